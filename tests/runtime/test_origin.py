"""What came in an answer and is unchanged is sent back, whatever the rules say."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from generator.runtime.alternatives import Unknown
from generator.runtime.check import rule_of
from tests.runtime.figures import Circle, Figure, Group, Loose, Picture

Change = Callable[[Any], object]

WIRE: dict[str, Any] = {
    "title": {"en": "Hi", "long": "Hallo"},
    "figures": {
        "a": {"KIND": "circle", "radius": 0, "done": "", "glow": {"deep": [1]}},
        "B C": {"KIND": "group", "of": {"x": {"KIND": "star"}, "Y": {"KIND": "star"}}},
        "c": {"KIND": "group", "of": {"d": {"KIND": "circle", "radius": "0"}}, "id": None},
        "e": {"KIND": "circle", "radius": 5},
    },
    "colour": "green",
    "level": "7",
    "WIDTH": 99,
    "left": "1",
    "extra": [True],
}


def answer() -> Picture:
    return Picture.from_wire(copy.deepcopy(WIRE))


def problems(value: object, kind: Any = Picture) -> dict[str, str]:
    return dict(rule_of(kind).problems(value, "p"))


def change(made: Any, place: str, value: object) -> None:
    """Assign something deep inside."""
    *steps, last = place.split(".")
    for step in steps:
        made = made[step] if isinstance(made, dict) else getattr(made, step)
    if isinstance(made, dict):
        made[last] = value
    else:
        setattr(made, last, value)


def test_all_of_it_would_be_refused_of_a_caller() -> None:
    assert len(problems(WIRE)) == 15
    assert len(problems(Picture(**WIRE))) == 16


@pytest.mark.parametrize("again", [lambda m: m, copy.deepcopy, lambda m: m.model_copy()])
def test_what_came_passes(again: Change) -> None:
    assert problems(again(answer())) == {}
    assert problems(pickle.loads(pickle.dumps(answer()))) == {}
    assert problems(list(answer().figures.values()), list[Figure]) == {}


@pytest.mark.parametrize(
    ("place", "value", "found"),
    [
        ("title", "Hi", []),
        ("title.en", "Ho", []),
        ("title.long", "Ho", []),
        ("title.longer", "Ho", ["p.title.longer"]),
        ("figures.e.radius", 6, []),
        ("figures.e", Unknown(KIND="square"), []),
        ("figures.e", {"KIND": "circle", "radius": 1}, []),
        ("figures.a", {"KIND": "circle", "radius": 0}, []),
        ("figures.e", {"KIND": "circle", "radius": 0}, ["p.figures.e.radius"]),
        ("figures.e", Circle(radius=0), ["p.figures.e.radius"]),
        ("figures.e", {"KIND": "disc"}, ["p.figures.e.KIND"]),
        ("figures.e.done", "perhaps", ["p.figures.e.done"]),
        ("figures.a.radius", -1, ["p.figures.a.radius"]),
        ("figures.a.radius", 1, []),
        ("figures.a.radius", False, ["p.figures.a.radius"]),
        ("figures.a.glow", {"deep": [2]}, ["p.figures.a.glow"]),
        ("figures.a.shine", 1, ["p.figures.a.shine"]),
        ("figures.c.of.d.radius", 0, []),
        ("figures.c.of.d.radius", -1, ["p.figures.c.of.d.radius"]),
        ("figures.c.of.E", Circle(radius=1), ["p.figures.c.of.E"]),
        ("figures.f", Circle(radius=1), ["p.figures"]),
        ("colour", "green", []),
        ("colour", "pink", ["p.colour"]),
        ("level", "7", ["p.level"]),
        ("level", 2, []),
        ("width", 98, ["p.WIDTH", "p"]),
        ("width", 9, ["p"]),
        ("width", None, ["p.WIDTH"]),
        ("left", None, []),
        ("left", 2, ["p"]),
        ("extra", [1], ["p.extra"]),
        ("extra", [True], []),
    ],
)
def test_what_is_changed_is_judged(place: str, value: object, found: list[str]) -> None:
    made = answer()
    change(made, place, value)
    assert list(problems(made)) == found


def test_a_part_keeps_what_it_knows_wherever_it_goes() -> None:
    bad = answer().figures["a"]
    assert problems(Picture(title="x", figures={"z": bad})) == {}
    assert problems({"title": "x", "figures": {"z": bad}}) == {}
    assert problems(Group(of={"z": bad}), Figure) == {}
    assert list(problems({"title": "x", "figures": {"z": bad.to_wire()}})) == [
        "p.figures.z.radius",
        "p.figures.z.done",
        "p.figures.z.glow",
    ]


def test_what_is_left_out() -> None:
    made = answer()
    del made.width, made.left, made.level, made.extra
    assert problems(made) == {}
    assert set(made.to_wire()) == {"title", "figures", "colour"}
    del made.title
    assert problems(made) == {"p.title": "required"}


def test_an_answer_of_another_class_is_judged() -> None:
    assert "p.radius" in problems(answer().figures["e"], Picture)


def test_lists() -> None:
    wire = {"names": ["toolong", "ab", "longer", "x"], "maps": [{"BAD": 1}, {"b": 1}], "k": 1}
    made = Loose.from_wire(wire)
    assert made.names is not None
    assert made.maps is not None
    assert problems(made, Loose) == {}
    made.names[1] = "abc"
    made.names.reverse()
    assert problems(made, Loose) == {}
    made.names.append("longest")
    assert list(problems(made, Loose)) == ["p.names", "p.names[4]"]
    made = Loose.from_wire(wire)
    assert made.maps is not None
    made.maps[0]["a"] = 1
    assert problems(made, Loose) == {}
    made.maps[0]["A"] = 1
    assert list(problems(made, Loose)) == ["p.maps[0].A"]


def test_free_keys_are_counted_when_they_change() -> None:
    made = Loose.from_wire({"a": 1, "b": 2, "c": 3, "name": "ab"})
    made.name = "abc"
    made.a = 5  # type: ignore[attr-defined]  # pyright: ignore
    assert problems(made, Loose) == {}
    made.d = 5  # type: ignore[attr-defined]  # pyright: ignore
    assert list(problems(made, Loose)) == ["p"]


def test_a_payload_that_was_tampered_with_excuses_nothing() -> None:
    made = answer()
    assert made.raw is not None
    made.raw["figures"] = 5
    assert len(problems(made)) > 5
