"""Shapes, enums and scalars of the model -> JSON Schema, and names of components."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from generator import names, text

if TYPE_CHECKING:
    from generator.model import Commons, Enum, Property, Scope, Shape, Type
    from generator.schema import ScalarSpec

Schema: TypeAlias = "dict[str, Any]"
Direction: TypeAlias = Literal["request", "response"]

EMPTY_OBJECT = "EmptyObject"
ANSWERED = "Value"
"""Ends the name of a component that looks otherwise in answers than in requests."""
_LOGICAL = {
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "yes_no": "boolean",
    "datetime": "date-time",
    "timestamp": "timestamp",
    "dict": "object",
    "file": "file",
}
_SYNTAX = re.compile(r"[\\^$.*+?()\[\]{}|/]")


def ref(name: str) -> Schema:
    """A reference to a schema component."""
    return {"$ref": f"#/components/schemas/{name}"}


def component_name(type_: Type, direction: Direction) -> str:
    """Component of a type: of one that goes both ways there is another for answers."""
    two = len(type_.forms) > 1
    return type_.name + (ANSWERED if two and direction == "response" else "")


def options(schema: Schema) -> list[Schema]:
    """The schemas of which a value fits one."""
    (key,) = {*schema} if len(schema) == 1 else {""}
    return schema[key] if key in ("anyOf", "oneOf") else [schema]


def value(shape: Shape, direction: Direction, scope: Scope) -> Schema:
    """The schema of a value of a shape."""
    item = _single(shape, direction, scope)
    if not shape.many:
        return _nullable(item) if shape.nullable else item
    schema: Schema = {"type": ["array", "null"] if shape.nullable else "array"}
    limits = shape.limits
    return schema | given(minItems=limits.min_items, maxItems=limits.max_items) | {"items": item}


def _single(shape: Shape, direction: Direction, scope: Scope) -> Schema:
    match shape.kind:
        case "scalar":
            scalar = scope.commons.scalars[shape.name]
            schema = _scalar(shape, scalar, direction)
            if shape.names is not None:
                names = shape.names.expression(scope.type(shape.names.of))
                schema |= {"pattern": f"^{names}$"}
        case "enum":
            number = (
                scope.enum(shape.name).base == "int" and _number_as_text(scope.commons) is not None
            )
            schema = ref(shape.name + (ANSWERED if direction == "response" and number else ""))
        case "type":
            type_ = scope.type(shape.name)
            schema = ref(component_name(type_, direction))
            if direction == "response" and not shape.many and type_.may_be_empty:
                schema = {"anyOf": [schema, ref(EMPTY_OBJECT)]}
        case _:
            schema = {}
    return schema | _values(shape.values)


def _scalar(shape: Shape, scalar: ScalarSpec, direction: Direction) -> Schema:
    """A scalar in place where a type says nearly all of it, else a reference to its component."""
    wire = scalar.request if direction == "request" else scalar.response
    limits = _limits(shape, wire)
    name = _scalar_name(shape.name, scalar, direction)
    flat = isinstance(wire.get("type"), str) and not wire.keys() & {"enum", "const", "description"}
    if name is None or (flat and shape.nullable and not limits.keys() & wire.keys()):
        return _complete(wire) | limits | _logical(scalar, wire)
    return ref(name) | limits


def _limits(shape: Shape, wire: Mapping[str, Any]) -> Schema:
    limits = shape.limits
    kind = wire.get("type")
    numeric = given(minimum=limits.min, maximum=limits.max)
    textual = given(
        minLength=limits.min_length, maxLength=limits.max_length, pattern=whole(limits.pattern)
    )
    return (numeric if kind in ("integer", "number") else {}) | (
        textual if kind == "string" else {}
    )


def whole(pattern: str | None) -> str | None:
    """A pattern of the whole text; JSON Schema looks for one anywhere in it."""
    return pattern and f"^(?:{pattern})$"


def _values(values: tuple[Any, ...]) -> Schema:
    """Allowed values; words that differ only in case as a pattern, since an enum of them crashes
    openapi-python-client."""
    if not values:
        return {}
    words = [v for v in values if isinstance(v, str)]
    if len({word.lower() for word in words}) == len(words):
        return {"enum": list(values)}
    escaped = (_SYNTAX.sub(lambda m: f"\\{m[0]}", word) for word in words)
    return {"pattern": f"^(?:{'|'.join(escaped)})$"}


def _nullable(schema: Schema) -> Schema:
    kind = schema.get("type")
    if not schema or (kind is None and not schema.keys() & {"$ref", "anyOf", "oneOf"}):
        return schema
    if kind is not None:
        kinds = [*([kind] if isinstance(kind, str) else kind), "null"]
        schema = schema | {"type": kinds}
        return schema | {"enum": [*schema["enum"], None]} if "enum" in schema else schema
    key = "anyOf" if "anyOf" in schema else "oneOf"
    return {key: [*options(schema), {"type": "null"}]}


def given(**keywords: Any) -> Schema:
    """Keywords that have a value."""
    return {key: item for key, item in keywords.items() if item is not None}


_ADDED: Mapping[Any, Schema] = {
    "array": {"items": {}},
    "integer": {"format": "int64"},
    "number": {"format": "double"},
}
"""Some client generators insist on what an array holds, and take a number without a size for one of 32 bits,
which PHP's are not."""


def _complete(schema: Mapping[str, Any]) -> Schema:
    """A schema with what is said for the sake of client generators."""
    done = {k: [_complete(s) for s in v] if k == "anyOf" else v for k, v in schema.items()}
    kind = done.get("type")
    return (_ADDED.get(kind, {}) if isinstance(kind, str) else {}) | done


# -- properties ----------------------------------------------------------------------


def described(prop: Property, direction: Direction, scope: Scope) -> Schema:
    """The schema of a parameter or property with everything that is known of it."""
    title = prop.flags.title if prop.flags else " ".join(names.words(prop.wire)).capitalize()
    about, named = text.prose(prop.description), prop.shape.names
    if named is not None:
        about += f" {'Each' if prop.shape.many else 'It'} is {text.named(named)}."
    schema: Schema = {"title": text.one_line(title) or prop.wire, "description": about}
    schema |= value(prop.shape, direction, scope)
    if prop.is_constant and schema.get("enum") == list(prop.shape.values):
        schema["const"] = schema.pop("enum")[0]
    if prop.has_default and (prop.default is not None or prop.shape.nullable):
        schema["default"] = prop.default
    if prop.has_example:
        schema["examples"] = [prop.example]
    marks = {
        "readOnly": prop.read_only,
        "writeOnly": prop.write_only,
        "deprecated": prop.deprecated,
        "x-immutable": prop.immutable,
        "x-secret": prop.secret,
    }
    schema |= {key: True for key, is_set in marks.items() if is_set}
    if prop.starred is not None:
        schema["x-starred"] = prop.starred
    if prop.flags:
        api = prop.flags.api
        schema["x-bitrix24-flags"] = {
            "type": prop.flags.type,
            "title": prop.flags.title,
            **({} if api is None else {"api": list(api)}),
            "page": list(prop.flags.page),
        }
    return schema


def properties(props: Iterable[Property], direction: Direction, scope: Scope) -> Schema:
    """`required` and `properties` of an object, those that are not empty."""
    props = tuple(props)
    schema: Schema = {}
    if required := [p.wire for p in props if p.required]:
        schema["required"] = required
    if props:
        schema["properties"] = {p.wire: described(p, direction, scope) for p in props}
    return schema


# -- shared components ---------------------------------------------------------------------------


def enum_components(enum: Enum, commons: Commons) -> dict[str, Schema]:
    """An enum as it is sent and, for numbers, as it comes back: as a number or as decimal text.

    Enums are open, so the known values are told and not demanded.
    """
    kind = "integer" if enum.base == "int" else "string"
    rows = ((text.code(str(v.value)), text.prose(v.description)) for v in enum.values)
    about = f"{text.prose(enum.description)}\n\n{text.table(('Value', 'Meaning'), rows)}"
    known: Schema = {
        "examples": [enum.values[0].value],
        "x-known-values": [v.value for v in enum.values],
        "x-enum-varnames": [v.name for v in enum.values],
        "x-enum-descriptions": [text.one_line(v.description) for v in enum.values],
        "x-bitrix24-sources": list(enum.sources),
    }
    made: dict[str, Schema] = {
        enum.name: {"title": enum.name, "description": about} | _complete({"type": kind}) | known
    }
    digits = _number_as_text(commons) if kind == "integer" else None
    if digits is not None:
        name = enum.name + ANSWERED
        made[name] = {
            "title": name,
            "description": about,
            "oneOf": [_complete({"type": kind}), digits],
        } | known
    return made


def _number_as_text(commons: Commons) -> Schema | None:
    """The scalar that sends a whole number as one and answers it as text, if the API has it."""
    for slug, scalar in commons.scalars.items():
        if scalar.python == "int" and scalar.response.get("type") == "string":
            name = _scalar_name(slug, scalar, "response")
            return ref(name) if name else _complete(scalar.response)
    return None


def _scalar_name(slug: str, scalar: ScalarSpec, direction: Direction) -> str | None:
    """Component of a scalar; none where a single keyword says it all."""
    wire = scalar.request if direction == "request" else scalar.response
    if len(wire) < 2 and "anyOf" not in wire:
        return None
    two = len(scalar.request) > 1 and scalar.request != scalar.response
    return names.pascal(slug) + (ANSWERED if two and direction == "response" else "")


def _logical(scalar: ScalarSpec, wire: Mapping[str, Any]) -> Schema:
    """What the value means, where its JSON type does not tell."""
    logical = _LOGICAL.get(scalar.python)
    return {} if logical is None or wire == {"type": logical} else {"x-logical-type": logical}


def scalar_components(commons: Commons) -> dict[str, Schema]:
    """Every scalar that is a component, and the empty object."""
    made: dict[str, Schema] = {}
    directions: tuple[Direction, ...] = ("request", "response")
    for slug, scalar in commons.scalars.items():
        for direction in directions:
            name = _scalar_name(slug, scalar, direction)
            wire = _complete(scalar.request if direction == "request" else scalar.response)
            if name is not None:
                about = text.prose(f"{scalar.description} {wire.pop('description', '')}")
                made[name] = {"title": name, "description": about} | wire | _logical(scalar, wire)
    made[EMPTY_OBJECT] = {
        "title": EMPTY_OBJECT,
        "description": "An object without keys, which arrives as an empty list.",
        "type": "array",
        "maxItems": 0,
        "items": {},
    }
    return made
