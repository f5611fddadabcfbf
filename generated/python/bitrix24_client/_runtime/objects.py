"""Objects with keys of their own, as rules: models, mappings in their place, and alternatives."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import cast

from .alternatives import Unknown, expected
from .limits import allowed
from .model import Model, rules_of
from .near import meant, unknown
from .origin import Origin, origin_of
from .rules import Object, Problem, Rule, below, items_of


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
        rules, free = rules_of(self.cls), [n for n in items if n not in self.keys]
        stray = [n for n in free if rules.closed and not origin.at(n).is_same(items[n])]
        near = meant(stray, self._names(items)) if stray else {}
        for name, key in self.keys.items():
            if key.required and name not in items and name not in near.values():
                yield below(path, name), "required"
        for name, item in items.items():
            known = self.keys.get(name)
            if name in stray:
                yield below(path, name), unknown(near.get(name))
            elif known is not None and (item != "" or not known.emptiable):
                came = origin.at(name)
                yield from known.rule.problems(item, below(path, name), came)
        for group in rules.exclusive:
            several = sum(items.get(name) is not None for name in group) > 1
            if several and not origin.is_same_at(group, items):
                yield path, f"only one of {', '.join(map(repr, group))} is allowed"
        for told in rules.free.miscounted(len(free), "other key"):
            if not origin.had_keys(free, self.keys):
                yield path, told

    def _names(self, given: Collection[str]) -> dict[str, str]:
        """Return the wire names that are not given, by themselves and Python's names."""
        wires = {name: f.alias or name for name, f in self.cls.model_fields.items()}
        left = {name: wire for name, wire in wires.items() if wire not in given}
        return {**left, **{wire: wire for wire in left.values()}}


@dataclass(frozen=True)
class Alternatives(Rule):
    """One of several classes."""

    expected = Object.expected
    by: str
    rules: Mapping[str, Named]

    def _look(self, value: object, path: str, origin: Origin) -> Iterator[Problem]:
        items = items_of(value)
        if items is None:
            yield path, self.expected
            return
        classes = tuple(rule.cls for rule in self.rules.values())
        if isinstance(value, Model) and not isinstance(value, (Unknown, *classes)):
            yield path, expected(classes)
            return
        if self.by not in items:
            known = {key for rule in self.rules.values() for key in rule.keys}
            near = meant((n for n in items if n not in known), {self.by: self.by})
            yield from ((below(path, n), unknown(self.by)) for n in near)
            if not near:
                yield below(path, self.by), "required"
            return
        tag = items[self.by]
        tag = cast("object", tag.value) if isinstance(tag, Enum) else tag
        if isinstance(tag, str) and tag in self.rules:
            yield from self.rules[tag].problems(value, path, origin)
        else:
            yield below(path, self.by), allowed(tuple(self.rules))
