"""The base of the models."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from enum import IntEnum
from typing import Annotated, Any

import pytest
from pydantic import Field, ValidationError

from generator.runtime.methods import flags, text
from generator.runtime.model import RESERVED, Model
from generator.runtime.unset import UNSET
from generator.runtime.values import (
    DateTime,
    Dict,
    FileContent,
    Int,
    Json,
    Str,
    Timestamp,
    YesNo,
    open_enum,
)


class Owner(IntEnum):
    DEAL = 2


# Two ways to give a wire name. With `alias`, type checkers take it for the name of the
# constructor's parameter; with the two others, the constructor has the Python name.
class Part(Model):
    number: Int | None = Field(default=None, alias="NUMBER")


class Activity(Model):
    id: Int | None = Field(default=None, validation_alias="ID", serialization_alias="ID")
    subject: Str | None = Field(
        default=None, validation_alias="SUBJECT", serialization_alias="SUBJECT"
    )
    deadline: DateTime | None = Field(
        default=None, validation_alias="DEADLINE", serialization_alias="DEADLINE"
    )
    stamp: Timestamp | None = Field(
        default=None, validation_alias="STAMP", serialization_alias="STAMP"
    )
    completed: YesNo | None = Field(
        default=None, validation_alias="COMPLETED", serialization_alias="COMPLETED"
    )
    settings: Dict | None = Field(
        default=None, validation_alias="SETTINGS", serialization_alias="SETTINGS"
    )
    part: Part | None = Field(default=None, validation_alias="PART", serialization_alias="PART")
    parts: list[Part] | None = Field(
        default=None, validation_alias="PARTS", serialization_alias="PARTS"
    )
    owner: Annotated[Owner | int, open_enum(Owner)] | None = Field(
        default=None, validation_alias="OWNER", serialization_alias="OWNER"
    )
    anything: Json = Field(
        default=None, validation_alias="ANYTHING", serialization_alias="ANYTHING"
    )
    file: FileContent | None = Field(
        default=None, validation_alias="FILE", serialization_alias="FILE"
    )


class Strict(Model):
    id: Int


WIRE: dict[str, Any] = {
    "ID": "999",
    "SUBJECT": "",
    "DEADLINE": "",
    "COMPLETED": "N",
    "SETTINGS": [],
    "PART": [],
    "PARTS": [{"NUMBER": "1", "UF_X": "y"}],
    "OWNER": "2",
    "ANYTHING": "",
    "UF_CRM_1": "",
}


def test_from_wire() -> None:
    made = Activity.from_wire(WIRE)
    assert made.id == 999
    assert made.subject == ""
    assert made.deadline is None
    assert made.completed is False
    assert made.settings == {}
    assert made.owner is Owner.DEAL
    assert made.anything == ""
    assert made.model_extra == {"UF_CRM_1": ""}
    assert made.raw is WIRE


def test_raw_of_nested_models() -> None:
    made = Activity.from_wire(WIRE)
    assert made.parts is not None
    assert made.parts[0].raw == {"NUMBER": "1", "UF_X": "y"}
    assert made.part is not None
    assert made.part.raw == {}


def test_by_hand() -> None:
    made = Activity.model_validate({"id": 1, "SUBJECT": "x"})
    assert (made.id, made.subject, made.raw) == (1, "x", None)
    assert Part(NUMBER=3) == Part.model_validate({"number": 3})
    assert Activity(part=Part(NUMBER=3)).part == Part(NUMBER=3)


@pytest.mark.parametrize("key", ["ID", "DEADLINE", "STAMP", "COMPLETED", "OWNER"])
def test_an_empty_string_is_none(key: str) -> None:
    made = Activity.from_wire({key: ""})
    assert getattr(made, key.lower()) is None
    assert Activity.model_validate({key.lower(): ""}) == made


def test_an_empty_string_is_not_a_required_value() -> None:
    with pytest.raises(ValidationError):
        Strict.from_wire({"id": ""})


def test_an_empty_list_is_an_empty_object() -> None:
    assert Activity.from_wire([]) == Activity()
    with pytest.raises(ValidationError, match="Field required"):
        Strict.from_wire([])
    with pytest.raises(ValidationError):
        Activity.from_wire([1])


def test_to_wire() -> None:
    made = Activity(
        id=1,
        deadline=datetime(2025, 2, 3, 15),
        stamp=datetime(1970, 1, 1, 0, 1, tzinfo=UTC),
        completed=True,
        parts=[Part(NUMBER=1), Part()],
        owner=Owner.DEAL,
        subject=None,
        file=("a", "QQ=="),
        UF_CRM_1=datetime(2025, 1, 1),  # type: ignore[call-arg]  # pyright: ignore
    )
    assert made.to_wire() == {
        "ID": 1,
        "SUBJECT": None,
        "DEADLINE": "2025-02-03T15:00:00",
        "STAMP": 60,
        "COMPLETED": "Y",
        "PARTS": [{"NUMBER": 1}, {}],
        "OWNER": 2,
        "FILE": ["a", "QQ=="],
        "UF_CRM_1": "2025-01-01T00:00:00",
    }


def test_dump_gives_wire_values() -> None:
    dumped = Activity.from_wire({**WIRE, "STAMP": "60"}).model_dump(by_alias=True)
    assert dumped["COMPLETED"] == "N"
    assert dumped["STAMP"] == 60
    assert type(dumped["OWNER"]) is int


def test_assigned_values_are_sent() -> None:
    made = Activity()
    made.completed = True
    made.id = "7"  # type: ignore[assignment]  # pyright: ignore
    assert made.to_wire() == {"COMPLETED": "Y", "ID": "7"}


def test_a_field_can_be_left_out_again() -> None:
    made = Activity.from_wire(WIRE)
    for _ in range(2):
        del made.subject, made.part
        assert (made.subject, made.part) == (None, None)
        assert not {"SUBJECT", "PART"} & made.to_wire().keys()
    assert made.raw == WIRE
    made.subject = None
    assert made.to_wire()["SUBJECT"] is None
    del made.UF_CRM_1  # type: ignore[attr-defined]  # pyright: ignore
    assert "UF_CRM_1" not in made.to_wire()
    with pytest.raises(AttributeError):
        del made.nothing
    strict = Strict(id=1)
    del strict.id
    assert strict.to_wire() == {}
    assert repr(strict) == "Strict()"


def test_repr_is_short() -> None:
    made = Activity.from_wire({**WIRE, "SUBJECT": "x" * 9999, "FILE": ["a", "Q" * 9999]})
    assert repr(made) == str(made)
    assert repr(made).startswith("Activity(id=999, subject='xxx")
    assert repr(made).endswith("+4 more)")
    assert len(repr(made)) < 400
    assert repr(Activity()) == "Activity()"


def test_repr_looks_inside_as_far_as_fits() -> None:
    made = Activity(
        id=1,
        part=Part(number=7, z=1, a={"y": [1, Part()], "b": Owner.DEAL}),
        settings={"z": 1, "a": {}, "m": [[]]},
        deadline=datetime(2025, 2, 3, tzinfo=UTC),
    )
    assert repr(made) == (
        "Activity(id=1, deadline=datetime.datetime(2025, 2, 3, 0, 0, tzinfo=datetime.timezone.utc), "
        "settings={'z': 1, 'a': {}, 'm': [[]]}, "
        "part=Part(number=7, z=1, a={'y': [1, Part()], 'b': <Owner.DEAL: 2>}))"
    )
    many = [Part(number=n, text="x" * 99) for n in range(9)]
    told = repr(Activity(part=Part(a="b"), parts=many))
    assert told.startswith("Activity(part=Part(a='b'), parts=[Part(number=0, text='xx")
    assert told.endswith(", +3 more])")
    assert repr(Activity(parts=[Part(all_that_is_in_it=many)] * 6)) == (
        f"Activity(parts=[{', '.join(['Part(all_that_is_in_it=[...])'] * 6)}])"
    )
    deep: Any = 1
    for _ in range(99):
        deep = {"k" * 99: [deep] * 9}
    assert len(repr(Activity(anything=deep))) < 600


def test_pickle_keeps_raw() -> None:
    made = Activity.from_wire(WIRE)
    again = pickle.loads(pickle.dumps(made))
    assert again == made
    assert again.raw == WIRE


def test_reserved() -> None:
    assert {"raw", "to_wire", "from_wire", "copy", "json", "model_dump"} <= set(RESERVED)
    assert list(RESERVED) == sorted(RESERVED)
    assert not [name for name in RESERVED if name.startswith("_")]


def test_an_unknown_key_may_have_a_reserved_name() -> None:
    made = Activity.from_wire({"copy": 1, "raw": 2, "_x": 3, "model_dump": 4})
    extra = {"copy": 1, "raw": 2, "_x": 3, "model_dump": 4}
    assert made.model_extra == extra
    assert made.raw == extra
    assert made.to_wire() == extra


class Sure(Model):
    flag: YesNo = Field(alias="FLAG")
    all: list[YesNo] | None = None
    inner: Activity | None = None
    named: Annotated[dict[str, Activity], Field()] | None = None
    many: list[Activity] | None = None


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ({"COMPLETED": False}, {"COMPLETED": "N"}),
        ({"!=COMPLETED": True, "ID": True}, {"!=COMPLETED": "Y", "ID": True}),
        ({"@COMPLETED": [True, "N", None]}, {"@COMPLETED": ["Y", "N", None]}),
        ({"COMPLETED": "Y", "UF": True, "SETTINGS": {"COMPLETED": True}},) * 2,
        ({"COMPLETED": None, "PARTS": [{"NUMBER": 1}], 3: 1},) * 2,
        (UNSET, UNSET),
        ("text", "text"),
    ],
)
def test_flags_in_mappings(value: object, sent: object) -> None:
    assert flags(value, Activity) == sent
    assert flags(value, Activity | None) == sent
    assert flags([value], list[Activity]) == [sent]


def test_flags_below() -> None:
    done, sent = {"COMPLETED": True}, {"COMPLETED": "Y"}
    value = {"FLAG": True, "all": (False,), "inner": done, "named": {"a": done}, "many": [done]}
    assert flags(value, Sure) == {
        "FLAG": "Y",
        "all": ["N"],
        "inner": sent,
        "named": {"a": sent},
        "many": [sent],
    }
    model = Activity(completed=True)
    assert flags(model, Activity) is model
    assert value["inner"] is done
    assert done == {"COMPLETED": True}


@pytest.mark.parametrize(
    ("value", "sent"), [(3, "3"), (Owner.DEAL, "2"), ("x", "x"), (None, None), (UNSET, UNSET)]
)
def test_text(value: Any, sent: object) -> None:
    assert text(value) == sent


class Key(Model):
    name: Str
    token: Annotated[Str | None, Field(repr=False)] = None
    secret: Annotated[Str | None, Field(alias="appSecret", repr=False)] = None


def test_secrets_stay_out_of_the_repr() -> None:
    made = Key.from_wire({"name": "n", "token": "abc", "appSecret": "def"})
    assert (made.token, made.secret) == ("abc", "def")
    assert f"{made!r} {made} {[made]}" == "Key(name='n') Key(name='n') [Key(name='n')]"
    assert repr(Activity(anything={"k": [made]})) == "Activity(anything={'k': [Key(name='n')]})"
    assert made.to_wire() == {"name": "n", "token": "abc", "appSecret": "def"}


@pytest.mark.parametrize("seconds", [20007043200, -30000000000, "20007043200"])
def test_great_numbers_are_seconds_too(seconds: object) -> None:
    class Timed(Model):
        at: Timestamp

    read = Timed.from_wire({"at": seconds})
    assert read.at.timestamp() == int(str(seconds))
    assert read.to_wire() == {"at": int(str(seconds))}
