"""All records of a list at once: stretches of it side by side, many pages to a request.

A stretch is a range of identifiers, read page after page, each beyond the last record of
the one before. So no record that stays is lost or comes twice, whatever else comes and
goes meanwhile, and only as many pages are asked for as there are.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any, Generic, TypeVar

from . import wire
from .call import Call, Cursor, Page, Paging, paging_of
from .command import NotExecuted, Slot, UnresolvedReference
from .errors import Bitrix24Error
from .exchange import Exchange
from .lane import Lane, lanes
from .progress import Tell
from .reference import Reference
from .retry import Pace, Plan, Together
from .unset import UNSET
from .walk import (
    Walk,
    by_identifier,
    check_order,
    conditions,
    distinct,
    identifier,
    with_params,
)

T = TypeVar("T")

_FEW = 10
"""Pages that are not worth two more requests to be read side by side."""

_LENGTHS = (10, 12, 16, 25)
"""Pages of a stretch, so that some of them just fill a batch."""


@dataclass(slots=True)
class Stretch(Generic[T]):
    """A range of identifiers.

    Attributes:
        after: Last identifier that was read, or that which the range begins after.
        until: Highest identifier; None if there is no end.
        pages: Pages that are believed to follow.
        counted: Whether the server is to count the records of the next page.
        records: What was read.
        ended: All of it was read.
        slots: Commands of the pages that are asked for.
    """

    after: int
    until: int | None = None
    pages: int = 1
    counted: bool = False
    records: list[T] = field(default_factory=list[T])
    ended: bool = False
    slots: list[Slot] = field(default_factory=list[Slot])


class Whole(Generic[T]):
    """All records of a list.

    Args:
        call: The call of the list.
        cursor: How to walk it by identifier; None to go by offset.
        pace: Decides when requests leave.
        exchange: Judges what comes back.
        parallel: How many requests are under way at most.
        tell: Is told how many records there are so far, and in all.
    """

    def __init__(
        self,
        call: Call[list[T]],
        cursor: Cursor | None,
        pace: Pace,
        exchange: Exchange,
        parallel: int,
        tell: Tell,
    ) -> None:
        self._call = call
        self._paging = paging_of(call)
        self._cursor = cursor
        self._pace = pace
        self._exchange = exchange
        self._parallel = parallel
        self._tell = tell
        self._count = 0
        self._lock = threading.Lock()
        self._total: int | None = None
        self._error: Bitrix24Error | None = None

    def plan(self) -> Plan[list[T]]:
        """Return the plan that reads all records.

        Raises:
            Bitrix24Error: What a call raises; `partial` has what was read before.
        """
        read = self._by_offset if self._cursor is None else self._by_identifier
        records: list[T] = []
        try:
            yield from read(records)
        except Bitrix24Error as error:
            error.partial = records
            raise
        return records if self._cursor is None else distinct(records, self._cursor)

    def _by_identifier(self, records: list[T]) -> Plan[None]:
        assert self._cursor is not None
        call, cursor = by_identifier(self._call, self._cursor, UNSET), self._cursor
        first = yield from self._first(call, records)
        if len(first.items) < self._paging.size:
            return
        last = identifier(first.items[-1], call, cursor)
        base = _Base(call, cursor, self._paging, conditions(call, cursor))
        stretches = yield from self._stretches(base, last)
        try:
            while going := [stretch for stretch in stretches if not stretch.ended]:
                for stretch in going:
                    stretch.slots = [*base.chain(stretch)]
                yield from self._send([slot for s in going for slot in s.slots])
                for stretch in going:
                    self._take(base, stretch)
                self._raise()
        finally:
            for stretch in stretches:
                records += stretch.records

    def _by_offset(self, records: list[T]) -> Plan[None]:
        size, parameter = self._paging.size, self._paging.parameter
        page = yield from self._first(self._call, records)
        if page.next is not None and self._total is not None:
            starts = range(page.next, self._total, size)
            calls = (with_params(self._call, {parameter: start}) for start in starts)
            slots = [Slot.of(call, True) for call in calls]
            yield from self._send(slots)
            for slot in itertools.takewhile(lambda slot: slot.body is not None, slots):
                page = self._page(slot)
                records += page.items
            self._raise()
        walk = Walk(self._call, None)
        while walk.follow(page):
            page = yield from self._first(walk.call, records)

    def _first(self, call: Call[list[T]], records: list[T]) -> Plan[Page[T]]:
        """Read a page by a request of its own."""
        answer = yield from self._pace.send(call, self._exchange)
        page = Page(answer.value, answer.envelope.next, answer.envelope.total)
        records += page.items
        self._total = self._total if page.total is None else page.total
        self._advance(len(page.items))
        return page

    def _stretches(self, base: _Base[T], last: int) -> Plan[list[Stretch[T]]]:
        """Divide what comes after an identifier."""
        pages = self._pages((self._total or 0) - self._paging.size)
        until = base.cursor.until
        if pages <= _FEW or until is None or until in base.conditions:
            return [Stretch(last, pages=pages)]
        answer = yield from self._pace.send(base.newest(), self._exchange)
        if not answer.value:
            return [Stretch(last)]
        newest = identifier(answer.value[0], base.call, base.cursor)
        number = min(_number_of_stretches(pages), max(1, newest - last))
        bounds = [last + (newest - last) * i // number for i in range(number)]
        ends = [*bounds[1:], None]
        return [Stretch(a, b, 1, True) for a, b in zip(bounds, ends, strict=True)]

    def _send(self, slots: Sequence[Slot]) -> Plan[None]:
        """Send commands, in batches side by side."""
        even = ceil(len(slots) / self._parallel)
        room = min(wire.BATCH_SIZE, max(even, _FEW))
        made = (
            Lane(lane, False, self._pace, self._exchange, self._settled).plan()
            for lane in lanes(slots, False, room)
        )
        yield Together([*made], self._parallel)

    def _settled(self, slots: Sequence[Slot]) -> bool:
        """Note what came of commands; return whether to go on."""
        for slot in slots:
            if slot.error is None:
                records: Any = slot.payload
                self._advance(len(records) if isinstance(slot.payload, list) else 0)
            elif not isinstance(slot.error, NotExecuted | UnresolvedReference):
                self._error = self._error or slot.error
        return self._error is None

    def _take(self, base: _Base[T], stretch: Stretch[T]) -> None:
        """Move the records of a stretch from its commands to it."""
        for slot in stretch.slots:
            if slot.error is not None or slot.body is None:
                return
            page = self._page(slot)
            stretch.records += page.items
            if len(page.items) < self._paging.size:
                stretch.ended = (
                    True  # what follows refers to a record that is not there
                )
                return
            last = identifier(page.items[-1], base.call, base.cursor)
            check_order(base.call, base.cursor, stretch.after, last)
            left = (page.total or 0) - len(page.items)
            stretch.after, stretch.counted = last, False
            stretch.pages = self._pages(left)

    def _pages(self, left: int) -> int:
        # The last page is one that is not full; it may be empty.
        return max(0, left) // self._paging.size + 1

    def _raise(self) -> None:
        if self._error is not None:
            raise self._error

    def _page(self, slot: Slot) -> Page[T]:
        answer = self._exchange.read(slot.call, slot.body or {})
        if isinstance(answer, Bitrix24Error):
            raise answer
        return Page(answer.value, answer.envelope.next, answer.envelope.total)

    def _advance(self, count: int) -> None:
        with self._lock:
            self._count += count
            total = self._total
            known = None if total is None else max(total, self._count)
            self._tell(self._count, known)


@dataclass(frozen=True, slots=True)
class _Base(Generic[T]):
    """Makes the calls of pages."""

    call: Call[list[T]]
    cursor: Cursor
    paging: Paging
    conditions: dict[str, object]

    def newest(self) -> Call[list[Any]]:
        """Return the call that begins with the highest identifier."""
        order = {name: _REVERSED[way.upper()] for name, way in self.cursor.order}
        given: dict[str, object] = {
            self.cursor.order_parameter: order,
            self.paging.parameter: self.cursor.no_count,
        }
        if self.cursor.select_parameter is not None:
            given[self.cursor.select_parameter] = [self.cursor.field]
        return replace(with_params(self.call, given), returns=list[Any])

    def chain(self, stretch: Stretch[T]) -> Iterator[Slot]:
        """Yield the commands of a stretch; each begins beyond the one before."""
        after: object = stretch.after
        for _ in range(stretch.pages):
            bounds: dict[str, object] = {self.cursor.filter: after}
            if stretch.until is not None:
                bounds[str(self.cursor.until)] = stretch.until
            given: dict[str, object] = {
                self.cursor.filter_parameter: {**self.conditions, **bounds}
            }
            if not stretch.counted:
                given[self.paging.parameter] = self.cursor.no_count
            slot = Slot.of(with_params(self.call, given), True)
            yield slot
            after = Reference(slot, (self.paging.size - 1, self.cursor.field), True)


_REVERSED = {"ASC": "DESC", "DESC": "ASC"}


def _number_of_stretches(pages: int) -> int:
    """Return into how many stretches pages are divided; each begins with a count."""
    numbers = (ceil(pages / (length - 1)) for length in _LENGTHS)
    return next((n for n in numbers if n <= wire.BATCH_SIZE), wire.BATCH_SIZE)
