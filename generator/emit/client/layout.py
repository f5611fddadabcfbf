"""Type expressions -> lines that fit, broken so that black leaves them as they are."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

INDENT = 4


def lines(source: str, room: int, before: str = "", after: str = "") -> list[str]:
    """An expression in lines of at most `room` columns, as far as its parts can be broken."""
    return _Source(source).lines(ast.parse(source, mode="eval").body, room, before, after)


def names(source: str) -> set[str]:
    """The names that an expression refers to."""
    return {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}


class _Source(str):
    """The text of an expression."""

    def flat(self, node: ast.AST) -> str:
        return ast.get_source_segment(self, node) or ""

    def lines(self, node: ast.expr, room: int, before: str, after: str) -> list[str]:
        line = f"{before}{self.flat(node)}{after}"
        if len(line) <= room:
            return [line]
        match node:
            case ast.BinOp(op=ast.BitOr()):
                return list(self.union(node, room, before, after))
            case ast.Subscript(slice=ast.Tuple(elts=items)):
                return self.bracketed(f"{before}{self.flat(node.value)}[", items, f"]{after}", room)
            case ast.Subscript():
                inner = self.lines(node.slice, room - INDENT, "", "")
                return [f"{before}{self.flat(node.value)}[", *_indented(inner), f"]{after}"]
            case ast.Call() if node.args or node.keywords:
                given: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
                return self.bracketed(f"{before}{self.flat(node.func)}(", given, f"){after}", room)
            case ast.Tuple(elts=items):
                return self.bracketed(f"{before}(", items, f"){after}", room)
        return [line]

    def bracketed(
        self,
        opening: str,
        items: Sequence[ast.expr | ast.keyword],
        end: str,
        room: int,
    ) -> list[str]:
        """One item a line; the comma after the last one makes black keep it so."""
        inner: list[str] = []
        for item in items:
            name = f"{item.arg}=" if isinstance(item, ast.keyword) else ""
            value = item.value if isinstance(item, ast.keyword) else item
            inner += self.lines(value, room - INDENT, name, ",")
        return [opening, *_indented(inner), end]

    def union(self, node: ast.expr, room: int, before: str, after: str) -> Iterator[str]:
        operands = list(_operands(node))
        for index, operand in enumerate(operands):
            last = index == len(operands) - 1
            yield from self.lines(operand, room, "| " if index else before, after if last else "")


def _operands(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp):
        yield from _operands(node.left)
        yield node.right
    else:
        yield node


def _indented(lines: list[str]) -> list[str]:
    return [" " * INDENT + line for line in lines]
