"""The spec's shapes -> JSON Schema of our own making, and values that tell two schemas apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

import jsonschema_rs

from tests.conformance import conditions
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind

TEXTS = ("", "x", "1", "-5", "1.5", "Y", "N", "y", "2025-02-03T15:00:00+02:00", "2025-02-03", "ASC")
PLAIN: tuple[Any, ...] = (None, True, False, 0, 1, -1, 1.5, 10**6, *TEXTS, ["a.txt", "QQ=="])


def schema(shape: Data, direction: str) -> Data:
    """What a value of a shape looks like on the wire; types are references into `$defs`."""
    made = _limited(_single(shape, direction), shape)
    if shape.get("list"):
        made = {
            "type": "array",
            "items": made,
            **_given(shape, minItems="min_items", maxItems="max_items"),
        }
    elif direction == "response" and _may_be_empty(shape):
        made = {"anyOf": [made, {"type": "array", "maxItems": 0}]}
    return {"anyOf": [made, {"type": "null"}]} if shape.get("nullable") else made


def _single(shape: Data, direction: str) -> Data:
    name = shape["type"]
    match kind(shape):
        case "scalar":
            return dict(facts().scalars[name][direction])
        case "enum":
            base = {int: "integer", str: "string"}[known.enum_base(name)]
            if direction == "request" or base == "string":
                return {"type": base}
            return {"anyOf": [{"type": base}, {"type": "string", "pattern": "^-?[0-9]+$"}]}
        case "type":
            return {"$ref": f"#/$defs/{definition(name, direction)}"}
        case "object":
            return objects(shape, direction)
    return {}


def _limited(made: Data, shape: Data) -> Data:
    words = {
        "min": "minimum",
        "max": "maximum",
        "min_length": "minLength",
        "max_length": "maxLength",
    }
    limits = {words[k]: shape[k] for k in words if k in shape}
    if "pattern" in shape:
        limits["pattern"] = f"^(?:{shape['pattern']})$"
    allowed = {"enum": shape["values"]} if "values" in shape else {}
    if "names" in shape:
        allowed["pattern"] = f"^(?:{conditions.name_pattern(shape['names'])})$"
    return {"allOf": [made, limits | allowed]} if limits or allowed else made


def _given(shape: Data, **keys: str) -> Data:
    return {key: shape[word] for key, word in keys.items() if word in shape}


def _may_be_empty(shape: Data) -> bool:
    described = known.object_of(shape)
    if described is None or "one_of" in described:
        return False
    needed = (described.get("extra") or {}).get("min_items")
    return not needed and not any(
        p.get("required") for p in described.get("properties", {}).values()
    )


def objects(described: Data, direction: str) -> Data:
    """An object with named properties, or one of several alternatives. A request takes these keys only; an
    answer may have more."""
    if "one_of" in described:
        return {"anyOf": [schema({"type": option}, direction) for option in described["one_of"]]}
    properties = described.get("properties", {})
    made: Data = {
        "type": "object",
        "properties": {name: schema(prop, direction) for name, prop in properties.items()},
        "required": [name for name, prop in properties.items() if prop.get("required")],
    }
    if groups := described.get("exclusive"):
        pairs = [pair for group in groups for pair in combinations(group, 2)]
        made["not"] = {"anyOf": [{"required": list(pair)} for pair in pairs]}
    extra = described.get("extra")
    if extra is None:
        made |= {"additionalProperties": False} if direction == "request" else {}
        return made
    made["additionalProperties"] = schema(known.free_value(described), direction)
    made |= _given(extra, minProperties="min_items", maxProperties="max_items")
    if known.is_map(described):
        made["propertyNames"] = {
            "anyOf": [{"pattern": conditions.key_pattern(extra)}, {"enum": list(properties)}]
        }
    return made


@cache
def definitions() -> Data:
    """The schemas of all types, one for each direction."""
    return {
        definition(name, direction): objects(described, direction)
        for name, described in facts().types.items()
        for direction in known.forms(described)
    }


def definition(name: str, direction: str) -> str:
    """Name of the schema of a type in a direction."""
    both = facts().types[name]["direction"] == "both"
    return f"{name}.{direction}" if both else name


def validator(made: Data) -> jsonschema_rs.Validator:
    """A validator of a schema that may refer to types."""
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": definitions(),
        **made,
    }
    return jsonschema_rs.validator_for(whole, validate_formats=True)


# -- values that tell ------------------------------------------------------------------------------


def probes(shape: Data) -> Iterator[Any]:
    """Values at and around everything that a shape says."""
    single = [*PLAIN, *_around(shape), *shape.get("values", ())]
    yield from single
    yield from ([value] for value in single)
    yield from ({}, {"A": 1}, {"FIELD": "x", ">FIELD": "x"}, [{}], [], ["a", "b", "c"])
    for key in ("example", "default"):
        if key in shape:
            yield from (shape[key], [shape[key]])
    for word in ("min_items", "max_items"):
        if word in shape:
            yield from (
                [1] * (shape[word] + step) for step in (-1, 0, 1) if shape[word] + step >= 0
            )
    described = known.object_of(shape)
    if described is not None:
        yield from objects_like(described)


def _around(shape: Data) -> Iterator[Any]:
    if "names" in shape:
        yield from _names(shape["names"])
    for word in ("min", "max"):
        if word in shape:
            yield from (shape[word] - 1, shape[word], shape[word] + 1)
    for word in ("min_length", "max_length"):
        if word in shape:
            yield from (
                "x" * (shape[word] + step) for step in (-1, 0, 1) if shape[word] + step >= 0
            )


def objects_like(described: Data) -> Iterator[Data]:
    """An object with its examples, with one key too many, and with each required key left out; of a type
    with alternatives, those of each."""
    if "one_of" in described:
        yield from _alternatives_like(described)
        return
    full = sample_object(described, 0)
    yield full
    properties = described.get("properties", {})
    extra = described.get("extra") or {}
    for word in ("min_items", "max_items"):
        for count in (extra[word] - 1, extra[word], extra[word] + 1) if word in extra else ():
            yield {f"key{index}": sample(known.free_value(described), 1) for index in range(count)}
    for group in described.get("exclusive", ()):
        yield from (
            {k: v for k, v in full.items() if k == name or k not in group} for name in group
        )
    for key in ("unknown", "UF_CRM_1", ">=DEADLINE", "~DEADLINE", "a b", ""):
        for value in ("x", 1, {}, "ASC", "sideways", {"type": "text", "properties": {}}):
            yield {**full, key: value}
        if extra:
            yield {**full, key: sample(known.free_value(described), 1)}
    for name in properties:
        yield {key: value for key, value in full.items() if key != name}
    for name in _names(extra["names"]) if "names" in extra else ():
        yield {**full, name: sample(known.free_value(described), 1)}


def _names(names: Data) -> Iterator[str]:
    """Names that there are, and that there are not."""
    for name in (*facts().types[names["of"]]["properties"], *names.get("also", ())):
        yield from (name, f"{name}_", f">={name}", name.lower())


def _alternatives_like(described: Data) -> Iterator[Any]:
    """What the alternatives are probed with, and each of them without its tag and with a wrong one."""
    for option in described["one_of"]:
        yield from probes({"type": option})
        if by := described.get("by"):
            full = sample({"type": option}, 0)
            yield {key: value for key, value in full.items() if key != by}
            yield {**full, by: "unknown"}


def sample(shape: Data, depth: int) -> Any:
    """A value of a shape: its example, or one that is made up."""
    if "example" in shape:
        return shape["example"]
    made: Any = "x"
    if "names" in shape:
        made = next(iter(facts().types[shape["names"]["of"]]["properties"]))
    elif "values" in shape:
        made = shape["values"][0]
    elif kind(shape) == "enum":
        made = facts().enums[shape["type"]]["values"][0]["value"]
    elif kind(shape) == "scalar":
        made = _SCALARS[facts().scalars[shape["type"]]["python"]]
    else:
        described = known.object_of(shape)
        if described is not None and depth < 12:
            made = sample_object(described, depth)
    return [made] if shape.get("list") else made


def sample_object(described: Data, depth: int) -> Any:
    """An object that has every property, and as many free keys as there must be."""
    if "one_of" in described:
        return sample({"type": described["one_of"][0]}, depth)
    properties = described.get("properties", {})
    made = {name: sample(prop, depth + 1) for name, prop in properties.items()}
    extra = described.get("extra") or {}
    made |= {
        f"key{index}": sample(known.free_value(described), depth + 1)
        for index in range(extra.get("min_items", 0))
    }
    excluded = {name for group in described.get("exclusive", ()) for name in group[1:]}
    return {name: value for name, value in made.items() if name not in excluded}


_SCALARS = {
    "int": 1,
    "float": 1.5,
    "str": "x",
    "bool": True,
    "yes_no": "Y",
    "datetime": "2025-02-03T15:00:00+02:00",
    "timestamp": 1705765533,
    "dict": {},
    "any": "x",
    "file": ["a.txt", "QQ=="],
}
