"""An application: its keys, where it sends a user to, and what it gives for tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from . import wire
from .auth import PRINTABLE, Secret, portal_address
from .masking import MASK

if TYPE_CHECKING:
    import httpx2

    from .tokens import Tokens


class OAuthApp(Secret):
    """An application, as the portal or the vendor's partner area registered it."""

    __slots__ = ("_client_id", "_client_secret")

    def __init__(self, client_id: str, client_secret: str) -> None:
        """Take the keys of an application.

        Args:
            client_id: Its code, such as `app.573ad8a0346747.09223434`.
            client_secret: Its secret key. It is sent to the authorisation server only.

        Raises:
            ValueError: One of them is empty or has blanks in it.
        """
        malformed = not (
            PRINTABLE.fullmatch(client_id) and PRINTABLE.fullmatch(client_secret)
        )
        self._client_id = client_id
        self._client_secret = client_secret
        del client_secret  # a traceback with local variables would show it
        if malformed:
            raise ValueError("a key of the application is empty or has blanks in it")

    @property
    def client_id(self) -> str:
        """Code of the application."""
        return self._client_id

    @property
    def secret(self) -> str:
        """Secret key of the application."""
        return self._client_secret

    def authorize_url(self, portal: str, state: str) -> str:
        """Return the address to send a user to, who then comes back with a code.

        Args:
            portal: Domain or address of the user's portal.
            state: What comes back unchanged. Make it hard to guess, keep it with the
                session of the user, and compare it: then nobody else can slip in a code.

        Raises:
            ValueError: The portal is malformed.
        """
        host = urlsplit(portal_address(portal)).netloc
        query = urlencode({"client_id": self._client_id, "state": state})
        return f"{wire.AUTHORIZE_URL.replace('{portal}', host)}?{query}"

    def token_url(self, grant: tuple[str, str], value: str) -> str:
        """Return the address that gives tokens; it holds secrets.

        Args:
            grant: What they are given for, and the parameter that carries it.
            value: What is given for them.
        """
        query = {
            "grant_type": grant[0],
            "client_id": self._client_id,
            "client_secret": self._client_secret,
            grant[1]: value,
        }
        return f"{wire.TOKEN_URL}?{urlencode(query)}"

    def exchange_code(
        self, code: str, *, http_client: httpx2.Client | None = None
    ) -> Tokens:
        """Return the tokens for an authorisation code, which lives for half a minute.

        Args:
            code: The code that the user came back with.
            http_client: An HTTP client of one's own, for tests; it is not closed here.

        Raises:
            AuthorizationError: The authorisation server refuses.
            TransportError: There was no answer of it. A code is good for one exchange.
            ValueError: The code is malformed.
        """
        from .oauth import Applicant
        from .session import Session
        from .shell import Settings

        applicant = Applicant(self, code)
        del code  # a traceback with local variables would show it
        with Session(applicant, Settings(wire.VERSION), http_client) as session:
            return session.run(applicant.plan())

    async def aexchange_code(
        self, code: str, *, http_client: httpx2.AsyncClient | None = None
    ) -> Tokens:
        """Return the tokens for an authorisation code; raises what `exchange_code` does.

        Args:
            code: The code that the user came back with.
            http_client: An HTTP client of one's own, for tests; it is not closed here.
        """
        from .async_session import AsyncSession
        from .oauth import Applicant
        from .shell import Settings

        applicant = Applicant(self, code)
        del code
        settings = Settings(wire.VERSION)
        async with AsyncSession(applicant, settings, http_client) as session:
            return await session.run(applicant.plan())

    def __repr__(self) -> str:
        return f"OAuthApp({getattr(self, '_client_id', MASK)!r}, {MASK!r})"
