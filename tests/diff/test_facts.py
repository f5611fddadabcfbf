"""No fact can change without being told: each has a rule, and each mutant of a spec is told by its name."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from generator.diff.changes import RULES
from generator.diff.facts import PLACES, TOLD_ELSEWHERE, Grower, Node, Table, Tree
from generator.diff.snapshot import Snapshot, snapshot
from generator.store import Store
from tests.diff.mutants import untold
from tests.diff.specs import loaded
from tests.mutants.mutant import Mutant, in_turn
from tests.mutants.trees import Finder
from tests.project import HOME, Project

SAMPLE = {"small": 60, "portal": 4, "workflows": 12}
"""How many mutants are tried here."""


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


def small(made: Project, old: Snapshot) -> Iterator[Mutant]:
    """The mutants of the small spec."""
    known = {name for items in old.sections.values() for name in items}
    for path in sorted((made.root / "spec").rglob("*.yaml")):
        file, text = path.relative_to(made.root).as_posix(), path.read_text(encoding="utf-8")
        yield from Finder("spec", file, text, known).mutants()


@pytest.mark.slow
def test_mutants_of_a_small_spec_are_told(made: Project) -> None:
    old = loaded(made)
    sample = islice(in_turn(small(made, old), 0), SAMPLE["small"])
    count, missed = untold(old, made.root, made.store(), sample)
    assert missed == []
    assert count > SAMPLE["small"] / 3


@pytest.mark.slow
@pytest.mark.parametrize("name", ["portal", "workflows"])
def test_mutants_of_what_the_small_spec_has_not(tmp_path: Path, name: str) -> None:
    shutil.copytree(HOME / "spec", tmp_path / "spec")
    store, file = Store(tmp_path / "store"), f"spec/{name}.yaml"
    old = snapshot("spec", tmp_path, store)
    found = Finder("spec", file, (HOME / file).read_text(encoding="utf-8"), old.sections["methods"])
    count, missed = untold(old, tmp_path, store, islice(in_turn(found.mutants(), 0), SAMPLE[name]))
    assert missed == []
    assert count
