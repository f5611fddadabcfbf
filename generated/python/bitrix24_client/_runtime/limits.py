"""Rules that are checked before something is sent, and never when it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any


# A plain class: every import of a model pays for it, and a dataclass would cost a hundred
# times as much.
class Limits:
    """Bounds of a value, as metadata of its type; None where there is none.

    Args:
        min: Least number.
        max: Greatest number.
        min_length: Least number of characters.
        max_length: Greatest number of characters.
        pattern: Regular expression of the whole text.
        values: The only values allowed, if their type does not tell them.
        min_items: Least number of items, or of free keys of an object.
        max_items: Greatest number of them.
        keys: Regular expression of a free key of an object.
        named: Keys of an object that are not free.
        nullable: What may be left out may also be null; its type does not tell.
    """

    def __init__(
        self,
        *,
        min: float | None = None,
        max: float | None = None,
        min_length: int | None = None,
        max_length: int | None = None,
        pattern: str | None = None,
        values: tuple[object, ...] = (),
        min_items: int | None = None,
        max_items: int | None = None,
        keys: str | None = None,
        named: tuple[str, ...] = (),
        nullable: bool = False,
    ) -> None:
        self.min, self.max = min, max
        self.min_length, self.max_length = min_length, max_length
        self.pattern, self.values = pattern, values
        self.min_items, self.max_items = min_items, max_items
        self.keys, self.named = keys, named
        self.nullable = nullable

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Limits) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        given = {k: v for k, v in vars(self).items() if v not in (None, (), False)}
        return f"Limits({', '.join(f'{k}={v!r}' for k, v in given.items())})"

    @property
    def of_item(self) -> Limits:
        """What holds for each item of a list that the limits are of."""
        made = Limits()
        vars(made).update(vars(self), min_items=None, max_items=None)
        return made

    def broken(self, value: object) -> Iterator[str]:
        """Yield the rules that a single value breaks.

        Args:
            value: The value, of the type that it was read as.
        """
        if self.values and value not in self.values:
            yield allowed(self.values)
        if isinstance(value, int | float) and _outside(value, self.min, self.max):
            yield f"must be {_range(self.min, self.max)}"
        if isinstance(value, str):
            if _outside(len(value), self.min_length, self.max_length):
                yield _counted(
                    len(value), self.min_length, self.max_length, "character"
                )
            if self.pattern is not None and not re.fullmatch(self.pattern, value):
                yield f"must match {self.pattern}"

    def miscounted(self, count: int, unit: str) -> Iterator[str]:
        """Yield the rule that a number of items or keys breaks.

        Args:
            count: How many there are.
            unit: What is counted.
        """
        if _outside(count, self.min_items, self.max_items):
            yield _counted(count, self.min_items, self.max_items, unit)


class Rules:
    """What holds for the keys of an object.

    Args:
        closed: No other keys than those of the fields are allowed.
        exclusive: Of each group of keys at most one is there.
        free: How many keys there are beyond those of the fields.
    """

    def __init__(
        self,
        *,
        closed: bool = False,
        exclusive: tuple[tuple[str, ...], ...] = (),
        free: Limits | None = None,
    ) -> None:
        self.closed, self.exclusive = closed, exclusive
        self.free = free or Limits()

    def but(self, **changed: Any) -> Rules:
        """Return rules of which some are others.

        Args:
            changed: The others.
        """
        return Rules(**{**vars(self), **changed})


def allowed(values: tuple[object, ...]) -> str:
    """Return the rule that a value is one of these.

    Args:
        values: The values.
    """
    listed = ", ".join(map(repr, values))
    return (
        f"only {listed} is allowed"
        if len(values) == 1
        else f"one of {listed} is allowed"
    )


def any_of(rules: Iterable[str]) -> str:
    """Return the rule that one of several rules holds.

    Args:
        rules: The rules, each as it is told alone.
    """
    told, verb = list(rules), " is expected"
    if len(told) == 1 or not all(verb in rule for rule in told):
        return " or ".join(told)
    *kinds, last = (rule.partition(verb)[0] for rule in told)
    more = "".join(rule.partition(verb)[2] for rule in told)
    return f"{', '.join(kinds)} or {last}{verb}{more}"


def _outside(number: float, least: float | None, most: float | None) -> bool:
    return (least is not None and number < least) or (
        most is not None and number > most
    )


def _range(least: float | None, most: float | None) -> str:
    if least is None:
        return f"at most {most}"
    return f"at least {least}" if most is None else f"from {least} to {most}"


def _counted(count: int, least: int | None, most: int | None, unit: str) -> str:
    last = least if most is None else most
    units = unit if last == 1 else f"{unit}s"
    return f"must have {_range(least, most)} {units}, not {count}"
