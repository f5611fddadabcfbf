"""What units leave behind -> the pages that lead to all others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from generator import render, text
from generator.emit.reference import catalogue, guides
from generator.emit.reference.links import Links, enum_page, generated, link, type_page

if TYPE_CHECKING:
    from generator.model import Api, Method, Unit, UnitIndex

ORIGIN = "spec"


class Fragment(TypedDict):
    """What the joined pages need of a unit: finished lines, and small tables by name."""

    methods: list[str]
    lines: list[str]
    old_lines: list[str]
    types: list[catalogue.Line]
    pages: dict[str, str]
    statuses: dict[str, list[int]]
    programs: dict[str, str]


@dataclass(frozen=True, slots=True)
class ReadmePage:
    """The front page."""

    generated: str
    title: str
    summary: str
    description: str
    docs: str
    areas: tuple[AreaView, ...]
    events: tuple[str, ...]
    guides: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaView:
    """The methods of one file."""

    heading: str
    description: str
    table: str


@dataclass(frozen=True, slots=True)
class LlmsPage:
    """The index for agents."""

    generated: str
    title: str
    summary: str
    notes: tuple[str, ...]
    guides: tuple[str, ...]
    pages: tuple[str, ...]
    methods: tuple[str, ...]
    events: tuple[str, ...]
    old: tuple[str, ...]


PAGES = (
    ("python.md", "The Python client", "coroutines, answers, times, hooks, what it does not know"),
    (
        "testing.md",
        "Tests with a fake portal",
        "a portal on the own machine, faults on demand, other languages",
    ),
    ("faults.md", "Faults", "what is sent again, and what is raised when something goes wrong"),
    ("types/README.md", "Types and enums", "every object and every set of values"),
    ("events.md", "Events and placements", "what the portal sends"),
    ("errors.md", "Error classes", "codes, messages, statuses and retries"),
    ("protocol.md", "Protocol", "addresses, authorisation, single values, batch, OAuth, limits"),
    ("findings.md", "Findings", "where the sources disagree, and what was decided"),
)


def fragment(unit: Unit, programs: dict[str, str]) -> str:
    """What the joined pages need of a unit."""
    lines: dict[bool, list[str]] = {False: [], True: []}
    for method in unit.methods:
        address = link(text.prose(method.wire), f"methods/{method.wire}.md")
        lines[method.deprecated is not None].append(f"- {address}: {text.prose(method.summary)}")
    statuses: dict[str, set[int]] = {}
    for method in unit.methods:
        for row in method.errors:
            statuses.setdefault(row.class_name, set()).add(row.status)
    found: Fragment = {
        "methods": [_method_row(method) for method in unit.methods],
        "lines": lines[False],
        "old_lines": lines[True],
        "types": list(catalogue.lines(unit)),
        "pages": {t.name: type_page(t.name) for t in unit.types if not t.inline}
        | {e.name: enum_page(e.name) for e in unit.enums},
        "statuses": {name: sorted(codes) for name, codes in statuses.items()},
        "programs": programs,
    }
    return json.dumps(found, ensure_ascii=False)


def _method_row(method: Method) -> str:
    shown = link(text.code(method.wire), f"methods/{method.wire}.md")
    old = ""
    if method.deprecated is not None:
        instead = method.deprecated.replacement
        use = f", use {link(text.code(instead), f'methods/{instead}.md')}" if instead else ""
        old = f" **Deprecated**{use}."
    return text.row((shown, text.prose(method.summary) + old))


def readme(api: Api, fragments: Mapping[str, Fragment], links: Links) -> str:
    """The front page: one line for each method, by area."""
    service = api.commons.service
    view = ReadmePage(
        generated=generated(ORIGIN),
        title=text.prose(service.title),
        summary=text.prose(service.summary),
        description=text.prose(service.description),
        docs=link("the vendor's documentation", service.docs),
        areas=tuple(_area(unit, fragments[unit.file]) for unit in api.index if unit.methods),
        events=tuple(_event_lines(api)),
        guides=tuple(guides.overview(links)),
        others=tuple(f"- {link(title, path)}: {what}" for path, title, what in PAGES),
    )
    return render.markdown(render.render("reference/README.md.j2", view))


def _area(unit: UnitIndex, found: Fragment) -> AreaView:
    return AreaView(
        heading=f"{text.prose(unit.title)}: {text.code(unit.area)}",
        description=f"{text.prose(unit.description)} ({link('vendor', unit.docs)})",
        table=_joined(("Method", "Summary"), found["methods"]),
    )


def _joined(head: Iterable[str], rows: Iterable[str]) -> str:
    return "\n".join([text.table(head, ()), *rows])


def _event_lines(api: Api) -> Iterator[str]:
    for event in api.events:
        shown = link(text.code(event.name), f"events.md#{text.anchor(event.name)}")
        yield f"- {shown}: {text.prose(event.summary)}"
    for place in api.placements:
        shown = link(text.code(place.code), f"events.md#{text.anchor(place.code)}")
        yield f"- {shown}: {text.prose(place.summary)}"


def llms(api: Api, fragments: Mapping[str, Fragment], links: Links) -> str:
    """The index for agents."""
    service = api.commons.service
    found = [fragments[unit.file] for unit in api.index]
    view = LlmsPage(
        generated=generated(ORIGIN),
        title=text.prose(service.title),
        summary=text.prose(service.summary),
        notes=tuple(_instructions(api)),
        guides=tuple(guides.overview(links)),
        pages=tuple(f"- {link(title, path)}: {what}" for path, title, what in PAGES),
        methods=tuple(line for f in found for line in f["lines"]),
        events=tuple(_event_lines(api)),
        old=tuple(line for f in found for line in f["old_lines"]),
    )
    return render.markdown(render.render("reference/llms.txt.j2", view))


def _instructions(api: Api) -> Iterator[str]:
    protocol = api.commons.service.protocol
    for form in protocol.url_forms:
        address = text.code(f"{form.url}/{{method}}")
        yield f"- {text.prose(form.name)}: {address}. {text.prose(form.credential)}"
    yield from (f"- {text.prose(note)}" for note in protocol.notes)
