"""Codecs between Python values and the wire: tolerant on input, exact on output.

Generated models annotate their fields with these names. Most of the work is done by
pydantic's own parsers (which already read "999", "Y", 1 and ISO 8601), so a validator
in Python stands only where those are wrong. An empty string that stands for no value is
turned into `None` by `Model`, for a codec cannot know whether its field is optional.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeAlias, TypeVar, get_args, get_origin

from pydantic import (
    AllowInfNan,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import CoreSchema, core_schema

from .encode import iso, plain
from .files import read_file
from .limits import any_of
from .unset import Unset
from .zones import is_naive, unix

S = TypeVar("S", bound="str | Unset | None")
V = TypeVar("V")


def yes_no(value: bool | S) -> S | str:
    """Return `Y` or `N` for a bool; anything else passes through.

    Args:
        value: A truth value, a string for the server to judge, None or `UNSET`.
    """
    if isinstance(value, bool):
        return "Y" if value else "N"
    return value


def _not_bool(value: object) -> object:
    # `crm.activity.add` answers `false` on failure: it must not become the id 0.
    if isinstance(value, bool):
        raise ValueError("a number was expected, not a truth value")
    return value


def _object(value: object) -> object:
    # PHP prints an empty associative array as a list.
    return {} if value == [] else value


def _utc(value: object, read_as: ValidatorFunctionWrapHandler) -> datetime:
    read: datetime = read_as(value)
    if not is_naive(read):
        return read.astimezone(UTC)
    # Text of the server is in UTC; what zone a caller means nobody knows.
    return read if isinstance(value, datetime) else read.replace(tzinfo=UTC)


def _unix(value: object) -> object:
    return unix(value) if isinstance(value, datetime) else value


Int = Annotated[int, BeforeValidator(_not_bool)]
"""A whole number, also as a decimal string."""

Float = Annotated[float, BeforeValidator(_not_bool), AllowInfNan(False)]
"""A number, also as a decimal string."""

Str = Annotated[str, Field(coerce_numbers_to_str=True)]
"""Text, also as a number."""

Bool: TypeAlias = bool
"""A truth value that is sent as a JSON boolean; read from Y, N, 1, "true", ... too."""

YesNo = Annotated[bool, PlainSerializer(yes_no, return_type=Any)]
"""A truth value that is sent as `Y` or `N`; read like `Bool`."""

DateTime = Annotated[datetime, PlainSerializer(iso)]
"""A date and time in ISO 8601, with an offset or without; sent in whole seconds."""

Timestamp = Annotated[datetime, WrapValidator(_utc), PlainSerializer(_unix)]
"""Unix seconds (number or text) or ISO 8601; in Python a datetime in UTC."""

Dict = Annotated[dict[str, Any], BeforeValidator(_object)]
"""An object with any keys; an empty one may arrive as `[]`."""

Json: TypeAlias = Any
"""Any value that JSON has."""

FileContent = Annotated[tuple[str, str], WrapValidator(read_file)]
"""A `File`: its name, and its content in Base64; a plain pair of them does as well."""


EXPECTED: dict[object, str] = {
    str: "text is expected",
    int: "a whole number is expected",
    float: "a number is expected",
    bool: "a truth value is expected",
    datetime: "a date and time is expected, such as 2025-02-03T15:00:00+02:00",
    tuple: "a File or a pair of a name and its Base64 without `data:` is expected",
}
"""The rule that a value breaks which is not of a type."""


@dataclass(frozen=True, slots=True)
class Either:
    """Reads a single value of one of several types, and tells once if it is of none.

    Use it as metadata: `Annotated[Str | Int, either()]`.
    """

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        kinds = (get_args(arm)[0] if get_args(arm) else arm for arm in get_args(source))
        told = any_of(EXPECTED[get_origin(kind) or kind] for kind in kinds)
        return core_schema.union_schema(
            [handler.generate_schema(arm) for arm in get_args(source)],
            custom_error_type="value_expected",
            custom_error_message=told,
        )


def either() -> Either:
    """Return the reader of single values of several types."""
    return Either()


@cache
def _members(cls: type[Enum]) -> dict[object, Enum]:
    """Return the members of an enum by their values, and by these as text."""
    # Not `cls(value)`: that would raise on each unknown value.
    known = cls._value2member_map_
    return {**known, **{str(value): member for value, member in known.items()}}


@dataclass(frozen=True, slots=True)
class OpenEnum:
    """Reads the members of an enum and lets other values be.

    It is callable, for `BeforeValidator`; as metadata of `Annotated` it also writes.
    """

    cls: type[Enum]

    def __call__(self, value: object) -> object:
        """Return the member of a value, or the value if the enum does not know it.

        Args:
            value: A member, or what came from the wire.
        """
        if isinstance(value, bool) or not isinstance(value, int | str):
            return value
        known = _members(self.cls)
        if value in known:
            return known[value]
        inner: object = value
        if isinstance(next(iter(self.cls)).value, int):
            with suppress(ValueError):
                inner = int(value)
        else:
            inner = str(value)
        return known.get(inner, inner)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            self,
            handler(source),
            serialization=core_schema.plain_serializer_function_ser_schema(plain),
        )


class OpenLiteral:
    """Reads the values of a `Literal`, and any other of their kind."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return handler.generate_schema(literal_codec(source))


Open = Annotated[V, OpenLiteral()]
"""A documented value, as in `Open[Literal["red", "blue"]]`; the server may send others."""


def literal_codec(literal: Any) -> Any:
    """Return the codec of the values that a `Literal` lists.

    Args:
        literal: The type.
    """
    return codec_of(get_args(literal)[0])


def codec_of(value: object) -> Any:
    """Return the codec of values such as one.

    Args:
        value: Text, a whole number or a truth value.
    """
    codecs: dict[type, Any] = {str: Str, int: Int, bool: Bool}
    return codecs[type(value)]


def open_enum(cls: type[Enum]) -> OpenEnum:
    """Return the codec of an enum.

    Use it as metadata: `Annotated[OwnerType | int, open_enum(OwnerType)]`. Known values
    become members, whether they arrive as 3 or "3"; an unknown value stays a plain one,
    of the type that the enum's values have where it can be.

    Args:
        cls: The enum.
    """
    return OpenEnum(cls)
