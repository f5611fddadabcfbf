"""Calls of every kind, made with threads and with coroutines."""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from bitrix24_client import AsyncBitrix24, Bitrix24, Rate, Retry
from httpx2 import AsyncClient, Client

from tests.faults.site import ROWS

Mode = Literal["sync", "async"]
BOUND = 10.0
"""Seconds after which a call hangs."""


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


@dataclass(frozen=True, slots=True)
class Caller:
    """Makes calls, after one that warms the connection up unless it is a list or `cold`."""

    mode: Mode
    address: str
    token: str | None = None
    cold: bool = False
    retry: Retry | None = field(default_factory=lambda: Retry(attempts=3, first=0.01))
    timeout: float = 5.0
    trust: ssl.SSLContext | None = None
    between: Callable[[], None] = lambda: None

    def call(self, kind: Kind) -> Outcome:
        """Make one call; it must come to an end."""
        outcome = Outcome()

        def make() -> None:
            try:
                if self.mode == "sync":
                    self._sync(kind, outcome)
                else:
                    asyncio.run(self._async(kind, outcome))
            except BaseException as error:
                outcome.error = error

        began = time.monotonic()
        thread = threading.Thread(target=make, daemon=True)
        thread.start()
        thread.join(BOUND)
        assert not thread.is_alive(), f"{kind.method} hangs"
        assert time.monotonic() - began < BOUND
        return outcome

    def client(self, cls: Any, http_client: Any) -> Any:
        """A client of either class."""
        rate = Rate(leak=1000.0, ceiling=50)
        more: Any = {"retry": self.retry, "timeout": self.timeout, "rate": rate}
        if self.token is None:
            return cls.from_webhook(self.address, http_client=http_client, **more)
        return cls.from_token(self.address, self.token, http_client=http_client, **more)

    def _sync(self, kind: Kind, outcome: Outcome) -> None:
        with ExitStack() as stack:
            trust = self.trust
            own = None if trust is None else stack.enter_context(Client(verify=trust))
            b24 = stack.enter_context(self.client(Bitrix24, own))
            if kind.lists:
                for record in kind.make(b24):
                    outcome.read.append(record.id)
                outcome.result = list(outcome.read)
                return
            if not self.cold:
                kind.make(b24)
                self.between()
            outcome.result = kind.make(b24).id

    async def _async(self, kind: Kind, outcome: Outcome) -> None:
        async with AsyncExitStack() as stack:
            trust = self.trust
            own = None if trust is None else AsyncClient(verify=trust)
            own = own and await stack.enter_async_context(own)
            b24 = await stack.enter_async_context(self.client(AsyncBitrix24, own))
            if kind.lists:
                async for record in kind.make(b24):
                    outcome.read.append(record.id)
                outcome.result = list(outcome.read)
                return
            if not self.cold:
                await kind.make(b24)
                self.between()
            outcome.result = (await kind.make(b24)).id
