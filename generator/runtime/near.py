"""Misspelt keys -> the keys that were meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_LIKE = 0.7
_LONGEST = 60
"""Characters of a key that are compared."""


def meant(keys: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    """Return what each of some unknown keys may stand for, as far as something is near.

    Upper and lower case and `_` do not count: Python's names are near too.

    Args:
        keys: The unknown keys.
        names: The known names, and the wire name of each.
    """
    from difflib import get_close_matches

    known = {_bare(name): wire for name, wire in names.items()}
    found: dict[str, str] = {}
    for key in keys:
        for near in get_close_matches(_bare(key[:_LONGEST]), known, 1, _LIKE):
            found[key] = known[near]
    return found


def unknown(near: str | None) -> str:
    """Return the rule that an unknown key breaks.

    Args:
        near: The key that may be meant; None if none is near.
    """
    return "unknown key" if near is None else f"unknown key; did you mean {near!r}?"


def _bare(name: str) -> str:
    return name.replace("_", "").casefold()
