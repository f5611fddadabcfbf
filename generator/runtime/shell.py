"""What both sessions are made of: how calls are made, and what is kept between them."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Generic, TypeVar

from .auth import Auth
from .errors import Catalogue
from .exchange import READ_TIMEOUT, Exchange
from .retry import NO_RETRY, Pace
from .watch import Watch

H = TypeVar("H")

PARALLEL = 5
"""Requests of one job that are under way at most: more would fill the bucket of a portal
for all others."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a session is told besides who calls.

    Attributes:
        version: Version of the client, for the `User-Agent`.
        catalogue: The known errors.
        timeout: Seconds to wait for the server; connecting has 10 of them at most.
        check: Whether parameters are checked before they are sent.
        timezone: What datetimes without a zone are in; None refuses them.
        watch: Tells loggers and hooks what happens.
        pace: Decides when calls leave; by default each leaves at once, and only once.
        parallel: How many requests of one job are under way at most.
    """

    version: str
    catalogue: Catalogue = field(default_factory=Catalogue, repr=False)
    timeout: float = READ_TIMEOUT
    check: bool = True
    timezone: tzinfo | None = None
    watch: Watch = field(default_factory=Watch, repr=False)
    pace: Pace = field(default_factory=lambda: Pace(NO_RETRY), repr=False)
    parallel: int = PARALLEL


class Shell(Generic[H]):
    """What both sessions are made of.

    Args:
        auth: Who calls.
        settings: How.
        http_client: An HTTP client of one's own, for tests; it is not closed here.
    """

    def __init__(
        self, auth: Auth, settings: Settings, http_client: H | None = None
    ) -> None:
        self.exchange = Exchange(
            auth,
            settings.version,
            settings.catalogue,
            settings.timeout,
            settings.check,
            settings.timezone,
            settings.watch,
        )
        self._client: H | None = http_client
        self._owned = http_client is None
        self._closed = False
        self._place: tuple[object, ...] = ()
        self.pace = settings.pace
        self.parallel = settings.parallel
        self._lock = threading.Lock()

    def _elsewhere(self, *place: object) -> bool:
        """Return whether connections of ours are of another process or event loop, and
        note where they will be: after a fork, both processes would read their answers.
        """
        moved = self._owned and self._place != place
        self._place = place
        return moved
