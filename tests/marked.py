"""Secrets that can be told from everything else: each is full of marks.

Every part of one that is seven characters long holds a whole mark, so a secret that was cut or
written in another way is found, too.
"""

from __future__ import annotations

import re

MARK = re.compile("zQ7[a-z]")

CODE = "zQ7w" * 5
"""The code of a webhook, of letters and digits as portals make them."""

ODD_CODE = "zQ7w" * 3 + "~.-_" + "zQ7w" * 3
"""One with all other characters that may stand in one."""

_ODD = "\"'/\\&+%<="
"""Characters that are written otherwise in an address, in JSON or in HTML."""

TOKEN = "zQ7t" * 3 + _ODD + "zQ7t" * 3
REFRESH_TOKEN = "zQ7r" * 3 + _ODD + "zQ7r" * 3
NEW_TOKEN = "zQ7u" * 3 + _ODD + "zQ7u" * 3
NEW_REFRESH_TOKEN = "zQ7v" * 3 + _ODD + "zQ7v" * 3
CLIENT_SECRET = "zQ7s" * 3 + _ODD + "zQ7s" * 3
AUTHORISATION_CODE = "zQ7k" * 3 + _ODD + "zQ7k" * 3
APPLICATION_TOKEN = "zQ7a" * 3 + _ODD + "zQ7a" * 3


BEGINNING = "zQ7x" * 3
"""What secrets begin with whose end is told apart by a test."""


def has_secret(text: str) -> bool:
    """Whether a text holds a secret or part of one."""
    return MARK.search(text) is not None
