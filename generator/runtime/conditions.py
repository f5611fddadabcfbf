"""Filters written with the fields of the records: what type checkers and editors understand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")


class Condition(Mapping[str, object]):
    """Conditions of a filter as they are sent: a mapping from keys to values.

    `&` joins them, also with a plain mapping; records have to fit all.

    Args:
        parts: The keys, operators included, and their values.
    """

    __slots__ = ("_parts",)

    def __init__(self, parts: Mapping[str, object]) -> None:
        self._parts = dict(parts)

    def __and__(self, other: Mapping[str, object]) -> Condition:
        for key in other:
            if key in self._parts:  # the server knows one value for each
                raise ValueError(f"there are two conditions {key!r}")
        return Condition({**self._parts, **other})

    # `a and b` would be b, and `1 < a < 5` only `a < 5`.
    def __bool__(self) -> NoReturn:
        raise TypeError("a condition is neither true nor false: join them with &")

    def __getitem__(self, key: str) -> object:
        return self._parts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)

    def __repr__(self) -> str:
        return f"Condition({', '.join(self._parts)})"  # the values are somebody's data


class Key(Generic[T]):
    """A key of a filter that takes no operators.

    Args:
        wire: Its name as the server knows it.
    """

    __slots__ = ("wire",)

    def __init__(self, wire: str) -> None:
        self.wire = wire

    def is_(self, value: T) -> Condition:
        """Return the condition that it is a value.

        Args:
            value: The value.
        """
        return self._when("", value)

    def _when(self, operator: str, value: object) -> Condition:
        return Condition({f"{operator}{self.wire}": value})

    def __bool__(self) -> NoReturn:
        raise TypeError(f"{self!r} is no condition: compare it with something")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.wire!r})"


class Field(Key[T]):
    """A field of the records in a filter: `ActivityFilter.deadline < now`.

    One that is not listed, such as a user's own: `Field[str]("UF_COLOUR")`.

    Args:
        wire: Its name as the server knows it.
    """

    __slots__ = ()

    def __lt__(self, value: T) -> Condition:
        return self._when("<", value)

    def __le__(self, value: T) -> Condition:
        return self._when("<=", value)

    def __gt__(self, value: T) -> Condition:
        return self._when(">", value)

    def __ge__(self, value: T) -> Condition:
        return self._when(">=", value)

    def is_not(self, value: T) -> Condition:
        """Return the condition that it is not a value.

        Args:
            value: The value.
        """
        return self._when("!=", value)

    def is_in(self, values: Iterable[T]) -> Condition:
        """Return the condition that it is one of several values.

        Args:
            values: The values.
        """
        return self._when("@", list(values))

    def is_not_in(self, values: Iterable[T]) -> Condition:
        """Return the condition that it is none of several values.

        Args:
            values: The values.
        """
        return self._when("!@", list(values))

    def contains(self, text: str) -> Condition:
        """Return the condition that a text is somewhere in it.

        Args:
            text: The text.
        """
        return self._when("%", text)

    def contains_not(self, text: str) -> Condition:
        """Return the condition that a text is nowhere in it.

        Args:
            text: The text.
        """
        return self._when("!%", text)

    def like(self, pattern: str) -> Condition:
        """Return the condition that it matches a pattern.

        Args:
            pattern: Text in which `%` stands for any text.
        """
        return self._when("=%", pattern)

    def not_like(self, pattern: str) -> Condition:
        """Return the condition that it does not match a pattern.

        Args:
            pattern: Text in which `%` stands for any text.
        """
        return self._when("!=%", pattern)
