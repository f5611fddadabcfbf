"""What an application does with the Python client -> the end of the page on it: tokens and events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import render, text
from generator.emit.reference.programs import portal
from generator.model import Scope
from generator.pysample import PACKAGE, Writer

if TYPE_CHECKING:
    from generator.model import Api, Event, Property

ENDPOINT, TOKEN = "client_endpoint", "access_token"
"""Properties of what an event tells of its portal that a client is made from."""

WIDEST = 50
"""Columns that a call may take where it stands inside of others."""


@dataclass(frozen=True, slots=True)
class ApplicationsPage:
    """Programs of applications; one is empty where the API has nothing to show it with."""

    tokens: str
    event: str


def section(api: Api, call: str) -> str:
    """The end of the page; `call` is a call that an application may make."""
    view = ApplicationsPage(tokens=_tokens(api, call), event=_event(api, call))
    return render.render("reference/applications.md.j2", view)


def _tokens(api: Api, call: str) -> str:
    """A call with tokens that are renewed and stored."""
    forms = {form.name: form for form in api.commons.service.protocol.url_forms}
    if "oauth" not in forms or not call:
        return ""
    writer = Writer(Scope(api.commons, api.type, api.enum, api.users))
    writer.need("json")
    writer.need("pathlib", "Path")
    writer.need(PACKAGE, "Bitrix24", "OAuthApp", "Tokens")
    lines = [
        *portal(forms["oauth"]),
        'renewal = "put-your-refresh-token-here"',
        'app = OAuthApp("put-your-client-id-here", "put-your-client-secret-here")',
        "tokens = Tokens(access_token=token, refresh_token=renewal, client_endpoint=portal)",
        "\n\ndef save(tokens: Tokens) -> None:",
        '    """Store tokens in place of the former ones."""',
        '    Path("tokens.json").write_text(json.dumps(tokens.to_dict()))',
        "\n\nwith Bitrix24.from_oauth(app, tokens, save) as b24:",
        f"    print({call if len(call) <= WIDEST else 'b24'})",
    ]
    return text.fence("python", writer.imports() + "\n".join(lines))


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
    token = known[TOKEN]
    yield 'SECRET = os.environ["BITRIX24_APPLICATION_TOKEN"]\n\n'
    yield "def receive(body: bytes) -> int:"
    yield '    """Take the body of a request; answer with a status."""'
    yield "    try:"
    yield "        event = parse_event(body, application_token=SECRET)"
    yield "    except ForeignEvent:"
    yield "        return 403"
    yield "    except EventError:"
    yield "        return 400"
    absent = token.shape.nullable or not token.required
    known_user = f" and event.auth.{token.name} is not None" if absent else ""
    yield f"    if isinstance(event, {event.class_name}){known_user}:"
    yield "        with Bitrix24.from_event(event) as b24:"
    yield f"            print(event.data, {call})"
    yield "    return 200"
