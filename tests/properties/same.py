"""What JSON means, whatever the form: two forms that mean the same have lost nothing."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?")


def meaning(value: Any) -> str:
    """A text that is the same for values that mean the same.

    `"5"` is 5, an empty text is nothing, an empty list may be an empty object, Y and N are truth values, and
    dates and times are moments.
    """
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False)


def _plain(value: Any) -> Any:
    match value:
        case bool():
            return "Y" if value else "N"
        case int():
            return str(value)
        case float():
            return _number(repr(value))
        case "" | None:
            return None
        case str() if _NUMBER.fullmatch(value):
            return _number(value)
        case str() if _MOMENT.fullmatch(value):
            return _moment(value)
        case list() | tuple():
            return [_plain(item) for item in value] or {}
        case dict():
            return {key: _plain(item) for key, item in value.items()}
    return value


def _number(text: str) -> str:
    number = Decimal(text)
    return str(int(number)) if number == number.to_integral_value() else str(number.normalize())


def _moment(text: str) -> str:
    read = datetime.fromisoformat(text)
    # One without an offset is not the same as one with it.
    return str(read) if read.utcoffset() is None else _seconds(read)


def _seconds(moment: datetime) -> str:
    return str(int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()))
