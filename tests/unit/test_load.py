"""YAML text -> plain values and problems with places."""

from __future__ import annotations

import math
from typing import Any

import pytest

from generator import load, schema, shape

FILE = "spec/x.yaml"


def problems(content: str | bytes) -> list[str]:
    """Place and slug of every problem that reading finds."""
    document = load.read(FILE, content.encode() if isinstance(content, str) else content)
    return [f"{p.where.line}:{p.where.column} {p.slug}" for p in sorted(document.problems)]


def shape_problems(content: str, kind: type[schema.Node]) -> list[str]:
    """Place, text and hint of every problem that the schema finds."""
    document = load.read(FILE, content.encode())
    assert not document.problems
    shape.check(document, kind)
    return [str(p).removeprefix(f"{FILE}:") for p in sorted(document.problems)]


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("a", "a"),
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("0", 0),
        ("-12", -12),
        ("+3", 3),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("'1'", "1"),
        ('"yes"', "yes"),
        ('"\\t"', "\t"),
        ("1.2.3", "1.2.3"),
        ("[1, a, {b: null}]", [1, "a", {"b": None}]),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">-\n  a\n  b\n", "a b"),
        ("{a: , b: ''}", {"a": None, "b": ""}),
        ("Жук 🐞", "Жук 🐞"),
    ],
)
def test_values(source: str, value: Any) -> None:
    document = load.read(FILE, source.encode())
    assert document.problems == []
    assert document.value == value
    assert type(document.value) is type(value)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a: [1\nb: 2\n", ["2:2 yaml"]),
        ("a: 'x\n", ["2:1 yaml"]),
        ("a: b: c\n", ["1:5 yaml"]),
        ("a: 1\n  b: 2\n", ["2:4 yaml"]),
        ("a: @x\n", ["1:4 yaml"]),
        ('a: "\\ud800"\n', ["1:7 yaml"]),
        ("a: 1\nb: 2\na: 3\n", ["3:1 duplicate-key"]),
        ("a: {b: 1, 'b': 2}\n", ["1:11 duplicate-key"]),
        ("a: &x 1\n", ["1:4 anchor"]),
        ("&x a: 1\n", ["1:1 anchor"]),
        ("a: &x {b: 1}\nc: *x\n", ["1:4 anchor", "2:4 alias"]),
        ("a: {<<: {b: 1}}\n", ["1:5 alias"]),
        ("a: !!str 1\n", ["1:4 tag"]),
        ("a: !python/object:os.system x\n", ["1:4 tag"]),
        ("a:\n\t- 1\n", ["2:1 tab"]),
        ("a: 'x\ty'\n", ["1:6 tab"]),
        (b"a: 1\nb: caf\xe9\n", ["2:7 not-utf8"]),
        ("a: x\u202ey\n", ["1:5 control-character"]),
        ("a: x\x00\n", ["1:5 control-character"]),
        ("\ufeffa: 1\n", ["1:1 control-character"]),
        ('a: "x\\u202e"\n', ["1:4 control-character"]),
        ('a: "\\e[31m"\n', ["1:4 control-character"]),
        ('{"a\\u202e": 1}\n', ["1:2 control-character"]),
        ("a: 1\r\nb: 2\r\n", ["1:5 line-ends"]),
        ("a: 1\nb: 2\r\n", ["2:5 line-ends"]),
        ("1: a\n", ["1:1 bad-key"]),
        ("null: a\n", ["1:1 bad-key"]),
        ("on: a\n", ["1:1 bad-key"]),
        ("? [a]\n: 1\n", ["1:3 bad-key"]),
        ("a: yes\n", ["1:4 ambiguous"]),
        ("a: No\n", ["1:4 ambiguous"]),
        ("a: off\n", ["1:4 ambiguous"]),
        ("a: 2024-01-02\n", ["1:4 ambiguous"]),
        ("a: 2024-01-02T03:04:05Z\n", ["1:4 ambiguous"]),
        ("a: 12:30:45\n", ["1:4 ambiguous"]),
        ("a: 0x1F\n", ["1:4 ambiguous"]),
        ("a: 007\n", ["1:4 ambiguous"]),
        ("a: 1_000\n", ["1:4 ambiguous"]),
        ("a: .inf\n", ["1:4 ambiguous"]),
        ("a: -.NaN\n", ["1:4 ambiguous"]),
        ("a: 1e999\n", ["1:4 bad-number"]),
        (f"a: {'9' * 5000}\n", ["1:4 bad-number"]),
        ("a: 1\n---\nb: 2\n", ["2:1 documents"]),
        ("[" * 60 + "]" * 60, ["1:42 too-deep"]),
        ("# " + "x" * 1_000_000, ["1:1 too-large"]),
        ("[" * 100_000, ["1:42 too-deep"]),
        ("ключ: !x 1\n", ["1:7 tag"]),
    ],
)
def test_what_is_refused(content: str | bytes, expected: list[str]) -> None:
    assert problems(content) == expected


def test_every_mistake_of_a_file_is_told_at_once() -> None:
    content = "a: yes\nb: &x 1\nc: !!int 2\nd: {e: 1, e: 2}\n3: f\n"
    slugs = ["1:4 ambiguous", "2:4 anchor", "3:4 tag", "4:11 duplicate-key", "5:1 bad-key"]
    assert problems(content) == slugs


@pytest.mark.parametrize(
    "content", ["", "\n", "# only a comment\n", "---\n", "null\n", "[]\n", "text\n", "3\n"]
)
def test_a_file_that_is_no_mapping(content: str) -> None:
    found = shape_problems(content, schema.TypesFile)
    assert len(found) == 1
    assert found[0].startswith("1:1: ") or found[0].startswith("2:1: ")
    assert "the file" in found[0]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "title: T\ntpyes: {}\n",
            "2:1: unknown key 'tpyes' [unknown-key]\n    hint: did you mean 'types'?",
        ),
        (
            "title: T\nzzz: 1\n",
            "2:1: unknown key 'zzz' [unknown-key]\n    hint: known: enums, title, types",
        ),
        ("types: {}\n", "1:1: key 'title' is missing [missing-key]\n    hint: add 'title:'"),
        ("title: ''\n", "1:8: title is empty [bad-value]"),
        (
            "title: 3\n",
            "1:8: title: input should be a valid string, not 3 [bad-value]\n    hint: quote it: '3'",
        ),
        ("title: T\ntypes: []\n", "2:8: types: input should be a mapping, not [] [bad-value]"),
        (
            "title: T\ntypes:\n  A:\n    direction: response\n    sources: [book]\n",
            "4:5: key 'description' is missing [missing-key]\n    hint: say in a sentence what it is",
        ),
        (
            "title: T\ntypes:\n  A:\n    direction: response\n    description: ' '\n    sources: [book]\n",
            "5:18: types.A.description is empty [empty-description]\n    hint: say in a sentence what it is",
        ),
        (
            "title: T\ntypes:\n  A: {direction: up, description: A., sources: [book]}\n",
            "3:18: types.A.direction: input should be 'request', 'response' or 'both', not 'up' [bad-value]",
        ),
        (
            "title: T\ntypes:\n  A:\n    direction: request\n    description: A.\n    sources: [book]\n"
            "    properties:\n      x: {type: string, description: X., requird: true}\n",
            "8:42: unknown key 'requird' [unknown-key]\n    hint: did you mean 'required'?",
        ),
        (
            "title: T\ntypes:\n  thing: {direction: request, description: A., sources: [book]}\n",
            "3:3: 'thing' cannot be a key here [bad-key]\n    hint: it has to match ^[A-Z][A-Za-z0-9]*$",
        ),
        (
            "title: T\nenums:\n  E:\n    description: E.\n    sources: [book]\n"
            "    values:\n      - {value: 1, name: red, description: A.}\n",
            "7:26: enums.E.values.0.name: 'red' is not of the right form [bad-value]\n"
            "    hint: it has to match ^[A-Z][A-Z0-9_]*$",
        ),
        (
            "title: T\nenums:\n  E:\n    description: E.\n    sources: [book]\n"
            "    values:\n      - {valeu: 1, value: 1, name: A, description: A.}\n",
            "7:10: unknown key 'valeu' [unknown-key]\n    hint: did you mean 'value'?",
        ),
    ],
)
def test_shape(content: str, expected: str) -> None:
    assert shape_problems(content, schema.TypesFile) == [expected]


def test_a_faulty_entry_does_not_hide_the_others() -> None:
    content = (
        "title: T\ntypes:\n"
        "  A: {direction: up, description: A., sources: [book]}\n"
        "  B: {direction: request, descriptoin: B., sources: [book]}\n"
    )
    document = load.read(FILE, content.encode())
    assert shape.check(document, schema.TypesFile) is not None
    places = [f"{p.where.line} {p.slug}" for p in sorted(document.problems)]
    assert places == ["3 bad-value", "4 unknown-key"]


def test_an_entry_that_goes_does_not_shift_the_others() -> None:
    content = (
        "events: []\nplacements:\n  - {code: A}\n  - code: B\n    summary: B.\n    description: B.\n"
        "    docs: https://example.com/\n    sources: [book]\n    options: {}\n"
    )
    document = load.read(FILE, content.encode())
    spec = shape.check(document, schema.EventsFile)
    assert isinstance(spec, schema.EventsFile)
    assert [place.code for place in spec.placements] == ["B"]
    assert not document.whole
    assert str(document.at(("placements", 0, "code"))) == f"{FILE}:4:11"
    assert str(document.at(("placements", 0, "summary"), key=True)) == f"{FILE}:5:5"


def test_places_count_characters() -> None:
    document = load.read(FILE, "ж: {ключ: 'x', b: [1, 2]}\n".encode())
    assert str(document.at(("ж", "b", 1))) == f"{FILE}:1:23"
    assert str(document.at(("ж", "b"), key=True)) == f"{FILE}:1:16"
    assert str(document.at(("ж", "none"))) == f"{FILE}:1:4"


def test_numbers_stay_finite() -> None:
    assert load.plain("9" * 300) == 10**300 - 1
    assert math.isfinite(load.plain("1e308"))
    assert load.plain("9" * 311) == math.inf
