"""The watch over the log of the test run sees secrets."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from tests.marked import CODE, has_secret
from tests.project import HOME
from tests.watch import WATCH

LOG = logging.getLogger("any.logger")

PLANTED = """
import logging, pytest
from tests.marked import CODE, TOKEN

def test_clean():
    logging.getLogger("x").debug("nothing")

def test_message():
    logging.getLogger("x").debug("to %s", CODE)

@pytest.fixture
def late():
    yield
    logging.getLogger("y.z").info("part: " + TOKEN[2:9])

def test_teardown(late):
    pass

def test_after():
    pass
"""


def test_a_planted_secret_fails_its_test(tmp_path: Path) -> None:
    (tmp_path / "test_planted.py").write_text(PLANTED, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.watch", "-q", "-rA", str(tmp_path)]
    environment = {"PATH": "", "PYTHONPATH": str(HOME), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [*command, "--rootdir", str(tmp_path), "-p", "no:cacheprovider", "--tb=line"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (
        "3 passed, 1 failed, 1 error" in run.stdout or "1 failed, 3 passed, 1 error" in run.stdout
    )
    assert "FAILED test_planted.py::test_message" in run.stdout
    assert "ERROR test_planted.py::test_teardown" in run.stdout


def fails() -> None:
    held = CODE
    raise ValueError(f"not {held}")


def test_every_part_of_a_record_is_looked_at() -> None:
    LOG.debug("to %s", CODE)
    LOG.debug("extra", extra={"more": {"url": CODE}})
    LOG.debug("args", {"unused": CODE})
    try:
        fails()
    except ValueError:
        LOG.exception("failed")
    assert len(WATCH.take()) == 4
    LOG.debug("nothing of the kind")
    assert WATCH.take() == []


@pytest.mark.parametrize("start", range(0, len(CODE) - 6))
def test_a_part_of_a_secret_is_found(start: int) -> None:
    assert has_secret(f"x{CODE[start:start + 7]}y")
