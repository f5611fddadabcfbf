"""Types of the Python client -> values that a type checker lets through, as hypothesis draws them.

Made of the annotations alone, with the bounds that stand in them as metadata.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum
from functools import cache
from math import inf
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from tests.conformance import client_code as code
from tests.conformance import conditions, facts
from tests.properties.plain_values import (
    Values,
    files,
    json_values,
    moment_texts,
    moments,
    sizes,
    text,
)

_INT64 = 2**63
"""Beyond it PHP has no whole numbers, and the document none either; Python's have no end."""
ROOM = 4
"""Models inside each other; beyond it values are as small as they may be."""


def arguments(method: Callable[..., Any], checks: Mapping[str, Any]) -> Values:
    """Keyword arguments of a method of the client.

    `checks` are the types by which the method holds its parameters to their bounds, under wire names; they
    say more than the annotations.
    """
    hints = code.hints(method)
    known = {facts.snake(wire): kind for wire, kind in checks.items()}
    needed: dict[str, Values] = {}
    optional: dict[str, Values] = {}
    for name, parameter in inspect.signature(method).parameters.items():
        if name != "self":
            drawn = checked(known[name]) if name in known else values(hints[name])
            (needed if parameter.default is parameter.empty else optional)[name] = drawn
    return st.fixed_dictionaries(needed, optional=optional)


def checked(kind: Any) -> Values:
    """Values of a parameter with bounds: models, and mappings and tuples in the place of models and lists."""
    return values(kind) | values(kind).map(_plainer)


def values(kind: Any, room: int = ROOM, limits: Any = None) -> Values:
    """Values of a type expression; `limits` are those of what it stands in."""
    bare, marks = _parted(kind)
    runtime = code.part("_runtime.limits"), code.part("_runtime.names")
    limits = next((mark for mark in marks if isinstance(mark, runtime[0].Limits)), limits)
    names = next((mark for mark in marks if isinstance(mark, runtime[1].Names)), None)
    if names is not None:
        return _named(bare, names, limits)
    origin, parts = get_origin(bare), get_args(bare)
    if origin in (Union, UnionType):
        return _union(parts, room, limits)
    if origin is tuple:
        return files | files.map(lambda pair: code.part("").File(*pair))
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (list, Sequence):
        of_item = limits and limits.of_item
        return st.one_of(
            st.lists(values(parts[0], left, of_item), min_size=least, max_size=most)
            for least, most, left in _sizes(limits, room)
        )
    if origin in (dict, Mapping):
        return _mappings(parts[1], room, limits)
    if inspect.isclass(bare) and issubclass(bare, code.part("_runtime.model").Model):
        return _models(bare, room)
    return _single(bare, limits)


def _union(parts: tuple[Any, ...], room: int, limits: Any) -> Values:
    unchecked = {NoneType, code.part("_runtime.unset").Unset, code.part("").Unknown}
    arms = [arm for arm in parts if arm not in unchecked]
    if any(_is_model(arm) for arm in arms):  # in whose place mappings are `checked`
        arms = [arm for arm in arms if get_origin(arm) is not Mapping]
    least = min(_height(arm) for arm in arms)
    arms = [arm for arm in arms if room > 0 or _height(arm) == least]
    if datetime in arms:  # text stands for one
        arms = [arm for arm in arms if arm is not str]
        return st.one_of(moment_texts, *(values(arm, room, limits) for arm in arms))
    return st.one_of(values(arm, room, limits) for arm in arms)


def _single(kind: Any, limits: Any) -> Values:
    if kind in (Any, object):
        return json_values
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    least, most = (limits.min, limits.max) if limits else (None, None)
    if kind is str and limits and limits.pattern is not None:
        return st.from_regex(limits.pattern, fullmatch=True)
    found = {
        bool: st.booleans(),
        int: st.integers(-_INT64 if least is None else least, _INT64 - 1 if most is None else most),
        float: st.floats(least, most, allow_nan=False, allow_infinity=False) | st.integers(-9, 9),
        datetime: moments,
        str: text(*((limits.min_length or 0, limits.max_length or 12) if limits else ())),
    }[kind]
    return found if limits is None else found.filter(lambda value: not [*limits.broken(value)])


def _mappings(kind: Any, room: int, limits: Any) -> Values:
    pattern = limits.keys if limits else None
    keys = text(1, 8) if pattern is None else st.from_regex(pattern, fullmatch=True)
    return st.one_of(
        st.dictionaries(keys, values(kind, left), min_size=least, max_size=most)
        for least, most, left in _sizes(limits, room)
    )


def _sizes(limits: Any, room: int) -> Iterator[tuple[int, int, int]]:
    return sizes(limits and limits.min_items, limits and limits.max_items, room)


# -- models ----------------------------------------------------------------------------------------


@cache
def _models(cls: Any, room: int) -> Values:
    rules, fixed = cls.__rules__, code.part("_runtime.model").constants(cls)
    hints = get_type_hints(cls, include_extras=True)
    fields = {name: field for name, field in cls.model_fields.items() if name not in fixed}
    given = st.fixed_dictionaries(
        {n: values(hints[n], room - 1) for n, field in fields.items() if field.is_required()},
        optional={
            name: values(hints[name], room - 1)
            for name, field in fields.items()
            if room > 0 and not field.is_required()
        },
    )
    wires = {name: field.alias or name for name, field in cls.model_fields.items()}
    groups = [[name for name, wire in wires.items() if wire in group] for group in rules.exclusive]
    given = given.map(lambda made: _without_rest(made, groups))
    free: Values = st.just({})
    if not rules.closed:
        taken = {*wires, *wires.values(), *dir(cls)}
        keys = text(1, 8).filter(lambda key: key not in taken)
        free = st.one_of(
            st.dictionaries(keys, json_values, min_size=least, max_size=most)
            for least, most, _ in _sizes(rules.free, room)
        )
    return st.builds(lambda made, more: cls(**{**more, **made}), given, free)


def _without_rest(given: dict[str, Any], groups: list[list[str]]) -> dict[str, Any]:
    for group in groups:
        there = [name for name in group if name in given]
        given = {name: value for name, value in given.items() if name not in there[1:]}
    return given


def _is_model(kind: Any) -> bool:
    return inspect.isclass(kind) and issubclass(kind, code.part("_runtime.model").Model)


def _height(kind: Any, seen: frozenset[Any] = frozenset()) -> float:
    """How many models the smallest value of a type has inside each other."""
    bare, _ = _parted(kind)
    origin = get_origin(bare)
    if origin in (Union, UnionType):
        arms = [arm for arm in get_args(bare) if arm is not code.part("").Unknown]
        return min(_height(arm, seen) for arm in arms)
    if not _is_model(bare):
        return 0
    if bare in seen:
        return inf
    hints = get_type_hints(bare, include_extras=True)
    needed = [name for name, field in bare.model_fields.items() if field.is_required()]
    return 1 + max((_height(hints[name], seen | {bare}) for name in needed), default=0)


def _plainer(value: Any) -> Any:
    """A mapping for a model, with all that is in it as it was; a tuple for a list."""
    model = code.part("_runtime.model").Model
    if isinstance(value, model):
        return code.part("_runtime.rules").items_of(value)
    return tuple(map(_plainer, value)) if isinstance(value, list) else value


def _parted(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(kind) is not Annotated:
        return kind, ()
    bare, *marks = get_args(kind)
    return bare, tuple(marks)


# -- names of fields -------------------------------------------------------------------------------


def _named(kind: Any, names: Any, limits: Any) -> Values:
    """The name of a field, or an object whose keys are names of fields."""
    hints = get_type_hints(names.of, include_extras=True)
    fields = {f.alias or name: hints[name] for name, f in names.of.model_fields.items()}
    known: Values = st.sampled_from([*fields, *names.also])
    if names.pattern is not None:
        known |= st.from_regex(names.pattern, fullmatch=True)
    if get_origin(kind) is not dict:
        return known
    if not names.operators:
        return st.dictionaries(known, values(get_args(kind)[1]), max_size=3)
    own = {name: values(each) for name, each in names.own}
    pairs = (
        st.sampled_from([*fields])
        .filter(lambda name: name not in own)
        .flatmap(lambda name: _condition(name, fields[name]))
    )
    return st.builds(
        lambda some, rest: {**dict(rest), **some},
        st.fixed_dictionaries({}, optional=own),
        st.lists(pairs, max_size=4),
    )


def _condition(name: str, hint: Any) -> Values:
    """A key of a filter and what the field is compared with."""

    def pair(operator: str, takes: str) -> Values:
        one = values(hint, 0).filter(lambda value: not isinstance(value, list | None))
        several = st.lists(one, min_size=1, max_size=3)
        nothing = st.sampled_from(conditions.NOTHING)
        kinds = {"text": text(1), "one": one, "list": several, "any": one | several | nothing}
        return st.tuples(st.just(f"{operator}{name}"), kinds[takes])

    return st.one_of(pair(operator, takes) for operator, takes in conditions.operators().items())
