"""Filters that are written with fields are those that are written by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.runtime.call import Call
from generator.runtime.conditions import Condition, Field, Key
from generator.runtime.session import Session
from generator.runtime.shell import Settings
from tests.runtime.loopback import Portal

SIZE = Field[int]("SIZE")
NAME = Field[str]("NAME")
NEAR = Key[list[int]]("NEAR")

WRITTEN: list[tuple[Condition, dict[str, object]]] = [
    (SIZE < 5, {"<SIZE": 5}),
    (SIZE <= 5, {"<=SIZE": 5}),
    (SIZE > 5, {">SIZE": 5}),
    (5 > SIZE, {"<SIZE": 5}),  # noqa: SIM300
    (SIZE >= 5, {">=SIZE": 5}),
    (SIZE.is_(5), {"SIZE": 5}),
    (SIZE.is_not(5), {"!=SIZE": 5}),
    (SIZE.is_in(n for n in (5, 6)), {"@SIZE": [5, 6]}),
    (SIZE.is_not_in((5, 6)), {"!@SIZE": [5, 6]}),
    (NAME.contains("x"), {"%NAME": "x"}),
    (NAME.contains_not("x"), {"!%NAME": "x"}),
    (NAME.like("x%"), {"=%NAME": "x%"}),
    (NAME.not_like("x%"), {"!=%NAME": "x%"}),
    (NEAR.is_([1]), {"NEAR": [1]}),
    ((SIZE > 1) & {"ID": 7}, {">SIZE": 1, "ID": 7}),
    ((SIZE > 1) & (SIZE < 5) & NEAR.is_([1]), {">SIZE": 1, "<SIZE": 5, "NEAR": [1]}),
]


@pytest.mark.parametrize(("condition", "sent"), WRITTEN)
def test_a_condition_is_a_mapping(condition: Condition, sent: dict[str, object]) -> None:
    assert dict(condition) == sent
    assert condition == sent
    assert {**condition, "ID": 1} == {**sent, "ID": 1}


def test_joining_changes_neither() -> None:
    one, other = SIZE > 1, SIZE < 5
    assert len(one & other) == 2
    assert (dict(one), dict(other)) == ({">SIZE": 1}, {"<SIZE": 5})


def test_two_conditions_of_one_key_are_not_lost() -> None:
    with pytest.raises(ValueError, match="two conditions '>SIZE'"):
        (SIZE > 1) & (SIZE > 5)


SLIPS: list[Callable[[], Any]] = [
    lambda: (SIZE > 1) and (SIZE < 5),
    lambda: (SIZE > 1) or (SIZE < 5),
    lambda: 1 < SIZE < 5,
    lambda: not NAME,
    lambda: NAME and SIZE > 1,
    lambda: (SIZE > 1) & (SIZE == 5),
    lambda: (SIZE > 1) & NAME,  # type: ignore[operator]  # pyright: ignore
    lambda: NEAR > 5,  # type: ignore[operator]  # pyright: ignore
]


@pytest.mark.parametrize("slip", SLIPS)
def test_what_would_lose_a_condition_fails(slip: Callable[[], Any]) -> None:
    with pytest.raises(TypeError):
        slip()


def test_a_repr_holds_no_values() -> None:
    assert repr((NAME.is_("secret")) & (SIZE > 5)) == "Condition(NAME, >SIZE)"
    assert (repr(NAME), repr(NEAR)) == ("Field('NAME')", "Key('NEAR')")


def test_a_condition_is_sent(portal: Portal) -> None:
    portal.answer({"result": 1})
    with Session(portal.webhook, Settings("1")) as session:
        session.send(Call[int]("x.y.z", {"filter": (SIZE > 1) & NAME.is_("x")}, int))
    assert portal.received[0].body == {"filter": {">SIZE": 1, "NAME": "x"}}
