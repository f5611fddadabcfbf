"""Calls of methods by name, by threads and by coroutines alike."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.conformance import client_code as code
from tests.conformance import facts as known
from tests.conformance.portal import Portal

FLAVOURS = ("sync", "async")
ONCE: dict[str, Any] = {"retry": None, "rate": None}
"""Each call is sent once and at once."""


@dataclass(frozen=True, slots=True)
class Caller:
    """One way to call; `walk` gives all records of a paged list."""

    call: Callable[..., Any]
    walk: Callable[..., list[Any]]


@contextmanager
def caller(portal: Portal, flavour: str, token: str = "") -> Iterator[Caller]:
    """A client of one flavour; with a token it calls as an application does."""
    package = code.part("")
    cls = package.Bitrix24 if flavour == "sync" else package.AsyncBitrix24
    if token:
        client = cls.from_token(portal.endpoint, token, **ONCE)
    else:
        client = cls.from_webhook(portal.webhook, **ONCE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        if flavour == "sync":
            with client:
                yield _threads(client)
        else:
            yield from _coroutines(client)


def _threads(client: Any) -> Caller:
    return Caller(
        lambda method, **given: code.at(client, known.python_path(method))(**given),
        lambda method, **given: list(code.at(client, known.python_path(method)).iter(**given)),
    )


def _coroutines(client: Any) -> Iterator[Caller]:
    loop = _loop()

    async def walk(method: str, given: dict[str, Any]) -> list[Any]:
        return [item async for item in code.at(client, known.python_path(method)).iter(**given)]

    yield Caller(
        lambda method, **given: loop.run_until_complete(
            code.at(client, known.python_path(method))(**given)
        ),
        lambda method, **given: loop.run_until_complete(walk(method, given)),
    )
    loop.run_until_complete(client.aclose())


@cache
def _loop() -> asyncio.AbstractEventLoop:
    return asyncio.new_event_loop()
