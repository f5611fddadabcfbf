"""The events -> `events.py`: a class each, and the function that reads a request of a portal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import render, text
from generator.emit.client import docs
from generator.emit.client.imports import Imports, rank

if TYPE_CHECKING:
    from generator.model import Api, Event

_RUNTIME = ("Event", "EventError", "ForeignEvent", "OtherEvent")


@dataclass(frozen=True, slots=True)
class EventView:
    """An event: the types of what it carries and of where it comes from."""

    class_name: str
    docstring: str
    data: str
    auth: str


@dataclass(frozen=True, slots=True)
class EventsPage:
    """All events; `kinds` are rows of the table by which they are found."""

    header: str
    imports: str
    exports: tuple[str, ...]
    events: tuple[EventView, ...]
    kinds: tuple[str, ...]


def module(api: Api, homes: Mapping[str, str]) -> str:
    """Text of the module with the events; `homes` tells the module of each model."""
    imports = Imports()
    for name in (*_RUNTIME, "parse"):
        imports.own("_runtime.events", name)
    imports.name("typing", "Any")
    imports.name("typing", "TypeAlias")
    imports.name("typing", "Union")
    imports.name("collections.abc", "Mapping")

    def annotation(name: str) -> str:
        # A type without a class has free keys.
        return imports.own(f"models.{homes[name]}", name) if name in homes else "dict[str, Any]"

    events = tuple(
        EventView(e.class_name, _about(e), annotation(e.data), annotation(e.auth))
        for e in api.events
    )
    names = (*_RUNTIME, "AnyEvent", "parse_event", *(event.class_name for event in events))
    page = EventsPage(
        header=docs.header("spec/events.yaml"),
        imports=imports.text(),
        exports=tuple(f'"{name}",' for name in sorted(names, key=rank)),
        events=events,
        kinds=tuple(
            f"{text.string(event.name.lower())}: {event.class_name}," for event in api.events
        ),
    )
    return render.render("client/events.py.j2", page)


def _about(event: Event) -> str:
    sentences = map(text.one_line, (event.summary, event.description))
    return text.docstring([*sentences, f"`{event.name}`\n{event.docs}"], 4)
