"""How fast calls may leave: a bucket for each portal, and the execution time of each method.

Nothing here sleeps or knows a network: it tells how long to wait, and is told what the
server said. All of it may be used by threads and tasks at the same time.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

from . import wire


@dataclass(frozen=True, slots=True)
class Rate:
    """What a portal allows.

    Attributes:
        leak: Requests that leave the bucket in a second.
        ceiling: Requests in the bucket above which the server refuses the next one.
    """

    leak: float
    ceiling: int

    def __post_init__(self) -> None:
        if self.leak <= 0 or self.ceiling < 1:
            raise ValueError("requests leave a bucket, and it takes at least one")


class Bucket:
    """A leaky bucket, filled by requests. It counts those of this process only: others
    that share it with us show themselves by a refusal, after which it counts as full.

    Args:
        rate: What the portal allows.
        clock: Seconds that never go back.
    """

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self._clock = clock
        self._lock = threading.Lock()
        self._level = 0.0
        self._seen = clock()

    def reserve(self) -> float:
        """Put a request into the bucket; return the seconds to wait before it is sent."""
        with self._lock:
            self._leak()
            self._level += 1
            return max(0.0, (self._level - self.rate.ceiling) / self.rate.leak)

    def refused(self) -> None:
        """Note that the server found its bucket full."""
        with self._lock:
            self._leak()
            self._level = max(self._level, self.rate.ceiling)

    def _leak(self) -> None:
        now = self._clock()
        self._level = max(0.0, self._level - (now - self._seen) * self.rate.leak)
        self._seen = now


_buckets: WeakValueDictionary[tuple[str, Rate], Bucket] = WeakValueDictionary()
_buckets_lock = threading.Lock()


def bucket_of(portal: str, rate: Rate) -> Bucket:
    """Return the bucket of a portal: all clients of the process that name it share one.

    Args:
        portal: Host of the portal.
        rate: What it allows.
    """
    with _buckets_lock:
        found = _buckets.get((portal, rate))
        if found is None:
            found = _buckets[portal, rate] = Bucket(rate)
        return found


def renamed(bucket: Bucket, portal: str) -> Bucket:
    """Return the bucket of a portal that has another name now.

    Args:
        bucket: Its bucket until now; others find it under the new name from now on.
        portal: The new host.
    """
    with _buckets_lock:
        return _buckets.setdefault((portal, bucket.rate), bucket)


@dataclass(frozen=True, slots=True)
class Usage:
    """Execution time that a method has used.

    Attributes:
        seconds: Sum over the last minutes, as the server counts.
        reset_at: Unix time at which the oldest part of it is dropped.
    """

    seconds: float
    reset_at: float


class Operating:
    """What the server told last of the execution time of each method.

    Args:
        clock: Unix time.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._used: dict[str, Usage] = {}

    def note(self, method: str, timing: Mapping[str, Any]) -> None:
        """Take what a good answer says; numbers may be absent, 0 or text.

        Args:
            method: Wire name of the method.
            timing: The block with the times of the server.
        """
        seconds = number_of(timing.get(wire.OPERATING))
        reset_at = number_of(timing.get(wire.OPERATING_RESET_AT))
        if seconds is not None and reset_at:
            self._used[method] = Usage(seconds, reset_at)

    def used(self, method: str) -> Usage | None:
        """Return the last known figures of a method.

        Args:
            method: Wire name of the method.
        """
        return self._used.get(method)

    def free_in(self, method: str) -> float | None:
        """Return the seconds until a closed method opens; None if it was never told.

        Args:
            method: Wire name of the method.
        """
        usage = self._used.get(method)
        return None if usage is None else max(0.0, usage.reset_at - self._clock())


def number_of(value: object) -> float | None:
    """Return a number of the server; None if it is none.

    Args:
        value: What came: a number, its digits, or anything else.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except ValueError:
        return None
