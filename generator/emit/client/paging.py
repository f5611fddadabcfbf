"""How a list is cut into pages and walked -> a constant of its module, and sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator import text

if TYPE_CHECKING:
    from generator.emit.client.imports import Imports
    from generator.model import Cursor, Method

PAGES = "Every page, one request for each, as `iter` reads them."

PROGRESS = (
    "A function that takes how many records there are so far and how many in all, or True for a bar on "
    "the screen. It may be called from another thread, by one at a time."
)


def constant(method: Method) -> str:
    """Name of the constant of a list."""
    return f"_PAGING_OF_{method.name.upper()}"


def lines(method: Method, used: Imports) -> Iterator[str]:
    """The constant of a list."""
    paging = method.paging
    assert paging is not None
    used.own("_runtime.call", "Paging")
    yield f"{constant(method)} = Paging("
    yield f"    parameter={text.string(paging.parameter)},"
    yield f"    size={paging.size},"
    yield f"    next={text.string(paging.next)},"
    yield f"    total={text.string(paging.total)},"
    if paging.cursor is not None:
        used.own("_runtime.call", "Cursor")
        yield from _cursor(paging.cursor)
    yield ")"


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
    if cursor.until is not None:
        yield f"        until={text.string(cursor.until)},"
    yield "    ),"


def walked(method: Method) -> str:
    """How all records of a list are come by, one after the other."""
    if method.paging is None or method.paging.cursor is None:
        return "Every record, one request a page."
    return (
        f"Every record, one request a page, in the order {_order(method.paging.cursor)}: none is lost or "
        "doubled when others come and go meanwhile. Another order is walked by offset, with an "
        "`OffsetWarning`."
    )


def read_at_once(method: Method) -> str:
    """How all records of a list are come by at once."""
    if method.paging is None or method.paging.cursor is None:
        return "All records, many pages to a request."
    return (
        f"All records, many pages to a request and requests side by side, in the order "
        f"{_order(method.paging.cursor)}: none is lost or doubled when others come and go meanwhile. Another "
        "order is read by offset, with an `OffsetWarning`. If a request fails, `partial` of the error has "
        "what was read."
    )


def _order(cursor: Cursor) -> str:
    return ", ".join(f"`{name}` {way}" for name, way in cursor.order)
