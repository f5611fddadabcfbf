"""Types of the model -> their components, as they are sent and as they come back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from generator import text
from generator.emit.openapi.schemas import (
    Direction,
    Schema,
    component_name,
    given,
    options,
    properties,
    value,
)

if TYPE_CHECKING:
    from generator.model import Alternatives, Commons, Extra, Scope, Type


def components(type_: Type, scope: Scope, findings: Iterable[str]) -> Iterator[tuple[str, Schema]]:
    """The components of a type by name; one that goes both ways has two."""
    slugs = list(findings)
    for form in type_.forms:
        name = component_name(type_, form)
        about = "\n\n".join(_about(type_, form, scope.commons))
        schema: Schema = {"title": name, "description": about}
        if type_.alternatives is None:
            schema |= _object(type_, form, scope)
        else:
            schema |= _union(type_.alternatives, form, scope)
        if type_.has_example and form == type_.forms[0]:
            schema["examples"] = [type_.example]
        if type_.sources:
            schema["x-bitrix24-sources"] = list(type_.sources)
        if slugs:
            schema["x-bitrix24-findings"] = slugs
        yield name, schema


def _about(type_: Type, form: Direction, commons: Commons) -> Iterator[str]:
    yield text.prose(type_.description)
    # Client generators pass over `not` and `propertyNames`, so people are told of them too.
    for group in type_.exclusive:
        yield f"At most one of these is there: {', '.join(map(text.code, group))}."
    if type_.extra and type_.extra.names:
        further = "further " if type_.properties else ""
        yield f"Each {further}key is {text.named(type_.extra.names)}."
    if type_.extra and type_.extra.operator is not None:
        yield _operators(commons)
    if len(type_.forms) > 1 and form == "response":
        yield f"This is how it comes back; as {text.code(type_.name)} it is sent."


def _object(type_: Type, form: Direction, scope: Scope) -> Schema:
    """Requests take the known keys only; answers may have more."""
    # Examples and defaults are values of the first form, and rules compare them with that one.
    bare = (replace(p, has_example=False, has_default=False) for p in type_.properties)
    held = type_.properties if form == type_.forms[0] else tuple(bare)
    schema: Schema = {"type": "object"}
    schema |= properties(held, form, scope)
    schema |= _exclusive(type_.exclusive)
    return schema | _extra(type_, type_.extra, form, scope)


def _exclusive(groups: Iterable[tuple[str, ...]]) -> Schema:
    """No two properties of a group together."""
    pairs = [{"required": list(pair)} for group in groups for pair in combinations(group, 2)]
    if not pairs:
        return {}
    return {"not": pairs[0] if len(pairs) == 1 else {"anyOf": pairs}}


def _extra(type_: Type, extra: Extra | None, form: Direction, scope: Scope) -> Schema:
    """Keys beyond the named ones; `patternProperties` would mislead client generators."""
    if extra is None:
        return {"additionalProperties": False} if form == "request" else {}
    schema = given(minProperties=extra.min_items, maxProperties=extra.max_items)
    pattern = extra.pattern(scope.type)
    if pattern is not None:
        strange = [p.wire for p in type_.properties if not re.search(pattern, p.wire)]
        pattern = f"^(?:{'|'.join(strange)})$|{pattern}" if strange else pattern
        schema["propertyNames"] = {"pattern": pattern}
    schema["additionalProperties"] = value(extra.shape, form, scope) or True
    return schema


def _union(alternatives: Alternatives, form: Direction, scope: Scope) -> Schema:
    """One of several schemas.

    The tagged ones of an answer are told as those known, like the values of an open enum: the API may add to
    them. They are demanded nevertheless. An alternative for all other tags would have no tag of its own,
    which a discriminator needs; beside it TypeScript could not narrow by the tag any more, and pydantic
    refuses such a union. So a strict reader stops at a new kind, and a lenient one can tell why.
    """
    schemas = [value(shape, form, scope) for shape in alternatives.shapes]
    if alternatives.by is None:
        # Not `oneOf`: JSON types may overlap, as 1 is both an integer and a number.
        return {"anyOf": [option for schema in schemas for option in options(schema)]}
    targets = (schema["$ref"] for schema in schemas)
    mapping = dict(zip(alternatives.tags, targets, strict=True))
    schema: Schema = {
        "oneOf": schemas,
        "discriminator": {"propertyName": alternatives.by, "mapping": mapping},
    }
    return schema | ({"x-known-values": list(alternatives.tags)} if form == "response" else {})


def _operators(commons: Commons) -> str:
    rows = (
        (text.code(o.prefix) if o.prefix else "none", text.TAKES[o.takes], text.prose(o.meaning))
        for o in commons.service.protocol.operators
    )
    return text.table(("Operator before the key", "Takes", "Meaning"), rows)
