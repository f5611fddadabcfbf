"""All records of a list at once: complete while others come and go, in few requests, or an error."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from generator.runtime.async_session import AsyncSession
from generator.runtime.call import Call, Cursor, Paging
from generator.runtime.errors import ApiError, Catalogue, ResponseError
from generator.runtime.progress import Progress
from generator.runtime.retry import Pace, Retry
from generator.runtime.session import Session
from generator.runtime.shell import Settings
from generator.runtime.walk import OffsetWarning
from tests.runtime.loopback import Portal
from tests.runtime.table import Table

CURSOR = Cursor((("ID", "ASC"),), "ID", ">ID", -1, "order", "filter", "select", "<=ID")
PAGING = Paging("start", 50, "next", "total", CURSOR)
PATIENT = Settings("1", pace=Pace(Retry(first=0.01)))
Read = Callable[..., list[int]]


def listed(**params: object) -> Call[list[dict[str, Any]]]:
    return Call("crm.x.list", params, list[dict[str, Any]], paging=PAGING, repeat_safe=True)


def numbers(records: list[dict[str, Any]]) -> list[int]:
    return [int(record["ID"]) for record in records]


@pytest.fixture(params=["sync", "async"])
def read(request: pytest.FixtureRequest, portal: Portal) -> Read:
    """Reads all records of a call, in both flavours."""

    def sync(call: Call[Any], progress: Progress = None) -> list[int]:
        with Session(portal.webhook, PATIENT) as session:
            return numbers(session.all(call, progress))

    def coroutine(call: Call[Any], progress: Progress = None) -> list[int]:
        async def run() -> list[int]:
            async with AsyncSession(portal.webhook, PATIENT) as session:
                return numbers(await session.all(call, progress))

        return asyncio.run(run())

    return sync if request.param == "sync" else coroutine


@pytest.fixture
def table(portal: Portal) -> Table:
    made = Table()
    portal.reply = made.reply
    return made


@pytest.mark.parametrize(
    ("count", "requests", "commands"),
    [(0, 1, 1), (49, 1, 1), (50, 2, 2), (51, 2, 2), (300, 2, 7), (549, 2, 11), (560, 4, 14)],
)
def test_no_more_is_asked_for_than_there_is(
    table: Table, read: Read, count: int, requests: int, commands: int
) -> None:
    table.rows = set(range(1, count + 1))
    assert read(listed()) == sorted(table.rows)
    assert (len(table.requests), len(table.commands)) == (requests, commands)


@pytest.mark.parametrize("spread", [1, 7, 1000])
def test_long_lists_with_gaps(table: Table, read: Read, spread: int) -> None:
    chance = random.Random(spread)
    table.rows = {chance.randint(1, 1 + 3000 * spread) for _ in range(5000)}
    # Identifiers that are not evenly spread: most stand together.
    table.rows |= set(range(10**6, 10**6 + 2000))
    assert read(listed()) == sorted(table.rows)
    pages = len(table.rows) / 50
    assert len(table.requests) < 30
    assert len(table.commands) < pages * 1.6 + 60


def test_twenty_thousand_records_take_few_requests(table: Table, read: Read) -> None:
    table.rows = set(range(1, 20_001))
    assert read(listed()) == sorted(table.rows)
    assert len(table.requests) <= 18


@pytest.mark.parametrize("seed", range(4))
def test_records_that_stay_come_once_while_others_come_and_go(
    table: Table, read: Read, seed: int
) -> None:
    chance = random.Random(seed)
    table.rows = set(range(1, 4001))
    stay = set(range(1, 4001))

    def change() -> None:
        gone = chance.choice(sorted(stay))
        stay.discard(gone)
        table.rows.discard(gone)
        table.rows.add(max(table.rows) + 1)

    table.change = change
    found = read(listed())
    assert len(found) == len(set(found))
    assert found == sorted(found)
    assert stay <= set(found)


def test_the_filter_and_the_selection_of_the_caller_hold(table: Table, read: Read) -> None:
    table.rows = set(range(1, 2001))
    found = read(listed(filter={"<=ID": 1234, ">ID": 10, "NOTE": "a&b [c]"}, select=["NOTE"]))
    assert found == list(range(11, 1235))
    for _, params in table.commands:
        assert params["filter"]["NOTE"] == "a&b [c]"
        assert list(params["select"]) in (["NOTE", "ID"], ["0", "1"])


def test_another_order_is_read_by_offset_and_told(table: Table, read: Read) -> None:
    table.rows = set(range(1, 401))
    with pytest.warns(OffsetWarning, match="records may be lost or come twice"):
        found = read(listed(order={"ID": "DESC"}))
    assert found == list(range(400, 0, -1))
    assert len(table.requests) == 2


def test_a_list_without_a_cursor_is_read_by_offset(table: Table, read: Read) -> None:
    table.rows = set(range(1, 121))
    call = replace(listed(), paging=replace(PAGING, cursor=None))
    assert read(call) == list(range(1, 121))


FULL = {"error": "QUERY_LIMIT_EXCEEDED", "error_description": "Too many requests"}


@pytest.mark.parametrize("count", [300, 5000])
@pytest.mark.parametrize("broken", [2, 4, 6])
def test_an_error_in_any_command_is_raised_with_what_was_read(
    table: Table, read: Read, count: int, broken: int
) -> None:
    table.rows = set(range(1, count + 1))

    def fail(method: str, params: dict[str, Any]) -> dict[str, Any] | None:
        return {"error": "ACCESS_DENIED"} if len(table.commands) >= broken else None

    table.fail = fail
    with pytest.raises(ApiError, match="ACCESS_DENIED") as raised:
        read(listed())
    partial = numbers(raised.value.partial or [])
    assert set(partial) <= table.rows
    assert partial[:50] == list(range(1, 51))
    assert 50 <= len(partial) < count


def test_commands_that_meet_the_limit_are_repeated(
    portal: Portal, table: Table, read: Read
) -> None:
    class QueryLimit(ApiError):
        retry = "wait"

    catalogue = Catalogue(codes={"QUERY_LIMIT_EXCEEDED": "q"}, load=lambda name: QueryLimit)
    table.rows = set(range(1, 1501))
    seen: list[str] = []

    def fail(method: str, params: dict[str, Any]) -> dict[str, Any] | None:
        seen.append(method)
        return FULL if len(seen) % 7 == 0 else None

    table.fail = fail
    settings = Settings("1", catalogue, pace=Pace(Retry(first=0.01, attempts=9)))
    with Session(portal.webhook, settings) as session:
        assert numbers(session.all(listed())) == list(range(1, 1501))


def test_a_batch_that_is_lost_is_repeated_because_a_list_only_reads(
    portal: Portal, table: Table, read: Read
) -> None:
    table.rows = set(range(1, 301))
    lost = iter([False, True, False, False])

    def reply(received: Any) -> Any:
        answer = table.reply(received)
        answer.drop = next(lost)
        return answer

    portal.reply = reply
    assert read(listed()) == list(range(1, 301))


def test_a_server_that_does_not_get_on(table: Table, read: Read) -> None:
    table.rows = set(range(1, 301))
    stuck = {"result": [{"ID": str(n)} for n in range(1, 51)], "total": 300}
    table.fail = lambda method, params: stuck
    with pytest.raises(ResponseError, match="does not get on"):
        read(listed())


def test_progress_is_told(table: Table, read: Read) -> None:
    table.rows = set(range(1, 1001))
    told: list[tuple[int, int | None]] = []
    read(listed(), lambda done, total: told.append((done, total)))
    assert told[0] == (50, 1000)
    assert told[-1] == (1000, 1000)
    assert [done for done, _ in told] == sorted({done for done, _ in told})


def test_a_bar_is_one_argument_away(
    table: Table, read: Read, capsys: pytest.CaptureFixture[str]
) -> None:
    table.rows = set(range(1, 101))
    read(listed(), True)
    assert "crm.x.list" in capsys.readouterr().err
