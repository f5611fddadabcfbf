"""A portal on the loopback interface: remembers what arrives and answers what it is told to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.conformance.facts import Data
from tests.marked import CODE


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it came over the wire."""

    verb: str
    path: str
    content_type: str
    body: Any


@dataclass(slots=True)
class Portal:
    """What arrived, and what is answered next; the last answer is given again and again."""

    address: str
    received: list[Received] = field(default_factory=list)
    answers: list[tuple[int, Data]] = field(default_factory=list)

    @property
    def webhook(self) -> str:
        """Address of an incoming webhook."""
        return f"{self.address}/rest/1/{CODE}/"

    @property
    def endpoint(self) -> str:
        """Address for calls with an access token."""
        return f"{self.address}/rest/"

    def answer(self, *answers: tuple[int, Data]) -> None:
        """Forget what arrived, and answer this from now on."""
        self.received.clear()
        self.answers[:] = answers

    def next(self) -> tuple[int, Data]:
        """The answer of the present request."""
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def running() -> Iterator[Portal]:
    """A portal that listens on a free port until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    portal = Portal(f"http://127.0.0.1:{server.server_address[1]}")
    server.portal = portal  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield portal
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        portal: Portal = self.server.portal  # type: ignore[attr-defined]
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        kind = self.headers.get("Content-Type", "")
        portal.received.append(Received("POST", self.path, kind, json.loads(content)))
        status, body = portal.next()
        answer = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
