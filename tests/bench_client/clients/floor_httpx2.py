"""By hand on httpx2: one kept connection, one page a request, as the documentation shows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import httpx2


def start(url: str) -> object:
    """Make a client."""
    return httpx2.Client()


def get(url: str, numbers: Iterable[int]) -> list[int]:
    """Get rows one after another."""
    with httpx2.Client() as http:
        return [int(_call(http, url, "crm.activity.get", {"ID": n})["ID"]) for n in numbers]


def fetch(url: str, select: list[str]) -> Iterable[dict[str, Any]]:
    """All rows, as a list."""
    return list(iterate(url, select))


def iterate(url: str, select: list[str]) -> Iterable[dict[str, Any]]:
    """All rows, one after another."""
    params = {"select": select, "order": {"ID": "ASC"}, "filter": {">ID": 0}, "start": -1}
    with httpx2.Client() as http:
        while True:
            page = _call(http, url, "crm.activity.list", params)
            yield from page
            if len(page) < 50:
                return
            params["filter"] = {">ID": page[-1]["ID"]}


def add(url: str, todos: Iterable[dict[str, Any]]) -> list[int]:
    """Add rows in batches, one batch after another."""
    from urllib.parse import urlencode

    commands = [f"crm.activity.todo.add?{urlencode(todo)}" for todo in todos]
    numbers: list[int] = []
    with httpx2.Client() as http:
        for first in range(0, len(commands), 50):
            named = {f"c{n}": text for n, text in enumerate(commands[first : first + 50])}
            result = _call(http, url, "batch", {"halt": 0, "cmd": named})
            numbers += [one["id"] for one in result["result"].values()]
    return numbers


def _call(http: httpx2.Client, url: str, method: str, params: dict[str, Any]) -> Any:
    response = http.post(url + method, json=params)
    response.raise_for_status()
    return json.loads(response.content)["result"]
