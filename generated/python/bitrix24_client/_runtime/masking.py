"""A text -> the same without the secrets in it, however they are written there.

A token may hold characters that an address, JSON, HTML or a repr of Python write in other
ways, and an answer that repeats it may be broken, so that nothing can be decoded first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, cast

MASK = "***"

_LONG = 8
"""Characters of a secret that is no common word; those of a portal are far longer."""

_ENTITIES = {'"': "quot", "&": "amp", "'": "apos", "<": "lt", ">": "gt"}


def hide(text: str, secrets: Iterable[str]) -> str:
    """Return a text without secrets.

    Args:
        text: The text.
        secrets: The secrets; empty ones are none.
    """
    # One may be part of another, which would then stand there in pieces.
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        pattern = "".join(map(_written, secret))
        if len(secret) < _LONG:
            # It may be a common word, or a letter: prose stays readable, and what could
            # be the secret, part of an address or a value of its own, is masked.
            pattern = rf"(?<![^/=:\"'])({pattern})(?!\w)"
        text = re.sub(pattern, MASK, text)
    return text


def hide_in(value: object, mask: Callable[[str], str]) -> Any:
    """Return a JSON value with all texts in it masked.

    Args:
        value: The value.
        mask: Returns a text without the secrets.
    """
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [hide_in(item, mask) for item in cast("list[object]", value)]
    if isinstance(value, dict):
        items = cast("dict[str, object]", value).items()
        return {mask(key): hide_in(item, mask) for key, item in items}
    return value


def _written(char: str) -> str:
    """Return a pattern of the ways in which a character is written."""
    if char.isalnum():
        return char
    code = ord(char)
    # Backslashes come before it in JSON (PHP puts one before each slash) and in a repr,
    # and more of them in JSON within JSON.
    plain = r"\\{1,8}" if char == "\\" else r"\\{0,8}" + re.escape(char)
    named = f"|{_ENTITIES[char]}" if char in _ENTITIES else ""
    entity = rf"&(?:amp;)*(?:#0*{code}|#x0*{code:x}{named});"
    return rf"(?:{plain}|(?i:%(?:25)*{code:02x}|\\{{1,8}}u00{code:02x}|{entity}))"
