"""What a parameter must be, as a tree of rules: each tells what is wrong with a value and what is in it.

The walk is over what the caller gave, models and mappings alike, under wire names.
Single values are read as those of an answer are: "3" is a number and "Y" a truth value.
Beside each value goes its origin: what came in an answer and is unchanged is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, TypeAlias, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from .alternatives import Unknown, expected
from .limits import Limits, allowed
from .model import Model, rules_of
from .origin import NEW, Origin, origin_of
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


@dataclass(frozen=True)
class Present(Rule):
    """A value that can be left out, which in a model is None, and cannot be null."""

    inner: Rule

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
            yield path, " or ".join(dict.fromkeys(o.expected for o in self.options))


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


class Object(Rule):
    """What all objects have in common."""

    expected = "an object is expected"

    def _look(self, value: object, path: str, origin: Origin) -> Iterator[Problem]:
        items = _items(value)
        if items is None:
            yield path, self.expected
        else:
            yield from self._within(items, path, origin)

    def _within(
        self, items: dict[str, object], path: str, origin: Origin
    ) -> Iterator[Problem]:
        raise NotImplementedError


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
                    yield _below(path, key), f"the key must match {pattern}"
        for key, item in items.items():
            yield from self.value.problems(item, _below(path, key), origin.at(key))


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

    cls: type[Model]
    find: Callable[[], Mapping[str, Key]]

    @cached_property
    def keys(self) -> Mapping[str, Key]:
        """The keys by their wire names."""
        return self.find()

    # A model of another class came elsewhere: nobody has sent it here.
    def _origin(self, value: object, origin: Origin) -> Origin:
        return (origin_of(value) if isinstance(value, self.cls) else None) or origin

    def _within(
        self, items: dict[str, object], path: str, origin: Origin
    ) -> Iterator[Problem]:
        rules = rules_of(self.cls)
        for name, key in self.keys.items():
            if key.required and name not in items:
                yield _below(path, name), "required"
        for name, item in items.items():
            known, came = self.keys.get(name), origin.at(name)
            if known is not None:
                if item != "" or not known.emptiable:
                    yield from known.rule.problems(item, _below(path, name), came)
            elif rules.closed and not came.is_same(item):
                yield _below(path, name), "unknown key"
        for group in rules.exclusive:
            several = sum(items.get(name) is not None for name in group) > 1
            if several and not origin.is_same_at(group, items):
                yield path, f"only one of {', '.join(map(repr, group))} is allowed"
        free = [name for name in items if name not in self.keys]
        for told in rules.free.miscounted(len(free), "other key"):
            if not origin.had_keys(free, self.keys):
                yield path, told


@dataclass(frozen=True)
class Alternatives(Object):
    """One of several classes."""

    by: str
    rules: Mapping[str, Named]

    def _look(self, value: object, path: str, origin: Origin) -> Iterator[Problem]:
        items = _items(value)
        if items is None:
            yield path, self.expected
            return
        classes = tuple(rule.cls for rule in self.rules.values())
        if isinstance(value, Model) and not isinstance(value, (Unknown, *classes)):
            yield path, expected(classes)
            return
        if self.by not in items:
            yield _below(path, self.by), "required"
            return
        tag = items[self.by]
        tag = cast("object", tag.value) if isinstance(tag, Enum) else tag
        if isinstance(tag, str) and tag in self.rules:
            yield from self.rules[tag].problems(value, path, origin)
        else:
            yield _below(path, self.by), allowed(tuple(self.rules))


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
    return {
        str(key.value if isinstance(key, Enum) else key): item
        for key, item in found.items()
        if item is not UNSET
    }


def _below(path: str, key: str) -> str:
    shown = key[:_SHOWN]
    return f"{path}.{shown}" if _PLAIN.fullmatch(shown) else f"{path}[{shown!r}]"
