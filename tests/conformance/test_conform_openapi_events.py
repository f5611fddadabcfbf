"""The webhooks of the OpenAPI document against the spec: each as a whole, its body, handlers that work."""

from __future__ import annotations

import contextlib
import io
import sys
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest import mock
from urllib.parse import unquote_plus

from tests.conformance import openapi_doc as doc
from tests.conformance.facts import Data, facts
from tests.conformance.markdown import read_text
from tests.conformance.report import Report
from tests.conformance.test_conform_client_events import form
from tests.conformance.test_conform_openapi_methods import check_doubts

FORM = "application/x-www-form-urlencoded"
WIRE = "On the wire the body is a form with brackets, here with a line for each field:"


def test_webhook(event: str) -> None:
    spec, report = facts().events[event], Report("OpenAPI", event)
    found = dict(doc.document()["webhooks"].get(event, {}).get("post", {}))
    samples = {s.get("label"): s.get("source", "") for s in found.pop("x-codeSamples", [])}
    described = read_text(found.pop("description", ""))
    touching = [
        {"slug": slug, "title": finding["title"]}
        for slug, finding in facts().findings.items()
        if event in finding["touches"]
    ]
    schema = {"$ref": f"{doc.SCHEMAS}{event[:1].upper()}{event[1:]}Event"}
    tree = {"summary": "The form as a tree", "value": spec["example"]}
    wanted = {
        "operationId": event,
        "tags": ["Events"],
        "summary": spec["summary"].removesuffix("."),
        "externalDocs": doc.vendors_page(event, spec["docs"]),
        "x-bitrix24-event": event,
        "x-bitrix24-scope": [spec["scope"]],
        **({"x-bitrix24-findings": touching} if touching else {}),
        "x-bitrix24-sources": spec["sources"],
        "security": [],
        "requestBody": {
            "required": True,
            "content": {FORM: {"schema": schema, "examples": {"tree": tree}}},
        },
        "responses": {"200": {"description": "The handler took the event."}},
    }
    report.tree("", found, wanted)
    head, *rest = described.sections
    report.text("description", head.text, f"{spec['description']} {WIRE}")
    lines = "&".join(f"{key}={value}" for key, value in form(spec["example"]))
    shown = [source for _, source in head.blocks]
    report.same("description: number of forms", len(shown), 1)
    for source in shown:
        report.same("description: form", unquote_plus(source.replace("\n", "")), lines)
    report.names("description: section", [s.heading for s in rest], ["Doubts"] if touching else [])
    check_doubts(report, rest, found)
    _handlers(report, samples, spec["example"])
    report.check()


def test_body_of_event(event: str) -> None:
    spec, report = facts().events[event], Report("OpenAPI", event)
    name = f"{event[:1].upper()}{event[1:]}Event"
    letters = (f"[{c.upper()}{c.lower()}]" if c.isalpha() else c for c in event)
    typed: Data = {
        "event": {
            "type": "string",
            "pattern": f"^{''.join(letters)}$",
            "description": "Name of the event; whether letters are capitals does not count.",
        },
        "data": {"$ref": _of_answer(spec["data"]), "description": "What happened."},
        "auth": {"$ref": _of_answer(spec["auth"]), "description": "Where the event comes from."},
        "ts": {
            "type": "string",
            "pattern": "^[0-9]+$",
            "x-logical-type": "timestamp",
            "description": "When the event was sent, in Unix seconds.",
        },
    }
    rest = {"type": "string", "description": "Sent with every event."}
    wanted = {
        "title": name,
        "description": f"Body of the event `{event}`.",
        "type": "object",
        "required": [*spec["example"]],
        "properties": {
            key: {"title": key.capitalize(), **typed.get(key, rest)} for key in spec["example"]
        },
    }
    report.tree(name, doc.schemas().get(name), wanted)
    report.check()


def _of_answer(type_: str) -> str:
    return doc.SCHEMAS + type_ + ("Value" if facts().types[type_]["direction"] == "both" else "")


def _handlers(report: Report, samples: dict[str, str], example: Data) -> None:
    """Each takes an event with the token of the application only, and prints the first value of its data."""
    path, value = ["data"], example["data"]
    while isinstance(value, dict):
        key = next(iter(value))
        path, value = [*path, key], value[key]
    steps = "".join(f"['{key}']" for key in path)
    php = (
        "if (!hash_equals($applicationToken, $_POST['auth']['application_token'] ?? ''))"
        f" {{ http_response_code(403); exit; }} print_r($_POST{steps});"
    )
    report.text("x-codeSamples: PHP handler: source", samples.get("PHP handler"), php)
    fields, token = dict(form(example)), example["auth"]["application_token"]
    for held, wanted in ((token, f"{value}\n"), ("another token", "refused with 403")):
        try:
            said = _handled(samples.get("Python handler", ""), fields, held)
        except Exception as error:
            said = repr(error)
        report.same(f"x-codeSamples: Python handler: source: with {held}", said, wanted)


class Refused(Exception):
    """Ends the handling of an event."""


def _handled(source: str, fields: dict[str, str], token: str) -> str:
    """What the handler in Python prints of an event, with a stand-in for Flask."""
    routes: dict[str, Any] = {}

    def abort(status: int) -> None:
        raise Refused(f"refused with {status}")

    app = SimpleNamespace(post=lambda route: lambda function: routes.setdefault(route, function))
    flask: Any = ModuleType("flask")
    flask.Flask, flask.abort = lambda _: app, abort
    flask.request = SimpleNamespace(form=fields)
    printed = io.StringIO()
    with mock.patch.dict(sys.modules, flask=flask), contextlib.redirect_stdout(printed):
        names = {"APPLICATION_TOKEN": token, "__name__": "sample"}
        exec(compile(source, "sample", "exec"), names)  # noqa: S102 - our own sample
        try:
            answered = routes["/handler"]()
        except Refused as refused:
            return str(refused)
    return printed.getvalue() + str(answered)
