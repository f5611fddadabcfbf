"""Changes -> lines for a terminal: by method or type, what it was and is, and what callers must do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from generator.diff.changes import Change
from generator.diff.report import TYPES, Report, apart, in_python, of_users, reworded
from generator.diff.verdicts import ADDITIVE, BREAKING, DOCUMENTATION, Rating
from generator.problems import printable

HEADS: dict[Rating, tuple[str, str]] = {
    BREAKING: ("Breaking", "bold red"),
    ADDITIVE: ("Additive", "bold green"),
    DOCUMENTATION: ("Documentation", "bold"),
}


def lines(report: Report) -> Iterator[Text]:
    """The report for people."""
    for rating, (head, style) in HEADS.items():
        found = list(report.rated(rating))
        if not found:
            continue
        yield Text(f"{head} ({len(found)})", style)
        if rating == DOCUMENTATION:
            yield from (_line(f"  {told}") for told in reworded(found))
        else:
            single, many = apart(found, TYPES if rating == ADDITIVE else {})
            yield from _grouped(report, single)
            yield from (_line(f"  {told}") for told in many)
        yield Text("")
    yield from (Text(printable(told), "bold") for told in report.advice())


def _grouped(report: Report, changes: Iterable[Change]) -> Iterator[Text]:
    """Changes below what they belong to."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.place.subject, []).append(change)
    for subject, found in groups.items():
        users = of_users(report, found[0])
        used = f"  (used by {users})" if users else ""
        yield Text(f"  {_bare(subject)}", "bold") + Text(used, "dim")
        for change in found:
            part = f"{change.place.part}: " if change.place.part else ""
            yield _line(f"    {part}{change.what}")
            if python := in_python(change):
                yield _line(f"      in Python: {python}", "dim")
            if change.advice:
                yield _line(f"      {change.advice}", "yellow")


def _line(told: str, style: str = "") -> Text:
    return Text(printable(_bare(told)), style)


def _bare(told: str) -> str:
    return told.replace("`", "")
