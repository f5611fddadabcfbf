"""Filters of the model -> classes with an attribute for each field that can be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import render, text
from generator.emit.client import docs, layout
from generator.emit.client.annotations import Annotator
from generator.emit.client.imports import Imports
from generator.model import Property, Scope, Shape, Type, Unit


@dataclass(frozen=True, slots=True)
class FieldView:
    """An attribute; every line stands as it is written."""

    lines: tuple[str, ...]
    docstring: str


@dataclass(frozen=True, slots=True)
class FilterView:
    """A class that nobody makes an instance of."""

    name: str
    docstring: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class FiltersPage:
    """A module of filters."""

    header: str
    docstring: str
    imports: str
    typing_imports: str
    filters: tuple[FilterView, ...]


def filters(unit: Unit) -> tuple[Type, ...]:
    """The types of a unit that are filters: operators stand before names of fields."""
    return tuple(type_ for type_ in unit.types if type_.is_filter)


def module(unit: Unit, scope: Scope) -> str:
    """Text of the module with the filters of a unit; empty if there are none."""
    used, typing_only = Imports(), Imports()
    views = tuple(_view(type_, scope, used, typing_only) for type_ in filters(unit))
    if not views:
        return ""
    used.name("__future__", "annotations")
    used.name("typing", "ClassVar")
    typing_only = typing_only.without(used)
    if typing_only.names or typing_only.modules:
        used.name("typing", "TYPE_CHECKING")
    page = FiltersPage(
        header=docs.header(unit.file),
        docstring=docs.sentence(f"Filters: {unit.title}."),
        imports=used.text(),
        typing_imports=typing_only.text(4),
        filters=views,
    )
    return render.render("client/filters.py.j2", page)


def _view(type_: Type, scope: Scope, used: Imports, typing_only: Imports) -> FilterView:
    found = tuple(_fields(type_, scope))
    shadowed = frozenset(p.name for p, _ in found)
    annotator = Annotator(scope, typing_only, shadowed)
    fields = []
    for prop, kind in found:
        value = annotator.parameter(_compared(prop.shape) if kind == "Field" else prop.shape)
        cls = used.own("_runtime.conditions", kind)
        lines = tuple(_lines(prop.name, f"{cls}[{value}]", cls, text.string(prop.wire)))
        fields.append(FieldView(lines, docs.paragraphs([prop.description], 4)))
    return FilterView(type_.name, docs.paragraphs([type_.description], 4), tuple(fields))


def _lines(name: str, kind: str, cls: str, wire: str) -> Iterator[str]:
    """An attribute, broken as black does it."""
    start, room = f"{name}: ClassVar[{kind}] = ", text.WIDTH - 4
    if len(f"{start}{cls}({wire})") <= room:
        yield f"{start}{cls}({wire})"
    elif len(f"{start}{cls}(") <= room:
        yield from (f"{start}{cls}(", f"    {wire}", ")")
    elif len(f"{start}(") <= room:
        yield from (f"{start}(", f"    {cls}({wire})", ")")
    else:
        yield f"{name}: ClassVar["
        yield from (f"    {line}" for line in layout.lines(kind, text.WIDTH - 8))
        yield f"] = {cls}({wire})"


def _fields(type_: Type, scope: Scope) -> Iterator[tuple[Property, str]]:
    """What can be asked for, and the class of it; keys of its own come before fields of the same name."""
    own = {p.wire for p in type_.properties}
    names = type_.extra.names if type_.extra is not None else None
    for prop in scope.type(names.of).properties if names is not None else ():
        if prop.wire not in own:
            yield prop, "Field"
    for prop in type_.properties:
        yield prop, "Key"


def _compared(shape: Shape) -> Shape:
    """What one value is compared with; of what has parts the spec does not tell."""
    if shape.many or shape.kind == "type":
        return Shape("any", "any")
    return Shape(shape.kind, shape.name)
