"""Programs that show what a client costs before its first answer."""

from __future__ import annotations

from collections.abc import Iterator

from imports import BARE, HTTP, ONE_MODEL
from tasks import NOTES, SINGLE

LIBRARIES = "import httpx2, pydantic"
MADE = "import and construct: "
ANSWERED = "first answer: "


def programs(url: str, clients: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Name and code of each."""
    yield BARE, "pass"
    yield LIBRARIES, "import httpx2, pydantic"
    yield HTTP, f"import httpx2\n{ONE_MODEL}"
    for client in SINGLE:
        if client in clients:
            load = f"from clients import {client} as client"
            yield MADE + NOTES[client], f"{load}; client.start({url!r})"
            yield ANSWERED + NOTES[client], f"{load}; client.get({url!r}, [1])"
