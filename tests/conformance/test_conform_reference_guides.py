"""The figures and names in the guides, against the spec."""

from __future__ import annotations

import json
import re

import pytest

from tests.conformance import sample_calls as calls
from tests.conformance.facts import facts, plain
from tests.conformance.markdown import REFERENCE, Page, Table, read
from tests.conformance.reference_text import first_table
from tests.conformance.report import Report

GUIDES = REFERENCE / "guides"
SPANS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "hour": 3600}


def guide(name: str) -> tuple[Report, Page, str]:
    """A report, the page and its whole text."""
    text = (GUIDES / f"{name}.md").read_text(encoding="utf-8")
    return Report("reference", f"guide {name}"), read(GUIDES / f"{name}.md"), text


def limits() -> dict[str, str]:
    """Limits by name, as they are told."""
    known = facts().service["protocol"]["limits"]
    return {limit["name"]: f"{limit['value']:g} {limit['unit']}" for limit in known}


def seconds(text: str) -> int:
    """A time in words as seconds."""
    amount, unit = text.split()
    return int(amount) * SPANS[unit]


def rows(table: Table | None) -> list[list[str]]:
    """The rows of a table as they are seen."""
    return [[cell.text for cell in row] for row in table.rows] if table else []


LINE = re.compile(r"^- \[(.+)\]\(guides/([\w-]+\.md)\): (.+)$", re.M)


@pytest.mark.parametrize("page", ["README.md", "llms.txt"])
def test_every_guide_is_listed(page: str) -> None:
    """Both lists name each guide by its title, and say the same of it."""
    report = Report("reference", page)
    found = sorted(path.name for path in GUIDES.iterdir())
    listed = LINE.findall((REFERENCE / page).read_text(encoding="utf-8"))
    report.names("Guides: link", sorted(name for _, name, _ in listed), found)
    for title, name, _ in listed:
        heading = read(GUIDES / name).sections[1].heading if name in found else ""
        report.same(f"Guides: item {name}: title", title, heading)
    (other,) = {"README.md", "llms.txt"} - {page}
    told = LINE.findall((REFERENCE / other).read_text(encoding="utf-8"))
    for (_, name, what), (*_, other_what) in zip(listed, told, strict=False):
        report.same(f"Guides: item {name}: what it tells", what, other_what)
    report.check()


def test_authorisation() -> None:
    report, page, text = guide("authorisation")
    protocol = facts().service["protocol"]
    forms = [
        [f["name"], f"{f['url']}/{{method}}", plain(f["credential"])] for f in protocol["url_forms"]
    ]
    report.same("ways", rows(first_table(page.sections[1])), forms)
    lives = {row[0]: seconds(row[1]) for row in rows(first_table(page.one("How long tokens live")))}
    oauth = protocol["oauth"]
    want = {
        "Access token": oauth["access_token_lifetime"],
        "Refresh token": oauth["refresh_token_lifetime"],
    }
    report.same("lives", lives, want)
    code = re.search(r"It is good for (\d+ \w+)\.", text)
    report.same("life of a code", seconds(code[1]) if code else 0, oauth["code_lifetime"])
    report.check()


def test_limits() -> None:
    report, page, text = guide("limits")
    protocol, known = facts().service["protocol"], limits()
    plans = [[r["name"], known[r["leak"]], known[r["ceiling"]]] for r in protocol["rates"]]
    report.same("plans", rows(first_table(page.one("How fast"))), plans)
    for limit in protocol["limits"]:
        if limit["name"].startswith("operating-"):
            line = f"- {known[limit['name']]}: "
            report.holds(limit["name"], text, line + limit["description"])
    for name in ("page-size", "post-body", "get-url"):
        report.holds(name, text, known[name])
    report.holds("commands of a batch", text, f"{protocol['batch']['max_commands']} commands")
    told = re.search(r"call may take (\d+ \w+) on", text)
    report.same("time of a call", seconds(told[1]) if told else 0, protocol["read_timeout"])
    for key in ("operating_key", "operating_reset_key", "time_key"):
        report.holds(key, text, f"`{protocol[key]}`")
    report.check()


@pytest.mark.parametrize("name", ["files", "migrating-b24pysdk", "migrating-fast-bitrix24"])
def test_times_of_calls(name: str) -> None:
    report, _, text = guide(name)
    told = re.findall(
        r"(?:may take|\|) (\d+ (?:seconds|minutes))(?: on|, as long| \|$)", text, re.M
    )
    want = facts().service["protocol"]["read_timeout"]
    report.same("time of a call", sorted({seconds(time) for time in told}), [want])
    if name == "files":
        report.holds("size of a request", text, limits()["post-body"])
    report.check()


def test_batch() -> None:
    report, _, text = guide("batch")
    batch = facts().service["protocol"]["batch"]
    sizes = {int(size) for size in re.findall(r"up to (\d+)", text)}
    report.same("size", sorted(sizes), [batch["max_commands"]])
    for name in ("method", "commands_key", "halt_key", "reference"):
        report.holds(name, text, f"`{batch[name]}`")
    report.holds("errors", text, f"`{batch['answer_keys']['error']}`")
    listed = (REFERENCE / "README.md").read_text(encoding="utf-8")
    report.holds("size in the index", listed, f"up to {batch['max_commands']} in a request")
    report.check()


def test_errors() -> None:
    report, page, text = guide("errors")
    protocol = facts().service["protocol"]
    for key in ("error_key", "error_description_key"):
        report.holds(key, text, f"`{protocol[key]}`")
    known = facts().errors
    groups = dict.fromkeys(known[name]["group"] for name in known if "group" in known[name])
    told = {row[0]: row[1] for row in rows(first_table(page.one("Groups")))}
    report.same("groups", told, {name: plain(known[name]["description"]) for name in groups})
    report.holds("status of a move", text, f"status {protocol['move']['status']}.")
    report.check()


def test_lists_and_the_first_call() -> None:
    report, _, text = guide("lists")
    report.holds("size of a page", text, f"pages of {limits()['page-size']}")
    report.check()
    report, page, text = guide("first-call")
    protocol = facts().service["protocol"]
    for key in ("result_key", "error_key"):
        report.holds(key, text, f"`{protocol[key]}`")
    section = page.one("With curl")
    address, body = calls.curl(section.blocks[0][1] if section else "")
    method = address.rpartition("/")[2]
    report.same("method", method in facts().methods, True)
    report.same("parameters", body, facts().methods[method]["examples"][0]["request"])
    named = re.search(r'b24\.call\("([\w.]+)", (\{.*\})\)', text)
    report.same("call by name", json.loads(named[2]) if named else None, body)
    report.check()
