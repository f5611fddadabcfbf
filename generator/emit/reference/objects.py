"""What a type holds -> the body of its page, and sections for objects written inside others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import text
from generator.emit.reference import alternatives, tables
from generator.emit.reference.links import OPERATORS, Anchors, Links, link
from generator.pysample import PACKAGE

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
        return _heading(self.path, self.type)


def _heading(path: str, type_: Type) -> str:
    return f"{'Keys' if type_.alternatives is None else 'Alternatives'} of {text.code(path)}"


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
            yield Place(path, type_, anchors.give(_heading(path, type_)))
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


def section(place: Place, scope: Scope, links: Links) -> SectionView:
    """The section of an object."""
    type_ = place.type
    about = f"{links.type(type_.name)}: {text.prose(type_.description)}\n\n"
    if type_.inline:  # its description stands where it is held
        about = "" if type_.is_map else f"Python: {python_class(type_)}\n\n"
    return SectionView(place.heading, about + body(type_, scope, links))


def python_class(type_: Type) -> str:
    """What the client calls an object that is not a mapping."""
    return text.code(f"{PACKAGE}.models.{type_.name}")


def body(type_: Type, scope: Scope, links: Links) -> str:
    """The properties of an object and the rules for its keys, or the alternatives that there are."""
    if type_.alternatives is not None:
        return alternatives.body(type_, type_.alternatives, scope, links)
    blocks = []
    if type_.properties:
        blocks.append(tables.properties(type_.properties, links))
    blocks.append(" ".join([*_constant(type_), *_exclusive(type_), _extra(type_, scope, links)]))
    return "\n\n".join(blocks)


def _constant(type_: Type) -> Iterator[str]:
    """What is sent without being written, as the client has it."""
    fixed = [text.code(prop.wire) for prop in type_.properties if prop.is_constant]
    if fixed and "request" in type_.forms and not type_.is_map:
        yield f"The Python class fills in {text.listed(fixed, 'and')}."


def _exclusive(type_: Type) -> Iterator[str]:
    for group in type_.exclusive:
        yield f"At most one of {text.listed(map(text.code, group), 'and')}."


def _extra(type_: Type, scope: Scope, links: Links) -> str:
    """Which keys an object may have beyond the named ones."""
    rule = type_.extra
    if rule is None:
        return "There are no further keys."
    keys = "Further keys" if type_.properties else "Keys"
    pattern = rule.pattern(scope.type)
    which = (
        f"{keys} of any name are possible"
        if pattern is None
        else f"{keys} match {text.code(pattern)}"
    )
    if rule.names is not None:
        which = f"Each {'further ' if type_.properties else ''}key is {links.names(rule.names)}"
    value = links.shape(rule.shape)
    sentences = [f"{which}; the value of each: {value}.", *tables.allowed(rule.shape)]
    sentences += text.span(rule.min_items, rule.max_items, "key")
    if rule.operator is not None:
        address = f"{links.root}protocol.md#{text.anchor(OPERATORS)}"
        sentences.append(f"{link('An operator', address)} may stand before the name of a field.")
    return " ".join(sentences)
