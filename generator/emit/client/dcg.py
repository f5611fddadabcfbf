"""Types -> classes with typed fields, by datamodel-code-generator behind one function.

It gets a small JSON Schema document in which each value names the Python type that reads and writes it. Its
answer is compared with the model, so that a class or field that it renamed, merged or dropped stops the run.
"""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator import text
from generator.emit.client.annotations import MAP, codec, map_shapes, open_enum
from generator.emit.client.imports import PACKAGE, Imports
from generator.model import Property, Scope, Shape, Type

Schema = dict[str, Any]


class ModelMismatch(Exception):
    """The generated classes are not those of the model: a defect, never a fault of the spec."""


@dataclass(frozen=True, slots=True)
class Field:
    """An attribute as it was generated; `alias` is its wire name if it is another."""

    name: str
    alias: str
    annotation: ast.expr
    required: bool

    @classmethod
    def of(cls, node: ast.AnnAssign, name: str) -> Field:
        """The attribute that an assignment declares."""
        match _with_maps(node.annotation):
            case ast.Subscript(
                value=ast.Name(id="Annotated"),
                slice=ast.Tuple(
                    elts=[
                        ast.expr() as annotation,
                        ast.Call(
                            func=ast.Name(id="Field"),
                            args=[],
                            keywords=[
                                ast.keyword(arg="alias", value=ast.Constant(value=str() as wire))
                            ],
                        ),
                    ]
                ),
            ):
                return cls(name, "" if wire == name else wire, annotation, node.value is None)
            case annotation:
                return cls(name, "", annotation, node.value is None)


@dataclass(frozen=True, slots=True)
class Class:
    """A class as it was generated."""

    name: str
    base: str
    fields: tuple[Field, ...]

    @classmethod
    def of(cls, node: ast.ClassDef) -> Class:
        base = ", ".join(map(expression, node.bases))
        fields = (
            Field.of(item, item.target.id)
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


@dataclass(frozen=True, slots=True)
class Classes:
    """A module as it was generated; `calls` complete classes that refer to each other."""

    classes: tuple[Class, ...]
    imports: str
    calls: tuple[str, ...]


def classes(types: tuple[Type, ...], scope: Scope) -> Classes:
    """The classes of types that refer to each other and to types of other modules."""
    schemas = _Schemas(scope, frozenset(t.name for t in types))
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {t.name: schemas.type(t) for t in types},
    }
    names = {f"{t.name}.{p.wire}": p.name for t in types for p in t.properties}
    tree = ast.parse(generated(json.dumps(document), names))
    made = tuple(Class.of(node) for node in tree.body if isinstance(node, ast.ClassDef))
    _compare(made, types)
    return Classes(
        made,
        _imports(tree, set().union(*(c.names() for c in made))),
        tuple(ast.unparse(node) for node in tree.body if isinstance(node, ast.Expr)),
    )


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
                return _imported(
                    f"_runtime.values.{codec(self.scope.commons.scalars[shape.name].python)}"
                )
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
    from datamodel_code_generator.enums import DataModelType, InputFileType
    from datamodel_code_generator.format import PythonVersion

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
        raise ModelMismatch(
            f"datamodel-code-generator answered {type(result).__name__}, not one module"
        )
    return result


def _compare(made: tuple[Class, ...], wanted: tuple[Type, ...]) -> None:
    """Raise unless the classes, their fields and the wire names are those of the model."""
    got = {c.name: {f.name: (f.alias or f.name, f.required) for f in c.fields} for c in made}
    asked = {t.name: {p.name: (p.wire, p.required) for p in t.properties} for t in wanted}
    if sorted(c.name for c in made) != sorted(asked):
        raise ModelMismatch(f"classes {sorted(got)} instead of {sorted(asked)}")
    for name, fields in asked.items():
        if got[name] != fields:
            raise ModelMismatch(f"{name} has the fields {got[name]} instead of {fields}")


class _Maps(ast.NodeTransformer):
    """Puts the runtime's `Map` in the place of `dict[str, ...]`."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        match node:
            case ast.Subscript(
                value=ast.Name(id="dict"), slice=ast.Tuple(elts=[ast.Name(id="str"), values])
            ):
                return ast.Subscript(value=ast.Name(id=MAP[1]), slice=values)
        return node


def _with_maps(node: ast.expr) -> ast.expr:
    made: ast.expr = _Maps().visit(node)
    return made


def expression(node: ast.expr) -> str:
    """A type as black writes it."""
    match node:
        case ast.Name():
            return node.id
        case ast.Constant(value=str() as name):
            return text.string(name)
        case ast.Constant(value=None):
            return "None"
        case ast.Subscript():
            return f"{expression(node.value)}[{expression(node.slice)}]"
        case ast.Tuple():
            return ", ".join(map(expression, node.elts))
        case ast.BinOp(op=ast.BitOr()):
            return f"{expression(node.left)} | {expression(node.right)}"
        case _:
            raise ModelMismatch(f"a type of an unknown form: {ast.unparse(node)}")


def _imports(tree: ast.Module, used: set[str]) -> str:
    """The import statements of the names that our layout has."""
    imports = Imports()
    if MAP[1] in used:
        imports.own(*MAP)
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                if (alias.asname or alias.name) in used:
                    imports.name(node.module, alias.name, alias.asname or "")
    return imports.text()
