"""What sets the functions for threads apart from those for coroutines."""

from __future__ import annotations

from dataclasses import dataclass

from generator import names


@dataclass(frozen=True, slots=True)
class Flavour:
    """What sets the class for threads apart from the one for coroutines."""

    prefix: str
    define: str
    wait: str
    iterator: str


FLAVOURS = (
    Flavour("", "def", "", "Iterator"),
    Flavour("Async", "async def", "await ", "AsyncIterator"),
)


def class_name(area: str, flavour: Flavour) -> str:
    """Class of the methods of an area."""
    return f"{flavour.prefix}{names.pascal(area)}Methods"
