"""A small spec with every kind of fact, as it is and with changes."""

from __future__ import annotations

from pathlib import Path

from generator.diff import Report, changes
from generator.diff.snapshot import Snapshot, snapshot
from tests.project import Project

SPEC = (Path(__file__).parent / "spec.yaml").read_text(encoding="utf-8")


def loaded(made: Project) -> Snapshot:
    """The spec of a project."""
    return snapshot(made.root.name, made.root, made.store())


def edited(made: Project, file: str, before: str, after: str) -> Snapshot:
    """The spec with the first of some texts changed."""
    text = (made.root / file).read_text(encoding="utf-8")
    assert before in text, before
    made.write(file, text.replace(before, after, 1))
    return loaded(made)


def told(old: Snapshot, new: Snapshot) -> Report:
    """What has changed."""
    return Report(old, new, tuple(changes(old, new)))
