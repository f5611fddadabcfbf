"""The shell that moves bytes for coroutines; what it moves is decided elsewhere.

Neither pydantic nor httpx2 is imported before the first request. Frames that hold an
address or a token return what went wrong instead of raising it, so that no traceback of
ours shows them, even one printed with local variables.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from contextlib import closing
from os import getpid
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from .auth import Auth
from .call import Call, Page, paging_of
from .exchange import Failure, client_settings
from .redaction import hiding
from .retry import Plan, Post, Step, Together, Wait
from .shell import Settings, Shell
from .steps import Apart, Ask, Await, Store

if TYPE_CHECKING:
    from asyncio import Task

    import httpx2

    from .payload import Answer
    from .progress import Progress
    from .protocol import Reply

T = TypeVar("T")

_LOOK = 0.01
"""Seconds between two looks at whether others are done."""


class AsyncSession(Shell["httpx2.AsyncClient"]):
    """Sends calls from coroutines; its connections belong to one event loop at a time.

    Args:
        auth: Who calls.
        settings: How.
        http_client: An HTTP client of one's own, for tests; it is not closed here.
    """

    def __init__(
        self,
        auth: Auth,
        settings: Settings,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        super().__init__(auth, settings, http_client)
        self._going_on: set[Task[Any]] = set()

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

    async def pages(
        self, call: Call[list[T]], frames: int = 3
    ) -> AsyncIterator[Page[T]]:
        """Yield all pages, one request for each; raises what `page` does.

        Args:
            call: The call of the first page.
            frames: Frames up to that of the caller, who may be warned.
        """
        from .walk import Walk, cursor_of

        call = self.exchange.zoned(call)
        walk = Walk(call, cursor_of(call, frames))
        while True:
            page = await self.page(walk.call)
            yield walk.distinct(page)
            if not walk.follow(page):
                return

    async def iterate(self, call: Call[list[T]]) -> AsyncIterator[T]:
        """Yield all records, one request per page; raises what `page` does.

        Args:
            call: The call of the first page.
        """
        async for page in self.pages(call, 4):
            for record in page.items:
                yield record

    async def all(self, call: Call[list[T]], progress: Progress = None) -> list[T]:
        """Return all records, many pages to a request; raises what `page` does.

        Args:
            call: The call of the first page.
            progress: Is told how many records there are so far, and in all.
        """
        from .progress import telling
        from .walk import cursor_of
        from .whole import Whole

        call = self.exchange.verify(call)
        cursor = cursor_of(call, 5)
        with telling(progress, call.wire) as tell:
            whole = Whole(call, cursor, self.pace, self.exchange, self.parallel, tell)
            return await self.run(whole.plan())

    async def aclose(self) -> None:
        """Close the connections; the session cannot be used any more.

        New tokens that are on the way are waited for: they would be lost.
        """
        if self._going_on:
            from asyncio import current_task, wait

            if others := self._going_on - {current_task()}:
                await wait(others)
        self._closed = True
        owned = self._client if self._owned else None
        if owned is not None and not self._elsewhere(getpid(), _loop()):
            await owned.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def _answer(self, call: Call[T]) -> Answer[T]:
        call = self.exchange.verify(call)
        return await self.run(self.pace.send(call, self.exchange))

    async def run(self, plan: Plan[T]) -> T:
        """Carry out a plan and return its result.

        Args:
            plan: The plan.
        """
        came: Any = None
        with closing(plan):  # now, not when it is collected: others may wait for it
            while True:
                try:
                    step = plan.send(came)
                except StopIteration as end:
                    return cast("T", end.value)
                came = await self._take(step)

    async def _take(self, step: Step) -> Any:
        match step:
            case Post() | Ask():
                outcome = await self._post(step)
                if isinstance(outcome, BaseException):
                    raise outcome
                return outcome
            case Together():
                return await self._together(step)
            case Wait():
                from anyio import sleep

                return await sleep(step.seconds)
            case Await():
                return await _others(step)
            case Apart():
                return await self._apart(step.plan)
            case Store():
                return await self._store(step)

    async def _together(self, step: Together) -> None:
        from anyio import CapacityLimiter, create_task_group

        limiter = CapacityLimiter(step.limit)

        failed: list[Exception] = []

        async def limited(plan: Plan[None]) -> None:
            try:
                async with limiter:
                    await self.run(plan)
            except Exception as error:  # raised below, without the group around it
                failed.append(error)
                group.cancel_scope.cancel()

        async with create_task_group() as group:
            for plan in step.plans:
                group.start_soon(limited, plan)
        if failed:
            raise failed[0]

    async def _post(self, step: Post | Ask) -> Reply | Failure | BaseException:
        from httpx2 import HTTPError

        from .timely import afollow

        client, traced = self._open(), {"trace": afollow}
        with hiding(self.exchange.auth.mask):
            try:
                arguments = self.exchange.arguments(step)
                async with client.stream(**arguments, extensions=traced) as response:
                    self.exchange.hurry(response)
                    await response.aread()
                    return self.exchange.reply(response)
            except HTTPError as error:
                return self.exchange.failure(error)
            except BaseException as error:  # a cancellation too: `_answer` raises it
                return self.exchange.bare(error)

    async def _store(self, step: Store) -> Exception | None:
        try:
            pending = step.save(step.tokens)
            if isinstance(pending, Awaitable):
                await pending
        except Exception as error:  # the plan tells it with the tokens
            return error
        return None

    async def _apart(self, plan: Plan[T]) -> T:
        import asyncio

        if _loop() is None:  # with trio, all cancellation is a matter of scopes
            from anyio import CancelScope

            with CancelScope(shield=True):
                return await self.run(plan)
        task = asyncio.create_task(self.run(plan))
        self._going_on.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    def _ended(self, task: Task[Any]) -> None:
        self._going_on.discard(task)
        if not task.cancelled():
            task.exception()  # its caller may be gone; asyncio would complain

    def _open(self) -> httpx2.AsyncClient:
        if self._closed:
            raise RuntimeError("the session is closed")
        with self._lock:
            if self._elsewhere(getpid(), _loop()) or self._client is None:
                from httpx2 import AsyncClient

                self._client = AsyncClient(**client_settings())
            return self._client


def _loop() -> object:
    """Return the running event loop; None with trio."""
    from asyncio import get_running_loop

    try:
        return get_running_loop()
    except RuntimeError:
        return None


async def _others(step: Await) -> None:
    # Those waited for may be threads or tasks of another loop: looking from time to
    # time is what works among all of them.
    from anyio import current_time, sleep

    late = current_time() + step.seconds
    while not step.done.is_set() and current_time() < late:
        await sleep(_LOOK)
