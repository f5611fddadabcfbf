"""Compares schemas of the OpenAPI document with shapes of the spec: what they say and accept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from tests.conformance import conditions, shapes
from tests.conformance import facts as known
from tests.conformance import openapi_doc as doc
from tests.conformance.facts import Data, facts, kind
from tests.conformance.report import Report

MARKS = {
    "readOnly": "read_only",
    "writeOnly": "write_only",
    "deprecated": "deprecated",
    "x-immutable": "immutable",
    "x-secret": "secret",
}
LOGICAL = {
    "int": "integer",
    "float": "number",
    "str": "string",
    "bool": "boolean",
    "yes_no": "boolean",
    "datetime": "date-time",
    "timestamp": "timestamp",
    "dict": "object",
    "file": "file",
}
ADDED = {
    "$ref",
    "title",
    "description",
    "type",
    "anyOf",
    "oneOf",
    "allOf",
    "items",
    "enum",
    "format",
    "pattern",
}
ADDED |= {
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "x-logical-type",
    "const",
}
ADDED |= {"x-enumDescriptions", "x-enum-descriptions", "default", "examples", "x-starred"}
ADDED |= {"x-bitrix24-flags", *MARKS}

TEXTS = {"title", "description", "examples", "default", "x-bitrix24-flags"}


def component(name: str, direction: str) -> str:
    """Name of the component of a type in a direction."""
    both = len(known.forms(facts().types[name])) > 1
    return f"{name}Value" if both and direction == "response" else name


def check_value(report: Report, fact: str, schema: Data, shape: Data, direction: str) -> None:
    """A schema must accept what the spec allows and refuse the rest, and refer to the right component."""
    _reference(report, fact, schema, shape, direction)
    if "pattern" in shape:
        said = [option.get("pattern") for option in doc.singles(schema)]
        report.names(f"{fact}: pattern", said, [f"^(?:{shape['pattern']})$"])
    wanted = shapes.schema(shape, direction)
    mine = shapes.validator(wanted)
    its = doc.validator(schema)
    for probe in (*shapes.probes(shape), *doc.probes(schema)):
        spec, said = mine.is_valid(probe), its.is_valid(probe)
        if spec != said:
            verdict = "accepts" if said else "refuses"
            report.lines.append(
                f"{report.subject}: {fact}: {report.product} says {_short(_rules(schema))} and {verdict} "
                f"{_short(probe)}, the spec says {known.type_text(shape)}{_limits(shape)}, that is "
                f"{_short(wanted)}"
            )
            return


def _rules(schema: Data) -> Data:
    """A schema without its texts."""
    texts = (key for key in schema if key in TEXTS or key.startswith(("x-enum", "x-known")))
    return {key: value for key, value in schema.items() if key not in {*texts}}


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 160 else f"{text[:160]}…"


def _limits(shape: Data) -> str:
    keys = ("values", "min", "max", "min_length", "max_length", "min_items", "max_items", "pattern")
    keys = (*keys, "names")
    told = [f"{key} {shape[key]}" for key in keys if key in shape]
    return f" with {', '.join(told)}" if told else ""


def _reference(report: Report, fact: str, schema: Data, shape: Data, direction: str) -> None:
    """The same JSON may mean different things: names and logical types tell them apart."""
    names, name = doc.names(schema), shape["type"]
    tables = (facts().types, facts().enums)
    ours = [n for n in names if any({n, n.removesuffix("Value")} & {*table} for table in tables)]
    match kind(shape):
        case "scalar":
            said, spec = doc.logical(schema), LOGICAL[facts().scalars[name]["python"]]
            if said != spec or ours:
                report.add(f"{fact}: type", ours or said, known.type_text(shape))
        case "enum":
            whole = direction == "response" and known.enum_base(name) is int
            if ours != [f"{name}Value" if whole else name]:
                report.add(f"{fact}: type", ours or _short(schema), known.type_text(shape))
        case "type":
            wanted = component(name, direction)
            if ours != [wanted]:
                report.add(f"{fact}: type", ours or _short(schema), [wanted])
        case _:
            if ours:
                report.add(f"{fact}: type", ours, known.type_text(shape))


def check_property(report: Report, fact: str, schema: Data, prop: Data, direction: str) -> None:
    """A parameter or a property with everything that is known of it."""
    told = " ".join(filter(None, (prop["description"], conditions.of_value(prop))))
    report.text(f"{fact}: description", schema.get("description"), told)
    title = prop["flags"]["title"] if "flags" in prop else ""
    wire = fact.rpartition(" ")[2].rpartition(".")[2]
    report.same(f"{fact}: title", schema.get("title"), title or known.title(wire))
    report.same(f"{fact}: default", schema.get("default", "none"), prop.get("default", "none"))
    example = [prop["example"]] if "example" in prop else "none"
    report.same(f"{fact}: example", schema.get("examples", "none"), example)
    for key, word in MARKS.items():
        report.same(f"{fact}: {word}", schema.get(key, False), prop.get(word, False))
    report.same(f"{fact}: starred", schema.get("x-starred"), prop.get("starred"))
    report.same(f"{fact}: vendor's flags", schema.get("x-bitrix24-flags"), prop.get("flags"))
    constant = prop["values"][0] if known.is_constant(prop) else None
    report.same(f"{fact}: constant", schema.get("const"), constant)
    report.names(f"{fact}: keyword", [key for key in schema if key not in ADDED], [])
    if prop.get("list") and not schema.keys() & {"anyOf", "oneOf"}:
        for keyword, word in (("minItems", "min_items"), ("maxItems", "max_items")):
            report.same(f"{fact}: {keyword} ({word})", schema.get(keyword), prop.get(word))
    check_value(report, fact, schema, prop, direction)
    if kind(prop) == "object":
        for option in doc.alternatives(schema):
            check_object(report, f"{fact.partition(' ')[2]}.", option, prop, direction)


def check_object(
    report: Report,
    path: str,
    schema: Data,
    described: Data,
    direction: str,
    more: Iterable[str] = (),
) -> None:
    """An object with its properties; `more` are properties that it has by way of the protocol."""
    properties: dict[str, Data] = described.get("properties") or described.get("params") or {}
    found = schema.get("properties", {})
    what = "parameter" if "params" in described or more else "property"
    names = [f"{path}{name}" for name in found]
    report.names(what, names, [f"{path}{name}" for name in (*properties, *more)])
    required = [name for name, prop in properties.items() if prop.get("required")]
    report.names(f"required {what}", schema.get("required", []), required)
    for name, prop in properties.items():
        if name in found:
            fact = f"{what} {path}{name}"
            check_property(report, fact, found[name], prop, direction)
    _keys(report, path, schema, described, direction)


def _keys(report: Report, path: str, schema: Data, described: Data, direction: str) -> None:
    """Of which type and how many free keys are, and which properties exclude each other."""
    extra = described.get("extra") or {}
    if extra and isinstance(schema.get("additionalProperties"), dict):
        fact, free = f"{path}additionalProperties", known.free_value(described)
        check_value(report, fact, schema["additionalProperties"], free, direction)
    for word, keyword in (("min_items", "minProperties"), ("max_items", "maxProperties")):
        fact = f"keys of {path or 'it'}: {keyword} ({word})"
        report.same(fact, schema.get(keyword), extra.get(word))
    pattern = schema.get("propertyNames", {}).get("pattern")
    told = conditions.key_pattern(extra) if {"keys", "names"} & {*extra} else None
    report.same(f"keys of {path or 'it'}: propertyNames: pattern", pattern, told)
    closed = None if direction == "response" else False
    anything = extra and kind({"type": "any", **extra}) == "any" and not extra.get("list")
    said = schema.get("additionalProperties")
    fact = f"keys of {path or 'it'}: additionalProperties"
    if not extra or anything:
        report.same(fact, said, True if anything else closed)
    else:
        report.same(fact, type(said).__name__, "dict")
    refused = schema.get("not", {})
    said = [rule.get("required") for rule in refused.get("anyOf", [refused] if refused else [])]
    groups = described.get("exclusive", ())
    pairs = [list(pair) for group in groups for pair in combinations(group, 2)]
    report.names(f"{path}exclusive (not)", map(str, said), map(str, pairs))


def check_union(report: Report, schema: Data, described: Data, direction: str) -> None:
    """The alternatives of a type in their order, and the tags by which they are known."""
    by, types = described.get("by"), [o for o in described["one_of"] if o in facts().types]
    named = [component(option, direction) for option in types]
    keywords = [word for word in ("oneOf", "anyOf", "allOf") if word in schema]
    report.names("keyword", keywords, ["oneOf" if by else "anyOf"])
    said = [n for n in doc.names(schema) if {n, n.removesuffix("Value")} & {*facts().types}]
    report.names(f"{'oneOf' if by else 'anyOf'}: $ref of alternative", said, named)
    pairs = zip(types, named, strict=True) if by else ()
    tags = {known.tag_of(option, by): doc.SCHEMAS + name for option, name in pairs}
    found = schema.get("discriminator", {})
    report.same("discriminator: propertyName", found.get("propertyName"), by)
    mapping = found.get("mapping", {})
    report.names("discriminator: tag", mapping, tags)
    for tag in tags.keys() & mapping.keys():
        report.same(f"discriminator: tag {tag}", mapping[tag], tags[tag])
    told = [*tags] if by and direction == "response" else None
    report.same("known values", schema.get("x-known-values"), told)
    fact = f"{'oneOf' if by else 'anyOf'}: alternatives"
    _same_verdicts(report, fact, schema, described, direction)


def check_open(report: Report, schema: Data, described: Data, direction: str) -> None:
    """Keys beyond the named ones: what is accepted."""
    _same_verdicts(report, "keys", schema, described, direction)


def _same_verdicts(
    report: Report, fact: str, schema: Data, described: Data, direction: str
) -> None:
    """A component must accept what the spec allows and refuse the rest."""
    mine = shapes.validator(shapes.objects(described, direction))
    its = doc.validator(schema)
    for probe in shapes.objects_like(described):
        spec, said = mine.is_valid(probe), its.is_valid(probe)
        if spec != said:
            verdict = "accepts" if said else "refuses"
            told = {
                key: described[key]
                for key in ("extra", "exclusive", "one_of", "by")
                if key in described
            }
            report.lines.append(
                f"{report.subject}: {fact}: {report.product} {verdict} {_short(probe)}, "
                f"the spec says {told or 'no further keys'}"
            )
            return


def check_valid(report: Report, fact: str, schema: Data, value: Any) -> None:
    """An example must fit the schema that it stands beside."""
    for error in doc.validator(schema).iter_errors(value):
        report.lines.append(
            f"{report.subject}: {fact} does not fit its own schema: {error.message}"
        )
        return
