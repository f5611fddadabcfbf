"""What the document has once (head, servers, tags, shared components), and how it is joined."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator import text
from generator.emit.openapi import dump, errors, events, extensions
from generator.emit.openapi.operations import ACCESS_TOKEN, token_credential
from generator.emit.openapi.schemas import Schema, scalar_components
from generator.emit.openapi.servers import servers

if TYPE_CHECKING:
    from generator.model import Api, Commons, UnitIndex

SPELLINGS = ("json", "yaml")
PIECES = 200
"""Paths or schemas that are handed on together."""
LINES = 3
"""Lines of a fragment."""
VERSION = "3.1.1"
EVENTS_FILE = "spec/events.yaml"
LICENSE = {"name": "MIT", "identifier": "MIT"}
_COMPONENTS = "#/components/"
_HEADER = '# Generated from spec/ by "make generate". Do not edit.\n'


@dataclass(frozen=True, slots=True)
class Piece:
    """A named part of the document in both spellings, and the components that it refers to."""

    name: str
    uses: tuple[str, ...]
    json: str = ""
    yaml: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that the document is made of, in its order."""

    head: Schema
    paths: list[Piece]
    webhooks: list[Piece]
    components: Schema
    schemas: list[Piece]


def piece(name: str, value: Schema, indent: int) -> Piece:
    """A path, webhook or schema, ready to be joined; the indentation is that of its name."""
    text_ = dump.json_text(value)
    uses = tuple(dict.fromkeys(_uses(value)))
    return Piece(name, uses, text_, dump.yaml_text({name: value}, indent))


def _uses(value: Any) -> Iterator[str]:
    """The components that a value refers to. Examples are data, so a `$ref` in them is none."""
    if isinstance(value, dict):
        target = value.get("$ref")
        if isinstance(target, str) and target.startswith(_COMPONENTS):
            yield target.removeprefix(_COMPONENTS)
        for key, item in value.items():
            if key == "properties":
                yield from _uses(list(item.values()))
            elif key not in ("examples", "default"):
                yield from _uses(item)
    elif isinstance(value, list):
        for item in value:
            yield from _uses(item)


def fragment(paths: list[Piece], schemas: list[Piece]) -> str:
    """Pieces as a text of three lines: names and uses, JSON, YAML."""
    both = (paths, schemas)
    lines = (
        [[(p.name, p.uses) for p in part] for part in both],
        [[p.json for p in part] for part in both],
        [[p.yaml for p in part] for part in both],
    )
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)


def pieces(fragment: str, spelling: str) -> tuple[list[Piece], list[Piece]]:
    """The paths and schemas of such a text, in one spelling; the other stays empty."""
    lines = fragment.split("\n")
    heads, texts = json.loads(lines[0]), json.loads(lines[1 + SPELLINGS.index(spelling)])
    paths, schemas = (
        [Piece(name, uses=tuple(uses), **{spelling: made}) for (name, uses), made in pairs]
        for pairs in map(zip, heads, texts)
    )
    return paths, schemas


def join(
    api: Api, paths: list[Piece], schemas: Mapping[str, Piece], spelling: str
) -> Iterator[str]:
    """The document in one spelling, in parts."""
    webhooks = [piece(e.name, events.webhook(e, _events_tag(api)), 2) for e in api.events]
    every = {**schemas, **{p.name: p for p in shared(api)}}
    roots = {name for part in (*paths, *webhooks) for name in part.uses} | {
        f"schemas/{errors.ERROR}"
    }
    used = reachable(roots, every)
    kept = [made for name, made in every.items() if f"schemas/{name}" in used]
    responses = errors.shared_responses(api.commons).items()
    components = {
        "securitySchemes": _security_schemes(api.commons),
        "responses": {name: made for name, made in responses if f"responses/{name}" in used},
    }
    parts = Parts(_head(api), paths, webhooks, components, kept)
    return _in_parts(_json(parts) if spelling == "json" else _yaml(parts))


def reachable(roots: Iterable[str], schemas: Mapping[str, Piece]) -> set[str]:
    """The components that something refers to, directly or through schemas."""
    found: set[str] = set()
    ahead = list(roots)
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            schema = schemas.get(name.removeprefix("schemas/"))
            ahead += schema.uses if schema else ()
    return found


def shared(api: Api) -> Iterator[Piece]:
    """Schemas that belong to no unit: of errors, scalars and events."""
    yield piece(errors.ERROR, errors.error_component(api.commons), 4)
    for name, schema in scalar_components(api.commons).items():
        yield piece(name, schema, 4)
    for event in api.events:
        yield piece(events.body_name(event), events.component(event, api.type), 4)


def _json(parts: Parts) -> Iterator[str]:
    """One line for each part, so that a change shows where it is."""
    yield "{\n"
    yield from (f'"{key}": {dump.json_text(value)},\n' for key, value in parts.head.items())
    yield from _members("paths", parts.paths)
    if parts.webhooks:
        yield ",\n"
        yield from _members("webhooks", parts.webhooks)
    yield ',\n"components": {\n'
    yield from (f'"{key}": {dump.json_text(value)},\n' for key, value in parts.components.items())
    yield from _members("schemas", parts.schemas)
    yield "\n}\n}\n"


def _members(name: str, pieces: list[Piece]) -> Iterator[str]:
    yield f'"{name}": {{'
    for number, piece in enumerate(pieces):
        yield f"{',' if number else ''}\n{dump.json_text(piece.name)}: {piece.json}"
    yield "\n}"


def _yaml(parts: Parts) -> Iterator[str]:
    yield _HEADER
    yield dump.yaml_text(parts.head)
    yield "paths:\n" if parts.paths else "paths: {}\n"
    yield from (p.yaml for p in parts.paths)
    if parts.webhooks:
        yield "webhooks:\n"
        yield from (p.yaml for p in parts.webhooks)
    yield "components:\n"
    yield dump.yaml_text(parts.components, 2)
    yield "  schemas:\n"
    yield from (p.yaml for p in parts.schemas)


def _in_parts(pieces: Iterable[str]) -> Iterator[str]:
    """A text in parts of some size; as a whole it would fill the memory."""
    held: list[str] = []
    for piece in pieces:
        held.append(piece)
        if len(held) == PIECES:
            yield "".join(held)
            held.clear()
    yield "".join(held)


# -- head ----------------------------------------------------------------------------------------


def _head(api: Api) -> Schema:
    service = api.commons.service
    tags = _tags(api)
    return {
        "openapi": VERSION,
        "info": {
            "title": text.one_line(service.title),
            "summary": text.one_line(service.summary),
            "version": service.version,
            "description": _about(api.commons),
            "contact": {"name": "Vendor's documentation", "url": service.docs},
            "license": LICENSE,
        },
        "externalDocs": {"description": "Vendor's documentation", "url": service.docs},
        "servers": servers(api.commons.service.protocol.url_forms),
        "security": [{}, {ACCESS_TOKEN: []}],
        "tags": list(tags.values()),
        "x-tagGroups": _groups(api),
        "x-bitrix24-sources": {
            name: {"title": s.title}
            | ({"url": s.url} if s.url else {})
            | {"description": s.description}
            for name, s in service.sources.items()
        },
    }


def _about(commons: Commons) -> str:
    service = commons.service
    ways = [
        (text.prose(f.name), text.code(f.url), text.prose(f.credential))
        for f in service.protocol.url_forms
    ]
    limits = [
        (text.prose(limit.description), f"{limit.value:g}", text.prose(limit.unit))
        for limit in service.protocol.limits
    ]
    notes = "\n".join(f"- {text.prose(note)}" for note in service.protocol.notes)
    return "\n\n".join(
        [
            text.prose(service.description),
            f"## Addresses\n\n{text.table(('Way', 'Base address', 'Credential'), ways)}",
            f"## How calls work\n\n{notes}",
            f"## Limits\n\n{text.table(('Limit', 'Value', 'Unit'), limits)}",
            extensions.chapter(),
        ]
    )


def _security_schemes(commons: Commons) -> Schema:
    return {
        ACCESS_TOKEN: {
            "type": "apiKey",
            "in": "query",
            "name": commons.service.protocol.token_parameter,
            "description": text.prose(token_credential(commons)),
        }
    }


# -- tags ----------------------------------------------------------------------------------------


def _tags(api: Api) -> dict[str, Schema]:
    tags: dict[str, Schema] = {}
    for unit in api.index:
        if unit.methods:
            about = {"description": text.prose(unit.description)}
            link = {"externalDocs": {"description": unit.title, "url": unit.docs}}
            tags.setdefault(unit.title, {"name": unit.title} | about | link)
    if api.events:
        name = _events_tag(api)
        about = {"description": "Calls that the portal makes to a handler."}
        link = {"externalDocs": {"description": name, "url": api.commons.service.docs}}
        tags.setdefault(name, {"name": name} | about | link)
    return tags


def _events_tag(api: Api) -> str:
    return next((unit.title for unit in api.index if unit.file == EVENTS_FILE), "Events")


def _groups(api: Api) -> list[Schema]:
    """Areas by the first part of their name; events apart."""
    groups: dict[str, dict[str, None]] = {}
    for unit in api.index:
        if unit.methods:
            groups.setdefault(_namespace(unit), {})[unit.title] = None
    if api.events:
        groups.setdefault(_events_tag(api), {})[_events_tag(api)] = None
    return [{"name": name, "tags": list(titles)} for name, titles in groups.items()]


def _namespace(unit: UnitIndex) -> str:
    return f"Methods of {unit.area.partition('.')[0]}"
