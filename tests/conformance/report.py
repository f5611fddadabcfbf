"""Collects what a product says otherwise than the spec, to be told all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.conformance import facts

_SHOWN, _BEFORE = 300, 80


OPEN: list[Report] = []
"""The reports of the test that is running."""


@dataclass(slots=True)
class Report:
    """The differences between one product and the spec about one subject, a method or a type."""

    product: str
    subject: str
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        OPEN.append(self)

    def add(self, fact: str, said: object, spec: object) -> None:
        """Note a difference."""
        ours, theirs = _show(said, spec)
        told = f"{self.product} says {ours}, the spec says {theirs}"
        self.lines.append(f"{self.subject}: {fact}: {told}")

    def same(self, fact: str, said: object, spec: object) -> bool:
        """Both must be the same JSON."""
        equal = facts.same_json(said, spec)
        if not equal:
            self.add(fact, said, spec)
        return equal

    def text(self, fact: str, said: object, spec: str) -> None:
        """Both must be the same sentences; line breaks and code marks do not matter."""
        if not isinstance(said, str):
            self.add(fact, said, spec)
        elif facts.plain(said) != facts.plain(spec):
            self.add(fact, facts.plain(said), facts.plain(spec))

    def holds(self, fact: str, said: object, spec: str) -> None:
        """A text must contain a sentence."""
        if not isinstance(said, str) or facts.plain(spec) not in facts.plain(said):
            self.add(fact, said, f"...{spec}...")

    def names(self, fact: str, said: Iterable[object], spec: Iterable[object]) -> None:
        """Both must have the same members, each as often and in the same order."""
        have, want = list(said), list(spec)
        for name in want:
            if name not in have:
                self.lines.append(f"{self.subject}: {fact} {name}: missing in {self.product}")
        for name in have:
            if name not in want:
                self.lines.append(
                    f"{self.subject}: {fact} {name}: {self.product} has it, the spec does not"
                )
        if not set(have) ^ set(want) and have != want:
            twice = sorted({str(name) for name in have if have.count(name) > want.count(name)})
            if twice:
                self.lines.append(
                    f"{self.subject}: {fact} {', '.join(twice)}: twice in {self.product}"
                )
            else:
                self.add(f"order of {fact}", have, want)

    def tree(self, place: str, said: object, spec: object) -> None:
        """Both must be the same JSON; every place where they differ is named."""
        if isinstance(said, dict) and isinstance(spec, dict):
            self.names(f"{place}/", said, spec)
            for key in spec.keys() & said.keys():
                self.tree(f"{place}/{key}", said[key], spec[key])
        elif isinstance(said, list) and isinstance(spec, list) and len(said) == len(spec):
            for index, (one, other) in enumerate(zip(said, spec, strict=True)):
                self.tree(f"{place}/{_label(other, index)}", one, other)
        else:
            self.same(place, said, spec)

    def check(self) -> None:
        """Fail with everything that was noted."""
        __tracebackhide__ = True
        assert not self.lines, "\n" + "\n".join(self.lines)


def _label(item: object, index: int) -> object:
    """What tells an item of a list from the others."""
    if isinstance(item, dict):
        return next(
            (item[key] for key in ("name", "code", "label", "slug") if item.get(key)), index
        )
    return index


def _show(said: object, spec: object) -> tuple[str, str]:
    """Both values; if they are long, from shortly before they begin to differ."""
    ours, theirs = repr(said), repr(spec)
    if max(len(ours), len(theirs)) <= _SHOWN:
        return ours, theirs
    pairs = enumerate(zip(ours, theirs, strict=False))
    same = next((place for place, (one, other) in pairs if one != other), len(ours))
    return _cut(ours, same), _cut(theirs, same)


def _cut(shown: str, same: int) -> str:
    start = max(0, min(same, len(shown)) - _BEFORE)
    end = start + _SHOWN
    return f"{'…' * (start > 0)}{shown[start:end]}{'…' * (end < len(shown))}"
