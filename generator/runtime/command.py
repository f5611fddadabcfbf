"""A command of a batch: the call, and later what came of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from types import GenericAlias
from typing import Any, Generic, TypeVar, cast, get_args

from . import wire
from .call import Call, Page
from .errors import DOUBT, Bitrix24Error, OutcomeUnknown, TransportError
from .exchange import Exchange
from .query import references
from .reference import Reference, Step, Trace, step_of

T = TypeVar("T", covariant=True)
U = TypeVar("U")
V = TypeVar("V")

_log = logging.getLogger("bitrix24_client")


class NotExecuted(Bitrix24Error):
    """A command of a batch was not carried out, because one before it failed."""


class UnresolvedReference(Bitrix24Error):
    """A command refers to a value that the answer of an earlier command does not hold.

    If it left nevertheless, the server took the text of the reference for the value;
    what it answered is not shown.
    """


@dataclass(eq=False, slots=True)
class Slot:
    """What is known of a command.

    Attributes:
        call: The call.
        paged: Its result is a page.
        needs: References in its parameters.
        text: What a batch is sent of it, if that is known already.
        sent: How often it was sent.
        body: Its part of the answer of the batch.
        error: Why it failed.
        asked: Somebody has asked for what came of it.
        away: It leaves or has left, and there is no answer yet.
    """

    call: Call[Any]
    paged: bool
    needs: tuple[Reference, ...] = ()
    text: str = ""
    sent: int = 0
    body: dict[str, Any] | None = None
    error: Bitrix24Error | None = None
    asked: bool = True
    away: bool = False

    @classmethod
    def of(cls, call: Call[Any], paged: bool) -> Slot:
        """Return the slot of a call.

        Args:
            call: The call.
            paged: Its result is a page.
        """
        return cls(call, paged, tuple(references(call.params)))

    @property
    def settled(self) -> bool:
        """Whether it is known what came of the command."""
        return self.body is not None or self.error is not None

    @property
    def payload(self) -> Any:
        """The result as it came; None if there is none."""
        return (self.body or {}).get(wire.RESULT)

    def __repr__(self) -> str:
        return self.call.wire

    def __del__(self) -> None:
        # As asyncio does for tasks: an error that nobody looks at is not lost.
        if not self.asked and self.error is not None:
            _log.error("of a batch, and nobody asked: %s", self.error)


class Command(Generic[T]):
    """A command of a batch; its result is there when the batch has been answered.

    A command that fails raises its error where its result is asked for. The error of
    one that nobody asks is told in the log.
    """

    def __init__(self, slot: Slot, exchange: Exchange) -> None:
        self._slot = slot
        self._slot.asked = False
        self._exchange = exchange
        self._value: T | None = None
        self._read = False

    @property
    def method(self) -> str:
        """Wire name of the method."""
        return self._slot.call.wire

    @property
    def result(self) -> T:
        """What the method returns.

        Raises:
            Bitrix24Error: Why there is none: what the method itself would raise,
                `NotExecuted` or `UnresolvedReference`.
            RuntimeError: The command has not been sent.
        """
        if (error := self.error) is not None:
            raise error
        return cast("T", self._value)

    @property
    def error(self) -> Bitrix24Error | None:
        """Why there is no result; None if there is one.

        Raises:
            RuntimeError: The command has not been sent.
        """
        if self._ask() is None and not self._read:
            self._make()
        return self._ask()

    @property
    def raw(self) -> Any:
        """The result as it came, without models; raises what `result` does."""
        if (error := self._ask()) is not None:
            raise error
        return self._slot.payload

    def ref(self: Command[V | None], pick: Callable[[V], U | None]) -> U:
        """Return what stands for a part of the result in a later command of the batch.

        It goes wherever a value of its type goes in a parameter, also into a mapping or
        a list, but not into a model.

        Args:
            pick: Leads from the result to the part: `lambda todo: todo.id`,
                `lambda page: page.items[0].id`, or `lambda id: id` for all of it.

        Raises:
            AttributeError: The result has no such part.
            TypeError: What the function returns is no part of the result.
        """
        kind = self._slot.call.returns
        if self._slot.paged:
            kind = GenericAlias(Page, get_args(kind))
        step = step_of(pick(cast("V", Trace(Step(kind)))))
        return cast("U", Reference(self._slot, step.path, step.sure))

    def _ask(self) -> Bitrix24Error | None:
        self._slot.asked = True
        if self._slot.settled:
            return self._slot.error
        if self._slot.away:  # the batch was interrupted
            return _unanswered(self._slot.call)
        raise RuntimeError(f"{self.method}: it has not been sent")

    def _make(self) -> None:
        answer = self._exchange.read(self._slot.call, self._slot.body or {})
        if isinstance(answer, Bitrix24Error):
            self._slot.error = answer
            return
        value: Any = answer.value
        if self._slot.paged:
            value = Page(value, answer.envelope.next, answer.envelope.total)
        self._value, self._read = value, True

    def __repr__(self) -> str:
        if self._slot.error is not None:
            state = f"failed with {type(self._slot.error).__name__}"
        else:
            state = "done" if self._slot.settled else "waiting"
        return f"<command {self.method}, {state}>"


def _unanswered(call: Call[Any]) -> TransportError:
    told = f"{call.wire}: in a batch whose answer has not come"
    if call.repeat_safe:
        return TransportError(told, method=call.wire)
    return OutcomeUnknown(f"{told}; {DOUBT}", method=call.wire)
