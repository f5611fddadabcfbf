"""By hand on httpx2, asynchronous, for single calls."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable

import httpx2


def start(url: str) -> object:
    """Make a client."""
    return httpx2.AsyncClient()


def get(url: str, numbers: Iterable[int]) -> list[int]:
    """Get rows one after another."""

    async def got() -> list[int]:
        found: list[int] = []
        async with httpx2.AsyncClient() as http:
            for number in numbers:
                response = await http.post(url + "crm.activity.get", json={"ID": number})
                response.raise_for_status()
                found.append(int(json.loads(response.content)["result"]["ID"]))
        return found

    return asyncio.run(got())
