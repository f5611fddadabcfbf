"""Escaping: whatever a text holds, it stays text."""

from __future__ import annotations

import ast
import math

import black
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator import text
from generator.model import Json

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
BITS = [
    *(
        '"""',
        '"',
        "'",
        "\\",
        "`",
        "``",
        "|",
        "\n",
        "\r\n",
        "{{",
        "}}",
        "{%",
        "<",
        ">",
        "</script>",
        "&amp;",
    ),
    *(
        "*",
        "_",
        "#",
        "1.",
        "- ",
        "[x](y)",
        "![",
        "~~~",
        "$",
        "\x00",
        "\u202e",
        "\u2028",
        "a",
        " ",
        "===",
    ),
]
NASTY = st.lists(st.sampled_from(BITS), max_size=8).map("".join)
TEXTS = ANY_TEXT | NASTY
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def blocks(source: str) -> list[str]:
    """The block structure of a Markdown text."""
    return [token.type for token in MARKDOWN.parse(source)]


def inline(source: str) -> list[str]:
    """Types of the inline tokens of a Markdown text."""
    return [child.type for token in MARKDOWN.parse(source) for child in token.children or ()]


def shown(source: str) -> str:
    """What a reader of a Markdown text sees."""
    return "".join(
        child.content for token in MARKDOWN.parse(source) for child in token.children or ()
    )


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("plain text", "plain text"),
        ("a\n  b\tc ", "a b c"),
        ("use `ID` here", "use `ID` here"),
        ("1. first", "1\\. first"),
        ("# head", "\\# head"),
        ("- item", "\\- item"),
        ("a * b * c", "a \\* b \\* c"),
        ("_a_ but a_b", "\\_a\\_ but a_b"),
        ("<b>", "\\<b\\>"),
        ("&copy; & more", "&amp;copy; & more"),
        ("an `open span", "an \\`open span"),
        ("`` a`b ``", "``a`b``"),
        ("[x](y)", "\\[x\\](y)"),
        ("\x1b[31m", "\\\\x1b\\[31m"),
    ],
)
def test_prose(given_: str, expected: str) -> None:
    assert text.prose(given_) == expected


@pytest.mark.parametrize(
    ("given_", "expected"),
    [("ID", "`ID`"), ("a`b", "``a`b``"), ("`a`", "`` `a` ``"), ("", '`""`'), ("a\nb", "`a b`")],
)
def test_code(given_: str, expected: str) -> None:
    assert text.code(given_) == expected


@pytest.mark.parametrize(
    ("given_", "expected"),
    [("a|b", "a\\|b"), ("a\\|b", "a\\|b"), ("a\\\\|b", "a\\\\\\|b"), ("", " "), ("a\nb", "a b")],
)
def test_cell(given_: str, expected: str) -> None:
    assert text.cell(given_) == expected


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("plain", '"plain"'),
        ('say "no"', "'say \"no\"'"),
        ("both \" and '", '"both \\" and \'"'),
        ("back\\slash", '"back\\\\slash"'),
        ("\u202e", '"\\u202e"'),
        ("Ж\U0001f600", '"Ж\U0001f600"'),
        ("\U000e0001", '"\\U000e0001"'),
    ],
)
def test_string(given_: str, expected: str) -> None:
    assert text.string(given_) == expected


def test_literal_of_nested_json() -> None:
    value: Json = {"a": [1, 2.5, None, True], 'b"': {"c": "d"}}
    assert text.literal(value) == '{"a": [1, 2.5, None, True], \'b"\': {"c": "d"}}'


@pytest.mark.parametrize(
    ("paragraphs", "indent", "expected"),
    [
        (["Short."], 0, '"""Short."""'),
        ([], 0, '"""No text."""'),
        (["One.", "Two."], 4, '"""One.\n\n    Two.\n    """'),
        (['say """no"""'], 0, '"""say \\"\\"\\"no\\"\\"\\" """'),
        (["ends in \\"], 0, '"""ends in \\\\"""'),
        (["lines\n    kept"], 4, '"""lines\n        kept\n    """'),
    ],
)
def test_docstring(paragraphs: list[str], indent: int, expected: str) -> None:
    assert text.docstring(paragraphs, indent) == expected


@pytest.mark.parametrize(
    ("language", "source"), [("python", "a = 1\n"), ("", "```\nx\n```"), ("json", "````")]
)
def test_fence_holds_any_source(language: str, source: str) -> None:
    tokens = MARKDOWN.parse(text.fence(language, source))
    assert [token.type for token in tokens] == ["fence"]
    assert tokens[0].content.rstrip("\n") == source.rstrip()
    assert tokens[0].info == language


def test_table_keeps_its_columns() -> None:
    source = text.table(["A", "B"], [["x|y", "`p|q`"], ["", "z"]])
    assert [token.type for token in MARKDOWN.parse(source)].count("td_open") == 4
    assert shown(source) == "ABx|yp|qz"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("crm.activity.get", "crmactivityget"), ("A b-c_d", "a-b-c_d"), ("Что?", "что")],
)
def test_anchor(heading: str, expected: str) -> None:
    assert text.anchor(heading) == expected


@given(TEXTS)
@example("```")
@example("~~~")
@example("`` ` ``")
def test_prose_is_one_paragraph(given_: str) -> None:
    source = text.prose(given_)
    assert blocks(source) in ([], ["paragraph_open", "inline", "paragraph_close"])
    assert set(inline(source)) <= {"text", "text_special", "code_inline"}


@given(st.text(st.characters(codec="ascii", exclude_characters="`"), max_size=60))
def test_prose_shows_what_was_written(given_: str) -> None:
    assert shown(text.prose(given_)) == text.one_line(given_)


@given(TEXTS)
def test_code_is_one_span(given_: str) -> None:
    source = text.code(given_)
    assert inline(source) == ["code_inline"]
    assert shown(source) == (text.one_line(given_) or '""')


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
def test_table_keeps_its_cells(rows: list[tuple[str, str]]) -> None:
    source = text.table(["A", "B"], [(text.prose(a), text.code(b)) for a, b in rows])
    types = [token.type for token in MARKDOWN.parse(source)]
    assert types.count("table_open") == 1
    assert types.count("tr_open") == len(rows) + 1
    assert types.count("td_open") == 2 * len(rows)
    assert set(inline(source)) <= {"text", "text_special", "code_inline"}


@given(TEXTS)
@example('"')
@example("\\")
def test_string_is_read_back_and_black_agrees(given_: str) -> None:
    source = text.string(given_)
    assert ast.literal_eval(source) == given_
    line = f"x = {source}\n"
    assert black.format_str(line, mode=black.Mode(line_length=10_000)) == line


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | TEXTS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
        max_leaves=8,
    )
)
def test_literal_is_read_back(value: object) -> None:
    found = ast.literal_eval(text.literal(value))  # type: ignore[arg-type]
    assert found == value
    assert not isinstance(value, float) or math.copysign(1, value) == math.copysign(1, found)


@given(st.lists(TEXTS, max_size=3), st.sampled_from([0, 4, 8]))
@example(['\\"'], 0)
@example(['""""'], 4)
@example(['\\"""'], 4)
def test_docstring_is_one_literal(paragraphs: list[str], indent: int) -> None:
    pad = " " * indent
    source = f"{pad}{text.docstring(paragraphs, indent)}\n"
    tree = ast.parse("if 1:\n" + source if indent else source)
    body = tree.body[0].body if isinstance(tree.body[0], ast.If) else tree.body
    assert [type(node) for node in body] == [ast.Expr]
    value = body[0].value  # type: ignore[attr-defined]
    assert isinstance(value, ast.Constant)
    assert isinstance(value.value, str)
    assert all(char == "\n" or char.isprintable() for char in source)


@given(ANY_TEXT, st.integers(20, 60))
def test_wrap_loses_no_word(given_: str, width: int) -> None:
    lines = text.wrap(given_, width)
    assert "".join(lines.split()) == "".join(text.one_line(given_).split())
    assert all(len(line) <= width or " " not in line for line in lines.split("\n"))


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (1, 20, ["From 1 to 20 keys."]),
        (0, 1, ["From 0 to 1 key."]),
        (1, None, ["At least 1 key."]),
        (None, 2, ["At most 2 keys."]),
        (None, None, []),
    ],
)
def test_span(least: int | None, most: int | None, said: list[str]) -> None:
    assert list(text.span(least, most, "key")) == said


def test_listed() -> None:
    assert [text.listed(words, "and") for words in ("a", "ab", "abc")] == [
        "a",
        "a and b",
        "a, b and c",
    ]
