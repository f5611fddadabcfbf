"""Results as they came, without models."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .async_session import AsyncSession
from .call import Call, Page
from .session import Session

if TYPE_CHECKING:
    from .progress import Progress


class Raw:
    """Stands in for a session and makes no models of what comes.

    Args:
        session: The session that sends.
    """

    def __init__(self, session: Session | AsyncSession) -> None:
        self._session = session

    def send(self, call: Call[Any]) -> Any | Awaitable[Any]:
        """Send a call; see `Session.send`.

        Args:
            call: The call.
        """
        return self._session.send(plain(call))

    def page(self, call: Call[Any]) -> Page[Any] | Awaitable[Page[Any]]:
        """Read one page; see `Session.page`.

        Args:
            call: The call.
        """
        return self._session.page(plain(call))

    def pages(self, call: Call[Any]) -> Iterator[Page[Any]] | AsyncIterator[Page[Any]]:
        """Read all pages; see `Session.pages`.

        Args:
            call: The call of the first page.
        """
        return self._session.pages(plain(call))

    def iterate(self, call: Call[Any]) -> Iterator[Any] | AsyncIterator[Any]:
        """Read all records; see `Session.iterate`.

        Args:
            call: The call of the first page.
        """
        return self._session.iterate(plain(call))

    def all(
        self, call: Call[Any], progress: Progress
    ) -> list[Any] | Awaitable[list[Any]]:
        """Read all records at once; see `Session.all`.

        Args:
            call: The call of the first page.
            progress: Is told of progress.
        """
        return self._session.all(plain(call), progress)


def plain(call: Call[Any]) -> Call[Any]:
    """Return a call whose result is not made into models.

    Args:
        call: The call.
    """
    returns: Any = Any if call.paging is None else list[Any]
    return replace(call, returns=returns)
