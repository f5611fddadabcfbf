"""The text of every section of the reference that is not compared elsewhere: lists of the index, and
sentences that are the same for any spec."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance import facts as known
from tests.conformance.facts import Data, facts
from tests.conformance.markdown import REFERENCE, Cell, Page, read
from tests.conformance.report import Report

HEADS = {
    "errors.md": "Everything that callers handle alike is one class in Python."
    " A class may be the group of others: except with its name catches them too.",
    "protocol.md": "How the service is called, whatever the method.",
    "events.md": "What the portal sends: events to a handler, and the data of a place in its interface"
    " where an application shows itself.",
    "types/README.md": "A request type is sent to the server, a response type comes from it,"
    " and one of both looks the same whoever sends it."
    " A type that is one of several stands in a table with its alternatives.",
}
"""What stands below the title of a page."""

IN_PYTHON = (
    "parse_event reads the body of a request, compares its application_token, and gives an object of the"
    " class that stands with the event below. A handler shows what to do with it."
)
SERVICE = "Any method may answer with these."
FURTHER = "Codes that only single methods document; each has a class that is named after it."
FORMS = "Values that travel as something else than their Python type lets one expect."
STARS = "A property is starred if the page marks it with the star of required ones."
CALL = "For a call of the client."


def test_heads_of_pages() -> None:
    report = Report("reference", "heads")
    for page, text in {**HEADS, "findings.md": _of_findings()}.items():
        report.subject = page
        report.text(
            f"text below the title of {page}", read(REFERENCE / page).sections[1].text, text
        )
    report.check()


def _of_findings() -> str:
    weights = [finding["weight"] for finding in facts().findings.values()]
    counts = (f"{weights.count(weight)} of {weight} weight" for weight in ("high", "medium", "low"))
    return (
        "Places where the sources disagree or are silent: what each says, what was decided, and why."
        f" {len(weights)} findings: {', '.join(counts)}."
    )


def test_sections_of_pages() -> None:
    report = Report("reference", "sections")
    unnamed = [c for c, n in known.error_classes().items() if n not in facts().errors]
    weights = {f"Findings of {weight} weight": "" for weight in ("high", "medium", "low")}
    wanted = {
        "errors.md": {
            "Errors of the service": SERVICE,
            "Named classes": "",
            "Further codes": FURTHER if unnamed else f"{FURTHER} There are none.",
        },
        "findings.md": weights,
        "events.md": {"In Python": IN_PYTHON, "All events": "", "All placements": ""},
        "protocol.md": dict.fromkeys(
            (
                "Address of a method",
                "Authorisation",
                "Envelope",
                "Single values",
                "OAuth",
                "Limits",
            ),
            "",
        ),
    }
    for name, texts in wanted.items():
        _check_texts(report, name, read(REFERENCE / name), texts)
    report.names(
        "section of errors.md", _headings(read(REFERENCE / "errors.md")), wanted["errors.md"]
    )
    report.names("section of findings.md", _headings(read(REFERENCE / "findings.md")), weights)
    report.names(
        "section of events.md",
        _headings(read(REFERENCE / "events.md")),
        ["Handlers", *wanted["events.md"]],
    )
    report.check()


def _headings(page: Page) -> list[str]:
    return [section.heading for section in page.sections if section.level == 2]


def _check_texts(report: Report, name: str, page: Page, texts: dict[str, str]) -> None:
    for heading, text in texts.items():
        section = page.one(heading)
        report.text(f"{name}: text below {heading}", section.text if section else None, text)


def test_examples_of_methods(method: str) -> None:
    report = Report("reference", method)
    page = read(REFERENCE / "methods" / f"{method}.md")
    spec = facts().methods[method]
    for section, example in zip(page.below("Examples"), spec["examples"], strict=False):
        text = "Request: Answer:"
        if example.get("response") is None:
            text += " The documentation prints no answer."
        report.text(f"text of the example {section.heading}", section.text, text)
    for section in (*page.below("Error examples"), *page.below("Other languages")):
        report.text(f"text of {section.heading}", section.text, "")
    report.check()


def test_sections_of_types(type_name: str) -> None:
    report = Report("reference", type_name)
    page = read(REFERENCE / "types" / f"{type_name}.md")
    texts = {"Forms of the values": FORMS, "What the vendor reports": STARS}
    texts |= {"Facts": "", "Example": ""}
    headings = _headings(page)
    _check_texts(report, type_name, page, {h: texts[h] for h in headings if h in texts})
    for section in page.below("Example"):
        if section.heading in ("Python", "JSON"):
            text = CALL if section.heading == "Python" else ""
            report.text(f"text below {section.heading}", section.text, text)
    report.check()


def test_sections_of_enums(enum_name: str) -> None:
    report = Report("reference", enum_name)
    page = read(REFERENCE / "enums" / f"{enum_name}.md")
    _check_texts(report, enum_name, page, {"Values": "", "Facts": ""})
    report.check()


# -- the index, and the same for agents ------------------------------------------------------------


def test_text_of_the_index() -> None:
    service, report = facts().service, Report("reference", "README.md")
    page = read(REFERENCE / "README.md")
    head = page.sections[1]
    made = "Made from a description of the API whose facts each name their source; see also the vendor's"
    told = [service["summary"], service["description"], f"{made} documentation."]
    report.same("title", head.heading, service["title"])
    report.text("text below the title", head.text, " ".join(told))
    links = [link for line in head.lines for link in Cell(line).links]
    report.same("link to the vendor's documentation", links, [service["docs"]])
    report.names(
        "section", _headings(page), ["Guides", "Pages", "Methods", "Events and placements"]
    )
    _check_texts(report, "README.md", page, {"Methods": ""})
    _list(report, page, "Events and placements", dict(_events()))
    for heading, area in ((f"{a['title']}: {n}", a) for n, a in facts().areas.items()):
        for section in (s for s in page.below("Methods") if s.heading == heading):
            report.text(f"text of {heading}", section.text, f"{area['description']} (vendor)")
            found = Cell(" ".join(section.lines)).links
            report.same(f"{heading}: link to the vendor's page", found[-1:], [area["docs"]])
    report.check()


def test_text_of_the_list_for_agents() -> None:
    service, report = facts().service, Report("reference", "llms.txt")
    page = read(REFERENCE / "llms.txt")
    head = page.sections[1]
    report.same("title", head.heading, service["title"])
    report.text("text below the title", head.text, f"> {service['summary']}")
    headings = ["Instructions", "Guides", "Pages", "Methods"]
    headings += ["Events and placements", "Deprecated methods"]
    report.names("section", _headings(page), headings)
    forms = service["protocol"]["url_forms"]
    ways = [f"{form['name']}: {form['url']}/{{method}}. {form['credential']}" for form in forms]
    instructions = page.one("Instructions")
    lines = instructions.lines if instructions else []
    said = [Cell(line.removeprefix("- ")).text for line in lines if line]
    want = [known.plain(line) for line in (*ways, *service["protocol"]["notes"])]
    report.names("Instructions: line", map(known.plain, said), want)
    methods = facts().methods
    _list(report, page, "Methods", dict(_methods(methods, False)))
    _list(report, page, "Deprecated methods", dict(_methods(methods, True)))
    _list(report, page, "Events and placements", dict(_events()))
    report.check()


def _events() -> Iterator[tuple[str, tuple[str, str]]]:
    for name, described in {**facts().events, **facts().placements}.items():
        yield name, (f"events.md#{name.lower()}", described["summary"])


def _methods(methods: dict[str, Data], deprecated: bool) -> Iterator[tuple[str, tuple[str, str]]]:
    for name, method in methods.items():
        if ("deprecated" in method) is deprecated:
            yield name, (f"methods/{name}.md", method["summary"])


def _list(report: Report, page: Page, heading: str, wanted: dict[str, tuple[str, str]]) -> None:
    """A list of links, each with a text after a colon."""
    section = page.one(heading)
    cells = [Cell(line.removeprefix("- ")) for line in (section.lines if section else []) if line]
    found = {cell.text.partition(": ")[0]: cell for cell in cells}
    report.names(f"{heading}: link", [cell.text.partition(": ")[0] for cell in cells], wanted)
    for name in found.keys() & wanted.keys():
        address, summary = wanted[name]
        report.same(f"{heading}: {name}: link", found[name].links[:1], [address])
        report.text(f"{heading}: {name}: summary", found[name].text, f"{name}: {summary}")


@pytest.mark.parametrize("heading", ["Guides", "Pages"])
def test_pages_are_listed_alike(heading: str) -> None:
    """The index and the list for agents name the same pages in the same words; every page stands in both."""
    report = Report("reference", heading)
    index, agents = (read(REFERENCE / name).one(heading) for name in ("README.md", "llms.txt"))
    said, told = ([line for line in s.lines if line] if s else [] for s in (index, agents))
    report.names(f"item of {heading} in README.md", said, told)
    links = {link for line in said for link in Cell(line).links}
    files = {path.name for path in REFERENCE.glob("*.md")} - {"README.md"} | {"types/README.md"}
    if heading == "Guides":
        files = {f"guides/{path.name}" for path in (REFERENCE / "guides").glob("*.md")}
    report.names(f"link of {heading}", sorted(links), sorted(files))
    for page in sorted(links & files):
        title = read(REFERENCE / page).sections[1].heading
        for line in (line for line in said if f"]({page})" in line):
            called = line.split("]")[0].removeprefix("- [")
            report.holds(f"{Path(page).stem}: title {title}", title.lower(), called.lower())
    report.check()
