"""Compare a generated tree with the disk, or write it: all of it or nothing.

Changed files are staged first; only when all of them are on disk is a journal written and then played, so
a full disk or an interruption leaves the old tree, and one in the middle of playing is made good by the
next run.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.state import digest, files_below

SLICE = 1_000_000
"""Characters that are encoded at a time; the largest files would otherwise be in memory twice."""


@dataclass(frozen=True, slots=True)
class Differences:
    """How the tree on disk differs from the tree that the spec gives."""

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    left_over: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.left_over)

    @property
    def to_write(self) -> tuple[str, ...]:
        """Files that must be written."""
        return tuple(sorted((*self.missing, *self.changed)))


def differences(root: Path, wanted: Mapping[str, str]) -> Differences:
    """Compare the files below the root with the wanted content hashes."""
    found = set(files_below(root))
    changed = [
        path
        for path in sorted(found & wanted.keys())
        if digest((root / path).read_bytes()) != wanted[path]
    ]
    missing = sorted(wanted.keys() - found)
    return Differences(tuple(missing), tuple(changed), tuple(sorted(found - wanted.keys())))


def write(root: Path, stage: Path, found: Differences, content: Callable[[str], str]) -> None:
    """Make the tree what it should be."""
    recover(root, stage)
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    moves = {path: f"{number}" for number, path in enumerate(found.to_write)}
    for path, name in moves.items():
        with open(stage / name, "w", encoding="utf-8", newline="\n") as file:
            text = content(path)
            for start in range(0, len(text), SLICE):
                file.write(text[start : start + SLICE])
    journal = {"moves": moves, "deletes": list(found.left_over)}
    with _uninterrupted():
        draft = stage / "journal.draft"
        draft.write_text(json.dumps(journal), encoding="utf-8")
        draft.replace(stage / "journal.json")
        recover(root, stage)


def recover(root: Path, stage: Path) -> None:
    """Play a journal that an interrupted run has left, if there is one."""
    journal_file = stage / "journal.json"
    if not journal_file.exists():
        return
    # Deletes come first, so that a file may take the place of a folder and a folder that of a file.
    journal = _journal(journal_file)
    for path in journal["deletes"]:
        (root / path).unlink(missing_ok=True)
        _remove_empty(root, (root / path).parent)
    for path, name in journal["moves"].items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if (stage / name).exists():
            os.replace(stage / name, target)
    shutil.rmtree(stage)


def _journal(file: Path) -> dict[str, Any]:
    """The journal; a damaged one counts as empty, since the next comparison finds what is amiss."""
    try:
        journal: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        return {"deletes": [], "moves": {}}
    return journal


def _remove_empty(root: Path, folder: Path) -> None:
    while folder != root and folder.is_dir():
        shutil.rmtree(folder / "__pycache__", ignore_errors=True)
        if any(folder.iterdir()):
            return
        folder.rmdir()
        folder = folder.parent


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until the block is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    caught: list[int] = []
    handlers = {
        number: signal.signal(number, lambda n, _: caught.append(n))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    for caught_number in caught:
        signal.raise_signal(caught_number)
