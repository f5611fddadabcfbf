"""Truth values in mappings that stand for models: `Y` and `N` where the server wants them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

from .alternatives import OneOf
from .model import Model
from .values import YesNo, yes_no

_OPERATOR = re.compile(r"^\W+")


def with_flags(value: object, kind: Any) -> object:
    """Return a parameter with `Y` and `N` for the truth values that are sent so.

    Models see to that themselves: this is for mappings that are given in their place,
    and for filters, where an operator may stand in front of the name of a field.

    Args:
        value: The parameter.
        kind: Its type expression; of a filter, the model of the records.
    """
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Union or origin is UnionType:
        for arm in parts:
            value = with_flags(value, arm)
        return value
    if origin is list or kind == YesNo:
        item = parts[0] if origin is list else kind
        if isinstance(value, list | tuple):
            return [with_flags(each, item) for each in cast("list[object]", value)]
        return yes_no(value) if isinstance(value, bool) and kind == YesNo else value
    if origin is Annotated:
        tagged = next((mark for mark in parts[1:] if isinstance(mark, OneOf)), None)
        if tagged is None:
            return with_flags(value, parts[0])
        kind = _alternative(value, tagged, parts[0])
    if not isinstance(value, Mapping):
        return value
    items = cast("Mapping[object, object]", value).items()
    if origin is dict:
        return {key: with_flags(item, parts[1]) for key, item in items}
    if isinstance(kind, type) and issubclass(kind, Model):
        kinds = _kinds(kind)
        return {
            k: with_flags(v, kinds.get(_OPERATOR.sub("", str(k)))) for k, v in items
        }
    return cast("object", value)


def _alternative(value: object, tagged: OneOf, union: Any) -> type[Model] | None:
    """Return the class of a mapping that is one of several; None if it has no known tag."""
    if not isinstance(value, Mapping):
        return None
    tag = cast("Mapping[str, object]", value).get(tagged.by)
    return tagged.classes(union).get(tag) if isinstance(tag, str) else None


@cache
def _kinds(cls: type[Model]) -> dict[str, Any]:
    """Return the types of the fields, under their wire names."""
    cls.model_rebuild()
    flag = get_args(YesNo)[1]
    return {
        field.serialization_alias
        or name: YesNo if flag in field.metadata else field.annotation
        for name, field in cls.model_fields.items()
    }
