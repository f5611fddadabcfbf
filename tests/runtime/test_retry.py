"""When a call is sent again: the decisions alone, and both sessions against a real server."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from generator.runtime.async_session import AsyncSession
from generator.runtime.auth import Webhook
from generator.runtime.call import Call
from generator.runtime.errors import (
    ApiError,
    Bitrix24Error,
    Catalogue,
    OutcomeUnknown,
    ResponseError,
    TransportError,
)
from generator.runtime.exchange import Exchange, Failure
from generator.runtime.protocol import Reply
from generator.runtime.rate import Bucket, Operating, Rate
from generator.runtime.retry import NO_RETRY, Pace, Post, Retry, Wait
from generator.runtime.session import Session
from generator.runtime.shell import Settings
from tests.marked import CODE
from tests.runtime.loopback import Portal

READ = Call[int]("crm.x.get", {"id": 7}, int, repeat_safe=True)
WRITE = Call[int]("crm.x.add", {"id": 7}, int)


class Busy(ApiError):
    retry = "wait"


class Used(ApiError):
    retry = "wait_for_reset"


class Broken(ApiError):
    retry = "if_repeat_safe"


CLASSES = {"BUSY": Busy, "USED": Used, "BROKEN": Broken}
CATALOGUE = Catalogue({code: code for code in CLASSES}, load=lambda name: CLASSES[name])
EXCHANGE = Exchange(Webhook(f"https://p.example.com/rest/1/{CODE}/"), "1", CATALOGUE)


def good(**time_: Any) -> Reply:
    parts = ", ".join(f'"{key}": {value}' for key, value in time_.items())
    return Reply(200, f'{{"result": 5, "time": {{{parts}}}}}'.encode())


def error(code: str, status: int = 400) -> Reply:
    return Reply(status, f'{{"error": "{code}", "error_description": "-"}}'.encode())


RESET = Failure("ReadError", "reset", sent=True)
REFUSED = Failure("ConnectError", "refused", sent=False)
CERTIFICATE = Failure("ConnectError", "CERTIFICATE_VERIFY_FAILED", sent=False, passing=False)
PAGE = Reply(502, b"<html>Bad Gateway</html>")
CUT = Reply(200, b'{"result": 5')
EMPTY = Reply(200, b"")


class Clock:
    """Time that passes by waiting only."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def play(
    call: Call[int],
    came: list[Reply | Failure],
    retry: Retry | None = None,
    bucket: Bucket | None = None,
    clock: Clock | None = None,
) -> tuple[object, list[float]]:
    """Carry a plan out; what comes of it, and how long was waited before each attempt."""
    clock = clock or Clock()
    pace = Pace(retry or Retry(), bucket, Operating(clock), clock, lambda: 0.0)
    return _play(pace, clock, call, came)


def _play(
    pace: Pace, clock: Clock, call: Call[int], came: list[Reply | Failure]
) -> tuple[object, list[float]]:
    plan, waits, given, left = pace.send(call, EXCHANGE), [0.0], None, list(came)
    try:
        while True:
            step = plan.send(given)
            given = None
            if isinstance(step, Wait):
                waits[-1] += step.seconds
                clock.now += step.seconds
            else:
                assert isinstance(step, Post)
                given = left.pop(0)
                waits.append(0.0)
    except StopIteration as end:
        assert left == []
        return end.value.value, waits[:-1]
    except Bitrix24Error as raised:
        assert left == []
        return raised, waits[:-1]


AGAIN = [
    pytest.param(error("BUSY", 503), READ, id="limit, read"),
    pytest.param(error("BUSY", 503), WRITE, id="limit, write"),
    pytest.param(error("BUSY", 200), WRITE, id="limit under 200, write"),
    pytest.param(REFUSED, READ, id="refused, read"),
    pytest.param(REFUSED, WRITE, id="refused, write"),
    pytest.param(RESET, READ, id="reset, read"),
    pytest.param(PAGE, READ, id="502 page, read"),
    pytest.param(CUT, READ, id="cut, read"),
    pytest.param(EMPTY, READ, id="empty, read"),
    pytest.param(error("BROKEN", 500), READ, id="500, read"),
    pytest.param(Reply(429, b"slow down"), READ, id="429 of a gateway, read"),
]


@pytest.mark.parametrize(("failed", "call"), AGAIN)
def test_it_is_sent_again(failed: Reply | Failure, call: Call[int]) -> None:
    assert play(call, [failed, failed, good()]) == (5, [0.0, 0.5, 1.0])


@pytest.mark.parametrize(("failed", "call"), AGAIN)
def test_not_for_ever(failed: Reply | Failure, call: Call[int]) -> None:
    raised, waits = play(call, [failed] * 5)
    assert isinstance(raised, Bitrix24Error)
    assert not isinstance(raised, OutcomeUnknown)
    assert waits == [0.0, 0.5, 1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    "failed", [RESET, PAGE, CUT, EMPTY, error("BROKEN", 500)], ids=lambda f: type(f).__name__
)
def test_a_write_whose_outcome_is_unknown_is_sent_once(failed: Reply | Failure) -> None:
    raised, waits = play(WRITE, [failed])
    assert isinstance(raised, OutcomeUnknown)
    assert raised.method == "crm.x.add"
    assert "may do it twice" in str(raised) or "HTTP 502" in str(raised)
    assert waits == [0.0]


def test_what_came_in_place_of_the_answer_is_kept() -> None:
    raised, _ = play(WRITE, [CUT])
    assert isinstance(raised, OutcomeUnknown)
    assert isinstance(raised.error, ResponseError)
    assert raised.error.payload == '{"result": 5'
    raised, _ = play(WRITE, [error("BROKEN", 500)])
    assert isinstance(raised, OutcomeUnknown)
    assert isinstance(raised.error, Broken)
    assert (raised.error.code, raised.http_status) == ("BROKEN", 500)


@pytest.mark.parametrize(
    ("failed", "kind"),
    [
        (error("NOT_FOUND"), ApiError),
        (error("", 400), ApiError),
        (Reply(302, b"", "https://new.example.com/rest/"), TransportError),
        (Reply(404, b"<html>"), TransportError),
        (CERTIFICATE, TransportError),
        (Reply(200, b'{"result": "text"}'), ResponseError),
    ],
    ids=["code", "no code", "moved", "no such page", "certificate", "misfit"],
)
@pytest.mark.parametrize("call", [READ, WRITE], ids=["read", "write"])
def test_what_will_not_pass_is_sent_once(
    failed: Reply | Failure, kind: type[Bitrix24Error], call: Call[int]
) -> None:
    raised, waits = play(call, [failed])
    assert isinstance(raised, kind)
    assert waits == [0.0]


def test_waits_grow_to_a_bound_and_have_a_random_part() -> None:
    pace = Pace(Retry(first=1, longest=5), chance=lambda: 0.0)
    failed = TransportError("x", method="m")
    assert [pace.pause(READ, failed, n) for n in range(1, 6)] == [1, 2, 4, 5, 5]
    pace = Pace(Retry(first=1, longest=5), chance=lambda: 1.0)
    assert [pace.pause(READ, failed, n) for n in (1, 2, 9)] == [0.5, 1.0, 2.5]
    assert pace.pause(READ, failed, 10_000) == 2.5
    drawn = {Pace(Retry(first=1)).pause(READ, failed, 1) for _ in range(50)}
    assert len(drawn) > 10
    assert all(wait is not None and 0.5 <= wait <= 1 for wait in drawn)


def test_no_attempt_begins_after_the_bound() -> None:
    raised, waits = play(READ, [PAGE] * 2, Retry(attempts=100, within=2, first=0.75))
    assert isinstance(raised, TransportError)
    assert waits == [0.0, 0.75]  # with the next 1.5 it would be too late


def test_no_retry() -> None:
    for failed in (error("BUSY"), REFUSED, PAGE):
        assert play(READ, [failed], NO_RETRY)[1] == [0.0]


@pytest.mark.parametrize("wrong", [{"attempts": 0}, {"within": -1}, {"first": -1}])
def test_settings_that_make_no_sense(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="at least once"):
        Retry(**wrong)


# -- limits ----------------------------------------------------------------------------------------


def test_a_closed_method_is_tried_when_it_opens() -> None:
    clock = Clock()
    pace = Pace(Retry(), None, Operating(clock), clock, lambda: 0.0)
    assert _play(pace, clock, READ, [good(operating=479, operating_reset_at=1040)])[0] == 5
    assert _play(pace, clock, WRITE, [error("USED", 429)])[1] == [0.0]  # never told of this one
    assert _play(pace, clock, READ, [error("USED", 429), good()]) == (5, [0.0, 40.5])


def test_a_closed_method_that_opens_too_late() -> None:
    clock = Clock()
    pace = Pace(Retry(reset_within=30), None, Operating(clock), clock, lambda: 0.0)
    _play(pace, clock, READ, [good(operating=479, operating_reset_at=1040)])
    raised, waits = _play(pace, clock, READ, [error("USED", 429)])
    assert isinstance(raised, Used)
    assert raised.free_in == 40.0
    assert waits == [0.0]


def test_calls_above_the_rate_wait() -> None:
    clock = Clock()
    bucket = Bucket(Rate(leak=2, ceiling=3), clock)
    waits = [play(READ, [good()], None, bucket, clock)[1][0] for _ in range(6)]
    assert waits == [0.0, 0.0, 0.0, 0.5, 0.5, 0.5]


def test_a_refusal_fills_the_bucket() -> None:
    clock = Clock()
    bucket = Bucket(Rate(leak=2, ceiling=50), clock)
    assert play(READ, [error("BUSY", 503), good()], None, bucket, clock) == (5, [0.0, 0.5])
    assert bucket.reserve() == pytest.approx(0.5)


# -- both sessions ---------------------------------------------------------------------------------

FAST = Retry(first=0.01)
Send = Callable[[Portal, Call[int], Retry], Any]


def _threads(portal: Portal, call: Call[int], retry: Retry) -> Any:
    with Session(portal.webhook, Settings("1", CATALOGUE, pace=Pace(retry))) as session:
        return session.send(call)


def _coroutines(portal: Portal, call: Call[int], retry: Retry) -> Any:
    async def run() -> Any:
        settings = Settings("1", CATALOGUE, pace=Pace(retry))
        async with AsyncSession(portal.webhook, settings) as session:
            return await session.send(call)

    return asyncio.run(run())


@pytest.fixture(params=[_threads, _coroutines], ids=["sync", "async"])
def send(request: pytest.FixtureRequest) -> Send:
    """Sends one call through a session of either kind."""
    chosen: Send = request.param
    return chosen


def test_over_the_network(portal: Portal, send: Send) -> None:
    portal.answer({"error": "BUSY", "error_description": "-"}, 503)
    portal.answer(b"<html>", 502)
    portal.answer(drop=True)
    portal.answer({"result": 5})
    assert send(portal, READ, FAST) == 5
    assert [received.body for received in portal.received] == [{"id": 7}] * 4


def test_a_write_is_never_doubled(portal: Portal, send: Send) -> None:
    portal.answer({"error": "BUSY", "error_description": "-"}, 503)
    portal.answer(drop=True)
    with pytest.raises(OutcomeUnknown):
        send(portal, WRITE, FAST)
    assert len(portal.received) == 2


def test_a_connection_is_kept(portal: Portal) -> None:
    for _ in range(3):
        portal.answer({"result": 5})
    with Session(portal.webhook, Settings("1")) as session:
        for _ in range(3):
            session.send(READ)
    assert len({received.headers["x-port"] for received in portal.received}) == 1


def test_a_wait_can_be_cancelled(portal: Portal) -> None:
    portal.answer({"error": "BUSY", "error_description": "-"}, 503)

    async def run() -> float:
        settings = Settings("1", CATALOGUE, pace=Pace(Retry(first=60, longest=60)))
        async with AsyncSession(portal.webhook, settings) as session:
            task = asyncio.create_task(session.send(READ))
            while not portal.received:
                await asyncio.sleep(0.01)
            began = time.monotonic()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            return time.monotonic() - began

    assert asyncio.run(run()) < 5


def test_threads_share_one_bucket(portal: Portal) -> None:
    for _ in range(8):
        portal.answer({"result": 5})
    pace = Pace(NO_RETRY, Bucket(Rate(leak=20, ceiling=4)))
    began = time.monotonic()
    with Session(portal.webhook, Settings("1", pace=pace)) as session:
        threads = [threading.Thread(target=session.send, args=(READ,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(portal.received) == 8
    assert time.monotonic() - began >= 0.15
