"""A mutant: one fact of one file said otherwise, and the words by which a failing test must name it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Text = Callable[[str], str]

_SHOWN = 70


@dataclass(frozen=True, slots=True)
class Mutant:
    """What is changed, where, and which names a failure must tell."""

    product: str
    kind: str
    file: str
    path: str
    before: str
    after: str
    owners: frozenset[str]
    """Names of the method, type, error or page that the fact belongs to: a failure must have one of them."""
    names: frozenset[str]
    """Names of the fact itself, one of which must stand in the same line."""
    change: Text
    """Text of the file -> its text with the one change."""
    place: str = ""
    """Line and column, where the text of the file was looked at."""

    @property
    def id(self) -> str:
        """The same in every run."""
        return f"{self.file}:{self.place} {self.path}: {self.before} -> {self.after}"


@dataclass(frozen=True, slots=True)
class Site:
    """A place in a text, and what is written there in its stead."""

    kind: str
    path: tuple[str, ...]
    start: int
    end: int
    text: str
    names: frozenset[str] = frozenset()

    def mutant(self, product: str, file: str, text: str, owners: Iterable[str]) -> Mutant:
        """The mutant that has this place changed."""
        before = text[self.start : self.end]
        return Mutant(
            product=product,
            kind=self.kind,
            file=file,
            path="/".join(self.path),
            before=short(before),
            after=short(self.text),
            owners=frozenset(owners),
            names=self.names | told(before, self.text, *self.path[-2:], *self.kind.split()),
            place=self._place(text),
            change=lambda old: old[: self.start] + self.text + old[self.end :],
        )

    def _place(self, text: str) -> str:
        line = text.count("\n", 0, self.start) + 1
        return f"{line}:{self.start - text.rfind(chr(10), 0, self.start)}:"


def short(text: str) -> str:
    """A text on one line, cut if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def told(*values: Any) -> frozenset[str]:
    """Values that a failure may show in place of the name of a fact; very short ones say nothing."""
    texts = (value if isinstance(value, str) else json.dumps(value) for value in values)
    return frozenset(text for text in texts if len(text) > 1)


def other(value: Any) -> Any:
    """A single value that is not this one, of the same type."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case None:
            return 0
        case str() if value[-1:].isdigit():
            return f"{value[:-1]}{(int(value[-1]) + 1) % 10}"
        case str() if value.endswith("."):
            return f"{value[:-1]} otherwise."
    return f"{value}X"


def in_turn(mutants: Iterable[Mutant], seed: int) -> Iterator[Mutant]:
    """All mutants, the products and kinds in turn, so that the first few are a fair sample."""
    order = random.Random(seed)
    strata: dict[tuple[str, str], list[Mutant]] = {}
    for mutant in mutants:
        strata.setdefault((mutant.product, mutant.kind), []).append(mutant)
    lines: dict[str, list[Iterator[Mutant]]] = {}
    for (product, _), found in sorted(strata.items()):
        lines.setdefault(product, []).append(_owners_in_turn(found, order))
    for kinds in lines.values():
        order.shuffle(kinds)
    return _round(_round(kinds) for kinds in lines.values())


def _owners_in_turn(mutants: list[Mutant], order: random.Random) -> Iterator[Mutant]:
    """The mutants of one kind, each owner's first one before any second one."""
    order.shuffle(mutants)
    owners: dict[frozenset[str], list[Mutant]] = {}
    for mutant in mutants:
        owners.setdefault(mutant.owners, []).append(mutant)
    return _round([iter(found) for found in owners.values()])


def _round(lines: Iterable[Iterator[Mutant]]) -> Iterator[Mutant]:
    """The first of each line, then the second of each, until all are empty."""
    waiting = list(lines)
    while waiting:
        left = []
        for line in waiting:
            mutant = next(line, None)
            if mutant is not None:
                left.append(line)
                yield mutant
        waiting = left
