"""Handlers of events in web frameworks: the programs of the reference in the frameworks themselves."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.conf import settings
from django.http import QueryDict
from starlette.datastructures import FormData
from werkzeug.datastructures import ImmutableMultiDict

from tests.conformance import client_code
from tests.conformance.facts import facts
from tests.conformance.portal import running
from tests.properties.php_forms import write
from tests.test_docs import ACTIVITY, FRAMED, PYTHON, TOKEN, code, environment

# What a form is posted with. It prints the status of each answer; a work that the answer does not wait for
# begins when all are printed.
FASTAPI = """
import asyncio

async def post(body, kind):
    async def send(message):
        if message["type"] == "http.response.start":
            print(message["status"], flush=True)

    async def receive():
        return {"type": "http.request", "body": body}

    scope = {"type": "http", "method": "POST", "path": "/bitrix24", "query_string": b""}
    await app({**scope, "headers": [(b"content-type", kind.encode())]}, receive, send)

for given in POSTS:
    asyncio.run(post(*given))
"""
GATE = """
from threading import Event as Gate

gate, real = Gate(), work

def work(event):
    assert gate.wait(30)
    real(event)
"""
POSTED = """
for body, kind in POSTS:
    print(client.post("/bitrix24", data=body, content_type=kind).status_code, flush=True)
gate.set()
"""
FLASK = f"""{GATE}
client = app.test_client()
{POSTED}"""
DJANGO = f"""{GATE}
from django.conf import settings
from django.test import Client
from django.urls import path

settings.configure(
    ROOT_URLCONF=__name__, MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"], ALLOWED_HOSTS=["*"]
)
urlpatterns = [path("bitrix24", receive)]
client = Client(enforce_csrf_checks=True)
{POSTED}"""
DRIVERS = {"FastAPI": FASTAPI, "Flask": FLASK, "Django": DJANGO}
FORM = "application/x-www-form-urlencoded"


def test_every_framework_on_the_page_is_tried() -> None:
    titles = [s.split("\n")[0] for s in PYTHON if s.startswith(FRAMED)]
    assert titles == [f"{FRAMED}{name}" for name in DRIVERS]


@pytest.mark.parametrize("framework", DRIVERS)
def test_the_handler_answers_and_then_calls_the_portal(framework: str, tmp_path: Path) -> None:
    (section,) = (s for s in PYTHON if s.startswith(f"{FRAMED}{framework}\n"))
    event = deepcopy(next(iter(facts().events.values()))["example"])
    event["data"]["FIELDS"]["ID"] = 77
    program = tmp_path / "handler.py"
    with running() as portal:
        portal.answer((200, ACTIVITY))
        event["auth"] |= {"application_token": TOKEN, "client_endpoint": portal.endpoint}
        foreign = {**event, "auth": event["auth"] | {"application_token": "another-token"}}
        forms = [write(foreign), "event[x]=1", write(event)]
        posts = [(form.encode(), FORM) for form in forms]
        program.write_text(f"{code(section)}\nPOSTS = {posts!r}\n{DRIVERS[framework]}")
        done = subprocess.run(
            [sys.executable, "-W", "error", str(program)],
            env=environment(portal),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        *statuses, told = done.stdout.splitlines()
        assert statuses == ["403", "400", "200"], done.stderr
        (received,) = portal.received
    assert received.path.endswith("/crm.activity.get")
    assert received.body["id"] == 77
    assert received.body["auth"] == event["auth"]["access_token"]
    assert f"Activity(id={ACTIVITY['result']['ID']}, " in told


BODY = (
    "event=ONFIRST&event=ONNEW&data[ids][]=1&data[ids][]=2&data[x]=1&data[x]=2"
    "&data[a][b]=%C3%BC+%26&auth[application_token]=put-the-application-token-here"
)


def django(body: str) -> QueryDict:
    """The form as Django has it; it asks for settings."""
    if not settings.configured:
        settings.configure()
    return QueryDict(body)


PARSED = {
    "django": django,
    "flask": lambda body: ImmutableMultiDict(parse_qsl(body)),
    "starlette": lambda body: FormData(parse_qsl(body)),
}


@pytest.mark.parametrize("framework", PARSED)
def test_a_parsed_form_keeps_all_values(framework: str) -> None:
    read = client_code.part("events").parse_event
    form: Mapping[str, Any] = PARSED[framework](BODY)
    found = read(form, application_token=TOKEN)
    assert found.raw == read(BODY, application_token=TOKEN).raw
    assert found.event == "ONNEW"
    assert found.data == {"ids": ["1", "2"], "x": "2", "a": {"b": "ü &"}}
    plain = read(PARSED[framework]("event=ONFIRST&event=ONNEW"), application_token=None)
    assert plain.event == "ONNEW"
