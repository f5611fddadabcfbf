"""Who calls: a webhook or an access token. Both keep their secret out of every text."""

from __future__ import annotations

import re
from typing import NoReturn
from urllib.parse import SplitResult, urlsplit

from . import wire
from .masking import MASK, hide

_LOOPBACK = re.compile(r"localhost|127(\.\d{1,3}){3}|::1")
_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f\\]")
_WEBHOOK = re.compile(r"(?P<root>(/[\w.~-]+)*/rest/\d+)/(?P<code>[\w.~-]+)/?", re.ASCII)
_ENDPOINT = re.compile(r"(/[\w.~-]+)*/rest/?", re.ASCII)
_TOKEN = re.compile(r"[\x21-\x7e]+")


class Auth:
    """What a request needs to know of its caller.

    It has no readable repr of the secret and refuses to be copied or pickled.
    """

    __slots__ = ("_base_url", "_secret", "_shown")

    def __init__(self, base_url: str, secret: str, shown: str) -> None:
        self._base_url = base_url
        self._secret = secret
        self._shown = shown

    @property
    def base_url(self) -> str:
        """Address that the name of a method is appended to; may hold the secret."""
        return self._base_url

    @property
    def portal(self) -> str:
        """Host and port of the portal."""
        return urlsplit(self._base_url).netloc

    @property
    def body_extra(self) -> dict[str, str]:
        """What is added to the body of each request; may hold the secret."""
        return {}

    def mask(self, text: str) -> str:
        """Return a text without the secret.

        Args:
            text: Any text that may go to a log, a message or a screen.
        """
        return hide(text, (self._secret,))

    def __repr__(self) -> str:
        # A traceback with local variables also shows one whose making has failed.
        return f"{type(self).__name__}({getattr(self, '_shown', MASK)!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} holds a secret and cannot be copied or pickled; "
            "make a new one where it is needed"
        )


class Webhook(Auth):
    """An incoming webhook; its address is its credential."""

    __slots__ = ()

    def __init__(self, url: str) -> None:
        """Take a webhook.

        Args:
            url: `https://PORTAL/rest/USER_ID/CODE/`, the last slash is optional. Plain
                http is accepted for this machine only.

        Raises:
            ValueError: It is not the address of a webhook. The text does not quote it.
        """
        parts = _split(url)
        found = _WEBHOOK.fullmatch(parts.path)
        if found is None or parts.query or parts.fragment:
            raise ValueError(
                "a webhook address looks like https://PORTAL/rest/USER_ID/CODE/ "
                "(the address given is not shown here, for it may hold the code)"
            )
        root = f"{parts.scheme}://{parts.netloc}{found['root']}/"
        code = found["code"]
        super().__init__(f"{root}{code}/", code, f"{root}{MASK}/")


class AccessToken(Auth):
    """An access token of an application (OAuth)."""

    __slots__ = ()

    def __init__(self, portal: str, token: str) -> None:
        """Take a token.

        Args:
            portal: Domain of the portal (`example.bitrix24.com`), its address, or the
                `client_endpoint` that came with the token (`https://PORTAL/rest/`).
            token: The access token.

        Raises:
            ValueError: The portal or the token is malformed. The text quotes neither.
        """
        parts = _split(portal if "://" in portal else f"https://{portal.strip()}")
        endpoint = parts.path.strip("/") == "" or _ENDPOINT.fullmatch(parts.path)
        if not endpoint or parts.query or parts.fragment:
            raise ValueError(
                "a portal is given as example.bitrix24.com or https://PORTAL/rest/; "
                "the address of a webhook belongs to Webhook"
            )
        if not _TOKEN.fullmatch(token):
            raise ValueError("the access token is empty or has blanks in it")
        path = parts.path.rstrip("/") or "/rest"
        base = f"{parts.scheme}://{parts.netloc}{path}/"
        super().__init__(base, token, base)

    @property
    def body_extra(self) -> dict[str, str]:
        """The token, as the parameter that the protocol names."""
        return {wire.TOKEN: self._secret}

    def __repr__(self) -> str:
        return f"AccessToken({getattr(self, '_shown', MASK)!r}, {MASK!r})"


def _split(url: str) -> SplitResult:
    """Take an address apart; the parser's own errors would quote it."""
    parts = _parse(url.strip())
    if parts is None or not parts.hostname or "@" in parts.netloc:
        raise ValueError("the address of the portal is malformed")
    loopback = _LOOPBACK.fullmatch(parts.hostname) is not None
    if parts.scheme != "https" and not (parts.scheme == "http" and loopback):
        raise ValueError("the address of the portal must begin with https://")
    return parts


def _parse(url: str) -> SplitResult | None:
    if _UNSAFE.search(url):
        return None
    try:
        parts = urlsplit(url)
        return parts if parts.port != 0 else None  # `port` is checked on access only
    except ValueError:
        return None
