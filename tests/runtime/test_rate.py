"""Buckets and execution times."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor

import pytest

from generator.runtime.rate import Bucket, Operating, Rate, bucket_of

RATE = Rate(leak=2, ceiling=50)


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_goes_at_once_and_the_rest_at_the_leak() -> None:
    bucket = Bucket(RATE, Clock())
    waits = [bucket.reserve() for _ in range(54)]
    assert waits == [0.0] * 50 + [0.5, 1.0, 1.5, 2.0]


def test_it_empties_with_time() -> None:
    clock = Clock()
    bucket = Bucket(RATE, clock)
    for _ in range(60):
        bucket.reserve()
    clock.now += 10
    assert [bucket.reserve() for _ in range(11)] == [0.0] * 10 + [0.5]
    clock.now += 3600
    assert [bucket.reserve() for _ in range(51)] == [0.0] * 50 + [0.5]


def test_a_refusal_counts_as_full() -> None:
    clock = Clock()
    bucket = Bucket(RATE, clock)
    bucket.reserve()
    bucket.refused()
    assert [bucket.reserve(), bucket.reserve()] == [0.5, 1.0]
    bucket.refused()
    assert bucket.reserve() == 1.5


def test_the_server_never_finds_its_bucket_overfull() -> None:
    """Against the rule of the server, for any pattern of sending."""
    clock, level, seen = Clock(), 0.0, 1000.0
    bucket = Bucket(RATE, clock)
    for step in range(500):
        clock.now += (step * 7 % 11) / 40
        sent = clock.now + bucket.reserve()
        level = max(0.0, level - (sent - seen) * RATE.leak) + 1
        seen = sent
        assert level <= RATE.ceiling + 1e-6


def test_threads_share_it() -> None:
    bucket = Bucket(Rate(leak=1, ceiling=100), Clock())
    with ThreadPoolExecutor(8) as pool:
        waits = sorted(pool.map(lambda _: bucket.reserve(), range(300)))
    assert waits == [0.0] * 100 + [float(second) for second in range(1, 201)]


def test_one_for_each_portal_while_somebody_has_it() -> None:
    first = bucket_of("a.example", RATE)
    assert bucket_of("a.example", RATE) is first
    assert bucket_of("b.example", RATE) is not first
    assert bucket_of("a.example", Rate(5, 250)) is not first
    first.refused()
    del first
    gc.collect()
    assert bucket_of("a.example", RATE).reserve() == 0.0


@pytest.mark.parametrize("reset_at", [1012, 1012.0, "1012"])
def test_when_a_method_opens(reset_at: object) -> None:
    clock = Clock()
    operating = Operating(clock)
    assert operating.free_in("a.b") is None
    operating.note("a.b", {"operating": 479.5, "operating_reset_at": reset_at})
    assert operating.free_in("a.b") == 12.0
    assert operating.free_in("a.c") is None
    clock.now += 20
    assert operating.free_in("a.b") == 0.0


@pytest.mark.parametrize(
    "timing",
    [
        {},
        {"operating": 1},
        {"operating": 1, "operating_reset_at": 0},
        {"operating": 1, "operating_reset_at": "2025-01-21T13:47:08+02:00"},
        {"operating": None, "operating_reset_at": 1012},
        {"operating": True, "operating_reset_at": [1]},
    ],
)
def test_times_that_tell_nothing(timing: dict[str, object]) -> None:
    operating = Operating(Clock())
    operating.note("a.b", timing)
    assert operating.used("a.b") is None
