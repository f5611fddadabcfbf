"""Calls that are collected and sent together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Generic, NoReturn, ParamSpec, Self, TypeVar

from . import wire
from .async_session import AsyncSession
from .call import Call
from .command import Command, Slot
from .lane import Lane, lanes
from .methods import through
from .progress import Progress, Tell, telling
from .query import pointer, query
from .retry import Plan, Together
from .session import Session

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S", Session, AsyncSession)


class _Noted(BaseException):
    """Ends a method that has made its call."""


class _Recorder:
    """Stands in for a session: takes the call of a method and ends the method there."""

    slot: Slot

    def send(self, call: Call[Any]) -> NoReturn:
        self.slot = Slot.of(call, False)
        raise _Noted

    def page(self, call: Call[Any]) -> NoReturn:
        self.slot = Slot.of(call, True)
        raise _Noted

    def pages(self, call: Call[Any], *_: object) -> NoReturn:
        raise TypeError(f"{call.wire}: a batch takes one page of a list")

    iterate = all = pages


class Commands(Generic[S]):
    """What both kinds of batches are made of.

    Args:
        session: The session of the client.
        halt: Whether the first error stops the rest; all are then sent in order.
        parallel: How many requests are under way at most; None for that of the client.
        progress: Is told how many commands are answered, and how many there are.
    """

    def __init__(
        self,
        session: S,
        halt: bool = False,
        parallel: int | None = None,
        progress: Progress = None,
    ) -> None:
        if parallel is not None and parallel < 1:
            raise ValueError("parallel: a whole number above 0 is expected")
        self._session: S = session
        self._halt = halt
        self._parallel: int = session.parallel if parallel is None else parallel
        self._progress = progress
        self._slots: dict[Slot, None] = {}  # in order, and quick to look up
        self._sent = False

    def __len__(self) -> int:
        return len(self._slots)

    def _note(self, recorder: _Recorder) -> Command[Any]:
        slot = recorder.slot
        if self._sent:
            raise RuntimeError("the batch has been sent; make another one")
        for need in slot.needs:
            if need.command not in self._slots and not need.command.settled:
                raise ValueError(f"{need!r} is of another batch, which is not yet sent")
        slot.call = self._session.exchange.verify(slot.call)
        text = query(slot.call, lambda need: pointer("", need.path))
        slot.text = "" if slot.needs else text
        self._slots[slot] = None
        return Command(slot, self._session.exchange)

    @contextmanager
    def _sending(self) -> Generator[Plan[None], None, None]:
        if self._sent:
            raise RuntimeError("the batch has been sent; make another one")
        self._sent = True
        with telling(self._progress, wire.BATCH) as tell:
            yield self._plan(tell)

    def _plan(self, tell: Tell) -> Plan[None]:
        def report(_: Sequence[Slot]) -> bool:
            tell(sum(slot.settled for slot in self._slots), len(self._slots))
            return True

        pace, exchange = self._session.pace, self._session.exchange
        made = [
            Lane(lane, self._halt, pace, exchange, report).plan()
            for lane in lanes([*self._slots], self._halt, wire.BATCH_SIZE)
        ]
        if made:
            yield Together(made, self._parallel)


class Batch(Commands[Session]):
    """Calls that are sent together at the end of a `with` block.

    As many requests leave as are needed, side by side; with `halt`, one after the other
    until the first error. A command whose arguments refer to the results of others goes
    after them. If the block raises, nothing is sent.
    """

    def add(
        self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Command[T]:
        """Add a call and return what will hold its result.

        Args:
            method: A method of the client, such as `b24.crm.activity.get`.
            args: Its arguments.
            kwargs: Its arguments.

        Raises:
            RequestError: A parameter breaks a rule, or a batch cannot carry it.
            RuntimeError: The batch has been sent.
            TypeError: It is no method of a client, or JSON cannot carry a parameter.
            ValueError: It is a method of another client, or a reference is of a batch
                that has not been sent.
        """
        recorder = _Recorder()
        with suppress(_Noted):
            through(method, self._session, recorder)(*args, **kwargs)
        return self._note(recorder)

    def send(self) -> None:
        """Send the commands; the end of the `with` block does it, too.

        Raises:
            RuntimeError: They have been sent.
        """
        with self._sending() as plan:
            self._session.run(plan)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None and not self._sent:
            self.send()


class AsyncBatch(Commands[AsyncSession]):
    """Calls that are sent together at the end of an `async with` block; see `Batch`."""

    def add(
        self, method: Callable[P, Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Command[T]:
        """Add a call and return what will hold its result.

        Args:
            method: A method of the client, such as `b24.crm.activity.get`.
            args: Its arguments.
            kwargs: Its arguments.

        Raises:
            RequestError: A parameter breaks a rule, or a batch cannot carry it.
            RuntimeError: The batch has been sent.
            TypeError: It is no method of a client, or JSON cannot carry a parameter.
            ValueError: It is a method of another client, or a reference is of a batch
                that has not been sent.
        """
        recorder = _Recorder()
        with suppress(_Noted):
            through(method, self._session, recorder)(*args, **kwargs).__await__().send(
                None
            )
        return self._note(recorder)

    async def send(self) -> None:
        """Send the commands; the end of the `async with` block does it, too.

        Raises:
            RuntimeError: They have been sent.
        """
        with self._sending() as plan:
            await self._session.run(plan)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: object, *_: object) -> None:
        if kind is None and not self._sent:
            await self.send()
