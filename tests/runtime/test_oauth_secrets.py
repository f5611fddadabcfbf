"""The keys of an application and its tokens are in no text, whatever happens."""

from __future__ import annotations

import asyncio
import copy
import io
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from generator.runtime.app import OAuthApp
from generator.runtime.async_session import AsyncSession
from generator.runtime.auth import Access
from generator.runtime.call import Call
from generator.runtime.errors import Bitrix24Error
from generator.runtime.oauth import Applicant, OAuth
from generator.runtime.portal import AsyncClient, Client
from generator.runtime.retry import Pace, Retry
from generator.runtime.session import Session
from generator.runtime.shell import Settings
from generator.runtime.tokens import Tokens
from tests.runtime.cloud import APP, CATALOGUE, NEW, OLD, SECRET, SERVER, Cloud, clouds

GET = Call[int]("crm.x.get", {"id": 7}, int)
SETTINGS = Settings("1", CATALOGUE, pace=Pace(Retry(attempts=2, first=0.01)))
Scenario = Callable[[Cloud], Any]


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    """Servers that run for one test."""
    with clouds() as made:
        yield made


@pytest.fixture
def log() -> Iterator[io.StringIO]:
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


def shown(error: BaseException) -> str:
    """All that a traceback with local variables tells, the frames of tests aside."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    seen, texts = [told], ["".join(traceback.format_exception(error)), repr(vars(error))]
    for part in seen:
        seen += [p for p in (part.__cause__, part.__context__, *(part.exceptions or ())) if p]
        texts += [str(part), repr(error.args)]
        texts += [f"{f.locals}" for f in part.stack if "/tests/" not in f.filename]
    return " ".join(texts)


def _save(tokens: Tokens) -> None:
    raise OSError("disk full")


def _answers(status: int, body: Any) -> Scenario:
    def prepare(cloud: Cloud) -> None:
        cloud.token_answer = lambda: (status, body, {"X-Echo": f"{SECRET}-refresh-1"})

    return prepare


def _echo(cloud: Cloud) -> None:
    def answer() -> Any:
        told = str(dict(cloud.refreshes[-1].query))
        return 400, {"error": told, "error_description": told}, {"X-Echo": f"{SECRET}-access-0"}

    cloud.token_answer = answer


def _revoke(cloud: Cloud) -> None:
    cloud.refresh = "another"


def _move(cloud: Cloud) -> None:
    cloud.moved = {OLD: f"https://elsewhere.example.com/{SECRET}-access-0"}


SCENARIOS: dict[str, Scenario] = {
    "good": lambda cloud: None,
    "revoked": _revoke,
    "echo": _echo,
    "moved": _move,
    "gateway": _answers(502, f"{SECRET}-refresh-1"),
    "cut": _answers(200, f'{{"access_token": "{SECRET}'),
    "same": _answers(200, {"access_token": f"{SECRET}-access-5"}),
    "lost": _answers(200, None),
}


def _sync(cloud: Cloud, auth: OAuth) -> Any:
    with cloud.client() as own:
        return Session(auth, SETTINGS, own).send(GET)


def _async(cloud: Cloud, auth: OAuth) -> Any:
    async def run() -> Any:
        async with cloud.async_client() as own, AsyncSession(auth, SETTINGS, own) as session:
            return await session.send(GET)

    return asyncio.run(run())


@pytest.mark.parametrize("do", [_sync, _async], ids=["sync", "async"])
@pytest.mark.parametrize("name", [*SCENARIOS, "callback"])
def test_secrets_are_nowhere(
    cloud: Cloud, log: io.StringIO, name: str, do: Callable[[Cloud, OAuth], Any]
) -> None:
    SCENARIOS.get(name, SCENARIOS["good"])(cloud)
    auth = OAuth(APP, cloud.stale, _save if name == "callback" else None)
    if name == "good":
        assert do(cloud, auth) == 2
    else:
        with pytest.raises(Bitrix24Error) as caught:
            do(cloud, auth)
        told = shown(caught.value)
        assert SECRET not in told
        assert "of%2Bthe" not in told
        assert caught.value.__context__ is None
        assert (caught.value.__cause__ is not None) == (name == "callback")
    written = log.getvalue()
    assert SECRET not in written
    if name not in {"moved", "lost"}:  # what is answered is logged
        assert f"GET https://{SERVER}/oauth/token/?grant_type=refresh_token&client_id=" in written
        assert "client_secret=***&refresh_token=***" in written


@pytest.mark.parametrize("code", ["good", "old"])
@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_secrets_of_an_exchange_are_nowhere(
    cloud: Cloud, log: io.StringIO, code: str, flavour: str
) -> None:
    async def run(code: str) -> Tokens:
        async with cloud.async_client() as own:
            return await APP.aexchange_code(code, http_client=own)

    given = cloud.code if code == "good" else f"{SECRET} +old"
    try:
        if flavour == "async":
            found = asyncio.run(run(given))
        else:
            with cloud.client() as own:
                found = APP.exchange_code(given, http_client=own)
        assert SECRET not in repr(found)
    except Bitrix24Error as error:
        assert code == "old"
        assert SECRET not in shown(error)  # noqa: PT017
    written = log.getvalue()
    assert SECRET not in written
    assert "client_secret=***&code=***" in written


def holders(cloud: Cloud) -> list[Any]:
    """One of each that holds a secret."""
    auth = OAuth(APP, cloud.stale)
    return [APP, cloud.stale, auth, auth.access, Applicant(APP, cloud.code)]


def test_what_holds_a_secret_does_not_tell_it(cloud: Cloud) -> None:
    for holder in holders(cloud):
        for text in (repr(holder), str(holder), f"{[holder]}"):
            assert SECRET not in text
            assert type(holder).__name__ in text
        assert not hasattr(holder, "__dict__")
        for spread in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match="holds a secret") as caught:
                spread(holder)
            assert SECRET not in str(caught.value)
    assert repr(cloud.stale) == f"Tokens('{OLD}', '***')"
    assert repr(replace(cloud.stale, client_endpoint=OLD)) == f"Tokens('{OLD}', '***')"
    wrong = replace(cloud.stale, client_endpoint=f"https://{OLD}/rest/1/{SECRET}/")
    assert repr(wrong) == f"Tokens('{OLD}', '***')"
    assert repr(APP) == "OAuthApp('app.1.2', '***')"
    assert repr(OAuth(APP, cloud.stale)) == f"OAuth('https://{OLD}/rest/')"


def test_clients_do_not_tell_either(cloud: Cloud) -> None:
    for client in (Client.from_oauth(APP, cloud.stale), AsyncClient.from_oauth(APP, cloud.stale)):
        assert repr(client).endswith(f"Client(OAuth('https://{OLD}/rest/'))")
        assert client.portal == OLD


def test_an_error_with_tokens_is_not_pickled(cloud: Cloud) -> None:
    with pytest.raises(Bitrix24Error) as caught:
        _sync(cloud, OAuth(APP, cloud.stale, _save))
    with pytest.raises(TypeError, match="Tokens holds a secret"):
        pickle.dumps(caught.value)


@pytest.mark.parametrize(
    "make",
    [
        lambda: OAuthApp("x y", SECRET),
        lambda: OAuthApp("x", f"{SECRET} {SECRET}"),
        lambda: APP.exchange_code(""),
        lambda: Tokens.from_dict({"refresh_token": SECRET, "client_endpoint": OLD}),
        lambda: Tokens.from_dict({"access_token": SECRET, "refresh_token": SECRET}),
        lambda: OAuth(APP, Tokens(access_token=SECRET, client_endpoint=OLD)),
        lambda: OAuth(
            APP,
            Tokens(access_token=f"{SECRET} {SECRET}", refresh_token=SECRET, client_endpoint=OLD),
        ),
        lambda: OAuth(
            APP, Tokens(access_token=SECRET, refresh_token=SECRET, client_endpoint="http://a.b/")
        ),
    ],
)
def test_what_is_malformed_is_not_told(make: Callable[[], Any]) -> None:
    with pytest.raises(ValueError) as caught:
        make()
    assert SECRET not in shown(caught.value)


def test_former_tokens_stay_masked(cloud: Cloud) -> None:
    auth = OAuth(APP, cloud.stale)
    for number in range(2, 4):
        assert _sync(cloud, auth)
        cloud.access = f"{SECRET}-access-{number}-gone"
    text = f"{SECRET}-access-0 {SECRET}-refresh-1 {SECRET}-access-3 {APP.secret}"
    assert SECRET not in auth.mask(text)


def test_a_move_keeps_the_token() -> None:
    access = Access(f"https://{OLD}/rest/1/{SECRET}/", f"https://{OLD}/rest/1/***/", SECRET)
    moved = access.at(NEW)
    assert moved.base_url == f"https://{NEW}/rest/1/{SECRET}/"
    assert (moved.portal, moved.token) == (NEW, SECRET)
    assert SECRET not in repr(moved)
