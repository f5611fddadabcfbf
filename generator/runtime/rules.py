"""What a parameter must be, as a tree of rules: each tells what is wrong with a value and what is in it.

The walk is over what the caller gave, models and mappings alike, under wire names.
Single values are read as those of an answer are: "3" is a number and "Y" a truth value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, TypeAlias, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from .alternatives import Unknown
from .limits import Limits, Rules, allowed
from .unset import UNSET

Problem: TypeAlias = tuple[str, str]
"""A path in wire names, and the rule that is broken there."""

_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_SHOWN = 40
"""Characters of a key that go into a message."""


class Rule:
    """What a value must be; this one allows all."""

    expected: str = "anything is expected"

    def problems(self, value: object, path: str) -> Iterator[Problem]:
        """Yield what is wrong with a value.

        Args:
            value: The value.
            path: Where it stands.
        """
        if not isinstance(value, Unknown) or value.is_guess:
            plain = cast("object", value.value) if isinstance(value, Enum) else value
            yield from self._look(plain, path)

    def _look(self, value: object, path: str) -> Iterator[Problem]:
        yield from ()


@dataclass(frozen=True)
class Single(Rule):
    """A value that pydantic reads."""

    adapter: TypeAdapter[Any]
    limits: Limits
    expected: str

    def _look(self, value: object, path: str) -> Iterator[Problem]:
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

    def _look(self, value: object, path: str) -> Iterator[Problem]:
        if value is not None:
            yield from self.inner.problems(value, path)


@dataclass(frozen=True)
class Either(Rule):
    """A value of one of several kinds, which JSON tells apart."""

    options: tuple[Rule, ...]

    def _look(self, value: object, path: str) -> Iterator[Problem]:
        found = [list(option.problems(value, path)) for option in self.options]
        # An option that tells only what it expects is of another kind than the value.
        near = [
            told
            for option, told in zip(self.options, found, strict=True)
            if told != [(path, option.expected)]
        ]
        if near:
            yield from min(near, key=len)
        else:
            yield path, " or ".join(dict.fromkeys(o.expected for o in self.options))


@dataclass(frozen=True)
class List(Rule):
    """A list of values."""

    item: Rule
    limits: Limits
    expected = "a list is expected"

    def _look(self, value: object, path: str) -> Iterator[Problem]:
        if not isinstance(value, list | tuple):
            yield path, self.expected
            return
        items = cast("list[object]", value)
        yield from ((path, told) for told in self.limits.miscounted(len(items), "item"))
        for index, item in enumerate(items):
            yield from self.item.problems(item, f"{path}[{index}]")


class Object(Rule):
    """What all objects have in common."""

    expected = "an object is expected"

    def _look(self, value: object, path: str) -> Iterator[Problem]:
        items = _items(value)
        if items is None:
            yield path, self.expected
        else:
            yield from self._within(items, path)

    def _within(self, items: dict[str, object], path: str) -> Iterator[Problem]:
        raise NotImplementedError


@dataclass(frozen=True)
class Map(Object):
    """An object with free keys."""

    value: Rule
    limits: Limits

    def _within(self, items: dict[str, object], path: str) -> Iterator[Problem]:
        pattern = self.limits.keys
        free = [key for key in items if key not in self.limits.named]
        yield from ((path, told) for told in self.limits.miscounted(len(free), "key"))
        for key in free:
            if pattern is not None and not re.fullmatch(pattern, key):
                yield below(path, key), f"the key must match {pattern}"
        for key, item in items.items():
            yield from self.value.problems(item, below(path, key))


@dataclass(frozen=True)
class Key:
    """A key that an object may have.

    Attributes:
        rule: What its value must be.
        required: It must be there.
        emptiable: `""` stands for no value.
    """

    rule: Rule
    required: bool
    emptiable: bool


@dataclass(frozen=True)
class Named(Object):
    """An object with named keys, which are found out at first use: they may hold others."""

    rules: Rules
    find: Callable[[], Mapping[str, Key]]

    @cached_property
    def keys(self) -> Mapping[str, Key]:
        """The keys by their wire names."""
        return self.find()

    def _within(self, items: dict[str, object], path: str) -> Iterator[Problem]:
        for name, key in self.keys.items():
            if key.required and name not in items:
                yield below(path, name), "required"
        for name, item in items.items():
            known = self.keys.get(name)
            if known is not None:
                if item != "" or not known.emptiable:
                    yield from known.rule.problems(item, below(path, name))
            elif self.rules.closed:
                yield below(path, name), "unknown key"
        for group in self.rules.exclusive:
            if sum(items.get(name) is not None for name in group) > 1:
                yield path, f"only one of {', '.join(map(repr, group))} is allowed"
        free = sum(name not in self.keys for name in items)
        yield from (
            (path, told) for told in self.rules.free.miscounted(free, "other key")
        )


@dataclass(frozen=True)
class Alternatives(Object):
    """One of several classes."""

    by: str
    classes: Mapping[str, Rule]

    def _within(self, items: dict[str, object], path: str) -> Iterator[Problem]:
        if self.by not in items:
            yield below(path, self.by), "required"
            return
        tag = items[self.by]
        tag = cast("object", tag.value) if isinstance(tag, Enum) else tag
        if isinstance(tag, str) and tag in self.classes:
            yield from self.classes[tag].problems(items, path)
        else:
            yield below(path, self.by), allowed(tuple(self.classes))


def _items(value: object) -> dict[str, object] | None:
    """Return what an object will be sent with, under wire names; None for other values."""
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
    return {_key(key): item for key, item in found.items() if item is not UNSET}


def _key(key: object) -> str:
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
