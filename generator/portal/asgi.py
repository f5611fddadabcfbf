"""The portal as an ASGI application, for clients in the same process."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

import anyio

from .messages import Reply, Request

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Application:
    """An ASGI application.

    Args:
        answer: Gives the reply to a request.
    """

    def __init__(self, answer: Callable[[Request], Reply]) -> None:
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "http":
            await self._react(scope, receive, send)

    async def _react(self, scope: Scope, receive: Receive, send: Send) -> None:
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        headers = {
            name.decode().lower(): text.decode() for name, text in scope["headers"]
        }
        query = scope.get("query_string", b"").decode()
        reply = self._answer(
            Request(scope["method"], scope["path"], query, headers, body)
        )
        if reply.fault:
            raise ConnectionError(
                f"the fault {reply.fault!r} needs a connection: use the address of the portal"
                " instead of its ASGI application"
            )
        if reply.latency:
            await anyio.sleep(reply.latency)
        told = {"Content-Type": reply.content_type, **reply.headers}
        raw = [(name.lower().encode(), text.encode()) for name, text in told.items()]
        start = {"type": "http.response.start", "status": reply.status, "headers": raw}
        await send(start)
        await send({"type": "http.response.body", "body": reply.content})


async def _live(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
