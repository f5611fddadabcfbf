"""JSON Schemas of single values: which has all the values of which, and how long values are told."""

from __future__ import annotations

from typing import Any

import pytest

from generator.diff.facts import Leaf
from generator.diff.schemas import holds
from generator.diff.verdicts import SHOWN, came_and_went, shown

STRING, INTEGER, NUMBER = ({"type": name} for name in ("string", "integer", "number"))
DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?$"

WIDER = [
    ({}, STRING),
    (NUMBER, INTEGER),
    ({"type": ["string", "null"]}, STRING),
    ({"anyOf": [STRING, INTEGER]}, {"type": "integer", "minimum": 1}),
    (STRING, {"type": "string", "pattern": "x"}),
    (STRING, {"type": "string", "format": "date"}),
    (STRING, {"type": "string", "enum": ["Y", "N"]}),
    ({"type": "string", "enum": ["Y", "N", ""]}, {"type": "string", "enum": ["Y", "N"]}),
    ({"enum": ["Y", 1]}, {"enum": ["Y"]}),
    ({"enum": [1, True]}, {"enum": [1]}),
    ({"type": "string", "maxLength": 5}, {"type": "string", "maxLength": 4}),
    ({"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}),
    ({"type": "integer", "maximum": 9}, {"type": "integer", "maximum": 9, "minimum": 1}),
    ({"type": ["integer", "string"], "pattern": "x"}, INTEGER),
    ({"type": "array", "items": NUMBER}, {"type": "array", "items": INTEGER}),
    ({"type": "array"}, {"type": "array", "maxItems": 0}),
]
"""A schema, and one with fewer values."""

UNDECIDED = [
    ({"type": "string", "pattern": "x"}, {"type": "string", "pattern": "y"}),
    ({"type": "string", "pattern": "x"}, {"type": "string", "enum": ["Y"]}),
    ({"type": "integer", "maximum": 9}, {"type": "integer", "exclusiveMaximum": 9}),
    ({"type": "string", "not": {"const": "x"}}, STRING),
    ({"anyOf": [{"type": "integer", "maximum": 5}, {"type": "integer", "minimum": 5}]}, INTEGER),
]


@pytest.mark.parametrize(("wide", "narrow"), WIDER)
def test_one_has_more_values(wide: dict[str, Any], narrow: dict[str, Any]) -> None:
    assert holds(wide, narrow) is True
    assert holds(narrow, wide) is not True
    assert holds(wide, wide) is holds(narrow, narrow) is True


@pytest.mark.parametrize(("wide", "narrow"), UNDECIDED)
def test_what_cannot_be_decided(wide: dict[str, Any], narrow: dict[str, Any]) -> None:
    assert holds(wide, narrow) is None


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        (STRING, INTEGER),
        (INTEGER, NUMBER),
        (STRING, {"type": ["string", "null"]}),
        ({"type": "string", "pattern": "x"}, STRING),
        ({"type": "string", "enum": ["Y"]}, {"type": "string", "enum": ["Y", "N"]}),
        ({"type": "array", "maxItems": 2}, {"type": "array", "maxItems": 3}),
    ],
)
def test_one_has_values_that_the_other_has_not(
    wide: dict[str, Any], narrow: dict[str, Any]
) -> None:
    assert holds(wide, narrow) is False


def test_a_text_is_no_condition() -> None:
    assert holds({**STRING, "description": "One."}, {**STRING, "description": "Two."}) is True


def test_long_values_are_told_where_they_differ() -> None:
    old, new = ({"type": "string", "pattern": DATE.replace("T ", t)} for t in ("T ", "T_"))
    pair = shown(Leaf(new), Leaf(old)), shown(Leaf(old), Leaf(new))
    assert pair[0] != pair[1]
    assert all("[0-9]{2}[T" in told and len(told) <= SHOWN + 4 for told in pair)
    longer = Leaf({"type": "string", "pattern": f"{DATE}{DATE}!"})
    first = Leaf({"type": "string", "pattern": f"{DATE}{DATE}?"})
    assert shown(longer, first).endswith('!"}`')
    assert shown(first, longer).endswith('?"}`')
    assert shown(longer, first).startswith("`…")


def test_values_that_look_the_same_are_told_apart() -> None:
    assert (shown(Leaf("1"), Leaf(1)), shown(Leaf(1), Leaf("1"))) == ('`"1"`', "`1`")
    assert shown(Leaf("a\nb"), Leaf("a b")) == '`"a\\nb"`'


def test_long_items_of_a_list_are_told_where_they_differ() -> None:
    said = "word " * 30
    told = came_and_went([f"{said}new"], [f"{said}old"])
    assert "new` is new" in told
    assert "old` is gone" in told
