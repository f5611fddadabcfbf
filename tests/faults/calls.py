"""Calls of every kind, made with threads and with coroutines."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from bitrix24_client import AsyncBitrix24, Bitrix24, Rate, Retry

from tests.faults.site import ROWS
from tests.marked import TOKEN

Mode = Literal["sync", "async"]
BOUND = 30.0
"""Seconds after which a call hangs; far more than any takes, for machines that are busy."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of call: its method, how it is made, and what comes of it if all is well."""

    method: str
    make: Callable[[Any], Any]
    good: object
    may_repeat: bool = True
    lists: bool = False


_DEADLINE = datetime(2025, 2, 3, 15, tzinfo=UTC)
KINDS = {
    "Read": Kind("crm.activity.get", lambda b24: b24.crm.activity.get(id=7), 7),
    "Repeatable write": Kind(
        "crm.activity.todo.updateDescription",
        lambda b24: b24.crm.activity.todo.update_description(
            id=7, owner_type_id=2, owner_id=1, value="new"
        ),
        7,
    ),
    "Other write": Kind(
        "crm.activity.todo.add",
        lambda b24: b24.crm.activity.todo.add(owner_type_id=2, owner_id=1, deadline=_DEADLINE),
        999,
        may_repeat=False,
    ),
    "List": Kind(
        "crm.activity.list",
        lambda b24: b24.crm.activity.list.iter(),
        list(range(1, ROWS + 1)),
        lists=True,
    ),
}


@dataclass(slots=True)
class Outcome:
    """What came of a call: its result, or an error and what was read before it."""

    result: object = None
    error: BaseException | None = None
    read: list[int] = field(default_factory=list[int])


Login = Callable[..., Any]
"""Makes a client of either class, which is the first argument; options follow."""


def by_webhook(address: str) -> Login:
    """A client that calls through a webhook."""
    return lambda cls, **more: cls.from_webhook(address, **more)


def by_token(endpoint: str) -> Login:
    """A client that calls with a token and cannot renew it."""
    return lambda cls, **more: cls.from_token(endpoint, TOKEN, **more)


@dataclass(frozen=True, slots=True)
class Caller:
    """Makes a call, after one that warms the connection up unless it is a list or `cold`.

    A `crowd` makes the call so many times at once. `http` gives an HTTP client to make it with.
    """

    mode: Mode
    login: Login
    http: Callable[[Mode], Any] = lambda mode: None
    cold: bool = False
    crowd: int = 0
    retry: Retry | None = field(default_factory=lambda: Retry(attempts=3, first=0.01))
    timeout: float = 5.0
    between: Callable[[], None] = lambda: None

    def call(self, kind: Kind) -> Outcome:
        """Make the call; it must come to an end."""
        outcome = Outcome()

        def make() -> None:
            try:
                if self.mode == "sync":
                    self._sync(kind, outcome)
                else:
                    asyncio.run(self._async(kind, outcome))
            except BaseException as error:
                outcome.error = error

        thread = threading.Thread(target=make, daemon=True)
        thread.start()
        thread.join(BOUND)
        assert not thread.is_alive(), f"{kind.method} hangs"
        return outcome

    def _client(self, cls: Any, http: Any) -> Any:
        rate = Rate(leak=1000.0, ceiling=500)
        options = {"retry": self.retry, "timeout": self.timeout, "rate": rate}
        return self.login(cls, http_client=http, **options)

    def _sync(self, kind: Kind, outcome: Outcome) -> None:
        def once(read: list[int]) -> object:
            if not kind.lists:
                return kind.make(b24).id
            for record in kind.make(b24):
                read.append(record.id)
            return list(read)

        with ExitStack() as stack:
            http = self.http("sync")
            b24 = self._client(Bitrix24, http and stack.enter_context(http))
            stack.enter_context(b24)
            if not (kind.lists or self.cold):
                once([])
                self.between()
            if not self.crowd:
                outcome.result = once(outcome.read)
                return
            pool = stack.enter_context(ThreadPoolExecutor(self.crowd))
            outcome.result = same(list(pool.map(once, [[] for _ in range(self.crowd)])))

    async def _async(self, kind: Kind, outcome: Outcome) -> None:
        async def once(read: list[int]) -> object:
            if not kind.lists:
                return (await kind.make(b24)).id
            async for record in kind.make(b24):
                read.append(record.id)
            return list(read)

        async with AsyncExitStack() as stack:
            http = self.http("async")
            b24 = self._client(AsyncBitrix24, http and await stack.enter_async_context(http))
            await stack.enter_async_context(b24)
            if not (kind.lists or self.cold):
                await once([])
                self.between()
            if not self.crowd:
                outcome.result = await once(outcome.read)
                return
            outcome.result = same(await asyncio.gather(*(once([]) for _ in range(self.crowd))))


def same(results: list[object]) -> object:
    """What all results are, if they are one; all of them otherwise."""
    return results[0] if all(result == results[0] for result in results) else results
