"""The shell that moves bytes for coroutines; what it moves is decided elsewhere.

Neither pydantic nor httpx2 is imported before the first request. Frames that hold an
address or a token return what went wrong instead of raising it, so that no traceback of
ours shows them, even one printed with local variables.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from .call import Call, Page, paging_of
from .exchange import Failure, client_settings
from .redaction import hiding
from .retry import Plan, Post, Wait
from .shell import Shell

if TYPE_CHECKING:
    import httpx2

    from .payload import Answer
    from .protocol import Reply

T = TypeVar("T")


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
