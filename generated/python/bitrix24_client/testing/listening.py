"""A portal that listens: what it is made of, and where it is reached."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, tzinfo
from types import TracebackType
from typing import TYPE_CHECKING, Self

from .clock import Clock
from .core import Core
from .events import Events
from .facts import Facts, facts, host_of, path_of
from .limits import Bucket, Operating
from .messages import Caller, Reply, Request
from .oauth import Authority, Lifetimes
from .server import Server

if TYPE_CHECKING:
    import httpx2

    from .asgi import Application as AsgiApplication

_LOOPBACK = "127.0.0.1"


class Listening:
    """A portal on a port of the loopback interface."""

    def __init__(
        self,
        *,
        rate: str | None = None,
        operating_limit: float | None = None,
        costs: Mapping[str, float] | None = None,
        code_lifetime: float | None = None,
        access_token_lifetime: float | None = None,
        refresh_token_lifetime: float | None = None,
        clock: Callable[[], float] | None = None,
        timezone: tzinfo = UTC,
        latency: float = 0.0,
        administrator: bool = True,
        user_id: int = 1,
        strict: bool = False,
        domain: str | None = None,
        webhook_code: str | None = None,
        port: int = 0,
    ) -> None:
        self._clock = Clock(clock) if clock is not None else Clock()
        self._domain: str | None = domain
        self._user_id = user_id
        self._code = webhook_code or secrets.token_hex(8)
        self._member_id = secrets.token_hex(16)
        self._application_token = secrets.token_hex(16)
        oauth = facts()["protocol"]["oauth"]
        lives = Lifetimes(
            _or(code_lifetime, oauth["code_lifetime"]),
            _or(access_token_lifetime, oauth["access_token_lifetime"]),
            _or(refresh_token_lifetime, oauth["refresh_token_lifetime"]),
        )
        self._authority = Authority(self._clock, lives, self._about)
        self._events = Events(self._event_auth, self._clock)
        self._core = Core(
            authority=self._authority,
            webhooks={self._code: Caller(user_id, "", administrator)},
            bucket=Bucket(rate, self._clock) if rate is not None else None,
            operating=Operating(operating_limit, costs or {}, self._clock),
            events=self._events,
            clock=self._clock,
            zone=timezone,
            strict=strict,
        )
        self._core.latency = latency
        self._port = port
        self._server: Server | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
        failed = [sent.error for sent in self._events.sent if sent.error is not None]
        if error is None and failed:
            raise failed[0]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.url!r})"

    def close(self) -> None:
        """Stop listening, and let every client go."""
        self._events.wait()
        with self._lock:
            if self._server is not None:
                self._server.close()

    # -- addresses ---------------------------------------------------------------------

    @property
    def port(self) -> int:
        """The port that the portal listens on, from the first time that it is asked for."""
        with self._lock:
            if self._server is None:
                self._server = Server(self._core.answer, self._port)
            return self._server.port

    @property
    def url(self) -> str:
        """Address of the portal."""
        return (
            f"https://{self._domain}"
            if self._domain
            else f"http://{_LOOPBACK}:{self.port}"
        )

    @property
    def webhook_url(self) -> str:
        """Address of an incoming webhook; it holds a secret."""
        variables = {"user_id": str(self._user_id), "webhook_code": self._code}
        return self._address("webhook", variables)

    @property
    def client_endpoint(self) -> str:
        """Address that applications call."""
        return self._address("oauth", {})

    @property
    def token_url(self) -> str:
        """Address that gives tokens, of the portal itself; see also `http_client`."""
        path = path_of(facts()["protocol"]["oauth"]["token_url"])
        return f"{self.url}{path}"

    def _address(self, form: str, variables: Mapping[str, str]) -> str:
        path = path_of(facts()["protocol"]["urls"][form])
        for name, value in variables.items():
            path = path.replace(f"{{{name}}}", value)
        return f"{self.url}{path}/"

    def answer(self, request: Request) -> Reply:
        """Answer a request without any network.

        Args:
            request: The request.
        """
        return self._core.answer(request)

    @property
    def asgi(self) -> AsgiApplication:
        """The portal as an ASGI application, as `httpx2.ASGITransport` takes it."""
        from .asgi import Application

        return Application(self._core.answer)

    def http_client(self) -> httpx2.Client:
        """Return an HTTP client for which every host is this portal.

        A client of the API that gets it renews its tokens here, and follows the portal
        when it is renamed.
        """
        import httpx2

        from .rerouted import Transport

        return httpx2.Client(transport=Transport(self.port))

    def async_http_client(self) -> httpx2.AsyncClient:
        """Return the same for coroutines."""
        import httpx2

        from .rerouted import AsyncTransport

        return httpx2.AsyncClient(transport=AsyncTransport(self.port))

    def _about(self) -> Facts:
        """What the authorisation server and events say of the portal."""
        server = host_of(facts()["protocol"]["oauth"]["token_url"])
        path = path_of(facts()["protocol"]["urls"]["oauth"])
        scopes = dict.fromkeys(
            method["scope"] for method in facts()["methods"].values()
        )
        return {
            "client_endpoint": self.client_endpoint,
            "server_endpoint": f"https://{server}{path}/",
            "member_id": self._member_id,
            "scope": ",".join(scopes),
            "status": "L",
        }

    def _event_auth(self, application: str) -> Facts:
        known = {
            **self._about(),
            "domain": host_of(self.url),
            "application_token": self._application_token,
        }
        if application:
            tokens = self._authority.tokens(application, self._user_id, "refresh")
            known = {**tokens, **known}
        return known


def _or(given: float | None, documented: float) -> float:
    return documented if given is None else given
