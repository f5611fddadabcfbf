"""The pages of types and enums against the spec."""

from __future__ import annotations

import json
from typing import Any

from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind
from tests.conformance.markdown import REFERENCE, Page, block_json, read
from tests.conformance.reference_text import (
    FLAGS,
    NOTHING,
    check_facts,
    check_findings,
    check_rows,
    first_table,
    keys_sentence,
    sources_text,
)
from tests.conformance.report import Report
from tests.conformance.test_conform_reference_methods import nameless

DIRECTIONS = {"request": "Sent to the server", "response": "Comes from the server"}
PYTHON = {
    "yes_no": "bool",
    "timestamp": "datetime",
    "any": "Any",
    "dict": "dict[str, Any]",
    "file": "tuple[str, str]",
}
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
    report.text("description", page.sections[1].text, spec["description"])
    want = {
        "Python": "dict" if known.is_map(spec) else f"bitrix24_client.models.{type_name}",
        "Direction": DIRECTIONS[spec["direction"]],
        "Sources": sources_text(spec["sources"]),
    }
    check_facts(report, first_table(page.one("Facts")), want)
    _properties(report, page, spec)
    _flags(report, page, spec)
    _forms(report, page, spec)
    check_findings(report, page, type_name)
    example = page.one("Example")
    report.same("example", block_json(example, 0) if example else None, spec.get("example"))
    report.check()


def _properties(report: Report, page: Page, spec: Data) -> None:
    section = page.one("Properties")
    check_rows(report, "property", section.tables if section else [], spec.get("properties", {}))
    report.text("further keys", section.text if section else "", keys_sentence(spec))
    places = dict(nameless("", {"type": "object", **spec}))
    sections = {s.heading: s for s in page.below("Properties")}
    report.names("section", sections, [f"Keys of {path.lstrip('.')}" for path in places])
    for path, shape in places.items():
        inner = sections.get(f"Keys of {path.lstrip('.')}")
        if inner is not None:
            check_rows(report, "property", inner.tables, shape.get("properties", {}))
            report.text(f"keys of {path}", inner.text, keys_sentence(shape))


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
    objects = [spec, *(shape for _, shape in nameless("", {"type": "object", **spec}))]
    parts = [p for o in objects for p in (*o.get("properties", {}).values(), o.get("extra"))]
    used = {p["type"] for p in parts if p and kind(p) == "scalar"}
    table = first_table(page.one("Forms of the values"))
    rows = [] if table is None else [[cell.text for cell in row] for row in table.rows]
    report.same("forms of the values", rows, [scalar_row(n) for n in facts().scalars if n in used])


def scalar_row(name: str) -> list[str]:
    """What a table says of a kind of single value."""
    scalar = facts().scalars[name]
    python = str(PYTHON.get(scalar["python"], scalar["python"]))
    forms = [known.plain(_wire(scalar[way])) for way in ("request", "response")]
    return [name, python, *forms, known.plain(scalar["description"])]


def _wire(schema: Data) -> str:
    """A JSON Schema of a single value in words."""
    if "anyOf" in schema:
        return " or ".join(map(_wire, schema["anyOf"]))
    kinds = schema["type"]
    words = [" or ".join(kinds) if isinstance(kinds, list) else str(kinds)]
    if "const" in schema:
        words.append(_json(schema["const"]))
    if "enum" in schema:
        words.append(" or ".join(map(_json, schema["enum"])))
    if "pattern" in schema:
        words.append(f"matching {schema['pattern']}")
    if "format" in schema:
        words.append(f"in the form {schema['format']}")
    if "items" in schema:
        words.append(f"of {_wire(schema['items'])}")
    if "maxItems" in schema:
        words.append(f"of length {schema['maxItems']}")
    about = f" ({schema['description'].rstrip('.')})" if "description" in schema else ""
    return " ".join(words) + about


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def test_enum_page(enum_name: str) -> None:
    spec = facts().enums[enum_name]
    report = Report("reference", enum_name)
    page = read(REFERENCE / "enums" / f"{enum_name}.md")
    report.holds("first line", page.first, facts().home[enum_name])
    report.same("title", [s.heading for s in page.sections if s.level == 1], [enum_name])
    report.text("description", page.sections[1].text, spec["description"])
    want = {
        "Python": f"bitrix24_client.enums.{enum_name}",
        "Values": f"{known.enum_base(enum_name).__name__}; the server may send others",
        "Sources": sources_text(spec["sources"]),
    }
    check_facts(report, first_table(page.one("Facts")), want)
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
