"""Two specs -> what changed for users: facts are compared, not text, and each change is rated.

`snapshot` loads a spec, `facts` turns its model into trees, `compare` finds where two trees differ, the
rules in `methods`, `shapes`, `types`, `service` and `chains` rate and tell each difference, `report` and
`screen` write it down.
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
    before, after = _loaded(old, home), _loaded(new, home)
    return Report(before, after, tuple(changes(before, after)))


def _loaded(name: str, home: Path) -> Snapshot:
    with opened(name, home) as root:
        return snapshot(name, root, Store(home / CACHE / "store"))
