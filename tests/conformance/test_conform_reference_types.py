"""The pages of types and enums against the spec."""

from __future__ import annotations

import json
from typing import Any

from tests.conformance import conditions
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind
from tests.conformance.markdown import REFERENCE, Page, Section, read
from tests.conformance.reference_example import check_example
from tests.conformance.reference_objects import check_body, check_places, nameless
from tests.conformance.reference_text import (
    FLAGS,
    NOTHING,
    check_facts,
    check_findings,
    check_sources,
    first_table,
    sources_text,
    wire_text,
)
from tests.conformance.reference_unions import check_union
from tests.conformance.reference_uses import check_few, check_used
from tests.conformance.report import Report

DIRECTIONS = {
    "request": "Sent to the server",
    "response": "Comes from the server",
    "both": "Sent to the server and comes from it",
}
PYTHON = {
    "yes_no": "bool",
    "timestamp": "datetime",
    "any": "Any",
    "dict": "dict[str, Any]",
    "file": "File | tuple[str, str]",
}
SECTIONS = [
    "Alternatives",
    "Properties",
    "Python",
    "Example",
    "Forms of the values",
    "Findings",
    "What the vendor reports",
    "Facts",
]
FLAG_HEAD = ["Property", "Vendor's type", "Title", "Flags of the API", "Marks of the page"]
SCALAR_HEAD = ["Type", "Python", "In a request", "In a response", "Meaning"]


def test_pages_are_those_of_the_types_and_enums() -> None:
    report = Report("reference", "types and enums")
    for folder, table, more in (("types", facts().types, ["README"]), ("enums", facts().enums, [])):
        pages = sorted(path.name for path in (REFERENCE / folder).iterdir())
        report.names(f"page of {folder}", pages, sorted(f"{name}.md" for name in [*table, *more]))
    report.check()


def test_type_page(type_name: str) -> None:
    spec = facts().types[type_name]
    report = Report("reference", type_name)
    page = read(REFERENCE / "types" / f"{type_name}.md")
    report.holds("first line", page.first, facts().home[type_name])
    report.same("title", [s.heading for s in page.sections if s.level == 1], [type_name])
    python = "dict" if known.is_map(spec) else f"bitrix24_client.models.{type_name}"
    if conditions.is_filter(spec):
        python += f", or written with bitrix24_client.filters.{type_name}"
    strip = f"Python {python} · Direction {DIRECTIONS[spec['direction']]}"
    report.text("description", page.sections[1].text, f"{spec['description']} {strip}")
    _sections(report, page, type_name)
    table = first_table(page.one("Facts"))
    used = check_few(report, table, type_name)
    check_facts(report, table, {"Used in": used, "Sources": sources_text(spec["sources"])})
    check_sources(report, table, spec["sources"])
    body = page.one("Alternatives" if "one_of" in spec else "Properties")
    if body is None:
        report.add("alternatives or properties", None, "a section")
    else:
        check_body(report, body, spec, spec["direction"])
        inside = [*nameless("", spec, spec["direction"], type_name)]
        check_places(report, page, body.heading, inside)
    check_union(report, page, type_name)
    _flags(report, page, spec)
    _forms(report, page, spec)
    check_findings(report, page, type_name)
    check_example(report, page, type_name)
    report.check()


def _sections(report: Report, page: Page, name: str) -> None:
    """What a reader needs first stands first: content, examples, findings, sources."""
    have = [s.heading for s in page.sections if s.level == 2]
    report.same("order of the sections", have, [s for s in SECTIONS if s in have])


def _flags(report: Report, page: Page, spec: Data) -> None:
    told = {n: p["flags"] for n, p in spec.get("properties", {}).items() if "flags" in p}
    table = first_table(page.one("What the vendor reports"))
    if table is None:
        report.names("row of the vendor's flags", [], told)
        return
    report.same("head of the vendor's flags", table.head, FLAG_HEAD)
    report.names("row of the vendor's flags", table.column("Property"), told)
    rows = table.by_first()
    for name, flags in told.items():
        api = "not reported" if "api" not in flags else _words(flags["api"])
        want = [name, flags["type"], flags["title"], api, _words(flags["page"])]
        if name in rows:
            report.same(
                f"vendor's flags of {name}", [cell.text for cell in rows[name].values()], want
            )


def _words(found: list[str]) -> str:
    return ", ".join(FLAGS.get(word, word) for word in found) or NOTHING


def _forms(report: Report, page: Page, spec: Data) -> None:
    objects = [spec, *(place.shape for place in nameless("", spec, spec["direction"], ""))]
    parts = [p for o in objects for p in (*o.get("properties", {}).values(), o.get("extra"))]
    parts += [{"type": option} for option in spec.get("one_of", ())]
    used = {p["type"] for p in parts if p and kind(p) == "scalar"}
    table = first_table(page.one("Forms of the values"))
    rows = [] if table is None else [[cell.text for cell in row] for row in table.rows]
    told = [n for n in facts().scalars if n in used and not _is_plain(n)]
    if table is not None:
        report.same("head of the forms", table.head, SCALAR_HEAD)
    report.names("form of values", [row[0] for row in rows], told)
    for row in rows:
        if row[0] in told:
            for head, said, want in zip(SCALAR_HEAD, row, scalar_row(row[0]), strict=True):
                report.same(f"form of {row[0]}: {head}", said, want)


def _is_plain(name: str) -> bool:
    """Whether a value travels as the JSON that Python's own module makes of it."""
    scalar = facts().scalars[name]
    example = {"str": "", "int": 1, "float": 1.5, "bool": True}.get(scalar["python"])
    words = {str: "string", int: "integer", float: "number", bool: "boolean"}
    rule = {"type": words.get(type(example))}
    return bool(scalar["request"] == rule == scalar["response"])


def scalar_row(name: str) -> list[str]:
    """What a table says of a kind of single value."""
    scalar = facts().scalars[name]
    python = str(PYTHON.get(scalar["python"], scalar["python"]))
    forms = [known.plain(wire_text(scalar[way])) for way in ("request", "response")]
    return [name, python, *forms, known.plain(scalar["description"])]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def test_enum_page(enum_name: str) -> None:
    spec = facts().enums[enum_name]
    report = Report("reference", enum_name)
    page = read(REFERENCE / "enums" / f"{enum_name}.md")
    report.holds("first line", page.first, facts().home[enum_name])
    report.same("title", [s.heading for s in page.sections if s.level == 1], [enum_name])
    values = f"{known.enum_base(enum_name).__name__}; the server may send others"
    strip = f"Python bitrix24_client.enums.{enum_name} · Values {values}"
    report.text("description", page.sections[1].text, f"{spec['description']} {strip}")
    table = first_table(page.one("Facts"))
    used = check_few(report, table, enum_name)
    check_facts(report, table, {"Used in": used, "Sources": sources_text(spec["sources"])})
    check_sources(report, table, spec["sources"])
    table = first_table(page.one("Values"))
    head = table.head if table else None
    report.same("head of the values", head, ["Value", "Name", "Code", "Meaning"])
    values = {_json(v["value"]): v for v in spec["values"]}
    report.names("value", table.column("Value") if table else [], values)
    rows = table.by_first() if table else {}
    for shown, value in values.items():
        codes = [value[key] for key in ("code", "abbreviation") if key in value]
        want_row = [
            shown,
            value["name"],
            ", ".join(codes) or NOTHING,
            known.plain(value["description"]),
        ]
        if shown in rows:
            report.same(f"value {shown}", [cell.text for cell in rows[shown].values()], want_row)
    check_findings(report, page, enum_name)
    report.check()


def test_index_of_types() -> None:
    """Every type and enum stands with its file; alternatives stand with each of their unions."""
    report = Report("reference", "types/README.md")
    page = read(REFERENCE / "types" / "README.md")
    tables = {**facts().types, **facts().enums}
    for file in dict.fromkeys(facts().home[name] for name in tables):
        stem = file.rpartition("/")[2].removesuffix(".yaml")
        own = [name for name in tables if facts().home[name] == file]
        headings = [s for s in page.sections if s.level == 2 and s.heading.endswith(f": {stem}")]
        report.same(f"{stem}: number of sections", len(headings), 1)
        unions = {n: [n, *_members(n, own)] for n in own if "one_of" in tables[n]}
        alone = [n for n in own if not any(n in family for family in unions.values())]
        for section in headings:
            _check_index(report, stem, section, alone)
            families = {s.heading: s for s in page.below(section.heading)}
            report.names(f"{stem}: union", families, unions)
            for union, names in unions.items():
                if union in families:
                    _check_index(report, union, families[union], names)
    report.check()


def _members(union: str, own: list[str]) -> list[str]:
    return [option for option in facts().types[union]["one_of"] if option in own]


def _check_index(report: Report, where: str, section: Section, names: list[str]) -> None:
    table = first_table(section)
    report.names(f"{where}: row", table.column(table.head[0]) if table else [], names)
    if table is None:
        return
    head = ["Type", "Direction", "Description", "Used in"]
    report.same(f"{where}: head", table.head, head)
    for name, row in table.by_first().items():
        spec = facts().types.get(name) or facts().enums.get(name)
        if spec is not None:
            folder = "types" if name in facts().types else "enums"
            report.same(f"{name}: link", row["Type"].links, [f"../{folder}/{name}.md"])
            report.same(f"{name}: direction", row["Direction"].text, spec.get("direction", "enum"))
            report.text(f"{name}: description", row["Description"].text, spec["description"])
            check_used(report, name, row["Used in"], name)
