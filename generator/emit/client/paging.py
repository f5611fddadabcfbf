"""How a list is cut into pages and walked -> the arguments of a call, and a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator import text

if TYPE_CHECKING:
    from generator.emit.client.imports import Imports
    from generator.model import Cursor, Method, Paging


def lines(paging: Paging, used: Imports) -> Iterator[str]:
    """The argument `paging` of a call."""
    used.own("_runtime.call", "Paging")
    yield "paging=Paging("
    yield f"    parameter={text.string(paging.parameter)},"
    yield f"    size={paging.size},"
    yield f"    next={text.string(paging.next)},"
    yield f"    total={text.string(paging.total)},"
    if paging.cursor is not None:
        used.own("_runtime.call", "Cursor")
        yield from _cursor(paging.cursor)
    yield "),"


def _cursor(cursor: Cursor) -> Iterator[str]:
    pairs = (f"({text.string(name)}, {text.string(way)})," for name, way in cursor.order)
    yield "    cursor=Cursor("
    yield f"        order=({' '.join(pairs)}),"
    yield f"        field={text.string(cursor.field)},"
    yield f"        filter={text.string(cursor.filter)},"
    yield f"        no_count={cursor.no_count},"
    yield f"        order_parameter={text.string(cursor.order_parameter)},"
    yield f"        filter_parameter={text.string(cursor.filter_parameter)},"
    if cursor.select_parameter is not None:
        yield f"        select_parameter={text.string(cursor.select_parameter)},"
    yield "    ),"


def walked(method: Method) -> str:
    """How all records of a list are come by."""
    if method.paging is None or method.paging.cursor is None:
        return "Every record, one request a page."
    way = ", ".join(f"`{name}` {way}" for name, way in method.paging.cursor.order)
    return (
        f"Every record, one request a page, in the order {way}: none is lost or doubled when others come "
        "and go meanwhile. Another order is walked by offset, with an `OffsetWarning`."
    )
