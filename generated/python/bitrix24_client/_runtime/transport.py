"""The two shells that move bytes; what they move is decided elsewhere.

Neither pydantic nor httpx2 is imported before the first request. Frames that hold an
address or a token return what went wrong instead of raising it, so that no traceback of
ours shows them, even one printed with local variables.
"""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from .auth import Auth
from .call import Call, Page, paging_of
from .errors import Catalogue
from .exchange import READ_TIMEOUT, Exchange, Failure, client_settings
from .redaction import hiding
from .retry import NO_RETRY, Pace, Plan, Post, Wait

if TYPE_CHECKING:
    import httpx2

    from .payload import Answer
    from .protocol import Reply

T = TypeVar("T")
H = TypeVar("H")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a session is told besides who calls.

    Attributes:
        version: Version of the client, for the `User-Agent`.
        catalogue: The known errors.
        timeout: Seconds to wait for the server; connecting has 10 of them at most.
        check: Whether parameters are checked before they are sent.
        pace: Decides when calls leave; by default each leaves at once, and only once.
    """

    version: str
    catalogue: Catalogue = field(default_factory=Catalogue, repr=False)
    timeout: float = READ_TIMEOUT
    check: bool = True
    pace: Pace = field(default_factory=lambda: Pace(NO_RETRY), repr=False)


class Shell(Generic[H]):
    """What both sessions are made of.

    Args:
        auth: Who calls.
        settings: How.
        http_client: An HTTP client of one's own, for tests; it is not closed here.
    """

    def __init__(
        self, auth: Auth, settings: Settings, http_client: H | None = None
    ) -> None:
        self._exchange = Exchange(
            auth,
            settings.version,
            settings.catalogue,
            settings.timeout,
            settings.check,
        )
        self._client: H | None = http_client
        self._owned = http_client is None
        self._closed = False
        self._pace = settings.pace
        self._lock = threading.Lock()


class Session(Shell["httpx2.Client"]):
    """Sends calls; may be shared by threads."""

    def send(self, call: Call[T]) -> T:
        """Send a call and return its result.

        Args:
            call: The call.

        Raises:
            ApiError: The server answered with an error.
            TransportError: There was no answer of the API.
            ResponseError: The answer is not what the documentation says.
            RequestError: A parameter breaks a rule; nothing was sent.
            TypeError: JSON cannot carry a parameter.
        """
        return self._answer(call).value

    def page(self, call: Call[list[T]]) -> Page[T]:
        """Send a call and return one page of its list; raises what `send` does.

        Args:
            call: The call.

        Raises:
            ValueError: The method has no pages; nothing was sent.
        """
        paging_of(call)
        answer = self._answer(call)
        return Page(answer.value, answer.envelope.next, answer.envelope.total)

    def iterate(self, call: Call[list[T]]) -> Iterator[T]:
        """Yield all records, one request per page; raises what `page` does.

        Args:
            call: The call of the first page.
        """
        from .walk import Walk

        walk = Walk(call)
        while True:
            page = self.page(walk.call)
            yield from page.items
            if not walk.follow(page):
                return

    def close(self) -> None:
        """Close the connections; the session cannot be used any more."""
        self._closed = True
        if self._client is not None and self._owned:
            self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _answer(self, call: Call[T]) -> Answer[T]:
        self._exchange.verify(call)
        return self._carry_out(self._pace.send(call, self._exchange))

    def _carry_out(self, plan: Plan[T]) -> T:
        came: Reply | Failure | None = None
        while True:
            try:
                step = plan.send(came)
            except StopIteration as end:
                return cast("T", end.value)
            came = self._take(step)

    def _take(self, step: Post | Wait) -> Reply | Failure | None:
        if isinstance(step, Wait):
            time.sleep(step.seconds)
            return None
        outcome = self._post(step.call)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def _post(self, call: Call[Any]) -> Reply | Failure | BaseException:
        from httpx2 import HTTPError

        client = self._open()
        with hiding(self._exchange.auth.mask):
            try:
                response = client.post(**self._exchange.arguments(call))
                return self._exchange.reply(response)
            except HTTPError as error:
                return self._exchange.failure(error)
            except BaseException as error:  # an interruption too: `_answer` raises it
                return self._exchange.bare(error)

    def _open(self) -> httpx2.Client:
        if self._closed:
            raise RuntimeError("the session is closed")
        with self._lock:
            if self._client is None:
                from httpx2 import Client

                self._client = Client(**client_settings())
            return self._client


class AsyncSession(Shell["httpx2.AsyncClient"]):
    """Sends calls from coroutines; belongs to one event loop."""

    async def send(self, call: Call[T]) -> T:
        """Send a call and return its result.

        Args:
            call: The call.

        Raises:
            ApiError: The server answered with an error.
            TransportError: There was no answer of the API.
            ResponseError: The answer is not what the documentation says.
            RequestError: A parameter breaks a rule; nothing was sent.
            TypeError: JSON cannot carry a parameter.
        """
        return (await self._answer(call)).value

    async def page(self, call: Call[list[T]]) -> Page[T]:
        """Send a call and return one page of its list; raises what `send` does.

        Args:
            call: The call.

        Raises:
            ValueError: The method has no pages; nothing was sent.
        """
        paging_of(call)
        answer = await self._answer(call)
        return Page(answer.value, answer.envelope.next, answer.envelope.total)

    async def iterate(self, call: Call[list[T]]) -> AsyncIterator[T]:
        """Yield all records, one request per page; raises what `page` does.

        Args:
            call: The call of the first page.
        """
        from .walk import Walk

        walk = Walk(call)
        while True:
            page = await self.page(walk.call)
            for item in page.items:
                yield item
            if not walk.follow(page):
                return

    async def aclose(self) -> None:
        """Close the connections; the session cannot be used any more."""
        self._closed = True
        if self._client is not None and self._owned:
            await self._client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def _answer(self, call: Call[T]) -> Answer[T]:
        self._exchange.verify(call)
        return await self._carry_out(self._pace.send(call, self._exchange))

    async def _carry_out(self, plan: Plan[T]) -> T:
        came: Reply | Failure | None = None
        while True:
            try:
                step = plan.send(came)
            except StopIteration as end:
                return cast("T", end.value)
            came = await self._take(step)

    async def _take(self, step: Post | Wait) -> Reply | Failure | None:
        if isinstance(step, Wait):
            from anyio import sleep

            await sleep(step.seconds)
            return None
        outcome = await self._post(step.call)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    async def _post(self, call: Call[Any]) -> Reply | Failure | BaseException:
        from httpx2 import HTTPError

        client = self._open()
        with hiding(self._exchange.auth.mask):
            try:
                response = await client.post(**self._exchange.arguments(call))
                return self._exchange.reply(response)
            except HTTPError as error:
                return self._exchange.failure(error)
            except BaseException as error:  # a cancellation too: `_answer` raises it
                return self._exchange.bare(error)

    def _open(self) -> httpx2.AsyncClient:
        if self._closed:
            raise RuntimeError("the session is closed")
        with self._lock:
            if self._client is None:
                from httpx2 import AsyncClient

                self._client = AsyncClient(**client_settings())
            return self._client
