"""The base of all generated models."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Self, Union, cast, get_args, get_origin

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)

from .values import YesNo, encode, yes_no

FROM_WIRE = {"from_wire": True}
"""Validation context that makes models keep the payload they are made from."""

_SHOWN = 6
_OPERATOR = re.compile(r"^\W+")


class Model(BaseModel):
    """An object of the API.

    Fields are given by their Python or their wire name. Unknown ones are kept
    (`model_extra`). An empty object may arrive as `[]`, and an absent value of a field
    that can be None and is not text as `""`. Classes are built at first use, which
    keeps the import of many of them cheap.
    """

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,
        protected_namespaces=(),
    )

    _raw: dict[str, Any] | None = PrivateAttr(None)

    @property
    def raw(self) -> dict[str, Any] | None:
        """The wire payload that the model was made from; None if made by hand."""
        return self._raw

    @classmethod
    def from_wire(cls, payload: object) -> Self:
        """Return a model of a payload, which `raw` then gives back.

        Args:
            payload: An object as it came from the server.

        Raises:
            pydantic.ValidationError: The payload does not fit.
        """
        return cls.model_validate(payload, context=FROM_WIRE)

    def to_wire(self) -> dict[str, Any]:
        """Return the fields that were set, under wire names, as JSON will carry them.

        Raises:
            TypeError: A field holds what JSON cannot carry.
        """
        return cast("dict[str, Any]", encode(self))

    @model_validator(mode="wrap")
    @classmethod
    def _tolerant(
        cls,
        value: Any,
        handler: ModelWrapValidatorHandler[Self],
        info: ValidationInfo[dict[str, bool] | None],
    ) -> Self:
        if value == []:
            value = {}
        if not isinstance(value, dict):
            return handler(value)
        payload = cast("dict[str, Any]", value)
        model = handler(_without_empty(cls, payload))
        if info.context is FROM_WIRE:
            model._raw = payload
        return model

    # Two models are equal if their fields are, wherever they come from: pydantic would
    # compare `_raw` too.
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or type(self) is not type(other):
            return NotImplemented
        same = self.__dict__ == other.__dict__
        return same and self.model_extra == other.model_extra

    def __repr__(self) -> str:
        values = {name: getattr(self, name) for name in type(self).model_fields}
        values |= self.model_extra or {}
        told = [name for name in values if values[name] is not None]
        shown = [f"{name}={reprlib.repr(values[name])}" for name in told[:_SHOWN]]
        if len(told) > _SHOWN:
            shown.append(f"+{len(told) - _SHOWN} more")
        return f"{type(self).__name__}({', '.join(shown)})"

    def __str__(self) -> str:
        return repr(self)


RESERVED = tuple(sorted(name for name in dir(Model) if not name.startswith("_")))
"""Names that a field must not have: they mean something on every model."""


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
        return with_flags(value, parts[0])
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


def _without_empty(cls: type[Model], payload: dict[str, Any]) -> dict[str, Any]:
    if "" not in payload.values():
        return payload
    keys = _emptiable(cls)
    return {k: None if v == "" and k in keys else v for k, v in payload.items()}


# Kept per class and made at first use: before, annotations may name classes that do not
# exist yet.
@cache
def _emptiable(cls: type[Model]) -> frozenset[str]:
    """Return the names under which `""` means None."""
    names: set[str] = set()
    for name, field in cls.model_fields.items():
        arms = set(_arms(field.annotation))
        if NoneType in arms and not any(map(_holds_text, arms)):
            alias = field.validation_alias
            names |= {name, alias if isinstance(alias, str) else name}
    return frozenset(names)


def _arms(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _arms(get_args(annotation)[0])
    elif origin is Union or origin is UnionType:
        for arm in get_args(annotation):
            yield from _arms(arm)
    else:
        yield annotation


def _holds_text(arm: Any) -> bool:
    if arm is Any or arm is object or get_origin(arm) is Literal:
        return True
    if isinstance(arm, type) and issubclass(arm, Enum):
        return any(isinstance(member.value, str) for member in arm)
    return isinstance(arm, type) and issubclass(arm, str)
