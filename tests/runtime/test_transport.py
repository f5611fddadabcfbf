"""Both sessions against a real server."""

from __future__ import annotations

import asyncio
import gc
import io
import logging
import re
import socket
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import httpcore2
import httpx2
import pytest

from generator.runtime.async_session import AsyncSession
from generator.runtime.auth import AccessToken, Auth, Webhook
from generator.runtime.call import Call, Page, Paging
from generator.runtime.errors import (
    ApiError,
    Bitrix24Error,
    Catalogue,
    OutcomeUnknown,
    RequestError,
    ResponseError,
    TransportError,
)
from generator.runtime.redaction import LOGGERS, hiding
from generator.runtime.session import Session
from generator.runtime.shell import Settings
from tests.runtime.loopback import SECRET, Answer, Portal

Do = Callable[..., Any]


def _sync(auth: Auth, verb: str, call: Call[Any], **more: Any) -> Any:
    http_client = more.pop("http_client", None)
    with Session(auth, Settings("1.2", **more), http_client) as session:
        result = getattr(session, verb)(call)
        return list(result) if verb == "iterate" else result


def _async(auth: Auth, verb: str, call: Call[Any], **more: Any) -> Any:
    async def run() -> Any:
        http_client = more.pop("http_client", None)
        async with AsyncSession(auth, Settings("1.2", **more), http_client) as session:
            result = getattr(session, verb)(call)
            if verb == "iterate":
                return [item async for item in result]
            return await result

    return asyncio.run(run())


@pytest.fixture(params=[_sync, _async], ids=["sync", "async"])
def do(request: pytest.FixtureRequest) -> Do:
    """A function that makes a session, sends one call, and closes it."""
    chosen: Do = request.param
    return chosen


PAGING = Paging("start", 2, "next", "total")
GET = Call[int]("crm.x.get", {"id": 7}, int)
SAFE = Call[int]("crm.x.get", {"id": 7}, int, repeat_safe=True)
LIST = Call[list[int]]("crm.x.list", {"filter": {"A": 1}}, list[int], paging=PAGING)


def test_request(portal: Portal, do: Do) -> None:
    portal.answer({"result": 5})
    assert do(portal.webhook, "send", GET) == 5
    [received] = portal.received
    assert received.path == f"/rest/1/{SECRET}/crm.x.get"
    assert received.body == {"id": 7}
    assert received.headers["user-agent"] == "bitrix24-client/1.2"
    assert received.headers["content-type"] == "application/json"
    assert received.headers["accept"] == "application/json"


def test_token(portal: Portal, do: Do) -> None:
    portal.answer({"result": 5})
    token = AccessToken(f"http://127.0.0.1:{portal.port}", SECRET)
    assert do(token, "send", GET) == 5
    [received] = portal.received
    assert received.path == "/rest/crm.x.get"
    assert received.body == {"id": 7, "auth": SECRET}


def test_text_arrives_unharmed(portal: Portal, do: Do) -> None:
    portal.answer({"result": "Ёж \U0001f994 \u2028"})
    call = Call[str]("x", {"text": "Ёж \U0001f994 \u2028"}, str)
    assert do(portal.webhook, "send", call) == "Ёж \U0001f994 \u2028"
    assert portal.received[0].body == {"text": "Ёж \U0001f994 \u2028"}


def test_page(portal: Portal, do: Do) -> None:
    portal.answer({"result": [1, 2], "next": 2, "total": 3})
    assert do(portal.webhook, "page", LIST) == Page([1, 2], 2, 3)


@pytest.mark.parametrize(("start", "total"), [(-1, None), (0, 0)])
def test_records_that_are_not_counted(
    portal: Portal, do: Do, start: int, total: int | None
) -> None:
    portal.answer({"result": [1], "total": 0})
    call = Call[list[int]]("crm.x.list", {"start": start}, list[int], paging=PAGING)
    assert do(portal.webhook, "page", call) == Page([1], None, total)


def test_iterate(portal: Portal, do: Do) -> None:
    portal.answer({"result": [1, 2], "next": 2, "total": 5})
    portal.answer({"result": [], "next": "4", "total": 5})
    portal.answer({"result": [5], "total": 5})
    assert do(portal.webhook, "iterate", LIST) == [1, 2, 5]
    assert [r.body.get("start") for r in portal.received] == [None, 2, 4]
    assert all(r.body["filter"] == {"A": 1} for r in portal.received)


@pytest.mark.parametrize("following", [0, 2])
def test_a_next_that_does_not_advance(portal: Portal, do: Do, following: int) -> None:
    portal.answer({"result": [1, 2], "next": 2})
    portal.answer({"result": [3], "next": following})
    with pytest.raises(ResponseError, match="page 2 names page"):
        do(portal.webhook, "iterate", LIST)


CHECKED = Call[list[int]](
    "crm.x.list", {"size": 0}, list[int], paging=PAGING, checks=lambda: {"size": Literal[1, 2]}
)


@pytest.mark.parametrize("verb", ["send", "page", "iterate"])
def test_a_parameter_that_breaks_a_rule_is_not_sent(portal: Portal, do: Do, verb: str) -> None:
    with pytest.raises(RequestError, match=r"crm\.x\.list: size: one of 1, 2 is allowed"):
        do(portal.webhook, verb, CHECKED)
    assert portal.received == []


def test_without_checks_everything_is_sent(portal: Portal, do: Do) -> None:
    portal.answer({"result": []})
    assert do(portal.webhook, "send", CHECKED, check=False) == []
    assert portal.received[0].body == {"size": 0}


@pytest.mark.parametrize("verb", ["page", "iterate"])
def test_a_method_without_pages(portal: Portal, do: Do, verb: str) -> None:
    with pytest.raises(ValueError, match=r"crm\.x\.get has no pages"):
        do(portal.webhook, verb, GET)
    assert portal.received == []


def test_iterating_is_lazy(portal: Portal) -> None:
    portal.answer({"result": [1, 2], "next": 2})
    with Session(portal.webhook, Settings("1")) as session:
        records = session.iterate(LIST)
        assert portal.received == []
        assert next(records) == 1
    assert len(portal.received) == 1


def test_api_error(portal: Portal, do: Do) -> None:
    class NotFound(ApiError):
        """Catalogued."""

    catalogue = Catalogue(codes={"NOT_FOUND": "NotFound"}, load=lambda name: NotFound)
    portal.answer({"error": "NOT_FOUND", "error_description": "Not found."}, 400)
    with pytest.raises(NotFound) as caught:
        do(portal.webhook, "send", SAFE, catalogue=catalogue)
    assert str(caught.value) == "crm.x.get: NOT_FOUND: Not found. (HTTP 400)"
    assert caught.value.repeat_safe


def test_a_parameter_json_cannot_carry_is_not_sent(portal: Portal, do: Do) -> None:
    with pytest.raises(TypeError, match="x: JSON cannot carry set"):
        do(portal.webhook, "send", Call[int]("m", {"x": {1}}, int))
    assert portal.received == []


@pytest.fixture
def refusing() -> Webhook:
    """A webhook of a port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return Webhook(f"http://127.0.0.1:{port}/rest/1/{SECRET}/")


def test_refused_connection(refusing: Webhook, do: Do) -> None:
    with pytest.raises(TransportError, match="ConnectError") as caught:
        do(refusing, "send", GET)
    assert type(caught.value) is TransportError
    assert caught.value.method == "crm.x.get"
    assert caught.value.http_status is None


@pytest.mark.parametrize(("call", "kind"), [(GET, OutcomeUnknown), (SAFE, TransportError)])
def test_lost_answer(portal: Portal, do: Do, call: Call[int], kind: type) -> None:
    portal.answer(drop=True)
    with pytest.raises(TransportError, match="RemoteProtocolError") as caught:
        do(portal.webhook, "send", call)
    assert type(caught.value) is kind
    assert len(portal.received) == 1


@pytest.mark.parametrize(("call", "kind"), [(GET, OutcomeUnknown), (SAFE, TransportError)])
def test_slow_answer(portal: Portal, do: Do, call: Call[int], kind: type) -> None:
    patience = threading.Event()
    portal.answer({"result": 1}, wait=patience)
    with pytest.raises(TransportError, match="ReadTimeout") as caught:
        do(portal.webhook, "send", call, timeout=0.1)
    patience.set()
    assert type(caught.value) is kind


def test_bytes_that_are_not_what_they_claim(portal: Portal, do: Do) -> None:
    portal.answer(b"not gzip", headers={"Content-Encoding": "gzip"})
    with pytest.raises(OutcomeUnknown, match="DecodingError"):
        do(portal.webhook, "send", GET)


def test_gateway(portal: Portal, do: Do) -> None:
    portal.answer(b"<h1>504 Gateway Time-out</h1>", 504)
    with pytest.raises(OutcomeUnknown, match="HTTP 504"):
        do(portal.webhook, "send", GET)


def test_redirects_are_not_followed(portal: Portal, do: Do) -> None:
    there = f"http://127.0.0.1:{portal.port}/rest/1/{SECRET}/crm.x.get"
    portal.answer(b"", 302, headers={"Location": there})
    with pytest.raises(TransportError, match=r"moved to 127\.0\.0\.1;"):
        do(portal.webhook, "send", GET)
    assert len(portal.received) == 1


def test_redirects_are_not_followed_by_an_own_client(portal: Portal) -> None:
    portal.answer(b"", 302, headers={"Location": portal.url})
    with httpx2.Client(follow_redirects=True) as own:
        session = Session(portal.webhook, Settings("1"), own)
        with pytest.raises(TransportError, match="has moved to"):
            session.send(GET)
    assert len(portal.received) == 1


def test_cookies_are_not_kept(portal: Portal) -> None:
    for _ in range(2):
        portal.answer({"result": 1}, headers={"Set-Cookie": "PHPSESSID=x; path=/"})
    with Session(portal.webhook, Settings("1")) as session:
        session.send(GET)
        session.send(GET)
    assert [r.headers.get("cookie") for r in portal.received] == [None, None]


def test_a_closed_session() -> None:
    session = Session(Webhook("https://a.b/rest/1/c/"), Settings("1"))
    session.close()
    session.close()
    with pytest.raises(RuntimeError, match="the session is closed"):
        session.send(GET)


def test_an_own_client_is_used_and_not_closed(portal: Portal) -> None:
    portal.answer({"result": 1})
    with httpx2.Client(headers={"X-Mine": "1"}) as own:
        with Session(portal.webhook, Settings("1"), own) as session:
            assert session.send(GET) == 1
        assert not own.is_closed
    assert portal.received[0].headers["x-mine"] == "1"


def test_an_own_async_client_is_not_closed(portal: Portal) -> None:
    async def run() -> None:
        async with httpx2.AsyncClient() as own:
            async with AsyncSession(portal.webhook, Settings("1"), own) as s:
                assert await s.send(GET) == 1
            assert not own.is_closed

    portal.answer({"result": 1})
    asyncio.run(run())


def test_threads_share_a_session(portal: Portal) -> None:
    for _ in range(16):
        portal.answer({"result": 1})
    results: list[int] = []
    with Session(portal.webhook, Settings("1")) as session:
        threads = [
            threading.Thread(target=lambda: results.append(session.send(GET))) for _ in range(16)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert results == [1] * 16


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_a_process_that_was_forked_opens_connections_of_its_own(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.reply = lambda received: Answer({"result": 1})
    with Session(portal.webhook, Settings("1.2")) as session:
        session.send(GET)
        session.send(GET)
        monkeypatch.setattr("generator.runtime.session.getpid", lambda: -1)
        session.send(GET)
        gc.collect()  # what is left of the other process
    before, again, forked = (received.headers["x-port"] for received in portal.received)
    assert before == again != forked


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_a_client_serves_one_event_loop_after_the_other(portal: Portal) -> None:
    portal.reply = lambda received: Answer({"result": 1})
    session = AsyncSession(portal.webhook, Settings("1.2"))
    for _ in range(3):
        assert asyncio.run(session.send(GET)) == 1
    asyncio.run(session.aclose())
    del session
    gc.collect()  # what is left of the former loops


def test_tls_is_verified() -> None:
    with Session(Webhook("https://a.b/rest/1/c/"), Settings("1")) as session:
        client = session._open()  # pyright: ignore[reportPrivateUsage]
        transport: Any = client._transport  # pyright: ignore[reportPrivateUsage]
        context = transport._pool._ssl_context
        assert context.check_hostname
        assert context.verify_mode.name == "CERT_REQUIRED"


@pytest.fixture
def log() -> Any:
    """Everything that is logged at DEBUG, by whomever."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(name)s %(message)s %(args)r"))
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(before)


def _scenarios(portal: Portal, refusing: Webhook) -> list[Webhook]:
    """Prepare one call of each fate; each answer repeats the secret where it can."""
    echo = portal.url + "crm.x.get"
    portal.answer({"result": 1}, headers={"X-Echo": echo, "Set-Cookie": f"a={SECRET}"})
    portal.answer(b"", 302, headers={"Location": echo})
    portal.answer({"error": echo, "error_description": echo}, 400, headers={"X-Echo": echo})
    portal.answer({"result": echo})
    portal.answer(echo.encode(), 500)
    portal.answer(echo.encode(), 200)
    portal.answer(drop=True)
    return [portal.webhook] * 7 + [refusing]


def _shown(error: BaseException) -> str:
    """Everything that a traceback can show of an error, the frames of tests aside."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    frames = [frame for frame in told.stack if "generator/runtime" in frame.filename]
    assert frames
    plain = "".join(traceback.format_exception(error))
    chain = f"{error.__cause__!r} {error.__context__!r}"
    locals_ = " ".join(str(frame.locals) for frame in frames)
    return f"{error!r} {error} {plain} {chain} {locals_} {error.args}"


def test_secrets_are_nowhere(portal: Portal, refusing: Webhook, do: Do, log: io.StringIO) -> None:
    errors: list[Bitrix24Error] = []
    for auth in _scenarios(portal, refusing):
        try:
            do(auth, "send", GET)
        except Bitrix24Error as error:
            errors.append(error)
    assert len(errors) == 7
    for raised in errors:
        assert SECRET not in _shown(raised)
        assert raised.__context__ is None
        assert raised.__cause__ is None
    told = log.getvalue()
    assert SECRET not in told
    for name in ("httpx2 ", "httpcore2.connection ", "httpcore2.http11 "):
        assert name in told  # the libraries did log, so the test tests something
    assert "/rest/1/***/crm.x.get" in told


def test_a_token_is_nowhere(portal: Portal, do: Do, log: io.StringIO) -> None:
    token = AccessToken(f"http://127.0.0.1:{portal.port}", SECRET)
    portal.answer({"error": "expired_token", "error_description": SECRET}, 401)
    portal.answer(drop=True)
    for _ in range(2):
        with pytest.raises(Bitrix24Error) as caught:
            do(token, "send", GET)
        assert SECRET not in _shown(caught.value)
    assert SECRET not in log.getvalue()


def _all_frames(error: BaseException) -> str:
    """What a traceback shows of an error and of all that it came from, the frames of tests aside."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    seen, texts = [told], list[str]()
    for part in seen:
        seen += [p for p in (part.__cause__, part.__context__, *(part.exceptions or ())) if p]
        texts += [str(part), str(part.exc_type)]
        texts += [f"{f.locals}" for f in part.stack if "/tests/" not in f.filename]
    return " ".join(texts)


def _chain(error: BaseException | None) -> list[BaseException]:
    return [error, *_chain(error.__cause__ or error.__context__)] if error else []


class _Broken(httpx2.BaseTransport):
    """Raises what it is given, from and during an error with the address in it."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        try:
            raise ValueError(str(request.url))
        except ValueError as cause:
            raise self.error from cause


@pytest.mark.parametrize(
    "error",
    [
        KeyboardInterrupt(),
        RuntimeError(f"no {SECRET}"),
        BaseExceptionGroup("all", [SystemExit(SECRET)]),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("kind", ["webhook", "token"])
def test_secrets_are_not_in_what_interrupts(error: BaseException, kind: str) -> None:
    token = AccessToken("a.b", SECRET)
    auth = token if kind == "token" else Webhook(f"https://a.b/rest/1/{SECRET}/")
    own = httpx2.Client(transport=_Broken(error))
    session = Session(auth, Settings("1"), own)
    with pytest.raises(type(error)) as caught:
        session.send(GET)
    assert caught.value is error
    assert SECRET not in _all_frames(error)
    assert _chain(error) == [error]


def test_what_the_caller_was_handling_stays() -> None:
    own = httpx2.Client(transport=_Broken(RuntimeError("broken")))
    session = Session(Webhook(f"https://a.b/rest/1/{SECRET}/"), Settings("1"), own)
    try:
        raise KeyError("mine")
    except KeyError:
        with pytest.raises(RuntimeError) as caught:
            session.send(GET)
    assert [type(e) for e in _chain(caught.value)] == [RuntimeError, KeyError]
    assert SECRET not in _all_frames(caught.value)


def test_secrets_are_not_in_a_cancellation(portal: Portal) -> None:
    async def run() -> None:
        async with AsyncSession(portal.webhook, Settings("1")) as session:
            with pytest.raises(TimeoutError) as late:
                async with asyncio.timeout(0.1):
                    await session.send(GET)
            task = asyncio.create_task(session.send(GET))
            await asyncio.sleep(0.05)
            task.cancel("enough")
            with pytest.raises(asyncio.CancelledError) as cancelled:
                await task
            assert task.cancelled()
        for error in (late.value, cancelled.value):
            assert SECRET not in _all_frames(error)
        assert [type(e) for e in _chain(late.value)] == [TimeoutError, asyncio.CancelledError]

    never = threading.Event()
    for _ in range(2):
        portal.answer({"result": 1}, wait=never)
    try:
        asyncio.run(run())
    finally:
        never.set()


def test_our_own_log(portal: Portal, refusing: Webhook, do: Do, log: io.StringIO) -> None:
    portal.answer({"result": 1})
    do(portal.webhook, "send", GET)
    with pytest.raises(TransportError):
        do(refusing, "send", GET)
    lines = [x for x in log.getvalue().splitlines() if x.startswith("bitrix24_client ")]
    assert re.match(r"bitrix24_client crm\.x\.get: HTTP 200 in \d\.\d{3} s", lines[0])
    failed = (
        r"bitrix24_client crm\.x\.get: no answer in \d\.\d{3} s: TransportError \(ConnectError\)"
    )
    assert re.match(failed, lines[1])
    assert len(lines) == 2
    assert not any("127.0.0.1" in line for line in lines)


def test_logs_of_others_are_left_alone(portal: Portal, log: io.StringIO) -> None:
    portal.answer({"result": 1})
    portal.answer({"result": 1})
    with Session(portal.webhook, Settings("1")) as session:
        session.send(GET)
    httpx2.post(f"http://127.0.0.1:{portal.port}/others/theirs", json={})
    assert "/others/theirs" in log.getvalue()
    with hiding(portal.webhook.mask):
        logging.getLogger("httpx2").info("harmless %s", "words")
    assert "harmless words" in log.getvalue()


def test_all_loggers_of_the_libraries_are_known() -> None:
    names: set[str] = set()
    for package in (httpx2, httpcore2):
        root = Path(str(package.__file__)).parent
        for path in root.rglob("*.py"):
            names |= set(re.findall(r"getLogger\(\"([^\"]+)\"\)", path.read_text()))
            assert "getLogger(__name__)" not in path.read_text()
    assert names == {name for name in LOGGERS if not name.startswith("hpack.")}
