"""What type checkers and editors know of filters."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import HOME

RIGHT = """
from datetime import datetime
from bitrix24_client import Bitrix24, Condition, Field, UnknownName
from bitrix24_client.enums import OwnerType
from bitrix24_client.filters import ActivityFilter as F
from bitrix24_client.models import BindingFilter


def run(b24: Bitrix24, now: datetime) -> None:
    overdue: Condition = (F.deadline < now) & F.completed.is_(False)
    bound = F.bindings.is_([BindingFilter(owner_type_id=2), {"OWNER_TYPE_ID": 3}])
    own = Field[str]("UF_COLOUR").like("r%")
    for activity in b24.crm.activity.list.iter(filter=overdue & bound & own):
        print(activity.id)
    owner = F.owner_type_id.is_in([OwnerType.DEAL, 3]) & (now > F.created)
    wire = {">=DEADLINE": now, "COMPLETED": "N", UnknownName("NEW"): 1}
    for given in (owner, wire, {**overdue, "ID": 1}):
        b24.crm.activity.list(filter=given, order={"ID": "ASC"}, select=["*", UnknownName("X")])
"""

WRONG = """
from bitrix24_client import Bitrix24
from bitrix24_client.filters import ActivityFilter as F


def run(b24: Bitrix24) -> None:
    print(F.deadlin.is_("2025-01-01"))
    print(F.deadline < 5)
    print(F.completed.is_("maybe"))
    print(F.id.is_in(["x"]))
    print(F.bindings.is_([5]))
    print(F.bindings > 5)
    print((F.id > 5) & (F.id < 9) & F.id)
    b24.crm.activity.list(filter=F.id)
    b24.crm.activity.list(order={"ID": "down"})
"""
WRONG_LINES = set(range(7, 16))


def refused(folder: Path, program: str, *command: str | Path) -> set[int]:
    """Lines of a program that a type checker refuses."""
    (folder / "program.py").write_text(program, encoding="utf-8")
    tool = Path(sys.executable).parent / command[0]
    run = subprocess.run(
        [tool, *command[1:]], cwd=folder, capture_output=True, text=True, check=False
    )
    lines = re.findall(r"program\.py:(\d+)(?::\d+)?(?: -)?:? error", run.stdout)
    assert bool(lines) == bool(run.returncode), run.stdout + run.stderr
    return set(map(int, lines))


@pytest.mark.slow
def test_type_checkers_know_the_fields(tmp_path: Path) -> None:
    (tmp_path / "bitrix24_client").symlink_to(HOME / "generated/python/bitrix24_client")
    settings = {"include": ["program.py"], "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    for command in (
        ("mypy", "--strict", "--cache-dir", tmp_path / "mypy", "program.py"),
        ("pyright", "--project", tmp_path, "--pythonpath", sys.executable),
    ):
        assert refused(tmp_path, RIGHT, *command) == set()
        assert refused(tmp_path, WRONG, *command) == WRONG_LINES
