"""The applications of the portal, and its name."""

from __future__ import annotations

from .facts import Facts
from .listening import Listening
from .oauth import Application


class Installed(Listening):
    """A portal with applications."""

    def application(self, name: str = "local", redirect_uri: str = "") -> Application:
        """Return an application; it is installed if it is not there yet.

        Args:
            name: A word for it.
            redirect_uri: Where users come back to with a code.
        """
        return self._authority.install(name, redirect_uri)

    def tokens(self, application: str = "local", user_id: int | None = None) -> Facts:
        """Return tokens for an application, as the authorisation server answers them.

        Args:
            application: A word for the application.
            user_id: On whose behalf it calls.
        """
        made = self._authority.install(application)
        user = self._user_id if user_id is None else user_id
        return self._authority.tokens(made.client_id, user)

    def code(self, application: str = "local") -> str:
        """Return an authorisation code, as a user comes back with it.

        Args:
            application: A word for the application.
        """
        return self._authority.code(self._authority.install(application), self._user_id)

    def expire_token(self) -> None:
        """Let all access tokens be too old."""
        self._authority.expire()

    def revoke_tokens(self) -> None:
        """Let all access tokens be too old, and no refresh token be good any more."""
        self._authority.expire()
        self._authority.revoke()

    def rename(self, name: str) -> str:
        """Give the portal another name; the old address then leads to the new one.

        Args:
            name: The first part of its new domain.

        Raises:
            ValueError: The portal was made without a domain.
        """
        if self._domain is None:
            raise ValueError(
                "a portal on the loopback interface has no name: make it with `domain=`"
            )
        old, (_, _, rest) = self._domain, self._domain.partition(".")
        self._domain = f"{name}.{rest}"
        self._core.moved = {
            **dict.fromkeys(self._core.moved, self._domain),
            old: self._domain,
        }
        self._core.moved.pop(self._domain, None)
        return self._domain
