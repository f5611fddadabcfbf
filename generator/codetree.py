"""Nested calls, lists and mappings of any language -> lines that fit: it lays out code samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from generator import text

if TYPE_CHECKING:
    from generator.model import Json

Node: TypeAlias = "str | Group"


@dataclass(frozen=True, slots=True)
class Group:
    """Something in brackets. Each item is what stands before the value (a key, a name) and the
    value; `pad` stands inside the brackets when all is on one line, `last` after the last item
    when each has a line of its own.
    """

    open: str
    items: tuple[tuple[str, Node], ...]
    close: str
    pad: str = ""
    last: str = ","


def flat(node: Node) -> str:
    """The node on one line."""
    if isinstance(node, str):
        return node
    if not node.items:
        return node.open + node.close
    inner = ", ".join(before + flat(value) for before, value in node.items)
    return f"{node.open}{node.pad}{inner}{node.pad}{node.close}"


def layout(node: Node, indent: int, width: int = 88, level: int = 0, used: int = 0) -> str:
    """The node within the width: one item a line where it does not fit on one. `used` columns of
    its first line are taken already; `indent` blanks stand for each of the levels.
    """
    line = flat(node)
    if isinstance(node, str) or not node.items or used + len(line) <= width:
        return line
    margin = " " * (indent * (level + 1))
    lines = []
    for before, value in node.items:
        head = margin + before
        lines.append(head + layout(value, indent, width, level + 1, len(head) + 1))
    inner = ",\n".join(lines) + node.last
    return f"{node.open}\n{inner}\n{' ' * (indent * level)}{node.close}"


def json_node(value: Json) -> Node:
    """A JSON value as a tree of JSON text."""
    match value:
        case dict():
            items = tuple((f"{text.json_source(k)}: ", json_node(v)) for k, v in value.items())
            return Group("{", items, "}", last="")
        case list():
            return Group("[", tuple(("", json_node(item)) for item in value), "]", last="")
        case _:
            return text.json_source(value)


def json_text(value: Json, width: int = 100) -> str:
    """JSON for people: on one line what fits there."""
    return layout(json_node(value), 2, width)
