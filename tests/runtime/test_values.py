"""Codecs: what is read, what is written, what is refused."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum, IntEnum
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import BeforeValidator, TypeAdapter, ValidationError

from generator.runtime.encode import encode
from generator.runtime.files import File
from generator.runtime.model import Model
from generator.runtime.unset import UNSET
from generator.runtime.values import (
    EXPECTED,
    Bool,
    DateTime,
    Dict,
    FileContent,
    Float,
    Int,
    Json,
    Str,
    Timestamp,
    YesNo,
    either,
    open_enum,
    yes_no,
)


class Owner(IntEnum):
    LEAD = 1
    DEAL = 2


class Color(Enum):
    RED = "1"


EAST = timezone(timedelta(hours=2))
MOMENT = datetime(2025, 2, 3, 15, 0, tzinfo=EAST)
STAMP = datetime(2024, 1, 20, 12, 52, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("codec", "wire", "value"),
    [
        (Int, "999", 999),
        (Int, "-20", -20),
        (Int, 7, 7),
        (Int, 7.0, 7),
        (Float, "3.5", 3.5),
        (Float, 3, 3.0),
        (Str, "x", "x"),
        (Str, "", ""),
        (Str, 19, "19"),
        (Bool, "Y", True),
        (Bool, "N", False),
        (Bool, True, True),
        (YesNo, "Y", True),
        (YesNo, "N", False),
        (YesNo, 1, True),
        (YesNo, "1", True),
        (YesNo, "0", False),
        (YesNo, False, False),
        (DateTime, "2025-02-03T15:00:00+02:00", MOMENT),
        (DateTime, "2025-02-03T15:00:00", datetime(2025, 2, 3, 15)),
        (DateTime, "2025-02-03 15:00:00", datetime(2025, 2, 3, 15)),
        (DateTime, MOMENT, MOMENT),
        (Timestamp, 1705755133, STAMP),
        (Timestamp, 1705755133.0, STAMP),
        (Timestamp, "1705755133", STAMP),
        (Timestamp, "2024-01-20T14:52:13+02:00", STAMP),
        (Timestamp, "2024-01-20T12:52:13", STAMP),
        (Timestamp, STAMP, STAMP),
        (Timestamp, STAMP.replace(tzinfo=None), STAMP.replace(tzinfo=None)),
        (Dict, [], {}),
        (Dict, {"a": 1}, {"a": 1}),
        (Json, [None, {"a": 1}], [None, {"a": 1}]),
        (FileContent, ["a.txt", "QQ=="], File("a.txt", "QQ==")),
    ],
)
def test_read(codec: Any, wire: object, value: object) -> None:
    read = TypeAdapter[Any](codec).validate_python(wire)
    assert read == value
    assert type(read) is type(value)
    optional: Any = codec | None
    assert TypeAdapter[Any](optional).validate_python(wire) == value


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Africa/Monrovia"])
def test_offsets_with_seconds_are_not_sent(zone: str) -> None:
    """Zones of long ago have them; ISO 8601 has not."""
    moment = datetime(1920, 5, 1, 12, tzinfo=ZoneInfo(zone))
    written = encode(moment)
    assert re.fullmatch(r"1920-05-01T\d\d:\d\d:\d\d\+00:00", written)
    assert datetime.fromisoformat(written) == moment


def test_a_timestamp_is_in_utc() -> None:
    read = TypeAdapter[Any](Timestamp).validate_python("2024-01-20T14:52:13+02:00")
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    ("codec", "wire"),
    [
        (Int, False),
        (Int, "1.5"),
        (Int, ""),
        (Float, True),
        (Float, "nan"),
        (Str, True),
        (Str, None),
        (YesNo, "maybe"),
        (DateTime, "soon"),
        (Dict, [1]),
        (FileContent, ["only a name"]),
    ],
)
def test_refused(codec: Any, wire: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter[Any](codec).validate_python(wire)


@pytest.mark.parametrize(
    ("codec", "value", "wire"),
    [
        (YesNo, True, "Y"),
        (YesNo, False, "N"),
        (Bool, True, True),
        (DateTime, MOMENT, "2025-02-03T15:00:00+02:00"),
        (DateTime, MOMENT.replace(microsecond=9), "2025-02-03T15:00:00+02:00"),
        (DateTime, datetime(2025, 2, 3), "2025-02-03T00:00:00"),
        (Timestamp, STAMP, 1705755133),
        (Annotated[Owner | int, open_enum(Owner)], Owner.DEAL, 2),
        (Annotated[Owner | int, open_enum(Owner)], 177, 177),
    ],
)
def test_written(codec: Any, value: object, wire: object) -> None:
    dumped = TypeAdapter[Any](codec).dump_python(value)
    assert dumped == wire
    assert type(dumped) is type(wire)


OpenOwner = Annotated[Owner | int, open_enum(Owner)]
LooseOwner = Annotated[Owner | int | str, BeforeValidator(open_enum(Owner))]
OpenColor = Annotated[Color | str, open_enum(Color)]


@pytest.mark.parametrize(
    ("codec", "wire", "value"),
    [
        (OpenOwner, "2", Owner.DEAL),
        (OpenOwner, 2, Owner.DEAL),
        (OpenOwner, Owner.DEAL, Owner.DEAL),
        (OpenOwner, "177", 177),
        (OpenOwner | None, None, None),
        (LooseOwner, "1", Owner.LEAD),
        (LooseOwner, "T80", "T80"),
        (LooseOwner, 177, 177),
        (OpenColor, 1, Color.RED),
        (OpenColor, "1", Color.RED),
        (OpenColor, 9, "9"),
    ],
)
def test_enums_are_open(codec: Any, wire: object, value: object) -> None:
    read = TypeAdapter[Any](codec).validate_python(wire)
    assert read == value
    assert type(read) is type(value)


def test_a_truth_value_is_no_member() -> None:
    assert open_enum(Owner)(True) is True
    assert open_enum(Owner)([1]) == [1]


def test_yes_no() -> None:
    assert (yes_no(True), yes_no(False)) == ("Y", "N")
    assert yes_no("y?") == "y?"
    assert yes_no(UNSET) is UNSET
    assert yes_no(None) is None


class Inner(Model):
    done: YesNo | None = None
    other: Int | None = None


def test_encode() -> None:
    value = {
        "a": [1, 1.5, "x", None, True, (1, 2)],
        "when": MOMENT.replace(microsecond=5),
        "day": date(2025, 2, 3),
        "owner": Owner.DEAL,
        "color": Color.RED,
        "gone": UNSET,
        "model": Inner(done=True),
        "deep": {"models": [Inner(other=None)], "gone": UNSET},
        Owner.LEAD: 1,
        7: 2,
        Color.RED: 3,
    }
    coded = encode(value)
    assert coded == {
        "a": [1, 1.5, "x", None, True, [1, 2]],
        "when": "2025-02-03T15:00:00+02:00",
        "day": "2025-02-03",
        "owner": 2,
        "color": "1",
        "model": {"done": "Y"},
        "deep": {"models": [{"other": None}]},
        "1": 3,
        "7": 2,
    }
    assert type(coded["owner"]) is int
    assert coded["a"][4] is True


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"a": {"b": [0, {1}]}}, "a.b[1]: JSON cannot carry set"),
        ({"a": b"x"}, "a: JSON cannot carry bytes"),
        ({"a": float("nan")}, "a: JSON cannot carry a float that is not finite"),
        ({"a": float("inf")}, "a: JSON cannot carry a float that is not finite"),
        ({"a": object()}, "a: JSON cannot carry object"),
        ({"a": "\ud800"}, "a: JSON cannot carry a str with lone surrogates"),
        ({"a": [UNSET]}, "a[0]: JSON cannot carry UNSET"),
        (UNSET, "the value: JSON cannot carry UNSET"),
        ({"a": {None: 1}}, "a: a key must be a str, not NoneType"),
        ({"m": Inner.model_validate({"x": {1}})}, "m.x: JSON cannot carry set"),
    ],
)
def test_what_json_cannot_carry(value: object, told: str) -> None:
    with pytest.raises(TypeError) as caught:
        encode(value)
    assert str(caught.value) == told


def test_one_of_several_types_is_told_once() -> None:
    reader = TypeAdapter[Any](Annotated[Str | Int | Timestamp, either()])
    assert [reader.validate_python(value) for value in ("a", 5)] == ["a", 5]
    with pytest.raises(ValidationError) as raised:
        reader.validate_python([])
    (error,) = raised.value.errors()
    assert error["loc"] == ()
    assert error["msg"] == f"text, a whole number or {EXPECTED[datetime]}"
