"""A content-addressed cache on disk: what the same program built from the same bytes is not built again."""

from __future__ import annotations

import pickle
import sqlite3
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

from generator.state import DIGEST_SIZE, digest

TABLE = "CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, hash TEXT, content BLOB)"

HELD = 4_000_000
"""Bytes that are kept in memory before they go to disk together."""

WAIT = 1.0
"""Seconds that another run may need the database for."""


class Store:
    """Pickles by key, each beside a hash. It is only a cache: deleting the folder costs time, never results,
    nor does a database that is damaged, locked or out of space. It is one file, because at the size
    of the whole API making thousands of small ones took longer than building what is in them.
    """

    def __init__(self, folder: Path) -> None:
        self.file = folder / "store.sqlite"
        self.used: set[str] = set()
        self._held: dict[str, tuple[str, bytes]] = {}
        self._size = 0
        self._connection: sqlite3.Connection | None = None

    def get(self, key: str) -> Any:
        """What was put under the key, or None; a damaged entry counts as absent."""
        self.used.add(key)
        found = self._held.get(key)
        if found is None:
            rows = self._rows("SELECT hash, content FROM entries WHERE key = ?", key)
            found = rows[0] if rows else ("", b"")
        mark, content = found
        return pickle.loads(content) if mark == _mark(key, content) else None

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""
        self.used.add(key)
        content = _pickled(value)
        self._held[key] = (_mark(key, content), content)
        self._size += len(content)
        if self._size > HELD:
            self.save()

    def save(self) -> None:
        """Bring to disk what is still in memory."""
        rows = [(key, *entry) for key, entry in self._held.items()]
        self._write("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
        self._held.clear()
        self._size = 0

    def sweep(self) -> None:
        """Drop everything that this run has not touched."""
        self.save()
        known = {key for (key,) in self._rows("SELECT key FROM entries")}
        self._write("DELETE FROM entries WHERE key = ?", [(key,) for key in known - self.used])

    def _rows(self, query: str, *values: str) -> list[Any]:
        try:
            return self._database().execute(query, values).fetchall()
        except sqlite3.Error:
            return []

    def _write(self, command: str, rows: Iterable[tuple[Any, ...]]) -> None:
        try:
            with self._database() as database:
                database.executemany(command, rows)
        except sqlite3.Error:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            with suppress(OSError):
                self.file.unlink()

    def _database(self) -> sqlite3.Connection:
        if self._connection is None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            # The garbage collector may close it from another thread.
            self._connection = sqlite3.connect(self.file, timeout=WAIT, check_same_thread=False)
            weakref.finalize(self, self._connection.close)
            self._connection.execute(
                "PRAGMA synchronous = OFF"
            )  # hashes tell what a crash has spoilt
            self._connection.execute(TABLE)
        return self._connection


class Parts:
    """Long texts by path, each given in parts, one after another; they are in a store and not in memory."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._hashes: dict[str, blake2b] = {}
        self._keys: dict[str, list[str]] = {}

    def add(self, path: str, part: str) -> None:
        """Add a part to the end of a text."""
        content = part.encode()
        self._hashes.setdefault(path, blake2b(digest_size=DIGEST_SIZE)).update(content)
        self._keys.setdefault(path, []).append(f"part-{digest(content)}")
        self._store.put(self._keys[path][-1], part)

    def digests(self) -> dict[str, str]:
        """The hash of each text."""
        return {path: found.hexdigest() for path, found in self._hashes.items()}

    def text(self, path: str) -> str | None:
        """A whole text, or None if the store has lost a part."""
        parts = [self._store.get(key) for key in self._keys[path]]
        return None if None in parts else "".join(parts)


class OnDemand(Mapping[str, str]):
    """A mapping that reads a value when it is asked for, since all of them would fill the memory."""

    def __init__(self, keys: Collection[str], read: Callable[[str], str]) -> None:
        self._keys = keys
        self._read = read

    def __getitem__(self, key: str) -> str:
        return self._read(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class _Pickler(pickle.Pickler):
    """Writes a frozen dataclass as a call of its class: its own way is to look up its fields each time,
    which made half of the time of a load."""

    def reducer_override(self, value: Any) -> Any:
        kind: Any = type(value)
        values = _values(kind)
        return NotImplemented if values is None else (kind, values(value))


def _pickled(value: Any) -> bytes:
    file = BytesIO()
    _Pickler(file, protocol=5).dump(value)
    return file.getvalue()


@cache
def _values(kind: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """What reads the arguments of a frozen dataclass from an object, or None for other classes."""
    made = getattr(kind, "__dataclass_params__", None)
    if made is None or not made.frozen:
        return None
    names = tuple(field.name for field in fields(kind))
    return lambda value: tuple(getattr(value, name) for name in names)


def _mark(key: str, content: object) -> str:
    """A hash that fits this entry alone; a damaged database may hold any values under any key."""
    return (
        digest(f"{key} {digest(content)}".encode())
        if isinstance(content, bytes)
        else "not an entry"
    )
