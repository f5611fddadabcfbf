"""A text -> the same without the secrets in it, however they are written there.

A token may hold characters that an address, JSON, HTML or a repr of Python write in other
ways, and an answer that repeats it may be broken, so that nothing can be decoded first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, cast

MASK = "***"

_LONG = 8
"""Characters of a secret that is no common word; those of a portal are far longer."""

_LEAST = 4
"""Characters of the beginning of a secret that give it away."""

_HALF = 5
"""Characters that a cut may leave of one that is written in another way."""

_WIDEST = 40
"""Characters that one of a secret takes at most, if it is written in another way."""

_ENTITIES = {'"': "quot", "&": "amp", "'": "apos", "<": "lt", ">": "gt"}


def hide(text: str, secrets: Iterable[str]) -> str:
    """Return a text without secrets.

    Args:
        text: The text.
        secrets: The secrets; empty ones are none.
    """
    # One may be part of another, which would then stand there in pieces.
    known = tuple(sorted(filter(None, secrets), key=len, reverse=True))
    if not known or not _beginnings(known).search(text):
        return text  # nearly always, and an answer may hold thousands of texts
    for secret in known:
        if len(secret) < _LONG:
            # It may be a common word, or a letter: prose stays readable, and what could
            # be the secret, part of an address or a value of its own, is masked.
            pattern = rf"(?<![^/=:\"'])({_written(secret)})(?!\w)"
            text = re.sub(pattern, MASK, text)
        else:
            text = _hide_beginning(re.sub(_written(secret), MASK, text), secret)
    return text


@lru_cache(maxsize=32)
def _beginnings(secrets: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of what every text has that holds one of the secrets."""
    return re.compile("|".join(_written(secret[:_LEAST]) for secret in secrets))


def _hide_beginning(text: str, secret: str) -> str:
    """Mask the beginning of a secret where a text was cut in the middle of it."""
    near = max(0, len(text) - _WIDEST * len(secret))
    end = text[near:]
    if not re.search(_written(secret[:_LEAST]), end):
        return text
    for length in range(len(secret) - 1, _LEAST - 1, -1):
        pattern = rf"{_written(secret[:length])}.{{0,{_HALF}}}\Z"
        if found := re.search(pattern, end, re.DOTALL):
            return text[: near + found.start()] + MASK
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


@lru_cache(maxsize=512)
def _written(secret: str) -> str:
    """Return a pattern of the ways in which a secret is written."""
    return "".join(map(_character, secret))


def _character(char: str) -> str:
    if char.isascii() and char.isalnum():
        return char
    code = ord(char)
    # Backslashes come before it in JSON (PHP puts one before each slash) and in a repr,
    # and more of them in JSON within JSON.
    plain = r"\\{1,32}" if char == "\\" else r"\\{0,32}" + re.escape(char)
    form = r"|\+" if char == " " else ""
    named = f"|{_ENTITIES[char]}" if char in _ENTITIES else ""
    entity = rf"&(?:amp;)*(?:#0*{code}|#x0*{code:x}{named});"
    percent = "".join(rf"%(?:25)*{byte:02x}" for byte in char.encode(errors="replace"))
    return rf"(?:{plain}{form}|(?i:{percent}|\\{{1,32}}u{code:04x}|{entity}))"
