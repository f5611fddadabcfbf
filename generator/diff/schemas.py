"""Two JSON Schemas of single values -> whether each value of the one is a value of the other.

Answers are True, False, or None where it cannot be decided, as for two different patterns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

Schema: TypeAlias = dict[str, Any]
Answer: TypeAlias = bool | None

TEXTS = frozenset({"title", "description", "example", "examples", "deprecated", "$comment"})
"""Keys that restrict nothing."""

NAMES: dict[type, str] = {
    **{type(None): "null", bool: "boolean", int: "integer", float: "number"},
    **{str: "string", list: "array", dict: "object"},
}
TYPES = tuple(NAMES.values())

_LENGTHS = frozenset({"minLength", "maxLength", "pattern", "format"})
_ITEMS = frozenset({"minItems", "maxItems", "uniqueItems", "items"})
_SIZES = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"})
_KEYS = frozenset(
    {"minProperties", "maxProperties", "required", "properties", "additionalProperties"}
)
BY_TYPE = {
    "string": _LENGTHS,
    "array": _ITEMS,
    "integer": _SIZES,
    "number": _SIZES,
    "object": _KEYS,
}
"""Keys that restrict one type only."""

KNOWN = frozenset({"type", "enum"}.union(*BY_TYPE.values()))

LEAST = frozenset({"minLength", "minItems", "minProperties", "minimum", "exclusiveMinimum"})
TWIN = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}
TWIN |= {second: first for first, second in TWIN.items()}
GREATEST = frozenset({"maxLength", "maxItems", "maxProperties", "maximum", "exclusiveMaximum"})


def holds(wide: Schema, narrow: Schema) -> Answer:
    """Whether each value of `narrow` is one of `wide`."""
    return every(_one(wide, option) for option in _options(narrow))


def every(answers: Iterable[Answer]) -> Answer:
    """True if all are; False if any is."""
    found = [*answers]
    return False if False in found else None if None in found else True


def _options(schema: Schema) -> Iterator[Schema]:
    """A schema by alternatives and types: each has one type, and no alternatives unless beside other keys."""
    bare = {key: said for key, said in schema.items() if key not in TEXTS}
    if bare.keys() == {"anyOf"}:
        for option in bare["anyOf"]:
            yield from _options(option)
        return
    types = bare.get("type", TYPES)
    for name in [types] if isinstance(types, str) else types:
        option = {**bare, "type": name}
        if "enum" in bare:
            option["enum"] = [value for value in bare["enum"] if _is(value, name)]
        if option.get("enum") != []:
            yield option


def _is(value: Any, type_: str) -> bool:
    return _has(type_, NAMES[type(value)])


def _one(wide: Schema, narrow: Schema) -> Answer:
    """The same for a schema with one type."""
    options = [*_options(wide)]
    fitting = [option for option in options if _has(option["type"], narrow["type"])]
    if not fitting:
        return False
    answers = [
        every(_key(key, said, narrow) for key, said in option.items() if key != "type")
        for option in fitting
    ]
    if True in answers:
        return True
    # Several alternatives may have all values together.
    return None if None in answers or len(answers) > 1 else False


def _has(wide: str, narrow: str) -> bool:
    return wide == narrow or (wide, narrow) == ("number", "integer")


def _key(key: str, said: Any, narrow: Schema) -> Answer:
    """Whether all values of `narrow` fulfil one key."""
    if key in KNOWN - {"enum"} and key not in BY_TYPE.get(narrow["type"], ()):
        return True
    if key == "enum" and "enum" in narrow:
        return all(_same(value, said) for value in narrow["enum"])
    if key not in narrow:
        # A single value, or another key, may happen to fulfil it.
        plain = {key, *narrow} <= KNOWN and "enum" not in narrow
        return False if plain and TWIN.get(key) not in narrow else None
    other = narrow[key]
    if _same(other, [said]):
        return True
    if key in LEAST:
        return bool(other >= said)
    if key in GREATEST:
        return bool(other <= said)
    if key == "items" and isinstance(said, dict) and isinstance(other, dict):
        return holds(said, other)
    return None


def _same(value: Any, others: Iterable[Any]) -> bool:
    """For Python `1` and `True` are equal."""
    return any(value == other and type(value) is type(other) for other in others)
