"""The example of a type -> an indented outline in which each part leads to the page of its type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import text
from generator.emit.reference.links import Links
from generator.pysample import alternative

if TYPE_CHECKING:
    from generator.model import Json, Scope, Shape, Type

_SHOWN = 60
"""Characters of a single value that are shown; the example itself has all of them."""


@dataclass(frozen=True, slots=True)
class _Part:
    """An object in an example, under the key that it has there; those of a list share one."""

    key: str
    type: Type
    value: dict[str, Json]


def outline(type_: Type, scope: Scope, links: Links) -> str:
    """Every object in the example in its place, with its single values; empty if the example holds
    nothing that has a page of its own. Constants are left out: the name of the type says as much.
    """
    top = _part("", type_, type_.example, scope)
    if top is None:
        return ""
    lines = list(_lines(top, scope, links, 0))
    return "\n".join(lines) if any("](" in line for line in lines[1:]) else ""


def _part(key: str, type_: Type, value: Json, scope: Scope) -> _Part | None:
    """A value as an object of the type, or of the alternative that it is."""
    if type_.alternatives is None:
        return _Part(key, type_, value) if isinstance(value, dict) else None
    shape = alternative(type_.alternatives, value, scope)
    if shape is None or shape.kind != "type":
        return None
    return _part(key, scope.type(shape.name), value, scope)


def _lines(part: _Part, scope: Scope, links: Links, level: int) -> Iterator[str]:
    singles: list[str] = []
    inner: list[_Part] = []
    for key, item in part.value.items():
        shape = _shape(part.type, key)
        items = item if isinstance(item, list) else [item]
        found = [
            _part(key, scope.type(shape.name), each, scope)
            for each in items
            if shape is not None and shape.kind == "type"
        ]
        objects = [each for each in found if each is not None]
        if objects and len(objects) == len(items):
            inner += objects
        elif key not in {p.wire for p in part.type.properties if p.is_constant}:
            singles.append(text.code(f"{key}: {_short(item)}"))
    named = [] if part.type.inline else [links.type(part.type.name)]
    heads = [*([text.code(part.key)] if level else []), *named]
    yield f"{'  ' * level}- {': '.join([*heads, *([', '.join(singles)] if singles else [])])}"
    for each in inner:
        yield from _lines(each, scope, links, level + 1)


def _shape(type_: Type, key: str) -> Shape | None:
    known = {p.wire: p.shape for p in type_.properties}
    if key not in known and type_.extra is not None:
        return type_.extra.shape
    return known.get(key)


def _short(value: Json) -> str:
    shown = text.json_source(value)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
