"""Calls of every kind, made with threads and with coroutines."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Literal

from bitrix24_client import AsyncBitrix24, Bitrix24, Bitrix24Error, OAuthApp, Rate, Retry, Tokens

from tests.faults.site import ROWS
from tests.marked import CLIENT_SECRET, REFRESH_TOKEN, TOKEN

Mode = Literal["sync", "async"]
BOUND = 30.0
"""Seconds after which a call hangs; far more than any takes, for machines that are busy."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of call: how it is made by either client, and what comes of it if all is well.

    `method` is what it has the server do. A `warm` call comes before it; of a list, the first
    page is one.
    """

    method: str
    sync: Callable[[Any], Any]
    aio: Callable[[Any], Any]
    good: Any
    warm: Kind | None = None
    may_repeat: bool = True
    walks: bool = False

    @property
    def lists(self) -> bool:
        """Whether it is a list, which may end in the middle."""
        return isinstance(self.good, list)


def single(method: str, good: int, make: Callable[[Any], Any], may_repeat: bool = True) -> Kind:
    """A call whose result has an identifier."""

    async def aio(b24: Any) -> object:
        return (await make(b24)).id

    made = Kind(method, lambda b24: make(b24).id, aio, good, None, may_repeat)
    return replace(made, warm=made)


def batch(warm: Kind, good: Any, *adds: Callable[[Any], tuple[Any, dict[str, Any]]]) -> Kind:
    """A batch of such calls, each a method of the client and its arguments."""

    def filled(b24: Any, batch: Any) -> list[Any]:
        calls = (add(b24) for add in adds)
        return [batch.add(method, **arguments) for method, arguments in calls]

    def results(commands: list[Any]) -> object:
        for command in commands:
            assert isinstance(
                command.error, Bitrix24Error | None
            )  # an error not asked for is logged
        return tuple(command.result.id for command in commands)

    def sync(b24: Any) -> object:
        with b24.batch() as batch:
            commands = filled(b24, batch)
        return results(commands)

    async def aio(b24: Any) -> object:
        async with b24.batch() as batch:
            commands = filled(b24, batch)
        return results(commands)

    return Kind(warm.method, sync, aio, good, warm, warm.may_repeat)


def _add(b24: Any) -> tuple[Any, dict[str, Any]]:
    return b24.crm.activity.todo.add, {"owner_type_id": 2, "owner_id": 1, "deadline": _DEADLINE}


def _get(b24: Any) -> tuple[Any, dict[str, Any]]:
    return b24.crm.activity.get, {"id": 7}


def _called(add: Callable[[Any], tuple[Any, dict[str, Any]]], b24: Any) -> Any:
    method, arguments = add(b24)
    return method(**arguments)


def _walk(b24: Any) -> Any:
    return b24.crm.activity.list.iter()


async def _whole(b24: Any) -> list[int]:
    return [record.id for record in await b24.crm.activity.list.all()]


_DEADLINE = datetime(2025, 2, 3, 15, tzinfo=UTC)
_NUMBERS = list(range(1, ROWS + 1))
_READ = single("crm.activity.get", 7, partial(_called, _get))
_WRITE = single("crm.activity.todo.add", 999, partial(_called, _add), may_repeat=False)
KINDS = {
    "Read": _READ,
    "Repeatable write": single(
        "crm.activity.todo.updateDescription",
        7,
        lambda b24: b24.crm.activity.todo.update_description(
            id=7, owner_type_id=2, owner_id=1, value="new"
        ),
    ),
    "Other write": _WRITE,
    "Batch of reads": batch(_READ, (7, 7), _get, _get),
    "Batch with another write": batch(_WRITE, (999, 7), _add, _get),
    "List, iter": Kind("crm.activity.list", _walk, _walk, _NUMBERS, walks=True),
    "List, all": Kind(
        "crm.activity.list",
        lambda b24: [record.id for record in b24.crm.activity.list.all()],
        _whole,
        _NUMBERS,
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


def by_oauth(endpoint: str, save: Callable[[Tokens], None] = lambda tokens: None) -> Login:
    """A client that renews its tokens."""
    app = OAuthApp("app.1", CLIENT_SECRET)
    tokens = Tokens(access_token=TOKEN, refresh_token=REFRESH_TOKEN, client_endpoint=endpoint)
    return lambda cls, **more: cls.from_oauth(app, tokens, save, **more)


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
                outcome.read += [record.id for record in getattr(error, "partial", None) or ()]

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
            if not kind.walks:
                return kind.sync(b24)
            for record in kind.sync(b24):
                read.append(record.id)
            return list(read)

        with ExitStack() as stack:
            http = self.http("sync")
            b24 = self._client(Bitrix24, http and stack.enter_context(http))
            stack.enter_context(b24)
            if kind.warm is not None and not self.cold:
                kind.warm.sync(b24)
                self.between()
            if not self.crowd:
                outcome.result = once(outcome.read)
                return
            pool = stack.enter_context(ThreadPoolExecutor(self.crowd))
            outcome.result = same(list(pool.map(once, [[] for _ in range(self.crowd)])))

    async def _async(self, kind: Kind, outcome: Outcome) -> None:
        async def once(read: list[int]) -> object:
            if not kind.walks:
                return await kind.aio(b24)
            async for record in kind.aio(b24):
                read.append(record.id)
            return list(read)

        async with AsyncExitStack() as stack:
            http = self.http("async")
            b24 = self._client(AsyncBitrix24, http and await stack.enter_async_context(http))
            await stack.enter_async_context(b24)
            if kind.warm is not None and not self.cold:
                await kind.warm.aio(b24)
                self.between()
            if not self.crowd:
                outcome.result = await once(outcome.read)
                return
            outcome.result = same(await asyncio.gather(*(once([]) for _ in range(self.crowd))))


def same(results: list[object]) -> object:
    """What all results are, if they are one; all of them otherwise."""
    return results[0] if all(result == results[0] for result in results) else results
