"""What a generated method makes: a call that is described and not yet sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cursor:
    """How a list is walked by identifier, which holds when records come and go.

    Attributes:
        order: Order by the identifier: names and directions.
        field: Field of a record with its identifier.
        filter: Filter key that takes the last identifier.
        no_count: Offset that switches the counting of records off.
        order_parameter: Parameter that takes the order.
        filter_parameter: Parameter that takes the filter.
        select_parameter: Parameter that takes the names of the wanted fields.
        until: Filter key that takes the highest identifier wanted, so that parts of a
            list can be read side by side.
    """

    order: tuple[tuple[str, str], ...]
    field: str
    filter: str
    no_count: int
    order_parameter: str
    filter_parameter: str
    select_parameter: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Paging:
    """How a method cuts its list into pages.

    Attributes:
        parameter: Parameter that takes the offset of the wanted page.
        size: Number of records in a full page.
        next: Key beside `result` with the offset of the following page.
        total: Key beside `result` with the number of all records.
        cursor: How to walk by identifier; None if that is not possible.
    """

    parameter: str
    size: int
    next: str
    total: str
    cursor: Cursor | None = None


# Without slots: `Call[int](...)` on a frozen, slotted, generic dataclass is a TypeError
# in Python 3.11 (typing sets `__orig_class__`, the frozen `__setattr__` stumbles).
@dataclass(frozen=True)
class Call(Generic[T]):
    """One call of one method; `T` is the type of its result.

    Attributes:
        wire: Name of the method as the server knows it.
        params: Parameters under their wire names; those that are `UNSET` are not sent.
            They stay out of the repr, for they hold the data of the caller.
        returns: Type expression that the payload is validated against.
        bare: The payload is the whole answer instead of its `result`.
        paging: How the list is paged; None if the method has no pages.
        repeat_safe: The call may be sent again after its outcome was lost.
        checks: Returns the type expressions that parameters are checked against before
            they are sent, under wire names; the others go as they are.
    """

    wire: str
    params: Mapping[str, object] = field(repr=False)
    returns: Any = field(repr=False)
    bare: bool = False
    paging: Paging | None = None
    repeat_safe: bool = False
    checks: Callable[[], Mapping[str, Any]] | None = field(default=None, repr=False)


@dataclass(slots=True)
class Page(Generic[T]):
    """One page of a list.

    Attributes:
        items: The records of the page.
        next: Offset of the following page; None on the last one.
        total: Number of all records; None if the server did not count them.
    """

    items: list[T]
    next: int | None = None
    total: int | None = None


def paging_of(call: Call[Any]) -> Paging:
    """Return how the list of a call is paged.

    Args:
        call: The call.

    Raises:
        ValueError: The method has no pages.
    """
    if call.paging is None:
        raise ValueError(f"{call.wire} has no pages")
    return call.paging
