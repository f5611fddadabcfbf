"""The outcomes in words: a table by product and kind, every survivor, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.mutants.copies import Result
from tests.mutants.mutant import Mutant

STATES = ("killed", "survived", "unnamed", "timeout", "equivalent")
BAD = ("survived", "unnamed", "timeout")
"""States of mutants that are defects: of the product, of a test, or of the list of exceptions."""

_MEANING = {
    "survived": "no test fails",
    "unnamed": "a test fails, but says neither which fact nor whose",
    "timeout": "the tests did not end",
}


@dataclass(slots=True)
class Summary:
    """Counts what came of the mutants, and whom they were about."""

    counts: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    owners: set[str] = field(default_factory=set)

    def add(self, result: Result, is_equivalent: bool) -> bool:
        """Count one; whether it is a defect."""
        mutant, state = result.mutant, result.state
        if is_equivalent and state != "killed":
            state = "equivalent"
        row = self.counts.setdefault((mutant.product, mutant.kind), dict.fromkeys(STATES, 0))
        row[state] += 1
        self.owners |= mutant.owners
        return state in BAD

    def total(self, state: str, product: str | None = None) -> int:
        """How many mutants are in a state."""
        rows = self.counts.items()
        return sum(row[state] for (name, _), row in rows if product in (None, name))

    def table(self) -> Iterator[str]:
        """A line for each product and kind, and one for each product."""
        yield _row("product", "kind", "mutants", *STATES)
        for product in dict.fromkeys(name for name, _ in self.counts):
            for (name, kind), row in sorted(self.counts.items()):
                if name == product:
                    yield _row(product, kind, sum(row.values()), *row.values())
            totals = [self.total(state, product) for state in STATES]
            yield _row(product, "all", sum(totals), *totals)
        totals = [self.total(state) for state in STATES]
        yield _row("all", "all", sum(totals), *totals)


def line(mutant: Mutant) -> str:
    """A mutant in a line, the same in every run."""
    return f"{mutant.product}, {mutant.kind}: {mutant.id}"


def told(result: Result) -> Iterator[str]:
    """A survivor: where it is, what was changed, and what the tests said."""
    yield f"{result.state}: {line(result.mutant)}"
    yield f"    {_MEANING[result.state]}"
    if result.test:
        yield f"    {result.test}: {' '.join(result.line.split())[:300]}"


def _row(product: str, kind: str, *figures: object) -> str:
    cells = "".join(f"{figure:>11}" for figure in figures)
    return f"{product:10} {kind[:34]:34}{cells}"


def methods_told(summary: Summary, methods: Iterable[str]) -> str:
    """How many of the methods a mutant was about."""
    known = set(methods)
    return f"{len(known & summary.owners)} of {len(known)} methods"
