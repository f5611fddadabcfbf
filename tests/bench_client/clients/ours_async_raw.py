"""Our asynchronous client, with the JSON as it came."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from bitrix24_client import AsyncBitrix24


def start(url: str) -> object:
    """Make a client."""
    return _client(url)


def get(url: str, numbers: Iterable[int]) -> list[int]:
    """Get rows one after another."""

    async def got() -> list[int]:
        async with _client(url) as b24:
            get = b24.crm.activity.get
            return [int((await b24.raw(get, id=number))["ID"]) for number in numbers]

    return asyncio.run(got())


def fetch(url: str, select: list[str]) -> Iterable[Any]:
    """All rows, as a list."""

    async def fetched() -> Iterable[Any]:
        async with _client(url) as b24:
            return await b24.raw(b24.crm.activity.list.all, select=select)

    return asyncio.run(fetched())


def _client(url: str) -> AsyncBitrix24:
    return AsyncBitrix24.from_webhook(url, rate=None, parallel=20)
