"""Problems found in a spec, each with its place and a way to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a spec file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where, what, a slug that tests and searches can rely on, and how to mend it."""

    where: Location
    what: str
    slug: str
    hint: str = ""

    def __str__(self) -> str:
        line = f"{self.where}: {printable(self.what)} [{self.slug}]"
        return f"{line}\n    hint: {printable(self.hint)}" if self.hint else line


class SpecError(Exception):
    """A spec with problems: all of those that one stage found, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def printable(text: str) -> str:
    """Text that cannot move a cursor, colour a terminal or forge a line."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or the first few of them."""
    words = sorted(known)
    near = get_close_matches(wrong, words, 1, 0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    shown = ", ".join(words[:12])
    return f"known: {shown}{', …' if len(words) > 12 else ''}" if words else ""
