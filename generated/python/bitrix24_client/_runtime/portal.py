"""What the two generated clients are made of: who calls, how, and the session that sends."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Callable
from inspect import iscoroutinefunction
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Generic,
    ParamSpec,
    Self,
    TypeVar,
    Unpack,
)

from .applications import Applications
from .async_session import AsyncSession
from .auth import AccessToken, Auth, Webhook
from .errors import Catalogue, bare
from .methods import AsyncCalls, Calls, through
from .oauth import OAuth, Save
from .options import Options, settings_of
from .session import Session
from .shell import Settings
from .tokens import Tokens

if TYPE_CHECKING:
    import httpx2

    from .batch import AsyncBatch, Batch
    from .progress import Progress

P = ParamSpec("P")
N = TypeVar("N", Session, AsyncSession)
H = TypeVar("H")
A = TypeVar("A", bound=Auth)
K = TypeVar("K", bound=Save)

WEBHOOK_VARIABLE = "BITRIX24_WEBHOOK_URL"
"""Environment variable with the address of the webhook to use where none is given."""


class Portal(Applications[H, K], Generic[N, H, K]):
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
        settings = settings_of(options, auth.portal, self._version, self._catalogue)
        self._session: N = self._open(http_client, settings)

    @abstractmethod
    def _open(self, http_client: H | None, settings: Settings) -> N:
        """Return the session that sends."""

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
        auth = _made(_webhook, url)
        del url
        return cls(_known(auth), http_client=http_client, **options)

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
        auth = _made(AccessToken, portal, token)
        del portal, token
        return cls(_known(auth), http_client=http_client, **options)

    @property
    def portal(self) -> str:
        """Host of the portal; another one once the portal is known to be renamed."""
        return self._auth.portal

    def raw(
        self, method: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs
    ) -> Any:
        """Call a method and return what came, without models: fast, and free of all that
        the documentation may have wrong. Arguments are checked as ever.

        Args:
            method: A method of the client: `b24.crm.activity.get`, `….list.all`.
            args: Its arguments.
            kwargs: Its arguments.

        Raises:
            TypeError: It is no method of a client.
            ValueError: It is a method of another client.
        """
        from .raw import Raw

        return through(method, self._session, Raw(self._session))(*args, **kwargs)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._auth!r})"


class Client(Portal[Session, "httpx2.Client", Callable[[Tokens], None]]):
    """A portal; use it in a `with` statement or `close` it."""

    def _open(self, http_client: httpx2.Client | None, settings: Settings) -> Session:
        if isinstance(self._auth, OAuth) and iscoroutinefunction(self._auth.on_refresh):
            raise TypeError("on_refresh of a client for threads must be no coroutine")
        return Session(self._auth, settings, http_client)

    def batch(
        self,
        *,
        halt: bool = False,
        parallel: int | None = None,
        progress: Progress = None,
    ) -> Batch:
        """Return a batch; add calls to it in `with`, at the end of which they are sent.

        Args:
            halt: Whether the first error stops the rest; all are then sent in order.
            parallel: How many requests are under way at most, each with up to 50
                commands; None for the `parallel` of the client.
            progress: A function that takes how many commands are answered and how many
                there are, or True for a bar on the screen.
        """
        from .batch import Batch

        return Batch(self._session, halt, parallel, progress)

    @property
    def call(self) -> Calls:
        """Calls a method that this package does not know: `b24.call(name, params)`."""
        return Calls(self._session)

    def close(self) -> None:
        """Close the connections; the client cannot be used any more."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(Portal[AsyncSession, "httpx2.AsyncClient", Save]):
    """A portal, called by coroutines; use it in `async with` or `aclose` it."""

    def _open(
        self, http_client: httpx2.AsyncClient | None, settings: Settings
    ) -> AsyncSession:
        return AsyncSession(self._auth, settings, http_client)

    def batch(
        self,
        *,
        halt: bool = False,
        parallel: int | None = None,
        progress: Progress = None,
    ) -> AsyncBatch:
        """Return a batch; add calls to it in `async with`, at the end of which they are sent.

        Args:
            halt: Whether the first error stops the rest; all are then sent in order.
            parallel: How many requests are under way at most, each with up to 50
                commands; None for the `parallel` of the client.
            progress: A function that takes how many commands are answered and how many
                there are, or True for a bar on the screen.
        """
        from .batch import AsyncBatch

        return AsyncBatch(self._session, halt, parallel, progress)

    @property
    def call(self) -> AsyncCalls:
        """Calls a method that this package does not know: `await b24.call(name, params)`."""
        return AsyncCalls(self._session)

    async def aclose(self) -> None:
        """Close the connections; the client cannot be used any more."""
        await self._session.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


def _made(kind: Callable[P, A], *given: P.args, **named: P.kwargs) -> A | ValueError:
    """Return who calls, or the error that nobody can be made of what is given.

    The error is raised where nothing of that is at hand, which a traceback with local
    variables would show.
    """
    try:
        return kind(*given, **named)
    except ValueError as error:
        return bare(error)


def _known(auth: A | ValueError) -> A:
    if isinstance(auth, ValueError):
        raise auth
    return auth


def _webhook(url: str | None) -> Webhook:
    given = url if url is not None else os.environ.get(WEBHOOK_VARIABLE)
    if not given:
        raise ValueError(f"give the address of a webhook or set {WEBHOOK_VARIABLE}")
    return Webhook(given)
