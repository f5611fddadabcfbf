"""No fact can change without being told: each has a rule, and each mutant of a spec is told by its name."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from generator.diff import Change, changes
from generator.diff.changes import RULES
from generator.diff.facts import PLACES, TOLD_ELSEWHERE, Grower, Node, Table, Tree
from generator.diff.snapshot import Snapshot, WrongSpecError, snapshot
from generator.store import Store
from tests.diff.specs import loaded
from tests.mutants.mutant import Mutant, in_turn
from tests.mutants.products import PRODUCTS, mutants
from tests.mutants.trees import Finder
from tests.project import HOME, Project

SAMPLE = 12


def fields(tree: Tree) -> Iterator[str]:
    """Class and name of each field that a spec has somewhere."""
    if isinstance(tree, Node):
        for name, part in tree.parts.items():
            yield f"{tree.kind}.{name}"
            yield from fields(part)
    elif isinstance(tree, Table):
        for item in tree.items.values():
            yield from fields(item)


def structural(fact: str) -> bool:
    """Whether a field is never absent and holds an object: what is in it has rules of its own."""
    return fact in {
        "Alternatives.shape",
        "Extra.shape",
        "Method.result",
        "Property.shape",
        "Protocol.batch",
        "Protocol.oauth",
        "BatchFacts.answer_keys",
        "Result.shape",
        "ServiceFile.protocol",
        "Shape.limits",
    }


def test_every_fact_of_the_spec_has_a_rule() -> None:
    whole = snapshot("spec", HOME, Store(HOME / ".cache" / "generate" / "store"))
    grower = Grower(whole.types.__getitem__)
    parts = {name: grower.tree(items) for name, items in whole.sections.items() if name != "portal"}
    found = {fact for tree in parts.values() for fact in fields(tree)}
    found |= {f"Spec.{name}" for name in parts}
    assert {fact for fact in found - RULES.keys() if not structural(fact)} == {"Spec.service"}
    assert not found & (PLACES | TOLD_ELSEWHERE)


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


def small(made: Project, old: Snapshot) -> Iterator[Mutant]:
    """The mutants of the small spec."""
    known = {name for items in old.sections.values() for name in items}
    for path in sorted((made.root / "spec").rglob("*.yaml")):
        file, text = path.relative_to(made.root).as_posix(), path.read_text(encoding="utf-8")
        yield from Finder("spec", file, text, known).mutants()


@pytest.mark.slow
def test_every_mutant_of_a_small_spec_is_told(made: Project) -> None:
    old = loaded(made)
    count, missed = untold(old, made.root, made.store(), small(made, old))
    assert missed == []
    assert count > 300


@pytest.mark.slow
def test_mutants_of_the_spec_are_told(tmp_path: Path) -> None:
    shutil.copytree(HOME / "spec", tmp_path / "spec")
    store = Store(tmp_path / "store")
    old = snapshot("spec", tmp_path, store)
    sample = islice(in_turn(mutants(HOME, PRODUCTS[0]), 0), SAMPLE)
    count, missed = untold(old, tmp_path, store, sample)
    assert missed == []
    assert count
