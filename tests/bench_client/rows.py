"""The activities of the portal: which of them a list returns, and their JSON, made once."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_plus

PAGE = 50
EVERY = 10
"""List commands from one change of the rows to the next."""

SELECTED = ("ID", "SUBJECT", "TYPE_ID", "OWNER_ID", "OWNER_TYPE_ID", "COMPLETED", "DEADLINE")
"""The fields that the clients ask for."""


class Refused(Exception):
    """The call is answered with an error: code, description."""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a list."""

    ids: list[int]
    total: int | None
    """Number of all rows; None if they were not to be counted."""
    next: int | None


def first_ids(count: int) -> list[int]:
    """Identifiers of a fresh portal. Each tenth is missing, as where rows were deleted."""
    return [number for number in range(1, count + count // 9 + 1) if number % 10][:count]


class Rows:
    """The rows, and how they change while they are listed."""

    def __init__(self, template: Mapping[str, Any], count: int, change: str = "") -> None:
        self.template = template
        self.change = change
        self.ids = first_ids(count)
        self.by_time = list(self.ids)
        self.deleted: list[int] = []
        self.inserted: list[int] = []
        self.added: list[int] = []
        self.listed = 0

    def row(self, number: int) -> dict[str, Any]:
        """All fields of a row."""
        if not self.has(number):
            raise Refused("", "Activity is not found.")
        return self.fields(number)

    def fields(self, number: int) -> dict[str, Any]:
        """All fields of a row, even one that is gone."""
        return {**self.template, **_own(number)}

    def has(self, number: int) -> bool:
        """Whether there is such a row."""
        index = bisect_left(self.ids, number)
        return index < len(self.ids) and self.ids[index] == number

    def add(self) -> int:
        """A new row, the last by identifier and by time."""
        number = self.ids[-1] + 1 if self.ids else 1
        self.ids.append(number)
        self.by_time.append(number)
        self.added.append(number)
        return number

    def list(self, filters: Mapping[str, Any], order: Mapping[str, str], start: int) -> Found:
        """One page, as crm.activity.list gives it; then, now and again, the rows change."""
        low, high = self._bounds(filters)
        chosen: Sequence[int] = self.ids
        if order and next(iter(order)).upper() == "ID":
            first, last = bisect_left(self.ids, low), bisect_right(self.ids, high)
        else:  # the start time is no filter of ours: a filter by ID needs a look at each row
            chosen = self.by_time if low == 0 else [n for n in self.by_time if low <= n <= high]
            first, last = 0, len(chosen)
        total, begin = max(0, last - first), max(start, 0)
        if [direction.upper() for direction in order.values()][:1] == ["DESC"]:
            end = last - begin
            ids = list(reversed(chosen[max(first, end - PAGE) : max(first, end)]))
        else:
            ids = list(chosen[first + begin : min(last, first + begin + PAGE)])
        self._change()
        if start < 0:
            return Found(ids, None, None)
        return Found(ids, total, begin + PAGE if begin + PAGE < total else None)

    def _bounds(self, filters: Mapping[str, Any]) -> tuple[int, int]:
        """The lowest and the highest identifier. Keys that the server does not know count for nothing."""
        low, high = 0, 1 << 62
        for key, value in filters.items():
            match key.upper():
                case ">ID":
                    low = max(low, whole(value) + 1)
                case ">=ID":
                    low = max(low, whole(value))
                case "<ID":
                    high = min(high, whole(value) - 1)
                case "<=ID":
                    high = min(high, whole(value))
                case "ID" | "=ID":
                    low, high = max(low, whole(value)), min(high, whole(value))
                case name if name.lstrip("<>=!@%") in self.template:
                    raise Refused("NOT_HERE", f"this portal has no filter {name}")
        return low, high

    def _change(self) -> None:
        self.listed += 1
        if not self.change or self.listed % EVERY or not self.ids:
            return
        if self.change == "delete":  # the first row, which was read already
            self.deleted.append(self.ids.pop(0))
            self.by_time.remove(self.deleted[-1])
        else:  # a new row whose start time lies before all others
            number = self.ids[-1] + 1
            self.ids.append(number)
            self.by_time.insert(0, number)
            self.inserted.append(number)


def whole(value: object) -> int:
    """A number as PHP reads one: text that does not begin with digits is 0."""
    try:
        return int(str(value))
    except ValueError:
        return 0


class Texts:
    """JSON of rows by identifier, for one choice of fields."""

    def __init__(self, template: Mapping[str, Any], select: tuple[str, ...]) -> None:
        self._template = {
            key: value
            for key, value in template.items()
            if not select or "*" in select or key in select
        }
        self._texts: dict[int, str] = {}

    def page(self, ids: Iterable[int]) -> str:
        """A JSON list of rows."""
        texts = self._texts
        return f"[{','.join([texts.get(number) or self._make(number) for number in ids])}]"

    def _make(self, number: int) -> str:
        own = {key: value for key, value in _own(number).items() if key in self._template}
        text = json.dumps({**self._template, **own}, separators=(",", ":"))
        self._texts[number] = text
        return text


def _own(number: int) -> dict[str, str]:
    return {
        "ID": str(number),
        "SUBJECT": f"Activity {number}",
        "OWNER_ID": str(number % 997 + 1),
        "COMPLETED": "NY"[number % 2],
    }


@lru_cache(maxsize=100_000)
def path_of(pair: str) -> tuple[tuple[str, ...], str]:
    """`filter%5B%3EID%5D=7` -> ("filter", ">ID"), "7"."""
    key, _, value = pair.partition("=")
    name, *rest = unquote_plus(key).split("[")
    return (name, *(part.removesuffix("]") for part in rest)), unquote_plus(value)


def nested(query: str) -> dict[str, Any]:
    """A query string with brackets -> what PHP makes of it; lists stay mappings of "0", "1", ..."""
    found: dict[str, Any] = {}
    for pair in query.split("&") if query else ():
        path, value = path_of(pair)
        inner = found
        for part in path[:-1]:
            inner = inner.setdefault(part or str(len(inner)), {})
        inner[path[-1] or str(len(inner))] = value
    return found
