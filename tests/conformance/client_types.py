"""The types that fields of models must have: how a value is read, and what it is checked for when sent."""

from __future__ import annotations

import typing
from typing import Any

from tests.conformance import client_code as code
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind

CODECS = {
    "int": "Int",
    "str": "Str",
    "float": "Float",
    "bool": "Bool",
    "yes_no": "YesNo",
    "datetime": "DateTime",
    "timestamp": "Timestamp",
    "dict": "Dict",
    "any": "Json",
    "file": "FileContent",
}
LIMITS = ("min", "max", "min_length", "max_length", "min_items", "max_items", "pattern")
LITERALS = {"int": int, "str": str, "bool": bool}


def inline(model: Any, wire: str) -> str:
    """Name of the class of an object that has no name in the spec."""
    return str(model.__name__) + known.pascal(wire)


def spell_open() -> str:
    """How `code.spell` shows that other values than those of a `Literal` can be read."""
    opened = code.part("_runtime.values").Open[int]
    return code.spell(opened).removeprefix("int")


def field(model: Any, wire: str, prop: Data, sent: bool) -> Any:
    """Type of a field: what reads and writes it, and what holds for it when it is sent."""
    listed = _listed(inline(model, wire), prop, sent)
    if listed is not Any and (prop.get("nullable") or not prop.get("required")):
        listed = code.union([listed, None])
    optional = prop.get("nullable") and not prop.get("required") and listed is not Any
    null = {"nullable": True} if optional else {}
    return _limited(listed, {**_limits(prop), **null} if sent else {})


def whole(inline_name: str, shape: Data, sent: bool) -> Any:
    """Type of a value in a mapping or a union."""
    limited = _limited(_listed(inline_name, shape, sent), _limits(shape) if sent else {})
    if sent and not shape.get("list"):
        limited = _named(inline_name, limited, shape)
    plain = limited is Any or not shape.get("nullable")
    return limited if plain else code.union([limited, None])


def _listed(inline_name: str, shape: Data, sent: bool) -> Any:
    single = _single(inline_name, shape, sent)
    if not shape.get("list"):
        return single
    item = _limited(single, _key_limits(shape) if sent else {})
    return code.generic(list, _named(inline_name, item, shape) if sent else item)


def _named(inline_name: str, plain: Any, shape: Data) -> Any:
    """What says that a value, or the keys of an object, are names of fields."""
    described = known.object_of(shape) or {}
    extra = described.get("extra") or {}
    names = extra.get("names", shape.get("names"))
    if names is None:
        return plain
    own = described.get("properties", {}).items()
    mark = code.part("_runtime.names").Names(
        of=getattr(code.part("models"), names["of"]),
        also=tuple(names.get("also", ())),
        pattern=names.get("pattern"),
        operators=extra.get("operators", False),
        own=tuple((name, whole(inline_name, prop, True)) for name, prop in own),
    )
    return typing.Annotated[plain, mark]


def _limited(plain: Any, limits: Data) -> Any:
    made = code.part("_runtime.limits").Limits
    return typing.Annotated[plain, made(**limits)] if limits else plain


def _limits(shape: Data) -> Data:
    """What a field, or a value in a mapping, is checked for before it is sent."""
    given = {word: shape[word] for word in LIMITS if word in shape}
    if "values" in shape and not _is_listed(shape):
        given["values"] = tuple(shape["values"])
    return given if shape.get("list") else {**given, **_key_limits(shape)}


def _key_limits(shape: Data) -> Data:
    described = known.object_of(shape) or {}
    if not known.is_map(described):
        return {}
    extra, named = described["extra"], described.get("properties", {})
    counts = {word: extra[word] for word in ("min_items", "max_items") if word in extra}
    if "names" in extra:
        return counts
    named = {"named": tuple(named)} if named else {}
    return {"keys": extra["keys"], **named, **counts}


def _is_listed(shape: Data) -> bool:
    """Whether a `Literal` can tell the allowed values."""
    if kind(shape) != "scalar" or "values" not in shape:
        return False
    python = facts().scalars[shape["type"]]["python"]
    return all(type(value) is LITERALS.get(python) for value in shape["values"])


def _single(inline_name: str, shape: Data, sent: bool) -> Any:
    values, name = code.part("_runtime.values"), shape["type"]
    if sent and _is_listed(shape):
        return values.Open[typing.Literal[tuple(shape["values"])]]
    match kind(shape):
        case "any":
            return Any
        case "scalar":
            return getattr(values, CODECS[facts().scalars[name]["python"]])
        case "enum":
            enum = getattr(code.part("enums"), name)
            return typing.Annotated[enum | known.enum_base(name), values.open_enum(enum)]
    described = known.object_of(shape) or {}
    if known.is_map(described):
        shapes = [known.free_value(described), *described.get("properties", {}).values()]
        kinds = [whole(inline_name, each, sent) for each in shapes]
        either = Any if Any in kinds else code.union(kinds)
        return code.generic(code.part("_runtime.maps").Map, either)
    return getattr(code.part("models"), inline_name if kind(shape) == "object" else name)


def is_checked(shape: Data) -> bool:
    """Whether a parameter is checked: all but what may be anything."""
    bounded = any(word in shape for word in ("values", "names", *LIMITS))
    return bounded or bool(shape.get("list")) or not is_anything(shape)


def is_anything(shape: Data) -> bool:
    """Whether one value of it may be whatever JSON has."""
    scalar = facts().scalars.get(shape["type"], {})
    return kind(shape) == "any" or (kind(shape) == "scalar" and scalar["python"] == "any")
