"""Where each named type and enum is used, by the YAML, and what the pages say of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind
from tests.conformance.markdown import Cell, Table
from tests.conformance.report import Report

FEW = 6
"""Places that the page of a type leads to."""

MOST = 12
"""Places that the index lists; it counts the others."""


@cache
def uses() -> dict[str, list[str]]:
    """Names of the methods, types, events and placements that hold a name."""
    found: dict[str, list[str]] = {}
    for holder, shapes in _holders():
        for name in dict.fromkeys(n for shape in shapes for n in _names(shape)):
            if name != holder:
                found.setdefault(name, []).append(holder)
    return found


def _holders() -> Iterator[tuple[str, list[Data]]]:
    for name, method in facts().methods.items():
        yield name, [*method.get("params", {}).values(), method["result"]]
    for name, described in facts().types.items():
        yield name, [{"type": "object", **described}]
    for name, event in facts().events.items():
        yield name, [{"type": event["data"]}, {"type": event["auth"]}]
    for code, placement in facts().placements.items():
        yield code, list(placement["options"].values())
    yield "protocol", [{"type": facts().service["protocol"]["time_type"]}]


def _names(shape: Data) -> Iterator[str]:
    if shape["type"] != "object":
        if kind(shape) in ("type", "enum"):
            yield shape["type"]
        return
    held = [*shape.get("properties", {}).values()]
    held += [shape["extra"]] if "extra" in shape else []
    held += [{"type": option} for option in shape.get("one_of", ())]
    for inner in held:
        yield from _names({"type": "any", **inner})


def check_few(report: Report, table: Table | None, name: str) -> str:
    """What a page says of the uses: it leads to a few places, and to the index if there are more."""
    row = table.by_first().get("Used in") if table else None
    if row is None:
        return ""
    cell, places = row["Value"], uses().get(name, [])
    *said, last = cell.text.split(", ")
    links = cell.links
    if len(places) > FEW:
        report.same("reference to the index", last, "more in the index")
        report.same("link to the index", links.pop().partition("#")[0], "../types/README.md")
    else:
        said += [] if last == "—" else [last]
    report.same("number of uses", len(said), min(len(places), FEW))
    report.same("uses that are none", [holder for holder in said if holder not in places], [])
    report.same("links of its uses", links, [_address(holder) for holder in said])
    return cell.text


def check_used(report: Report, fact: str, cell: Cell, name: str) -> None:
    """The places in the index, and where they lead to."""
    places = uses().get(name, [])
    count = min(len(places), MOST)
    shown, _, more = cell.text.partition(" and ")
    said = [] if shown == "—" else shown.split(", ")
    if len(places) > MOST:
        report.same(f"{fact}: number of further uses", more, f"{len(places) - MOST} more")
    report.same(f"{fact}: number of uses", len(said), count)
    for holder in said:
        if holder not in places:
            report.add(f"{fact}: used in", holder, places)
    if len(places) <= MOST:
        report.names(f"{fact}: used in", sorted(said), sorted(places))
    want = [_address(holder) for holder in said]
    report.same(f"{fact}: links of its uses", cell.links, want)


def _address(holder: str) -> str:
    if holder in facts().methods:
        return f"../methods/{holder}.md"
    if holder in facts().types:
        return f"../types/{holder}.md"
    if holder == "protocol":
        return "../protocol.md#envelope"
    return f"../events.md#{known.plain(holder).lower()}"
