"""What a unit's methods and types hold -> for each named type and enum, where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.emit.reference.links import Links

if TYPE_CHECKING:
    from generator.model import Shape, Type, Unit


def uses(unit: Unit, links: Links) -> dict[str, list[str]]:
    """Links to the methods and types of the unit that hold a name, in their order.

    What an object without a page of its own holds counts for the page that it is on.
    """
    inline = {type_.name: type_ for type_ in unit.types if type_.inline}
    found: dict[str, dict[str, None]] = {}
    for method in unit.methods:
        shapes = (*(param.shape for param in method.params), method.result.shape)
        for name in _names(shapes, inline):
            found.setdefault(name, {})[links.method(method.wire)] = None
    for type_ in unit.types:
        for name in () if type_.inline else _names(type_.held, inline):
            if name != type_.name:
                found.setdefault(name, {})[links.type(type_.name)] = None
    return {name: list(holders) for name, holders in found.items()}


def _names(shapes: Iterable[Shape], inline: dict[str, Type]) -> Iterator[str]:
    for shape in shapes:
        if shape.name in inline and shape.kind == "type":
            yield from _names(inline[shape.name].held, inline)
        elif shape.kind in ("type", "enum"):
            yield shape.name
