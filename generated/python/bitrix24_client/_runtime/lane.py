"""Commands that travel together: which leave when, and what comes of each.

References that surely lead somewhere are resolved by the server within one batch. All
others wait for the answer that they point into, so that the server never takes the text
of a reference for a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Annotated, Any, Self, cast

from pydantic import BeforeValidator

from . import wire
from .call import Call
from .command import NotExecuted, Slot, UnresolvedReference
from .errors import (
    Bitrix24Error,
    OutcomeUnknown,
    ResponseError,
    TransportError,
)
from .exchange import Exchange
from .query import Known, pointer, query
from .reference import Reference
from .retry import Pace, Plan, Wait, doubtful

_SECTIONS = (
    wire.BATCH_RESULT,
    wire.BATCH_ERROR,
    wire.BATCH_TOTAL,
    wire.BATCH_NEXT,
    wire.BATCH_TIME,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a batch answered, by name of the command.

    Attributes:
        results: Results.
        errors: Errors.
        totals: Numbers of all records of lists.
        nexts: Offsets of the next pages of lists.
        times: Times.
    """

    results: Mapping[str, Any]
    errors: Mapping[str, Any]
    totals: Mapping[str, Any]
    nexts: Mapping[str, Any]
    times: Mapping[str, Any]

    @classmethod
    def of(cls, payload: object) -> Self:
        """Return the parts of an answer.

        Args:
            payload: The result of the batch.

        Raises:
            ValueError: It is not that of a batch.
        """
        # PHP prints an empty object as a list.
        sections = cast("dict[str, Any]", payload) if isinstance(payload, dict) else {}
        found: list[Any] = [sections.get(key) or {} for key in _SECTIONS]
        if not sections or not all(isinstance(section, dict) for section in found):
            raise ValueError(
                "an object with an object for each kind of answer is expected"
            )
        return cls(*found)

    def body(self, name: str, call: Call[Any]) -> dict[str, Any] | None:
        """Return what the server would have answered to a command by itself.

        Args:
            name: Name of the command.
            call: The call.
        """
        if name in self.errors:
            error = self.errors[name]
            if isinstance(error, dict):
                return cast("dict[str, Any]", error)
            return {wire.ERROR: str(error)}
        if name not in self.results:
            return None
        body = {wire.RESULT: self.results[name], wire.TIME: self.times.get(name)}
        if call.paging is not None:
            body[call.paging.total] = self.totals.get(name)
            body[call.paging.next] = self.nexts.get(name)
        return body


def batched(commands: Mapping[str, str], halt: bool, repeat_safe: bool) -> Call[Parts]:
    """Return the call of a batch.

    Args:
        commands: Names and texts of the commands.
        halt: Whether the first error stops the rest.
        repeat_safe: Whether all commands may be repeated.
    """
    params = {wire.BATCH_HALT: int(halt), wire.BATCH_COMMANDS: commands}
    return Call(wire.BATCH, params, _PARTS, repeat_safe=repeat_safe)


_PARTS = Annotated[Any, BeforeValidator(Parts.of)]


@dataclass(slots=True)
class Lane:
    """Commands that are sent one batch after the other.

    Attributes:
        slots: The commands.
        halt: Whether the first error stops the rest.
        pace: Decides when a batch leaves.
        exchange: Judges what comes back.
        report: Is told which commands are newly settled; says whether to go on.
    """

    slots: Sequence[Slot]
    halt: bool
    pace: Pace
    exchange: Exchange
    report: Callable[[Sequence[Slot]], bool]

    def plan(self) -> Plan[None]:
        """Return the plan that settles all commands."""
        began, pending = self.pace.now(), list(self.slots)
        while pending:
            batch = self._next(pending)
            pause = 0.0
            if batch:
                pause = yield from self._turn(batch, began)
            if not self.report([slot for slot in pending if slot.settled]):
                return
            pending = [slot for slot in pending if not slot.settled]
            if pause and pending:
                yield Wait(pause)

    def _next(self, pending: Sequence[Slot]) -> dict[Slot, str]:
        """Return the commands of the next batch, and settle those that cannot leave."""
        batch: dict[Slot, str] = {}
        names: dict[object, str] = {}
        known: Known = {}

        def resolve(need: Reference) -> object:
            slot = need.command
            if slot.settled:
                return need.find(slot.payload)
            return pointer(names[slot], need.path)

        for slot in pending:
            if len(batch) == wire.BATCH_SIZE:
                break
            slot.error = self._obstacle(slot)
            if slot.error is None and self._is_ready(slot, batch):
                try:
                    batch[slot] = slot.text or query(slot.call, resolve, known)
                    names[slot] = name(len(names))
                except Bitrix24Error as error:  # a value of an earlier answer
                    slot.error = error
            elif slot.error is None and self.halt:
                break
        return batch

    def _is_ready(self, slot: Slot, batch: Mapping[Slot, str]) -> bool:
        return all(
            need.command.settled or (need.sure and need.command in batch)
            for need in slot.needs
        )

    def _obstacle(self, slot: Slot) -> Bitrix24Error | None:
        """Return why a command must not leave."""
        before = [need.command for need in slot.needs]
        failed = [
            s for s in (self.slots if self.halt else before) if s.error is not None
        ]
        if failed:
            told = f"{slot.call.wire}: not sent, because {failed[0].call.wire} failed"
            return NotExecuted(told, method=slot.call.wire)
        return _unresolved(slot, "not sent")

    def _turn(self, batch: Mapping[Slot, str], began: float) -> Plan[float]:
        """Send a batch and settle its commands; return the seconds to wait after it."""
        halt = self.halt or any(n.command in batch for s in batch for n in s.needs)
        commands = {name(index): told for index, told in enumerate(batch.values())}
        call = batched(commands, halt, all(slot.call.repeat_safe for slot in batch))
        for slot in batch:
            slot.away = True
        try:
            answer = yield from self.pace.send(call, self.exchange)
        except Bitrix24Error as error:
            for slot in batch:
                slot.error = _lost(slot.call, error)
            return 0.0
        parts, pause, halted = answer.value, 0.0, False
        for index, slot in enumerate(batch):
            slot.sent, slot.away = slot.sent + 1, False
            body = parts.body(name(index), slot.call)
            if body is None:
                slot.error = None if halted else _absent(slot.call)
                continue
            found = self.exchange.refusal(slot.call, body)
            if found is None:
                slot.body = body
                timing: Any = parts.times.get(name(index))
                self.pace.operating.note(slot.call.wire, timing or {})
                slot.error = _unresolved(slot, "its answer is worthless")
                continue
            halted = halt
            wait = self.pace.patience(slot.call, found, slot.sent, began)
            if wait is None:
                slot.error = doubtful(slot.call, found)
                continue
            attempt = self.exchange.attempt(slot.call, slot.sent)
            self.exchange.watch.repeats(attempt, found, wait)
            slot.error, pause = None, max(pause, wait)
        return pause


def name(index: int) -> str:
    """Return the name of a command: it begins with a letter, or PHP makes lists of names.

    Args:
        index: Place of the command in its batch.
    """
    return f"c{index}"


def lanes(slots: Sequence[Slot], halt: bool, room: int) -> list[list[Slot]]:
    """Return which commands go one batch after the other; lanes do not need each other.

    Args:
        slots: The commands.
        halt: Whether the first error stops the rest, so that all are in one lane.
        room: Commands in a lane, if those that hang together fit in there.
    """
    if halt:
        return [list(slots)] if slots else []
    made: list[list[Slot]] = []
    for group in sorted(_groups(slots), key=len, reverse=True):
        fits = (lane for lane in made[-2:] if len(lane) + len(group) <= room)
        lane = next(fits, None)
        if lane is None:
            made.append(list(group))
        else:
            lane += group
    return made


def _groups(slots: Sequence[Slot]) -> Iterable[list[Slot]]:
    """Return the commands that hang together by references, in their order."""
    root: dict[Slot, Slot] = {}
    groups: dict[Slot, list[Slot]] = {}

    def root_of(slot: Slot) -> Slot:
        while root[slot] is not slot:
            slot = root[slot]
        return slot

    for slot in slots:
        root[slot] = slot
        for need in slot.needs:
            if need.command in root:  # if not, it is one of an earlier batch
                root[root_of(need.command)] = slot
    for slot in slots:
        groups.setdefault(root_of(slot), []).append(slot)
    return groups.values()


def _unresolved(slot: Slot, then: str) -> UnresolvedReference | None:
    for need in slot.needs:
        if need.command.body is not None and need.find(need.command.payload) is None:
            told = f"{slot.call.wire}: there is no {need!r}: {then}"
            return UnresolvedReference(told, method=slot.call.wire)
    return None


def _absent(call: Call[Any]) -> Bitrix24Error:
    told = f"{call.wire}: the answer of the batch says nothing of it"
    return _lost(call, ResponseError(told, method=call.wire))


def _lost(call: Call[Any], error: Bitrix24Error) -> Bitrix24Error:
    """Return the error of a command whose batch failed."""
    status = error.http_status
    if isinstance(error, OutcomeUnknown | ResponseError):
        told = f"{call.wire}: in a batch whose answer was lost: {error}"
        if call.repeat_safe:
            return TransportError(told, method=call.wire, http_status=status)
        return OutcomeUnknown(told, method=call.wire, http_status=status, error=error)
    own = copy(error)
    own.method = call.wire
    own.__cause__ = error.__cause__  # a copy has none
    return own
