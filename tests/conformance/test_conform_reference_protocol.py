"""The page on the protocol against the spec, section by section."""

from __future__ import annotations

from tests.conformance import conditions
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts
from tests.conformance.markdown import REFERENCE, Cell, Page, Section, Table, read
from tests.conformance.reference_text import (
    check_facts,
    check_findings,
    check_sources,
    first_table,
    source_links,
    sources_text,
)
from tests.conformance.report import Report
from tests.conformance.test_conform_reference_types import scalar_row


def _page() -> tuple[Report, Page, Data]:
    page = read(REFERENCE / "protocol.md")
    return Report("reference", "protocol.md"), page, facts().service["protocol"]


def test_sections() -> None:
    report, page, protocol = _page()
    wanted = [
        "Notes",
        "Address of a method",
        "New address of a portal",
        "Authorisation",
        "Envelope",
    ]
    wanted += ["Single values", "Filter operators", "Batch", "OAuth", "Limits", "Findings"]
    if "move" not in protocol:
        wanted.remove("New address of a portal")
    report.names("section", [s.heading for s in page.sections if s.level == 2], wanted)
    report.same("title", [s.heading for s in page.sections if s.level == 1], ["Protocol"])
    check_findings(report, page, "protocol")
    report.check()


def test_notes() -> None:
    report, page, protocol = _page()
    lines = _section(page, "Notes").lines
    *notes, sources = [line for line in lines if line]
    report.names(
        "note", map(known.plain, notes), [f"- {known.plain(n)}" for n in protocol["notes"]]
    )
    cell = Cell(sources)
    report.text("sources of the notes", cell.text, f"Sources: {sources_text(protocol['sources'])}.")
    report.same("links of the sources of the notes", cell.links, source_links(protocol["sources"]))
    report.check()


def test_addresses() -> None:
    report, page, protocol = _page()
    sections = {s.heading: s for s in page.below("Address of a method")}
    report.names("address", sections, [form["name"] for form in protocol["url_forms"]])
    for form in protocol["url_forms"]:
        section = sections.get(form["name"], Section(3, ""))
        report.text(f"{form['name']}: description", section.text, form["description"])
        variables = (f"{name} (such as {value})" for name, value in form["variables"].items())
        want = {
            "Address": known.plain(form["url"] + "/{method}"),
            "Variables": ", ".join(variables),
        }
        _facts(report, form["name"], section, want)
    credentials = [
        [form["name"], known.plain(form["credential"])] for form in protocol["url_forms"]
    ]
    report.same("credential", _rows(page, "Authorisation", 2), credentials)
    if move := protocol.get("move"):
        section = _section(page, "New address of a portal")
        report.text("move", section.text, move["description"])
        want = {"HTTP status": str(move["status"]), "Hosts": move["hosts"]}
        _facts(report, "move", section, want, move["sources"])
    report.check()


def test_envelope() -> None:
    report, page, protocol = _page()
    want = {
        "Access token, in the request": protocol["token_parameter"],
        "Payload": protocol["result_key"],
        "Run times": f"{protocol['time_key']}: {protocol['time_type']}",
        "Error": protocol["error_key"],
        "Text of the error": protocol["error_description_key"],
        "Time that a call may take": f"{protocol['read_timeout']} seconds",
    }
    _facts(report, "envelope", _section(page, "Envelope"), want)
    report.check()


def test_batch() -> None:
    report, page, protocol = _page()
    batch, section = protocol["batch"], _section(page, "Batch")
    report.text("batch: description", section.text, batch["description"])
    want = {
        "Method": batch["method"],
        "Most commands": str(batch["max_commands"]),
        "Commands, in the request": batch["commands_key"],
        "Stop at the first error, in the request": batch["halt_key"],
        "Reference to an earlier answer": batch["reference"],
        "Keys of the answer": ", ".join(batch["answer_keys"].values()),
    }
    _facts(report, "batch", section, want, batch["sources"])
    report.check()


def test_oauth() -> None:
    report, page, protocol = _page()
    oauth = protocol["oauth"]
    want = {
        "Authorisation": oauth["authorize_url"],
        "Token": oauth["token_url"],
        "Tokens for a code": _grant("code", oauth["code_grant"]),
        "Tokens for a refresh token": _grant("refresh token", oauth["refresh_grant"]),
    }
    for what, key in (
        ("a code", "code_lifetime"),
        ("an access token", "access_token_lifetime"),
        ("a refresh token", "refresh_token_lifetime"),
    ):
        want[f"Life of {what}"] = f"{oauth[key]} seconds"
    _facts(report, "oauth", _section(page, "OAuth"), want, oauth["sources"])
    (errors,) = page.below("OAuth")
    report.same("errors: heading", errors.heading, "Errors of the authorisation server")
    table = first_table(errors) or Table([])
    report.same("errors: head", table.head, ["Error", "Meaning"])
    rows = [(row[0].text, known.plain(row[1].text)) for row in table.rows]
    told = [(code, known.plain(text)) for code, text in oauth["errors"].items()]
    report.names("error of the authorisation server", rows, told)
    report.check()


def _grant(what: str, grant: Data) -> str:
    return f"grant_type={grant['type']} with the {what} in {grant['parameter']}"


def test_single_values() -> None:
    report, page, _ = _page()
    heads = ["Type", "Python", "In a request", "In a response", "Meaning", "Sources"]
    _table(report, page, "Single values", heads)
    rows = {row[0]: row for row in _rows(page, "Single values", 6)}
    report.names("scalar", rows, facts().scalars)
    for name in rows.keys() & facts().scalars.keys():
        want = [*scalar_row(name), known.plain(sources_text(facts().scalars[name]["sources"]))]
        for head, said, spec in zip(heads, rows[name], want, strict=True):
            report.same(f"scalar {name}: {head}", said, spec)
    report.check()


def test_operators() -> None:
    report, page, protocol = _page()
    _table(report, page, "Filter operators", ["Operator", "Takes", "Meaning"])
    operators = [
        (o["prefix"] or "none", conditions.TAKES[o.get("takes", "any")], known.plain(o["meaning"]))
        for o in protocol["operators"]
    ]
    report.names("operator", map(tuple, _rows(page, "Filter operators", 3)), operators)
    report.check()


def test_limits() -> None:
    report, page, protocol = _page()
    _table(report, page, "Limits", ["Limit", "Value", "Description", "Sources"])
    rows = {row[0]: row[1:] for row in _rows(page, "Limits", 4)}
    limits = {limit["name"]: limit for limit in protocol["limits"]}
    report.names("limit", rows, limits)
    for name in rows.keys() & limits.keys():
        limit = limits[name]
        value, about, sources = rows[name]
        report.same(f"limit {name}: value", value, f"{limit['value']} {limit['unit']}")
        report.same(f"limit {name}: description", about, known.plain(limit["description"]))
        report.same(f"limit {name}: sources", sources, known.plain(sources_text(limit["sources"])))
    report.check()


def test_links_of_the_sources() -> None:
    report, page, protocol = _page()
    groups: dict[str, dict[str, list[str]]] = {
        "Limits": {limit["name"]: limit["sources"] for limit in protocol["limits"]},
        "Single values": {name: s["sources"] for name, s in facts().scalars.items()},
    }
    for heading, sources in groups.items():
        for row in (first_table(_section(page, heading)) or Table([])).rows:
            if row[0].text in sources:
                want = source_links(sources[row[0].text])
                report.same(f"{heading}: {row[0].text}: links of the sources", row[-1].links, want)
    report.check()


def _section(page: Page, heading: str) -> Section:
    return page.one(heading) or Section(2, heading)


def _facts(
    report: Report,
    what: str,
    section: Section,
    want: dict[str, str],
    sources: list[str] | None = None,
) -> None:
    """The table of facts of a section, with the sources if there are any."""
    part, table = Report(report.product, f"{report.subject}: {what}"), first_table(section)
    told = {"Sources": sources_text(sources)} if sources else {}
    check_facts(part, table, want | told)
    check_sources(part, table, sources or [])
    report.lines += part.lines


def _table(report: Report, page: Page, heading: str, head: list[str]) -> None:
    table = first_table(_section(page, heading))
    report.same(f"{heading}: head", table.head if table else None, head)


def _rows(page: Page, heading: str, width: int) -> list[list[str]]:
    table = first_table(page.one(heading)) or Table([])
    return [[known.plain(cell.text) for cell in row[:width]] for row in table.rows]
