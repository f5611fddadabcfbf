"""The shell that moves bytes for threads; what it moves is decided elsewhere.

Neither pydantic nor httpx2 is imported before the first request. Frames that hold an
address or a token return what went wrong instead of raising it, so that no traceback of
ours shows them, even one printed with local variables.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
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
