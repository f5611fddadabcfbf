"""Schemas of the OpenAPI document -> values that they accept, as hypothesis draws them.

Made of the schemas alone. A keyword that is not known here is an error: a rule must not be passed over in
silence.
"""

from __future__ import annotations

from functools import cache
from math import inf
from typing import Any

from hypothesis import strategies as st

from tests.conformance import conditions
from tests.conformance import openapi_doc as doc
from tests.conformance.facts import Data, facts
from tests.properties.plain_values import MEANINGS, Values, json_values, sizes, text

SILENT = {"title", "description", "default", "examples", "deprecated", "discriminator"}
SILENT |= {"readOnly", "writeOnly"}
"""Keywords that allow and forbid nothing."""

BITS = {"int32": 32, "int64": 64}
"""Sizes of integers, by format."""

ROOM = 5
"""Components inside each other; beyond it values are as small as they may be."""


def values(schema: Data, room: int = ROOM) -> Values:
    """Values that a schema accepts."""
    if "$ref" in schema:
        return _component(schema["$ref"].removeprefix(doc.SCHEMAS), room)
    rules = {k: v for k, v in schema.items() if k not in SILENT and not k.startswith("x-")}
    if (meaning := schema.get("x-logical-type")) in MEANINGS:
        # Anew, so that what has a meaning is also what the schema accepts.
        return MEANINGS[meaning].filter(doc.validator(schema).is_valid)
    if "const" in rules:
        return st.just(rules["const"])
    if "enum" in rules:
        return st.sampled_from(rules["enum"])
    for word in ("anyOf", "oneOf"):
        if word in rules and not {"not", "properties"} & {*rules}:
            assert rules.keys() <= {word, "type"}, rules
            return st.one_of(values(one, room) for one in _possible(rules[word], room))
    kinds = rules.pop("type", [])
    listed = [kinds] if isinstance(kinds, str) else kinds
    if not listed:
        assert not rules, rules
        return json_values
    return st.one_of(_of(kind, rules, room) for kind in listed)


@cache
def _component(name: str, room: int) -> Values:
    schema = doc.schemas()[name]
    described = facts().types.get(name, {})
    if conditions.is_filter(described):
        return _filters(schema, described, room)
    return values(schema, room - 1)


def _filters(schema: Data, described: Data, room: int) -> Values:
    """Conditions. The document cannot tell what a field is compared with: for that each name with each
    operator would have to be listed in `patternProperties`, which generators of clients mistake."""
    own = schema["properties"]
    pairs = [pair for pair in conditions.fitting(described["extra"]["names"]) if pair[0] not in own]
    named = {name: values(prop, room - 1) for name, prop in own.items()}
    return st.builds(
        lambda some, rest: {**dict(rest), **some},
        st.fixed_dictionaries({}, optional=named),
        st.lists(st.sampled_from(pairs), max_size=4),
    )


def _of(kind: str, rules: Data, room: int) -> Values:
    match kind:
        case "null":
            return st.none()
        case "boolean":
            return st.booleans()
        case "integer":
            bits = BITS[rules["format"]] - 1 if "format" in rules else None
            least, most = (-(2**bits), 2**bits - 1) if bits else (None, None)
            return st.integers(rules.get("minimum", least), rules.get("maximum", most))
        case "number":
            floats = st.floats(rules.get("minimum"), rules.get("maximum"), allow_nan=False)
            return floats.filter(lambda number: abs(number) != inf)
        case "string":
            return _texts(rules)
        case "array":
            return st.one_of(
                st.lists(values(rules["items"], left), min_size=least, max_size=most)
                for least, most, left in sizes(rules.get("minItems"), rules.get("maxItems"), room)
            )
    assert kind == "object", kind
    return _objects(rules, room)


def _texts(rules: Data) -> Values:
    known = {"pattern", "minLength", "maxLength", "format"}
    assert rules.keys() <= known, rules
    if "format" in rules:
        return MEANINGS[rules["format"]].filter(doc.validator({"type": "string", **rules}).is_valid)
    if "pattern" in rules:
        return st.from_regex(rules["pattern"], fullmatch=True)
    return text(rules.get("minLength", 0), rules.get("maxLength", 12))


def _objects(rules: Data, room: int) -> Values:
    words = {"properties", "required", "additionalProperties", "propertyNames", "not"}
    assert rules.keys() <= words | {"minProperties", "maxProperties", "anyOf"}, rules
    properties: dict[str, Data] = rules.get("properties", {})
    needed = rules.get("required", [])
    may = [n for n in properties if n not in needed and room > 0]
    made: Values = st.fixed_dictionaries(
        {name: values(properties[name], room) for name in needed},
        optional={name: values(properties[name], room) for name in may},
    )
    if refused := rules.get("not"):
        pairs = [one["required"] for one in refused.get("anyOf", [refused])]
        made = made.map(lambda value: _without_second(value, pairs))
    free = rules.get("additionalProperties", True)
    if free is False:
        return made
    names = rules.get("propertyNames")
    keys = st.from_regex(names["pattern"], fullmatch=True) if names else text(1, 8)
    more = st.one_of(
        st.dictionaries(
            keys.filter(lambda key: key not in properties),
            json_values if free is True else values(free, left),
            min_size=least,
            max_size=most,
        )
        for least, most, left in sizes(rules.get("minProperties"), rules.get("maxProperties"), room)
    )
    return st.builds(lambda named, rest: {**rest, **named}, made, more)


def _without_second(value: Data, pairs: list[list[str]]) -> Data:
    """A value without what must not stand beside something else."""
    for first, second in pairs:
        if first in value and second in value:
            value = {k: v for k, v in value.items() if k != second}
    return value


def _possible(options: list[Data], room: int) -> list[Data]:
    if room > 0:
        return options
    lowest = min(map(_height, options))
    return [option for option in options if _height(option) == lowest]


def _height(schema: Any, seen: frozenset[str] = frozenset()) -> float:
    """How many components the smallest value of a schema has inside each other."""
    if "$ref" in schema:
        name = schema["$ref"]
        if name in seen:
            return inf
        return 1 + _height(doc.follow(schema), seen | {name})
    options = schema.get("anyOf") or schema.get("oneOf")
    if options:
        return min(_height(option, seen) for option in options)
    parts = [schema["properties"][name] for name in schema.get("required", ())]
    if schema.get("minProperties"):
        parts.append(schema["additionalProperties"])
    if schema.get("minItems"):
        parts.append(schema["items"])
    return max((_height(part, seen) for part in parts), default=0)
