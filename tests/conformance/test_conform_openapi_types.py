"""The components of types and enums in the OpenAPI document against the spec."""

from __future__ import annotations

from functools import cache

from tests.conformance import conditions
from tests.conformance import facts as known
from tests.conformance import openapi_doc as doc
from tests.conformance.facts import Data, facts
from tests.conformance.markdown import read_text
from tests.conformance.openapi_shapes import (
    check_object,
    check_open,
    check_union,
    check_value,
    component,
)
from tests.conformance.report import Report


def test_type_component(type_name: str) -> None:
    spec = facts().types[type_name]
    report = Report("OpenAPI", type_name)
    forms = known.forms(spec)
    names = [component(type_name, form) for form in forms]
    found = [name for name in names if name in doc.schemas()]
    report.names("component", found, [n for n in names if n in _referred()] or names)
    for name, form in zip(names, forms, strict=True):
        if name in found:
            part = Report("OpenAPI", name)
            # Examples and defaults of a type that goes both ways are those of the request.
            _component(
                part, doc.schemas()[name], spec if form == forms[0] else _bare_facts(spec), form
            )
            report.lines += part.lines
    report.check()


def _component(report: Report, schema: Data, spec: Data, direction: str) -> None:
    report.holds("description", schema.get("description"), spec["description"])
    _told_of_keys(report, schema.get("description", ""), spec)
    if "one_of" in spec:
        check_union(report, schema, spec, direction)
    else:
        report.same("type", schema.get("type"), "object")
        check_object(report, "", schema, spec, direction)
        check_open(report, schema, spec, direction)
    name = (
        report.subject if report.subject in facts().types else report.subject.removesuffix("Value")
    )
    slugs = [
        slug
        for slug, finding in facts().findings.items()
        if any(touch.partition(".")[0] == name for touch in finding["touches"])
    ]
    report.same("x-bitrix24-findings", schema.get("x-bitrix24-findings", []), slugs)
    report.same("sources", schema.get("x-bitrix24-sources"), spec["sources"])
    wanted = [spec["example"]] if "example" in spec else None
    report.same("example", schema.get("examples"), wanted)


def _told_of_keys(report: Report, description: str, spec: Data) -> None:
    """What client generators pass over: of `propertyNames` people are told."""
    extra = spec.get("extra") or {}
    if "names" in extra:
        further = "further " if spec.get("properties") else ""
        report.holds(
            "description", description, f"Each {further}key is {conditions.text(extra['names'])}."
        )
    if extra.get("operators"):
        tables = [table for section in read_text(description).sections for table in section.tables]
        rows = [(row[0].text, row[1].text) for table in tables for row in table.rows]
        operators = conditions.operators().items()
        wanted = [(prefix or "none", conditions.TAKES[takes]) for prefix, takes in operators]
        report.names("operator in the description", rows, wanted)


def _bare_facts(described: Data) -> Data:
    """An object or property of the spec without examples and defaults."""
    bare = {key: value for key, value in described.items() if key not in ("example", "default")}
    if "properties" in bare:
        properties = bare["properties"].items()
        bare["properties"] = {name: _bare_facts(prop) for name, prop in properties}
    return bare


@cache
def _referred() -> frozenset[str]:
    """Schemas that something refers to."""
    return frozenset(doc.names(doc.document()))


def test_enum_component(enum_name: str) -> None:
    spec = facts().enums[enum_name]
    report = Report("OpenAPI", enum_name)
    whole = known.enum_base(enum_name) is int
    for name in [enum_name, *([f"{enum_name}Value"] if whole else [])]:
        if name.endswith("Value") and name not in _referred():
            continue
        schema = doc.schemas().get(name, {})
        report.holds(f"{name}: description", schema.get("description"), spec["description"])
        report.same(f"{name}: sources", schema.get("x-bitrix24-sources"), spec["sources"])
        values = [value["value"] for value in spec["values"]]
        report.names(f"{name}: value", schema.get("x-known-values", []), values)
        report.same(
            f"{name}: names", schema.get("x-enum-varnames"), [v["name"] for v in spec["values"]]
        )
        report.same(f"{name}: examples", schema.get("examples"), values[:1])
        meanings = [v["description"] for v in spec["values"]]
        report.same(f"{name}: meanings", schema.get("x-enum-descriptions"), meanings)
        page = read_text(schema.get("description", ""))
        rows = [
            [known.plain(c.text) for c in r]
            for s in page.sections
            for t in s.tables
            for r in t.rows
        ]
        wanted = [[str(v["value"]), known.plain(v["description"])] for v in spec["values"]]
        report.names(f"{name}: row", map(tuple, rows), map(tuple, wanted))
        direction = "response" if name.endswith("Value") else "request"
        check_value(
            report,
            name,
            doc.follow(schema) | {"$ref": doc.SCHEMAS + name},
            {"type": enum_name},
            direction,
        )
    report.check()
