"""A portal on this machine for the benchmark of clients, in a process of its own.

It answers as the documentation says, from rows in memory, without limits; how long it takes and how the rows
change is set from outside. Prints its port. HTTP/1.1 by hand: an HTTP framework would cost more than the
clients that are measured.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
import time
from pathlib import Path
from typing import Any

from answers import Answers
from certificate import Certificate
from imports import answer_of

HOME = Path(__file__).resolve().parents[2]
DOCUMENT = HOME / "generated" / "openapi" / "openapi.json"
CONTROL = "control"
"""The one method that no portal has: sets up, or tells what was counted since."""


class Portal:
    """What all connections share."""

    def __init__(self) -> None:
        self.answers = Answers(json.loads(answer_of(DOCUMENT))["result"])
        self.latency = self.per_command = 0.0
        self.requests = self.connections = 0
        self.busy = 0.0

    def take(self, path: str, body: bytes) -> tuple[int, str, float]:
        """HTTP status, body, and the seconds until they are to be sent."""
        method = path.partition("?")[0].rstrip("/").rpartition("/")[2].removesuffix(".json")
        params: Any = json.loads(body) if body else {}
        if method == CONTROL:
            return 200, json.dumps(self.control(params)), 0.0
        self.requests += 1
        status, text, commands = self.answers.answer(method, params)
        return status, text, self.latency + self.per_command * commands

    def control(self, told: dict[str, Any]) -> dict[str, Any]:
        """Set up anew if rows are named; tell what was counted."""
        if "rows" in told:
            self.answers.set_up(told["rows"], told.get("change", ""))
            self.latency, self.per_command = told.get("latency", 0.0), told.get("per_command", 0.0)
            self.requests = self.connections = 0
            self.busy = time.process_time()
        rows = self.answers.rows
        return {
            "requests": self.requests,
            "connections": self.connections,
            "commands": self.answers.commands,
            "busy": time.process_time() - self.busy,
            "deleted": rows.deleted,
            "inserted": rows.inserted,
            "added": rows.added,
        }


class Connection(asyncio.Protocol):
    """One connection: requests come in, one after another."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what answers go to."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._portal.connections += 1

    def data_received(self, data: bytes) -> None:
        """Answer if a request is complete."""
        self._buffer += data
        head, end, rest = self._buffer.partition(b"\r\n\r\n")
        if not end:
            return
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {
            name.lower(): text.strip() for name, _, text in (s.partition(":") for s in lines)
        }
        length = int(headers.get("content-length", "0"))
        if len(rest) < length:
            return
        self._buffer = rest[length:]
        status, text, delay = self._portal.take(first.split(" ")[1], rest[:length])
        self._answer(status, text.encode(), delay)

    def _answer(self, status: int, body: bytes, delay: float) -> None:
        head = (
            f"HTTP/1.1 {status} {'OK' if status == 200 else 'Bad Request'}\r\n"
            f"Content-Type: application/json; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        if delay:
            loop = asyncio.get_running_loop()
            loop.call_later(delay, self._transport.write, head.encode() + body)
        else:
            self._transport.write(head.encode() + body)


async def serve(folder: str) -> None:
    """Listen on a free port until the process is ended.

    Args:
        folder: Where a certificate is written to; empty for plain HTTP.
    """
    context = None
    if folder:
        certificate = Certificate(Path(folder))
        certificate.make()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate.chain)
    portal = Portal()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Connection(portal), "127.0.0.1", 0, ssl=context, backlog=512
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve("".join(sys.argv[1:])))
