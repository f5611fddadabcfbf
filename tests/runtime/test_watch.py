"""What hooks and loggers are told of calls, by both sessions, and what they are never told."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import httpx2
import pytest

from generator.runtime.async_session import AsyncSession
from generator.runtime.auth import Auth, Webhook
from generator.runtime.batch import Batch
from generator.runtime.call import Call
from generator.runtime.errors import (
    ApiError,
    Bitrix24Error,
    Catalogue,
    OutcomeUnknown,
    ResponseError,
    TransportError,
)
from generator.runtime.methods import Methods
from generator.runtime.portal import AsyncClient, Client, Options
from generator.runtime.rate import Bucket, Rate
from generator.runtime.retry import Pace, Retry
from generator.runtime.session import Session
from generator.runtime.shell import Settings
from generator.runtime.watch import Attempt, Watch
from tests.runtime.loopback import SECRET, Portal

HIDDEN = "what-nobody-may-see"
GET = Call[str]("crm.x.get", {"id": HIDDEN}, str, repeat_safe=True)
ADD = Call[str]("crm.x.add", {"fields": {"TITLE": HIDDEN}}, str)
GOOD = {"result": HIDDEN, "time": {"duration": 0.25, "operating": "1.5", "operating_reset_at": 9}}
TIRED = {"error": "BUSY", "error_description": HIDDEN}


class Busy(ApiError):
    retry = "wait"


CATALOGUE = Catalogue({"BUSY": "Busy"}, load=lambda name: Busy)
Do = Callable[..., str]


def settings(watch: Watch, pace: Pace | None = None) -> Settings:
    return Settings("1", CATALOGUE, watch=watch, pace=pace or Pace(Retry(first=0.01)))


def _sync(auth: Auth, call: Call[str], watch: Watch, pace: Pace | None = None) -> str:
    with Session(auth, settings(watch, pace)) as session:
        return session.send(call)


def _async(auth: Auth, call: Call[str], watch: Watch, pace: Pace | None = None) -> str:
    async def run() -> str:
        async with AsyncSession(auth, settings(watch, pace)) as session:
            return await session.send(call)

    return asyncio.run(run())


@pytest.fixture(params=[_sync, _async], ids=["sync", "async"])
def do(request: pytest.FixtureRequest) -> Do:
    """A function that makes a session and sends one call."""
    chosen: Do = request.param
    return chosen


class Told:
    """Hooks that keep what they are told."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, Attempt]] = []
        self.threads: set[int] = set()
        self.watch = Watch(
            lambda attempt: self.note("before", attempt),
            lambda attempt: self.note("after", attempt),
        )

    def note(self, when: str, attempt: Attempt) -> None:
        self.seen.append((when, attempt))
        self.threads.add(threading.get_ident())

    @property
    def after(self) -> list[Attempt]:
        return [attempt for when, attempt in self.seen if when == "after"]


@pytest.fixture
def told() -> Told:
    """Hooks that keep what they are told."""
    return Told()


class Kept(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def records() -> Iterator[list[logging.LogRecord]]:
    """What our logger writes, at DEBUG."""
    logger, kept = logging.getLogger("bitrix24_client"), Kept()
    logger.addHandler(kept)
    logger.setLevel(logging.DEBUG)
    yield kept.records
    logger.removeHandler(kept)
    logger.setLevel(logging.NOTSET)


def test_a_good_answer(portal: Portal, do: Do, told: Told) -> None:
    portal.answer(GOOD)
    assert do(portal.webhook, ADD, told.watch) == HIDDEN
    host = f"127.0.0.1:{portal.port}"
    before, after = told.seen
    assert before == ("before", Attempt("crm.x.add", host))
    done = after[1]
    assert (after[0], done.method, done.portal, done.number) == ("after", "crm.x.add", host, 1)
    assert (done.status, done.error, done.time) == (200, None, GOOD["time"])
    assert done.seconds is not None
    assert 0 < done.seconds < 10
    assert done.operating == 1.5
    assert told.threads == {threading.get_ident()}


def test_each_attempt_is_told(portal: Portal, do: Do, told: Told) -> None:
    portal.answer(TIRED, 503)
    portal.answer(b"<html>", 502)
    portal.answer(drop=True)
    portal.answer(GOOD)
    assert do(portal.webhook, GET, told.watch) == HIDDEN
    assert [(when, attempt.number) for when, attempt in told.seen] == [
        (when, number) for number in (1, 2, 3, 4) for when in ("before", "after")
    ]
    found = [(a.status, type(a.error), bool(a.time), a.operating) for a in told.after]
    assert found == [
        (503, Busy, False, None),
        (502, TransportError, False, None),
        (None, TransportError, False, None),
        (200, type(None), True, 1.5),
    ]
    lost = told.after[2].error
    assert isinstance(lost, TransportError)
    assert lost.kind == "RemoteProtocolError"


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        ({"error": "X", "error_description": "-"}, 200, ApiError),
        ({"result": [1]}, 200, ResponseError),
        (b"{", 200, ResponseError),
        (b"<html>", 504, OutcomeUnknown),
    ],
)
def test_a_failure(
    portal: Portal, do: Do, told: Told, body: Any, status: int, kind: type[Bitrix24Error]
) -> None:
    portal.answer(body, status)
    with pytest.raises(Bitrix24Error):
        do(portal.webhook, ADD, told.watch)
    [done] = told.after
    assert (type(done.error), done.status) == (kind, status)


def test_nothing_is_told_of_what_is_not_sent(portal: Portal, do: Do, told: Told) -> None:
    with pytest.raises(TypeError):
        do(portal.webhook, Call("crm.x.add", {"a": object()}, str), told.watch)
    assert [when for when, _ in told.seen] in (["before", "after"], [])
    assert portal.received == []


def test_a_hook_that_fails_loses_no_answer(
    portal: Portal, do: Do, records: list[logging.LogRecord]
) -> None:
    def fail(attempt: Attempt) -> None:
        raise ValueError("no disk")

    portal.answer(GOOD)
    assert do(portal.webhook, ADD, Watch(fail, fail)) == HIDDEN
    assert len(portal.received) == 1
    failures = [record for record in records if record.levelno == logging.ERROR]
    assert [record.getMessage() for record in failures] == ["crm.x.add: a hook failed"] * 2
    for record in failures:
        assert record.exc_info is not None
        error, trace = record.exc_info[1], record.exc_info[2]
        assert isinstance(error, ValueError)
        assert error.__context__ is None
        while trace is not None:  # no frame of ours that holds parameters
            assert HIDDEN not in repr(trace.tb_frame.f_locals)
            assert "call" not in trace.tb_frame.f_locals
            trace = trace.tb_next


def test_who_wants_to_stop_the_program_does(portal: Portal, do: Do) -> None:
    def leave(attempt: Attempt) -> None:
        raise SystemExit(3)

    with pytest.raises(SystemExit):
        do(portal.webhook, ADD, Watch(before=leave))
    assert portal.received == []


def test_a_hook_is_no_coroutine() -> None:
    async def hook(attempt: Attempt) -> None: ...

    wrong: list[Any] = [{"before": hook}, {"after": hook}, {"after": partial(hook)}, {"after": 5}]
    for hooks in wrong:
        with pytest.raises(TypeError, match="plain function"):
            Watch(**hooks)


def test_an_interruption_is_told(portal: Portal, told: Told) -> None:
    never = threading.Event()
    portal.answer(GOOD, wait=never)

    async def main() -> None:
        async with AsyncSession(portal.webhook, settings(told.watch)) as session:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2):
                    await session.send(ADD)
            assert [when for when, _ in told.seen] == ["before", "after"]

    asyncio.run(main())
    never.set()

    def interrupt(request: httpx2.Request) -> httpx2.Response:
        raise KeyboardInterrupt

    client = httpx2.Client(transport=httpx2.MockTransport(interrupt))
    with client, Session(portal.webhook, settings(told.watch), client) as session:
        with pytest.raises(KeyboardInterrupt) as raised:
            session.send(ADD)
        assert len(told.after) == 2
        del raised
    assert [(a.status, a.error) for a in told.after] == [(None, None)] * 2
    assert all(a.seconds is not None for a in told.after)


def test_a_hook_that_fails_at_an_interruption_shows_no_parameters(
    portal: Portal, records: list[logging.LogRecord]
) -> None:
    def fail(attempt: Attempt) -> None:
        raise ValueError("no disk")

    def interrupt(request: httpx2.Request) -> httpx2.Response:
        raise KeyboardInterrupt

    client = httpx2.Client(transport=httpx2.MockTransport(interrupt))
    watched = settings(Watch(after=fail))
    with (
        client,
        Session(portal.webhook, watched, client) as session,
        pytest.raises(KeyboardInterrupt),
    ):
        session.send(ADD)
    [failure] = [record for record in records if record.levelno == logging.ERROR]
    assert failure.exc_info is not None
    assert failure.exc_info[1] is not None
    assert failure.exc_info[1].__context__ is None


def test_records_have_facts(
    portal: Portal, do: Do, told: Told, records: list[logging.LogRecord]
) -> None:
    portal.answer(TIRED, 503)
    portal.answer(drop=True)
    portal.answer(GOOD)
    pace = Pace(Retry(first=0.01), Bucket(Rate(5.0, 1)))
    do(portal.webhook, GET, told.watch, pace)
    names = ("levelname", "method", "attempt", "status", "error", "code", "reason")
    facts = [tuple(getattr(record, name) for name in names) for record in records]
    get, busy, lost = "crm.x.get", "Busy (BUSY)", "TransportError (RemoteProtocolError)"
    assert [fact for fact in facts if fact[-1] != "rate"] == [
        ("DEBUG", get, 1, 503, "Busy", "BUSY", busy),
        ("WARNING", get, 1, 503, "Busy", "BUSY", busy),
        ("DEBUG", get, 2, None, "TransportError", None, lost),
        ("WARNING", get, 2, None, "TransportError", None, lost),
        ("DEBUG", get, 3, 200, None, None, ""),
    ]
    rate = [fact for fact in facts if fact[-1] == "rate"]
    assert rate[0] == ("INFO", get, 2, None, None, None, "rate")
    for record in records:
        assert vars(record)["portal"] == f"127.0.0.1:{portal.port}"
        if record.levelno > logging.DEBUG:
            assert vars(record)["wait"] > 0
        else:
            assert vars(record)["seconds"] > 0
    texts = [r.getMessage() for r in records if r.levelno == logging.WARNING]
    assert texts[0].startswith(
        "crm.x.get: attempt 1 failed with Busy (BUSY), the next one follows in"
    )


class Things(Methods):
    def get(self) -> str:
        return self._send(GET)


def test_a_command_of_a_batch_that_is_repeated_is_told(
    portal: Portal, told: Told, records: list[logging.LogRecord]
) -> None:
    portal.answer({"result": {"result": [], "result_error": {"c0": TIRED}}})
    portal.answer({"result": {"result": {"c0": HIDDEN}}})
    with Session(portal.webhook, settings(told.watch)) as session:
        with Batch(session) as batch:
            command = batch.add(Things(session).get)
        assert command.result == HIDDEN
    assert [attempt.method for attempt in told.after] == ["batch", "batch"]
    [record] = [record for record in records if record.levelno == logging.WARNING]
    assert record.getMessage().startswith("crm.x.get: attempt 1 failed with Busy (BUSY), the next")
    assert HIDDEN not in repr([vars(record) for record in records])


@pytest.mark.parametrize(
    "answers",
    [
        [(GOOD, 200)],
        [(TIRED, 503), (GOOD, 200)],
        [({"error": f"{HIDDEN} is not there", "error_description": HIDDEN}, 400)],
        [({"error": SECRET, "error_description": SECRET}, 400)],
        [({"result": [HIDDEN, SECRET]}, 200)],
        [(f"<html>{HIDDEN} {SECRET}".encode(), 502)],
        [(f"{HIDDEN} {SECRET}".encode(), 200)],
    ],
)
@pytest.mark.parametrize("call", [GET, ADD], ids=["get", "add"])
def test_records_hold_nothing_of_anybody(
    portal: Portal,
    do: Do,
    records: list[logging.LogRecord],
    answers: list[tuple[Any, int]],
    call: Call[str],
) -> None:
    for body, status in answers:
        portal.answer(body, status)
    with suppress(Bitrix24Error):
        do(portal.webhook, call, Watch(), Pace(Retry(attempts=len(answers), first=0.0)))
    assert records
    for record in records:
        told = repr(vars(record)) + record.getMessage()
        assert HIDDEN not in told
        assert SECRET not in told


def test_without_an_audience_nothing_is_made(
    portal: Portal, do: Do, caplog: pytest.LogCaptureFixture
) -> None:
    portal.answer(GOOD)
    with caplog.at_level(logging.WARNING, "bitrix24_client"):
        do(portal.webhook, ADD, Watch())
    assert [r for r in caplog.records if r.name == "bitrix24_client"] == []


def test_a_client_takes_hooks_and_a_zone(portal: Portal, told: Told) -> None:
    given: Options = {"before_attempt": told.watch.before, "after_attempt": told.watch.after}
    call = Call("crm.x.add", {"at": datetime(2025, 7, 1, 12)}, str)
    portal.answer(GOOD)
    portal.answer(GOOD)
    zone = ZoneInfo("Europe/Berlin")
    with Client.from_webhook(portal.url, timezone=zone, **given) as client:
        client._session.send(call)

    async def main() -> None:
        async with AsyncClient.from_webhook(portal.url, timezone=zone, **given) as client:
            await client._session.send(call)

    asyncio.run(main())
    assert [when for when, _ in told.seen] == ["before", "after"] * 2
    assert [r.body for r in portal.received] == [{"at": "2025-07-01T12:00:00+02:00"}] * 2


def test_the_portal_is_told_without_its_secret() -> None:
    url = f"https://name.example.com:8443/rest/1/{SECRET}/"
    assert Webhook(url).portal == "name.example.com:8443"
