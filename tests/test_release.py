"""The release never empties a folder that it has not made, and tells whose pages it names."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from generator import release
from tests.mutants.trees import load
from tests.project import HOME

LONGEST = 32
"""Characters of a label that package indexes take."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only one small file is built."""
    monkeypatch.setenv(release.EPOCH, "1700000000")
    monkeypatch.setattr(release, "packages", lambda target: (target / "made.whl").write_text("x"))
    monkeypatch.setattr(release, "archive", lambda path, _name, _folder: path.write_text("y"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(
        SystemExit, match=r"is there and has no SHA256SUMS, so no build has made it"
    ):
        release.build(tmp_path, None)
    assert names(tmp_path) == ["mine.txt"]
    with pytest.raises(SystemExit, match="no build has made it"):
        release.build(tmp_path / "mine.txt", None)


@pytest.mark.parametrize("before", ["absent", "empty", "built", "broken off"])
def test_what_no_one_loses_is_filled(tmp_path: Path, before: str) -> None:
    target = tmp_path / "dist"
    if before != "absent":
        target.mkdir()
    if before in ("built", "broken off"):
        (target / release.SUMS).write_text("0  old.whl\n" if before == "built" else "")
        (target / "old.whl").write_text("old")
    release.build(target, None)
    archive = f"bitrix24-openapi-{release.version()}.zip"
    assert names(target) == [release.SUMS, archive, "made.whl"]
    lines = (target / release.SUMS).read_text().splitlines()
    assert [line.split()[1] for line in lines] == [archive, "made.whl"]


def test_the_pages_of_the_vendor_are_called_so() -> None:
    project = tomllib.loads((HOME / "generated/python/pyproject.toml").read_text(encoding="utf-8"))
    service = load((HOME / "spec/service.yaml").read_text(encoding="utf-8"))
    label = "API documentation of the vendor"
    assert project["project"]["urls"] == {label: service["docs"]}
    assert len(label) <= LONGEST
