"""The body of an answer, which has to arrive in time however slowly it comes.

The HTTP library bounds each wait for more bytes and not their sum: one byte now and then
would keep a call waiting for ever.
"""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from typing import Any

from httpx2 import AsyncByteStream, ReadTimeout, SyncByteStream


class TimelyStream(SyncByteStream, AsyncByteStream):
    """A body that must be there after some seconds.

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
