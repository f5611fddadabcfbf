"""b24pysdk, lists by `.as_list_fast()`, which its README recommends for large ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from b24pysdk import BitrixWebhook, Client


def start(url: str) -> Any:
    """Make a client."""
    parts = urlsplit(url)
    token = parts.path.removeprefix("/rest/").rstrip("/")
    return Client(BitrixWebhook(domain=parts.netloc, webhook_token=token))


def get(url: str, numbers: Iterable[int]) -> list[int]:
    """Get rows one after another."""
    client = start(url)
    return [int(client.crm.activity.get(bitrix_id=number).result["ID"]) for number in numbers]


def fetch(url: str, select: list[str]) -> Iterable[dict[str, Any]]:
    """All rows, as a list."""
    return list(iterate(url, select))


def iterate(url: str, select: list[str]) -> Iterable[dict[str, Any]]:
    """All rows, one after another."""
    return start(url).crm.activity.list(select=select).as_list_fast().result


def add(url: str, todos: Iterable[dict[str, Any]]) -> list[int]:
    """Add rows in batches."""
    client = start(url)
    requests = [
        client.crm.activity.todo.add(
            owner_type_id=todo["ownerTypeId"],
            owner_id=todo["ownerId"],
            deadline=datetime.fromisoformat(todo["deadline"]),
            title=todo["title"],
        )
        for todo in todos
    ]
    result = client.call_batches(requests).result.result
    return [one["id"] for one in (result.values() if isinstance(result, dict) else result)]
