"""Runs of our own generator in a folder of its own: fresh, unchanged, one change, check in a new clone."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from measure import DoesNotRun, Usage, run
from multiply import multiply

HOME = Path(__file__).resolve().parents[2]

STAGES = ("fresh", "nothing changed", "one method changed", "check in a new clone")

DESCRIPTION = re.compile(r"^    description: \w.*\.$", re.MULTILINE)
SENTENCE = " This sentence is new."


@dataclass(frozen=True, slots=True)
class Workplace:
    """A folder that holds spec/ of so many methods."""

    root: Path
    methods: int

    @classmethod
    def make(cls, root: Path, methods: int) -> Workplace:
        """Fill a new folder."""
        root.mkdir(parents=True)
        return cls(root, multiply(HOME / "spec", root / "spec", methods))

    @property
    def document(self) -> Path:
        """The OpenAPI document, for the peers."""
        return self.root / "generated" / "openapi" / "openapi.json"

    @property
    def client(self) -> Path:
        """The folder to import the client from."""
        return self.root / "generated" / "python"

    def generator(self, command: str) -> Usage:
        """Run a command of the generator."""
        line = [sys.executable, "-m", "generator", command]
        return run(line, self.root, {"PYTHONPATH": str(HOME)})

    def size(self) -> tuple[int, float]:
        """Number of generated files and their size in MB."""
        files = list(_files(self.root / "generated"))
        return len(files), sum(file.stat().st_size for file in files) / 1e6


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one changed description."""

    written: int
    differing: int
    files: int


def measure(place: Workplace) -> tuple[dict[str, Usage], Change]:
    """One round: the usage of each stage. Leaves the spec as it was."""
    shutil.rmtree(place.root / "generated", ignore_errors=True)
    shutil.rmtree(place.root / ".cache", ignore_errors=True)
    usages = [place.generator("generate"), place.generator("generate")]
    usage, change = _one_change(place)
    shutil.rmtree(place.root / ".cache")
    usages += [usage, place.generator("check")]
    return dict(zip(STAGES, usages, strict=True)), change


def _one_change(place: Workplace) -> tuple[Usage, Change]:
    """Generate after a description got another sentence; exactly what differs must be rewritten."""
    file = sorted((place.root / "spec" / "methods").glob("*.todo.yaml"))[-1]
    text = file.read_text(encoding="utf-8")
    changed, count = DESCRIPTION.subn(rf"\g<0>{SENTENCE}", text, count=1)
    if count != 1:
        raise DoesNotRun(f"{file} has no description to change")
    before = _state(place)
    file.write_text(changed, encoding="utf-8")
    usage = place.generator("generate")
    after = _state(place)
    written = {path for path in after if after[path][0] != before.get(path, ("", ""))[0]}
    differing = {path for path in after if after[path][1] != before.get(path, ("", ""))[1]}
    if written != differing or not differing or before.keys() != after.keys():
        raise DoesNotRun(f"written: {sorted(written)}; differing: {sorted(differing)}")
    _undo(place, file, text, before)
    return usage, Change(len(written), len(differing), len(after))


def _undo(place: Workplace, file: Path, text: str, before: dict[str, tuple[str, str]]) -> None:
    file.write_text(text, encoding="utf-8")
    place.generator("generate")
    if {path: state[1] for path, state in _state(place).items()} != {
        path: state[1] for path, state in before.items()
    }:
        raise DoesNotRun("the old spec gives another output than before")


def _state(place: Workplace) -> dict[str, tuple[str, str]]:
    """Inode and time of change of each generated file, and its content's hash."""
    found: dict[str, tuple[str, str]] = {}
    for path in _files(place.root / "generated"):
        status = path.stat()
        with path.open("rb") as file:
            content = file_digest(file, "sha256").hexdigest()
        found[str(path)] = (f"{status.st_ino} {status.st_mtime_ns}", content)
    return found


def _files(root: Path) -> Iterator[Path]:
    return (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
