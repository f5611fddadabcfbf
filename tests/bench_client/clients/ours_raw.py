"""Our client, with the JSON as it came."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bitrix24_client import Bitrix24


def start(url: str) -> object:
    """Make a client."""
    return _client(url)


def get(url: str, numbers: Iterable[int]) -> list[int]:
    """Get rows one after another."""
    with _client(url) as b24:
        return [int(b24.raw(b24.crm.activity.get, id=number)["ID"]) for number in numbers]


def fetch(url: str, select: list[str]) -> Iterable[Any]:
    """All rows, as a list."""
    with _client(url) as b24:
        return b24.raw(b24.crm.activity.list.all, select=select)


def iterate(url: str, select: list[str]) -> Iterable[Any]:
    """All rows, one after another."""
    with _client(url) as b24:
        yield from b24.raw(b24.crm.activity.list.iter, select=select)


def _client(url: str) -> Bitrix24:
    return Bitrix24.from_webhook(url, rate=None, parallel=20)
