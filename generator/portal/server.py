"""The portal behind a socket on the loopback interface: real HTTP, and real accidents."""

from __future__ import annotations

import os
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast
from urllib.parse import urlsplit

from .messages import Reply, Request

_POLL = 0.01
_DRIP = 0.02


class Server:
    """A server that listens on a free port.

    Args:
        answer: Gives the reply to a request.
        port: Port to listen on; 0 for a free one.
    """

    def __init__(self, answer: Callable[[Request], Reply], port: int = 0) -> None:
        self.over = threading.Event()
        self._server = _Listener(("127.0.0.1", port), _Visit)
        self._server.answer, self._server.over = answer, self.over
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(_POLL,), daemon=True
        )
        self._thread.start()

    @property
    def port(self) -> int:
        """The port."""
        return int(self._server.server_address[1])

    def close(self) -> None:
        """Let everybody go."""
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Listener(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True
    block_on_close = False
    answer: Callable[[Request], Reply]
    over: threading.Event


class _Visit(BaseHTTPRequestHandler):
    """One connection, and the requests that come over it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    @property
    def listener(self) -> _Listener:
        """The server, as what it is."""
        return cast("_Listener", self.server)

    def handle(self) -> None:
        with suppress(OSError):  # a client that did not want to wait
            super().handle()

    def do_GET(self) -> None:
        self._react()

    def do_POST(self) -> None:
        self._react()

    def _react(self) -> None:
        parts = urlsplit(self.path)
        headers = {name.lower(): text for name, text in self.headers.items()}
        body = self._body(headers)
        reply = self.listener.answer(
            Request(self.command, parts.path, parts.query, headers, body)
        )
        if reply.latency and self.listener.over.wait(reply.latency):
            self.close_connection = True
        elif reply.fault:
            self.close_connection = True
            _ACCIDENTS[reply.fault](self, reply)
        else:
            self._send(reply, reply.content, len(reply.content))

    def _body(self, headers: dict[str, str]) -> bytes:
        if "chunked" in headers.get("transfer-encoding", ""):
            return self._chunks()
        length = headers.get("content-length", "0")
        return self.rfile.read(int(length) if length.isdecimal() else 0)

    def _chunks(self) -> bytes:
        made = b""
        while size := int(self.rfile.readline().split(b";")[0].strip() or b"0", 16):
            made += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return made

    def _send(self, reply: Reply, content: bytes, length: int) -> None:
        known = {status.value for status in HTTPStatus}
        self.send_response(reply.status, None if reply.status in known else "Unknown")
        headers = {
            "Content-Type": reply.content_type,
            "Content-Length": str(length),
            **reply.headers,
        }
        for name, text in headers.items():
            self.send_header(name, text)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    def truncate(self, reply: Reply) -> None:
        """Send half of an answer."""
        content = reply.content
        self._send(reply, content[: len(content) // 2], len(content))

    def drip(self, reply: Reply) -> None:
        """Send an answer byte by byte."""
        self._send(reply, b"", len(reply.content))
        for byte in reply.content:
            self.wfile.write(bytes([byte]))
            if self.listener.over.wait(_DRIP):
                break

    def hang(self, reply: Reply) -> None:
        """Say nothing until the client has gone, or all is over."""
        self.connection.settimeout(_POLL)
        while not self.listener.over.is_set():
            try:
                if not self.connection.recv(1):
                    break
            except TimeoutError:
                continue

    def reset(self, reply: Reply) -> None:
        """Break the connection off: one that lingers for no time is reset when it is closed.

        It is closed here, since the server would say goodbye to it before.
        """
        self.connection.setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )
        os.close(self.connection.detach())

    def leave(self, reply: Reply) -> None:
        """Close the connection without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: addresses hold secrets."""


_ACCIDENTS: dict[str, Callable[[_Visit, Reply], None]] = {
    "close": _Visit.leave,
    "drip": _Visit.drip,
    "reset": _Visit.reset,
    "timeout": _Visit.hang,
    "truncated": _Visit.truncate,
}
