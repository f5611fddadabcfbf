"""HTTP transports for which every host is the portal; the header `Host` stays as it was."""

from __future__ import annotations

import httpx2


def _rerouted(request: httpx2.Request, port: int) -> httpx2.Request:
    url = request.url.copy_with(scheme="http", host="127.0.0.1", port=port)
    return httpx2.Request(
        request.method,
        url,
        headers=request.headers,
        stream=request.stream,
        extensions=request.extensions,
    )


class Transport(httpx2.HTTPTransport):
    """Takes every request to a port of the loopback interface.

    Args:
        port: The port.
    """

    def __init__(self, port: int) -> None:
        super().__init__()
        self._port = port

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request.

        Args:
            request: The request.
        """
        return super().handle_request(_rerouted(request, self._port))


class AsyncTransport(httpx2.AsyncHTTPTransport):
    """The same for coroutines.

    Args:
        port: The port.
    """

    def __init__(self, port: int) -> None:
        super().__init__()
        self._port = port

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request.

        Args:
            request: The request.
        """
        return await super().handle_async_request(_rerouted(request, self._port))
