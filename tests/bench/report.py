"""Measurements -> the tables and the list of aims, as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import imports
from generation import STAGES, Change
from measure import Usage
from peers import CLIENT, NOTES

FRESH, NOTHING, ONE, CHECK = STAGES

Figures = Mapping[tuple[str, int], Usage]
"""Medians by stage or peer and number of methods."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure and the most that it may be; None if it was not measured."""

    name: str
    figure: float | None
    most: float
    unit: str = ""

    def row(self) -> list[str]:
        """A row of the table of aims."""
        if self.figure is None:
            return [self.name, f"{self.most:g}{self.unit}", "-", "not measured"]
        verdict = "holds" if self.figure <= self.most else "does not hold"
        return [self.name, f"{self.most:g}{self.unit}", f"{self.figure:.3g}{self.unit}", verdict]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are figures."""
    lines = [list(head), ["---", *["--:"] * (len(head) - 1)], *map(list, rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "| " + " | ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) + " |"
        for line in lines
    )


def generation(figures: Figures, sizes: Sequence[int]) -> str:
    """CPU seconds, ratio to our fresh run, ratio to the peer, and peak memory, by size."""
    names = [*STAGES, *(peer for peer in NOTES if any((peer, n) in figures for n in sizes))]
    head = ["CPU seconds, x of our fresh run, MiB"]
    for size in sizes:
        head += [f"{size:,}: s", "x", "MiB"]
    rows: list[list[str]] = []
    for name in names:
        row = [f"{name}: {NOTES[name]}" if name in NOTES else name]
        for size in sizes:
            usage, fresh = figures.get((name, size)), figures[FRESH, size]
            row += ["-"] * 3 if usage is None else _cells(usage, fresh)
        rows.append(row)
    return table(head, rows)


def _cells(usage: Usage, fresh: Usage) -> list[str]:
    return [f"{usage.cpu:.2f}", f"{usage.cpu / fresh.cpu:.3f}", f"{usage.memory:.0f}"]


def outputs(files: Mapping[int, tuple[int, float]], changes: Mapping[int, Change]) -> str:
    """How much is generated, and what one changed description rewrites."""
    rows = [
        [f"{size:,} methods", str(count), f"{megabytes:.1f}", str(changes[size].written)]
        for size, (count, megabytes) in files.items()
    ]
    head = ["output", "files", "MB", "rewritten for one description (all that differ, no other)"]
    return table(head, rows)


def first_answer(times: Mapping[tuple[str, int], float]) -> str:
    """CPU milliseconds of the programs of `imports`."""
    base, http = times[imports.PYDANTIC, 0], times[imports.HTTP, 0]
    rows = [
        [
            f"{name}, {size:,} methods" if size else name,
            f"{ms:.1f}",
            f"{ms / base:.2f}",
            f"{ms / http:.2f}",
        ]
        for (name, size), ms in times.items()
    ]
    return table(["CPU milliseconds", "ms", "x import pydantic", f"x {imports.HTTP}"], rows)


def aims(
    figures: Figures, times: Mapping[tuple[str, int], float], small: int, middle: int, large: int
) -> list[Aim]:
    """What the generator and its client are to keep to."""

    def ratio(name: str, size: int, other: str, other_size: int) -> float | None:
        one, two = figures.get((name, size)), figures.get((other, other_size))
        return one.cpu / two.cpu if one and two else None

    def import_cost(size: int) -> float | None:
        ms = times.get((imports.CLIENT, size))
        return None if ms is None else ms - times[imports.BARE, 0]

    def call_cost(size: int) -> float | None:
        ms = times.get((imports.FIRST_CALL, size))
        return None if ms is None else ms / times[imports.HTTP, 0]

    memory = [usage.memory for (name, _), usage in figures.items() if name in STAGES]
    growth = ratio(FRESH, large, FRESH, middle) if middle < large else None
    return [
        Aim(f"fresh run at {large:,} / {CLIENT}", ratio(FRESH, large, CLIENT, large), 0.5),
        Aim(f"nothing changed at {large:,} / fresh run", ratio(NOTHING, large, FRESH, large), 0.03),
        Aim(f"one method changed at {large:,} / fresh run", ratio(ONE, large, FRESH, large), 0.1),
        Aim(f"growth from {middle:,} to {large:,}", growth, round(large / middle, 1)),
        *(
            Aim(f"import at {n:,}, beyond bare Python", import_cost(n), 5, " ms")
            for n in dict.fromkeys((small, large))
        ),
        *(
            Aim(f"first validated call at {n:,} / {imports.HTTP}", call_cost(n), 1.5)
            for n in dict.fromkeys((small, large))
        ),
        Aim("peak memory", max(memory), 200, " MiB"),
    ]
