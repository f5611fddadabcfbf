"""Parameters -> what JSON carries."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any, cast

from pydantic import BaseModel

from .unset import UNSET
from .zones import Seconds


def iso(value: object) -> object:
    """Return a datetime as text in ISO 8601; anything else passes through.

    Args:
        value: What is to be sent.
    """
    if not isinstance(value, datetime):
        return value
    offset = value.utcoffset()
    # Zones of long ago have offsets with seconds, which ISO 8601 does not know.
    if offset is not None and offset % timedelta(minutes=1):
        value = value.astimezone(UTC)
    # Whole seconds: the documented form has no fraction.
    return value.isoformat(timespec="seconds")


def plain(value: object) -> object:
    """Return the value of a member of an enum; anything else passes through.

    Args:
        value: What is to be sent.
    """
    return value.value if isinstance(value, Enum) else value


def encode(value: object, path: str = "") -> Any:
    """Return a parameter as JSON will carry it.

    A model gives the fields that were set, under their wire names; an enum its value;
    a datetime ISO 8601 in whole seconds. Keys that are `UNSET` are dropped.

    Args:
        value: The parameter.
        path: Where it stands, for messages.

    Raises:
        TypeError: JSON cannot carry it. The text names the place, not the value.
    """
    match value:
        case None | bool():
            return value
        case Enum() if value is not UNSET:
            return encode(value.value, path)
        case str() if _encodable(value):
            return value
        case int():
            return value
        case float() if math.isfinite(value):
            return value
        case datetime():
            return iso(value)
        case date():
            return value.isoformat()
        case _:
            return _encode_composite(value, path)


def _encode_composite(value: object, path: str) -> Any:
    if isinstance(value, BaseModel):
        # Warnings tell of fields assigned with another type: what matters is whether
        # JSON can carry them, and that is seen to here.
        value = value.model_dump(by_alias=True, exclude_unset=True, warnings=False)
    if isinstance(value, Mapping):
        items = cast("Mapping[object, object]", value).items()
        named = [(_key(key, path), item) for key, item in items if item is not UNSET]
        return {k: encode(item, f"{path}.{k}" if path else k) for k, item in named}
    if isinstance(value, list | tuple):
        parts = cast("list[object]", value)
        return [encode(item, f"{path}[{i}]") for i, item in enumerate(parts)]
    kind = "UNSET" if value is UNSET else type(value).__name__
    if isinstance(value, float):
        kind = "a float that is not finite"
    elif isinstance(value, str):
        kind = "a str with lone surrogates"
    elif isinstance(value, Seconds):
        kind = "a datetime without a zone as Unix seconds"
    raise TypeError(f"{path or 'the value'}: JSON cannot carry {kind}")


def _key(key: object, path: str) -> str:
    key = plain(key)
    if isinstance(key, str) and _encodable(key):
        return key
    if isinstance(key, int) and not isinstance(key, bool):
        return str(key)
    kind = type(key).__name__
    raise TypeError(f"{path or 'the value'}: a key must be a str, not {kind}")


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
