"""All records of a list, page by page: which call follows which."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar, cast

from .call import Call, Cursor, Page, paging_of
from .encode import encode
from .errors import ResponseError
from .unset import UNSET

T = TypeVar("T")


class OffsetWarning(UserWarning):
    """A list is walked by offset: records may be lost or come twice if others come and
    go meanwhile."""


class Walk(Generic[T]):
    """A walk through a list.

    By identifier where that is possible: each page begins after the last identifier of
    the one before, and none is counted. By offset otherwise.

    Args:
        call: The call of the list.
        cursor: How to walk it by identifier; None to go by offset.

    Raises:
        ValueError: The method has no pages.
    """

    def __init__(self, call: Call[list[T]], cursor: Cursor | None) -> None:
        self._paging = paging_of(call)
        self._cursor = cursor
        self._last: int | None = None
        self.call = call
        if cursor is not None:
            self.call = by_identifier(call, cursor, cursor.no_count)

    def distinct(self, page: Page[T]) -> Page[T]:
        """Return a page without the records that the server tells twice.

        Args:
            page: What came of the present call.
        """
        if self._cursor is None:
            return page
        return replace(page, items=distinct(page.items, self._cursor))

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
        self.call = with_params(self.call, {parameter: page.next})
        return True

    def _follow_cursor(self, page: Page[T], cursor: Cursor) -> bool:
        if len(page.items) < self._paging.size:
            return False
        last = identifier(page.items[-1], self.call, cursor)
        check_order(self.call, cursor, self._last, last)
        self._last = last
        self.call = beyond(self.call, cursor, last)
        return True


def cursor_of(call: Call[Any], frames: int) -> Cursor | None:
    """Return how a list is walked by identifier; None if that cannot be, with a warning
    if it is the order that rules it out.

    Args:
        call: The call of the list.
        frames: Frames up to that of the caller who is warned.

    Raises:
        ValueError: The method has no pages.
    """
    cursor = paging_of(call).cursor
    if cursor is None or _is_ordered_so(call, cursor):
        return cursor
    warnings.warn(
        f"{call.wire}: the order rules out a walk by {cursor.field}; "
        "records may be lost or come twice if others come and go meanwhile",
        OffsetWarning,
        stacklevel=frames,
    )
    return None


def by_identifier(call: Call[list[T]], cursor: Cursor, start: object) -> Call[list[T]]:
    """Return the call of the first page in the order of the identifiers.

    Args:
        call: The call of the list.
        cursor: How it is walked.
        start: Offset, which also says whether the records are counted.
    """
    given: dict[str, object] = {
        paging_of(call).parameter: start,
        cursor.order_parameter: dict(cursor.order),
    }
    select = call.params.get(cursor.select_parameter or "", UNSET)
    if isinstance(select, Sequence) and not isinstance(select, str):
        names = cast("Sequence[object]", select)
        if names and cursor.field not in names and "*" not in names:
            given[str(cursor.select_parameter)] = [*names, cursor.field]
    return with_params(call, given)


def beyond(call: Call[list[T]], cursor: Cursor, last: object) -> Call[list[T]]:
    """Return the call of the page after an identifier.

    Args:
        call: The call of a page.
        cursor: How the list is walked.
        last: The identifier, or what will stand for it.
    """
    return filtered(call, cursor, {cursor.filter: last})


def filtered(
    call: Call[list[T]], cursor: Cursor, more: Mapping[str, object]
) -> Call[list[T]]:
    """Return the call with more conditions.

    Args:
        call: The call of a list.
        cursor: How it is walked.
        more: The conditions.
    """
    return with_params(
        call, {cursor.filter_parameter: {**conditions(call, cursor), **more}}
    )


def conditions(call: Call[Any], cursor: Cursor) -> dict[str, object]:
    """Return the conditions of a list, as they are sent.

    Args:
        call: The call of the list.
        cursor: How it is walked.
    """
    name = cursor.filter_parameter
    given = call.params.get(name, UNSET)
    return {} if given is UNSET or given is None else encode(given, name)


def identifier(record: object, call: Call[Any], cursor: Cursor) -> int:
    """Return the identifier of a record.

    Args:
        record: A model, or what came.
        call: The call of the list.
        cursor: How it is walked.

    Raises:
        ResponseError: It has none.
    """
    found = _number(record, cursor)
    if found is None:
        raise ResponseError(
            f"{call.wire}: a record has no {cursor.field} to go on from",
            method=call.wire,
            payload=_payload(record),
        )
    return found


def _number(record: object, cursor: Cursor) -> int | None:
    payload = _payload(record)
    if not isinstance(payload, dict):
        return None
    found = cast("dict[str, object]", payload).get(cursor.field)
    if isinstance(found, str):
        return int(found) if found.isdecimal() else None
    return found if isinstance(found, int) else None


def _payload(record: object) -> object:
    if isinstance(record, dict):
        return cast("dict[str, object]", record)
    return getattr(record, "raw", record)


def distinct(records: list[T], cursor: Cursor) -> list[T]:
    """Return records without those that the server tells twice: one that fits several
    conditions comes once for each of them.

    Args:
        records: Records in the order of their identifiers.
        cursor: How they are walked.
    """
    numbers = [_number(record, cursor) for record in records]
    if None in numbers or len(set(numbers)) == len(numbers):
        return records
    first = dict(zip(reversed(numbers), reversed(records), strict=True))
    return [*reversed(first.values())]


def check_order(call: Call[Any], cursor: Cursor, before: int | None, last: int) -> None:
    """Raise if a list does not get on.

    Args:
        call: The call of the list.
        cursor: How it is walked.
        before: Last identifier of the page before; None if there is none.
        last: Last identifier of the page.

    Raises:
        ResponseError: It comes again, or one before it.
    """
    if before is not None and last <= before:
        raise ResponseError(
            f"{call.wire}: after {cursor.field} {before} comes {last}: "
            "the list does not get on",
            method=call.wire,
            payload=last,
        )


def with_params(call: Call[list[T]], params: Mapping[str, object]) -> Call[list[T]]:
    """Return a call with other parameters.

    Args:
        call: The call.
        params: The parameters that are other.
    """
    return replace(call, params={**call.params, **params})


def _is_ordered_so(call: Call[Any], cursor: Cursor) -> bool:
    order = call.params.get(cursor.order_parameter, UNSET)
    if order is UNSET or order is None or order == {}:
        return True
    if not isinstance(order, Mapping):
        return False
    items = cast("Mapping[object, object]", order).items()
    given = [(str(name), str(way).upper()) for name, way in items]
    return given == [(name, way.upper()) for name, way in cursor.order]
