"""Applications, their tokens, and the authorisation server."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .clock import Clock
from .facts import Facts, facts, host_of
from .messages import Reply


@dataclass(frozen=True, slots=True)
class Application:
    """An application that is installed on the portal.

    Attributes:
        client_id: Its code.
        client_secret: Its secret key.
        redirect_uri: Where users come back to; empty if they are shown the code.
    """

    client_id: str
    client_secret: str
    redirect_uri: str = ""

    def __repr__(self) -> str:
        return f"Application({self.client_id!r})"


@dataclass(frozen=True, slots=True)
class Grant:
    """Something that is worth access until a time: a code or a token."""

    application: str
    user_id: int
    until: float


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long codes and tokens live, in seconds."""

    code: float
    access: float
    refresh: float


class Authority:
    """The authorisation server of the portal.

    Args:
        clock: The time.
        lifetimes: How long codes and tokens live.
        about: Gives what answers say of the portal.
    """

    def __init__(
        self, clock: Clock, lifetimes: Lifetimes, about: Callable[[], Mapping[str, Any]]
    ) -> None:
        self.applications: dict[str, Application] = {}
        self._clock, self._lives, self._about = clock, lifetimes, about
        self._codes: dict[str, Grant] = {}
        self._access: dict[str, Grant] = {}
        self._refresh: dict[str, Grant] = {}

    def install(self, name: str, redirect_uri: str = "") -> Application:
        """Install an application, or find it again.

        Args:
            name: A word for it.
            redirect_uri: Where users come back to.
        """
        client_id = f"app.{name}"
        if client_id not in self.applications:
            secret = secrets.token_hex(16)
            self.applications[client_id] = Application(client_id, secret, redirect_uri)
        return self.applications[client_id]

    def code(self, application: Application, user_id: int) -> str:
        """Return a code that is worth tokens, once.

        Args:
            application: Whom it is for.
            user_id: Who has allowed it.
        """
        made = secrets.token_hex(16)
        until = self._clock() + self._lives.code
        self._codes[made] = Grant(application.client_id, user_id, until)
        return made

    def tokens(self, client_id: str, user_id: int, kind: str = "code") -> Facts:
        """Return new tokens, as the server answers them.

        Args:
            client_id: Whom they are for.
            user_id: On whose behalf it calls.
            kind: What they are given for: `code` or `refresh`.
        """
        now, access, refresh = (
            self._clock(),
            secrets.token_hex(16),
            secrets.token_hex(16),
        )
        self._access[access] = Grant(client_id, user_id, now + self._lives.access)
        self._refresh[refresh] = Grant(client_id, user_id, now + self._lives.refresh)
        known: Facts = {
            **self._about(),
            "access_token": access,
            "refresh_token": refresh,
            "expires": int(now + self._lives.access),
            "expires_in": int(self._lives.access),
            "domain": host_of(facts()["protocol"]["oauth"]["token_url"]),
            "user_id": user_id,
        }
        return {key: known[key] for key in facts()["tokens"][kind]}

    def grant(self, token: str) -> tuple[Grant | None, bool]:
        """Return what an access token is worth, and whether it is too old.

        Args:
            token: The token.
        """
        found = self._access.get(token)
        return found, found is not None and found.until <= self._clock()

    def expire(self) -> None:
        """Let all access tokens be too old from now on."""
        now = self._clock()
        self._access = {
            token: Grant(grant.application, grant.user_id, min(grant.until, now))
            for token, grant in self._access.items()
        }

    def revoke(self) -> None:
        """Let no refresh token be good for anything."""
        self._refresh.clear()

    def reply(self, asked: Mapping[str, Any]) -> Reply:
        """Answer a request for tokens.

        Args:
            asked: Its parameters.
        """
        oauth, errors = facts()["protocol"]["oauth"], facts()["tokens"]
        known = {
            oauth["code_grant"]["type"]: (oauth["code_grant"], self._codes, "code"),
            oauth["refresh_grant"]["type"]: (
                oauth["refresh_grant"],
                self._refresh,
                "refresh",
            ),
        }
        kind = asked.get("grant_type")
        if kind not in known:
            return self._error(errors["request"])
        grant, store, name = known[kind]
        application = self.applications.get(str(asked.get("client_id")))
        if (
            application is None
            or asked.get("client_secret") != application.client_secret
        ):
            return self._error(errors["client"])
        found = store.pop(str(asked.get(grant["parameter"])), None)
        if found is None or found.application != application.client_id:
            return self._error(errors["refused"])
        if found.until <= self._clock():
            return self._error(errors["refused"])
        return Reply(200, self.tokens(found.application, found.user_id, name))

    def _error(self, code: str) -> Reply:
        oauth, keys = facts()["protocol"]["oauth"], facts()["protocol"]
        body = {
            keys["error_key"]: code,
            keys["error_description_key"]: oauth["errors"][code],
        }
        return Reply(facts()["tokens"]["status"], body)
