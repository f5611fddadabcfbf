"""A real server on the loopback interface that answers what a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from generator.runtime.auth import Webhook
from tests.marked import CODE

SECRET = CODE


@dataclass
class Received:
    """A request as the server saw it."""

    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Answer:
    """What the server shall answer; `drop` closes the connection instead."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict[str, str])
    drop: bool = False
    wait: threading.Event | None = None


@dataclass
class Portal:
    """The server, seen from a test; `reply` answers in place of the list of answers."""

    port: int
    answers: list[Answer] = field(default_factory=list[Answer])
    received: list[Received] = field(default_factory=list[Received])
    reply: Callable[[Received], Answer] | None = None

    @property
    def url(self) -> str:
        """Address of the webhook."""
        return f"http://127.0.0.1:{self.port}/rest/1/{SECRET}/"

    @property
    def webhook(self) -> Webhook:
        """The webhook."""
        return Webhook(self.url)

    def answer(self, body: Any = None, status: int = 200, **more: Any) -> None:
        """Add an answer; they are given in turn."""
        self.answers.append(Answer(body, status, **more))


class _Server(ThreadingHTTPServer):
    request_queue_size = 64  # with the default of 5, many clients at once meet a reset


def _handler(portal: Portal) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle(self) -> None:
            with suppress(ConnectionError):  # a client that did not want to wait
                super().handle()

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))
            headers = {name.lower(): text for name, text in self.headers.items()}
            headers["x-port"] = str(self.client_address[1])  # tells connections apart
            received = Received(self.path, headers, body)
            portal.received.append(received)
            self._give(portal.reply(received) if portal.reply else portal.answers.pop(0))

        def _give(self, answer: Answer) -> None:
            if answer.wait is not None:
                answer.wait.wait(10)
            if answer.drop:
                self.close_connection = True
                return
            raw = answer.body
            content = raw if isinstance(raw, bytes) else json.dumps(raw).encode()
            self.send_response(answer.status)
            for name, text in answer.headers.items():
                self.send_header(name, text)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


@contextmanager
def running() -> Generator[Portal, None, None]:
    """Run a portal."""
    made: list[Portal] = []

    def late(*args: Any) -> BaseHTTPRequestHandler:
        handler: Callable[..., BaseHTTPRequestHandler] = _handler(made[0])
        return handler(*args)

    server = _Server(("127.0.0.1", 0), late)
    server.daemon_threads = True
    made.append(Portal(server.server_address[1]))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield made[0]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
