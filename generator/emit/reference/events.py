"""Events and placements -> the page on what the portal sends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import render, text
from generator.emit.reference import findings, tables
from generator.emit.reference.links import Links, generated, link, sources
from generator.pysample import PACKAGE

if TYPE_CHECKING:
    from generator.model import Api, Event
    from generator.schema import PlacementSpec, Property

ORIGIN = "spec/events.yaml and spec/service.yaml"


@dataclass(frozen=True, slots=True)
class EventsPage:
    """The page on what the portal sends."""

    generated: str
    notes: tuple[str, ...]
    sources: str
    events: tuple[EventView, ...]
    placements: tuple[PlacementView, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """A call to a handler."""

    heading: str
    summary: str
    description: str
    strip: str
    form: str
    tree: str
    findings: str
    facts: str


@dataclass(frozen=True, slots=True)
class PlacementView:
    """A place in the interface where an application shows itself."""

    heading: str
    summary: str
    description: str
    facts: str
    options: str
    example: str


def page(api: Api, links: Links) -> str:
    """The page on events and placements."""
    enums = frozenset(name for unit in api.index for name, _ in unit.enums)
    handlers = api.commons.service.protocol.handlers
    view = EventsPage(
        generated=generated(ORIGIN),
        notes=tuple(f"- {text.prose(note)}" for note in handlers.notes) if handlers else (),
        sources=sources(handlers.sources, api.commons.service) if handlers else "",
        events=tuple(_event(event, api, links) for event in api.events),
        placements=tuple(_placement(place, api, enums, links) for place in api.placements),
    )
    return render.markdown(render.render("reference/events.md.j2", view))


def _event(event: Event, api: Api, links: Links) -> EventView:
    service = api.commons.service
    strip = (
        (links.python, text.code(f"{PACKAGE}.events.{event.class_name}")),
        ("Scope", text.code(event.scope)),
        ("Data", links.type(event.data)),
        ("Authorisation", links.type(event.auth)),
    )
    rows = (
        ("Vendor's page", link(text.prose(event.name), event.docs)),
        ("Sources", sources(event.sources, service)),
    )
    return EventView(
        heading=text.prose(event.name),
        summary=text.prose(event.summary),
        description=text.prose(event.description),
        strip=tables.strip(strip),
        form=text.fence("text", text.form(event.example)),
        tree=tables.fenced_json(event.example),
        findings=findings.about(event.findings, event.name, links),
        facts=tables.facts(rows),
    )


def _placement(
    place: PlacementSpec, api: Api, enums: frozenset[str], links: Links
) -> PlacementView:
    rows = (
        ("Vendor's page", link(text.prose(place.code), place.docs)),
        ("Sources", sources(place.sources, api.commons.service)),
    )
    options = (_option(wire, option, enums, links) for wire, option in place.options.items())
    return PlacementView(
        heading=text.prose(place.code),
        summary=text.prose(place.summary),
        description=text.prose(place.description),
        facts=tables.facts(rows),
        options=text.table(("Option", "Type", "Required", "Description"), options),
        example=tables.fenced_json(place.example) if place.example is not None else "",
    )


def _option(wire: str, option: Property, enums: frozenset[str], links: Links) -> tuple[str, ...]:
    return (
        text.code(wire),
        _option_type(option, enums, links),
        "yes" if option.required else "no",
        " ".join(_option_text(option)),
    )


def _option_text(option: Property) -> Iterator[str]:
    yield text.prose(option.description)
    if option.starred is not None:
        yield f"Marks: {tables.star(option.starred)}."
    if "example" in option.model_fields_set:
        yield f"Example: {tables.code_json(option.example)}."


def _option_type(option: Property, enums: frozenset[str], links: Links) -> str:
    if option.type in links.scalars:
        shown = links.scalar(option.type)
    elif option.type in enums:
        shown = links.enum(option.type)
    elif option.type in ("any", "object"):
        shown = option.type
    else:
        shown = links.type(option.type)
    shown = f"list of {shown}" if option.list else shown
    return f"{shown} or null" if option.nullable else shown
