"""Names of fields: which there are, and those that the caller vouches for."""

from __future__ import annotations


class Names:
    """Which texts, or keys of an object, are names of fields: metadata of their type.

    Args:
        of: Model of the records whose fields are named.
        also: Further names.
        pattern: Regular expression of families of further names.
        operators: An operator may stand before a key; then the values are those that
            the fields are compared with.
        own: Keys of the object that are no names of fields, with their type expressions.
    """

    def __init__(
        self,
        *,
        of: type,
        also: tuple[str, ...] = (),
        pattern: str | None = None,
        operators: bool = False,
        own: tuple[tuple[str, object], ...] = (),
    ) -> None:
        self.of, self.also, self.pattern = of, also, pattern
        self.operators, self.own = operators, own

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Names) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        return f"Names({', '.join(f'{k}={v!r}' for k, v in vars(self).items() if v)})"


class UnknownName(str):
    """The name of a field that this package does not know, such as a very new one.

    Use it as a key of a filter or an order, an operator included, or in a selection:
    `{UnknownName(">=NEW_FIELD"): 3}`. Neither the name nor its value is checked. Mind
    that the server passes over names that it does not know: a misspelt one in a filter
    means all records.
    """

    __slots__ = ()
