"""How much a caller may ask for: a leaky bucket, and execution time by method."""

from __future__ import annotations

from collections.abc import Mapping

from .clock import Clock
from .facts import facts, suggestion


class Bucket:
    """Requests go in, and leak out at a steady rate; when it is full, they are refused.

    Args:
        plan: Name of a plan in the documentation.
        clock: The time.
    """

    def __init__(self, plan: str, clock: Clock) -> None:
        plans = facts()["protocol"]["rates"]
        if plan not in plans:
            raise ValueError(f"no plan is called {plan!r}; {suggestion(plan, plans)}")
        limits = facts()["limits"]
        leak, ceiling = plans[plan]
        self._leak, self._ceiling = float(limits[leak]), float(limits[ceiling])
        self._clock = clock
        self._level = 0.0
        self._at = clock()

    def takes(self) -> bool:
        """Take one more request, unless the bucket is full."""
        now = self._clock()
        self._level = max(0.0, self._level - (now - self._at) * self._leak)
        self._at = now
        if self._level + 1 > self._ceiling:
            return False
        self._level += 1
        return True


class Operating:
    """Execution time of each method, summed up over a window.

    Args:
        limit: Seconds in the window above which a method is closed; None for no limit.
        costs: Seconds that calls take, by method; the others take what they take.
        clock: The time.
    """

    def __init__(
        self, limit: float | None, costs: Mapping[str, float], clock: Clock
    ) -> None:
        for method in costs:
            if method not in facts()["methods"]:
                hint = suggestion(method, facts()["methods"])
                raise ValueError(f"no method is called {method!r}; {hint}")
        limits = facts()["limits"]
        self._window = float(limits.get("operating-window", 600))
        self._step = self._window / float(limits.get("operating-buckets", 10))
        self._limit, self._costs, self._clock = limit, costs, clock
        self._spent: dict[tuple[str, str], dict[int, float]] = {}

    def is_open(self, caller: str, method: str) -> bool:
        """Return whether a method may be called.

        Args:
            caller: Who calls.
            method: Wire name of the method.
        """
        return self._limit is None or self._sum(caller, method) <= self._limit

    def spend(self, caller: str, method: str, seconds: float) -> tuple[float, int]:
        """Count a call; the sum, and when its oldest part drops out.

        Args:
            caller: Who calls.
            method: Wire name of the method.
            seconds: How long the call took.
        """
        buckets = self._spent.setdefault((caller, method), {})
        number = int(self._clock() // self._step)
        cost = self._costs.get(method, seconds)
        buckets[number] = buckets.get(number, 0.0) + cost
        total = self._sum(caller, method)
        return total, int((min(buckets) + 1) * self._step + self._window)

    def _sum(self, caller: str, method: str) -> float:
        buckets = self._spent.get((caller, method), {})
        oldest = (self._clock() - self._window) // self._step
        for number in [number for number in buckets if number <= oldest]:
            del buckets[number]
        return sum(buckets.values())
