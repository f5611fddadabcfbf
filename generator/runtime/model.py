"""The base of all generated models."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    Self,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from .encode import encode
from .limits import Limits, Rules

M = TypeVar("M", bound="type[Model]")

FROM_WIRE = {"from_wire": True}
"""Validation context that makes models keep the payload they are made from."""


class Model(BaseModel):
    """An object of the API.

    Fields are given by their Python or their wire name. Unknown ones are kept
    (`model_extra`). An empty object may arrive as `[]`, and an absent value of a field
    that can be None and is not text as `""`. A field with one possible value need not
    be given and is always sent.

    A field that was not given is None and is not sent; one that None is assigned to is
    sent as `null`. `del model.field` leaves a field out again: it is None and not sent.

    Classes are built at first use, which keeps the import of many of them cheap.
    """

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,
        protected_namespaces=(),
        val_temporal_unit="seconds",  # great numbers are no milliseconds
    )

    __rules__: ClassVar[Rules] = Rules()
    _raw: dict[str, Any] | None = PrivateAttr(None)

    @property
    def raw(self) -> dict[str, Any] | None:
        """The wire payload that the model was made from; None if made by hand.

        It is what came, not what the model holds now: that is `to_wire()`. Do not
        change it, for it tells what has been changed since.
        """
        private = self.__pydantic_private__  # pydantic's own way to it takes far longer
        return None if private is None else private["_raw"]

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
        fixed = constants(cls)
        if fixed and info.context is FROM_WIRE:
            _require(cls, fixed.values(), payload)
        model = handler(_without_empty(cls, payload))
        if fixed:
            model.model_fields_set.update(fixed)
        if info.context is FROM_WIRE:
            model._raw = payload
        return model

    def __delattr__(self, name: str) -> None:
        # pydantic would leave the model without the attribute, so that reading fails.
        if name in type(self).model_fields:
            vars(self)[name] = None
            self.model_fields_set.discard(name)
        else:
            super().__delattr__(name)

    # Two models are equal if their fields are, wherever they come from: pydantic would
    # compare `_raw` too.
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or type(self) is not type(other):
            return NotImplemented
        same = self.__dict__ == other.__dict__
        return same and self.model_extra == other.model_extra

    def __repr__(self) -> str:
        from .shown import short

        return short(self)

    def __str__(self) -> str:
        return repr(self)


class ClosedModel(Model):
    """An object of the API that is sent, and takes no other keys than its own.

    More keys in an answer are kept like those of any model.
    """

    __rules__: ClassVar[Rules] = Rules(closed=True)


def exclusive(*keys: str) -> Callable[[M], M]:
    """Return a decorator: of these keys of a model at most one is sent.

    Args:
        keys: Wire names.
    """

    def decorate(cls: M) -> M:
        cls.__rules__ = cls.__rules__.but(exclusive=(keys, *cls.__rules__.exclusive))
        return cls

    return decorate


def free_keys(
    *, min_items: int | None = None, max_items: int | None = None
) -> Callable[[M], M]:
    """Return a decorator: how many keys beyond its own a model is sent with.

    Args:
        min_items: Least number of them.
        max_items: Greatest number of them.
    """

    def decorate(cls: M) -> M:
        free = Limits(min_items=min_items, max_items=max_items)
        cls.__rules__ = cls.__rules__.but(free=free)
        return cls

    return decorate


def rules_of(cls: type[Model]) -> Rules:
    """Return what holds for the keys of a model when it is sent.

    Args:
        cls: The class.
    """
    return cls.__rules__


@cache
def constants(cls: type[Model]) -> dict[str, str]:
    """Return the wire names of the fields that have one possible value, by field.

    Only these have a default other than None.

    Args:
        cls: The class.
    """
    return {
        name: field.alias or name
        for name, field in cls.model_fields.items()
        if not field.is_required() and field.default is not None
    }


RESERVED = tuple(sorted(name for name in dir(Model) if not name.startswith("_")))
"""Names that a field must not have: they mean something on every model."""


def _require(cls: type[Model], keys: Iterable[str], payload: dict[str, Any]) -> None:
    """Raise unless an answer has what only a caller may leave out."""
    missing = [key for key in keys if key not in payload]
    if missing:
        raise ValidationError.from_exception_data(
            cls.__name__,
            [{"type": "missing", "loc": (key,), "input": payload} for key in missing],
        )


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
        if is_emptiable(field.annotation):
            alias = field.validation_alias
            names |= {name, alias if isinstance(alias, str) else name}
    return frozenset(names)


def is_emptiable(annotation: Any) -> bool:
    """Return whether `""` means None in a field.

    Args:
        annotation: Type of the field.
    """
    arms = set(_arms(annotation))
    return NoneType in arms and not any(map(_holds_text, arms))


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
    if arm is Any or arm is object:
        return True
    if get_origin(arm) is Literal:
        return any(isinstance(value, str) for value in get_args(arm))
    if isinstance(arm, type) and issubclass(arm, Enum):
        return any(isinstance(member.value, str) for member in arm)
    return isinstance(arm, type) and issubclass(arm, str)
