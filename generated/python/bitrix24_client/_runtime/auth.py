"""Who calls: a webhook or an access token. All keep their secrets out of every text."""

from __future__ import annotations

import re
from threading import Lock
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import SplitResult, urlsplit

from . import wire
from .masking import MASK, hide

if TYPE_CHECKING:
    from .retry import Pace, Plan


_LOOPBACK = re.compile(r"localhost|127(\.\d{1,3}){3}|::1")
_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f\\]")
_WEBHOOK = re.compile(r"(?P<root>(/[\w.~-]+)*/rest/\d+)/(?P<code>[\w.~-]+)/?", re.ASCII)
_ENDPOINT = re.compile(r"(/[\w.~-]+)*/rest/?", re.ASCII)

PRINTABLE = re.compile(r"[\x21-\x7e]+")
"""What tokens and keys are made of."""


class Secret:
    """What holds a secret: it has no readable repr and refuses to be copied or pickled."""

    __slots__ = ()

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} holds a secret and cannot be copied or pickled; "
            "make a new one where it is needed"
        )


class Access(Secret):
    """Where requests go at one time and the token in them; it never changes.

    Args:
        base_url: Address that the name of a method is appended to; may hold a secret.
        shown: The same without the secret.
        token: Access token; empty if the address is the credential.
    """

    __slots__ = ("base_url", "shown", "token")

    def __init__(self, base_url: str, shown: str, token: str = "") -> None:
        self.base_url = base_url
        self.shown = shown
        self.token = token

    @property
    def portal(self) -> str:
        """Host and port of the portal."""
        return urlsplit(self.shown).netloc.lower()

    @property
    def body_extra(self) -> dict[str, str]:
        """What is added to the body of each request: the token, if there is one."""
        return {wire.TOKEN: self.token} if self.token else {}

    def at(self, host: str) -> Access:
        """Return the same at another host.

        Args:
            host: The host, with a port if it needs one.
        """
        base, shown = (
            urlsplit(url)._replace(netloc=host).geturl()
            for url in (self.base_url, self.shown)
        )
        return Access(base, shown, self.token)

    def __repr__(self) -> str:
        return f"Access({getattr(self, 'shown', MASK)!r})"


class Auth(Secret):
    """Who calls. Several clients may share one, and learn of its changes together.

    Args:
        access: Where requests go, and the token in them.
        secrets: What no text may hold.
    """

    __slots__ = ("_access", "_lock", "_secrets")

    def __init__(self, access: Access, *secrets: str) -> None:
        self._access = access
        self._secrets = secrets
        self._lock = Lock()

    @property
    def access(self) -> Access:
        """Where requests go now, and the token in them."""
        return self._access

    @property
    def base_url(self) -> str:
        """Address that the name of a method is appended to; may hold the secret."""
        return self._access.base_url

    @property
    def portal(self) -> str:
        """Host and port of the portal, which may change when it is renamed."""
        return self._access.portal

    @property
    def body_extra(self) -> dict[str, str]:
        """What is added to the body of each request; may hold the secret."""
        return self._access.body_extra

    def mask(self, text: str) -> str:
        """Return a text without the secrets.

        Args:
            text: Any text that may go to a log, a message or a screen.
        """
        return hide(text, self._secrets)

    def move(self, used: Access, host: str) -> bool:
        """Send later requests to a new host; return whether that is new.

        Args:
            used: What the request was sent with that led to the new host.
            host: The new host.
        """
        with self._lock:
            if self._access.portal != used.portal:
                return False  # others were as far before
            self._access = self._access.at(host)
            return True

    def renewal(self, used: Access, method: str, pace: Pace) -> Plan[bool]:
        """Return the plan that gets a new token; it tells whether there is one.

        Args:
            used: What the request was sent with that was refused.
            method: Wire name of the method that was refused.
            pace: How often and how long is tried.
        """
        yield from ()
        return False

    def __repr__(self) -> str:
        # A traceback with local variables also shows one whose making has failed.
        access: Access | None = getattr(self, "_access", None)
        return f"{type(self).__name__}({access.shown if access else MASK!r})"


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
        super().__init__(Access(f"{root}{code}/", f"{root}{MASK}/"), code)


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
        base = portal_address(portal)
        if not PRINTABLE.fullmatch(token):
            raise ValueError("the access token is empty or has blanks in it")
        super().__init__(Access(base, base, token), token)

    def __repr__(self) -> str:
        access: Access | None = getattr(self, "_access", None)
        return f"AccessToken({access.shown if access else MASK!r}, {MASK!r})"


def portal_address(portal: str) -> str:
    """Return the address that the names of methods are appended to.

    Args:
        portal: As `AccessToken` takes it.

    Raises:
        ValueError: The portal is malformed. The text does not quote it.
    """
    parts = _split(portal if "://" in portal else f"https://{portal.strip()}")
    endpoint = parts.path.strip("/") == "" or _ENDPOINT.fullmatch(parts.path)
    if not endpoint or parts.query or parts.fragment:
        raise ValueError(
            "a portal is given as example.bitrix24.com or https://PORTAL/rest/; "
            "the address of a webhook belongs to Webhook"
        )
    path = parts.path.rstrip("/") or "/rest"
    return f"{parts.scheme}://{parts.netloc}{path}/"


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
