"""Names of fields are checked before a filter, an order or a selection is sent."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from generator.runtime.async_session import AsyncSession
from generator.runtime.call import Call
from generator.runtime.check import rule_of
from generator.runtime.command import Slot
from generator.runtime.errors import RequestError
from generator.runtime.limits import Limits
from generator.runtime.maps import Map
from generator.runtime.model import Model
from generator.runtime.names import Names, UnknownName
from generator.runtime.reference import Reference
from generator.runtime.session import Session
from generator.runtime.shell import Settings
from generator.runtime.values import DateTime, Dict, Int, Json, Str, Timestamp, YesNo
from tests.runtime.figures import Circle
from tests.runtime.loopback import Portal


class Thing(Model):
    """A record."""

    id: Annotated[Int, Field(alias="ID")]
    owner_id: Annotated[Int | None, Field(alias="OWNER_ID")] = None
    title: Annotated[Str | None, Field(alias="TITLE")] = None
    done: Annotated[YesNo | None, Field(alias="DONE")] = None
    deadline: Annotated[DateTime | None, Field(alias="DEADLINE")] = None
    stamp: Annotated[Timestamp | None, Field(alias="STAMP")] = None
    parts: Annotated[list[Int] | None, Field(alias="PARTS")] = None
    settings: Annotated[Dict | None, Field(alias="SETTINGS")] = None


class Key(Enum):
    OWNER = ">OWNER_ID"
    SLIP = ">OWNERID"


FILTER = Annotated[
    Map[Json],
    Limits(max_items=3),
    Names(of=Thing, pattern="UF_[A-Z]+", operators=True, own=(("NEAR", list[Circle]),)),
]
ORDER = Annotated[Map[Literal["asc", "desc"]], Names(of=Thing, also=("RANDOM",))]
SELECT = list[Annotated[Str, Names(of=Thing, also=("*",), pattern="UF_[A-Z]+")]]


def problems(value: object, kind: Any = FILTER) -> dict[str, str]:
    """What is wrong, by place."""
    return dict(rule_of(kind).problems(value, "p"))


GOOD: list[dict[Any, object]] = [
    {},
    {"ID": 1, ">OWNER_ID": "7", "@ID": [1, "2"]},
    {"ID": [1, 2], "!ID": (3,)},
    {"ID": None, "!ID": "", "!=OWNER_ID": False},
    {"TITLE": "x", "%TITLE": 5, "!=%DEADLINE": "2025%"},
    {"DONE": "Y", "!DONE": True, "=DONE": 1},
    {">=DEADLINE": datetime.now(UTC), "<DEADLINE": "31.12.2025", "DEADLINE": date(2025, 1, 1)},
    {"!DEADLINE": "", ">STAMP": 1705765533, "<STAMP": "2025-01-01"},
    {"PARTS": 1, "@PARTS": [[1], None], ">SETTINGS": {}},
    {"UF_COLOUR": {"any": "thing"}, ">UF_SIZE": 3, "@UF_SIZE": [None, "x"]},
    {"NEAR": [{"KIND": "circle", "radius": 1}]},
    {Key.OWNER: 1},
    {UnknownName(">=NEW"): object(), UnknownName("~ID"): None},
]


@pytest.mark.parametrize("value", GOOD)
def test_what_is_sent(value: object) -> None:
    assert problems(value) == {}


FEW = "must have at most 3 keys, not 4"
NO_FIELD = "no such field"
OWNER = "no such field; did you mean 'OWNER_ID'?"
BAD: list[tuple[object, dict[str, str]]] = [
    ("ID", {"p": "an object is expected"}),
    ({">OWNERID": 1}, {"p['>OWNERID']": OWNER}),
    ({"owner_id": 1, "ownerId": 1}, {"p.owner_id": OWNER, "p.ownerId": OWNER}),
    ({Key.SLIP: 1}, {"p['>OWNERID']": OWNER}),
    ({"XYZ": 1, "": 1, "!": 1}, {"p.XYZ": NO_FIELD, "p['']": NO_FIELD, "p['!']": NO_FIELD}),
    ({"UF_a": 1}, {"p.UF_a": NO_FIELD}),
    ({"RANDOM": "asc"}, {"p.RANDOM": NO_FIELD}),
    ({"ID": "x", ">ID": "x"}, dict.fromkeys(("p.ID", "p['>ID']"), "a whole number is expected")),
    ({"@ID": 1, "!@ID": None}, dict.fromkeys(("p['@ID']", "p['!@ID']"), "a list is expected")),
    ({"@ID": []}, {"p['@ID']": "must have at least 1 item"}),
    ({"@ID": [1, "x"]}, {"p['@ID'][1]": "a whole number is expected"}),
    ({"ID": [1, None]}, {"p.ID[1]": "a whole number is expected"}),
    ({">ID": [1]}, {"p['>ID']": "a single value is expected"}),
    (
        {">ID": None, ">PARTS": None},
        dict.fromkeys(("p['>ID']", "p['>PARTS']"), "a value is expected"),
    ),
    ({"%TITLE": ["x"]}, {"p['%TITLE']": "a single value is expected"}),
    ({"%TITLE": {}}, {"p['%TITLE']": "text is expected"}),
    ({"DONE": "perhaps"}, {"p.DONE": "a truth value is expected"}),
    (
        {">DEADLINE": True},
        {"p['>DEADLINE']": "a date and time is expected, such as 2025-02-03T15:00:00+02:00"},
    ),
    (
        {"DEADLINE": {}},
        {"p.DEADLINE": "a date and time is expected, such as 2025-02-03T15:00:00+02:00"},
    ),
    ({"NEAR": [{"KIND": "circle"}]}, {"p.NEAR[0].radius": "required"}),
    (dict.fromkeys(("ID", ">ID", "<ID", "!ID"), 1), {"p": FEW}),
]


@pytest.mark.parametrize(("value", "found"), BAD)
def test_what_is_not(value: object, found: dict[str, str]) -> None:
    assert problems(value) == found


@pytest.mark.parametrize("operator", ["=>", "~", "><", "!>", "%%", "@@"])
def test_an_operator_that_does_not_exist(operator: str) -> None:
    place, told = next(iter(problems({f"{operator}ID": 1}).items()))
    assert place == f"p['{operator}ID']"
    assert told.startswith("no such operator; there are =, !, !=, >, >=,")


def test_orders_and_selections() -> None:
    assert problems({"ID": "asc", "RANDOM": "desc", UnknownName("NEW"): "up"}, ORDER) == {}
    assert problems({"ID": "up", ">ID": "asc", "OWNERID": "asc"}, ORDER) == {
        "p.ID": "one of 'asc', 'desc' is allowed",
        "p['>ID']": "no such field; did you mean 'ID'?",
        "p.OWNERID": OWNER,
    }
    assert problems(["*", "ID", "UF_X", UnknownName("NEW")], SELECT) == {}
    assert problems(["**", "OWNERID", 5], SELECT) == {
        "p[0]": "no such field; did you mean '*'?",
        "p[1]": OWNER,
        "p[2]": "the name of a field is expected",
    }
    assert problems("ID", SELECT) == {"p": "a list is expected"}


CALL = Call[list[int]](
    "crm.thing.list",
    {"filter": {">OWNERID": 5}},
    list[int],
    checks=lambda: {"filter": FILTER, "order": ORDER},
)
SLIP = r"^crm\.thing\.list: filter\['>OWNERID'\]: no such field; did you mean 'OWNER_ID'\?$"


async def _send(portal: Portal, check: bool = True) -> Any:
    async with AsyncSession(portal.webhook, Settings("1", check=check)) as session:
        return await session.send(CALL)


def test_nothing_is_sent_for_a_misspelt_key(portal: Portal) -> None:
    with Session(portal.webhook, Settings("1")) as session, pytest.raises(RequestError, match=SLIP):
        session.send(CALL)
    with pytest.raises(RequestError, match=SLIP):
        asyncio.run(_send(portal))
    assert portal.received == []
    portal.answer({"result": []})
    assert asyncio.run(_send(portal, check=False)) == []
    assert portal.received[0].body == {"filter": {">OWNERID": 5}}


def test_an_unknown_name_is_sent_as_it_is(portal: Portal) -> None:
    portal.answer({"result": []})
    given = {UnknownName(">=NEW"): 5, "ID": 1}
    with Session(portal.webhook, Settings("1")) as session:
        session.send(Call[list[int]]("x.y.z", {"filter": given}, list[int], checks=CALL.checks))
    assert portal.received[0].body == {"filter": {">=NEW": 5, "ID": 1}}


def test_a_reference_to_what_an_earlier_command_gives() -> None:
    later: Any = Reference(Slot.of(Call("crm.x.get", {}, int), False), ("ID",), True)
    assert problems({">ID": later, "@OWNER_ID": [later, 5], "NEAR": later}) == {}
    assert list(problems({">OWNERID": later})) == ["p['>OWNERID']"]
    assert problems([{"KIND": "circle", "radius": later}], list[Circle]) == {}


def test_rules_are_made_once() -> None:
    made: list[int] = []

    def checks() -> dict[str, Any]:
        made.append(1)
        return {"filter": FILTER}

    from generator.runtime.check import verify

    for _ in range(3):
        verify(Call[int]("x.y.z", {"filter": {"ID": 1}}, int, checks=checks))
    assert made == [1]
