"""The time of the portal, which a test may move on."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Clock:
    """Seconds since 1970; they go on by themselves, and when a test says so.

    Args:
        source: Gives the seconds.
    """

    def __init__(self, source: Callable[[], float] = time.time) -> None:
        self._source = source
        self._ahead = 0.0
        self._lock = threading.Lock()

    def __call__(self) -> float:
        return self._source() + self._ahead

    def advance(self, seconds: float) -> None:
        """Let time pass.

        Args:
            seconds: How much.
        """
        with self._lock:
            self._ahead += seconds
