"""fast_bitrix24, asynchronous, with an own session, which keeps connections; its throttle out of the way."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import aiohttp
from fast_bitrix24 import BitrixAsync


def start(url: str) -> object:
    """Make a client."""
    return BitrixAsync(url, verbose=False)


def get(url: str, numbers: Iterable[int]) -> list[int]:
    """Get rows one after another. `raw=True` sends a call as it is, not as a batch of one."""

    async def got() -> list[int]:
        async with _session() as session:
            bx = _client(url, session)
            answers = [await bx.call("crm.activity.get", {"ID": n}, raw=True) for n in numbers]
            return [int(answer["result"]["ID"]) for answer in answers]

    return asyncio.run(got())


def fetch(url: str, select: list[str]) -> Iterable[dict[str, Any]]:
    """All rows, as a list."""

    async def fetched() -> Any:
        async with _session() as session:
            params = {"select": select}
            return await _client(url, session).get_all("crm.activity.list", params)

    return asyncio.run(fetched())


def add(url: str, todos: Iterable[dict[str, Any]]) -> list[int]:
    """Add rows in batches."""

    async def added() -> Any:
        async with _session() as session:
            return await _client(url, session).call("crm.activity.todo.add", list(todos))

    return asyncio.run(added())


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(raise_for_status=True)  # without it, errors would pass as None


def _client(url: str, session: aiohttp.ClientSession) -> BitrixAsync:
    return BitrixAsync(
        url,
        verbose=False,
        request_pool_size=1_000_000,
        requests_per_second=1e6,
        operating_time_limit=10**9,
        client=session,
    )
