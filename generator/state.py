"""What the last run saw and made: the quick answer to "has anything changed?". Standard library only,
since most runs need nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
"""The checkout that this generator belongs to."""

CACHE = ".cache/generate"

DIGEST_SIZE = 16


def digest(content: bytes) -> str:
    """A short content hash."""
    return blake2b(content, digest_size=DIGEST_SIZE).hexdigest()


def files_below(root: Path) -> Iterator[str]:
    """Every file below a folder, as sorted paths with forward slashes, less what Python leaves there."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            f for f in folders if f != "__pycache__" and not f.endswith(".egg-info")
        )
        prefix = os.path.relpath(folder, root).replace(os.sep, "/")
        for name in sorted(names):
            yield name if prefix == "." else f"{prefix}/{name}"


def digests_below(root: Path) -> dict[str, str]:
    """Content hash by path."""
    return {path: digest((root / path).read_bytes()) for path in files_below(root)}


def program() -> str:
    """A hash of everything that shapes the output besides the spec: generator, templates, pinned packages."""
    parts = [
        json.dumps(digests_below(HOME / "generator"), sort_keys=True),
        json.dumps(digests_below(HOME / "templates"), sort_keys=True),
        digest((HOME / "requirements.txt").read_bytes()),
    ]
    return digest("\n".join(parts).encode())


@dataclass(frozen=True, slots=True)
class State:
    """The hashes of one finished run."""

    program: str
    spec: dict[str, str]
    tree: dict[str, str]

    def save(self, root: Path) -> None:
        """Remember this run."""
        file = root / CACHE / "state.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps([self.program, self.spec, self.tree]), encoding="utf-8")
        draft.replace(file)


def load(root: Path) -> State | None:
    """The last finished run, or None."""
    try:
        return State(*json.loads((root / CACHE / "state.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def unchanged(root: Path) -> bool:
    """Whether spec, program and output are all as the last run left them."""
    last = load(root)
    return (
        last is not None
        and not (root / CACHE / "stage" / "journal.json").exists()
        and last.spec == digests_below(root / "spec")
        and last.tree == digests_below(root / "generated")
        and last.program == program()
    )
