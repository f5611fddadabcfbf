"""Requests of a portal to a handler."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from generator.runtime.events import Event, EventError, ForeignEvent, OtherEvent, nested, parse
from generator.runtime.model import Model
from generator.runtime.values import Int

TOKEN = "51856fefc120afa4b628cc82d3935cce"


class Data(Model):
    id: Int


class Pressed(Event):
    data: Data


def kind(name: str) -> type[Event]:
    return Pressed if name.lower() == "onpressed" else OtherEvent


def read(body: Any, token: str | None = TOKEN) -> Event:
    found = parse(body, token, kind)
    if isinstance(found, EventError):
        raise found
    return found


FORM = urlencode(
    {
        "event": "ONPRESSED",
        "data[id]": "7",
        "data[params][list][0]": "a b",
        "data[params][list][1]": "ü&=",
        "ts": "1466439714",
        "auth[application_token]": TOKEN,
    }
)


@pytest.mark.parametrize(
    "body",
    [
        FORM,
        FORM.encode(),
        {"event": "onPressed", "data[id]": "7", "auth[application_token]": TOKEN},
        {"event": "onPressed", "data": {"id": 7}, "auth": {"application_token": TOKEN}},
        f' {{"event": "onpressed", "data": {{"id": "7"}}, "auth": {{"application_token": "{TOKEN}"}}}}',
    ],
)
def test_all_forms_of_a_body(body: Any) -> None:
    event = read(body)
    assert isinstance(event, Pressed)
    assert event.data.id == 7


def test_what_is_not_described_is_kept() -> None:
    event = read(FORM)
    assert isinstance(event, Pressed)
    assert event.data.model_extra == {"params": {"list": ["a b", "ü&="]}}
    assert event.ts is not None
    assert event.ts.isoformat() == "2016-06-20T16:21:54+00:00"
    other = read(FORM.replace("ONPRESSED", "ONNEW"))
    assert isinstance(other, OtherEvent)
    assert other.data == {"id": "7", "params": {"list": ["a b", "ü&="]}}


@pytest.mark.parametrize("token", ["", TOKEN[:-1], TOKEN + "0", TOKEN.upper(), "ключ"])
def test_another_token_is_refused(token: str) -> None:
    with pytest.raises(ForeignEvent) as caught:
        read(FORM, token)
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize(
    "auth", [None, "x", {}, {"application_token": None}, {"application_token": [TOKEN]}]
)
def test_an_event_without_a_token_is_refused(auth: Any) -> None:
    with pytest.raises(ForeignEvent):
        read({"event": "onPressed", "data": {"id": 7}, "auth": auth})
    assert read({"event": "onPressed", "data": {"id": 7}, "auth": auth}, None).event == "onPressed"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("", "no `event`"),
        (b"\xff\xfe", "no `event`"),
        ("event[x]=1", "no `event`"),
        ('{"event": ', "is not"),
        ("{" * 100_000, "is not"),
        ("a=1&" * 20_000, "too many"),
        ("a" + "[b]" * 100 + "=1", "too deep"),
        ("a=1&a[b]=2", "twice"),
        ("a[b]=2&a=1", "twice"),
        (f"event=onPressed&data[id]=secret-text&auth[application_token]={TOKEN}", "data.id: "),
    ],
)
def test_what_is_no_event(body: Any, why: str) -> None:
    with pytest.raises(EventError, match=why) as caught:
        read(body)
    assert "secret-text" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(("token", "sent"), [("", ""), (TOKEN, "\\ud800"), ("", "\\ud800")])
def test_an_empty_or_a_broken_token_proves_nothing(token: str, sent: str) -> None:
    with pytest.raises(ForeignEvent):
        read(f'{{"event": "onPressed", "auth": {{"application_token": "{sent}"}}}}', token)


def test_no_token_in_a_text() -> None:
    for event in (read(FORM), read(FORM.replace("ONPRESSED", "ONNEW"))):
        assert TOKEN not in f"{event!r} {event} {[event]}"


@pytest.mark.parametrize(
    ("pairs", "tree"),
    [
        ([("a", "1"), ("b", "")], {"a": "1", "b": ""}),
        ([("a[]", "x"), ("a[]", "y")], {"a": ["x", "y"]}),
        ([("a[0][k]", "x"), ("a[1][k]", "y")], {"a": [{"k": "x"}, {"k": "y"}]}),
        ([("a[1]", "x"), ("a[0]", "y")], {"a": {"1": "x", "0": "y"}}),
        ([("a[b", "x"), ("[c]", "y"), ("", "z")], {"a[b": "x", "[c]": "y", "": "z"}),
    ],
)
def test_brackets(pairs: list[tuple[str, str]], tree: dict[str, Any]) -> None:
    assert nested(pairs) == tree
