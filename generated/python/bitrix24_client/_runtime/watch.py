"""What a caller can watch: log records and hooks, for each time that a call is sent.

They tell what was called, how it went and how long it took, never a parameter, a result
or a secret.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from . import wire
from .errors import ApiError, Bitrix24Error, TransportError
from .rate import number_of

if TYPE_CHECKING:
    from .payload import Answer
    from .protocol import Reply

_log = logging.getLogger("bitrix24_client")
_CODE = re.compile(r"\w{1,80}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One time that a call is sent, as hooks are told of it.

    Attributes:
        method: Wire name of the method.
        portal: Host of the portal.
        number: 1 when the call is sent first, 2 when it is sent again, and so on.
        seconds: How long it took; None before it is sent.
        status: HTTP status; None if there was no answer.
        error: What came of it if it failed. Before a call is sent, and if it was
            interrupted, `status` and `error` are both None.
        time: Timing of the server as it came with a good answer; may be empty.
    """

    method: str
    portal: str
    number: int = 1
    seconds: float | None = None
    status: int | None = None
    error: Bitrix24Error | None = None
    time: Mapping[str, Any] = field(default_factory=dict[str, Any], hash=False)

    @property
    def operating(self) -> float | None:
        """Execution time in seconds that the method has used up to now, if it is told."""
        return number_of(self.time.get(wire.OPERATING))


Hook: TypeAlias = Callable[[Attempt], object]
"""What is called for each attempt; its result does not matter."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Tells loggers and hooks what happens to a call.

    An exception of a hook is logged and goes no further: an answer, which may be that of
    a write, is not lost for it.

    Attributes:
        before: Called before a call is sent, each time.
        after: Called when it is known what came of it, before it is sent again.
    """

    before: Hook | None = None
    after: Hook | None = None

    def __post_init__(self) -> None:
        from inspect import iscoroutinefunction

        for hook in (self.before, self.after):
            if hook is not None and (not callable(hook) or iscoroutinefunction(hook)):
                raise TypeError("a hook is a plain function: nobody would await it")

    def sends(self, attempt: Attempt) -> None:
        """Note that a call is about to be sent.

        Args:
            attempt: The attempt.
        """
        _tell(self.before, attempt)

    def came(
        self,
        attempt: Attempt,
        reply: Reply | None,
        found: Answer[Any] | Bitrix24Error,
        seconds: float,
    ) -> None:
        """Note what came of a call.

        Args:
            attempt: The attempt.
            reply: What came back; None if nothing did.
            found: The answer, or the error that it amounts to.
            seconds: How long it took.
        """
        if self.after is None and not _log.isEnabledFor(logging.DEBUG):
            return
        status = None if reply is None else reply.status
        done = replace(attempt, seconds=seconds, status=status)
        if isinstance(found, Bitrix24Error):
            done = replace(done, error=found)
        else:
            done = replace(done, time=found.envelope.time)
        _debug(done, "" if done.error is None else _reason(done.error))
        _tell(self.after, done)

    def stopped(self, attempt: Attempt, seconds: float) -> None:
        """Note that a call was interrupted while it waited for its answer.

        Args:
            attempt: The attempt.
            seconds: How long it had waited.
        """
        done = replace(attempt, seconds=seconds)
        _debug(done, "interrupted")
        _tell(self.after, done)

    def throttled(self, attempt: Attempt, seconds: float) -> None:
        """Note that a call waits because others went before it.

        Args:
            attempt: The attempt that follows.
            seconds: How long it waits.
        """
        _log.info(
            "%s: waits %.3f s to keep the rate of the portal",
            attempt.method,
            seconds,
            extra=_facts(attempt, "rate") | {"wait": seconds},
        )

    def repeats(self, attempt: Attempt, error: Bitrix24Error, seconds: float) -> None:
        """Note that a call is going to be sent again.

        Args:
            attempt: The attempt that failed.
            error: How it failed.
            seconds: How long it waits.
        """
        failed = replace(attempt, status=error.http_status, error=error)
        reason = _reason(error)
        _log.warning(
            "%s: attempt %d failed with %s, the next one follows in %.3f s",
            attempt.method,
            attempt.number,
            reason,
            seconds,
            extra=_facts(failed, reason) | {"wait": seconds},
        )


def _tell(hook: Hook | None, attempt: Attempt) -> None:
    if hook is None:
        return
    try:
        hook(attempt)
    except Exception as error:
        # Without what it came in the course of: frames that hold parameters.
        error.__context__ = None
        _log.error("%s: a hook failed", attempt.method, exc_info=error)


def _debug(attempt: Attempt, reason: str) -> None:
    if _log.isEnabledFor(logging.DEBUG):
        told = "no answer" if attempt.status is None else f"HTTP {attempt.status}"
        _log.debug(
            "%s: %s in %.3f s%s",
            attempt.method,
            told,
            attempt.seconds,
            f": {reason}" if reason else "",
            extra=_facts(attempt, reason),
        )


def _facts(attempt: Attempt, reason: str) -> dict[str, object]:
    """Return what goes into a log record besides its text."""
    error = attempt.error
    return {
        "method": attempt.method,
        "portal": attempt.portal,
        "attempt": attempt.number,
        "seconds": attempt.seconds,
        "status": attempt.status,
        "error": None if error is None else type(error).__name__,
        "code": _code(error),
        "reason": reason,
    }


def _reason(error: Bitrix24Error) -> str:
    kind = error.kind if isinstance(error, TransportError) else _code(error)
    return f"{type(error).__name__} ({kind})" if kind else type(error).__name__


def _code(error: Bitrix24Error | None) -> str | None:
    """Return the code of an error; a text in its place may hold somebody's data."""
    code = error.code if isinstance(error, ApiError) else ""
    return code if _CODE.fullmatch(code) else None
