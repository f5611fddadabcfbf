"""Mutants of a spec: is each of them told by name? `python -m tests.diff.mutants 900 --seed 7` tries many."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.diff import Change, changes
from generator.diff.snapshot import Snapshot, WrongSpecError, snapshot
from generator.store import Store
from tests.mutants.mutant import Mutant, in_turn
from tests.mutants.products import PRODUCTS, mutants
from tests.project import HOME


def naming(found: list[Change], mutant: Mutant) -> list[Change]:
    """Those changes that name a fact which has been said otherwise."""
    texts = {
        index: json.dumps(
            [c.subject, str(c.place), c.fact, c.item, c.what, c.before, c.after], ensure_ascii=False
        )
        for index, c in enumerate(found)
    }
    return [
        found[index]
        for index, text in texts.items()
        if any(name in text for name in mutant.names)
        and (not mutant.owners or any(owner in text for owner in mutant.owners))
    ]


def said(spec: Snapshot) -> str:
    """All that the model says, less where it stands."""
    return re.sub(r"Location\([^)]*\)", "", repr(spec.sections))


def untold(
    old: Snapshot, root: Path, store: Store, tried: Iterator[Mutant]
) -> tuple[int, list[str]]:
    """How many mutants were told of, and those that were not."""
    count, missed = 0, []
    for mutant in tried:
        path = root / mutant.file
        text = path.read_text(encoding="utf-8")
        path.write_text(mutant.change(text), encoding="utf-8")
        try:
            new = snapshot("mutant", root, store)
        except WrongSpecError:
            continue
        finally:
            path.write_text(text, encoding="utf-8")
        if said(old) == said(new):
            continue
        count += 1
        if not naming(changes(old, new), mutant):
            missed.append(mutant.id)
    return count, missed


def main() -> int:
    """Try as many mutants of the spec as the arguments say; 1 if any is not told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="diff-") as folder:
        home = Path(folder)
        shutil.copytree(HOME / "spec", home / "spec")
        store = Store(home / "store")
        sample = islice(in_turn(mutants(HOME, PRODUCTS[0]), asked.seed), asked.count)
        count, missed = untold(snapshot("spec", home, store), home, store, sample)
    print(*missed, f"{count} told of, {len(missed)} missed", sep="\n")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
