"""Knowing that nothing has changed."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from typer.testing import CliRunner

from generator import state
from generator.cli import app
from tests.project import DEMO, Project

FILE = f"{state.CACHE}/state.json"


@pytest.fixture
def done(demo: Project, plain: list[str]) -> Project:
    """A project just after `generate`."""
    result = CliRunner().invoke(app, ["generate", "--root", str(demo.root)])
    assert result.exit_code == 0
    assert "base" in plain
    return demo


def test_a_finished_run_is_known(done: Project) -> None:
    assert state.unchanged(done.root)


@pytest.mark.parametrize(
    "change",
    [
        lambda made: made.edit(DEMO, "Get a thing.", "Read a thing."),
        lambda made: made.write("spec/README.md", "new\n"),
        lambda made: (made.root / DEMO).unlink(),
        lambda made: made.write("generated/plain/base.txt", "edited\n"),
        lambda made: made.write("generated/extra.txt", "added\n"),
        lambda made: (made.root / "generated/plain/base.txt").unlink(),
        lambda made: made.write(f"{state.CACHE}/stage/journal.json", "{}"),
        lambda made: (made.root / FILE).unlink(),
        lambda made: made.write(FILE, "nonsense"),
        lambda made: made.write(FILE, "7"),
        lambda made: made.write(FILE, "[1, 2]"),
        lambda made: made.write(FILE, b"\xff"),
    ],
)
def test_every_change_is_noticed(done: Project, change: Callable[[Project], None]) -> None:
    change(done)
    assert not state.unchanged(done.root)


def test_another_program_is_noticed(done: Project) -> None:
    program, *rest = json.loads((done.root / FILE).read_text(encoding="utf-8"))
    assert program == state.program()
    done.write(FILE, json.dumps(["another", *rest]))
    assert not state.unchanged(done.root)


def test_what_python_leaves_behind_is_not_looked_at(done: Project) -> None:
    done.write("generated/plain/__pycache__/x.pyc", "x")
    done.write("generated/demo.egg-info/PKG-INFO", "x")
    assert state.unchanged(done.root)


def test_files_are_sorted_paths_with_slashes(demo: Project) -> None:
    found = list(state.files_below(demo.root / "spec"))
    assert "methods/demo.thing.yaml" in found
    assert [path for path in found if "/" not in path] == sorted(p for p in found if "/" not in p)


def test_a_digest_is_stable() -> None:
    assert state.digest(b"") == "cae66941d9efbd404e4d88758ea67670"
