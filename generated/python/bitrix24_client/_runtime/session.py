"""The shell that moves bytes for threads; what it moves is decided elsewhere.

Neither pydantic nor httpx2 is imported before the first request. Frames that hold an
address or a token return what went wrong instead of raising it, so that no traceback of
ours shows them, even one printed with local variables.
"""

from __future__ import annotations

from collections.abc import Awaitable, Coroutine, Iterator
from contextlib import closing
from os import getpid
from threading import Event
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from .call import Call, Page, paging_of
from .exchange import Failure, client_settings
from .redaction import hiding
from .retry import Plan, Post, Step, Together, Wait
from .shell import Shell
from .steps import Apart, Ask, Await, Store

if TYPE_CHECKING:
    import httpx2

    from .payload import Answer
    from .progress import Progress
    from .protocol import Reply

T = TypeVar("T")


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

    def pages(self, call: Call[list[T]], frames: int = 3) -> Iterator[Page[T]]:
        """Yield all pages, one request for each; raises what `page` does.

        Args:
            call: The call of the first page.
            frames: Frames up to that of the caller, who may be warned.
        """
        from .walk import Walk, cursor_of

        call = self.exchange.zoned(call)
        walk = Walk(call, cursor_of(call, frames))
        while True:
            page = self.page(walk.call)
            yield walk.distinct(page)
            if not walk.follow(page):
                return

    def iterate(self, call: Call[list[T]]) -> Iterator[T]:
        """Yield all records, one request per page; raises what `page` does.

        Args:
            call: The call of the first page.
        """
        for page in self.pages(call, 4):
            yield from page.items

    def all(self, call: Call[list[T]], progress: Progress = None) -> list[T]:
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
            return self.run(whole.plan())

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
        call = self.exchange.verify(call)
        return self.run(self.pace.send(call, self.exchange))

    def run(self, plan: Plan[T], stop: Event | None = None) -> T:
        """Carry out a plan and return its result.

        Args:
            plan: The plan.
            stop: Set once the result is not wanted any more.
        """
        stop = stop or Event()
        came: Any = None
        with closing(plan):  # now, not when it is collected: others may wait for it
            while not stop.is_set():
                try:
                    step = plan.send(came)
                except StopIteration as end:
                    return cast("T", end.value)
                came = self._take(step, stop)
        raise InterruptedError("given up, because a part of the same job failed")

    def _take(self, step: Step, stop: Event) -> Any:
        match step:
            case Post() | Ask():
                outcome = self._post(step)
                if isinstance(outcome, BaseException):
                    raise outcome
                return outcome
            case Together():
                return self._together(step)
            case Wait():
                return stop.wait(step.seconds)
            case Await():
                return step.done.wait(step.seconds)
            case Apart():
                return self.run(step.plan)  # to its end, whatever is stopped
            case Store():
                return self._store(step)

    def _together(self, step: Together) -> None:
        if step.limit == 1 or len(step.plans) == 1:
            for plan in step.plans:
                self.run(plan)
            return
        from concurrent.futures import ThreadPoolExecutor, as_completed
        from contextvars import copy_context

        pool, stop = ThreadPoolExecutor(min(step.limit, len(step.plans))), Event()
        try:
            under_way = [
                pool.submit(copy_context().run, self.run, plan, stop)
                for plan in step.plans
            ]
            for done in as_completed(under_way):
                done.result()
        finally:
            # An interruption does not wait for requests that are under way.
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)

    def _post(self, step: Post | Ask) -> Reply | Failure | BaseException:
        from httpx2 import HTTPError

        from .timely import follow

        client, traced = self._open(), {"trace": follow}
        with hiding(self.exchange.auth.mask):
            try:
                arguments = self.exchange.arguments(step)
                with client.stream(**arguments, extensions=traced) as response:
                    self.exchange.hurry(response)
                    response.read()
                    return self.exchange.reply(response)
            except HTTPError as error:
                return self.exchange.failure(error)
            except BaseException as error:  # an interruption too: `_answer` raises it
                return self.exchange.bare(error)

    def _store(self, step: Store) -> Exception | None:
        try:
            pending = step.save(step.tokens)
        except Exception as error:  # the plan tells it with the tokens
            return error
        if not isinstance(pending, Awaitable):
            return None
        if isinstance(pending, Coroutine):
            pending.close()
        return TypeError("on_refresh of a client for threads must not be a coroutine")

    def _open(self) -> httpx2.Client:
        if self._closed:
            raise RuntimeError("the session is closed")
        with self._lock:
            if self._elsewhere(getpid()) or self._client is None:
                from httpx2 import Client

                self._client = Client(**client_settings())
            return self._client
