"""Values that are one of several classes, constants, and values beyond the documented ones."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.runtime.alternatives import Unknown
from generator.runtime.methods import flags
from generator.runtime.model import RESERVED, Model
from tests.runtime.figures import Caption, Circle, Figure, Group, Picture

STAR = {"KIND": "star", "points": [5, {"x": None}], "copy": 1, "raw": {}}
WIRE: dict[str, Any] = {
    "title": {"en": "Hi", "de": "Hallo"},
    "figures": {
        "a": {"KIND": "circle", "radius": 3, "glow": True},
        "b": {"KIND": "group", "of": {"c": {"KIND": "group", "of": {"d": STAR}}, "e": {}}},
    },
    "colour": "green",
    "level": 7,
    "extra": {"deep": [1]},
}


def test_an_answer_comes_back_and_goes_out_whole() -> None:
    made = Picture.from_wire(WIRE)
    circle, group = made.figures["a"], made.figures["b"]
    assert isinstance(circle, Circle)
    assert isinstance(group, Group)
    inner = group.of["c"]
    assert isinstance(inner, Group)
    star, nothing = inner.of["d"], group.of["e"]
    assert isinstance(star, Unknown)
    assert isinstance(nothing, Unknown)
    assert (star.KIND, star.raw, star.model_extra) == ("star", STAR, STAR)
    assert (made.colour, made.level) == ("green", 7)
    assert circle.raw == WIRE["figures"]["a"]
    assert made.to_wire() == made.raw == WIRE
    assert made == Picture.from_wire(WIRE)
    assert pickle.loads(pickle.dumps(made)) == made


def test_values_are_read_like_others_of_their_kind() -> None:
    made = Picture.from_wire({"title": 5, "figures": [], "colour": 1, "level": "2"})
    assert (made.title, made.figures, made.colour, made.level) == ("5", {}, "1", 2)
    made = Picture.from_wire({"title": [], "figures": {"a": []}, "colour": "", "level": ""})
    assert (made.title, made.figures, made.level) == ({}, {"a": Unknown()}, None)
    assert made.colour == ""


@pytest.mark.parametrize("value", ["circle", 5, None, [1], {"KIND": "circle"}])
def test_what_is_no_alternative_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        Picture.from_wire({"title": "x", "figures": {"a": value}})


@pytest.mark.parametrize("tag", ["star", "Circle", 5, None, ["circle"]])
def test_an_unknown_tag_is_no_error(tag: object) -> None:
    wire = {"KIND": tag, "radius": "x"}
    (made,) = Picture.from_wire({"title": "x", "figures": {"a": wire}}).figures.values()
    assert type(made) is Unknown
    assert made.to_wire() == wire


def test_a_constant_is_always_sent() -> None:
    assert Circle(radius=3).to_wire() == {"KIND": "circle", "radius": 3}
    assert Circle(radius=3) == Circle(kind="circle", radius=3)
    nested = Group(of={"a": Circle(radius=1), "b": Group(of={})})
    wire = {"KIND": "group", "of": {"a": Circle(radius=1).to_wire(), "b": Group(of={}).to_wire()}}
    assert nested.to_wire() == wire
    assert nested.model_copy().to_wire() == wire
    assert repr(nested.of["a"]) == "Circle(kind='circle', radius=1)"


def test_an_answer_must_have_its_constants() -> None:
    with pytest.raises(ValidationError, match=r"KIND\n  Field required"):
        Circle.from_wire({"radius": 3})
    assert Circle.from_wire({"KIND": "disc", "radius": 3}).to_wire() == {
        "KIND": "disc",
        "radius": 3,
    }


@pytest.mark.parametrize("value", [Picture(title="x", figures={}), "circle", None])
def test_the_classes_are_named_that_would_do(value: object) -> None:
    with pytest.raises(ValidationError) as raised:
        Group(of={"a": value})  # type: ignore[dict-item]  # pyright: ignore
    (error,) = raised.value.errors()
    assert (error["loc"], error["msg"]) == (
        ("of", "a"),
        "Circle, Group or Unknown is expected",
    )


def test_nothing_of_ours_is_offered_for_an_unknown_one() -> None:
    assert [name for name in dir(Unknown) if name[0] != "_"] == list(RESERVED)


def test_an_unknown_one_of_ones_own() -> None:
    star = Unknown(KIND="star", points=5)
    assert star.to_wire() == {"KIND": "star", "points": 5}
    assert (star.points, star.raw, star.__guess__) == (5, None, False)
    assert Group(of={"a": star}).of["a"] is star
    assert repr(star) == "Unknown(KIND='star', points=5)"
    assert star == Unknown(KIND="star", points=5) != Unknown(KIND="star")


def test_a_mapping_with_an_unknown_tag_is_a_guess() -> None:
    made = Group.model_validate(
        {"of": {"a": {"KIND": "cirle"}, "b": {"KIND": "circle", "radius": 1}}}
    )
    guess = made.of["a"]
    assert isinstance(guess, Unknown)
    assert guess.__guess__
    assert made.of["b"] == Circle(radius=1)
    (answered,) = Group.from_wire({"KIND": "group", "of": {"a": {"KIND": "cirle"}}}).of.values()
    assert isinstance(answered, Unknown)
    assert not answered.__guess__


def test_flags_are_those_of_the_alternative() -> None:
    circle, group = {"KIND": "circle", "done": True}, {"KIND": "group", "done": True}
    done = {**circle, "done": "Y"}
    assert flags([circle, group, {"KIND": 5, "done": True}], list[Figure]) == [
        done,
        group,
        {"KIND": 5, "done": True},
    ]
    deep = {"KIND": "group", "of": {"a": circle, "b": Circle(radius=1)}}
    assert flags(deep, Figure) == {"KIND": "group", "of": {"a": done, "b": Circle(radius=1)}}
    assert flags("text", Caption) == "text"


def test_unions_stand_alone_and_in_lists() -> None:
    reader = TypeAdapter[list[Model] | None](list[Figure] | None)
    assert reader.validate_python([{"KIND": "circle", "radius": 1}]) == [Circle(radius=1)]
    assert reader.validate_python(None) is None
