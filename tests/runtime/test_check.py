"""What is checked before a call is sent."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum, IntEnum
from types import MappingProxyType
from typing import Annotated, Any, Literal

import pytest

from generator.runtime.alternatives import Unknown
from generator.runtime.call import Call
from generator.runtime.check import rule_of, verify
from generator.runtime.encode import encode
from generator.runtime.errors import Bitrix24Error, RequestError
from generator.runtime.limits import Limits
from generator.runtime.maps import Map
from generator.runtime.model import Model, exclusive
from generator.runtime.unset import UNSET
from generator.runtime.values import Bool, Dict, FileContent, Int, Str, open_enum
from tests.runtime.figures import Caption, Circle, Figure, Group, Loose, Picture

Problems = dict[str, str]
KEYED = Annotated[Map[Int | Str], Limits(named=("X",), keys="[a-z]+", max_items=1)]


@exclusive("a", "b")
@exclusive("c", "d")
class Twice(Model):
    """Two groups of keys."""


class Kind(Enum):
    CIRCLE = "circle"


class Size(IntEnum):
    SMALL = 1
    HUGE = 99


CIRCLE: dict[str, Any] = {"KIND": "circle", "radius": 3}
PICTURE: dict[str, Any] = {"title": "x", "figures": {"a": CIRCLE}}


def problems(value: object, kind: Any = Picture) -> Problems:
    """What is wrong, by place."""
    return dict(rule_of(kind).problems(value, "p"))


def picture(**more: Any) -> dict[str, Any]:
    return {**PICTURE, **more}


GOOD = [
    PICTURE,
    MappingProxyType(PICTURE),
    Picture(title={"en": "x"}, figures={"a": Circle(radius=3), "b": Group(of={})}),
    picture(title=5, WIDTH="9", left=None, level="1"),
    picture(WIDTH=UNSET, unknown=UNSET),
    picture(WIDTH="", level=""),
    picture(WIDTH=Size.SMALL, figures={"a": {"KIND": Kind.CIRCLE, "radius": 1, "done": "Y"}}),
    picture(figures={Kind.CIRCLE: CIRCLE}),
    picture(figures={"a": Unknown(KIND="star", anything=[None]), "b": {"KIND": "group", "of": []}}),
    picture(WIDTH=3, left=None),
    Unknown(whatever=1),
]


@pytest.mark.parametrize("value", GOOD)
def test_what_is_allowed(value: object) -> None:
    before = encode(value)
    assert problems(value) == {}
    assert encode(value) == before


MOMENT = "a date and time is expected, such as 2025-02-03T15:00:00+02:00"
NO_NULL = "null is not allowed; leave it out"

BAD: list[tuple[object, Problems]] = [
    ({}, {"p.title": "required", "p.figures": "required"}),
    ("text", {"p": "an object is expected"}),
    (None, {"p": "an object is expected"}),
    ([PICTURE], {"p": "an object is expected"}),
    (picture(tilte="x"), {"p.tilte": "unknown key"}),
    (picture(width=3), {"p.width": "unknown key; did you mean 'WIDTH'?"}),
    (picture(colours="red"), {"p.colours": "unknown key; did you mean 'colour'?"}),
    (picture(colours="red", colour="red"), {"p.colours": "unknown key"}),
    (picture(**{"x" * 999: 1}), {f"p.{'x' * 40}": "unknown key"}),
    ({"Titel": "x", "figures": {"a": CIRCLE}}, {"p.Titel": "unknown key; did you mean 'title'?"}),
    (
        {"titel": "x", "figurs": {}, "more": 1},
        {
            "p.titel": "unknown key; did you mean 'title'?",
            "p.figurs": "unknown key; did you mean 'figures'?",
            "p.more": "unknown key",
        },
    ),
    (
        picture(figures={"a": {"kind": "circle", "radius": 1}}),
        {"p.figures.a.kind": "unknown key; did you mean 'KIND'?"},
    ),
    (picture(**{"a b": 1}), {"p['a b']": "unknown key"}),
    (picture(WIDTH=None, colour=None), dict.fromkeys(("p.WIDTH", "p.colour"), NO_NULL)),
    (Picture(title="x", figures={"a": Circle(radius=1)}, width=None), {"p.WIDTH": NO_NULL}),
    (picture(figures={"a": {**CIRCLE, "done": None}}), {"p.figures.a.done": NO_NULL}),
    (picture(WIDTH=0), {"p.WIDTH": "must be from 1 to 9"}),
    (picture(WIDTH=Size.HUGE), {"p.WIDTH": "must be from 1 to 9"}),
    (picture(WIDTH="x"), {"p.WIDTH": "a whole number is expected"}),
    (picture(WIDTH=True), {"p.WIDTH": "a whole number is expected"}),
    (picture(WIDTH=3, left=3), {"p": "only one of 'WIDTH', 'left' is allowed"}),
    (picture(colour="green"), {"p.colour": "one of 'red', 'blue' is allowed"}),
    (picture(colour=[]), {"p.colour": "one of 'red', 'blue' is allowed"}),
    (picture(level=3), {"p.level": "one of 1, 2 is allowed"}),
    (picture(title=None), {"p.title": "text or an object is expected"}),
    (picture(title={}), {"p.title": "must have at least 1 key, not 0"}),
    (
        picture(title={"deu": "x", "en": []}),
        {"p.title.deu": "the key must match [a-z]{2}", "p.title.en": "text is expected"},
    ),
    (picture(figures={}), {"p.figures": "must have from 1 to 3 keys, not 0"}),
    (
        picture(figures=dict.fromkeys("abcd", CIRCLE)),
        {"p.figures": "must have from 1 to 3 keys, not 4"},
    ),
    (picture(figures={"A": CIRCLE}), {"p.figures.A": "the key must match [a-z]+"}),
    (picture(figures={"a": "x"}), {"p.figures.a": "an object is expected"}),
    (picture(figures={"a": {"radius": 3}}), {"p.figures.a.KIND": "required"}),
    (
        picture(figures={"a": {"KIND": "cirle"}}),
        {"p.figures.a.KIND": "one of 'circle', 'group' is allowed"},
    ),
    (picture(figures={"a": {"KIND": "circle"}}), {"p.figures.a.radius": "required"}),
    (
        picture(figures={"a": {"KIND": "group", "of": {"b": {"KIND": "group", "of": {"c": {}}}}}}),
        {"p.figures.a.of.b.of.c.KIND": "required"},
    ),
]


@pytest.mark.parametrize(("value", "found"), BAD)
def test_what_is_not(value: object, found: Problems) -> None:
    assert problems(value) == found


def test_models_are_looked_into() -> None:
    circle = Circle(radius=3)
    circle.radius = 0
    assert problems(circle, Circle) == {"p.radius": "must be at least 1"}
    circle.kind = "star"  # type: ignore[assignment]  # pyright: ignore
    assert problems(circle, Figure) == {"p.KIND": "one of 'circle', 'group' is allowed"}
    made = Picture.model_validate({"title": "x", "figures": {"a": {"KIND": "cirle"}}, "b": 1})
    assert problems(made) == {
        "p.figures.a.KIND": "one of 'circle', 'group' is allowed",
        "p.b": "unknown key",
    }
    made.figures = {"a": {"KIND": "circle", "radius": Circle(radius=1)}}  # type: ignore[dict-item]  # pyright: ignore
    made.width = UNSET  # type: ignore[assignment]  # pyright: ignore
    assert problems(made)["p.figures.a.radius"] == "a whole number is expected"
    assert problems(Circle(radius=3), Group) == {"p.of": "required", "p.KIND": ONLY_GROUP} | {
        "p.radius": "unknown key"
    }


def test_the_classes_are_named_that_would_do() -> None:
    told = "Circle, Group or Unknown is expected"
    assert problems(Picture(title="x", figures={}), Figure) == {"p": told}
    assert problems({"a": Picture(title="x", figures={})}, Map[Figure]) == {"p.a": told}


ONLY_GROUP = "only 'group' is allowed"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"a": 1}, {}),
        ({"name": "ab", "b": 1, "c": 2}, {}),
        ({}, {"p": "must have from 1 to 2 other keys, not 0"}),
        ({"a": 1, "b": 2, "c": 3}, {"p": "must have from 1 to 2 other keys, not 3"}),
        ({"a": 1, "name": "a"}, {"p.name": "must have from 2 to 3 characters, not 1"}),
        ({"a": 1, "name": "AB"}, {"p.name": "must match [a-z]+"}),
        ({"a": 1, "name": "AB1"}, {"p.name": "must match [a-z]+"}),
        ({"a": 1, "names": ["abcd"]}, {"p.names[0]": "must have at most 3 characters, not 4"}),
        ({"a": 1, "names": ()}, {"p.names": "must have from 1 to 2 items, not 0"}),
        ({"a": 1, "names": "ab"}, {"p.names": "a list is expected"}),
        ({"a": 1, "names": {"ab"}}, {"p.names": "a list is expected"}),
        ({"a": 1, "maps": [{"a": "1"}, {"B": 1}]}, {"p.maps[1].B": "the key must match [a-z]"}),
        ({"a": 1, "share": "0.75"}, {"p.share": "must be at most 0.5"}),
        ({"a": 1, "share": float("inf")}, {"p.share": "a number is expected"}),
        ({"a": 1, "steps": 1}, {"p.steps": "one of 0.5, 1.5 is allowed"}),
        ({"a": 1, "since": datetime.now(UTC), "stamp": datetime.now(UTC)}, {}),
        ({"a": 1, "since": "", "stamp": 5}, {}),
        ({"a": 1, "since": "soon"}, {"p.since": MOMENT}),
        ({"a": 1, "more": {"x": object()}, "file": ["a", "QQ=="]}, {}),
        ({"a": 1, "more": "x"}, {"p.more": "an object is expected"}),
        (
            {"a": 1, "file": "x"},
            {"p.file": "a File or a pair of a name and its Base64 without `data:` is expected"},
        ),
        ({"a": 1, "anything": object()}, {}),
        ({"a": 1, "anything": None}, {}),
        ({"a": 1, "since": None}, {"p.since": NO_NULL}),
        ({"a": 1, "names": [None]}, {"p.names[0]": "text is expected"}),
    ],
)
def test_single_values_lists_and_free_keys(value: object, found: Problems) -> None:
    assert problems(value, Loose) == found


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Annotated[Int, Limits(min=1)], 1, 0),
        (Annotated[Int, Limits(min=1)] | None, None, 0),
        (Int, "7", True),
        (Int | None, None, "abc"),
        (Str, 7, True),
        (Bool, "Y", "perhaps"),
        (Annotated[Size | int, open_enum(Size)], "99", True),
        (Annotated[Size | int, open_enum(Size)], 5, "abc"),
        (Annotated[Kind | str, open_enum(Kind)], Kind.CIRCLE, True),
        (Annotated[Kind | str, open_enum(Kind)], "new", []),
        (Literal["asc", "desc"], "asc", "up"),
        (list[Literal["asc", "desc"]], ("asc",), ["up"]),
        (Annotated[list[Int], Limits(min_items=2)], [1, 2], [1]),
        (Annotated[list[Map[Int]], Limits(max_items=1)], [{"a": 1, "b": 2}], [{}, {}]),
        (
            Annotated[Map[Map[Int]], Limits(max_items=1)],
            {"x": {"a": 1, "b": 2}},
            {"x": {}, "y": {}},
        ),
        (Annotated[Str, Limits(pattern="[a-z]+")], "ab", "ab1"),
        (Circle, CIRCLE, {"radius": 3}),
        (Circle, Circle(radius=3), Circle.model_construct(radius=3)),
        (Figure, CIRCLE, {"KIND": []}),
        (Twice, {"a": 1, "c": 1}, {"a": 1, "b": 1}),
        (Twice, {"a": 1, "d": 1}, {"c": 1, "d": 1}),
        (Figure, CIRCLE, {}),
        (Figure | None, None, {}),
        (list[Figure], [CIRCLE, Circle(radius=1)], [None]),
        (Caption, {"en": "x"}, {}),
        (Str | Map[Str], [], 1.5j),
        (Str | Dict, [], ["x"]),
        (Str | FileContent, ("a", "QQ=="), ("a",)),
        (Map[Str | list[Int]], {"a": [], "b": [1], "c": "x"}, {"a": ["x"]}),
        (Map[Str | FileContent | list[Int]], {"a": ("a", "QQ==")}, {"a": {}}),
        (Map[Figure], {"A b": CIRCLE}, {"a": 1}),
        (KEYED, {"X": 1, "a": 1}, {"Y": 1}),
    ],
)
def test_parameters(kind: Any, good: object, bad: object) -> None:
    assert problems(good, kind) == {}
    assert len(problems(bad, kind)) == 1


def send(checks: Mapping[str, Any] | None, **params: object) -> None:
    made = None if checks is None else lambda: checks
    verify(Call[int]("demo.draw", params, int, checks=made))


def test_the_message_names_places_and_rules_and_no_value() -> None:
    wrong = {
        "title": {"secret": 1},
        "figures": {"a": {"KIND": "secret"}},
        "WIDTH": "secret",
        "x": 1,
    }
    with pytest.raises(RequestError) as raised:
        send(
            {"size": Annotated[Int, Limits(max=9)], "picture": Picture}, picture=wrong, size=10**20
        )
    error = raised.value
    assert str(error) == (
        "demo.draw: size: must be at most 9; picture.title.secret: the key must match [a-z]{2}; "
        "picture.figures.a.KIND: one of 'circle', 'group' is allowed; and 2 more"
    )
    assert error.problems[3:] == (
        ("picture.WIDTH", "a whole number is expected"),
        ("picture.x", "unknown key"),
    )
    assert error.method == "demo.draw"
    assert isinstance(error, Bitrix24Error)
    assert isinstance(error, ValueError)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.problems) == (str(error), error.problems)


def test_what_is_not_given_is_not_checked() -> None:
    send({"size": Annotated[Int, Limits(max=9)], "picture": Picture}, size=UNSET, other="x")
    send(None, picture="x")


@pytest.mark.parametrize("key", ["k" * 10_000, "k " * 10_000])
def test_a_long_key_does_not_fill_the_message(key: str) -> None:
    with pytest.raises(RequestError) as raised:
        send({"picture": Picture}, picture=picture(**{key: 1}))
    assert len(str(raised.value)) < 100
