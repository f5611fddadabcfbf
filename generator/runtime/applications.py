"""Clients that call as an application, with tokens that can be renewed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, Self, TypeVar, Unpack

from .app import OAuthApp
from .auth import AccessToken, Auth
from .oauth import OAuth, Save
from .options import Options
from .tokens import Tokens

if TYPE_CHECKING:
    from .events import Event

H = TypeVar("H")
K = TypeVar("K", bound=Save)


class Applications(ABC, Generic[H, K]):
    """What makes clients of applications.

    Args:
        auth: Who calls.
        http_client: An HTTP client of one's own, for tests; it is not closed here.
        options: See `Options`.
    """

    @abstractmethod
    def __init__(
        self, auth: Auth, *, http_client: H | None = None, **options: Unpack[Options]
    ) -> None: ...

    @classmethod
    def from_oauth(
        cls,
        app: OAuthApp,
        tokens: Tokens,
        on_refresh: K | None = None,
        *,
        http_client: H | None = None,
        **options: Unpack[Options],
    ) -> Self:
        """Return a client that calls as an application and renews its tokens.

        Clients that share tokens are made of one `OAuth(app, tokens, ...)`.

        Args:
            app: The application.
            tokens: Its tokens.
            on_refresh: Stores new tokens; it is called before they are used. That of an
                asynchronous client may be a coroutine function.
            http_client: An HTTP client of one's own, for tests; it is not closed here.
            options: See `Options`.

        Raises:
            ValueError: There is no refresh token, or the portal is malformed.
        """
        auth = OAuth(app, tokens, on_refresh)
        return cls(auth, http_client=http_client, **options)

    @classmethod
    def from_event(
        cls,
        event: Event,
        app: OAuthApp | None = None,
        on_refresh: K | None = None,
        *,
        http_client: H | None = None,
        **options: Unpack[Options],
    ) -> Self:
        """Return a client that calls with the tokens that came with an event.

        It renews them if the event brings a refresh token, which few do, and the
        application is given.

        Args:
            event: The event, as `parse_event` gives it.
            app: The application.
            on_refresh: Stores new tokens, as in `from_oauth`.
            http_client: An HTTP client of one's own, for tests; it is not closed here.
            options: See `Options`.

        Raises:
            EventError: The event brings no access token: no user caused it.
            ValueError: The portal is malformed.
        """
        tokens = Tokens.from_event(event)
        auth: Auth
        if app is not None and tokens.refresh_token:
            auth = OAuth(app, tokens, on_refresh)
        else:
            auth = AccessToken(tokens.client_endpoint, tokens.access_token)
        return cls(auth, http_client=http_client, **options)
