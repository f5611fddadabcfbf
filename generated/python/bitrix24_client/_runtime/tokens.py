"""Tokens, and what the answer of the authorisation server means."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from . import wire
from .auth import PRINTABLE, Secret
from .authorization import AuthorizationError
from .errors import Bitrix24Error, TransportError
from .exchange import Failure
from .masking import MASK

if TYPE_CHECKING:
    from .events import Event
    from .protocol import Reply

_HOST = re.compile(r"^(?:[^/]*//)?(?P<host>[^/@?#]+)(?:[/?#]|$)")
_SHOWN = 300
"""Characters of the server's text that go into a message."""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Tokens(Secret):
    """What an application calls with, on behalf of a user.

    Attributes:
        access_token: Goes with each call; it lives for an hour.
        refresh_token: Is given for new tokens, once; empty if there is none.
        client_endpoint: Address that the names of methods follow after, or the domain
            of the portal.
        member_id: Identifier of the portal; it stays when the address changes.
        expires: Unix time at which the access token ends. Nothing here depends on it.
        scope: What the application may do.
        user_id: Identifier of the user.
    """

    access_token: str
    refresh_token: str = ""
    client_endpoint: str
    member_id: str = ""
    expires: int | None = None
    scope: str = ""
    user_id: int | None = None

    @classmethod
    def from_dict(cls, items: Mapping[str, Any]) -> Tokens:
        """Return tokens that `to_dict` has told, or that came from the service.

        Args:
            items: What was stored, an answer of the authorisation server, or the `auth`
                of an event.

        Raises:
            ValueError: There is no access token or no `client_endpoint`.
        """
        made = cls(
            access_token=_text(items.get("access_token")),
            refresh_token=_text(items.get("refresh_token")),
            client_endpoint=_text(items.get("client_endpoint")),
            member_id=_text(items.get("member_id")),
            expires=_expires(items),
            scope=_text(items.get("scope")),
            user_id=_number(items.get("user_id")),
        )
        del items  # a traceback with local variables would show them
        for name in ("access_token", "client_endpoint"):
            if not getattr(made, name):
                raise ValueError(f"there is no {name}")
        return made

    @classmethod
    def from_event(cls, event: Event) -> Tokens:
        """Return the tokens that came with an event.

        Args:
            event: The event. Only few bring a refresh token, such as that of the
                installation.

        Raises:
            EventError: It brings no access token.
        """
        auth: object = getattr(event, "auth", None)
        tell: object = getattr(auth, "to_wire", None)
        items: object = tell() if callable(tell) else auth
        found: Mapping[str, Any] = {}
        if isinstance(items, Mapping):
            found = cast("Mapping[str, Any]", items)
        made: Tokens | None = None
        with suppress(ValueError):
            made = cls.from_dict(found)
        if made is not None:
            return made
        del auth, tell, items, found  # other secrets may be there
        from .events import EventError

        raise EventError(
            f"{event!r} brings no access token: use the tokens that came with the "
            "installation of the application"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the tokens in clear, to be stored where nobody else can read them."""
        return {name: getattr(self, name) for name in self.__slots__}

    def __repr__(self) -> str:
        # A traceback with local variables also shows one whose making has failed.
        # Of the address only the host is shown: it may be that of a webhook by mistake.
        found = _HOST.search(getattr(self, "client_endpoint", ""))
        return f"Tokens({(found['host'] if found else MASK)!r}, {MASK!r})"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there are no new tokens: each caller that waits for them gets its own error.

    Attributes:
        kind: Class of the error.
        text: What happened.
        more: What else the error knows.
        cause: What raised it, if anything did.
    """

    kind: Callable[..., Bitrix24Error]
    text: str
    more: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    cause: BaseException | None = None

    def error(self, head: str, method: str = "") -> Bitrix24Error:
        """Return an error.

        Args:
            head: What was to be done.
            method: Wire name of the method that was called.
        """
        told = ": ".join(filter(None, (method, head, self.text)))
        made = self.kind(told, method=method, **self.more)
        made.__cause__ = self.cause
        return made


def read_tokens(
    outcome: Reply | Failure,
    mask: Callable[[str], str],
    refused: type[AuthorizationError] = AuthorizationError,
    endpoint: str = "",
) -> Tokens | Problem:
    """Return the tokens of an answer of the authorisation server, or why there are none.

    Args:
        outcome: What came of the request.
        mask: Returns a text without the secrets.
        refused: Class of the error if the server refuses.
        endpoint: Address of the portal, if the answer does not tell it.
    """
    if isinstance(outcome, Failure):
        told = f"{outcome.kind}: {outcome.text}" if outcome.text else outcome.kind
        return Problem(TransportError, told, {"passing": outcome.passing})
    status = {"http_status": outcome.status}
    body = _parse(outcome.content)
    code = _text(body.get(wire.ERROR))
    # Any other error of a server that is in trouble says nothing about the tokens.
    if code and (code in wire.OAUTH_ERRORS or outcome.status < 500):
        about = mask(_text(body.get(wire.ERROR_DESCRIPTION)))
        told = ": ".join(filter(None, (mask(code), about[:_SHOWN])))
        return Problem(
            refused, told, {"code": mask(code), "description": about, **status}
        )
    there = _text(body.get("client_endpoint")) or endpoint
    token = PRINTABLE.fullmatch(_text(body.get("access_token")))
    if outcome.status == 200 and there and token:
        return Tokens.from_dict({**body, "client_endpoint": there})
    # The answer is not quoted: it may hold tokens.
    return Problem(TransportError, f"HTTP {outcome.status} without tokens", status)


def _parse(content: bytes) -> Mapping[str, Any]:
    try:
        found: object = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _text(value: object) -> str:
    plain = isinstance(value, str | int) and not isinstance(value, bool)
    return str(value).strip() if plain else ""


def _number(value: object) -> int | None:
    told = _text(value)
    return int(told) if re.fullmatch(r"\d{1,15}", told) else None


def _expires(items: Mapping[str, Any]) -> int | None:
    at, within = _number(items.get("expires")), _number(items.get("expires_in"))
    if at is None and within is not None:
        return int(time.time()) + within
    return at
