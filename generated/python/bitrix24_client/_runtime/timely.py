"""Answers that have to arrive in time, however slowly they come.

The HTTP library bounds each wait for more bytes and not their sum: one byte now and then
would keep a call waiting for ever. It tells what it does, so the sum is bounded where the
bytes come in: once for status line and headers, and once more for the body.
"""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
from typing import Any, cast
from weakref import proxy

from httpx2 import AsyncByteStream, ReadTimeout, SyncByteStream

_CONNECTED = (
    ".connect_tcp.complete",
    ".connect_unix_socket.complete",
    ".start_tls.complete",
)
_AWAITED = (".receive_response_headers.started", ".receive_response_body.started")


class Patience(float):
    """Seconds that all waits for bytes may take together."""

    end: float | None = None

    def start(self) -> None:
        """Have all the time again."""
        self.end = time.monotonic() + self

    def left(self) -> float:
        """Return the seconds that are left.

        Raises:
            ReadTimeout: There are none.
        """
        if self.end is None:
            return self
        left = self.end - time.monotonic()
        if left <= 0:
            raise ReadTimeout("the answer came too slowly")
        return left


def follow(event: str, info: Mapping[str, Any]) -> None:
    """Take note of what the HTTP library does; its extension `trace` for threads.

    Args:
        event: What it begins to do or has done.
        info: What it does that with, or the outcome.
    """
    if event.endswith(_AWAITED):
        patience = info["request"].extensions["timeout"]["read"]
        if isinstance(patience, Patience):  # a client of the caller's may change it
            patience.start()
    elif event.endswith(_CONNECTED):
        _shorten_waits(info["return_value"])


async def afollow(event: str, info: Mapping[str, Any]) -> None:
    """Do what `follow` does; the extension `trace` for coroutines.

    Args:
        event: What the HTTP library begins to do or has done.
        info: What it does that with, or the outcome.
    """
    follow(event, info)


def _shorten_waits(connection: Any) -> None:
    # The connection must not hold itself: it closes when nobody holds it any more.
    known: object = connection
    kind = cast("Any", type(known))
    read, itself = kind.read, proxy(known)

    def timely(max_bytes: int, timeout: float | None = None) -> Any:
        left = timeout.left() if isinstance(timeout, Patience) else timeout
        return read(itself, max_bytes, left)

    connection.read = timely


class TimelyStream(SyncByteStream, AsyncByteStream):
    """A body that must be there after some seconds, whoever moves the bytes.

    Args:
        stream: The body as it arrives, for threads or for coroutines.
        seconds: How long it may take.
    """

    def __init__(self, stream: Any, seconds: float) -> None:
        self._stream = stream
        self._seconds = seconds

    def __iter__(self) -> Iterator[bytes]:
        end = time.monotonic() + self._seconds
        for chunk in self._stream:
            _check(end)
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        end = time.monotonic() + self._seconds
        stream = aiter(self._stream)
        try:
            async for chunk in stream:
                _check(end)
                yield chunk
        finally:  # whoever stops in the middle does not leave that to the collector
            if isinstance(stream, AsyncGenerator):
                await stream.aclose()

    def close(self) -> None:
        """Give the connection back."""
        self._stream.close()

    async def aclose(self) -> None:
        """Give the connection back."""
        await self._stream.aclose()


def _check(end: float) -> None:
    if time.monotonic() > end:
        raise ReadTimeout("the answer came too slowly")
