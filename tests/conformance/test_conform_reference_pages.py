"""The pages of the reference that exist once, against the spec."""

from __future__ import annotations

import re

from tests.conformance import facts as known
from tests.conformance.facts import Data, facts
from tests.conformance.markdown import REFERENCE, Section, Table, read, seen
from tests.conformance.reference_text import (
    NOTHING,
    check_facts,
    check_says,
    finding_text,
    first_table,
    sources_text,
)
from tests.conformance.report import Report

RETRIES = {
    "never": "The client never sends the call again by itself.",
    "wait": "The client waits and sends the call again.",
    "wait_for_reset": "The client waits until the limit is lifted, or tells when that will be.",
    "refresh_token": "A client that renews its tokens does so and sends the call again.",
    "if_repeat_safe": "The client sends the call again if the method is safe to repeat.",
}
TOP = {
    *(
        "README.md",
        "errors.md",
        "events.md",
        "faults.md",
        "testing.md",
        "findings.md",
        "llms.txt",
        "protocol.md",
    ),
    "python.md",
}


def test_files_of_the_reference() -> None:
    report = Report("reference", "files")
    folders = {"methods", "types", "enums", "guides"}
    report.names("file", sorted(p.name for p in REFERENCE.iterdir()), sorted(TOP | folders))
    report.check()


def test_index() -> None:
    report = Report("reference", "README.md")
    page = read(REFERENCE / "README.md")
    report.holds("title", page.sections[1].heading, facts().service["title"])
    report.holds("introduction", page.sections[1].text, facts().service["description"])
    areas = {f"{area['title']}: {name}": area for name, area in facts().areas.items()}
    sections = {s.heading: s for s in page.below("Methods")}
    report.names("area", sorted(sections), sorted(areas))
    for heading, area in areas.items():
        if heading in sections:
            _area(report, sections[heading], area)
    report.check()


def _area(report: Report, section: Section, area: Data) -> None:
    report.holds(f"{area['area']}: description", section.text, area["description"])
    table = first_table(section) or Table([])
    report.same(f"{area['area']}: head", table.head, ["Method", "Summary"])
    methods = {method["name"]: method for method in area["methods"]}
    report.names("method", [row[0].text for row in table.rows], methods)
    for row in table.rows:
        method = methods.get(row[0].text, {"name": "", "summary": ""})
        replacement = method.get("deprecated", {}).get("replacement")
        use = f", use {replacement}" if replacement else ""
        told = f" Deprecated{use}." if "deprecated" in method else ""
        report.text(f"{method['name']}: summary", row[1].text, method["summary"] + told)
        report.same(f"{method['name']}: link", row[0].links, [f"methods/{method['name']}.md"])


def test_list_for_agents() -> None:
    """llms.txt names every method, event and placement once, with its summary."""
    report = Report("reference", "llms.txt")
    text = (REFERENCE / "llms.txt").read_text(encoding="utf-8")
    found = re.findall(r"^- \[(.+?)\]\((.+?)\): (.+)$", text, re.M)
    lines = {seen(name): (address, seen(rest)) for name, address, rest in found}
    report.same("lines", len(found), len(lines))
    for name, method in facts().methods.items():
        address, said = lines.get(name, ("", ""))
        report.same(f"{name}: link", address, f"methods/{name}.md")
        report.holds(f"{name}: summary", said, method["summary"])
    for name, said_of in {**facts().events, **facts().placements}.items():
        report.holds(f"{name}: summary", lines.get(name, ("", ""))[1], said_of["summary"])
    known_names = {*facts().methods, *facts().events, *facts().placements}
    extra = [
        n
        for n, (a, _) in lines.items()
        if n not in known_names and re.match("methods/|events.md#", a)
    ]
    report.names("line", extra, [])
    report.check()


def test_errors() -> None:
    report = Report("reference", "errors.md")
    page = read(REFERENCE / "errors.md")
    introduction = page.sections[1].text
    report.holds("introduction: text", introduction, "`except` with its name catches them too.")
    table = first_table(page.one("Errors of the service")) or Table([])
    report.same("head", table.head, ["Error", "Status", "Message", "Python class", "When"])
    rows = [[cell.text for cell in row] for row in table.rows]
    want = [
        [code, str(row["status"]), known.plain(row["message"]), name, known.plain(row["when"])]
        for name, code, row in known.system_rows()
    ]
    report.names("error of the service", map(tuple, rows), map(tuple, want))
    sections = {s.heading: s for s in page.below("Named classes")}
    report.names("class", sections, facts().errors)
    for name, error in facts().errors.items():
        if name in sections:
            _error_class(report, name, sections[name], error)
    python = (REFERENCE / "guides" / "errors.md").read_text(encoding="utf-8")
    readme = (REFERENCE.parent / "python" / "README.md").read_text(encoding="utf-8")
    groups = {error["group"] for error in facts().errors.values() if "group" in error}
    for group in groups:
        report.holds("groups in the guide", python, f"`{group}`")
        report.holds("groups in its README", readme, f"`{group}`")
    further = first_table(page.one("Further codes"))
    unnamed = {c: n for c, n in known.error_classes().items() if n not in facts().errors}
    report.names("further code", further.column(further.head[0]) if further else [], unnamed)
    report.check()


def _error_class(report: Report, name: str, section: Section, error: Data) -> None:
    report.text(f"{name}: description", section.text, error["description"])
    own = [row for m in facts().methods.values() for row in m.get("errors", ())]
    statuses = {row.get("status", 400) for row in own if known.class_of(row) == name}
    statuses |= {row["status"] for row in error.get("system", ())}
    part = Report(report.product, f"{report.subject}: {name}")
    recognised = any(error.get(key) for key in ("codes", "messages", "prefixes"))
    want = {
        "Group": error.get("group", NOTHING),
        "Group of": ", ".join(known.members_of(name)) or NOTHING,
        "Codes": ", ".join(error.get("codes", ())) or NOTHING,
        "Messages": ", ".join(error.get("messages", ())) or NOTHING,
        "Beginnings of messages": ", ".join(error.get("prefixes", ())) or NOTHING,
        "Statuses": ", ".join(map(str, sorted(statuses))) or NOTHING,
        "Retry": RETRIES[error.get("retry", "never")] if recognised else NOTHING,
        "Sources": sources_text(error.get("sources", ())) or NOTHING,
    }
    check_facts(part, first_table(section), want)
    report.lines += part.lines


def test_findings() -> None:
    report = Report("reference", "findings.md")
    page = read(REFERENCE / "findings.md")
    for weight in ("high", "medium", "low"):
        mine = {s: f for s, f in facts().findings.items() if f["weight"] == weight}
        sections = {s.heading: s for s in page.below(f"Findings of {weight} weight")}
        report.names(f"finding of {weight} weight", sections, mine)
        for slug, finding in mine.items():
            if slug in sections:
                touches = ", ".join(finding["touches"])
                want = f"{finding['title']} Touches: {touches} {finding_text(finding)}"
                report.text(f"finding {slug}", sections[slug].text, want)
                check_says(report, sections[slug], slug, finding)
    report.check()
