"""Programs of the units, and events -> the page on the Python client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import render, text
from generator.emit.reference.links import generated
from generator.emit.reference.programs import shortest
from generator.model import Scope
from generator.pysample import PACKAGE, Writer

if TYPE_CHECKING:
    from generator.model import Api, Event, Property

ENDPOINT, TOKEN = "client_endpoint", "access_token"
"""Properties of what an event tells of its portal that a client is made from."""

WIDEST = 50
"""Columns that a call may take where it stands inside of others."""


@dataclass(frozen=True, slots=True)
class PythonPage:
    """How the client is used; a program is empty where the API has nothing to show it with."""

    generated: str
    webhook: str
    token: str
    coroutine: str
    answer: str
    change: str
    pages: str
    batch: str
    batch_size: int
    errors: str
    groups: str
    watch: str
    unknown: str
    event: str


def page(api: Api, programs: Iterable[Mapping[str, str]]) -> str:
    """The page; `programs` are those of the units."""
    kept = shortest(programs)
    shown = {name: text.fence("python", program) for name, program in kept.items()}
    view = PythonPage(
        generated=generated("spec"),
        webhook=shown.get("webhook", ""),
        token=shown.get("token", ""),
        coroutine=shown.get("coroutine", ""),
        answer=shown.get("answer", ""),
        change=shown.get("change", ""),
        pages=shown.get("pages", ""),
        batch=shown.get("batch", ""),
        batch_size=api.commons.service.protocol.batch.max_commands,
        errors=shown.get("errors", ""),
        groups=", ".join(map(text.code, api.commons.error_groups)),
        watch=shown.get("watch", ""),
        unknown=shown.get("unknown", ""),
        event=_event(api, kept.get("call", "")),
    )
    return render.markdown(render.render("reference/python.md.j2", view))


def _event(api: Api, call: str) -> str:
    """A handler of the first event that tells how to call its portal; `call` is one that it may make."""
    for event in api.events:
        known = {p.wire: p for p in api.type(event.auth).properties}
        if {ENDPOINT, TOKEN} <= known.keys():
            writer = Writer(Scope(api.commons, api.type, api.enum, api.users))
            writer.need("os")
            writer.need(PACKAGE, "Bitrix24", "parse_event")
            writer.need(f"{PACKAGE}.events", "EventError", "ForeignEvent", event.class_name)
            body = _handler(event, known, call if len(call) <= WIDEST else "b24")
            return text.fence("python", writer.imports() + "\n".join(body))
    return ""


def _handler(event: Event, known: Mapping[str, Property], call: str) -> Iterator[str]:
    endpoint, token = known[ENDPOINT].name, known[TOKEN]
    yield 'SECRET = os.environ["BITRIX24_APPLICATION_TOKEN"]\n\n'
    yield "def receive(body: bytes) -> int:"
    yield '    """Take the body of a request; answer with a status."""'
    yield "    try:"
    yield "        event = parse_event(body, application_token=SECRET)"
    yield "    except ForeignEvent:"
    yield "        return 403"
    yield "    except EventError:"
    yield "        return 400"
    yield f"    if isinstance(event, {event.class_name}):"
    yield f"        portal, token = event.auth.{endpoint}, event.auth.{token.name}"
    absent = token.shape.nullable or not token.required
    margin = "            " if absent else "        "
    if absent:
        yield "        if token is not None:"
    yield f"{margin}with Bitrix24.from_token(portal, token) as b24:"
    yield f"{margin}    print(event.data, {call})"
    yield "    return 200"
