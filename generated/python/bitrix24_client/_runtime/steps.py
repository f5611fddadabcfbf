"""What a plan may ask of a session besides sending a call: all that new tokens take."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .retry import Plan
    from .tokens import Problem, Tokens


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the authorisation server; what comes back is its reply or a failure."""

    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Store:
    """Hand tokens to a callback; what comes back is the error that it raised, or None."""

    tokens: Tokens
    save: Callable[[Tokens], Awaitable[None] | None] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Apart:
    """Carry out a plan to its end, even if the caller is cancelled meanwhile."""

    plan: Plan[Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Await:
    """Wait until others are done, or for some seconds; nothing comes back."""

    done: Event
    seconds: float


class Claim:
    """One of all callers gets new tokens; the others wait for it.

    Args:
        token: The access token that has expired.
    """

    __slots__ = ("done", "problem", "renewed", "token", "until")

    def __init__(self, token: str) -> None:
        self.token = token
        self.done = Event()
        self.renewed = False
        self.problem: Problem | None = None
        self.until = 0.0
