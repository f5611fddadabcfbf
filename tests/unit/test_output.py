"""A tree is written whole or not at all."""

from __future__ import annotations

import builtins
import errno
import os
import signal
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from generator import output
from generator.state import digest

OLD = {"a.txt": "old a\n", "b/c.txt": "same\n", "gone/d.txt": "left over\n"}
NEW = {"a.txt": "new a\n", "b/c.txt": "same\n", "e/f.txt": "added\n", "e/g.txt": "added too\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that holds the old tree."""
    root = tmp_path / "generated"
    put(root, OLD)
    return root


def put(root: Path, tree: dict[str, str]) -> None:
    """Write a tree plainly."""
    for path, text in tree.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def tree_of(root: Path) -> dict[str, str]:
    """Every file below a folder."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


def write(root: Path, wanted: dict[str, str] = NEW) -> None:
    """Make the tree what is wanted, as the command does."""
    stage = root.parent / "stage"
    output.recover(root, stage)
    found = output.differences(root, {path: digest(text.encode()) for path, text in wanted.items()})
    output.write(root, stage, found, wanted.__getitem__)


def test_differences_are_named(root: Path) -> None:
    found = output.differences(root, {path: digest(text.encode()) for path, text in NEW.items()})
    assert found.changed == ("a.txt",)
    assert found.missing == ("e/f.txt", "e/g.txt")
    assert found.left_over == ("gone/d.txt",)
    assert found.to_write == ("a.txt", "e/f.txt", "e/g.txt")


def test_the_same_tree_has_no_differences(root: Path) -> None:
    assert not output.differences(root, {path: digest(text.encode()) for path, text in OLD.items()})


def test_a_tree_is_written(root: Path) -> None:
    write(root)
    assert tree_of(root) == NEW
    assert not (root / "gone").exists()
    assert not (root.parent / "stage").exists()


def test_a_tree_is_written_where_there_was_none(tmp_path: Path) -> None:
    write(tmp_path / "generated")
    assert tree_of(tmp_path / "generated") == NEW


def test_what_stays_the_same_is_not_touched(root: Path) -> None:
    os.utime(root / "b/c.txt", ns=(1, 1))
    os.utime(root / "a.txt", ns=(1, 1))
    write(root)
    assert (root / "b/c.txt").stat().st_mtime_ns == 1
    assert (root / "a.txt").stat().st_mtime_ns != 1


def test_line_ends_stay_as_they_are(root: Path) -> None:
    write(root, {"a.txt": "one\ntwo\n"})
    assert (root / "a.txt").read_bytes() == b"one\ntwo\n"


@pytest.mark.parametrize("writes", [0, 1, 2])
def test_a_full_disk_leaves_the_old_tree(
    root: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    real_open = builtins.open
    left = [writes]

    def full(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if "w" in mode:
            if not left[0]:
                raise OSError(errno.ENOSPC, "No space left on device")
            left[0] -= 1
        return real_open(file, mode, *rest, **named)

    with monkeypatch.context() as patch:
        patch.setattr(builtins, "open", full)
        with pytest.raises(OSError, match="No space left"):
            write(root)
    assert tree_of(root) == OLD
    write(root)
    assert tree_of(root) == NEW


@pytest.mark.parametrize("moves", [1, 2, 3])
def test_the_next_run_mends_an_interrupted_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    """The process dies after the journal and some of the files have been put into place."""
    real, left = os.replace, [moves]

    def dying(source: Any, target: Any) -> None:
        if not left[0]:
            raise SystemExit(137)
        left[0] -= 1
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", dying)
        with pytest.raises(SystemExit):
            write(root)
    assert tree_of(root) != NEW
    output.recover(root, root.parent / "stage")
    assert tree_of(root) == NEW
    assert not (root.parent / "stage").exists()


def test_an_interruption_before_the_journal_leaves_the_old_tree(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", raising(SystemExit(137)))
        with pytest.raises(SystemExit):
            write(root)
    output.recover(root, root.parent / "stage")
    assert tree_of(root) == OLD


def test_a_new_spec_wins_over_an_interrupted_run(root: Path) -> None:
    journal = '{"moves": {"a.txt": "0", "new.txt": "1"}, "deletes": ["gone/d.txt"]}'
    put(root.parent, {"stage/journal.json": journal, "stage/0": "newer", "stage/1": "new"})
    write(root, {"only.txt": "x\n"})
    assert tree_of(root) == {"only.txt": "x\n"}


def test_a_journal_that_cannot_be_read_is_dropped(root: Path) -> None:
    put(root.parent, {"stage/journal.json": '{"moves": {"a.t', "stage/0": "half"})
    write(root)
    assert tree_of(root) == NEW


def test_without_a_journal_nothing_is_played(root: Path) -> None:
    put(root.parent, {"stage/0": "half"})
    output.recover(root, root.parent / "stage")
    assert tree_of(root) == OLD


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"x": "a file\n"}, {"x/y": "now a folder\n"}),
        ({"x/y": "in a folder\n", "x/z/w": "deep\n"}, {"x": "now a file\n"}),
        ({"a/b/c": "deep\n"}, {}),
    ],
)
def test_files_and_folders_change_places(
    tmp_path: Path, old: dict[str, str], new: dict[str, str]
) -> None:
    root = tmp_path / "generated"
    put(root, old)
    write(root, new)
    assert tree_of(root) == new


def test_what_python_leaves_is_no_left_over(root: Path) -> None:
    put(root, {"b/__pycache__/c.pyc": "x", "gone/__pycache__/d.pyc": "x"})
    write(root)
    assert "b/__pycache__/c.pyc" in tree_of(root)
    assert not (root / "gone").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_waits_until_the_tree_is_whole(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    real = os.replace

    def interrupted(source: Any, target: Any) -> None:
        signal.raise_signal(number)
        real(source, target)

    before = signal.signal(signal.SIGTERM, raising(KeyboardInterrupt()))
    try:
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", interrupted)
            with pytest.raises(KeyboardInterrupt):
                write(root)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert tree_of(root) == NEW


def raising(error: BaseException) -> Any:
    """A function that takes anything and raises the error."""

    def fail(*_: Iterable[Any]) -> None:
        raise error

    return fail
