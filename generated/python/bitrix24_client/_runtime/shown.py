"""Models -> reprs that fit on a few lines: as deep as there is room."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from typing import cast

from pydantic import BaseModel

_ROOM = 600
"""Characters of a repr that looks into what it holds."""

_DEPTH = 5
_ITEMS = 6

_single = reprlib.Repr()
_single.maxstring = 40
_single.maxother = 70  # a datetime with its offset


def short(value: object) -> str:
    """Return a repr that keeps the order of keys and looks inside as far as fits.

    Args:
        value: A model or what is in one.
    """
    deep = (_shown(value, depth) for depth in range(_DEPTH, 1, -1))
    return next((told for told in deep if len(told) <= _ROOM), None) or _shown(value, 1)


def _shown(value: object, depth: int) -> str:
    if isinstance(value, BaseModel):
        fields = type(value).model_fields.items()
        held = {name: getattr(value, name) for name, field in fields if field.repr}
        held |= value.model_extra or {}
        told = {name: item for name, item in held.items() if item is not None}
        parts = _parts([f"{name}=" for name in told], [*told.values()], depth)
        return f"{type(value).__name__}({parts})"
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value)
        names = [f"{_single.repr(key)}: " for key in pairs]
        return f"{{{_parts(names, [*pairs.values()], depth)}}}"
    if isinstance(value, list):
        items = cast("list[object]", value)
        return f"[{_parts([''] * len(items), items, depth)}]"
    return _single.repr(value)


def _parts(names: list[str], values: list[object], depth: int) -> str:
    if names and not depth:
        return "..."
    pairs = list(zip(names, values, strict=True))
    told = [f"{name}{_shown(value, depth - 1)}" for name, value in pairs[:_ITEMS]]
    more = len(names) - len(told)
    return ", ".join([*told, f"+{more} more"] if more else told)
