"""The page on events and placements against the spec."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

from tests.conformance import facts as known
from tests.conformance.facts import Data, facts
from tests.conformance.markdown import REFERENCE, Cell, Section, Table, read
from tests.conformance.reference_text import (
    check_facts,
    check_lines,
    description,
    first_table,
    shape_text,
    source_links,
    sources_text,
)
from tests.conformance.report import Report
from tests.conformance.test_conform_client_events import form


def test_events() -> None:
    report = Report("reference", "events.md")
    page = read(REFERENCE / "events.md")
    found: dict[str, list[Section]] = {}
    for section in page.below("All events"):
        if section.level == 3:
            found[section.heading] = []
        found[[*found][-1]].append(section)
    report.names("event", found, facts().events)
    for name, event in facts().events.items():
        _event(report, found.get(name, []), event)
    places = {s.heading: s for s in page.below("All placements") if s.level == 3}
    report.names("placement", places, facts().placements)
    for code, placement in facts().placements.items():
        if code in places:
            _placement(report, places[code], placement)
    report.check()


def test_handlers() -> None:
    report = Report("reference", "events.md: handlers")
    section = read(REFERENCE / "events.md").one("Handlers")
    handlers = facts().service["protocol"]["handlers"]
    lines = [Cell(line) for line in section.lines if line] if section else []
    *notes, sources = lines or [Cell("")]
    report.names(
        "note", [n.text for n in notes], [f"- {known.plain(n)}" for n in handlers["notes"]]
    )
    report.text("sources", sources.text, f"Sources: {sources_text(handlers['sources'])}.")
    report.same("links of the sources", sources.links, source_links(handlers["sources"]))
    report.check()


def _event(report: Report, sections: list[Section], event: Data) -> None:
    name = event["name"]
    part = Report(report.product, f"{report.subject}: {name}")
    first, *rest = sections or [Section(3, "")]
    below = {section.heading: section for section in rest}
    strip = {
        "Python": f"bitrix24_client.events.{name[0].upper()}{name[1:]}",
        "Scope": event["scope"],
        "Data": event["data"],
        "Authorisation": event["auth"],
    }
    told = " · ".join(f"{key} {value}" for key, value in strip.items())
    body = "The body, here with a line for each field, and what it holds:"
    part.text("text", first.text, f"{event['summary']} {event['description']} {told} {body}")
    blocks = [source for _, source in first.blocks]
    part.same("number of bodies", len(blocks), 2)
    if len(blocks) == 2:
        part.same("form", parse_qsl(blocks[0].replace("\n", "")), list(form(event["example"])))
        part.same("tree", json.loads(blocks[1]), event["example"])
    check_lines(part, below["Findings"].lines if "Findings" in below else [], name)
    table = first_table(below.get("Facts"))
    check_facts(part, table, {"Vendor's page": name, "Sources": sources_text(event["sources"])})
    if table and "Vendor's page" in table.by_first():
        links = table.by_first()["Vendor's page"]["Value"].links
        part.same("vendor's page", links, [event["docs"]])
    report.lines += part.lines


def _placement(report: Report, section: Section, placement: Data) -> None:
    part = Report(report.product, f"{report.subject}: {placement['code']}")
    part.text("text", section.text, f"{placement['summary']} {placement['description']}")
    want = {"Vendor's page": placement["code"], "Sources": sources_text(placement["sources"])}
    check_facts(part, section.tables[-1] if section.tables else None, want)
    options = first_table(section) or Table([])
    part.same("head", options.head, ["Option", "Type", "Required", "Description"])
    part.names("option", [row[0].text for row in options.rows], placement["options"])
    for row in options.rows:
        prop = placement["options"].get(row[0].text)
        if prop is not None:
            required = "yes" if prop.get("required") else "no"
            about = known.plain(description(prop))
            want_row = [row[0].text, shape_text(prop), required, about]
            part.same(f"option {row[0].text}", [known.plain(c.text) for c in row], want_row)
    shown = json.loads(section.blocks[0][1]) if section.blocks else None
    part.same("example", shown, placement.get("example"))
    report.lines += part.lines
