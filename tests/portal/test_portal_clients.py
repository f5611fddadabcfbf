"""Our own clients talk to the fake portal as users would write it, with the fixture of the package."""

from __future__ import annotations

import http.client
import json
import shlex
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import anyio
import httpx2
import pytest
from bitrix24_client import (
    AsyncBitrix24,
    Bitrix24,
    OAuthApp,
    OutcomeUnknown,
    RequestError,
    Retry,
    Tokens,
    TransportError,
    parse_event,
)
from bitrix24_client.errors import AccessDenied, ApiError, LastBinding, NotFound
from bitrix24_client.testing import FakePortal

from tests.project import HOME

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NEVER = Retry(attempts=1)


@pytest.fixture
def b24(bitrix24_portal: FakePortal) -> Any:
    """A client of the portal that tries everything once."""
    with Bitrix24.from_webhook(bitrix24_portal.webhook_url, retry=NEVER, timeout=2) as client:
        yield client


def test_the_fixture(bitrix24_portal: FakePortal, b24: Bitrix24) -> None:
    new = b24.crm.activity.todo.add(owner_type_id=2, owner_id=1, deadline=NOW, title="Call back")
    assert new is not None
    activity = b24.crm.activity.get(id=new.id)
    assert (activity.subject, activity.deadline, activity.completed) == ("Call back", NOW, False)
    with pytest.raises(LastBinding):
        b24.crm.activity.binding.delete(activity_id=new.id, entity_type_id=2, entity_id=1)
    (call,) = bitrix24_portal.calls_of("crm.activity.todo.add")
    assert call.params["title"] == "Call back"


def test_a_new_test_has_a_new_portal(bitrix24_portal: FakePortal) -> None:
    assert bitrix24_portal.calls == []
    assert bitrix24_portal.records("activity") == []


def test_whole_lists_and_batches(bitrix24_portal: FakePortal, b24: Bitrix24) -> None:
    rows = ({"OWNER_TYPE_ID": 2, "OWNER_ID": n, "SUBJECT": f"No. {n}"} for n in range(1, 501))
    bitrix24_portal.seed("activity", rows)
    assert [activity.id for activity in b24.crm.activity.list.iter()] == list(range(1, 501))
    assert len(b24.crm.activity.list.all()) == 500
    with b24.batch() as batch:
        commands = [batch.add(b24.crm.activity.get, id=n) for n in range(1, 121)]
        lost = batch.add(b24.crm.activity.get, id=9999)
    assert [command.result.owner_id for command in commands] == list(range(1, 121))
    assert isinstance(lost.error, NotFound)


def todo(b24: Bitrix24) -> None:
    """A call that must not be repeated."""
    b24.crm.activity.todo.add(owner_type_id=2, owner_id=1, deadline=NOW)


@pytest.mark.parametrize(
    ("fault", "carried_out"),
    [
        ("reset", False),
        ("reset_after", True),
        ("close", False),
        ("close_after", True),
        ("timeout", False),
        ("timeout_after", True),
        ("truncated", True),
        ("html_502", False),
        ("html_504_after", True),
        ("empty", False),
        ("empty_after", True),
        ("garbage", True),
    ],
)
def test_accidents_on_the_way(bitrix24_portal: FakePortal, fault: str, carried_out: bool) -> None:
    bitrix24_portal.fail("crm.activity.todo.add", fault=fault)
    url = bitrix24_portal.webhook_url
    with Bitrix24.from_webhook(url, retry=NEVER, timeout=0.3) as b24:
        with pytest.raises((TransportError, OutcomeUnknown, ApiError)):
            todo(b24)
        assert len(bitrix24_portal.records("activity")) == int(carried_out)
        todo(b24)
    assert len(bitrix24_portal.records("activity")) == 1 + int(carried_out)


@pytest.mark.parametrize("wrong", [True, "abc", 1.5, None])
def test_a_plain_parameter_of_another_kind(
    bitrix24_portal: FakePortal, b24: Any, wrong: object
) -> None:
    for method in (b24.crm.activity.get, b24.crm.activity.delete):
        with pytest.raises(RequestError) as caught:
            method(id=wrong)
        assert caught.value.problems == (("id", "a whole number is expected"),)
    assert bitrix24_portal.calls == []


def test_an_answer_that_drips(bitrix24_portal: FakePortal) -> None:
    bitrix24_portal.fail("crm.activity.badge.get", fault="drip")
    parts = urlsplit(bitrix24_portal.webhook_url)
    with socket.create_connection(("127.0.0.1", bitrix24_portal.port), timeout=5) as connection:
        connection.sendall(
            f"GET {parts.path}crm.activity.badge.get HTTP/1.1\r\nHost: x\r\n\r\n".encode()
        )
        began = time.monotonic()
        got = b""
        while chunk := connection.recv(4096):
            got += chunk
    assert time.monotonic() - began > 0.3
    assert got.endswith(b"}")


def test_latency(bitrix24_portal: FakePortal, b24: Bitrix24) -> None:
    bitrix24_portal.fail("crm.activity.fields", latency=0.2)
    began = time.monotonic()
    b24.crm.activity.fields()
    assert time.monotonic() - began > 0.19
    bitrix24_portal.fail("crm.activity.fields", error="InternalServerError", latency=0.2)
    began = time.monotonic()
    with pytest.raises(ApiError):
        b24.crm.activity.fields()
    assert time.monotonic() - began > 0.19


def test_a_client_repeats_what_is_safe(bitrix24_portal: FakePortal) -> None:
    with Bitrix24.from_webhook(bitrix24_portal.webhook_url) as b24:
        todo(b24)
        bitrix24_portal.fail("crm.activity.get", fault="reset")
        assert b24.crm.activity.get(id=1).id == 1
    assert len(bitrix24_portal.calls_of("crm.activity.get")) == 2


def test_a_connection_serves_many_requests(bitrix24_portal: FakePortal) -> None:
    path = urlsplit(bitrix24_portal.webhook_url).path
    connection = http.client.HTTPConnection("127.0.0.1", bitrix24_portal.port, timeout=5)
    connection.request("GET", f"{path}crm.activity.fields")
    connection.getresponse().read()
    first = connection.sock
    chunks = (part for part in (b'{"id":', b"5}"))
    headers = {"Content-Type": "application/json", "Transfer-Encoding": "chunked"}
    connection.request("POST", f"{path}crm.activity.get", chunks, headers, encode_chunked=True)
    connection.getresponse().read()
    assert connection.sock is first
    assert bitrix24_portal.calls[-1].params == {"id": 5}
    connection.close()


def test_many_threads_at_once(bitrix24_portal: FakePortal) -> None:
    with Bitrix24.from_webhook(bitrix24_portal.webhook_url, rate=None) as b24:
        threads = [threading.Thread(target=todo, args=(b24,)) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [r["ID"] for r in bitrix24_portal.records("activity")] == [str(n) for n in range(1, 21)]


def test_in_the_same_process() -> None:
    async def run() -> None:
        with FakePortal(domain="demo.bitrix24.com") as portal:
            http_client = httpx2.AsyncClient(transport=httpx2.ASGITransport(portal.asgi))
            url = portal.webhook_url
            async with http_client, AsyncBitrix24.from_webhook(url, http_client=http_client) as b24:
                new = await b24.crm.activity.todo.add(owner_type_id=2, owner_id=1, deadline=NOW)
                assert new is not None
                assert (await b24.crm.activity.get(id=new.id)).id == 1
                portal.fail("crm.activity.get", fault="reset")
                with pytest.raises(Exception, match="use the address"):
                    await b24.crm.activity.get(id=1)

    anyio.run(run)


def test_tokens_are_renewed_and_a_renamed_portal_is_followed() -> None:
    with FakePortal(domain="demo.bitrix24.com") as portal, portal.http_client() as http_client:
        known = portal.application()
        app = OAuthApp(known.client_id, known.client_secret)
        tokens = app.exchange_code(portal.code(), http_client=http_client)
        kept: list[Tokens] = []
        with Bitrix24.from_oauth(
            app, tokens, on_refresh=kept.append, http_client=http_client
        ) as b24:
            todo(b24)
            portal.expire_token()
            todo(b24)
            portal.rename("other")
            todo(b24)
        assert len(portal.records("activity")) == 3
        assert kept
        assert kept[0].access_token != tokens.access_token


def test_a_coroutine_renews_tokens_too() -> None:
    async def run() -> int:
        with FakePortal(domain="demo.bitrix24.com") as portal:
            known = portal.application()
            tokens = Tokens.from_dict(portal.tokens())
            portal.expire_token()
            app = OAuthApp(known.client_id, known.client_secret)
            async with (
                portal.async_http_client() as http_client,
                AsyncBitrix24.from_oauth(app, tokens, http_client=http_client) as b24,
            ):
                return len(await b24.crm.activity.fields())

    assert anyio.run(run) > 40


def test_events_reach_an_address(bitrix24_portal: FakePortal, b24: Bitrix24) -> None:
    bodies: list[bytes] = []
    server = HTTPServer(("127.0.0.1", 0), handler(bodies.append))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        bitrix24_portal.on_event(f"http://127.0.0.1:{server.server_address[1]}/")
        todo(b24)
        (delivery,) = bitrix24_portal.events
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert delivery.status == 200
    event = parse_event(bodies[0], application_token=bitrix24_portal.application_token)
    assert event.event == "ONCRMACTIVITYADD"


def handler(take: Callable[[bytes], None]) -> type[BaseHTTPRequestHandler]:
    """A handler of events."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            take(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


def test_the_command_line_prints_what_works() -> None:
    command = [sys.executable, "-m", "bitrix24_client.testing"]
    environment = {"PYTHONPATH": str(HOME / "generated" / "python"), "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            lines: list[str] = []
            while len([line for line in lines if "curl" in line]) < 3:
                lines.append(process.stdout.readline())
        finally:
            process.terminate() if len(lines) > 40 else None
        answers = [called(line) for line in lines if "curl" in line]
        process.terminate()
    assert [list(answer) for answer in answers[:2]] == [["result", "time"]] * 2
    assert answers[1]["result"]["ID"] == "1"
    assert answers[2]["total"] == 1


def called(line: str) -> Any:
    """What a line of curl gets."""
    words = shlex.split(line)
    told = dict(pairwise(words))
    kind = told.get("-H", "Content-Type: application/x-www-form-urlencoded").partition(": ")[2]
    request = urllib.request.Request(words[2], told["-d"].encode(), {"Content-Type": kind})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.load(answer)


def test_a_portal_is_ready_at_once() -> None:
    FakePortal().close()  # what is imported is imported
    began = time.perf_counter()
    with FakePortal() as portal:
        socket.create_connection(("127.0.0.1", portal.port)).close()
        assert time.perf_counter() - began < 0.2


def test_the_client_does_not_import_the_portal() -> None:
    code = "import sys, bitrix24_client; print([m for m in sys.modules if 'testing' in m])"
    environment = {"PYTHONPATH": str(HOME / "generated" / "python")}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(("fault", "error"), [("reset", True), ("close", False)])
def test_a_reset_is_no_goodbye(bitrix24_portal: FakePortal, fault: str, error: bool) -> None:
    bitrix24_portal.fail("crm.activity.get", fault=fault)
    parts = urlsplit(bitrix24_portal.webhook_url)
    with socket.create_connection((str(parts.hostname), parts.port or 0), 5) as connection:
        connection.sendall(f"GET {parts.path}crm.activity.get HTTP/1.1\r\nHost: a\r\n\r\n".encode())
        if error:
            with pytest.raises(ConnectionResetError):
                connection.recv(1)
        else:
            assert connection.recv(1) == b""


@pytest.mark.parametrize("error", ["AccessDenied", "ACCESS_DENIED", AccessDenied])
def test_an_error_by_any_of_its_names(bitrix24_portal: FakePortal, error: Any) -> None:
    bitrix24_portal.fail("crm.activity.todo.add", error=error)
    with (
        Bitrix24.from_webhook(bitrix24_portal.webhook_url) as b24,
        pytest.raises(AccessDenied) as caught,
    ):
        todo(b24)
    bitrix24_portal.fail("crm.activity.todo.add", error=caught.value.description)


def test_an_error_of_a_handler_is_raised_in_the_end() -> None:
    def handler(body: bytes) -> None:
        raise KeyError("slip")

    def work() -> None:
        with FakePortal() as portal:
            portal.on_event(handler)
            with Bitrix24.from_webhook(portal.webhook_url) as b24:
                todo(b24)
            assert isinstance(portal.events[0].error, KeyError)
            assert [call.status for call in portal.calls] == [200]

    with pytest.raises(KeyError, match="slip"):
        work()
