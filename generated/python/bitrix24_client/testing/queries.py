"""Lists: filters with operators, order, selection and pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from .facts import Facts, facts, is_list, is_object, several
from .store import Record, Table, same


def select(table: Table, records: Iterator[Record], filter_: Facts) -> list[Record]:
    """Return the records that a filter lets through; one may come several times.

    Args:
        table: Their table.
        records: The records.
        filter_: The filter, as it came.
    """
    bindings = table.spec.get("bindings", {}).get("field")
    objects = several(filter_.get(bindings))
    tests = [
        test
        for key, value in filter_.items()
        if key != bindings and (test := _test(table, key, value)) is not None
    ]
    found: list[Record] = []
    for record in records:
        if all(test(record) for test in tests):
            found += [record] * (_times(table, record, objects) if objects else 1)
    return found


def _times(table: Table, record: Record, objects: list[Any]) -> int:
    """To how many of these objects a record is bound."""
    owner = table.spec["owner"]
    count = 0
    for wanted in objects:
        if is_object(wanted):
            type_ = table.read(owner["type"], wanted.get(owner["type"]))
            id_ = table.read(owner["id"], wanted.get(owner["id"]))
            count += any(
                type_ in (None, t) and id_ in (None, i) for t, i in record.bindings
            )
    return count


def _test(table: Table, key: str, value: Any) -> Callable[[Record], bool] | None:
    operators = sorted(facts()["operators"], key=len, reverse=True)
    prefix = next(op for op in operators if key.startswith(op))
    name = key[len(prefix) :]
    if name not in table.shapes:
        return None  # the server passes over what it does not know
    operator = facts()["operators"][prefix]
    compare = _TESTS[operator["test"]]
    told = [table.read(name, item) for item in several(value)] or [None]
    negated = bool(operator.get("negated"))
    return lambda record: compare(record.get(name), told) is not negated


def _equal(value: Any, told: list[Any]) -> bool:
    return any(same(value, item) for item in told)


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, list[Any]], bool]:
    def test(value: Any, told: list[Any]) -> bool:
        one, other = sortable(value), sortable(told[0])
        return (
            None not in (value, told[0]) and one[1] == other[1] and compare(one, other)
        )

    return test


def _contains(value: Any, told: list[Any]) -> bool:
    return any(str(item).lower() in _words(value) for item in told)


def _like(value: Any, told: list[Any]) -> bool:
    patterns = (
        ".*".join(map(re.escape, str(item).lower().split("%"))) for item in told
    )
    return any(re.fullmatch(pattern, _words(value), re.DOTALL) for pattern in patterns)


def _words(value: Any) -> str:
    return "" if value is None else str(value).lower()


_TESTS: dict[str, Callable[[Any, list[Any]], bool]] = {
    "equal": _equal,
    "one_of": _equal,
    "greater": _ordered(lambda one, other: one > other),
    "greater_or_equal": _ordered(lambda one, other: one >= other),
    "less": _ordered(lambda one, other: one < other),
    "less_or_equal": _ordered(lambda one, other: one <= other),
    "contains": _contains,
    "like": _like,
}


def sortable(value: Any) -> tuple[bool, str, Any]:
    """Return what values of any kind can be sorted by: nothing comes first.

    Args:
        value: The value.
    """
    if value is None or value == "":
        return False, "", 0
    if isinstance(value, datetime):
        return True, "number", value.timestamp()
    if isinstance(value, int | float):
        return True, "number", value
    return True, "text", str(value)


def sort(table: Table, records: list[Record], order: Facts) -> list[Record]:
    """Return records in an order; the key decides between equal ones.

    Args:
        table: Their table.
        records: The records.
        order: Directions by field.
    """
    wanted = {name: way for name, way in order.items() if name in table.shapes}
    rules = [*(wanted or table.spec.get("order", {})).items()]
    made = sorted(records, key=lambda record: sortable(record.get(table.spec["key"])))
    if not rules and not table.spec.get("numbered"):
        return records
    for name, way in reversed(rules):
        made.sort(key=_by(name), reverse=str(way).upper() == "DESC")
    return made


def _by(name: str) -> Callable[[Record], tuple[bool, str, Any]]:
    return lambda record: sortable(record.get(name))


def page(
    paging: Facts | None, start: Any, records: list[Record]
) -> tuple[list[Record], Facts]:
    """Return the records of a page, and what the answer has beside them.

    Args:
        paging: How the list is cut; None for not at all.
        start: Offset, or the number that keeps the server from counting.
        records: All records.
    """
    if paging is None:
        return records, {}
    size, offset = int(paging["size"]), int(start or 0)
    if offset == paging.get("no_count"):
        return records[:size], {paging["total"]: 0}
    offset = max(0, offset)
    more = {paging["next"]: offset + size} if offset + size < len(records) else {}
    return records[offset : offset + size], {**more, paging["total"]: len(records)}


def names(select_: Any) -> frozenset[str] | None:
    """Return the names that were asked for; None if everything plain is.

    Args:
        select_: The list of names, as it came.
    """
    if not is_list(select_) or not select_:
        return None
    return frozenset(str(name) for name in select_)
