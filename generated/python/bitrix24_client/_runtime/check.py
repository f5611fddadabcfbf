"""Parameters of a call -> what is wrong with them, before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic.fields import FieldInfo

from .alternatives import OneOf
from .call import Call
from .errors import RequestError
from .fields import Conditions, Fields, Moment, Name, NamesOf
from .limits import Limits, allowed
from .model import Model, constants, is_emptiable
from .names import Names
from .objects import Alternatives, Key, Named
from .payload import adapter
from .rules import (
    Either,
    List,
    Map,
    Optional,
    Present,
    Problem,
    Rule,
    Single,
)
from .unset import UNSET
from .values import EXPECTED, OpenEnum, Str, codec_of, literal_codec

_NO_LIMITS = Limits()


def verify(call: Call[Any]) -> None:
    """Raise if parameters of a call break rules.

    Args:
        call: The call.

    Raises:
        RequestError: Where and which rules are broken.
    """
    found: list[Problem] = []
    for name, rule in _rules(call.checks).items() if call.checks else ():
        value = call.params.get(name, UNSET)
        if value is not UNSET:
            found += rule.problems(value, name)
    if found:
        raise RequestError(call.wire, found)


@cache
def _rules(checks: Callable[[], Mapping[str, Any]]) -> dict[str, Rule]:
    return {name: rule_of(kind) for name, kind in checks().items()}


# The caches are safe among threads: at worst two of them make the same rule.
@cache
def rule_of(kind: Any) -> Rule:
    """Return the rule of a type expression.

    Args:
        kind: Such as `Picture | None`, `Annotated[Int, Limits(min=1)]`.
    """
    return _rule(kind, _NO_LIMITS)


def _rule(kind: Any, limits: Limits) -> Rule:
    bare, marks = _parted(kind)
    limits = next((mark for mark in marks if isinstance(mark, Limits)), limits)
    for mark in marks:
        if isinstance(mark, Names):
            return _fields(bare, mark, limits)
        if isinstance(mark, OneOf):
            classes = mark.classes(bare).items()
            return Alternatives(mark.by, {tag: _named(cls) for tag, cls in classes})
        if isinstance(mark, OpenEnum):
            value = cast("object", next(iter(mark.cls)).value)
            return _single(codec_of(value), type(value), limits)
    origin, parts = get_origin(bare), get_args(bare)
    if origin is Union or origin is UnionType:
        return _union(parts, limits)
    if origin is Literal:
        codec, values = literal_codec(bare), Limits(values=parts)
        return Single(adapter(codec), values, allowed(parts))
    if origin is list:
        return List(_rule(parts[0], limits.of_item), limits)
    if origin is dict:
        return Map(_rule(parts[1], _NO_LIMITS), limits)
    if bare is Any or bare is object:
        return Rule()
    if isinstance(bare, type) and issubclass(bare, Model):
        return _named(bare)
    return _single(kind, origin or bare, limits)


def _fields(kind: Any, names: Names, limits: Limits) -> Rule:
    """Return the rule of a name, or of an object whose keys are names."""
    known = NamesOf(
        lambda: (*_named(names.of).keys, *names.also),
        names.pattern,
    )
    if get_origin(kind) is not dict:
        return Name(known)
    own = {key: _rule(each, _NO_LIMITS) for key, each in names.own}
    value = _rule(get_args(kind)[1], _NO_LIMITS)
    if not names.operators:
        return Fields(known, own, value, None, limits)
    conditions = Conditions(lambda: _compared(names.of), rule_of(Str))
    return Fields(known, own, value, conditions, limits)


@cache
def _compared(cls: type[Model]) -> dict[str, Rule]:
    """Return what one value of each field must be; fields with parts take anything."""
    single: dict[str, Rule] = {}
    for name, key in _named(cls).keys.items():
        rule = key.rule.inner if isinstance(key.rule, Optional) else key.rule
        if isinstance(rule, Single):
            is_moment = rule.expected == EXPECTED[datetime]
            single[name] = Moment() if is_moment else rule
    return single


def _without_facts(hint: Any) -> Any:
    """Return a type without what only fields of models have: wire name and secrecy."""
    bare, marks = _parted(hint)
    kept = [
        m for m in marks if not isinstance(m, FieldInfo) or (m.alias is None and m.repr)
    ]
    return Annotated[(bare, *kept)] if kept else bare


def _parted(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(kind) is not Annotated:
        return kind, ()
    bare, *marks = get_args(kind)
    return bare, tuple(marks)


def _union(parts: tuple[Any, ...], limits: Limits) -> Rule:
    options = tuple(_rule(part, limits) for part in parts if part is not NoneType)
    rule = options[0] if len(options) == 1 else Either(options)
    return Optional(rule) if NoneType in parts else rule


def _single(kind: Any, read_as: Any, limits: Limits) -> Rule:
    return Single(adapter(kind), limits, EXPECTED[read_as])


@cache
def _named(cls: type[Model]) -> Named:
    return Named(cls, lambda: _keys(cls))


def _keys(cls: type[Model]) -> dict[str, Key]:
    hints, fixed = get_type_hints(cls, include_extras=True), constants(cls)
    keys: dict[str, Key] = {}
    for name, field in cls.model_fields.items():
        rule = _rule(_without_facts(hints[name]), _NO_LIMITS)
        required = field.is_required() or name in fixed
        if not required and isinstance(rule, Optional) and not _nullable(hints[name]):
            rule = Present(rule.inner)
        keys[field.alias or name] = Key(rule, required, is_emptiable(hints[name]))
    return keys


def _nullable(hint: Any) -> bool:
    bare, marks = _parted(hint)
    known = any(isinstance(mark, Limits) and mark.nullable for mark in marks)
    return known or Any in get_args(bare)
