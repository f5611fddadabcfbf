"""Events -> webhooks: calls that the portal makes to a handler, as forms with PHP brackets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from generator import text
from generator.emit.openapi.operations import doubts, external
from generator.emit.openapi.schemas import Schema, component_name, ref

if TYPE_CHECKING:
    from generator.model import Event, Type

FORM = "application/x-www-form-urlencoded"
TOKEN = "application_token"
HANDLERS = {"PHP handler": "PHP", "Python handler": "Python"}
"""The language of each label of a sample, in the order in which they are shown."""


def webhook(event: Event, tag: str) -> Schema:
    """The path item of an event."""
    made: Schema = {
        "operationId": event.name,
        "tags": [tag],
        "summary": text.one_line(event.summary).removesuffix("."),
        "description": _description(event),
        "externalDocs": external(event.name, event.docs),
        "x-bitrix24-event": event.name,
        "x-bitrix24-scope": [event.scope],
    }
    if event.findings:
        made["x-bitrix24-findings"] = [{"slug": f.slug, "title": f.title} for f in event.findings]
    made["x-bitrix24-sources"] = list(event.sources)
    made["security"] = []
    example = {"summary": "The form as a tree", "value": event.example}
    body = {"schema": ref(body_name(event)), "examples": {"tree": example}}
    made["requestBody"] = {"required": True, "content": {FORM: body}}
    made["responses"] = {"200": {"description": "The handler took the event."}}
    sources = zip(HANDLERS.items(), (_php(event), _python(event)), strict=True)
    made["x-codeSamples"] = [
        {"lang": language, "label": label, "source": source}
        for (label, language), source in sources
    ]
    return {"post": made}


def body_name(event: Event) -> str:
    """Schema of the body of an event."""
    return f"{event.class_name}Event"


def component(event: Event, type_of: Callable[[str], Type]) -> Schema:
    """The body of an event; keys that the spec does not type are texts, as all of a form is."""
    data, auth = (ref(component_name(type_of(n), "response")) for n in (event.data, event.auth))
    typed = {
        "event": {"type": "string", "pattern": _any_case(event.name), "description": _NAME},
        "data": data | {"description": "What happened."},
        "auth": auth | {"description": "Where the event comes from."},
        "ts": {"type": "string", "pattern": "^[0-9]+$", "x-logical-type": "timestamp"}
        | {"description": "When the event was sent, in Unix seconds."},
    }
    keys = list(event.example)
    rest = {
        k: {"type": "string", "description": "Sent with every event."}
        for k in keys
        if k not in typed
    }
    held = typed | rest
    return {
        "title": body_name(event),
        "description": f"Body of the event {text.code(event.name)}.",
        "type": "object",
        "required": keys,
        "properties": {key: {"title": key.capitalize()} | held[key] for key in keys},
    }


_NAME = "Name of the event; whether letters are capitals does not count."


def _any_case(name: str) -> str:
    """A pattern of the name in whatever case; JSON Schema has no flag for it."""
    return f"^{''.join(f'[{c.upper()}{c.lower()}]' if c.isalpha() else c for c in name)}$"


def _description(event: Event) -> str:
    wire = text.form(event.example)
    parts = [
        text.prose(event.description),
        "On the wire the body is a form with brackets, here with a line for each field:",
        text.fence("text", wire),
    ]
    if event.findings:
        parts.append(f"### Doubts\n\n{doubts(event.findings)}")
    return "\n\n".join(parts) + "\n"


# -- samples -------------------------------------------------------------------------------------


def _leaf(value: Any, path: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The way to the first single value."""
    while isinstance(value, dict) and value:
        key = next(iter(value))
        path, value = (*path, key), value[key]
    return path


def _php(event: Event) -> str:
    steps = "".join(
        f"[{text.php_string(key)}]" for key in ("data", *_leaf(event.example.get("data")))
    )
    return (
        f"if (!hash_equals($applicationToken, $_POST['auth']['{TOKEN}'] ?? '')) {{\n"
        "    http_response_code(403);\n"
        "    exit;\n"
        "}\n"
        f"print_r($_POST{steps});\n"
    )


def _python(event: Event) -> str:
    first, *rest = ("data", *_leaf(event.example.get("data")))
    name = text.string(first + "".join(f"[{key}]" for key in rest))
    return (
        "import hmac\n\n"
        "from flask import Flask, abort, request\n\n"
        "app = Flask(__name__)\n\n\n"
        '@app.post("/handler")\n'
        "def handler():\n"
        f'    token = request.form.get("auth[{TOKEN}]", "")\n'
        "    if not hmac.compare_digest(token, APPLICATION_TOKEN):\n"
        "        abort(403)\n"
        f"    print(request.form[{name}])\n"
        '    return ""\n'
    )
