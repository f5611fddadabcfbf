"""What a call that was not carried out takes to be sent again: a new address or a new token."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from . import wire
from .auth import Access, Auth
from .call import Call
from .errors import ApiError, Bitrix24Error
from .exchange import Failure
from .rate import renamed

if TYPE_CHECKING:
    from .protocol import Reply
    from .retry import Pace, Plan

_MOVES = 3
"""Moves that one call follows; more of them are a loop."""

_log = logging.getLogger("bitrix24_client")


class Detour:
    """The detours of one call. It is renewed once and moved a few times.

    Args:
        call: The call.
        auth: Who calls.
        pace: How often and how long is tried.
    """

    def __init__(self, call: Call[Any], auth: Auth, pace: Pace) -> None:
        self._call = call
        self._auth = auth
        self._pace = pace
        self._moves = 0
        self._renewed = False

    def mended(
        self, outcome: Reply | Failure, error: Bitrix24Error, used: Access
    ) -> Plan[bool]:
        """Return the plan that mends what was wrong; it tells whether that was possible.

        Args:
            outcome: What came of the request.
            error: What it amounts to.
            used: What the request was sent with.

        Raises:
            Bitrix24Error: A new token was needed, and there is none.
        """
        if isinstance(error, ApiError) and error.retry == "refresh_token":
            if self._renewed:
                return False
            self._renewed = True
            return (yield from self._auth.renewal(used, self._call.wire, self._pace))
        if isinstance(outcome, Failure) or outcome.status != wire.MOVED:
            return False
        return self._moved(used, outcome.location)

    def _moved(self, used: Access, location: str) -> bool:
        host = new_host(used.base_url + self._call.wire, location)
        self._moves += 1
        if host is None or self._moves > _MOVES:
            return False
        if self._auth.move(used, host):
            _log.warning("%s has moved to %s: use the new address", used.portal, host)
        if self._pace.bucket is not None:
            self._pace.bucket = renamed(self._pace.bucket, host)
        return True


def new_host(asked: str, location: str) -> str | None:
    """Return the host that a renamed portal is at; None if a redirect is no such thing.

    The request holds a credential, so the new host must be of the same owner as the old
    one. The documentation says of addresses only what `wire.HOSTS` has: the name of the
    portal below a domain of the vendor. There, both are the vendor's if they differ in
    nothing but the name. A portal of one's own domain is not renamed in this way; where
    it sends us is not known to be its own.

    Args:
        asked: Address that was asked.
        location: Address that the redirect leads to.
    """
    before = urlsplit(asked)
    try:
        after = urlsplit(location)
    except ValueError:
        return None
    old, new = (_host().fullmatch(parts.netloc.lower()) for parts in (before, after))
    same = (
        old is not None
        and new is not None
        and new["zone"] == old["zone"]
        and new["name"] != old["name"]
        and (after.scheme, after.path) == ("https", before.path)
    )
    return after.netloc.lower() if same else None


@cache
def _host() -> re.Pattern[str]:
    # No port, no user, no dot at the end: nothing but the name of a host.
    label = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
    forms = {
        r"\{name\}": f"(?P<name>{label})",
        r"\{zone\}": rf"(?P<zone>{label}(?:\.{label})*)",
    }
    pattern = re.escape(wire.HOSTS)
    for word, form in forms.items():
        pattern = pattern.replace(word, form)
    return re.compile(pattern)
