"""A content-addressed cache on disk: what was built from the same bytes by the same program is not built again."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any

from generator.state import digest


class Store:
    """Pickles by key, each behind its hash. It is only a cache: deleting the folder costs time, never results."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.used: set[str] = set()

    def get(self, key: str) -> Any:
        """What was put under the key, or None; a damaged entry counts as absent."""
        self.used.add(key)
        try:
            mark, _, content = (self.folder / key).read_bytes().partition(b"\n")
        except OSError:
            return None
        return pickle.loads(content) if mark == digest(content).encode() else None

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""
        self.used.add(key)
        self.folder.mkdir(parents=True, exist_ok=True)
        content = pickle.dumps(value, protocol=5)
        draft = self.folder / f"{key}.{os.getpid()}"
        draft.write_bytes(digest(content).encode() + b"\n" + content)
        draft.replace(self.folder / key)

    def sweep(self) -> None:
        """Drop everything that this run has not touched."""
        if self.folder.exists():
            for entry in self.folder.iterdir():
                if entry.name not in self.used:
                    entry.unlink(missing_ok=True)
