"""Keeps the credential of a request out of the logs of the HTTP library.

A webhook's code is part of its address, and `httpx2` logs the address of each request
at INFO; `httpcore2` logs the headers of the answer at DEBUG, and a redirect may repeat
the address there. Raising their levels would take those logs away from everybody else
in the process, so a filter rewrites only what is logged in the course of our requests.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar

LOGGERS = (
    "httpx2",
    "httpcore2.connection",
    "httpcore2.http11",
    "httpcore2.http2",
    "httpcore2.proxy",
    "httpcore2.socks",
    "hpack.hpack",  # of HTTP/2: logs each header, among them the path
    "hpack.table",
)
"""All loggers that write in the course of a request. A filter of a logger does not hold
for those below it, hence the list; a test compares it with the installed libraries."""

# A context variable, not a set of secrets: it is right for threads and tasks alike, and
# no secret outlives its request.
_mask: ContextVar[Callable[[str], str] | None] = ContextVar("mask", default=None)


class _Redact(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        mask = _mask.get()
        if mask is not None:
            text = record.getMessage()
            masked = mask(text)
            if masked != text:
                # The arguments go too: handlers such as Sentry's send them on.
                record.msg, record.args = masked, None
        return True


_FILTER = _Redact()
_LOGGERS = tuple(map(logging.getLogger, LOGGERS))


@contextmanager
def hiding(mask: Callable[[str], str]) -> Generator[None, None, None]:
    """Mask what the HTTP library logs within the block, in this thread or task.

    Args:
        mask: Returns a text without the secret.
    """
    for logger in _LOGGERS:
        if _FILTER not in logger.filters:
            logger.addFilter(_FILTER)
    token = _mask.set(mask)
    try:
        yield
    finally:
        _mask.reset(token)
