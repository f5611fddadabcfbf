"""Where each named type and enum is used, by the YAML, and what the pages say of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind
from tests.conformance.markdown import Cell, Table
from tests.conformance.report import Report

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


def used_text(name: str) -> str:
    """What the page of a type or an enum says: it knows of its own file, the index of all."""
    own = _own(name)
    return f"{', '.join(own)}; see also the index" if own else "see the index"


def _own(name: str) -> list[str]:
    known_here = (holder for holder in uses().get(name, []) if holder not in facts().events)
    return [h for h in known_here if facts().home.get(h) == facts().home[name]]


def check_used_links(report: Report, table: Table | None, name: str) -> None:
    """Where the places on the page itself lead to, the index last."""
    row = table.by_first().get("Used in") if table else None
    if row is not None:
        *links, index = row["Value"].links or [""]
        report.same("links of its uses", links, [_address(holder) for holder in _own(name)])
        report.same("link to the index", index.partition("#")[0], "../types/README.md")


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
