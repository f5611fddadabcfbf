"""Mutants that no test needs to kill, each with the reason: `exceptions.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from tests.mutants.mutant import Mutant
from tests.mutants.trees import load

FILE = Path(__file__).with_name("exceptions.yaml")


@dataclass(frozen=True, slots=True)
class Exception_:
    """Patterns for what a mutant changes, and why that is no defect."""

    why: str
    file: str = "*"
    kind: str = "*"
    path: str = "*"
    after: str = "*"

    def holds(self, mutant: Mutant) -> bool:
        """Whether a mutant is one of these."""
        return (
            fnmatchcase(mutant.file, self.file)
            and fnmatchcase(mutant.kind, self.kind)
            and fnmatchcase(mutant.path, self.path)
            and fnmatchcase(mutant.after, self.after)
        )


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Both lists: what says the same as before, and what the tests of another folder hold."""

    equivalent: tuple[Exception_, ...]
    elsewhere: tuple[Exception_, ...]

    def is_equivalent(self, mutant: Mutant) -> bool:
        """Whether a mutant may survive."""
        return any(each.holds(mutant) for each in self.equivalent)

    def is_elsewhere(self, file: str) -> bool:
        """Whether no conformance test reads a file, because others do."""
        return any(fnmatchcase(file, each.file) for each in self.elsewhere)


def exceptions() -> Exceptions:
    """What the file lists."""
    data = load(FILE.read_text(encoding="utf-8"))
    return Exceptions(
        equivalent=tuple(Exception_(**entry) for entry in data["equivalent"]),
        elsewhere=tuple(Exception_(**entry) for entry in data["elsewhere"]),
    )
