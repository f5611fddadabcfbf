"""Spec text -> Python literals, docstrings and Markdown: all escaping is here and nowhere else.

Free text of the spec is plain text with backtick code spans. Whatever it holds, it can neither leave the
literal or docstring it is put into nor change the structure of a Markdown page.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from generator.model import Json, Limits, Names

WIDTH = 88

TAKES = {
    "any": "a value",
    "one": "a value",
    "list": "several values",
    "text": "text",
}
"""What filter operators take, in words."""

_CODE_SPAN = re.compile(r"(`+)([^`]|[^`].*?[^`])\1(?!`)")
_SPECIAL = re.compile(r"[\\*\[\]<>|~`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=[#A-Za-z])")
_LINE_START = re.compile(r"^([#+=-]|\d+(?=[.)])|:::)")


def one_line(text: str) -> str:
    """Text with every run of white space as one blank and invisible characters spelled out."""
    text = " ".join(text.split())
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(char: str) -> str:
    return char if char.isprintable() else char.encode("unicode_escape").decode("ascii")


@lru_cache(4096)
def prose(text: str) -> str:
    """Plain text as Markdown on one line: code spans stay, everything else loses its special meaning."""
    text = one_line(text)
    parts: list[str] = []
    end = 0
    for match in _CODE_SPAN.finditer(text):
        parts += [_escape(text[end : match.start()]), code(match[2].strip() or match[2])]
        end = match.end()
    parts.append(_escape(text[end:]))
    return _LINE_START.sub(
        lambda m: f"\\{m[0]}" if not m[0].isdigit() else f"{m[0]}\\", "".join(parts)
    )


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda m: "&amp;" if m[0] == "&" else f"\\{m[0]}", text)


@lru_cache(4096)
def code(text: str) -> str:
    """Text as a Markdown code span, whatever it holds; an empty one is shown as two quotes."""
    text = one_line(text) or '""'
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def cell(markdown: str) -> str:
    """Markdown on one line as the content of a table cell."""
    line = one_line(markdown) or " "
    return re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", line) if "|" in line else line


def row(cells: Iterable[str]) -> str:
    """A table row of Markdown texts."""
    return "| " + " | ".join(map(cell, cells)) + " |"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    names = list(head)
    lines = [row(names), "| " + " | ".join("---" for _ in names) + " |", *map(row, rows)]
    return "\n".join(lines)


def fence(language: str, source: str) -> str:
    """A fenced code block, whatever the source holds."""
    longest = max((len(run) for run in re.findall(r"`{3,}", source)), default=2)
    ticks = "`" * (longest + 1)
    return f"{ticks}{language}\n{source.rstrip()}\n{ticks}"


def anchor(heading: str) -> str:
    """The address that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def literal(value: Json) -> str:
    """A JSON value as a Python literal in black's spelling, on one line."""
    if isinstance(value, str):
        return string(value)
    if isinstance(value, Mapping):
        inner = ", ".join(f"{string(k)}: {literal(v)}" for k, v in value.items())
        return f"{{{inner}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    return repr(value)


def string(text: str) -> str:
    """A Python string literal that black leaves alone: double quotes unless that needs more escapes."""
    body = json.dumps(text, ensure_ascii=False)
    body = "".join(c if c.isprintable() else _python_escape(c) for c in body)
    if text.count('"') > text.count("'"):
        return "'" + body[1:-1].replace('\\"', '"').replace("'", "\\'") + "'"
    return body


def _python_escape(char: str) -> str:
    point = ord(char)
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def docstring(paragraphs: Iterable[str], indent: int) -> str:
    """A docstring literal with its quotes, to stand at the given indentation.

    Each paragraph is a text to wrap, or lines that already stand as they should (they hold a newline).
    """
    given = [p for p in paragraphs if p.strip()] or ["No text."]
    # black never moves the quotes of a one-line docstring, so its text must leave room for them.
    rooms = [WIDTH - indent - (6 if len(given) == 1 else 3), *(WIDTH - indent for _ in given[1:])]
    blocks = [p if "\n" in p else wrap(p, room) for p, room in zip(given, rooms, strict=True)]
    body = "\n\n".join(blocks).strip()
    body = body.replace("\\", "\\\\").replace('"""', r"\"\"\"")
    if not body.replace("\n", "").isprintable():
        body = "".join(c if c == "\n" else _visible(c) for c in body)
    pad = " " * indent
    lines = [pad + line.rstrip() if line.strip() else "" for line in body.split("\n")]
    text = "\n".join(lines).lstrip()
    one = "\n" not in text
    # A quote at either end gets the blank that black would put there.
    text = f"{text} " if one and text.endswith('"') else text
    text = f" {text}" if text.startswith('"') else text
    return f'"""{text}"""' if one else f'"""{text}\n{pad}"""'


def wrap(text: str, width: int, hanging: str = "", first: str = "") -> str:
    """Plain text in lines of at most the width; long words stay whole."""
    return textwrap.fill(
        one_line(text),
        max(width, 20),
        initial_indent=first,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def dump(value: Json) -> str:
    """Compact JSON in one line."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def json_source(value: Json) -> str:
    """JSON on one line as it is shown to people: everything that cannot be seen is spelled out."""
    body = json.dumps(value, ensure_ascii=False)
    if body.isprintable():
        return body
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in body)


def form(value: Json) -> str:
    """The fields of a form with a line for each: `{"data": {"ID": "9"}}` is `data[ID]=9`."""
    return "\n&".join(f"{name}={quote(said, safe='')}" for name, said in _fields(value, ""))


def _fields(value: Json, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping | list | tuple):
        items = value.items() if isinstance(value, Mapping) else enumerate(value)
        for key, item in items:
            name = quote(str(key), safe="")
            yield from _fields(item, f"{path}[{name}]" if path else name)
    else:
        yield path, "" if value is None else str(value)


def shell_word(body: str) -> str:
    """Text as one word of a POSIX shell, in single quotes."""
    return "'" + body.replace("'", "'\"'\"'") + "'"


def js_string(body: str) -> str:
    """A JavaScript string literal in single quotes; it cannot end a script element that it stands in."""
    inner = json_source(body)[1:-1].replace('\\"', '"').replace("'", "\\'")
    return "'" + inner.replace("</", "<\\/").replace("<!--", "<\\!--") + "'"


def php_string(body: str) -> str:
    """A PHP string literal: single quotes unless that would hide characters."""
    if body.isprintable():
        return "'" + body.replace("\\", "\\\\").replace("'", "\\'") + "'"
    inner = re.sub(r'[\\"$]', r"\\\g<0>", body)
    return '"' + "".join(c if c.isprintable() else _php_escape(c) for c in inner) + '"'


def _php_escape(char: str) -> str:
    return {"\n": "\\n", "\t": "\\t"}.get(char, f"\\u{{{ord(char):x}}}")


def bounds(limits: Limits) -> Iterator[str]:
    """The bounds of a value, a sentence each."""
    for least, most, unit in (
        (limits.min, limits.max, ""),
        (limits.min_length, limits.max_length, "character"),
        (limits.min_items, limits.max_items, "item"),
    ):
        yield from span(least, most, unit)
    if limits.pattern is not None:
        yield f"It matches {code(limits.pattern)}."


def span(least: float | None, most: float | None, unit: str) -> Iterator[str]:
    """A least and a greatest number of something, as a sentence; nothing if there is neither."""
    if least is not None and most is not None:
        yield f"From {least} to {_counted(most, unit)}."
    elif least is not None:
        yield f"At least {_counted(least, unit)}."
    elif most is not None:
        yield f"At most {_counted(most, unit)}."


def named(names: Names, record: str = "") -> str:
    """What the name of a field can be; `record` is how the type of the records is shown."""
    told = [f"the name of a field of {record or code(names.of)}", *map(code, names.also)]
    if names.pattern is not None:
        told.append(f"a name that matches {code(names.pattern)}")
    return listed(told, "or")


def listed(words: Iterable[str], last: str) -> str:
    """Words as they stand in a sentence: a, b and c."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def _counted(number: float, unit: str) -> str:
    if not unit:
        return str(number)
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
