"""Names of fields in filters, orders and selections, and what fields are compared with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import cast

from . import wire
from .limits import Limits
from .names import UnknownName
from .origin import Origin
from .rules import Object, Problem, Rule, below
from .values import EXPECTED

_OPERATOR = re.compile(r"\W*")


@dataclass(frozen=True)
class NamesOf:
    """The known names.

    Attributes:
        find: Finds those that are listed.
        pattern: Regular expression of further ones.
    """

    find: Callable[[], tuple[str, ...]]
    pattern: str | None

    @cached_property
    def listed(self) -> frozenset[str]:
        """The names that are listed."""
        return frozenset(self.find())

    def knows(self, name: str) -> bool:
        """Whether there is such a name.

        Args:
            name: The name.
        """
        if name in self.listed:
            return True
        return self.pattern is not None and bool(re.fullmatch(self.pattern, name))

    def missing(self, name: str) -> str:
        """Return what is wrong with a name that is not known.

        Args:
            name: The name.
        """
        from difflib import get_close_matches

        plain = {_plain(known): known for known in sorted(self.listed)}
        near = get_close_matches(_plain(name), plain, 1)
        return "no such field" + (f"; did you mean {plain[near[0]]!r}?" if near else "")


@dataclass(frozen=True)
class Name(Rule):
    """The name of a field."""

    names: NamesOf
    expected = "the name of a field is expected"

    def _look(self, value: object, path: str, origin: Origin) -> Iterator[Problem]:
        if isinstance(value, UnknownName):
            return
        if not isinstance(value, str):
            yield path, self.expected
        elif not self.names.knows(value):
            yield path, self.names.missing(value)


@dataclass(frozen=True)
class Condition(Rule):
    """What a field is compared with.

    Attributes:
        takes: What the operator takes, as the spec tells it.
        item: What each value must be.
    """

    takes: str
    item: Rule

    def _look(self, value: object, path: str, origin: Origin) -> Iterator[Problem]:
        several = isinstance(value, list | tuple)
        # How conditions for "nothing is there" are written, whatever the type.
        if self.takes == "any" and (value is None or value is False or value == ""):
            return
        if self.takes == "list" and not several:
            yield path, "a list is expected"
        elif value is None:
            yield path, "a value is expected"
        elif several and self.takes not in ("any", "list"):
            yield path, "a single value is expected"
        elif not several:
            yield from self.item.problems(value, path)
        else:
            values = cast("list[object]", value)
            if not values:
                yield path, "must have at least 1 item"
            for index, each in enumerate(values):
                yield from self.item.problems(each, f"{path}[{index}]")


@dataclass(frozen=True)
class Conditions:
    """What the fields of a model can be compared with.

    Attributes:
        find: Finds what one value of each field must be.
        text: What a text must be.
    """

    find: Callable[[], Mapping[str, Rule]]
    text: Rule
    made: dict[tuple[str, str], Rule] = field(
        default_factory=dict[tuple[str, str], Rule]
    )

    def of(self, takes: str, name: str) -> Rule:
        """Return what a field is compared with.

        Args:
            takes: What the operator takes.
            name: The field.
        """
        rule = self.made.get((takes, name))
        if rule is None:
            item = self.text if takes == "text" else self.find().get(name, Rule())
            rule = self.made[takes, name] = Condition(takes, item)
        return rule


@dataclass(frozen=True)
class Fields(Object):
    """An object whose keys are names of fields: a filter, an order.

    Attributes:
        names: The known names.
        own: Rules of the keys that are no names of fields.
        value: What each value must be.
        conditions: The fields and what they are compared with, if operators may stand
            before their names.
        limits: How many keys there may be.
    """

    names: NamesOf
    own: Mapping[str, Rule]
    value: Rule
    conditions: Conditions | None
    limits: Limits

    def _within(
        self, items: dict[str, object], path: str, origin: Origin
    ) -> Iterator[Problem]:
        free = sum(key not in self.own for key in items)
        yield from ((path, told) for told in self.limits.miscounted(free, "key"))
        for key, item in items.items():
            place = below(path, key)
            if key in self.own:
                yield from self.own[key].problems(item, place)
            elif not isinstance(key, UnknownName):
                yield from self._named(key, item, place)

    def _named(self, key: str, item: object, place: str) -> Iterator[Problem]:
        operator = cast("re.Match[str]", _OPERATOR.match(key))[0]
        name = key.removeprefix(operator) if self.conditions else key
        if self.conditions and operator not in wire.OPERATORS:
            known = ", ".join(filter(None, wire.OPERATORS))
            yield place, f"no such operator; there are {known}"
        elif not self.names.knows(name):
            yield place, self.names.missing(name)
        else:
            yield from self.value.problems(item, place)
            if self.conditions:
                takes = wire.OPERATORS[operator]
                yield from self.conditions.of(takes, name).problems(item, place)


class Moment(Rule):
    """A date and time, in any notation that the server may know."""

    def _look(self, value: object, path: str, origin: Origin) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, str | int | date):
            yield path, EXPECTED[datetime]


def _plain(name: str) -> str:
    """Return a name as people may remember it: whatever its case and its underscores."""
    return name.replace("_", "").lower()
