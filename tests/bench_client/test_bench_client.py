"""The portal of the benchmark behaves as documented, and the benchmark runs with our own client."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from answers import Answers
from rows import Refused, Rows, first_ids, nested

HERE = Path(__file__).parent
TEMPLATE = {"ID": "0", "SUBJECT": "", "OWNER_ID": "0", "COMPLETED": "N", "DESCRIPTION": "long"}


@pytest.fixture
def answers() -> Answers:
    """A portal of 120 rows."""
    made = Answers(TEMPLATE)
    made.set_up(120)
    return made


def batch(answers: Answers, commands: Any, halt: int = 0) -> dict[str, Any]:
    """The `result` of a batch."""
    status, text, _ = answers.answer("batch", {"cmd": commands, "halt": halt})
    assert status == 200
    result: dict[str, Any] = json.loads(text)["result"]
    return result


def test_a_list_is_walked_by_identifier() -> None:
    rows, seen, last = Rows(TEMPLATE, 120), list[int](), 0
    while page := rows.list({">ID": last}, {"ID": "ASC"}, -1).ids:
        seen += page
        last = page[-1]
    assert seen == first_ids(120)
    assert rows.list({">ID": "$result[x]"}, {"ID": "ASC"}, -1).ids == seen[:50]  # text is 0
    assert rows.list({"<=ID": 9, ">=ID": 8}, {"ID": "DESC"}, 0).ids == [9, 8]
    assert (
        rows.list({">IDD": 100}, {"ID": "ASC"}, 0).total == 120
    )  # an unknown key counts for nothing
    with pytest.raises(Refused):
        rows.list({"=SUBJECT": "x"}, {}, 0)


@pytest.mark.parametrize(("order", "start", "found"), [("ASC", 100, 20), ("DESC", 50, 50)])
def test_a_list_is_walked_by_offset(order: str, start: int, found: int) -> None:
    page = Rows(TEMPLATE, 120).list({}, {"ID": order}, start)
    assert (len(page.ids), page.total) == (found, 120)
    assert page.next == (100 if start == 50 else None)
    assert page.ids == first_ids(120)[:: 1 if order == "ASC" else -1][start : start + 50]


def test_rows_change_while_they_are_listed() -> None:
    rows = Rows(TEMPLATE, 120, "delete")
    for _ in range(20):
        rows.list({}, {}, 0)
    assert rows.deleted == [1, 2]
    rows = Rows(TEMPLATE, 120, "insert")
    for _ in range(10):
        rows.list({}, {}, 0)
    assert rows.list({}, {}, 0).ids[0] == rows.inserted[0]  # by start time it is the first
    assert rows.list({}, {"ID": "DESC"}, 0).ids[0] == rows.inserted[0]


def test_references_lead_into_earlier_commands(answers: Answers) -> None:
    chain = "crm.activity.list?order[ID]=ASC&start=-1&select[]=ID&filter[>ID]=$result[a][49][ID]"
    first = "crm.activity.list?order%5BID%5D=ASC&start=-1&select[]=ID"
    result = batch(answers, {"a": first, "b": chain, "c": chain.replace("[a]", "[none]")})
    ids = [int(row["ID"]) for row in result["result"]["b"]]
    assert ids == first_ids(100)[50:]
    assert result["result"]["c"] == result["result"]["a"]  # leads nowhere: stays text, reads as 0
    got = batch(
        answers, {"t": f"crm.activity.todo.add?{TODO}", "g": "crm.activity.get?id=$result[t][id]"}
    )
    assert got["result"]["g"]["ID"] == str(got["result"]["t"]["id"])


TODO = "ownerTypeId=2&ownerId=1&deadline=2030-01-01T10:00:00%2B00:00"


def test_a_batch_looks_as_php_makes_it(answers: Answers) -> None:
    good, bad = "crm.activity.get?id=1", "crm.activity.get?id=10"
    result = batch(answers, [good, good])
    assert isinstance(result["result"], list)
    assert result["result_error"] == []
    result = batch(answers, [good, bad, good])
    assert set(result["result"]) == {"0", "2"}
    assert set(result["result_error"]) == {"1"}
    halted = batch(answers, {"a": good, "b": bad, "c": good}, halt=1)
    assert (set(halted["result"]), set(halted["result_error"])) == ({"a"}, {"b"})
    long = batch(answers, {f"c{n}": good for n in range(52)})
    assert [error["error"] for error in long["result_error"].values()] == [
        "ERROR_BATCH_LENGTH_EXCEEDED"
    ] * 2
    inner = batch(answers, {"a": "batch?cmd[b]=profile"})
    assert inner["result_error"]["a"]["error"] == "ERROR_BATCH_METHOD_NOT_ALLOWED"


def test_query_strings_are_read_as_php_reads_them() -> None:
    assert nested("select[]=A&select[]=B&filter%5B%3EID%5D=7&start=-1") == {
        "select": {"0": "A", "1": "B"},
        "filter": {">ID": "7"},
        "start": "-1",
    }


def test_the_benchmark_runs() -> None:
    """Our client against the portal, each in a process of its own, as `make bench-client` does it."""
    options = ["--tiny", "--plain", "--clients", "ours", "--only", "120", "--rounds", "1"]
    ran = subprocess.run(
        [sys.executable, str(HERE / "bench.py"), *options, "--starts", "0"],
        env={**os.environ, "PYTHONPATH": str(HERE.parent / "bench")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    figures = [line for line in ran.stdout.splitlines() if line.startswith("| ours, sync, typed")]
    assert len(figures) == 4, ran.stdout
    assert all(line.endswith("right |") for line in figures)
