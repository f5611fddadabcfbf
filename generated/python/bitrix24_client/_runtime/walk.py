"""All records of a list, page by page: which call follows which."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar, cast

from .call import Call, Cursor, Page, paging_of
from .errors import ResponseError
from .unset import UNSET
from .values import encode

T = TypeVar("T")


class OffsetWarning(UserWarning):
    """A list is walked by offset: records may be lost or come twice if others come and
    go meanwhile."""


class Walk(Generic[T]):
    """A walk through a list.

    By identifier where that is possible: each page begins after the last identifier of
    the one before. By offset otherwise.

    Args:
        call: The call of the list.

    Raises:
        ValueError: The method has no pages.
    """

    def __init__(self, call: Call[list[T]]) -> None:
        self._paging = paging_of(call)
        self._cursor = self._paging.cursor
        self._last: int | None = None
        if self._cursor is not None and not _is_ordered_so(call, self._cursor):
            warnings.warn(
                f"{call.wire}: the order rules out a walk by {self._cursor.field}; "
                "records may be lost or come twice if others come and go meanwhile",
                OffsetWarning,
                stacklevel=3,
            )
            self._cursor = None
        self.call = call if self._cursor is None else self._begin(call, self._cursor)

    def follow(self, page: Page[T]) -> bool:
        """Turn to the call of the next page; False if there is none.

        Args:
            page: What came of the present call.

        Raises:
            ResponseError: The walk does not get on.
        """
        if self._cursor is not None:
            return self._follow_cursor(page, self._cursor)
        if page.next is None:
            return False
        parameter = self._paging.parameter
        present = self.call.params.get(parameter)
        start = present if isinstance(present, int) else 0
        if page.next <= start:
            raise ResponseError(
                f"{self.call.wire}: page {start} names page {page.next} as the next one",
                method=self.call.wire,
                payload=page.next,
            )
        self.call = _with(self.call, {parameter: page.next})
        return True

    def _begin(self, call: Call[list[T]], cursor: Cursor) -> Call[list[T]]:
        given: dict[str, object] = {
            self._paging.parameter: cursor.no_count,
            cursor.order_parameter: dict(cursor.order),
        }
        select = call.params.get(cursor.select_parameter or "", UNSET)
        if isinstance(select, Sequence) and not isinstance(select, str):
            names = cast("Sequence[object]", select)
            if names and cursor.field not in names and "*" not in names:
                given[str(cursor.select_parameter)] = [*names, cursor.field]
        return _with(call, given)

    def _follow_cursor(self, page: Page[T], cursor: Cursor) -> bool:
        if len(page.items) < self._paging.size:
            return False
        last = self._identifier(page.items[-1], cursor)
        if self._last is not None and last <= self._last:
            raise ResponseError(
                f"{self.call.wire}: after {cursor.field} {self._last} comes {last}: "
                "the list does not get on",
                method=self.call.wire,
                payload=last,
            )
        self._last = last
        name = cursor.filter_parameter
        present = self.call.params.get(name, UNSET)
        given = present is not UNSET and present is not None
        conditions: dict[str, object] = encode(present, name) if given else {}
        self.call = _with(self.call, {name: {**conditions, cursor.filter: last}})
        return True

    def _identifier(self, record: object, cursor: Cursor) -> int:
        payload = getattr(record, "raw", record)
        found = (
            cast("Mapping[str, object]", payload).get(cursor.field)
            if isinstance(payload, Mapping)
            else None
        )
        if isinstance(found, int) or (isinstance(found, str) and found.isdecimal()):
            return int(found)
        raise ResponseError(
            f"{self.call.wire}: a record has no {cursor.field} to go on from",
            method=self.call.wire,
            payload=payload,
        )


def _is_ordered_so(call: Call[Any], cursor: Cursor) -> bool:
    order = call.params.get(cursor.order_parameter, UNSET)
    if order is UNSET or order is None or order == {}:
        return True
    if not isinstance(order, Mapping):
        return False
    items = cast("Mapping[object, object]", order).items()
    given = [(str(name), str(way).upper()) for name, way in items]
    return given == [(name, way.upper()) for name, way in cursor.order]


def _with(call: Call[list[T]], params: Mapping[str, object]) -> Call[list[T]]:
    return replace(call, params={**call.params, **params})
