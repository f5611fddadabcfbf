"""How an application comes by new tokens, once for all that wait for them.

What is asked and what the answer means is decided here; the sessions move the bytes. The
secret of the application goes to the authorisation server and nowhere else.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, cast

from . import wire
from .app import OAuthApp
from .auth import PRINTABLE, Access, Auth, portal_address
from .authorization import AuthorizationError, RefreshRefused, TokensNotSaved
from .exchange import Failure
from .retry import Pace, Wait
from .steps import Apart, Ask, Await, Claim, Store
from .tokens import Problem, Tokens, read_tokens

if TYPE_CHECKING:
    from .protocol import Reply
    from .retry import Plan

Save: TypeAlias = Callable[[Tokens], "Awaitable[None] | None"]
"""Stores new tokens; it is called before they are used."""

_REMEMBERED = 30.0
"""Seconds in which a refusal holds for all callers: those whose calls were under way
would get the same, and the server blocks applications that ask too often."""

_PATIENCE = 300.0
"""Seconds to wait for others that get new tokens, who may have been killed."""

_KNOWN = 8
"""Tokens that are kept out of texts: calls with those before the last may be under way."""

_storing: ContextVar[OAuth | None] = ContextVar("storing", default=None)
"""Whose tokens are being stored in this thread or task, which must not wait for itself."""

_log = logging.getLogger("bitrix24_client")


class OAuth(Auth):
    """An application that calls on behalf of a user, and renews its tokens.

    Clients that share one share its tokens, sync and async, in all threads and loops.
    """

    __slots__ = ("_app", "_claim", "_known", "_save", "_tokens", "_unsaved")

    def __init__(
        self, app: OAuthApp, tokens: Tokens, on_refresh: Save | None = None
    ) -> None:
        """Take an application and its tokens.

        Args:
            app: The application.
            tokens: Its tokens.
            on_refresh: Stores new tokens; it is called before they are used. Without it
                they are lost in the end.

        Raises:
            ValueError: There is no refresh token, or the portal is malformed.
        """
        if not tokens.refresh_token:
            raise ValueError("there is no refresh token: `from_token` needs none")
        base = portal_address(tokens.client_endpoint)
        if not PRINTABLE.fullmatch(tokens.access_token):
            raise ValueError("the access token is empty or has blanks in it")
        self._known: tuple[str, ...] = (tokens.access_token, tokens.refresh_token)
        super().__init__(
            Access(base, base, tokens.access_token), app.secret, *self._known
        )
        self._app = app
        self._tokens = tokens
        self._save = on_refresh
        self._claim: Claim | None = None
        self._unsaved: Tokens | None = None

    @property
    def on_refresh(self) -> Save | None:
        """Stores new tokens."""
        return self._save

    @property
    def tokens(self) -> Tokens:
        """The tokens in use, and where the portal is now."""
        return replace(self._tokens, client_endpoint=self._access.base_url)

    def renewal(self, used: Access, method: str, pace: Pace) -> Plan[bool]:
        """Return the plan that gets new tokens, or waits until another caller has.

        Args:
            used: What the request was sent with that was refused.
            method: Wire name of the method that was refused.
            pace: How often and how long is tried.

        Raises:
            RefreshRefused: The authorisation server gives none.
            TransportError: There was no answer of it.
            TokensNotSaved: The callback that stores them has failed.
        """
        while self._access.token == used.token:
            claim = cast("Claim", (yield Apart(self._lead(used.token, pace))))
            if not claim.done.is_set():
                yield Await(claim.done, _PATIENCE)
                self._give_up(claim)
            if claim.problem is not None:
                head = "the access token has expired and was not renewed"
                raise claim.problem.error(head, method)
            if claim.renewed:
                break
        return True

    def _lead(self, token: str, pace: Pace) -> Plan[Claim]:
        if _storing.get() is self:
            raise RuntimeError(
                "on_refresh calls with tokens that have expired: the new ones are in use "
                "once it has returned"
            )
        claim, mine = self._claimed(token)
        if mine:
            try:
                claim.problem = yield from self._renewed(pace)
                claim.renewed = claim.problem is None
            finally:  # an interruption too: those who wait must try themselves
                self._release(claim)
        return claim

    def _claimed(self, token: str) -> tuple[Claim, bool]:
        with self._lock:
            claim = self._claim
            if claim is not None and (
                not claim.done.is_set()
                or (claim.token == token and time.monotonic() < claim.until)
            ):
                return claim, False
            claim = Claim(token)
            if self._access.token != token:
                claim.renewed = True
                claim.done.set()
                return claim, False
            self._claim = claim
            return claim, True

    def _release(self, claim: Claim) -> None:
        refused = claim.problem is not None and claim.problem.kind is RefreshRefused
        with self._lock:
            if refused:
                claim.until = time.monotonic() + _REMEMBERED
            elif self._claim is claim:
                self._claim = None
        claim.done.set()

    def _give_up(self, claim: Claim) -> None:
        with self._lock:
            if self._claim is claim and not claim.done.is_set():
                self._claim = None

    def _renewed(self, pace: Pace) -> Plan[Problem | None]:
        tokens = self._unsaved
        if tokens is None:
            given = self._tokens.refresh_token
            ask = Ask(self._app.token_url(wire.REFRESH_GRANT, given))
            del given
            there = self._access.base_url
            found = yield from asking(ask, self.mask, pace, RefreshRefused, there)
            if isinstance(found, Problem):
                return found
            tokens = self._unsaved = self._completed(found)
        if self._save is not None:
            before = _storing.set(self)
            try:
                failed = cast("Exception | None", (yield Store(tokens, self._save)))
            finally:
                _storing.reset(before)
            if failed is not None:
                told = f"on_refresh raised {type(failed).__name__}"
                return Problem(TokensNotSaved, told, {"tokens": tokens}, failed)
        self._adopt(tokens)
        return None

    def _completed(self, found: Tokens) -> Tokens:
        """Return new tokens with what the answer left out."""
        old = self._tokens
        try:
            endpoint = portal_address(found.client_endpoint)
        except ValueError:
            endpoint = self._access.base_url
        made = replace(
            found,
            refresh_token=found.refresh_token or old.refresh_token,
            client_endpoint=endpoint,
            member_id=found.member_id or old.member_id,
        )
        with self._lock:
            known = (*self._known, made.access_token, made.refresh_token)
            self._known = known[-_KNOWN:]
            self._secrets = (self._app.secret, *self._known)
        return made

    def _adopt(self, tokens: Tokens) -> None:
        endpoint = tokens.client_endpoint
        with self._lock:
            self._access = Access(endpoint, endpoint, tokens.access_token)
            self._tokens, self._unsaved = tokens, None
        _log.info("the tokens for %s were renewed", self.portal)


class Applicant(Auth):
    """An application that gives a code for its first tokens."""

    __slots__ = ("_ask",)

    def __init__(self, app: OAuthApp, code: str) -> None:
        """Take a code.

        Args:
            app: The application.
            code: The code that a user came back with.

        Raises:
            ValueError: The code is empty.
        """
        super().__init__(Access(wire.TOKEN_URL, wire.TOKEN_URL), app.secret, code)
        self._ask = Ask(app.token_url(wire.CODE_GRANT, code))
        empty = not code.strip()
        del code  # a traceback with local variables would show it
        if empty:
            raise ValueError("the authorisation code is empty")

    def plan(self) -> Plan[Tokens]:
        """Return the plan that gets the tokens.

        Raises:
            AuthorizationError: The authorisation server refuses.
            TransportError: There was no answer of it.
        """
        found = yield from asking(self._ask, self.mask, Pace(), AuthorizationError)
        if isinstance(found, Problem):
            raise found.error("there are no tokens for the code")
        return found


def asking(
    ask: Ask,
    mask: Callable[[str], str],
    pace: Pace,
    refused: type[AuthorizationError],
    endpoint: str = "",
) -> Plan[Tokens | Problem]:
    """Return the plan of a request for tokens.

    It is sent again only if it did not arrive: what is given for tokens may be good for
    one time.

    Args:
        ask: The request.
        mask: Returns a text without the secrets.
        pace: How often and how long is tried.
        refused: Class of the error if the server refuses.
        endpoint: Address of the portal, if the answer does not tell it.
    """
    began, number = pace.now(), 0
    while True:
        number += 1
        outcome = cast("Reply | Failure", (yield ask))
        found = read_tokens(outcome, mask, refused, endpoint)
        again = isinstance(outcome, Failure) and outcome.passing and not outcome.sent
        pause = pace.backoff(number)
        late = pace.now() - began + pause > pace.retry.within
        if not again or late or number >= pace.retry.attempts:
            return found
        yield Wait(pause)
