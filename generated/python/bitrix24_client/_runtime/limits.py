"""Rules that are checked before something is sent, and never when it is read."""

import re
from collections.abc import Iterator
from typing import NamedTuple, Self


# Named tuples: every import of a model pays for these classes, and they cost far less
# than dataclasses; with annotations that are text they would cost more.
class Limits(NamedTuple):
    """Bounds of a value, as metadata of its type; None where there is none.

    Attributes:
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
    """

    min: float | None = None
    max: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    values: tuple[object, ...] = ()
    min_items: int | None = None
    max_items: int | None = None
    keys: str | None = None
    named: tuple[str, ...] = ()

    @property
    def of_item(self) -> Self:
        """What holds for each item of a list that the limits are of."""
        return self._replace(min_items=None, max_items=None)

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
                yield _counted(self.min_length, self.max_length, "character")
            if self.pattern is not None and not re.fullmatch(self.pattern, value):
                yield f"must match {self.pattern}"

    def miscounted(self, count: int, unit: str) -> Iterator[str]:
        """Yield the rule that a number of items or keys breaks.

        Args:
            count: How many there are.
            unit: What is counted.
        """
        if _outside(count, self.min_items, self.max_items):
            yield _counted(self.min_items, self.max_items, unit)


class Rules(NamedTuple):
    """What holds for the keys of an object.

    Attributes:
        closed: No other keys than those of the fields are allowed.
        exclusive: Of each group of keys at most one is there.
        free: How many keys there are beyond those of the fields.
    """

    closed: bool = False
    exclusive: tuple[tuple[str, ...], ...] = ()
    free: Limits = Limits()


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


def _outside(number: float, least: float | None, most: float | None) -> bool:
    return (least is not None and number < least) or (
        most is not None and number > most
    )


def _range(least: float | None, most: float | None) -> str:
    if least is None:
        return f"at most {most}"
    return f"at least {least}" if most is None else f"from {least} to {most}"


def _counted(least: int | None, most: int | None, unit: str) -> str:
    last = least if most is None else most
    return f"must have {_range(least, most)} {unit}{'' if last == 1 else 's'}"
