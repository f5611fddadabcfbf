"""Objects written inside others -> sections of the page that they are on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import text
from generator.emit.reference import tables
from generator.emit.reference.links import OPERATORS, Anchors, Links, link

if TYPE_CHECKING:
    from generator.model import Property, Scope, Shape, Type


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading and what stands below it."""

    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Place:
    """An object and where it stands: `layout.blocks`; `anchor` is the address of its section."""

    path: str
    type: Type
    anchor: str

    @property
    def heading(self) -> str:
        return _heading(self.path)


def _heading(path: str) -> str:
    return f"Keys of {text.code(path)}"


def inline(
    found: Iterable[tuple[str, Shape]], scope: Scope, anchors: Anchors, named: bool = False
) -> Iterator[Place]:
    """Objects that are described nowhere else, those inside them included, in reading order. With
    `named`, also those that have a page of their own, but not what is inside them unless it is
    on no other page.
    """
    for path, shape in found:
        if shape.kind != "type":
            continue
        type_ = scope.type(shape.name)
        if type_.inline or named:
            yield Place(path, type_, anchors.give(_heading(path)))
            yield from inline(parts(path, type_), scope, anchors)


def parts(path: str, type_: Type) -> Iterator[tuple[str, Shape]]:
    """The paths and shapes of all that an object holds."""
    for prop in type_.properties:
        yield f"{path}.{prop.wire}" if path else prop.wire, prop.shape
    if type_.extra is not None:
        yield f"{path}.*" if path else "*", type_.extra.shape


def shapes(params: Iterable[Property]) -> Iterator[tuple[str, Shape]]:
    """The names and shapes of parameters."""
    for prop in params:
        yield prop.wire, prop.shape


def section(place: Place, links: Links) -> SectionView:
    """The section of an object."""
    type_ = place.type
    about = "" if type_.inline else f"{links.type(type_.name)}: {text.prose(type_.description)}\n\n"
    return SectionView(place.heading, about + body(type_, links))


def body(type_: Type, links: Links) -> str:
    """The properties of an object and the rule for its further keys."""
    blocks = []
    if type_.properties:
        blocks.append(tables.properties(type_.properties, links))
    blocks.append(extra(type_, links))
    return "\n\n".join(blocks)


def extra(type_: Type, links: Links) -> str:
    """Which keys an object may have beyond the named ones, as a sentence."""
    rule = type_.extra
    if rule is None:
        return "There are no further keys."
    keys = "Further keys" if type_.properties else "Keys"
    which = (
        f"{keys} match {text.code(rule.keys)}" if rule.keys else f"{keys} of any name are possible"
    )
    value = links.shape(rule.shape)
    sentences = [f"{which}; the value of each: {value}.", *tables.allowed(rule.shape)]
    if rule.operators:
        address = f"{links.root}protocol.md#{text.anchor(OPERATORS)}"
        sentences.append(f"{link('An operator', address)} may stand before the name of a field.")
    return " ".join(sentences)
