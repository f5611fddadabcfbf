"""The small spec before any change, and a copy to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diff.snapshot import Snapshot
from tests.diff.specs import SPEC, loaded
from tests.project import Project, project


@pytest.fixture(scope="session")
def old(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The spec before any change."""
    return loaded(project(tmp_path_factory.mktemp("old") / "demo", SPEC))


@pytest.fixture
def made(tmp_path: Path) -> Project:
    """A copy of the spec to change."""
    return project(tmp_path / "demo", SPEC)
