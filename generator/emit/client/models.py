"""The types of a unit -> `models/<module>.py`, by datamodel-code-generator behind one function.

It gets a small JSON Schema document and answers classes: their order, their fields and the types of these.
They are compared with the model, so that a class or field that it renamed, merged or dropped stops the run,
and laid out by our template together with the docstrings.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator import render, text
from generator.emit.client import docs
from generator.emit.client.annotations import codec, map_shapes, open_enum
from generator.emit.client.imports import PACKAGE, Imports
from generator.model import Property, Scope, Shape, Type, Unit

Schema = dict[str, Any]


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


class ModelMismatch(Exception):
    """The generated classes are not those of the model: a defect, never a fault of the spec."""


def module(unit: Unit, scope: Scope) -> str:
    """Text of the module with the classes of a unit; empty if it has none."""
    classes = ordered(unit, scope)
    if not classes:
        return ""
    schemas = _Schemas(scope, frozenset(t.name for t in classes))
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {t.name: schemas.type(t) for t in classes},
    }
    names = {f"{t.name}.{p.wire}": p.name for t in classes for p in t.properties}
    tree = ast.parse(generated(json.dumps(document), names))
    made = [_Class.of(node) for node in tree.body if isinstance(node, ast.ClassDef)]
    _compare(made, classes)
    page = ModelsPage(
        header=docs.header(unit.file),
        docstring=docs.sentence(f"Models: {unit.title}."),
        imports=_imports(tree, set().union(*(c.names() for c in made))),
        models=tuple(_view(*pair) for pair in zip(made, classes, strict=True)),
        calls=tuple(ast.unparse(node) for node in tree.body if isinstance(node, ast.Expr)),
    )
    return render.render("client/models.py.j2", page)


def ordered(unit: Unit, scope: Scope) -> tuple[Type, ...]:
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


@dataclass(frozen=True, slots=True)
class _Schemas:
    """JSON Schemas in which each value names the Python type that reads and writes it."""

    scope: Scope
    local: frozenset[str]

    def type(self, type_: Type) -> Schema:
        properties = {p.wire: self.property(p) for p in type_.properties}
        required = [p.wire for p in type_.properties if p.required]
        return {"type": "object", "properties": properties, "required": required}

    def property(self, p: Property) -> Schema:
        # What is not required can be None in any case; saying so twice would double the time it takes.
        return self.nullable(p.shape) if p.required else self.shape(p.shape)

    def nullable(self, shape: Shape) -> Schema:
        schema = self.shape(shape)
        plain = shape.kind == "any" or not shape.nullable
        return schema if plain else {"anyOf": [schema, {"type": "null"}]}

    def shape(self, shape: Shape) -> Schema:
        single = self.single(shape)
        return {"type": "array", "items": single} if shape.many else single

    def single(self, shape: Shape) -> Schema:
        match shape.kind:
            case "enum":
                module, name = open_enum(self.scope.enum(shape.name))
                return _imported(f"{module}.{name}")
            case "type":
                type_ = self.scope.type(shape.name)
                if type_.is_map:
                    return {"type": "object", "additionalProperties": self.values(type_)}
                if shape.name in self.local:
                    return {"$ref": f"#/$defs/{shape.name}"}
                return _imported(f"models.{type_.module}.{shape.name}")
            case "scalar":
                return _imported(f"_runtime.values.{codec(self.scope.commons.scalars[shape.name].python)}")
            case _:
                return _imported(f"_runtime.values.{codec('any')}")

    def values(self, type_: Type) -> Schema:
        options = [self.nullable(shape) for shape in dict.fromkeys(map_shapes(type_))]
        return options[0] if len(options) == 1 else {"anyOf": options}


def _imported(path: str) -> Schema:
    return {"customTypePath": f"{PACKAGE}.{path}"}


@cache
def _options() -> dict[str, Any]:
    """Settings of datamodel-code-generator; its import costs, so it is put off."""
    from datamodel_code_generator import DataModelType, InputFileType, PythonVersion

    return {
        "input_file_type": InputFileType.JsonSchema,
        "output_model_type": DataModelType.PydanticV2BaseModel,
        "target_python_version": PythonVersion.PY_311,
        "formatters": [],
        "base_class": f"{PACKAGE}._runtime.model.Model",
        "disable_future_imports": True,
        "disable_timestamp": True,
        "field_constraints": True,
        "skip_root_model": True,
        "use_annotated": True,
        "use_standard_collections": True,
        "use_union_operator": True,
    }


def generated(document: str, names: dict[str, str]) -> str:
    """What datamodel-code-generator makes of a JSON Schema document; `names` are ours, by `Class.wire`."""
    from datamodel_code_generator import generate

    result = generate(document, **_options(), aliases=names)
    if not isinstance(result, str):
        raise ModelMismatch(f"datamodel-code-generator answered {type(result).__name__}, not one module")
    return result


@dataclass(frozen=True, slots=True)
class _Field:
    """An attribute as it was generated; `alias` is its wire name if it is another."""

    name: str
    alias: str
    annotation: ast.expr
    required: bool

    @classmethod
    def of(cls, node: ast.AnnAssign, name: str) -> _Field:
        match node.annotation:
            case ast.Subscript(
                value=ast.Name(id="Annotated"),
                slice=ast.Tuple(
                    elts=[
                        ast.expr() as annotation,
                        ast.Call(
                            func=ast.Name(id="Field"),
                            args=[],
                            keywords=[ast.keyword(arg="alias", value=ast.Constant(value=str() as wire))],
                        ),
                    ]
                ),
            ):
                return cls(name, "" if wire == name else wire, annotation, node.value is None)
        return cls(name, "", node.annotation, node.value is None)


@dataclass(frozen=True, slots=True)
class _Class:
    """A class as it was generated."""

    name: str
    base: str
    fields: tuple[_Field, ...]

    @classmethod
    def of(cls, node: ast.ClassDef) -> _Class:
        base = ", ".join(map(_expression, node.bases))
        fields = (
            _Field.of(item, item.target.id)
            for item in node.body
            if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
        )
        return cls(node.name, base, tuple(fields))

    def names(self) -> set[str]:
        """Names that its text refers to."""
        found = {self.base}
        for field in self.fields:
            found |= {node.id for node in ast.walk(field.annotation) if isinstance(node, ast.Name)}
            found |= {"Annotated", "Field"} if field.alias else set()
        return found


def _compare(made: list[_Class], wanted: tuple[Type, ...]) -> None:
    """Raise unless the classes, their fields and the wire names are those of the model."""
    got = {c.name: {f.name: (f.alias or f.name, f.required) for f in c.fields} for c in made}
    asked = {t.name: {p.name: (p.wire, p.required) for p in t.properties} for t in wanted}
    if list(got) != list(asked):
        raise ModelMismatch(f"classes {list(got)} instead of {list(asked)}")
    for name, fields in asked.items():
        if got[name] != fields:
            raise ModelMismatch(f"{name} has the fields {got[name]} instead of {fields}")


def _view(made: _Class, type_: Type) -> ModelView:
    fields = {f.name: f for f in made.fields}
    views = (FieldView(tuple(_lines(fields[p.name])), docs.attribute(p)) for p in type_.properties)
    return ModelView(type_.name, made.base, docs.model(type_), tuple(views))


def _expression(node: ast.expr) -> str:
    """A type as black writes it."""
    match node:
        case ast.Name():
            return node.id
        case ast.Constant(value=str() as name):
            return text.string(name)
        case ast.Constant(value=None):
            return "None"
        case ast.Subscript():
            return f"{_expression(node.value)}[{_expression(node.slice)}]"
        case ast.Tuple():
            return ", ".join(map(_expression, node.elts))
        case ast.BinOp(op=ast.BitOr()):
            return f"{_expression(node.left)} | {_expression(node.right)}"
        case _:
            raise ModelMismatch(f"a type of an unknown form: {ast.unparse(node)}")


def _lines(field: _Field) -> Iterator[str]:
    """The declaration, broken as black does it."""
    default = "" if field.required else " = None"
    kind = _expression(field.annotation)
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


def _imports(tree: ast.Module, used: set[str]) -> str:
    """The import statements of the names that our layout has."""
    imports = Imports()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                if (alias.asname or alias.name) in used:
                    imports.name(node.module, alias.name, alias.asname or "")
    return imports.text()
