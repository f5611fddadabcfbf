"""Shapes, types and enums as the fake portal reads them; what is usual is left out."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.model import Alternatives, Enum, Extra, Property, Scope, Shape, Type

Facts = dict[str, Any]


def shape(shape: Shape, scope: Scope) -> Facts:
    """What a value looks like."""
    made: Facts = {"kind": shape.kind, "name": shape.name}
    made |= {key: True for key in ("many", "nullable") if getattr(shape, key)}
    made |= {key: value for key, value in asdict(shape.limits).items() if value is not None}
    if shape.values:
        made["values"] = list(shape.values)
    if shape.names is not None:
        made["names"] = shape.names.expression(scope.type(shape.names.of))
    return made


def property_(prop: Property, scope: Scope) -> Facts:
    """A parameter of a method or a property of a type."""
    made = shape(prop.shape, scope)
    flags = ("required", "read_only", "write_only", "immutable", "deprecated")
    made |= {key: True for key in flags if getattr(prop, key)}
    if prop.has_default:
        made["default"] = prop.default
    return made


def type_(type_: Type, scope: Scope) -> Facts:
    """A type: an object, or one of several alternatives."""
    made: Facts = {"properties": {p.wire: property_(p, scope) for p in type_.properties}}
    for prop in type_.properties:
        if _comes_as_text(prop, type_):
            made["properties"][prop.wire]["text"] = True
    if type_.extra is not None:
        made["extra"] = _extra(type_.extra, scope)
    if type_.exclusive:
        made["exclusive"] = [list(group) for group in type_.exclusive]
    if type_.alternatives is not None:
        made["one_of"] = _alternatives(type_.alternatives, scope)
    return made


def _comes_as_text(prop: Property, type_: Type) -> bool:
    """Whether a number of an enum comes back as text: the printed value tells, or else its neighbours."""
    if prop.shape.kind != "enum" or type_.direction == "request":
        return False
    if prop.has_example:
        return isinstance(prop.example, str)
    return any(p.shape.name == "integer_string" for p in type_.properties)


def _extra(extra: Extra, scope: Scope) -> Facts:
    made: Facts = {"shape": shape(extra.shape, scope)}
    bounds = {"min_items": extra.min_items, "max_items": extra.max_items}
    made |= {key: value for key, value in bounds.items() if value is not None}
    pattern = extra.pattern(scope.type)
    if pattern is not None:
        made["keys"] = pattern
    if extra.names is not None:
        made["of"] = extra.names.of
    if extra.operator is not None:
        made["operators"] = True
    return made


def _alternatives(options: Alternatives, scope: Scope) -> Facts:
    made: Facts = {"shapes": [shape(option, scope) for option in options.shapes]}
    if options.by is not None:
        made |= {"by": options.by, "tags": list(options.tags)}
    return made


def enum(enum: Enum) -> Facts:
    """An enum."""
    return {"base": enum.base, "values": [value.value for value in enum.values]}
