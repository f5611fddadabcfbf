"""The types of a unit -> `models/<module>.py`: datamodel-code-generator's classes in our layout, unions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator import render, text
from generator.emit.client import dcg, docs, layout
from generator.emit.client.annotations import parts
from generator.emit.client.imports import Imports
from generator.emit.client.validated import Expressions, arguments, key_limits
from generator.model import Property, Type, Unit

if TYPE_CHECKING:
    from generator.model import Scope


@dataclass(frozen=True, slots=True)
class FieldView:
    """An attribute: the lines of its declaration, and its docstring."""

    lines: tuple[str, ...]
    docstring: str


@dataclass(frozen=True, slots=True)
class ModelView:
    """A class; or, if it has the lines of an `alias`, the name of a union."""

    name: str
    base: str
    decorators: tuple[str, ...]
    alias: tuple[str, ...]
    docstring: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class ModelsPage:
    """A module of models."""

    header: str
    docstring: str
    imports: str
    models: tuple[ModelView, ...]


def module(unit: Unit, scope: Scope) -> str:
    """Text of the module with the classes of a unit; empty if it has none."""
    types = ordered(unit)
    if not types:
        return ""
    writer = _Module(unit, scope)
    classes = tuple(t for t in types if t.alternatives is None)
    made = dcg.classes(classes, writer.expressions) if classes else {}
    views = writer.views(types, made)
    page = ModelsPage(
        header=docs.header(unit.file),
        docstring=docs.sentence(f"Models: {unit.title}."),
        imports=writer.imports.text(),
        models=views,
    )
    return render.render("client/models.py.j2", page)


def ordered(unit: Unit) -> tuple[Type, ...]:
    """The classes of a unit, each after those that it refers to as far as there is no cycle, and the unions,
    each after its members."""
    own = {t.name: t for t in unit.types}
    classes: dict[str, None] = {}
    open_: set[str] = set()

    def visit(name: str) -> None:
        if name in own and name not in open_:
            open_.add(name)
            for used in _names(own[name]):
                visit(used)
            if not own[name].is_map and own[name].alternatives is None:
                classes[name] = None

    for name in own:
        visit(name)
    waiting = {t.name: members(t, own) for t in unit.types if t.alternatives is not None}
    done: dict[str, None] = {}
    for name in (*classes, ""):
        if name:
            done[name] = None
        while ready := [union for union, needed in waiting.items() if needed <= done.keys()]:
            del waiting[ready[0]]
            done[ready[0]] = None
    return tuple(own[name] for name in done)


def _names(type_: Type) -> list[str]:
    return [shape.name for shape in parts(type_) if shape.kind == "type"]


def members(type_: Type, own: dict[str, Type]) -> set[str]:
    """Classes and unions of a module that the expression of a union names."""
    found: set[str] = set()
    queue = [name for name in _names(type_) if name in own]
    for name in queue:
        if own[name].is_map:
            queue += [n for n in _names(own[name]) if n in own and n not in queue]
        else:
            found.add(name)
    return found


@dataclass(slots=True)
class _Module:
    """Writes one module; `later` are the names that are not there yet."""

    unit: Unit
    scope: Scope
    imports: Imports = field(default_factory=Imports)
    later: set[str] = field(default_factory=set)

    def views(self, types: tuple[Type, ...], made: dict[str, dcg.Class]) -> tuple[ModelView, ...]:
        self.later = {t.name for t in types}
        found = []
        for type_ in types:
            union = type_.alternatives is not None
            found.append(self.union(type_) if union else self.model(type_, made[type_.name]))
            self.later.discard(type_.name)
        return tuple(found)

    def expressions(self, type_: Type) -> Expressions:
        return Expressions(self.scope, self.imports, self.own, "request" in type_.forms)

    def own(self, type_: Type) -> str:
        if type_.module == self.unit.module:
            return type_.name
        return self.imports.own(f"models.{type_.module}", type_.name)

    def model(self, type_: Type, made: dcg.Class) -> ModelView:
        fields = {f.name: f for f in made.fields}
        sent = "request" in type_.forms
        base = "ClosedModel" if sent and type_.extra is None else "Model"
        return ModelView(
            type_.name,
            self.imports.own("_runtime.model", base),
            tuple(self.decorators(type_)) if sent else (),
            (),
            docs.model(type_),
            tuple(self.field(p, fields[p.name], type_) for p in type_.properties),
        )

    def decorators(self, type_: Type) -> Iterator[str]:
        """What holds for the keys of an object."""
        for group in type_.exclusive:
            call = f"{self.imports.own('_runtime.model', 'exclusive')}({_arguments(group)})"
            yield from layout.lines(call, text.WIDTH, "@")
        given = arguments(key_limits(type_.extra)) if type_.extra else {}
        if given:
            told = ", ".join(f"{name}={value}" for name, value in given.items())
            yield f"@{self.imports.own('_runtime.model', 'free_keys')}({told})"

    def field(self, p: Property, made: dcg.Field, type_: Type) -> FieldView:
        expressions = self.expressions(type_)
        kind = made.annotation
        if layout.names(kind) & self.later:
            kind = text.string(kind)
        marks = [kind, expressions.limits(p.shape, not p.required)]
        facts = [f"alias={text.string(made.alias)}"] if made.alias else []
        facts += ["repr=False"] if p.secret else []
        if facts:
            marks.append(f"{self.imports.name('pydantic', 'Field')}({', '.join(facts)})")
        marks = [mark for mark in marks if mark]
        if len(marks) > 1:
            kind = f"{self.imports.name('typing', 'Annotated')}[{', '.join(marks)}]"
        default = "" if made.required else " = None"
        if p.is_constant:
            default = f" = {expressions.constant(p.shape)}"
        return FieldView(tuple(_declared(made.name, kind, default)), docs.attribute(p, self.scope))

    def union(self, type_: Type) -> ModelView:
        """The name of a union of classes, or of values of several JSON types."""
        expressions = self.expressions(type_)
        alternatives = type_.alternatives
        shapes = alternatives.shapes if alternatives else ()
        kind = " | ".join(map(expressions.whole, shapes))
        if alternatives and alternatives.by is not None:
            unknown = self.imports.own("_runtime.alternatives", "Unknown")
            reader = self.imports.own("_runtime.alternatives", "one_of")
            annotated = self.imports.name("typing", "Annotated")
            kind = f"{annotated}[{kind} | {unknown}, {reader}({text.string(alternatives.by)})]"
        elif expressions.are_single(shapes):
            reader = self.imports.own("_runtime.values", "either")
            kind = f"{self.imports.name('typing', 'Annotated')}[{kind}, {reader}()]"
        alias = self.imports.name("typing", "TypeAlias")
        before = f"{type_.name}: {alias} = "
        lines = layout.lines(kind, text.WIDTH, before)
        if len(lines) > 1 and not kind.startswith("Annotated["):
            inner = layout.lines(kind, text.WIDTH - 4)
            lines = [f"{before}(", *(f"    {line}" for line in inner), ")"]
        return ModelView(type_.name, "", (), tuple(lines), docs.union(type_), ())


def _arguments(values: tuple[str, ...]) -> str:
    return ", ".join(map(text.string, values))


def _declared(name: str, kind: str, default: str) -> Iterator[str]:
    """A declaration, broken as black does it."""
    line, room = f"{name}: {kind}{default}", text.WIDTH - 4
    inner = kind.removeprefix("Annotated[").removesuffix("]")
    if len(line) <= room:
        yield line
    elif default and len(line) - len(default) + 4 <= room:
        yield from (f"{name}: {kind} = (", f"    {default.removeprefix(' = ')}", ")")
    elif inner != kind and len(inner) + 4 <= room:
        yield from (f"{name}: Annotated[", f"    {inner}", f"]{default}")
    elif inner != kind:
        yield from layout.lines(kind, room, f"{name}: ", default)
    else:
        lines = layout.lines(kind, room - 4)
        yield from (f"{name}: (", *(f"    {line}" for line in lines), f"){default}")
