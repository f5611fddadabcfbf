"""Changes -> a report: Markdown for a changelog, JSON for programs. `screen` makes the one for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import text
from generator.diff import versions
from generator.diff.changes import Change
from generator.diff.snapshot import Snapshot
from generator.diff.verdicts import ADDITIVE, BREAKING, DOCUMENTATION, GRAVITY, Rating
from generator.model import Json

FEW = 4
"""Parts of one thing whose texts have changed that are named; of more there is a count."""

CODES = {None: 0, DOCUMENTATION: 0, ADDITIVE: 10, BREAKING: 20}
"""Exit codes by the worst that has changed."""


@dataclass(frozen=True, slots=True)
class Report:
    """What has changed between two specs."""

    old: Snapshot
    new: Snapshot
    changes: tuple[Change, ...]

    @property
    def worst(self) -> Rating | None:
        """The gravest rating."""
        return versions.worst(change.rating for change in self.changes)

    @property
    def exit_code(self) -> int:
        """How the program ends."""
        return CODES[self.worst]

    @property
    def version(self) -> str:
        """The version that should follow the old one."""
        return versions.following(self.old.version, self.worst)

    @property
    def counts(self) -> dict[str, int]:
        """Number of changes by rating, the gravest first."""
        return {r: len(list(self.rated(r))) for r in reversed(GRAVITY)}

    def rated(self, rating: Rating) -> Iterator[Change]:
        """The changes of one rating."""
        return (change for change in self.changes if change.rating == rating)

    def advice(self) -> Iterator[str]:
        """Which version should follow, and by which rule."""
        if self.worst is None:
            yield "No fact has changed."
            return
        rule = versions.rule(self.old.version)
        yield f"Version after {self.old.version}: {self.version} ({rule})."
        if not versions.is_enough(self.new.version, self.version):
            yield f"The new spec says {self.new.version}: change `version` in `spec/service.yaml`."


def sentence(change: Change) -> str:
    """A change as Markdown."""
    python = in_python(change)
    told = f"In Python: {python}." if python else ""
    return " ".join(filter(None, (f"{change.place}: {change.what}.", told, change.advice)))


def in_python(change: Change) -> str:
    """What is otherwise in Python; of what came or went, its name there."""
    if change.python or change.item is None or not change.place.python:
        return change.python
    return text.code(change.place.python)


def of_users(report: Report, change: Change) -> str:
    """Who uses the type or enum that a change is about, if it has a name of its own."""
    users = report.new.users(change.subject) or report.old.users(change.subject)
    names = [use.name or "the protocol" for use in users]
    more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
    return f"{', '.join(names[:FEW])}{more}"


def markdown(report: Report) -> str:
    """Lines to paste into a changelog."""
    lines = [f"- **Breaking:** {sentence(change)}" for change in report.rated(BREAKING)]
    lines += [f"- {sentence(change)}" for change in report.rated(ADDITIVE)]
    lines += [f"- {line}" for line in reworded(report.rated(DOCUMENTATION))]
    return "".join(f"{line}\n" for line in lines)


def reworded(changes: Iterable[Change]) -> Iterator[str]:
    """Changes of documentation, a sentence for each thing."""
    found: dict[str, list[str]] = {}
    for change in changes:
        part = f"{change.place.part}: " if change.place.part else ""
        found.setdefault(change.place.subject, []).append(f"{part}{change.what}")
    for subject, told in found.items():
        more = f"; {len(told) - FEW} more" if len(told) > FEW else ""
        yield f"{subject}: {'; '.join(told[:FEW])}{more}."


def as_json(report: Report) -> str:
    """Everything, as JSON."""
    return json.dumps(_whole(report), ensure_ascii=False, indent=2) + "\n"


def _whole(report: Report) -> dict[str, Json]:
    return {
        "old": {"name": report.old.name, "version": report.old.version},
        "new": {"name": report.new.name, "version": report.new.version},
        "class": report.worst or "none",
        "counts": dict(report.counts),
        "suggested_version": report.version,
        "rule": versions.rule(report.old.version),
        "changes": [_change(change) for change in report.changes],
    }


def _change(change: Change) -> dict[str, Json]:
    return {
        "class": change.rating,
        "subject": change.subject,
        "part": change.place.part.replace("`", ""),
        "fact": change.fact,
        "item": change.item,
        "what": change.what,
        "in_python": change.python,
        "name_in_python": change.place.python,
        "advice": change.advice,
        "before": change.before,
        "after": change.after,
        "sentence": text.one_line(sentence(change)),
    }
