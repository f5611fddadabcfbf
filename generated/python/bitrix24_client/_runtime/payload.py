"""From the parsed body of a good answer to the value that the caller gets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from . import wire
from .call import Call
from .errors import ResponseError
from .masking import hide_in
from .model import FROM_WIRE

T = TypeVar("T")

_PROBLEMS = 3
"""Problems of a payload that go into a message."""

_NO_COUNT = -1
"""Offset that asks the server not to count the records."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands beside the payload.

    Attributes:
        next: Offset of the following page; None on the last one.
        total: Number of all records; None if it is not told.
        time: Timing of the server, as it came. Its numbers are not to be relied on.
    """

    next: int | None = None
    total: int | None = None
    time: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(slots=True)
class Answer(Generic[T]):
    """A validated payload and what stood beside it.

    Attributes:
        value: The result.
        envelope: The rest of the answer.
    """

    value: T
    envelope: Envelope


def read_payload(
    call: Call[T], status: int | None, body: dict[str, Any], mask: Callable[[str], str]
) -> Answer[T] | ResponseError:
    """Return the validated payload of a body, or the error that it does not fit.

    Args:
        call: The call.
        status: HTTP status; None for a command of a batch.
        body: The parsed body, without an `error`.
        mask: Returns a text without the secret.
    """
    if wire.RESULT in body:
        payload = body[wire.RESULT]
    elif call.bare:
        payload = {key: item for key, item in body.items() if key != wire.TIME}
    else:
        why = f"it has no `{wire.RESULT}`"
        return _unfit(call, status, hide_in(body, mask), why)
    try:
        value: T = adapter(call.returns).validate_python(payload, context=FROM_WIRE)
        return Answer(value, _envelope(call, body))
    except ValidationError as error:
        why = mask(_problems(error))
        return _unfit(call, status, hide_in(payload, mask), why)
    except ValueError as error:
        return _unfit(call, status, hide_in(body, mask), mask(str(error)))


def _unfit(
    call: Call[Any], status: int | None, payload: Any, why: str
) -> ResponseError:
    return ResponseError(
        f"{call.wire}: the answer does not fit: {why}",
        method=call.wire,
        http_status=status,
        payload=payload,
    )


def _problems(error: ValidationError) -> str:
    """Return the first problems, without the values: those are somebody's data."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    told = [
        f"{'.'.join(map(str, problem['loc'])) or 'result'}: {problem['msg']}"
        for problem in found[:_PROBLEMS]
    ]
    more = len(found) - len(told)
    return "; ".join(told) + (f"; and {more} more" if more else "")


def _envelope(call: Call[Any], body: Mapping[str, Any]) -> Envelope:
    time = body.get(wire.TIME)
    timing = cast("dict[str, Any]", time) if isinstance(time, dict) else {}
    if call.paging is None:
        return Envelope(time=timing)
    following = _offset(body, call.paging.next)
    total = _offset(body, call.paging.total)
    if call.params.get(call.paging.parameter) == _NO_COUNT:
        total = None  # the server answers 0
    return Envelope(following, total, timing)


def _offset(body: Mapping[str, Any], key: str) -> int | None:
    value = body.get(key)
    if value is None or value is False or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{1,18}", value):
        return int(value)
    raise ValueError(f"`{key}` is not a number")


# Building an adapter costs far more than using it. The cache is safe among threads: at
# worst two of them build the same one.
@cache
def adapter(returns: Any) -> TypeAdapter[Any]:
    """Return the validator of a type expression.

    Args:
        returns: Such as `int`, `list[Activity]`, `Activity | None`.
    """
    return TypeAdapter(returns)
