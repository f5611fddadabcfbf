"""JSON data -> JSON and block-style YAML text, both without invisible characters.

The YAML is written here because of its time and its escapes: for 0.5 MB this takes 0.03 s, PyYAML's
C emitter 0.05 s and ruamel's 0.6 s, which would be half a minute for 28 MB, the whole API; and
both write some invisible characters as they are. A property test reads the text back with both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

# A word or some words that no YAML 1.1 or 1.2 reader takes for anything but text.
_PLAIN = re.compile(
    r"[A-Za-z$/](?:[A-Za-z0-9_.,/()'`+*@%=;!?<>$&-]|:(?=[A-Za-z0-9/])| (?=[A-Za-z0-9(`'/<$*]))*"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_NOT_TEXT = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
_FLOW_WIDTH = 80
_KEY_LIMIT = 1000  # a reader gives up on a plain `key:` after 1,024 bytes


def json_text(value: Any) -> str:
    """A value as JSON on one line: safe in a script element, without invisible characters."""
    return _visible(json.dumps(value, ensure_ascii=False), pairs=True)


def yaml_text(value: Any, indent: int = 0) -> str:
    """A non-empty mapping or list as YAML lines at an indentation, each with its end."""
    lines: list[str] = []
    _block(lines, value, " " * indent)
    return "".join(lines)


# Both add to one list: as generators within generators they took three times as long.
def _block(lines: list[str], value: Any, pad: str) -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            name = _scalar(str(key))
            if len(name.encode()) > _KEY_LIMIT:
                lines.append(f"{pad}? {name}\n")
                name = ""
            _after(lines, f"{pad}{name}:", item, pad)
    else:
        for item in value:
            if isinstance(item, Mapping) and item:
                first = len(lines)
                _block(lines, item, f"{pad}  ")
                lines[first] = f"{pad}- {lines[first][len(pad) + 2 :]}"
            else:
                _after(lines, f"{pad}-", item, pad)


def _after(lines: list[str], head: str, value: Any, pad: str) -> None:
    """The value behind `key:` or `-`: on the same line, or indented below it."""
    if isinstance(value, Mapping | list | tuple) and value:
        flow = _flow(value) if not isinstance(value, Mapping) else ""
        if flow:
            lines.append(f"{head} {flow}\n")
        else:
            lines.append(f"{head}\n")
            _block(lines, value, f"{pad}  ")
    elif isinstance(value, str) and "\n" in value and _stands_as_block(value):
        rows = value.removesuffix("\n").split("\n")
        lines.append(f"{head} {'|' if value.endswith(chr(10)) else '|-'}\n")
        lines += (f"{pad}  {row}\n" if row else "\n" for row in rows)
    else:
        lines.append(f"{head} {_scalar(value) if isinstance(value, str) else _other(value)}\n")


def _flow(items: Sequence[Any]) -> str:
    """A short list of single values on one line, else nothing."""
    if any(isinstance(item, Mapping | list | tuple) for item in items):
        return ""
    text = f"[{', '.join(_word(i) if isinstance(i, str) else _other(i) for i in items)}]"
    return text if len(text) <= _FLOW_WIDTH else ""


def _word(text: str) -> str:
    """Text inside a list on one line, where commas and brackets would end it."""
    return text if _WORD.fullmatch(text) and text.lower() not in _NOT_TEXT else _quoted(text)


def _stands_as_block(text: str) -> bool:
    """Whether a literal block holds exactly this text: no blank edges, nothing to escape."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    return (
        bool(lines[0] and lines[-1])
        and not lines[0].startswith(" ")
        and all(line.isprintable() and (not line or line.strip() != "") for line in lines)
        and "</" not in body
    )


@lru_cache(8192)
def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT and "</" not in text:
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """A JSON string is a double-quoted YAML string, but for characters beyond 16 bits."""
    return _visible(json.dumps(text, ensure_ascii=False), pairs=False)


def _other(value: Any) -> str:
    if isinstance(value, float):
        text = json.dumps(value, allow_nan=False)
        return text if "." in text else text.replace("e", ".0e")  # YAML 1.1 wants the point
    return json.dumps(value)


def _visible(text: str, pairs: bool) -> str:
    """JSON text with invisible characters and the end of a script element as escapes."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else _escape(c, pairs) for c in text)
    return text.replace("</", "\\u003c/")


def _escape(char: str, pairs: bool) -> str:
    if ord(char) < 0x10000 or pairs:
        return json.dumps(char)[1:-1]
    return f"\\U{ord(char):08x}"
