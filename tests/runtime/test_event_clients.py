"""Clients that are made from what came with an event."""

from __future__ import annotations

from typing import Any

import pytest

from generator.runtime.auth import AccessToken
from generator.runtime.events import Event, EventError, OtherEvent
from generator.runtime.model import Model
from generator.runtime.oauth import OAuth
from generator.runtime.portal import AsyncClient, Client
from generator.runtime.tokens import Tokens
from generator.runtime.values import Int, Str
from tests.runtime.cloud import APP, OLD, SECRET

AUTH = {
    "access_token": f"{SECRET}-access",
    "refresh_token": f"{SECRET}-refresh",
    "expires_in": "3600",
    "scope": "crm",
    "domain": OLD,
    "client_endpoint": f"https://{OLD}/rest/",
    "member_id": "m1",
    "application_token": f"{SECRET}-application",
}


class Told(Model):
    access_token: Str | None = None
    refresh_token: Str | None = None
    client_endpoint: Str
    member_id: Str
    expires_in: Int | None = None


class Installed(Event):
    auth: Told


def event(kind: type[Event] = OtherEvent, **changes: Any) -> Event:
    auth = {k: v for k, v in {**AUTH, **changes}.items() if v is not None}
    return kind.from_wire({"event": "ONAPPINSTALL", "auth": auth})


@pytest.mark.parametrize("kind", [OtherEvent, Installed])
@pytest.mark.parametrize("client", [Client, AsyncClient])
def test_an_event_with_both_tokens(client: Any, kind: type[Event]) -> None:
    b24 = client.from_event(event(kind), APP, lambda tokens: None, timeout=5)
    auth = b24._auth
    assert isinstance(auth, OAuth)
    assert auth.tokens.refresh_token == f"{SECRET}-refresh"
    assert auth.tokens.member_id == "m1"
    assert auth.on_refresh is not None
    assert auth.access.base_url == f"https://{OLD}/rest/"
    assert b24.portal == OLD


@pytest.mark.parametrize(
    ("changes", "app"), [({}, None), ({"refresh_token": None}, APP), ({"refresh_token": ""}, APP)]
)
def test_an_event_whose_tokens_cannot_be_renewed(changes: Any, app: Any) -> None:
    b24 = Client.from_event(event(**changes), app)
    assert isinstance(b24._auth, AccessToken)  # pyright: ignore[reportPrivateUsage]
    assert b24.portal == OLD


@pytest.mark.parametrize("kind", [OtherEvent, Installed])
@pytest.mark.parametrize("client", [Client, AsyncClient])
def test_an_event_without_tokens(client: Any, kind: type[Event]) -> None:
    with pytest.raises(EventError, match="brings no access token: use the tokens") as caught:
        client.from_event(event(kind, access_token=None), APP)
    assert SECRET not in str(caught.value)
    assert caught.value.__context__ is None


@pytest.mark.parametrize("auth", [None, "x", [], {}])
def test_an_event_of_another_shape(auth: Any) -> None:
    with pytest.raises(EventError, match="brings no access token"):
        Client.from_event(OtherEvent.from_wire({"event": "X", "auth": auth}))


def test_an_event_with_a_strange_portal() -> None:
    with pytest.raises(ValueError, match="https://"):
        Client.from_event(event(client_endpoint="http://evil.com/"))


def test_tokens_are_stored_and_read_again() -> None:
    tokens = Tokens.from_event(event())
    kept = tokens.to_dict()
    assert kept["access_token"] == f"{SECRET}-access"
    assert Tokens.from_dict(kept) == tokens
    assert {k: kept[k] for k in ("scope", "user_id")} == {"scope": "crm", "user_id": None}


def test_an_application_is_given_two_kinds_of_callback() -> None:
    async def save(tokens: Tokens) -> None:
        raise AssertionError

    tokens = Tokens.from_event(event())
    assert AsyncClient.from_oauth(APP, tokens, save).portal == OLD
    unsound: Any = save
    with pytest.raises(TypeError, match="must be no coroutine"):
        Client.from_oauth(APP, tokens, unsound)
    with pytest.raises(TypeError, match="must be no coroutine"):
        Client(OAuth(APP, tokens, save))
