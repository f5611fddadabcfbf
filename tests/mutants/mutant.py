"""A mutant: one fact of one file said otherwise, and the words by which a failing test must name it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Text = Callable[[str], str]

_SHOWN = 70
PACKAGE = "bitrix24_client"


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
    sort: str = ""
    """What such facts have in common: where they stand, less the names."""

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

    def mutant(
        self, product: str, file: str, text: str, owners: Iterable[str], sort: str = ""
    ) -> Mutant:
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
            sort=sort,
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
    """All mutants, the products, kinds, sorts and owners in turn, so that the first few are a fair sample."""
    order = random.Random(seed)
    shuffled = list(mutants)
    order.shuffle(shuffled)
    shuffled.sort(key=lambda mutant: (mutant.product, mutant.kind, mutant.sort))
    return _in_turn(shuffled, order, _STRATA)


_STRATA: tuple[Callable[[Mutant], Any], ...] = (
    lambda mutant: mutant.product,
    lambda mutant: mutant.kind,
    lambda mutant: mutant.sort,
    lambda mutant: mutant.owners,
)


def _in_turn(
    mutants: list[Mutant], order: random.Random, strata: tuple[Callable[[Mutant], Any], ...]
) -> Iterator[Mutant]:
    """The mutants, the first of each stratum before the second of any."""
    if not strata:
        return iter(mutants)
    found: dict[Any, list[Mutant]] = {}
    for mutant in mutants:
        found.setdefault(strata[0](mutant), []).append(mutant)
    lines = [_in_turn(each, order, strata[1:]) for each in found.values()]
    if len(strata) < len(_STRATA):
        order.shuffle(lines)
    return _round(lines)


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
