"""What a parameter must be, as a tree of rules: each tells what is wrong with a value and what is in it.

The walk is over what the caller gave, models and mappings alike, under wire names.
Single values are read as those of an answer are: "3" is a number and "Y" a truth value.
Beside each value goes its origin: what came in an answer and is unchanged is not judged.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from .alternatives import Unknown
from .limits import Limits, any_of
from .origin import NEW, Origin
from .reference import Reference
from .unset import UNSET

Problem: TypeAlias = tuple[str, str]
"""A path in wire names, and the rule that is broken there."""

_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_SHOWN = 40
"""Characters of a key that go into a message."""


class Rule:
    """What a value must be; this one allows all."""

    expected: str = "anything is expected"

    def problems(
        self, value: object, path: str, origin: Origin = NEW
    ) -> Iterator[Problem]:
        """Yield what is wrong with a value.

        Args:
            value: The value.
            path: Where it stands.
            origin: What it was in the answer that it is from.
        """
        if isinstance(value, Reference):
            return  # its command knows only later what it is; type checkers know now
        if not isinstance(value, Unknown) or value.__guess__:
            origin = self._origin(value, origin)
            plain = cast("object", value.value) if isinstance(value, Enum) else value
            found = list(self._look(plain, path, origin))
            if found and not origin.is_same(value):
                yield from found

    def _origin(self, value: object, origin: Origin) -> Origin:
        return origin

    def _look(self, value: object, path: str, origin: Origin) -> Iterator[Problem]:
        yield from ()


@dataclass(frozen=True)
class Single(Rule):
    """A value that pydantic reads."""

    adapter: TypeAdapter[Any]
    limits: Limits
    expected: str

    def _look(self, value: object, path: str, origin: Origin) -> Iterator[Problem]:
        try:
            read = self.adapter.validate_python(value)
        except ValidationError:
            yield path, self.expected
        else:
            plain = cast("object", read.value) if isinstance(read, Enum) else read
            yield from ((path, told) for told in self.limits.broken(plain))


@dataclass(frozen=True)
class Optional(Rule):
    """A value, or None."""

    inner: Rule

    def _look(self, value: object, path: str, origin: Origin) -> Iterator[Problem]:
        if value is not None:
            yield from self.inner.problems(value, path, origin)


class Present(Optional):
    """A value that can be left out, which in a model is None, and cannot be null."""

    def _look(self, value: object, path: str, origin: Origin) -> Iterator[Problem]:
        if value is None:
            yield path, "null is not allowed; leave it out"
        else:
            yield from self.inner.problems(value, path, origin)


@dataclass(frozen=True)
class Either(Rule):
    """A value of one of several kinds, which JSON tells apart."""

    options: tuple[Rule, ...]

    def _look(self, value: object, path: str, origin: Origin) -> Iterator[Problem]:
        found = [list(o.problems(value, path, origin)) for o in self.options]
        # An option that tells only what it expects is of another kind than the value.
        near = [
            told
            for option, told in zip(self.options, found, strict=True)
            if told != [(path, option.expected)]
        ]
        if near:
            yield from min(near, key=len)
        else:
            yield path, any_of(dict.fromkeys(o.expected for o in self.options))


@dataclass(frozen=True)
class List(Rule):
    """A list of values."""

    item: Rule
    limits: Limits
    expected = "a list is expected"

    def _look(self, value: object, path: str, origin: Origin) -> Iterator[Problem]:
        if not isinstance(value, list | tuple):
            yield path, self.expected
            return
        items = cast("list[object]", value)
        for told in self.limits.miscounted(len(items), "item"):
            if not origin.had_length(len(items)):
                yield path, told
        for index, item in enumerate(items):
            came = origin.among(index, item)
            yield from self.item.problems(item, f"{path}[{index}]", came)


class Object(Rule, ABC):
    """What all objects have in common."""

    expected = "an object is expected"

    def _look(self, value: object, path: str, origin: Origin) -> Iterator[Problem]:
        items = items_of(value)
        if items is None:
            yield path, self.expected
        else:
            yield from self._within(items, path, origin)

    @abstractmethod
    def _within(
        self, items: dict[str, object], path: str, origin: Origin
    ) -> Iterator[Problem]:
        """Yield what is wrong with the keys and what they hold."""


@dataclass(frozen=True)
class Map(Object):
    """An object with free keys."""

    value: Rule
    limits: Limits

    def _within(
        self, items: dict[str, object], path: str, origin: Origin
    ) -> Iterator[Problem]:
        pattern = self.limits.keys
        free = [key for key in items if key not in self.limits.named]
        for told in self.limits.miscounted(len(free), "key"):
            if not origin.had_keys(free, self.limits.named):
                yield path, told
        if pattern is not None:
            for key in free:
                if not re.fullmatch(pattern, key) and not origin.has(key):
                    yield below(path, key), f"the key must match {pattern}"
        for key, item in items.items():
            yield from self.value.problems(item, below(path, key), origin.at(key))


def items_of(value: object) -> dict[str, object] | None:
    """Return what an object will be sent with, under wire names; None for other values.

    Args:
        value: A model, a mapping, or the list that stands for an empty object.
    """
    if isinstance(value, BaseModel):
        fields, given = type(value).model_fields, value.model_fields_set
        named = {
            f.alias or name: getattr(value, name)
            for name, f in fields.items()
            if name in given
        }
        found: Mapping[Any, object] = {**named, **(value.model_extra or {})}
    elif isinstance(value, Mapping):
        found = cast("Mapping[Any, object]", value)
    else:
        return {} if value == [] else None
    return {key_of(key): item for key, item in found.items() if item is not UNSET}


def key_of(key: object) -> str:
    """Return the key of an object as it is sent.

    Args:
        key: The key of a mapping; the members of an enum stand for their values.
    """
    plain = cast("object", key.value) if isinstance(key, Enum) else key
    return plain if isinstance(plain, str) else str(plain)


def below(path: str, key: str) -> str:
    """Return the path of what stands under a key.

    Args:
        path: Path of the object.
        key: The key.
    """
    shown = key[:_SHOWN]
    return f"{path}.{shown}" if _PLAIN.fullmatch(shown) else f"{path}[{shown!r}]"
