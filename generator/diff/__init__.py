"""Two specs -> what changed for users: facts are compared, not text, and each change is rated.

`snapshot` loads a spec, `facts` turns its model into trees, `compare` finds where two trees differ, `rules` and
its neighbours rate and tell each difference, `report` writes it down, `versions` says which version should follow.
"""

from __future__ import annotations

from pathlib import Path

from generator.diff.changes import Change, changes
from generator.diff.report import Report, as_json, markdown
from generator.diff.screen import lines
from generator.diff.snapshot import NoSpecError, Snapshot, WrongSpecError, opened, snapshot
from generator.state import CACHE
from generator.store import Store

__all__ = [
    "Change",
    "NoSpecError",
    "Report",
    "Snapshot",
    "WrongSpecError",
    "as_json",
    "changes",
    "compare",
    "lines",
    "markdown",
]


def compare(old: str, new: str, home: Path) -> Report:
    """Compare two specs, each a folder or a revision of the project `home`."""
    found = []
    for name in (old, new):
        with opened(name, home) as root:
            found.append(snapshot(name, root, Store(home / CACHE / "store")))
    return Report(*found, tuple(changes(*found)))
