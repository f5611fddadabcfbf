"""Datetimes without a zone: refused, or in the declared one, and unchanged if they came so."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import Field

from generator.runtime.async_session import AsyncSession
from generator.runtime.batch import Batch
from generator.runtime.call import Call, Cursor, Paging
from generator.runtime.conditions import Field as Condition
from generator.runtime.encode import encode
from generator.runtime.errors import RequestError
from generator.runtime.exchange import Exchange
from generator.runtime.methods import Methods, unix
from generator.runtime.model import ClosedModel, Model
from generator.runtime.session import Session
from generator.runtime.shell import Settings
from generator.runtime.unset import UNSET
from generator.runtime.values import DateTime, Dict, Timestamp
from generator.runtime.zones import NO_ZONE
from tests.runtime.loopback import Portal
from tests.runtime.table import Table, parse

NAIVE = datetime(2025, 2, 3, 15)
EAST = timezone(timedelta(hours=3))
SENT = "2025-02-03T15:00:00+03:00"
BERLIN = ZoneInfo("Europe/Berlin")


class Inner(ClosedModel):
    moment: Annotated[DateTime | None, Field(alias="MOMENT")] = None


class Record(Model):
    moment: Annotated[DateTime | None, Field(alias="MOMENT")] = None
    stamp: Annotated[Timestamp | None, Field(alias="STAMP")] = None
    moments: Annotated[list[DateTime] | None, Field(alias="MOMENTS")] = None
    inner: Annotated[Inner | None, Field(alias="INNER")] = None
    extra: Annotated[Dict | None, Field(alias="EXTRA")] = None


WHERE: list[tuple[str, Mapping[str, object], Any]] = [
    ("a", {"a": NAIVE}, {"a": SENT}),
    ("a[1]", {"a": [SENT, NAIVE]}, {"a": [SENT, SENT]}),
    ("a[0]", {"a": (NAIVE,)}, {"a": [SENT]}),
    ("a.b", {"a": {"b": NAIVE}}, {"a": {"b": SENT}}),
    ("a.b[0].c", {"a": {"b": [{"c": NAIVE}]}}, {"a": {"b": [{"c": SENT}]}}),
    ("a['>=B']", {"a": {">=B": NAIVE}}, {"a": {">=B": SENT}}),
    ("a['>B']", {"a": Condition[datetime]("B") > NAIVE}, {"a": {">B": SENT}}),
    ("a['@B'][0]", {"a": Condition[datetime]("B").is_in([NAIVE])}, {"a": {"@B": [SENT]}}),
    ("a.MOMENT", {"a": Record(moment=NAIVE)}, {"a": {"MOMENT": SENT}}),
    ("a.STAMP", {"a": Record(stamp=NAIVE)}, {"a": {"STAMP": 1738584000}}),
    ("a.MOMENTS[0]", {"a": Record(moments=[NAIVE])}, {"a": {"MOMENTS": [SENT]}}),
    (
        "a.INNER.MOMENT",
        {"a": Record(inner=Inner(moment=NAIVE))},
        {"a": {"INNER": {"MOMENT": SENT}}},
    ),
    ("a.EXTRA.b", {"a": Record(extra={"b": NAIVE})}, {"a": {"EXTRA": {"b": SENT}}}),
    (
        "a.UF_X",
        {"a": Record.model_validate({"UF_X": NAIVE})},
        {"a": {"UF_X": SENT}},
    ),
    ("a[0].MOMENT", {"a": [Record(moment=NAIVE)]}, {"a": [{"MOMENT": SENT}]}),
    ("a", {"a": unix(NAIVE)}, {"a": 1738584000}),
    ("a.b", {"a": {"b": NAIVE.replace(tzinfo=None, fold=1)}}, {"a": {"b": SENT}}),
]


def exchange(portal: Portal, zone: tzinfo | None = None) -> Exchange:
    return Exchange(portal.webhook, "1", timezone=zone)


@pytest.mark.parametrize("check", [True, False])
@pytest.mark.parametrize(("path", "params", "sent"), WHERE)
def test_it_is_refused(
    portal: Portal, path: str, params: Mapping[str, object], sent: Any, check: bool
) -> None:
    session = Session(portal.webhook, Settings("1", check=check))
    with session, pytest.raises(RequestError) as raised:
        session.send(Call("x.add", params, int))
    assert raised.value.problems == ((path, NO_ZONE),)
    assert "2025" not in str(raised.value)
    assert portal.received == []


@pytest.mark.parametrize(("path", "params", "sent"), WHERE)
def test_it_is_in_the_declared_zone(
    portal: Portal, path: str, params: Mapping[str, object], sent: Any
) -> None:
    before = repr(params)
    portal.answer({"result": 5})
    with Session(portal.webhook, Settings("1", timezone=EAST)) as session:
        session.send(Call("x.add", params, int))
    assert portal.received[0].body == sent
    assert repr(params) == before  # what the caller gave is the caller's


def test_all_places_are_told(portal: Portal) -> None:
    params = {"a": NAIVE, "b": [NAIVE], "c": datetime.now(UTC)}
    with pytest.raises(RequestError) as raised:
        exchange(portal).verify(Call("x.add", params, int))
    assert [path for path, _ in raised.value.problems] == ["a", "b[0]"]


@pytest.mark.parametrize(
    "value",
    [
        NAIVE.replace(tzinfo=UTC),
        date(2025, 2, 3),
        "2025-02-03 15:00:00",
        UNSET,
        None,
        True,
        5,
        2.5,
        [],
        {"b": [date(2025, 2, 3), "2025-02-03"]},
        Record(moment=NAIVE.replace(tzinfo=EAST)),
        unix(NAIVE.replace(tzinfo=UTC)),
    ],
)
@pytest.mark.parametrize("zone", [None, BERLIN])
def test_other_values_are_left_alone(portal: Portal, value: object, zone: tzinfo | None) -> None:
    call = Call("x.add", {"a": value}, int)
    assert exchange(portal, zone).verify(call) is call


@pytest.mark.parametrize(
    ("moment", "sent"),
    [
        (datetime(2025, 1, 15, 12), "2025-01-15T12:00:00+01:00"),
        (datetime(2025, 7, 15, 12), "2025-07-15T12:00:00+02:00"),
        (datetime(2025, 10, 26, 2, 30), "2025-10-26T02:30:00+02:00"),
        (datetime(2025, 10, 26, 2, 30, fold=1), "2025-10-26T02:30:00+01:00"),
        (datetime(2025, 7, 15, 12, tzinfo=UTC), "2025-07-15T12:00:00+00:00"),
    ],
)
def test_clocks_that_go_back(portal: Portal, moment: datetime, sent: str) -> None:
    call = exchange(portal, BERLIN).verify(Call("x.add", {"a": moment, "s": unix(moment)}, int))
    assert encode(call.params) == {"a": sent, "s": int(datetime.fromisoformat(sent).timestamp())}


CAME = {
    "MOMENT": "2025-02-03 15:00:00",
    "STAMP": "2025-02-03T15:00:00",
    "MOMENTS": ["2025-02-03T15:00:00", "2025-02-04T15:00:00"],
    "INNER": {"MOMENT": "2025-02-03T15:00:00"},
    "UF_X": "2025-02-03T15:00:00",
}


@pytest.mark.parametrize("zone", [None, EAST])
def test_what_came_without_a_zone_goes_back_without(portal: Portal, zone: tzinfo | None) -> None:
    came = Record.from_wire(CAME)
    call = exchange(portal, zone).verify(Call("x.update", {"a": came, "b": [came]}, int))
    assert call.params["a"] is came
    assert encode(call.params["a"]) == {
        **CAME,
        "MOMENT": "2025-02-03T15:00:00",
        "STAMP": 1738594800,
    }


def test_what_was_changed_needs_a_zone(portal: Portal) -> None:
    came = Record.from_wire(CAME)
    assert came.inner is not None
    assert came.moments is not None
    came.inner.moment = came.moment = NAIVE + timedelta(hours=1)
    came.moments.append(NAIVE)
    with pytest.raises(RequestError) as raised:
        exchange(portal).verify(Call("x.update", {"a": came}, int))
    assert {path for path, _ in raised.value.problems} == {"a.MOMENT", "a.INNER.MOMENT"}
    made = exchange(portal, EAST).verify(Call("x.update", {"a": came}, int)).params["a"]
    assert isinstance(made, Record)
    sent: Any = encode(made)
    assert sent["MOMENT"] == sent["INNER"]["MOMENT"] == "2025-02-03T16:00:00+03:00"
    assert sent["UF_X"] == CAME["UF_X"]
    assert made.raw is came.raw


def test_what_came_elsewhere_needs_a_zone(portal: Portal) -> None:
    came = Record.from_wire(CAME)
    for params in ({"a": came.moment}, {"a": {"MOMENT": came.moment}}, {"a": came.moments}):
        with pytest.raises(RequestError):
            exchange(portal).verify(Call("x.update", params, int))


def test_each_page_of_a_walk_is_in_the_zone(portal: Portal) -> None:
    cursor = Cursor((("ID", "ASC"),), "ID", ">ID", -1, "order", "filter")
    paging = Paging("start", 2, "next", "total", cursor)
    for ids in ([1, 2], [3], [1, 2], [3]):
        portal.answer({"result": [{"ID": number} for number in ids]})
    params = {"filter": {">MOMENT": NAIVE}}
    call = Call[list[Any]]("x.list", params, list[Any], paging=paging)
    with Session(portal.webhook, Settings("1", timezone=EAST)) as session:
        assert len(list(session.iterate(call))) == 3

    async def walk() -> list[Any]:
        async with AsyncSession(portal.webhook, Settings("1", timezone=EAST)) as session:
            return [record async for record in session.iterate(call)]

    assert len(asyncio.run(walk())) == 3
    filters = [received.body["filter"] for received in portal.received]
    assert filters == [{">MOMENT": SENT}, {">MOMENT": SENT, ">ID": 2}] * 2
    with Session(portal.webhook, Settings("1")) as session, pytest.raises(RequestError):
        next(session.iterate(call))


class Things(Methods):
    def add(self, **params: object) -> int:
        return self._send(Call("x.add", params, int))


def test_commands_of_a_batch_are_in_the_zone(portal: Portal) -> None:
    portal.answer({"result": {"result": {"c0": 5, "c1": 6}, "result_error": []}})
    with Session(portal.webhook, Settings("1", timezone=EAST)) as session:
        with Batch(session) as batch:
            first = batch.add(Things(session).add, at=NAIVE)
            batch.add(Things(session).add, a={"at": NAIVE, "of": first.ref(lambda number: number)})
        assert first.result == 5
    commands = portal.received[0].body["cmd"]
    assert parse(commands["c0"].partition("?")[2]) == {"at": SENT}
    assert parse(commands["c1"].partition("?")[2]) == {"a": {"at": SENT, "of": "$result[c0]"}}
    with Session(portal.webhook, Settings("1")) as session:
        batch = Batch(session)
        with pytest.raises(RequestError, match="a time zone is missing"):
            batch.add(Things(session).add, at=NAIVE)
        assert len(batch) == 0


def test_all_of_a_list_is_in_the_zone(portal: Portal) -> None:
    cursor = Cursor((("ID", "ASC"),), "ID", ">ID", -1, "order", "filter", None, "<=ID")
    paging = Paging("start", 50, "next", "total", cursor)
    call = Call[list[Any]]("x.list", {"filter": {">AT": NAIVE}}, list[Any], paging=paging)
    table = Table(range(1, 301))
    portal.reply = table.reply
    with Session(portal.webhook, Settings("1", timezone=EAST)) as session:
        assert len(session.all(call)) == 300

    async def whole() -> list[Any]:
        async with AsyncSession(portal.webhook, Settings("1", timezone=EAST)) as session:
            return await session.all(call)

    assert len(asyncio.run(whole())) == 300
    assert {params["filter"][">AT"] for _, params in table.commands} == {SENT}
    with Session(portal.webhook, Settings("1")) as session, pytest.raises(RequestError):
        session.all(call)


def test_a_coroutine_is_refused_too(portal: Portal) -> None:
    async def main() -> None:
        async with AsyncSession(portal.webhook, Settings("1")) as session:
            await session.send(Call("x.add", {"a": NAIVE}, int))

    with pytest.raises(RequestError, match=r"^x\.add: a: a time zone is missing"):
        asyncio.run(main())
    assert portal.received == []


class Nowhere(tzinfo):
    def utcoffset(self, dt: datetime | None, /) -> None:
        return None


@pytest.mark.parametrize("zone", [None, Nowhere()])
def test_a_zone_without_an_offset_is_none(portal: Portal, zone: tzinfo | None) -> None:
    for moment in (NAIVE, NAIVE.replace(tzinfo=Nowhere())):
        for value in (moment, unix(moment)):
            with pytest.raises(RequestError):
                exchange(portal, zone).verify(Call("x.add", {"a": value}, int))


def test_a_zone_is_no_text(portal: Portal) -> None:
    with pytest.raises(TypeError, match="ZoneInfo"):
        Session(portal.webhook, Settings("1", timezone="Europe/Berlin"))  # type: ignore[arg-type]


def test_seconds_of_a_datetime_without_a_zone_are_not_guessed() -> None:
    with pytest.raises(TypeError, match="STAMP: JSON cannot carry a datetime without a zone"):
        Record(stamp=NAIVE).to_wire()
