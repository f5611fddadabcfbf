"""A portal that has another name: calls follow it, credentials go nowhere else."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from generator.runtime import wire
from generator.runtime.async_session import AsyncSession
from generator.runtime.auth import AccessToken, Auth, Webhook
from generator.runtime.call import Call
from generator.runtime.detour import new_host
from generator.runtime.errors import TransportError
from generator.runtime.oauth import OAuth
from generator.runtime.portal import AsyncClient, Client
from generator.runtime.rate import Rate, bucket_of
from generator.runtime.retry import Pace
from generator.runtime.session import Session
from generator.runtime.shell import Settings
from tests.runtime.cloud import APP, CATALOGUE, NEW, OLD, SECRET, SERVER, Cloud, clouds

Do = Callable[..., Any]
ADD = Call[int]("crm.x.add", {"filter": {"A": 1}, "start": 50}, int)
SETTINGS = Settings("1", CATALOGUE)
CODE = f"{SECRET}-code"


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    """Servers that run for one test."""
    with clouds() as made:
        yield made


def _sync(cloud: Cloud, auth: Auth, times: int = 1) -> list[int]:
    with cloud.client() as own:
        session = Session(auth, SETTINGS, own)
        return [session.send(ADD) for _ in range(times)]


def _async(cloud: Cloud, auth: Auth, times: int = 1) -> list[int]:
    async def run() -> list[int]:
        async with cloud.async_client() as own, AsyncSession(auth, SETTINGS, own) as session:
            return [await session.send(ADD) for _ in range(times)]

    return asyncio.run(run())


@pytest.fixture(params=[_sync, _async], ids=["sync", "async"])
def do(request: pytest.FixtureRequest) -> Do:
    """A function that sends a call some times."""
    chosen: Do = request.param
    return chosen


@pytest.fixture(params=["webhook", "token", "oauth"])
def auth(request: pytest.FixtureRequest, cloud: Cloud) -> Auth:
    """Who calls."""
    kinds: dict[str, Callable[[], Auth]] = {
        "webhook": lambda: Webhook(f"https://{OLD}/rest/1/{CODE}/"),
        "token": lambda: AccessToken(OLD, cloud.access),
        "oauth": lambda: OAuth(APP, cloud.stale),
    }
    cloud.access = f"{SECRET}-access-0" if request.param == "oauth" else cloud.access
    return kinds[request.param]()


def test_calls_follow_a_portal(
    cloud: Cloud, do: Do, auth: Auth, caplog: pytest.LogCaptureFixture
) -> None:
    cloud.moved = {OLD: NEW}
    with caplog.at_level(logging.INFO, "bitrix24_client"):
        assert do(cloud, auth, 3) == [2, 3, 4]
    assert [asked.host for asked in cloud.asked] == [OLD, NEW, NEW, NEW]
    assert {asked.verb for asked in cloud.asked} == {"POST"}
    assert len({asked.path for asked in cloud.asked}) == 1
    assert all(asked.body == cloud.asked[0].body for asked in cloud.asked)
    assert cloud.asked[0].body["filter"] == {"A": 1}
    assert auth.portal == NEW
    told = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    assert told == [f"{OLD} has moved to {NEW}: use the new address"]


def test_a_second_move(cloud: Cloud, do: Do, auth: Auth) -> None:
    cloud.moved = {OLD: NEW, NEW: "newer.bitrix24.com"}
    assert do(cloud, auth) == [3]
    assert auth.portal == "newer.bitrix24.com"


def test_a_circle_ends(cloud: Cloud, do: Do, auth: Auth) -> None:
    cloud.moved = {OLD: NEW, NEW: OLD}
    with pytest.raises(TransportError, match="HTTP 302, the portal has moved"):
        do(cloud, auth)
    assert len(cloud.asked) == 4


def test_a_move_and_an_expired_token(cloud: Cloud, do: Do) -> None:
    cloud.moved = {OLD: NEW}
    cloud.more = {"client_endpoint": f"https://{NEW}/rest/"}
    auth = OAuth(APP, cloud.stale)
    assert do(cloud, auth) == [3]
    assert [asked.host for asked in cloud.asked] == [OLD, NEW, SERVER, NEW]
    assert auth.tokens.client_endpoint == f"https://{NEW}/rest/"


def test_threads_move_together(cloud: Cloud, caplog: pytest.LogCaptureFixture) -> None:
    cloud.moved = {OLD: NEW}
    auth = Webhook(f"https://{OLD}/rest/1/{CODE}/")
    with cloud.client() as own, ThreadPoolExecutor(20) as pool:
        session = Session(auth, SETTINGS, own)
        results = list(pool.map(lambda _: session.send(ADD), range(20)))
    assert len(results) == 20
    assert len([r for r in caplog.records if "has moved" in r.getMessage()]) == 1


ELSEWHERE = [
    f"http://{NEW}/rest/1/{CODE}/crm.x.add",
    f"https://{OLD}/rest/1/{CODE}/crm.x.add",
    f"https://{NEW}/rest/1/{CODE}/crm.x.delete",
    f"https://{NEW}/rest/1/other/crm.x.add",
    f"https://{NEW}/",
    f"https://new.bitrix24.de/rest/1/{CODE}/crm.x.add",
    f"https://a.new.bitrix24.com/rest/1/{CODE}/crm.x.add",
    f"https://bitrix24.com/rest/1/{CODE}/crm.x.add",
    f"https://new.bitrix24.com.evil.com/rest/1/{CODE}/crm.x.add",
    f"https://new.evil-bitrix24.com/rest/1/{CODE}/crm.x.add",
    f"https://evil.com/rest/1/{CODE}/crm.x.add",
    f"https://{NEW}:8443/rest/1/{CODE}/crm.x.add",
    f"https://{NEW}@evil.com/rest/1/{CODE}/crm.x.add",
    f"https://user@{NEW}/rest/1/{CODE}/crm.x.add",
    f"https://{NEW}./rest/1/{CODE}/crm.x.add",
    f"https://-.bitrix24.com/rest/1/{CODE}/crm.x.add",
    f"https://{NEW}\\@evil.com/rest/1/{CODE}/crm.x.add",
    f"https://evil.com#.bitrix24.com/rest/1/{CODE}/crm.x.add",
    f"https://evil.com\\.bitrix24.com/rest/1/{CODE}/crm.x.add",
    f"//{NEW}/rest/1/{CODE}/crm.x.add",
    f"/rest/1/{CODE}/crm.x.add",
    "https://[::1/rest",
    "https://nеw.bitrix24.com/",
    "",
]


@pytest.mark.parametrize("there", ELSEWHERE)
def test_credentials_go_nowhere_else(there: str) -> None:
    assert new_host(f"https://{OLD}/rest/1/{CODE}/crm.x.add", there) is None


@pytest.mark.parametrize(
    "there",
    [f"https://evil.com/rest/1/{CODE}/crm.x.add", f"http://{NEW}/rest/1/{CODE}/crm.x.add"],
)
def test_other_redirects_are_errors(cloud: Cloud, do: Do, there: str) -> None:
    cloud.moved = {OLD: there}
    auth = Webhook(f"https://{OLD}/rest/1/{CODE}/")
    with pytest.raises(TransportError, match="HTTP 302") as caught:
        do(cloud, auth)
    assert SECRET not in str(caught.value)
    assert len(cloud.asked) == 1
    assert auth.portal == OLD


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (OLD, NEW, NEW),
        ("OLD.Bitrix24.com", "NEW.bitrix24.COM", NEW),
        ("b24-1x.bitrix24.com.br", "a.bitrix24.com.br", "a.bitrix24.com.br"),
        ("crm.example.com", "new.example.com", None),
        ("crm.example.com", NEW, None),
        ("127.0.0.1", "127.0.0.2", None),
        (f"{OLD}:8443", f"{NEW}:8443", None),
    ],
)
def test_hosts(old: str, new: str, expected: str | None) -> None:
    assert new_host(f"https://{old}/rest/x", f"https://{new}/rest/x") == expected


@pytest.mark.parametrize("status", [301, 303, 307, 308])
def test_only_the_documented_status_is_followed(
    cloud: Cloud, do: Do, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    monkeypatch.setattr(wire, "MOVED", status)  # so 302 is not the one
    cloud.moved = {OLD: NEW}
    with pytest.raises(TransportError, match="HTTP 302"):
        do(cloud, Webhook(f"https://{OLD}/rest/1/{CODE}/"))


def test_the_client_tells_where_its_portal_is(cloud: Cloud) -> None:
    url = f"https://{OLD}/rest/1/{CODE}/"
    cloud.moved = {OLD: NEW}
    with cloud.client() as own, Client.from_webhook(url, http_client=own) as b24:
        assert b24.portal == OLD
        b24._session.send(ADD)  # pyright: ignore[reportPrivateUsage]
        assert b24.portal == NEW
        assert NEW in repr(b24)
    assert AsyncClient.from_webhook(url).portal == OLD


def test_the_rate_is_that_of_the_portal_whatever_its_name(cloud: Cloud) -> None:
    rate = Rate(2.0, 50)
    old, cloud.moved = bucket_of(OLD, rate), {OLD: NEW}
    pace = Pace(bucket=old)
    with cloud.client() as own:
        Session(Webhook(f"https://{OLD}/rest/1/{CODE}/"), Settings("1", pace=pace), own).send(ADD)
    assert bucket_of(NEW, rate) is bucket_of(OLD, rate) is pace.bucket is old
