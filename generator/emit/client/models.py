"""The types of a unit -> `models/<module>.py`: datamodel-code-generator's classes in our layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import render, text
from generator.emit.client import dcg, docs
from generator.emit.client.annotations import map_shapes
from generator.model import Type, Unit

if TYPE_CHECKING:
    from generator.model import Scope


@dataclass(frozen=True, slots=True)
class FieldView:
    """An attribute: the lines of its declaration, and its docstring."""

    lines: tuple[str, ...]
    docstring: str


@dataclass(frozen=True, slots=True)
class ModelView:
    """A class."""

    name: str
    base: str
    docstring: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class ModelsPage:
    """A module of models; `calls` complete classes that refer to each other."""

    header: str
    docstring: str
    imports: str
    models: tuple[ModelView, ...]
    calls: tuple[str, ...]


def module(unit: Unit, scope: Scope) -> str:
    """Text of the module with the classes of a unit; empty if it has none."""
    types = ordered(unit)
    if not types:
        return ""
    made = dcg.classes(types, scope)
    known = {t.name: t for t in types}
    page = ModelsPage(
        header=docs.header(unit.file),
        docstring=docs.sentence(f"Models: {unit.title}."),
        imports=made.imports,
        models=tuple(_view(c, known[c.name]) for c in made.classes),
        calls=made.calls,
    )
    return render.render("client/models.py.j2", page)


def ordered(unit: Unit) -> tuple[Type, ...]:
    """The classes of a unit, each after those that it refers to as far as there is no cycle."""
    own = {t.name: t for t in unit.types}
    done: dict[str, None] = {}

    def visit(name: str) -> None:
        if name in own and name not in done and name not in open_:
            open_.add(name)
            type_ = own[name]
            shapes = map_shapes(type_) if type_.is_map else tuple(p.shape for p in type_.properties)
            for shape in shapes:
                if shape.kind == "type":
                    visit(shape.name)
            done[name] = None

    open_: set[str] = set()
    for name in own:
        visit(name)
    return tuple(own[name] for name in done if not own[name].is_map)


def _view(made: dcg.Class, type_: Type) -> ModelView:
    fields = {f.name: f for f in made.fields}
    views = (FieldView(tuple(_lines(fields[p.name])), docs.attribute(p)) for p in type_.properties)
    return ModelView(type_.name, made.base, docs.model(type_), tuple(views))


def _lines(field: dcg.Field) -> Iterator[str]:
    """The declaration, broken as black does it for names of up to 70 characters."""
    default = "" if field.required else " = None"
    kind = dcg.expression(field.annotation)
    alias = f"Field(alias={text.string(field.alias)})" if field.alias else ""
    line = f"{field.name}: Annotated[{kind}, {alias}]" if alias else f"{field.name}: {kind}"
    room = text.WIDTH - 4
    if len(line + default) <= room:
        yield line + default
    elif default and len(line) + 4 <= room:
        yield from (f"{line} = (", "    None", ")")
    elif not alias:
        yield line + default
    else:
        inner = f"    {kind}, {alias}"
        yield f"{field.name}: Annotated["
        yield from (inner,) if len(inner) <= room else (f"    {kind},", f"    {alias},")
        yield f"]{default}"
