"""Single values: from any form that the API takes to one form, and back to how it answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any

from .facts import Facts, facts, is_list, is_object


class Misfit(ValueError):
    """A value is not of the kind that it should be."""


_YES = frozenset(("Y", "y", "1", "true"))
_NO = frozenset(("N", "n", "0", "false", ""))


def read_scalar(name: str, value: Any, zone: tzinfo, exact: bool = False) -> Any:
    """Return what a single value means.

    Args:
        name: Name of the scalar.
        value: The value as it came.
        zone: Zone of dates and times without one.
        exact: Whether it must look as documented; else text stands for numbers and
            the like, as PHP takes it.

    Raises:
        Misfit: The value is none of this kind.
    """
    scalar = facts()["scalars"][name]
    if exact and not _as_documented(scalar["request"], value):
        raise Misfit
    if scalar["python"] == "datetime":
        return read_time(value, scalar["request"].get("pattern", ""), zone)
    return _READERS[scalar["python"]](value)


def _integer(value: Any) -> int:
    if isinstance(value, bool):
        raise Misfit
    whole = isinstance(value, float) and value.is_integer()
    text = isinstance(value, str) and re.fullmatch(r"\s*[+-]?\d{1,19}\s*", value)
    if not (isinstance(value, int) or whole or text):
        raise Misfit
    read = int(value)
    # PHP's integers have 64 bits, as those of the OpenAPI document.
    if not -(2**63) <= read < 2**63:
        raise Misfit
    return read


def _number(value: Any) -> float:
    if isinstance(value, bool):
        raise Misfit
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise Misfit from error


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value) if isinstance(value, int | str) else "?"
    if text not in _YES | _NO:
        raise Misfit
    return text in _YES


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(int(value)) if isinstance(value, bool) else str(value)
    raise Misfit


def _object(value: Any) -> dict[str, Any]:
    if is_object(value):
        return value
    if is_list(value):
        return {str(index): item for index, item in enumerate(value)}
    raise Misfit


def _file(value: Any) -> list[str]:
    if is_list(value) and len(value) == 2 and all(isinstance(v, str) for v in value):
        return value
    raise Misfit


def _anything(value: Any) -> Any:
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "int": _integer,
    "float": _number,
    "bool": _truth,
    "yes_no": _truth,
    "str": _text,
    "timestamp": _integer,
    "dict": _object,
    "file": _file,
    "any": _anything,
}


def read_time(value: Any, pattern: str, zone: tzinfo) -> datetime:
    """Return a date and time.

    Args:
        value: The value as it came.
        pattern: What it looks like; empty for anything in ISO 8601.
        zone: Its zone if it has none.

    Raises:
        Misfit: It is no date and time.
    """
    if not isinstance(value, str) or not re.search(pattern, value):
        raise Misfit
    try:
        read = datetime.fromisoformat(value)
    except ValueError as error:
        raise Misfit from error
    return read if read.tzinfo is not None else read.replace(tzinfo=zone)


def _as_documented(rule: Facts, value: Any) -> bool:
    kinds: dict[str, tuple[type, ...]] = {
        "integer": (int,),
        "number": (int, float),
        "string": (str,),
        "boolean": (bool,),
        "object": (dict,),
        "array": (list,),
    }
    wanted = kinds.get(rule.get("type", ""), (object,))
    if isinstance(value, bool) and bool not in wanted and object not in wanted:
        return False
    whole = isinstance(value, float) and value.is_integer() and int in wanted
    allowed: list[Any] = rule.get("enum", [value])
    return (isinstance(value, wanted) or whole) and value in allowed


def write_scalar(name: str, value: Any, zone: tzinfo) -> Any:
    """Return a single value as an answer has it.

    Args:
        name: Name of the scalar.
        value: What `read_scalar` has made of it.
        zone: Zone of the portal.
    """
    scalar = facts()["scalars"][name]
    kind = scalar["python"]
    if kind == "datetime":
        return "" if value is None else _moment(value, zone)
    if value is None:
        return None
    if kind == "yes_no":
        return "Y" if value else "N"
    if kind == "dict" and not value:
        return []
    if kind == "float" and scalar["response"].get("type") == "string":
        return f"{value:.10g}"
    if kind == "int" and scalar["response"].get("type") == "string":
        return str(value)
    return value


def _moment(value: Any, zone: tzinfo) -> str:
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat(timespec="seconds")
    return str(value)
