"""The page on tests: its programs pass, and its tables name what there is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from bitrix24_client.testing import FakePortal
from bitrix24_client.testing.control import _DONE as STEPS
from bitrix24_client.testing.faults import FAULTS

from tests.project import HOME

PAGE = (HOME / "generated" / "reference" / "testing.md").read_text(encoding="utf-8")
PROGRAMS = re.findall(r"(?ms)^```python$\n(.*?)^```$", PAGE)
ENVIRONMENT = {"PYTHONPATH": str(HOME / "generated" / "python"), "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.mark.parametrize("number", range(len(PROGRAMS)))
def test_a_printed_program_passes(number: int, tmp_path: Path) -> None:
    program = tmp_path / "test_printed.py"
    program.write_text(PROGRAMS[number], encoding="utf-8")
    command = [sys.executable, str(program)]
    if "def test_" in PROGRAMS[number]:
        plugin = ("-p", "bitrix24_client.testing.plugin", "-p", "no:cacheprovider", "-W", "error")
        command = [sys.executable, "-m", "pytest", "-q", *plugin, str(program)]
    done = subprocess.run(
        command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_a_program_for_each_way() -> None:
    words = ("bitrix24_portal", "pytest.raises", "unittest", "asyncio")
    assert [w for w in words if not any(w in program for program in PROGRAMS)] == []


def test_the_table_of_faults() -> None:
    rows = re.findall(r"(?m)^\| (`.+?) \| (.+?) \|$", PAGE)
    told: dict[str, str] = {}
    for names, what in rows:
        listed = re.findall(r"`(\w+)`", names)
        if "each with" in names:
            listed = [n for n in listed if n != "_after"]
            listed += [f"{n}_after" for n in listed]
        told |= dict.fromkeys(listed, what)
    assert told.keys() == FAULTS.keys()
    for name, what in told.items():
        first = FAULTS[name].partition(";")[0]
        plain = re.sub(r"answers \d+ with", "answers with", first)
        assert plain == what, name
    late = {name for name, what in FAULTS.items() if what.endswith("the call was carried out")}
    assert late == {n for n in FAULTS if n.endswith("_after")} | {*list(told)[-3:]}


def test_every_step_from_outside_is_named() -> None:
    line = PAGE.rpartition("Names are")[2]
    assert {*re.findall(r"`(\w+)`", line)} == STEPS.keys()


def test_every_public_name_that_is_told_exists() -> None:
    named = set(re.findall(r"`(?:portal\.)?([a-z_]+)\(", PAGE)) - {"parse_event"}
    known = {name for name in dir(FakePortal) if not name.startswith("_")}
    assert named - known == set()


def steer(portal: FakePortal, name: str, given: Any) -> Any:
    """Do something from outside."""
    request = urllib.request.Request(f"{portal.url}/portal/{name}", json.dumps(given).encode())
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return json.load(error)


def test_a_portal_is_steered_from_outside(bitrix24_portal: FakePortal) -> None:
    portal = bitrix24_portal
    with pytest.raises(json.JSONDecodeError):
        steer(portal, "reset", {})  # nobody may, unless it is allowed
    portal.steer_over_http()
    row = {"OWNER_TYPE_ID": 2, "OWNER_ID": 1}
    assert steer(portal, "seed", {"kind": "activity", "records": [row]}) == {"result": [1]}
    found = steer(portal, "records", {"kind": "activity"})["result"]
    assert found[0]["ID"] == "1"
    plan = {"method": "crm.activity.get", "error": "ACCESS_DENIED", "undocumented": True}
    assert steer(portal, "fail", plan) == {"result": None}
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"{portal.webhook_url}crm.activity.get?id=1", timeout=5)
    (call,) = steer(portal, "calls", {"method": "crm.activity.get"})["result"]
    assert (call["params"], call["error"]) == ({"id": "1"}, "ACCESS_DENIED")
    for name in ("heal", "expire_token", "events"):
        assert "result" in steer(portal, name, {})
    assert steer(portal, "advance", {"seconds": 5}) == {"result": None}
    assert "access_token" in steer(portal, "tokens", {})["result"]
    assert steer(portal, "remove_object", {"type_": 2, "id_": 1}) == {"result": None}
    wrong = {"handler": "http://127.0.0.1:1/", "names": ["onCrmActivtyAdd"]}
    assert "onCrmActivityAdd" in steer(portal, "on_event", wrong)["error_description"]
    assert "did you mean 'fail'" in steer(portal, "fial", {})["error_description"]
    assert "TypeError" in steer(portal, "fail", {"metod": "x"})["error_description"]
    steer(portal, "reset", {})
    assert portal.records("activity") == []
