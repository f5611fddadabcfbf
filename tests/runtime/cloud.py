"""Portals and an authorisation server on the loopback interface, and clients that take them for the cloud."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias
from urllib.parse import parse_qs, urlsplit

import httpx2

from generator.runtime import wire
from generator.runtime.app import OAuthApp
from generator.runtime.errors import ApiError, Catalogue
from generator.runtime.tokens import Tokens
from tests.marked import BEGINNING

SECRET = BEGINNING
"""Every secret here begins so."""

_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts no certificate: nothing is encrypted here, and reading certificates takes time."""

OLD = "old.bitrix24.com"
NEW = "new.bitrix24.com"
SERVER = str(urlsplit(wire.TOKEN_URL).hostname)

APP = OAuthApp("app.1.2", f"{SECRET}-of+the/app")


class Expired(ApiError):
    """The access token is too old."""

    retry = "refresh_token"


CATALOGUE = Catalogue(codes={"expired_token": "Expired"}, load=lambda name: Expired)


@dataclass(frozen=True)
class Asked:
    """A request as the servers saw it."""

    verb: str
    host: str
    path: str
    query: dict[str, str]
    body: Any


Reaction: TypeAlias = tuple[int, Any, dict[str, str]]
"""Status, body and headers; a body of None closes the connection instead."""


@dataclass
class Cloud:
    """The servers, seen from a test."""

    port: int
    access: str = f"{SECRET}-access-1"
    refresh: str = f"{SECRET}-refresh-1"
    code: str = f"{SECRET}-code"
    number: int = 1
    moved: dict[str, str] = field(default_factory=dict[str, str])
    more: dict[str, Any] = field(default_factory=dict[str, Any])
    token_answer: Callable[[], Reaction] | None = None
    slow: threading.Event | None = None
    asked: list[Asked] = field(default_factory=list[Asked])
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def stale(self) -> Tokens:
        """Tokens whose access token has expired."""
        return Tokens(
            access_token=f"{SECRET}-access-0",
            refresh_token=f"{SECRET}-refresh-1",
            client_endpoint=f"https://{OLD}/rest/",
            member_id="m1",
        )

    @property
    def refreshes(self) -> list[Asked]:
        """What the authorisation server was asked."""
        return [asked for asked in self.asked if asked.host == SERVER]

    @property
    def calls(self) -> list[Asked]:
        """What portals were asked."""
        return [asked for asked in self.asked if asked.host != SERVER]

    def react(self, asked: Asked) -> Reaction:
        """Answer a request."""
        with self.lock:
            self.asked.append(asked)
        if asked.host == SERVER:
            return self._give(asked)
        if asked.host in self.moved:
            there = self.moved[asked.host]
            where = there if "//" in there else f"https://{there}{asked.path}"
            return 302, "", {"Location": where}
        token = asked.body.get("auth")
        if token is not None and token != self.access:
            return 401, {"error": "expired_token", "error_description": f"no {token}"}, {}
        return 200, {"result": len(self.calls)}, {}

    def _give(self, asked: Asked) -> Reaction:
        if self.slow is not None:
            self.slow.wait(10)
        if self.token_answer is not None:
            return self.token_answer()
        with self.lock:
            given = asked.query.get("refresh_token"), asked.query.get("code")
            if asked.query.get("client_secret") != APP.secret:
                return 401, {"error": "invalid_client"}, {}
            if given not in {(self.refresh, None), (None, self.code)}:
                return 400, {"error": "invalid_grant", "error_description": f"no {given}"}, {}
            self.number += 1
            self.access = f"{SECRET}-access-{self.number}"
            self.refresh = f"{SECRET}-refresh-{self.number}"
            told = {
                "access_token": self.access,
                "refresh_token": self.refresh,
                "client_endpoint": f"https://{OLD}/rest/",
                "expires_in": 3600,
                "member_id": "m1",
                "domain": SERVER,
                **self.more,
            }
            return 200, told, {"X-Echo": json.dumps(given)}

    def client(self) -> httpx2.Client:
        """An HTTP client to which the loopback interface is the internet."""
        return httpx2.Client(transport=_Transport(self.port))

    def async_client(self) -> httpx2.AsyncClient:
        """The same for coroutines."""
        return httpx2.AsyncClient(transport=_AsyncTransport(self.port))


def _rerouted(request: httpx2.Request, port: int) -> httpx2.Request:
    # The header `Host` stays, by which the servers are told apart.
    assert request.url.scheme == "https"
    return httpx2.Request(
        request.method,
        request.url.copy_with(scheme="http", host="127.0.0.1", port=port),
        headers=request.headers,
        stream=request.stream,
        extensions=request.extensions,
    )


class _Transport(httpx2.HTTPTransport):
    def __init__(self, port: int) -> None:
        super().__init__(verify=_NOBODY)
        self._port = port

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return super().handle_request(_rerouted(request, self._port))


class _AsyncTransport(httpx2.AsyncHTTPTransport):
    def __init__(self, port: int) -> None:
        super().__init__(verify=_NOBODY)
        self._port = port

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return await super().handle_async_request(_rerouted(request, self._port))


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


def _handler(cloud: Cloud) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle(self) -> None:
            with suppress(ConnectionError):  # a client that did not want to wait
                super().handle()

        def do_GET(self) -> None:
            self._react(None)

        def do_POST(self) -> None:
            self._react(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _react(self, body: Any) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            host = str(self.headers["Host"])
            status, raw, headers = cloud.react(Asked(self.command, host, parts.path, query, body))
            if raw is None:
                self.close_connection = True
                return
            content = raw.encode() if isinstance(raw, str) else json.dumps(raw).encode()
            self.send_response(status)
            for name, text in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


@contextmanager
def clouds() -> Generator[Cloud, None, None]:
    """Run the servers."""
    made: list[Cloud] = []
    server = _Server(("127.0.0.1", 0), lambda *args: _handler(made[0])(*args))
    made.append(Cloud(server.server_address[1]))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield made[0]
    finally:
        if made[0].slow is not None:
            made[0].slow.set()
        server.shutdown()
        server.server_close()
        thread.join()
