"""Our asynchronous client, with models."""

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
            return [(await b24.crm.activity.get(id=number)).id for number in numbers]

    return asyncio.run(got())


def fetch(url: str, select: list[str]) -> Iterable[Any]:
    """All rows, as a list."""

    async def fetched() -> Iterable[Any]:
        async with _client(url) as b24:
            return await b24.crm.activity.list.all(select=select)

    return asyncio.run(fetched())


def add(url: str, todos: Iterable[dict[str, Any]]) -> list[int]:
    """Add rows in batches."""

    async def added() -> list[int]:
        async with _client(url) as b24:
            async with b24.batch() as batch:
                commands = [
                    batch.add(
                        b24.crm.activity.todo.add,
                        owner_type_id=todo["ownerTypeId"],
                        owner_id=todo["ownerId"],
                        deadline=todo["deadline"],
                        title=todo["title"],
                    )
                    for todo in todos
                ]
            return [command.result.id for command in commands]

    return asyncio.run(added())


def _client(url: str) -> AsyncBitrix24:
    return AsyncBitrix24.from_webhook(url, rate=None, parallel=20)
