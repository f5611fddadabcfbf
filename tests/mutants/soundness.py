"""Whether a changed spec is one that the generator takes: what it refuses needs no conformance test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import pipeline
from generator.problems import SpecError
from generator.store import Store
from tests.mutants.mutant import Mutant


@dataclass(frozen=True, slots=True)
class Judge:
    """A copy of the spec that mutants are tried on."""

    root: Path
    store: Store

    def takes(self, mutant: Mutant) -> bool:
        """Whether the generator would make products of it."""
        if mutant.product != "spec":
            return True
        path = self.root / mutant.file
        text = path.read_text(encoding="utf-8")
        path.write_text(mutant.change(text), encoding="utf-8")
        try:
            pipeline.prepare(pipeline.Run(self.root, self.store, "mutants"))
        except SpecError:
            return False
        finally:
            path.write_text(text, encoding="utf-8")
        return True


@contextmanager
def judging(root: Path) -> Iterator[Judge]:
    """A judge for the project at `root`."""
    with TemporaryDirectory(prefix="mutants-") as folder:
        home = Path(folder)
        shutil.copytree(root / "spec", home / "spec")
        yield Judge(home, Store(home / "store"))
