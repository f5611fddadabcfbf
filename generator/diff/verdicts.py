"""What is said of a difference, and rules that many facts share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator import text
from generator.diff.compare import Difference
from generator.diff.facts import Leaf, Node, Table, Tree
from generator.diff.snapshot import Snapshot
from generator.model import Json, Type

Rating: TypeAlias = Literal["breaking", "additive", "documentation"]
"""Whether callers must act, may use something new, or need only read."""

BREAKING: Rating = "breaking"
ADDITIVE: Rating = "additive"
DOCUMENTATION: Rating = "documentation"
GRAVITY = (DOCUMENTATION, ADDITIVE, BREAKING)
"""Ratings, the gravest last."""

UNSURE = "cannot be judged, taken as breaking"
"""What is said where nobody can tell from the facts whether callers must act."""

SHOWN, BEFORE = 80, 20
"""Characters of a value that are shown in a sentence, and those of them that it shares with another one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rating; what is the matter; what it is in Python; what callers have to do."""

    rating: Rating
    what: str
    python: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A difference, with what rules ask about it."""

    difference: Difference
    old: Snapshot
    new: Snapshot

    @property
    def before(self) -> Json:
        """The old value of a field that has a single one."""
        return _value(self.difference.before)

    @property
    def after(self) -> Json:
        """The new one."""
        return _value(self.difference.after)

    @property
    def was(self) -> str:
        """The old value as it stands in a sentence."""
        return shown(self.difference.before, self.difference.after)

    @property
    def now(self) -> str:
        """The new one."""
        return shown(self.difference.after, self.difference.before)

    def holder(self, kind: str) -> tuple[Node, Node] | None:
        """The innermost object of a class on the way, old and new."""
        pairs = reversed(self.difference.holders)
        return next((pair for pair in pairs if pair[1].kind == kind), None)

    def also(self, name: str) -> bool:
        """Whether another field of the same object has changed too."""
        old, new = self.difference.holders[-1]
        return old.parts.get(name) != new.parts.get(name)

    @property
    def ways(self) -> frozenset[str]:
        """Who sends what the difference is about: callers (`request`), the server (`response`)."""
        pair = self.holder("Type")
        if pair is not None:
            types = [node.origin for node in pair]
            return frozenset(form for t in types if isinstance(t, Type) for form in t.forms)
        sent = self.difference.fact == "Method.params" or self._below("Method", "params")
        return frozenset({"request" if sent else "response"})

    def _below(self, kind: str, name: str) -> bool:
        return any((step.kind, step.name) == (kind, name) for step in self.difference.steps)

    @property
    def is_sent(self) -> bool:
        """Whether callers send it."""
        return "request" in self.ways

    def directed(self, wider: bool, narrower: bool) -> Rating:
        """More may be sent, or less comes back: nobody has to do anything. Otherwise somebody has."""
        fine = (wider or "request" not in self.ways) and (narrower or "response" not in self.ways)
        return ADDITIVE if fine else BREAKING


Rule: TypeAlias = Callable[[Case], Verdict | None]
"""None: another difference tells it."""


def _value(tree: Tree | None) -> Json:
    if isinstance(tree, Table):
        return list(tree.items)
    return tree.value if isinstance(tree, Leaf) else None


def shown(tree: Tree | None, other: Tree | None = None) -> str:
    """A fact as it stands in a sentence, beside another one that it should not look like."""
    if isinstance(tree, Node):
        return "given"
    value = _value(tree)
    if value is None or value == []:
        return "none"
    others = [] if other is None or isinstance(other, Node) else [_value(other)]
    return text.code(short(value, others))


def short(value: Json, others: Sequence[Json] = ()) -> str:
    """A value on one line; if it is long, from shortly before it begins to differ from similar ones."""
    line, lines = _line(value), [_line(other) for other in others]
    if line in lines:
        # They differ in what a line does not show, as the text 1 and the number do.
        return _cut(text.dump(value), [text.dump(other) for other in others])
    return _cut(line, lines)


def _line(value: Json) -> str:
    return text.one_line(value if isinstance(value, str) else text.dump(value))


def _common(line: str, other: str) -> int:
    """How many characters at their beginning are the same."""
    pairs = enumerate(zip(line, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(line), len(other)))


def _cut(line: str, others: list[str]) -> str:
    same = max((_common(line, other) for other in others), default=0)
    start = same - BEFORE if same > SHOWN - BEFORE else 0
    end = start + SHOWN
    start = start if len(line) > SHOWN else 0
    return f"{'…' * (start > 0)}{line[start:end]}{'…' * (end < len(line))}"


def changed(label: str, rating: Rating = BREAKING, advice: str = "") -> Rule:
    """A field whose every change has the same rating."""

    def rule(case: Case) -> Verdict:
        return Verdict(rating, f"{label} is {case.now}, was {case.was}", advice=_if(rating, advice))

    return rule


def reworded(label: str) -> Rule:
    """A text for people, or whatever else no program depends on."""

    def rule(case: Case) -> Verdict:
        change = case.difference
        what = "is new" if change.before is None else "changed"
        what = "is gone" if change.after is None else what
        return Verdict(DOCUMENTATION, f"{label} {what}")

    return rule


def switched(on: str, off: str, on_rating: Rating, off_rating: Rating, advice: str = "") -> Rule:
    """A truth value; the advice is for whichever breaks."""

    def rule(case: Case) -> Verdict:
        rating = on_rating if case.after else off_rating
        return Verdict(rating, on if case.after else off, advice=_if(rating, advice))

    return rule


def more(label: str, advice: str = "") -> Rule:
    """A number of which callers want as much as there is."""

    def rule(case: Case) -> Verdict:
        old, new = case.before, case.after
        numbers = isinstance(old, int | float) and isinstance(new, int | float)
        rating = ADDITIVE if numbers and new > old else BREAKING  # type: ignore[operator]
        what = f"{label} is {case.now}, was {case.was}"
        return Verdict(rating, what, advice=_if(rating, advice))

    return rule


def collected(label: str, advice: str = "") -> Rule:
    """A list of which callers may use each item: new ones are welcome."""

    def rule(case: Case) -> Verdict:
        gone, come = lost(case.before, case.after), lost(case.after, case.before)
        rating = BREAKING if gone else ADDITIVE if come else DOCUMENTATION
        return Verdict(rating, f"{label}: {came_and_went(come, gone)}", advice=_if(rating, advice))

    return rule


def lost(before: Json, after: Json) -> list[Json]:
    """Items of a list that another one does not have."""
    others = {Leaf(item).mark for item in listed(after)}
    return [item for item in listed(before) if Leaf(item).mark not in others]


def listed(value: Json) -> list[Json]:
    """A list; None is an empty one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def came_and_went(come: Iterable[Json], gone: Iterable[Json]) -> str:
    """What is new in a list and what is gone."""
    come, gone = [*come], [*gone]
    told = [f"{text.code(short(item, gone))} is new" for item in come]
    told += [f"{text.code(short(item, come))} is gone" for item in gone]
    return ", ".join(told) or "in another order"


def _if(rating: Rating, advice: str) -> str:
    return advice if rating == BREAKING else ""
