"""Types -> classes with typed fields, by datamodel-code-generator behind one function.

It gets a small JSON Schema document in which each value names the Python type that reads and writes it. Its
answer is compared with the model, so that a class or field that it renamed, merged or dropped stops the run.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.emit.client.imports import PACKAGE
from generator.emit.client.validated import Expressions
from generator.model import Property, Type

Schema = dict[str, Any]


class ModelMismatch(Exception):
    """The generated classes are not those of the model: a defect, never a fault of the spec."""


@dataclass(frozen=True, slots=True)
class Field:
    """An attribute as it was generated; `alias` is its wire name if it is another."""

    name: str
    alias: str
    annotation: str
    required: bool

    @classmethod
    def of(cls, node: ast.AnnAssign, name: str, types: Mapping[str, str]) -> Field:
        """The attribute that an assignment declares; `types` has what the stand-ins stand for."""
        match node.annotation:
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
                alias = "" if wire == name else wire
                return cls(name, alias, expression(annotation, types), node.value is None)
            case annotation:
                return cls(name, "", expression(annotation, types), node.value is None)


@dataclass(frozen=True, slots=True)
class Class:
    """A class as it was generated."""

    name: str
    fields: tuple[Field, ...]


def classes(
    types: tuple[Type, ...], expressions: Callable[[Type], Expressions]
) -> dict[str, Class]:
    """The classes of types by name; `expressions` writes the types of the values of each."""
    schemas = _Schemas({})
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {t.name: schemas.type(t, expressions(t)) for t in types},
    }
    names = {f"{t.name}.{p.wire}": p.name for t in types for p in t.properties}
    tree = ast.parse(generated(json.dumps(document), names))
    stand_ins = {stand_in: source for source, stand_in in schemas.stand_ins.items()}
    made = [_class(node, stand_ins) for node in tree.body if isinstance(node, ast.ClassDef)]
    _compare(made, types)
    return {c.name: c for c in made}


def _class(node: ast.ClassDef, types: Mapping[str, str]) -> Class:
    fields = (
        Field.of(item, item.target.id, types)
        for item in node.body
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    )
    return Class(node.name, tuple(fields))


@dataclass(frozen=True, slots=True)
class _Schemas:
    """JSON Schemas in which each single value names a Python type: a stand-in for its expression."""

    stand_ins: dict[str, str]

    def type(self, type_: Type, expressions: Expressions) -> Schema:
        properties = {p.wire: self.property(p, expressions) for p in type_.properties}
        required = [p.wire for p in type_.properties if p.required]
        return {"type": "object", "properties": properties, "required": required}

    def property(self, p: Property, expressions: Expressions) -> Schema:
        source = expressions.item(p.shape) if p.shape.many else expressions.single(p.shape)
        stand_in = self.stand_ins.setdefault(source, f"Type_{len(self.stand_ins)}")
        schema: Schema = {"customTypePath": f"{PACKAGE}.{stand_in}"}
        if p.shape.many:
            schema = {"type": "array", "items": schema}
        # What is not required can be None in any case; saying so twice would double the time it takes.
        plain = p.shape.kind == "any" or not p.shape.nullable or not p.required
        return schema if plain else {"anyOf": [schema, {"type": "null"}]}


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


def _compare(made: list[Class], wanted: tuple[Type, ...]) -> None:
    """Raise unless the classes, their fields and the wire names are those of the model."""
    got = {c.name: {f.name: (f.alias or f.name, f.required) for f in c.fields} for c in made}
    asked = {t.name: {p.name: (p.wire, p.required) for p in t.properties} for t in wanted}
    if sorted(c.name for c in made) != sorted(asked):
        raise ModelMismatch(f"classes {sorted(got)} instead of {sorted(asked)}")
    for name, fields in asked.items():
        if got[name] != fields:
            raise ModelMismatch(f"{name} has the fields {got[name]} instead of {fields}")


def expression(node: ast.expr, types: Mapping[str, str]) -> str:
    """A type, with what the stand-ins stand for in their place."""
    match node:
        case ast.Name():
            return types.get(node.id, node.id)
        case ast.Constant(value=None):
            return "None"
        case ast.Subscript():
            return f"{expression(node.value, types)}[{expression(node.slice, types)}]"
        case ast.BinOp(op=ast.BitOr()):
            return f"{expression(node.left, types)} | {expression(node.right, types)}"
        case _:
            raise ModelMismatch(f"a type of an unknown form: {ast.unparse(node)}")
