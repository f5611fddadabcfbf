"""The Markdown reference: one page for each method, type and enum, and the pages that lead to them.

It reads well on GitHub and as plain text: no HTML, links relative, tables with fixed heads.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator import text
from generator.commons import split_touch
from generator.emit import Output
from generator.emit.reference import (
    catalogue,
    events,
    faults,
    findings,
    guides,
    index,
    method,
    python,
    service,
    testing,
    types,
)
from generator.emit.reference.links import Links, enum_page, type_page
from generator.emit.reference.programs import programs

if TYPE_CHECKING:
    from generator.emit.reference.index import Fragment
    from generator.model import Api, Scope, Unit

FOLDER = "reference"


def unit(unit: Unit, scope: Scope) -> Output:
    """The pages of the methods, types and enums of one spec file."""
    links = Links("../", frozenset(scope.commons.scalars))
    files = {
        f"{FOLDER}/methods/{found.wire}.md": method.page(found, unit, scope, links)
        for found in unit.methods
    }
    for type_ in unit.types:
        if not type_.inline:
            used = catalogue.used(type_.name, unit, scope, links)
            made = types.page(type_, unit, scope, links, used=used)
            files[f"{FOLDER}/{type_page(type_.name)}"] = made
    for enum in unit.enums:
        used = catalogue.used(enum.name, unit, scope, links)
        made = types.enum_page(enum, unit, scope, links, used=used)
        files[f"{FOLDER}/{enum_page(enum.name)}"] = made
    return Output(files, index.fragment(unit, programs(unit, scope)))


def whole(api: Api, fragments: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The pages that exist once."""
    links = Links("", frozenset(api.commons.scalars))
    found: dict[str, Fragment] = {file: json.loads(piece) for file, piece in fragments.items()}
    yield f"{FOLDER}/README.md", index.readme(api, found, links)
    lines = {file: piece["types"] for file, piece in found.items()}
    yield f"{FOLDER}/types/README.md", catalogue.page(api, lines)
    made = (piece["programs"] for piece in found.values())
    yield f"{FOLDER}/python.md", python.page(made)
    made = (piece["programs"] for piece in found.values())
    yield f"{FOLDER}/testing.md", testing.page(api, made)
    made = (piece["programs"] for piece in found.values())
    yield from ((f"{FOLDER}/{path}", page) for path, page in guides.pages(api, made))
    yield f"{FOLDER}/faults.md", faults.page(api, links)
    yield f"{FOLDER}/events.md", events.page(api, links)
    yield f"{FOLDER}/errors.md", service.errors(api, _statuses(found), links)
    yield f"{FOLDER}/protocol.md", service.protocol(api, links)
    address = _Addresses(api, found)
    yield f"{FOLDER}/findings.md", findings.page(api.findings, api.commons.service, address)
    yield f"{FOLDER}/llms.txt", index.llms(api, found, links)


def _statuses(fragments: Mapping[str, Fragment]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for piece in fragments.values():
        for name, codes in piece["statuses"].items():
            found.setdefault(name, set()).update(codes)
    return found


class _Addresses:
    """Where that which a finding touches is described, as seen from the top of the reference."""

    def __init__(self, api: Api, fragments: Mapping[str, Fragment]) -> None:
        self.pages = {"protocol": "protocol.md"}
        for piece in fragments.values():
            self.pages |= piece["pages"]
        for unit in api.index:
            self.pages |= {line.wire: f"methods/{line.wire}.md" for line in unit.methods}
        self.pages |= {event.name: f"events.md#{text.anchor(event.name)}" for event in api.events}

    def __call__(self, touch: str) -> str:
        return self.pages.get(split_touch(touch)[0], "")
