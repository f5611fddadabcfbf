"""Where the links of the reference lead: to what they are called after, or to the vendor's pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.conformance.facts import facts
from tests.conformance.markdown import REFERENCE, links, read
from tests.conformance.reference_text import page_address
from tests.conformance.report import Report

PAGES = sorted(path.relative_to(REFERENCE).as_posix() for path in REFERENCE.rglob("*.*"))


@cache
def _text(page: str) -> str:
    return (REFERENCE / page).read_text(encoding="utf-8")


@cache
def _anchors(page: str) -> frozenset[str]:
    headings = (s.heading for s in read(REFERENCE / page).sections if s.level)
    return frozenset(re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings)


@cache
def homes() -> dict[str, str]:
    """Where a name is described."""
    spec = facts()
    found = {name: f"methods/{name}.md" for name in spec.methods}
    found |= {name: f"types/{name}.md" for name in spec.types}
    found |= {name: f"enums/{name}.md" for name in spec.enums}
    found |= {name: f"errors.md#{name.lower()}" for name in spec.errors}
    found |= {name: f"events.md#{name.lower()}" for name in (*spec.events, *spec.placements)}
    return found | dict.fromkeys(spec.scalars, "protocol.md#single-values")


def test_links() -> None:
    report = Report("reference", "links")
    for page in PAGES:
        stem = Path(page).stem
        for text, address in links(_text(page)):
            if ":" in address:
                continue
            target = _target(page, address)
            where = f"{stem}: link {text}"
            home = homes().get(text)
            if home is not None and home.rpartition("#")[2] != target.rpartition("#")[2]:
                report.add(where, address, home)
            elif problem := _broken(target):
                report.add(where, f"{address}, {problem}", "a place that there is")
    report.check()


def _target(page: str, address: str) -> str:
    """An address as seen from the folder of the reference."""
    file, mark, anchor = address.partition("#")
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(page), file)) if file else page
    return f"{whole}{mark}{anchor}"


def _broken(target: str) -> str:
    """What is wrong with a link to another place of the reference."""
    file, _, anchor = target.partition("#")
    if file not in PAGES:
        return "no such page"
    return "no such heading" if anchor and anchor not in _anchors(file) else ""


def test_links_to_the_vendor() -> None:
    """Every address beyond the reference is one of the spec, or of its sources."""
    report, addresses = Report("reference", "links"), {*_addresses()}
    sources = facts().service["sources"].values()
    for page in PAGES:
        for text, address in links(_text(page)):
            of_pages = {page_address(source, text) for source in sources}
            if ":" in address and address not in addresses | of_pages:
                report.add(f"{Path(page).stem}: link {text}", address, "no such address")
    report.check()


def _addresses() -> Iterator[str]:
    spec = facts()
    yield spec.service["docs"]
    for described in (*spec.areas.values(), *spec.methods.values(), *spec.events.values()):
        yield described["docs"]
    for source in spec.service["sources"].values():
        yield source.get("url", "")
    for placement in spec.placements.values():
        yield placement["docs"]
