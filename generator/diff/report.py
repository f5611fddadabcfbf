"""Changes -> a report: Markdown for a changelog, JSON for programs. `screen` makes the one for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import text
from generator.diff import versions
from generator.diff.changes import Change
from generator.diff.snapshot import Snapshot
from generator.diff.verdicts import ADDITIVE, BREAKING, DOCUMENTATION, GRAVITY, Rating
from generator.model import Json

FEW = 4
"""Parts of one thing whose texts have changed that are named; of more there is a count."""

TYPES = {"Spec.types": "types", "Spec.enums": "enums"}
NOTES = {"Spec.findings": "findings", "Finding": "findings", "Spec.files": "files"}
"""What is told together."""

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
    return next(sentences([change]))


def sentences(changes: Iterable[Change]) -> Iterator[str]:
    """Changes as Markdown; what is the same of several things is told once."""
    found: dict[tuple[str, ...], list[str]] = {}
    for change in changes:
        python = in_python(change)
        told = (f"{change.what}.", f"In Python: {python}." if python else "", change.advice)
        found.setdefault((change.place.part, *told), []).append(change.place.subject)
    for (part, *words), subjects in found.items():
        place = text.listed([*dict.fromkeys(subjects)], "and") + (part and f", {part}")
        yield f"{place}: {' '.join(filter(None, words))}"


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
    lines = [f"**Breaking:** {told}" for told in sentences(report.rated(BREAKING))]
    single, many = apart(report.rated(ADDITIVE), TYPES)
    lines += [*sentences(single), *many, *reworded(report.rated(DOCUMENTATION))]
    return "".join(f"- {line}\n" for line in lines)


def reworded(changes: Iterable[Change]) -> Iterator[str]:
    """Changes of documentation, a sentence for each thing."""
    single, many = apart(changes, NOTES)
    found: dict[str, list[str]] = {}
    for change in single:
        part = f"{change.place.part}: " if change.place.part else ""
        found.setdefault(change.place.subject, []).append(f"{part}{change.what}")
    alike: dict[str, list[str]] = {}
    for subject, told in found.items():
        more = f"; {len(told) - FEW} more" if len(told) > FEW else ""
        alike.setdefault(f"{'; '.join(told[:FEW])}{more}.", []).append(subject)
    yield from (f"{text.listed(subjects, 'and')}: {told}" for told, subjects in alike.items())
    yield from many


def apart(changes: Iterable[Change], kinds: Mapping[str, str]) -> tuple[list[Change], list[str]]:
    """Changes to be told one by one, and a sentence each for those of which there are many alike.

    `kinds` are words for what comes in numbers, by the beginning of the fact.
    """
    single: list[Change] = []
    many: dict[str, dict[str, None]] = {}
    for change in changes:
        kind = kinds.get(change.fact) or kinds.get(change.fact.partition(".")[0])
        if kind is None or change.advice:
            single.append(change)
            continue
        came = "New" if change.before is None else "Removed" if change.after is None else "Changed"
        came = came if change.fact.startswith("Spec.") else "Changed"
        many.setdefault(f"{came} {kind}", {})[text.code(change.subject)] = None
    return single, [f"{head}: {', '.join(names)}." for head, names in many.items()]


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
