"""What the two generated clients are made of: who calls, how, and the session that sends."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from typing import (
    TYPE_CHECKING,
    ClassVar,
    Generic,
    Literal,
    Self,
    TypedDict,
    TypeVar,
    Unpack,
)

from . import wire
from .async_session import AsyncSession
from .auth import AccessToken, Auth, Webhook
from .errors import Catalogue
from .exchange import READ_TIMEOUT
from .rate import Bucket, Rate, bucket_of
from .retry import NO_RETRY, Pace, Retry
from .session import Session
from .shell import Settings

if TYPE_CHECKING:
    import httpx2

N = TypeVar("N", Session, AsyncSession)
H = TypeVar("H")

WEBHOOK_VARIABLE = "BITRIX24_WEBHOOK_URL"
"""Environment variable with the address of the webhook to use where none is given."""


class Options(TypedDict, total=False):
    """What a client can be told besides who calls."""

    timeout: float
    """Seconds to wait for the answer of one request."""

    check: bool
    """Whether parameters are checked before they are sent, which is the default.
    Without it, the server alone judges them."""

    retry: Retry | None
    """How often and how long a call is tried; None sends each once."""

    rate: Literal["standard", "enterprise"] | Rate | None
    """What the plan of the portal allows, `"standard"` by default. All clients of this
    process that call the portal share it. None for a portal without a limit."""


class Portal(ABC, Generic[N, H]):
    """What both clients are made of: who calls, and the session that sends.

    Args:
        auth: Who calls.
        http_client: An HTTP client of one's own, for tests; it is not closed here.
        options: See `Options`.
    """

    _version: ClassVar[str] = "0"
    _catalogue: ClassVar[Catalogue] = Catalogue()

    def __init__(
        self, auth: Auth, *, http_client: H | None = None, **options: Unpack[Options]
    ) -> None:
        self._auth = auth
        self._session: N = self._open(http_client, self._settings(options))

    @abstractmethod
    def _open(self, http_client: H | None, settings: Settings) -> N:
        """Return the session that sends."""

    def _settings(self, options: Options) -> Settings:
        return Settings(
            version=self._version,
            catalogue=self._catalogue,
            timeout=options.get("timeout", READ_TIMEOUT),
            check=options.get("check", True),
            pace=Pace(
                options.get("retry", Retry()) or NO_RETRY,
                _bucket(self._auth.portal, options.get("rate", "standard")),
            ),
        )

    @classmethod
    def from_webhook(
        cls,
        url: str | None = None,
        *,
        http_client: H | None = None,
        **options: Unpack[Options],
    ) -> Self:
        """Return a client that calls through an incoming webhook.

        Args:
            url: Address of the webhook; None takes it from the environment variable
                `BITRIX24_WEBHOOK_URL`.
            http_client: An HTTP client of one's own, for tests; it is not closed here.
            options: See `Options`.

        Raises:
            ValueError: There is no address, or it is not that of a webhook.
        """
        return cls(_webhook(url), http_client=http_client, **options)

    @classmethod
    def from_token(
        cls,
        portal: str,
        token: str,
        *,
        http_client: H | None = None,
        **options: Unpack[Options],
    ) -> Self:
        """Return a client that calls with an access token of an application (OAuth).

        Args:
            portal: Domain or address of the portal.
            token: The access token.
            http_client: An HTTP client of one's own, for tests; it is not closed here.
            options: See `Options`.

        Raises:
            ValueError: The portal or the token is malformed.
        """
        return cls(AccessToken(portal, token), http_client=http_client, **options)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._auth!r})"


class Client(Portal[Session, "httpx2.Client"]):
    """A portal; use it in a `with` statement or `close` it."""

    def _open(self, http_client: httpx2.Client | None, settings: Settings) -> Session:
        return Session(self._auth, settings, http_client)

    def close(self) -> None:
        """Close the connections; the client cannot be used any more."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(Portal[AsyncSession, "httpx2.AsyncClient"]):
    """A portal, called by coroutines; use it in `async with` or `aclose` it."""

    def _open(
        self, http_client: httpx2.AsyncClient | None, settings: Settings
    ) -> AsyncSession:
        return AsyncSession(self._auth, settings, http_client)

    async def aclose(self) -> None:
        """Close the connections; the client cannot be used any more."""
        await self._session.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


def _bucket(
    portal: str, rate: Literal["standard", "enterprise"] | Rate | None
) -> Bucket | None:
    if rate is None:
        return None
    return bucket_of(
        portal, rate if isinstance(rate, Rate) else Rate(*wire.RATES[rate])
    )


def _webhook(url: str | None) -> Webhook:
    given = url if url is not None else os.environ.get(WEBHOOK_VARIABLE)
    if not given:
        raise ValueError(f"give the address of a webhook or set {WEBHOOK_VARIABLE}")
    return Webhook(given)
