"""When a call is sent, and when again: decided by facts, done by the sessions.

A plan is a generator: it yields what is to be done next and is sent what came of it, so
that threads and coroutines share every decision.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from .auth import Access
from .call import Call
from .detour import Detour
from .errors import (
    DOUBT,
    ApiError,
    Bitrix24Error,
    OutcomeUnknown,
    ResponseError,
    TransportError,
)
from .exchange import Exchange, Failure
from .rate import Bucket, Operating
from .steps import Apart, Ask, Await, Store

if TYPE_CHECKING:
    from .payload import Answer
    from .protocol import Reply
    from .watch import Attempt

T = TypeVar("T")

_MARGIN = 0.5
"""Seconds after the reset of a method's execution time, for clocks that differ."""


def _chance() -> float:
    # `random` takes longer to import than all of this module.
    return int.from_bytes(os.urandom(4)) / 2**32


@dataclass(frozen=True, slots=True)
class Post:
    """Send a call; what comes back is its reply or a failure."""

    call: Call[Any]
    access: Access


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait for some seconds; nothing comes back."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Together:
    """Carry out plans side by side; nothing comes back.

    Attributes:
        plans: The plans; none of them raises what a call raises.
        limit: How many of them are under way at most.
    """

    plans: Sequence[Plan[None]]
    limit: int


Step: TypeAlias = "Post | Wait | Together | Ask | Store | Apart | Await"
"""What a session can do; each tells what comes back."""

Plan: TypeAlias = Generator[Step, Any, T]
"""What is to be done for a result."""


@dataclass(frozen=True, slots=True)
class Retry:
    """How often and how long a call is tried.

    A call is sent again only if that cannot do its work twice: it was refused before it
    was carried out, it did not reach the server, or the method may be repeated.

    Attributes:
        attempts: How often a call is sent at most.
        within: Seconds that may pass until the last attempt begins.
        first: Seconds before the second attempt; doubled for each that follows, less a
            random part of up to a half.
        longest: Seconds between two attempts at most.
        reset_within: Seconds to wait at most for a method whose execution time is used
            up; it is then tried once more. Such a wait may last ten minutes.
    """

    attempts: int = 5
    within: float = 120.0
    first: float = 0.5
    longest: float = 30.0
    reset_within: float = 60.0

    def __post_init__(self) -> None:
        if self.attempts < 1 or min(self.within, self.first, self.longest) < 0:
            raise ValueError("a call is sent at least once, and no time is negative")


NO_RETRY = Retry(attempts=1)


@dataclass(slots=True)
class Pace:
    """What decides when calls leave.

    Attributes:
        retry: How often and how long a call is tried.
        bucket: The bucket of the portal; None if it has no limit.
        operating: Execution times of the methods.
        now: Seconds that never go back.
        chance: Gives a number from 0 to 1.
    """

    retry: Retry = field(default_factory=Retry)
    bucket: Bucket | None = None
    operating: Operating = field(default_factory=Operating)
    now: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = _chance

    def send(self, call: Call[T], exchange: Exchange) -> Plan[Answer[T]]:
        """Return the plan of a call: it is sent until it is answered or given up.

        Args:
            call: The call.
            exchange: Judges what comes back.

        Raises:
            Bitrix24Error: What `Session.send` tells.
        """
        began, number = self.now(), 0
        detour = Detour(call, exchange.auth, self)
        while True:
            number += 1
            attempt = exchange.attempt(call, number)
            if self.bucket is not None and (delay := self.bucket.reserve()):
                exchange.watch.throttled(attempt, delay)
                yield Wait(delay)
            access = exchange.auth.access
            outcome, found = yield from self._attempt(
                Post(call, access), exchange, attempt
            )
            if not isinstance(found, Bitrix24Error):
                self.operating.note(call.wire, found.envelope.time)
                return found
            if (yield from detour.mended(outcome, found, access)):
                number -= 1  # it was not carried out, and is now a request of its own
                continue
            pause = self.patience(call, found, number, began)
            if pause is None:
                raise doubtful(call, found)
            exchange.watch.repeats(attempt, found, pause)
            yield Wait(pause)

    def patience(
        self, call: Call[Any], error: Bitrix24Error, number: int, began: float
    ) -> float | None:
        """Return the seconds until a call is sent again; None if it is given up.

        Args:
            call: The call.
            error: Why it failed.
            number: How often it was sent.
            began: When it was first tried.
        """
        pause = self.pause(call, error, number)
        if pause is None or number >= self.retry.attempts:
            return None
        late = self.now() - began + pause > self._bound(error)
        return None if late else pause

    def _attempt(
        self, post: Post, exchange: Exchange, attempt: Attempt
    ) -> Plan[tuple[Reply | Failure, Answer[Any] | Bitrix24Error]]:
        """Return the plan of sending a call once."""
        exchange.watch.sends(attempt)
        sent = self.now()
        try:
            outcome = cast("Reply | Failure", (yield post))
        except GeneratorExit:
            exchange.watch.stopped(attempt, self.now() - sent)
            raise
        seconds, found = self.now() - sent, exchange.judge(post.call, outcome)
        reply = None if isinstance(outcome, Failure) else outcome
        exchange.watch.came(attempt, reply, found, seconds)
        return outcome, found

    def pause(self, call: Call[Any], error: Bitrix24Error, number: int) -> float | None:
        """Return the seconds until a call may be sent again; None if it must not be.

        Args:
            call: The call.
            error: Why it failed.
            number: How often it was sent.
        """
        match error:
            case OutcomeUnknown():
                return None
            case TransportError():
                return self.backoff(number) if error.passing else None
            case ResponseError():
                safe = call.repeat_safe and not error.readable
                return self.backoff(number) if safe else None
            case ApiError():
                return self._after(call, error, number)
            case _:
                return None

    def _after(self, call: Call[Any], error: ApiError, number: int) -> float | None:
        match error.retry:
            case "wait":
                if self.bucket is not None:
                    self.bucket.refused()
                return self.backoff(number)
            case "wait_for_reset":
                error.free_in = self.operating.free_in(call.wire)
                return None if error.free_in is None else error.free_in + _MARGIN
            case "if_repeat_safe" if call.repeat_safe:
                return self.backoff(number)
            case _:
                return None

    def _bound(self, error: Bitrix24Error) -> float:
        reset = isinstance(error, ApiError) and error.retry == "wait_for_reset"
        return self.retry.reset_within if reset else self.retry.within

    def backoff(self, number: int) -> float:
        """Return the seconds to wait after so many attempts.

        Args:
            number: How often it was tried.
        """
        doubled = self.retry.first * 2.0 ** min(number - 1, 60)
        return min(self.retry.longest, doubled) * (1 - self.chance() / 2)


def doubtful(call: Call[Any], error: Bitrix24Error) -> Bitrix24Error:
    """Return what is to be raised: `OutcomeUnknown` if the work may have been done.

    Args:
        call: The call.
        error: Why it failed.
    """
    lost = (isinstance(error, ResponseError) and not error.readable) or (
        isinstance(error, ApiError) and error.retry == "if_repeat_safe"
    )
    if not lost or call.repeat_safe:
        return error
    return OutcomeUnknown(
        f"{error}; {DOUBT}",
        method=call.wire,
        http_status=error.http_status,
        error=error,
    )
