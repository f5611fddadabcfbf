"""What is measured, of which clients."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

HTTPX2 = "floor_httpx2"
HTTPX2_ASYNC = "floor_httpx2_async"
AIOHTTP = "floor_aiohttp"
DEFAULT = "ours_default"
OURS = ("ours", "ours_raw", "ours_async", "ours_async_raw")
RAW = ("ours_raw", "ours_async_raw")

NOTES = {
    HTTPX2: "by hand on httpx2, sync",
    HTTPX2_ASYNC: "by hand on httpx2, async",
    AIOHTTP: "by hand on aiohttp, batches side by side",
    "ours": "ours, sync, typed",
    "ours_raw": "ours, sync, raw",
    "ours_async": "ours, async, typed",
    "ours_async_raw": "ours, async, raw",
    DEFAULT: "ours, sync, raw, parallel=5",
    "b24pysdk_fast": "b24pysdk, as_list_fast",
    "b24pysdk_list": "b24pysdk, as_list",
    "fast_bitrix24_own_session": "fast_bitrix24, async, own session",
    "b24api_no_count": "b24api, list_batched_no_count",
    "b24api_batched": "b24api, list_batched",
}

FLOOR = (HTTPX2, HTTPX2_ASYNC, AIOHTTP)
PEERS = tuple(name for name in NOTES if name not in (*OURS, DEFAULT, *FLOOR))
SINGLE = tuple(name for name in NOTES if name not in (DEFAULT, "b24pysdk_list", "b24api_batched"))
"""Those that are left out differ from their neighbours in lists only."""

LISTING = tuple(name for name in NOTES if name != HTTPX2_ASYNC)
STREAMING = (HTTPX2, "ours", "ours_raw", "b24pysdk_fast", "b24api_no_count")
ADDING = tuple(name for name in SINGLE if name not in (HTTPX2_ASYNC, *RAW))

LATENCY = 0.04
PER_COMMAND = 0.015


@dataclass(frozen=True, slots=True)
class Task:
    """What a client is to do, and how the portal behaves meanwhile."""

    name: str
    kind: str
    """What `worker.perform` calls."""
    rows: int
    """Rows of the portal; calls or new rows, where it is not a list."""
    clients: tuple[str, ...]
    latency: float = 0.0
    per_command: float = 0.0
    change: str = ""

    @property
    def portal(self) -> dict[str, float | str]:
        """What the portal is told besides the rows."""
        told: dict[str, float | str] = {"latency": self.latency, "per_command": self.per_command}
        return {**told, "change": self.change}


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of everything."""

    gets: int = 2_000
    few: int = 10_000
    many: int = 50_000
    adds: int = 1_000
    delays: bool = True
    """Whether to run what waits for the portal."""

    def tasks(self) -> Iterator[Task]:
        """All tasks."""
        few, many = self.few, self.many
        yield Task(f"{self.gets:,} gets", "get", self.gets, SINGLE)
        yield Task(f"all of {few:,}", "fetch", few, LISTING)
        yield Task(f"all of {many:,}", "fetch", many, LISTING)
        yield Task(f"iter {few:,}", "iterate", few, STREAMING)
        yield Task(f"iter {many:,}", "iterate", many, STREAMING)
        yield Task(f"all of {few:,}, rows deleted", "fetch", few, LISTING, change="delete")
        yield Task(f"all of {few:,}, rows inserted", "fetch", few, LISTING, change="insert")
        yield Task(f"{self.adds:,} adds", "add", self.adds, ADDING)
        if self.delays:
            yield from self._slow()

    def _slow(self) -> Iterator[Task]:
        slow = f"{LATENCY * 1000:.0f} ms"
        slower = f"{slow} + {PER_COMMAND * 1000:.0f} ms a command"
        delay, both = {"latency": LATENCY}, {"latency": LATENCY, "per_command": PER_COMMAND}
        yield Task(f"all of {self.few:,}, {slow}", "fetch", self.few, LISTING, **delay)
        yield Task(f"all of {self.many:,}, {slow}", "fetch", self.many, LISTING, **delay)
        yield Task(f"all of {self.few:,}, {slower}", "fetch", self.few, LISTING, **both)
        yield Task(f"{self.adds:,} adds, {slower}", "add", self.adds, ADDING, **both)


QUICK = Sizes(gets=200, few=500, many=2_500, adds=100)
TINY = Sizes(gets=20, few=120, many=300, adds=60, delays=False)


@dataclass(frozen=True, slots=True)
class Result:
    """What one run took."""

    wall: float
    cpu: float
    requests: int
    memory: float
    """Peak of the process in MiB."""
    busy: float
    """CPU seconds of the portal."""
    lost: int
    twice: int
    strange: int
    """Identifiers that no row had, or that are there for no call."""

    @property
    def right(self) -> bool:
        """Whether all rows came, each once."""
        return not (self.lost or self.twice or self.strange)


@dataclass(frozen=True, slots=True)
class Medians:
    """Of the rounds; the counts of faults are of the worst of them."""

    wall: float
    cpu: float
    requests: float
    memory: float
    busy: float
    faults: str = field(default="")
