"""What units, events and the protocol hold -> for each named type and enum, where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Use

if TYPE_CHECKING:
    from generator.model import Shape, Type, Unit, UnitIndex
    from generator.schema import EventsFile, ServiceFile

FEW = 7
"""Users of a name that what is made of its own file may tell of: the file is made again when they change."""


@dataclass(frozen=True, slots=True)
class Users:
    """The users of each name, in the order of the spec."""

    found: Mapping[str, tuple[Use, ...]]

    def all(self, name: str) -> tuple[Use, ...]:
        """Everything that uses a type or an enum."""
        return self.found.get(name, ())

    def first(self, name: str) -> tuple[Use, ...]:
        """A few of them."""
        return self.all(name)[:FEW]

    def told(self, index: UnitIndex) -> str:
        """What the output of a unit depends on: a few users of each of its names, as text."""
        return repr([self.first(name) for name, _ in (*index.types, *index.enums)])


def users(index: Iterable[UnitIndex], events: EventsFile, service: ServiceFile) -> Users:
    """Who uses what in the whole API."""
    found: dict[str, dict[Use, None]] = {}
    own = (pair for unit in index for pair in unit.holds)
    for use, names in (*own, *_once(events, service)):
        for name in names:
            found.setdefault(name, {})[use] = None
    return Users({name: tuple(uses) for name, uses in found.items()})


def _once(events: EventsFile, service: ServiceFile) -> Iterator[tuple[Use, tuple[str, ...]]]:
    for event in events.events:
        yield Use("event", event.name), (event.data, event.auth)
    for place in events.placements:
        yield Use("event", place.code), tuple(option.type for option in place.options.values())
    yield Use("protocol", ""), (service.protocol.time_type,)


def holds(unit: Unit) -> Iterator[tuple[Use, tuple[str, ...]]]:
    """The types and enums that the methods and types of a unit hold.

    What an object without a page of its own holds counts for what it is held by.
    """
    inline = {type_.name: type_ for type_ in unit.types if type_.inline}
    for method in unit.methods:
        shapes = (*(param.shape for param in method.params), method.result.shape)
        yield Use("method", method.wire), _names(shapes, inline)
    for type_ in unit.types:
        if not type_.inline:
            names = (name for name in _names(type_.held, inline) if name != type_.name)
            yield Use("type", type_.name), tuple(names)


def _names(shapes: Iterable[Shape], inline: Mapping[str, Type]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for shape in shapes:
        if shape.name in inline and shape.kind == "type":
            found |= dict.fromkeys(_names(inline[shape.name].held, inline))
        elif shape.kind in ("type", "enum"):
            found[shape.name] = None
    return tuple(found)
