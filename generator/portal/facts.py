"""The facts that the portal is driven by: generated from the spec, read once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias, TypeGuard
from urllib.parse import urlsplit

Facts: TypeAlias = dict[str, Any]
"""An object of JSON."""


@cache
def facts() -> Facts:
    """Return everything that the spec says."""
    text = Path(__file__).with_name("facts.json").read_text(encoding="utf-8")
    read: Facts = json.loads(text)
    return read


def wire_name(method: str) -> str:
    """Return the name of a method as it is documented; an unknown one as it came.

    Args:
        method: The name; upper and lower case mean the same.
    """
    return _by_lower_case().get(method.lower(), method)


@cache
def _by_lower_case() -> dict[str, str]:
    batch = facts()["protocol"]["batch"]["method"]
    return {name.lower(): name for name in (batch, *facts()["methods"])}


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a value of JSON is an object.

    Args:
        value: The value.
    """
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Return whether a value of JSON is a list.

    Args:
        value: The value.
    """
    return isinstance(value, list)


def path_of(url: str) -> str:
    """Return the path of an address of the spec.

    Args:
        url: The address.
    """
    return urlsplit(url).path


def host_of(url: str) -> str:
    """Return the host of an address, with its port.

    Args:
        url: The address.
    """
    return urlsplit(url).netloc


def several(value: Any) -> list[Any]:
    """Return a list of what may be one or several.

    Args:
        value: A list, one value, or None for nothing.
    """
    if is_list(value):
        return value
    return [] if value is None else [value]


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """Return a hint for somebody who has mistyped a name.

    Args:
        wrong: What was written.
        known: What could have been meant.
    """
    words = sorted(set(known))
    lower = {word.lower(): word for word in words}
    near = get_close_matches(wrong.lower(), lower, 1, 0.6)
    if near:
        return f"did you mean {lower[near[0]]!r}?"
    shown = ", ".join(words[:12])
    return f"known: {shown}{', …' if len(words) > 12 else ''}"
