"""The page of each method against the spec."""

from __future__ import annotations

from collections.abc import Iterator

from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind
from tests.conformance.markdown import REFERENCE, Page, block_json, read
from tests.conformance.reference_objects import Place, check_places, nameless
from tests.conformance.reference_text import (
    NOTHING,
    check_facts,
    check_findings,
    check_rows,
    check_shape,
    check_sources,
    first_table,
    source_links,
    sources_text,
)
from tests.conformance.report import Report

CONTEXTS = {
    "any": "Any: an incoming webhook or an application",
    "application": "An application only",
    "administrator": "An administrator only",
    "application_administrator": "An application only, with the rights of an administrator",
}
EFFECTS = {"read": "Reads", "write": "Writes", "delete": "Deletes"}
SECTIONS = [
    "Parameters",
    "Result",
    "Python",
    "Examples",
    "Other languages",
    "Errors",
    "Error examples",
    "Findings",
    "Facts",
]


def test_pages_are_those_of_the_methods() -> None:
    report = Report("reference", "methods")
    pages = sorted(path.name for path in (REFERENCE / "methods").iterdir())
    report.names("page", pages, sorted(f"{name}.md" for name in facts().methods))
    report.check()


def test_method_page(method: str) -> None:
    spec = facts().methods[method]
    report = Report("reference", method)
    page = read(REFERENCE / "methods" / f"{method}.md")
    report.holds("first line", page.first, facts().home[method])
    report.same("title", [s.heading for s in page.sections if s.level == 1], [method])
    report.text("introduction", page.sections[1].text, _introduction(spec))
    _sections(report, page, spec)
    _facts(report, page, spec)
    parameters = page.one("Parameters")
    check_rows(report, "parameter", parameters.tables if parameters else [], spec.get("params", {}))
    _objects(report, page, spec)
    _sentences(report, page, spec)
    _result(report, page, spec)
    _errors(report, page, spec)
    _examples(report, page, spec)
    check_findings(report, page, method)
    report.check()


def _introduction(spec: Data) -> str:
    notice = f"> Deprecated. {_deprecated(spec)}" if "deprecated" in spec else ""
    strip = {
        "Python": ".".join(["b24", *known.python_path(spec["name"])]),
        "Scope": spec["scope"],
        "Context": CONTEXTS[spec["context"]],
        "Effect": EFFECTS[spec["effect"]],
    }
    told = " · ".join(f"{name} {value}" for name, value in strip.items())
    return " ".join(filter(None, [spec["summary"], notice, spec["description"], told]))


def _deprecated(spec: Data) -> str:
    told = spec.get("deprecated")
    if told is None:
        return "No"
    instead = f"Use {told['replacement']} instead." if "replacement" in told else ""
    return " ".join(filter(None, [instead or "There is no replacement.", told.get("caveat")]))


def _sections(report: Report, page: Page, spec: Data) -> None:
    have = [s.heading for s in page.sections if s.level == 2]
    want = [*SECTIONS]
    if not spec.get("error_examples"):
        want.remove("Error examples")
    touched = {
        t.split("#")[0].split("!")[0] for f in facts().findings.values() for t in f["touches"]
    }
    if spec["name"] not in touched:
        want.remove("Findings")
    report.same("sections", have, want)


def _facts(report: Report, page: Page, spec: Data) -> None:
    repeat = spec["repeat"]
    want = {
        "Who may call it": spec["access"],
        "Safe to repeat": f"{'Yes' if repeat['safe'] else 'No'}. {repeat['why']}",
        "In a batch": "Yes" if spec.get("batch", True) else "No",
        "Deprecated": _deprecated(spec),
        "Vendor's page": spec["name"],
        "Sources": sources_text(spec["sources"]),
    }
    table = first_table(page.one("Facts"))
    check_facts(report, table, want)
    check_sources(report, table, spec["sources"])
    if table and "Vendor's page" in table.by_first():
        report.same(
            "vendor's page", table.by_first()["Vendor's page"]["Value"].links, [spec["docs"]]
        )


def _sentences(report: Report, page: Page, spec: Data) -> None:
    """Beside the tables stand these sentences and no others."""
    wanted = {
        "Parameters": "" if spec.get("params") else "The method takes no parameters.",
        "Errors": "" if spec.get("errors") else "No errors of its own are documented. ",
        "Facts": "",
        "Examples": "",
        "Python": "The request of the first example; b24 is a client.",
        "Other languages": "Each sends the request of the first example. $b24 and $b24Service are clients"
        " that were made before; names in capital letters are variables of the shell.",
    }
    wanted["Errors"] += "Any method may also answer with the errors of the service."
    for heading, text in wanted.items():
        section = page.one(heading)
        if section is not None:
            report.text(f"text below {heading}", section.text, text)


def _objects(report: Report, page: Page, spec: Data) -> None:
    """Objects that are sent have sections of their own; of what is answered, those without a page."""
    owner = known.pascal(spec["name"])
    check_places(report, page, "Parameters", [*_places(spec.get("params", {}), owner)])
    answer = {"properties": {"result": spec["result"]}}
    check_places(report, page, "Result", [*nameless("", answer, "response", owner)])


def _places(params: dict[str, Data], owner: str) -> Iterator[Place]:
    """Types of parameters, and what has no name inside of them."""
    for wire, prop in params.items():
        described = known.object_of(prop)
        if described is not None:
            named = kind(prop) == "type"
            python = prop["type"] if named else f"{owner}{known.pascal(wire)}"
            yield Place(wire, prop, described.get("direction", "request"), python)
            yield from nameless(wire, described, "request", python)


def _result(report: Report, page: Page, spec: Data) -> None:
    result, section = spec["result"], page.one("Result")
    want = {
        "Type": "",
        "Payload": "under result" if result.get("at", "result") == "result" else "the whole answer",
        "Declared by the page": result.get("declared", NOTHING),
        "On failure": result.get("failure", NOTHING),
        **_paging(spec.get("paging")),
    }
    if section is None:
        return
    report.text("result", section.text, result["description"])
    table = first_table(section)
    if table and "Type" in table.by_first():
        cell = table.by_first()["Type"]["Value"]
        check_shape(report, "result", cell, result)
        want["Type"] = cell.text
    check_facts(report, table, want)


def _paging(paging: Data | None) -> dict[str, str]:
    if paging is None:
        return {"Paging": "None"}
    parameter, cursor = paging["parameter"], paging.get("cursor")
    told = {
        "Paging": f"pages of {paging['size']}; {parameter} takes the offset, "
        f"{paging['next']} gives the next, {paging['total']} the number"
    }
    if cursor:
        order = ", ".join(f"{name} {way}" for name, way in cursor["order"].items())
        part = f"; filter {cursor['until']} to read a part" if "until" in cursor else ""
        told["Walk by identifier"] = (
            f"order {order}, filter {cursor['filter']} with the last {cursor['field']}, "
            f"{parameter} {cursor['no_count']} to count nothing{part}"
        )
    return told


def _errors(report: Report, page: Page, spec: Data) -> None:
    table, rows = first_table(page.one("Errors")), spec.get("errors", [])
    if table is None:
        report.names("error", [], [known.row_text(row) for row in rows])
        return
    report.same("head of the errors", table.head, ["Error", "Status", "Python class", "When"])
    shown = [f"{known.row_text(row)}{' (message)' if 'message' in row else ''}" for row in rows]
    report.names("error", map(known.plain, table.column("Error")), map(known.plain, shown))
    by_text = {known.plain(text): row for text, row in table.by_first().items()}
    for row, text in zip(rows, shown, strict=True):
        cells = by_text.get(known.plain(text))
        if cells is not None:
            report.same(f"error {text}: status", cells["Status"].text, str(row.get("status", 400)))
            report.same(f"error {text}: class", cells["Python class"].text, known.class_of(row))
            report.text(
                f"error {text}: when", cells["When"].text, " Or: ".join(known.meanings(row))
            )


def _examples(report: Report, page: Page, spec: Data) -> None:
    sections = page.below("Examples")
    titles = [known.plain(e["summary"]).removesuffix(".") for e in spec["examples"]]
    report.names("summary of the example", [s.heading for s in sections], titles)
    for section, example in zip(sections, spec["examples"], strict=False):
        fact = f"Examples: {section.heading}"
        report.tree(f"{fact}: request", block_json(section, 0), example["request"])
        report.tree(f"{fact}: response", block_json(section, 1), example.get("response"))
    failures = page.below("Error examples")
    wanted = spec.get("error_examples", [])
    heads = [f"Status {e['status']}: {known.plain(e['summary']).removesuffix('.')}" for e in wanted]
    report.names("summary of the error example", [s.heading for s in failures], heads)
    for section, failure in zip(failures, wanted, strict=False):
        fact = f"Error examples: {section.heading}"
        report.tree(fact, block_json(section, 0), failure["body"])


def test_addresses_of_source_pages_are_those_of_the_vendors_pages() -> None:
    """The page that a method is documented on is one that its sources lead to."""
    report = Report("spec/service.yaml", "pages of the sources")
    for name, spec in facts().methods.items():
        if spec["docs"] not in source_links(spec["sources"]):
            report.add(f"page of {name}", source_links(spec["sources"]), spec["docs"])
    report.check()
