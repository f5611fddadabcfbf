"""Small specs and what comes of them: `expected/` has the files of interest, `problems.txt` what is wrong.

`make golden` rewrites both; `git diff` is the review. A new case starts with `spec.yaml` and, if it is a good
one, an empty file in `expected/` for each path that matters.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import CASES, project

NAMES = sorted(path.parent.name for path in CASES.glob("*/spec.yaml"))
MOST_LINES = 60


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case = CASES / name
    made = project(tmp_path / "case", (case / "spec.yaml").read_text(encoding="utf-8"))
    golden = request.config.getoption("--golden")
    expected = case / "expected"
    if expected.is_dir():
        paths = [
            p.relative_to(expected).as_posix() for p in sorted(expected.rglob("*")) if p.is_file()
        ]
        assert paths, f"{name} expects nothing"
        tree = made.generate()
        found = {path: tree[path] for path in paths}
        if golden:
            for path, text in found.items():
                (expected / path).write_text(text, encoding="utf-8", newline="\n")
        assert found == {path: (expected / path).read_text(encoding="utf-8") for path in paths}
    else:
        problems = "".join(f"{problem}\n" for problem in made.problems())
        assert problems, f"{name} has neither problems nor a folder expected/"
        if golden:
            (case / "problems.txt").write_text(problems, encoding="utf-8", newline="\n")
        assert problems == (case / "problems.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_case_stays_small(name: str) -> None:
    lines = (CASES / name / "spec.yaml").read_text(encoding="utf-8").split("\n")
    assert len(lines) <= MOST_LINES
