"""Requests and answers, without a network."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from generator.runtime.auth import AccessToken, Webhook
from generator.runtime.call import Call, Paging
from generator.runtime.errors import (
    ApiError,
    Bitrix24Error,
    Catalogue,
    OutcomeUnknown,
    ResponseError,
    TransportError,
)
from generator.runtime.model import Model
from generator.runtime.payload import Answer, adapter
from generator.runtime.protocol import Reply, build_request, judge
from generator.runtime.unset import UNSET
from generator.runtime.values import Dict, Int
from tests.marked import CODE

SECRET = CODE
WEBHOOK = Webhook(f"https://example.com/rest/1/{SECRET}/")
PAGING = Paging("start", 50, "next", "total")


class Item(Model):
    id: Int


class Flag(Model):
    success: bool


def read(body: Any, call: Call[Any], status: int = 200, **more: Any) -> Answer[Any]:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    reply = Reply(status, content, **more)
    outcome = judge(call, reply, catalogue=Catalogue(), mask=WEBHOOK.mask)
    if isinstance(outcome, Bitrix24Error):
        raise outcome
    return outcome


def call(returns: Any = Int, **more: Any) -> Call[Any]:
    return Call[Any]("x.get", {}, returns, **more)


def test_build_request() -> None:
    made = Call[int]("crm.activity.get", {"id": 7, "a": UNSET, "b": None}, int)
    url, body = build_request(made, WEBHOOK)
    assert url == f"https://example.com/rest/1/{SECRET}/crm.activity.get"
    assert body == {"id": 7, "b": None}
    url, body = build_request(made, AccessToken("example.com", "t0ken"))
    assert url == "https://example.com/rest/crm.activity.get"
    assert body == {"id": 7, "b": None, "auth": "t0ken"}


@pytest.mark.parametrize("wire", ["", "../x", "a/b", "a?b", "a.", ".a", "a b", "a\n"])
def test_malformed_method(wire: str) -> None:
    with pytest.raises(ValueError, match="malformed name of a method"):
        build_request(Call[int](wire, {}, int), WEBHOOK)


def test_a_parameter_json_cannot_carry() -> None:
    with pytest.raises(TypeError, match=r"fields\.X: JSON cannot carry set"):
        build_request(Call[int]("x", {"fields": {"X": {1}}}, int), WEBHOOK)


def test_payload() -> None:
    time = {"start": 1.5, "operating_reset_at": "2024-08-26T16:11:37+03:00"}
    answer = read({"result": "999", "time": time}, call())
    assert answer.value == 999
    assert answer.envelope.time == time
    assert (answer.envelope.next, answer.envelope.total) == (None, None)
    assert read({"result": 1, "time": []}, call()).envelope.time == {}


def test_bare_payload() -> None:
    body = {"success": True, "time": {"start": 1}}
    answer = read(body, call(Flag, bare=True))
    assert answer.value.success is True
    assert answer.value.raw == {"success": True}
    assert answer.envelope.time == {"start": 1}
    assert read({"result": {"success": True}}, call(Flag, bare=True)).value.success
    with pytest.raises(ResponseError, match="no `result`"):
        read(body, call(Flag))


def test_raw_is_attached() -> None:
    assert read({"result": {"id": "1", "X": 2}}, call(Item)).value.raw == {
        "id": "1",
        "X": 2,
    }
    items = read({"result": [{"id": "1"}, {"id": 2}]}, call(list[Item])).value
    assert [item.raw for item in items] == [{"id": "1"}, {"id": 2}]
    assert read({"result": []}, call(Dict)).value == {}


@pytest.mark.parametrize(
    ("extra", "following", "total"),
    [
        ({"next": 50, "total": 123456}, 50, 123456),
        ({"next": "50", "total": "1"}, 50, 1),
        ({"total": 0}, None, 0),
        ({"next": None}, None, None),
        ({"next": False}, None, None),
        ({}, None, None),
    ],
)
def test_envelope(extra: dict[str, Any], following: int | None, total: int | None) -> None:
    envelope = read({"result": [], **extra}, call(list[Item], paging=PAGING)).envelope
    assert (envelope.next, envelope.total) == (following, total)
    unpaged = read({"result": [], **extra}, call(list[Item])).envelope
    assert (unpaged.next, unpaged.total) == (None, None)


@pytest.mark.parametrize("value", ["soon", 1.5, [1], True, -1])
def test_a_next_that_is_no_number(value: object) -> None:
    with pytest.raises(ResponseError, match="`next` is not a number") as caught:
        read({"result": [], "next": value}, call(list[Item], paging=PAGING))
    assert caught.value.payload["next"] == value


@pytest.mark.parametrize("status", [200, 400, 500])
@pytest.mark.parametrize("code", ["NOT_FOUND", "", 0, None])
def test_an_error_key_decides(status: int, code: object) -> None:
    with pytest.raises(ApiError) as caught:
        read({"error": code, "error_description": "why"}, call(repeat_safe=True), status)
    assert caught.value.code == ("" if code is None else str(code))
    assert caught.value.http_status == status
    assert caught.value.repeat_safe


def test_an_error_key_within_the_result_is_data() -> None:
    assert read({"result": {"error": "x"}}, call(Dict)).value == {"error": "x"}
    assert read({"result": 1, "error": None}, call()).value == 1


def test_a_batch_error_has_no_result() -> None:
    with pytest.raises(ApiError):
        read({"error": "X", "result": 1}, call())


def test_a_payload_that_does_not_fit() -> None:
    payload = [{"id": f"private{n}"} for n in range(5)]
    with pytest.raises(ResponseError) as caught:
        read({"result": payload}, call(list[Item]))
    assert caught.value.payload == payload
    assert caught.value.method == "x.get"
    assert caught.value.http_status == 200
    text = str(caught.value)
    assert "0.id: " in text
    assert "and 2 more" in text
    assert "private" not in text
    assert caught.value.__context__ is None


@pytest.mark.parametrize("value", [False, None])
def test_a_failure_is_never_a_success(value: object) -> None:
    with pytest.raises(ResponseError):
        read({"result": value}, call(Int))


@pytest.mark.parametrize(
    ("body", "payload"),
    [(b"<p>hi", "<p>hi"), (b"", ""), (b"[1]", [1]), (b"3", 3), (b"[" * 99999, None)],
)
def test_an_answer_that_is_no_object(body: bytes, payload: object) -> None:
    with pytest.raises(ResponseError, match="the answer is not") as caught:
        read(body, call())
    assert payload is None or caught.value.payload == payload
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("status", "safe", "kind"),
    [
        (404, False, TransportError),
        (502, True, TransportError),
        (502, False, OutcomeUnknown),
        (504, False, OutcomeUnknown),
    ],
)
@pytest.mark.parametrize("body", [b"<h1>Bad gateway</h1>", b'{"result": 1}'])
def test_a_gateway(status: int, safe: bool, kind: type[Exception], body: bytes) -> None:
    with pytest.raises(TransportError, match=f"HTTP {status} without") as caught:
        read(body, call(repeat_safe=safe), status)
    assert type(caught.value) is kind
    assert caught.value.http_status == status
    assert body.decode()[:5] in str(caught.value)


def test_redirects_name_the_host_only() -> None:
    location = f"https://new.bitrix24.com/rest/1/{SECRET}/x.get"
    with pytest.raises(TransportError, match=r"moved to new\.bitrix24\.com;") as caught:
        read(b"", call(), 302, location=location)
    assert type(caught.value) is TransportError
    assert SECRET not in str(caught.value)
    for odd in ("", "/login", "https://[::1"):
        with pytest.raises(TransportError, match="has moved"):
            read(b"", call(), 301, location=odd)


def test_a_secret_that_the_server_repeats() -> None:
    echo = f"/rest/1/{SECRET}/x"
    with pytest.raises(ApiError) as caught:
        read({"error": echo, "error_description": echo, "more": [{"a": echo}]}, call())
    assert SECRET not in f"{caught.value} {vars(caught.value)}"
    assert caught.value.body["more"] == [{"a": "/rest/1/***/x"}]
    for status in (200, 500):
        with pytest.raises((ResponseError, TransportError)) as odd:
            read(("x" * 195 + SECRET).encode(), call(), status)
        assert SECRET[:3] not in f"{odd.value} {vars(odd.value)}"


def test_adapters_are_kept() -> None:
    found: list[object] = []
    threads = [
        threading.Thread(target=lambda: found.append(adapter(list[Item]).validate_python([])))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[]] * 8
    assert adapter(list[Item]) is adapter(list[Item])
