"""A table of records behind a portal: lists, single records, additions, and batches of them.

It reads commands as PHP reads an address, puts results for references, and leaves the text of those
that lead nowhere, as the API does.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import unquote_plus

from tests.runtime.loopback import Answer, Received

Body = dict[str, Any]
SIZE = 50


def parse(query: str) -> Body:
    """The parameters in the text of a command, as PHP reads it."""
    made: Body = {}
    for part in filter(None, query.split("&")):
        key, _, value = part.partition("=")
        head, *rest = re.findall(r"[^\[\]]+", unquote_plus(key))
        place, last = made, head
        for name in rest:
            place, last = place.setdefault(last, {}), name
        place[last] = unquote_plus(value)
    return made


class Table:
    """Records, by number; `change` is called after each list, `fail` may answer with an error."""

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self.rows = set(numbers)
        self.change: Callable[[], None] = lambda: None
        self.fail: Callable[[str, Body], Body | None] = lambda method, params: None
        self.commands: list[tuple[str, Body]] = []
        self.requests: list[str] = []
        self._lock = threading.Lock()

    def reply(self, received: Received) -> Answer:
        """Answer a request."""
        method = received.path.rpartition("/")[2]
        with self._lock:
            self.requests.append(method)
            return Answer(
                self._batch(received.body) if method == "batch" else self.one(method, received.body)
            )

    def one(self, method: str, params: Body) -> Body:
        """Answer a call."""
        self.commands.append((method, params))
        failed = self.fail(method, params)
        if failed is not None:
            return failed
        match method.rpartition(".")[2]:
            case "list":
                found = self._list(params)
                self.change()
                return found
            case "get" if str(params["id"]).isdecimal() and int(params["id"]) in self.rows:
                return {"result": {"ID": str(params["id"]), "NOTE": params.get("note")}}
            case "add":
                number = max(self.rows, default=0) + 1
                self.rows.add(number)
                return {"result": {"id": number}}
            case "echo":
                return {"result": params}
            case _:
                return {"error": "NOT_FOUND", "error_description": "There is no such thing."}

    def _list(self, params: Body) -> Body:
        conditions = params.get("filter") or {}
        after, until = _whole(conditions.get(">ID", 0)), _whole(conditions.get("<=ID", 10**9))
        rows = sorted(row for row in self.rows if after < row <= until)
        if (params.get("order") or {}).get("ID", "ASC").upper() == "DESC":
            rows.reverse()
        start = int(params.get("start", 0))
        page = [{"ID": str(row)} for row in rows[max(0, start) : max(0, start) + SIZE]]
        if start < 0:
            return {"result": page, "total": 0}
        more = {"next": start + SIZE} if start + SIZE < len(rows) else {}
        return {"result": page, "total": len(rows), **more}

    def _batch(self, body: Body) -> Body:
        parts: dict[str, Body] = {
            "result": {},
            "result_error": {},
            "result_total": {},
            "result_next": {},
        }
        for name, text in body["cmd"].items():
            method, _, query = text.partition("?")
            answer = self.one(method, resolved(parse(query), parts["result"]))
            if "error" in answer:
                parts["result_error"][name] = answer
                if body["halt"]:
                    break
                continue
            parts["result"][name] = answer["result"]
            for key in ("total", "next"):
                if key in answer:
                    parts[f"result_{key}"][name] = answer[key]
        return {"result": {key: part or [] for key, part in parts.items()}}


def resolved(value: Any, results: Body) -> Any:
    """A parameter with results in place of references that lead somewhere."""
    if isinstance(value, dict):
        return {key: resolved(item, results) for key, item in value.items()}
    found = re.fullmatch(r"\$result((?:\[[^\]]+\])+)", value)
    place: Any = results
    for key in re.findall(r"\[([^\]]+)\]", found[1]) if found else ():
        if isinstance(place, list):
            place = place[int(key)] if int(key) < len(place) else None
        else:
            place = place.get(key)
        if place is None:
            return value
    return place if found else value


def _whole(text: Any) -> int:
    """A number as PHP reads it: text without digits is 0."""
    found = re.match(r"\d+", str(text))
    return int(found[0]) if found else 0
