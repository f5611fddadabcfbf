"""Our client, with models."""

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
        return [b24.crm.activity.get(id=number).id for number in numbers]


def fetch(url: str, select: list[str]) -> Iterable[Any]:
    """All rows, as a list."""
    with _client(url) as b24:
        return b24.crm.activity.list.all(select=select)


def iterate(url: str, select: list[str]) -> Iterable[Any]:
    """All rows, one after another."""
    with _client(url) as b24:
        yield from b24.crm.activity.list.iter(select=select)


def add(url: str, todos: Iterable[dict[str, Any]]) -> list[int]:
    """Add rows in batches."""
    with _client(url) as b24:
        with b24.batch() as batch:
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


def _client(url: str) -> Bitrix24:
    return Bitrix24.from_webhook(url, rate=None, parallel=20)
