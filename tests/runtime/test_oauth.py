"""New tokens: asked for once, stored before they are used, and never told to anybody."""

from __future__ import annotations

import asyncio
import pickle
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from generator.runtime.async_session import AsyncSession
from generator.runtime.auth import Auth
from generator.runtime.authorization import AuthorizationError, RefreshRefused, TokensNotSaved
from generator.runtime.call import Call
from generator.runtime.errors import ApiError, TransportError
from generator.runtime.oauth import OAuth
from generator.runtime.retry import Pace, Retry
from generator.runtime.session import Session
from generator.runtime.shell import Settings
from generator.runtime.tokens import Tokens
from tests.runtime.cloud import APP, CATALOGUE, OLD, SECRET, SERVER, Cloud, clouds

Do = Callable[..., Any]
ADD = Call[int]("crm.x.add", {"id": 7}, int)  # not to be repeated, if it was carried out
SETTINGS = Settings("1", CATALOGUE)
AGAIN = Settings("1", CATALOGUE, pace=Pace(Retry(attempts=3, first=0.01)))


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    """Servers that run for one test."""
    with clouds() as made:
        yield made


def _sync(cloud: Cloud, auth: Auth, settings: Settings = SETTINGS, calls: int = 1) -> list[Any]:
    with cloud.client() as own:
        session = Session(auth, settings, own)

        def send(_: int) -> Any:
            try:
                return session.send(ADD)
            except Exception as error:
                return error

        with ThreadPoolExecutor(calls) as pool:
            return list(pool.map(send, range(calls)))


def _async(cloud: Cloud, auth: Auth, settings: Settings = SETTINGS, calls: int = 1) -> list[Any]:
    async def run() -> list[Any]:
        async with cloud.async_client() as own, AsyncSession(auth, settings, own) as session:
            sent = (session.send(ADD) for _ in range(calls))
            return await asyncio.gather(*sent, return_exceptions=True)

    return asyncio.run(run())


@pytest.fixture(params=[_sync, _async], ids=["sync", "async"])
def do(request: pytest.FixtureRequest) -> Do:
    """A function that sends calls at the same time, and returns results and errors."""
    chosen: Do = request.param
    return chosen


def test_an_expired_token_is_renewed_and_the_call_repeated(cloud: Cloud, do: Do) -> None:
    auth = OAuth(APP, cloud.stale)
    assert do(cloud, auth) == [2]
    first, asked, second = cloud.asked
    assert (first.verb, first.host, first.path) == ("POST", OLD, "/rest/crm.x.add")
    assert first.body == {"id": 7, "auth": f"{SECRET}-access-0"}
    assert (asked.verb, asked.host, asked.path) == ("GET", SERVER, "/oauth/token/")
    assert asked.query == {
        "grant_type": "refresh_token",
        "client_id": APP.client_id,
        "client_secret": APP.secret,
        "refresh_token": f"{SECRET}-refresh-1",
    }
    assert second.body == {"id": 7, "auth": f"{SECRET}-access-2"}
    assert (auth.tokens.access_token, auth.tokens.refresh_token) == (cloud.access, cloud.refresh)
    assert auth.tokens.member_id == "m1"
    assert abs(int(auth.tokens.expires or 0) - time.time() - 3600) < 60


def test_a_good_token_is_used_as_it_is(cloud: Cloud, do: Do) -> None:
    cloud.access = f"{SECRET}-access-0"
    assert do(cloud, OAuth(APP, cloud.stale)) == [1]
    assert len(cloud.asked) == 1


def test_another_error_does_not_renew(cloud: Cloud, do: Do) -> None:
    [error] = do(cloud, OAuth(APP, cloud.stale), Settings("1"))
    assert isinstance(error, ApiError)
    assert (error.code, cloud.refreshes) == ("expired_token", [])


def test_fifty_callers_renew_once(cloud: Cloud, do: Do) -> None:
    stored: list[Tokens] = []
    results = do(cloud, OAuth(APP, cloud.stale, stored.append), calls=50)
    assert all(isinstance(result, int) for result in results), results
    assert len(cloud.refreshes) == len(stored) == 1
    assert all(asked.body["auth"] != cloud.refresh for asked in cloud.calls)


def test_clients_of_threads_and_tasks_renew_once(cloud: Cloud) -> None:
    auth = OAuth(APP, cloud.stale)
    cloud.slow = threading.Event()
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(way, cloud, auth, calls=10) for way in (_sync, _async) * 4]
        while len(cloud.calls) < 80:
            time.sleep(0.01)
        cloud.slow.set()
        results = [result for future in waiting for result in future.result(20)]
    assert all(isinstance(result, int) for result in results), results
    assert len(results) == 80
    assert len(cloud.refreshes) == 1


def test_a_token_that_changed_meanwhile_is_not_renewed(cloud: Cloud, do: Do) -> None:
    auth = OAuth(APP, cloud.stale)
    assert do(cloud, auth) == [2]
    plan = auth.renewal(OAuth(APP, cloud.stale).access, "m", Pace())
    used = auth.access
    assert used.token == cloud.access
    with pytest.raises(StopIteration):
        next(plan)
    assert len(cloud.refreshes) == 1


def test_a_token_that_is_refused_again_is_an_error(cloud: Cloud, do: Do) -> None:
    def same() -> Any:
        return 200, {"access_token": f"{SECRET}-access-9", "refresh_token": "x"}, {}

    cloud.token_answer = same
    [error] = do(cloud, OAuth(APP, cloud.stale), AGAIN)
    assert isinstance(error, ApiError)
    assert error.code == "expired_token"
    assert len(cloud.refreshes) == 1
    assert len(cloud.calls) == 2


@pytest.mark.parametrize("calls", [1, 50])
def test_a_revoked_refresh_token(cloud: Cloud, do: Do, calls: int) -> None:
    auth = OAuth(APP, cloud.stale)
    cloud.refresh = "another"
    errors = do(cloud, auth, AGAIN, calls)
    assert {type(error) for error in errors} == {RefreshRefused}
    assert len({id(error) for error in errors}) == calls
    assert len(cloud.refreshes) == 1
    assert errors[0].code == "invalid_grant"
    assert errors[0].http_status == 400
    assert errors[0].method == "crm.x.add"
    assert "crm.x.add: the access token has expired and was not renewed: inval" in str(errors[0])
    assert len(cloud.calls) == calls


@pytest.mark.parametrize("status", [200, 400, 401, 402, 500])
def test_the_application_is_not_paid_for(cloud: Cloud, do: Do, status: int) -> None:
    body = {"error": "PAYMENT_REQUIRED", "error_description": f"Pay {SECRET}-refresh-1!"}
    cloud.token_answer = lambda: (status, body, {})
    [error] = do(cloud, OAuth(APP, cloud.stale), AGAIN)
    assert isinstance(error, RefreshRefused)
    assert (error.code, error.description) == ("PAYMENT_REQUIRED", "Pay ***!")
    assert isinstance(error, AuthorizationError)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (502, "<h1>Bad gateway</h1>"),
        (200, f'{{"access_token": "{SECRET}-new'),
        (200, ""),
        (200, "[]"),
        (200, {"access_token": ""}),
        (200, {"access_token": f"{SECRET} {SECRET}"}),
        (200, {"access_token": {"a": SECRET}}),
        (302, ""),
        (503, {"error": "TROUBLE", "error_description": SECRET}),
    ],
)
def test_an_answer_without_tokens(cloud: Cloud, do: Do, status: int, body: Any) -> None:
    cloud.token_answer = lambda: (status, body, {"Location": f"https://{OLD}/"})
    [error] = do(cloud, OAuth(APP, cloud.stale), AGAIN)
    assert type(error) is TransportError
    assert str(error).endswith(f"was not renewed: HTTP {status} without tokens")
    assert len(cloud.refreshes) == 1
    assert len(cloud.calls) == 1


def test_a_lost_answer_is_not_asked_for_again(cloud: Cloud, do: Do) -> None:
    cloud.token_answer = lambda: (200, None, {})
    errors = do(cloud, OAuth(APP, cloud.stale), AGAIN, 5)
    assert {type(error) for error in errors} == {TransportError}
    assert "was not renewed: RemoteProtocolError" in str(errors[0])
    assert len(cloud.refreshes) <= 5  # those that came too late to wait ask anew


class _Unreachable(httpx2.BaseTransport):
    """Reaches portals, and the authorisation server from the third time on."""

    def __init__(self, cloud: Cloud) -> None:
        self.inner = cloud.client()
        self.tries = 0

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.host == SERVER:
            self.tries += 1
            if self.tries < 3:
                raise httpx2.ConnectError(f"no way to {request.url}", request=request)
        return self.inner.send(request)

    def close(self) -> None:
        self.inner.close()


@pytest.mark.parametrize("attempts", [1, 2, 3])
def test_a_request_that_did_not_arrive_is_sent_again(cloud: Cloud, attempts: int) -> None:
    settings = Settings("1", CATALOGUE, pace=Pace(Retry(attempts=attempts, first=0.01)))
    transport = _Unreachable(cloud)
    with httpx2.Client(transport=transport) as own:
        session = Session(OAuth(APP, cloud.stale), settings, own)
        if attempts == 3:
            assert session.send(ADD) == 2
        else:
            with pytest.raises(TransportError) as caught:
                session.send(ADD)
            assert type(caught.value) is TransportError
            assert f"https://{SERVER}/oauth/token/?grant_type=refresh_token" in str(caught.value)
            assert SECRET not in str(caught.value)
    assert transport.tries == attempts


def test_the_rest_of_the_tokens_stays(cloud: Cloud, do: Do) -> None:
    def few() -> Any:
        cloud.access = "new"
        return 200, {"access_token": "new", "client_endpoint": "no address"}, {}

    cloud.token_answer = few
    auth = OAuth(APP, cloud.stale)
    assert do(cloud, auth) == [2]
    assert auth.tokens.refresh_token == f"{SECRET}-refresh-1"
    assert auth.tokens.client_endpoint == f"https://{OLD}/rest/"
    assert auth.tokens.member_id == "m1"


def test_new_tokens_tell_where_the_portal_is(cloud: Cloud, do: Do) -> None:
    cloud.more = {"client_endpoint": "https://other.example.com/rest/"}
    auth = OAuth(APP, cloud.stale)
    assert do(cloud, auth) == [2]
    assert auth.portal == cloud.calls[-1].host == "other.example.com"


def test_tokens_are_stored_before_they_are_used(cloud: Cloud, do: Do) -> None:
    seen: list[tuple[str, int]] = []

    def save(tokens: Tokens) -> None:
        seen.append((tokens.access_token, len(cloud.calls)))
        assert auth.access.token == f"{SECRET}-access-0"

    auth = OAuth(APP, cloud.stale, save)
    assert do(cloud, auth) == [2]
    assert seen == [(cloud.access, 1)]


def test_a_coroutine_stores_tokens(cloud: Cloud) -> None:
    stored: list[str] = []

    async def save(tokens: Tokens) -> None:
        await asyncio.sleep(0.01)
        stored.append(tokens.access_token)
        assert {asked.body["auth"] for asked in cloud.calls} == {f"{SECRET}-access-0"}

    results = _async(cloud, OAuth(APP, cloud.stale, save), calls=5)
    assert all(isinstance(result, int) for result in results), results
    assert stored == [cloud.access]


def test_a_coroutine_is_not_for_threads(cloud: Cloud) -> None:
    async def save(tokens: Tokens) -> None:
        raise AssertionError

    [error] = _sync(cloud, OAuth(APP, cloud.stale, save))
    assert isinstance(error, TokensNotSaved)
    assert isinstance(error.__cause__, TypeError)


def test_tokens_that_could_not_be_stored_are_not_lost(cloud: Cloud, do: Do) -> None:
    stored: list[Tokens] = []

    def save(tokens: Tokens) -> None:
        stored.append(tokens)
        if len(stored) == 1:
            raise OSError("disk full")

    auth = OAuth(APP, cloud.stale, save)
    [error] = do(cloud, auth, AGAIN)
    assert isinstance(error, TokensNotSaved)
    assert isinstance(error.__cause__, OSError)
    assert error.tokens.access_token == cloud.access
    assert str(error).endswith("was not renewed: on_refresh raised OSError")
    assert auth.access.token == f"{SECRET}-access-0"
    assert do(cloud, auth, AGAIN) == [3]
    assert len(cloud.refreshes) == 1
    assert [tokens.access_token for tokens in stored] == [cloud.access] * 2


def test_all_who_wait_learn_that_the_tokens_were_not_stored(cloud: Cloud, do: Do) -> None:
    def save(tokens: Tokens) -> None:
        time.sleep(0.2)
        raise OSError("disk full")

    errors = do(cloud, OAuth(APP, cloud.stale, save), AGAIN, 5)
    assert {type(error) for error in errors} == {TokensNotSaved}
    assert len(cloud.refreshes) == 1


@pytest.mark.parametrize("how", ["cancel", "timeout"])
def test_a_cancelled_leader(cloud: Cloud, how: str) -> None:
    async def run() -> list[int]:
        async with cloud.async_client() as own, AsyncSession(auth, SETTINGS, own) as session:
            if how == "cancel":
                leader = asyncio.create_task(session.send(ADD))
            else:
                leader = asyncio.create_task(asyncio.wait_for(session.send(ADD), 0.3))
            while not cloud.refreshes:
                await asyncio.sleep(0.01)
            others = [asyncio.create_task(session.send(ADD)) for _ in range(3)]
            while len(cloud.calls) < 4:
                await asyncio.sleep(0.01)
            if how == "cancel":
                leader.cancel()
            began = time.monotonic()
            with pytest.raises((asyncio.CancelledError, TimeoutError)):
                await leader
            assert time.monotonic() - began < 1
            others[0].cancel()
            slow.set()
            with pytest.raises(asyncio.CancelledError):
                await others[0]
            return await asyncio.gather(*others[1:])

    auth = OAuth(APP, cloud.stale)
    cloud.slow = slow = threading.Event()
    assert len(asyncio.run(asyncio.wait_for(run(), 20))) == 2
    assert len(cloud.refreshes) == 1


def test_tokens_under_way_are_waited_for_at_the_end(cloud: Cloud) -> None:
    async def run() -> None:
        async with cloud.async_client() as own, AsyncSession(auth, SETTINGS, own) as session:
            leader = asyncio.create_task(session.send(ADD))
            while not cloud.refreshes:
                await asyncio.sleep(0.01)
            leader.cancel()
            asyncio.get_running_loop().call_later(0.2, slow.set)

    auth = OAuth(APP, cloud.stale)
    cloud.slow = slow = threading.Event()
    asyncio.run(asyncio.wait_for(run(), 20))
    assert auth.tokens.access_token == cloud.access


def test_a_loop_that_ends_lets_others_go_on(cloud: Cloud) -> None:
    """Its tasks are cancelled, also the one that gets tokens: threads that wait take over."""

    async def run() -> None:
        session = AsyncSession(auth, SETTINGS, cloud.async_client())
        tasks.add(asyncio.create_task(session.send(ADD)))
        while not cloud.refreshes:
            await asyncio.sleep(0.01)
        waiting.append(pool.submit(_sync, cloud, auth))
        while len(cloud.calls) < 2:
            await asyncio.sleep(0.01)
        cloud.slow = None

    auth = OAuth(APP, cloud.stale)
    cloud.slow = slow = threading.Event()
    waiting: list[Any] = []
    tasks: set[Any] = set()
    with ThreadPoolExecutor(1) as pool:
        asyncio.run(run())
        [result] = waiting[0].result(20)
        slow.set()
    assert result == 3
    assert len(cloud.refreshes) == 2


def test_an_interrupted_leader_lets_others_go_on(cloud: Cloud) -> None:
    class Interrupts(httpx2.BaseTransport):
        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            if request.url.host == SERVER:
                raise KeyboardInterrupt
            return inner.send(request)

    auth = OAuth(APP, cloud.stale)
    with cloud.client() as inner:
        session = Session(auth, SETTINGS, httpx2.Client(transport=Interrupts()))
        with pytest.raises(KeyboardInterrupt):
            session.send(ADD)
    assert _sync(cloud, auth) == [3]


def test_others_that_never_end_are_given_up(
    cloud: Cloud, do: Do, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.runtime.oauth._PATIENCE", 0.1)
    auth = OAuth(APP, cloud.stale)
    plan: Any = auth.renewal(auth.access, "m", Pace())
    abandoned = plan.send(None).plan
    next(abandoned)  # asks, and is never told what came
    assert do(cloud, auth) == [2]


def test_a_code_is_exchanged(cloud: Cloud) -> None:
    async def run() -> Tokens:
        async with cloud.async_client() as own:
            return await APP.aexchange_code(cloud.code, http_client=own)

    with cloud.client() as own:
        first = APP.exchange_code(cloud.code, http_client=own)
    second = asyncio.run(run())
    assert first.access_token == f"{SECRET}-access-2"
    assert second.access_token == f"{SECRET}-access-3"
    assert second.client_endpoint == f"https://{OLD}/rest/"
    for asked in cloud.asked:
        assert asked.query == {
            "grant_type": "authorization_code",
            "client_id": APP.client_id,
            "client_secret": APP.secret,
            "code": cloud.code,
        }


def test_a_code_that_is_too_old(cloud: Cloud) -> None:
    with cloud.client() as own, pytest.raises(AuthorizationError) as caught:
        APP.exchange_code(f"{SECRET}-old", http_client=own)
    assert type(caught.value) is AuthorizationError
    assert caught.value.code == "invalid_grant"
    assert str(caught.value).startswith("there are no tokens for the code: invalid_grant: no ")
    assert SECRET not in str(caught.value)


def test_an_exchange_without_an_endpoint(cloud: Cloud) -> None:
    cloud.token_answer = lambda: (200, {"access_token": "x", "refresh_token": "y"}, {})
    with cloud.client() as own, pytest.raises(TransportError, match="HTTP 200 without tokens"):
        APP.exchange_code(cloud.code, http_client=own)


def test_an_empty_code() -> None:
    with pytest.raises(ValueError, match="the authorisation code is empty"):
        APP.exchange_code(" ")


def test_the_address_to_send_a_user_to() -> None:
    expected = f"https://{OLD}/oauth/authorize/?client_id=app.1.2&state=a%26b%3D%C3%A9"
    for portal in (OLD, f"https://{OLD}", f"https://{OLD}/rest/"):
        assert APP.authorize_url(portal, "a&b=é") == expected
    with pytest.raises(ValueError, match="https"):
        APP.authorize_url("http://example.com", "x")


def test_a_callback_that_calls_does_not_wait_for_itself(cloud: Cloud) -> None:
    with cloud.client() as own:

        def save(tokens: Tokens) -> None:
            session.send(ADD)

        session = Session(OAuth(APP, cloud.stale, save), SETTINGS, own)
        with pytest.raises(TokensNotSaved) as caught:
            session.send(ADD)
    assert isinstance(caught.value.__cause__, RuntimeError)
    assert len(cloud.refreshes) == 1


def test_a_coroutine_that_calls_does_not_wait_for_itself(cloud: Cloud) -> None:
    async def run() -> None:
        async with cloud.async_client() as own:

            async def save(tokens: Tokens) -> None:
                await session.send(ADD)

            session = AsyncSession(OAuth(APP, cloud.stale, save), SETTINGS, own)
            with pytest.raises(TokensNotSaved) as caught:
                await session.send(ADD)
            assert isinstance(caught.value.__cause__, RuntimeError)

    asyncio.run(asyncio.wait_for(run(), 20))


def test_a_callback_may_call_others(cloud: Cloud) -> None:
    with cloud.client() as own:
        other = Session(OAuth(APP, cloud.stale), SETTINGS, own)

        def save(tokens: Tokens) -> None:
            cloud.refresh = f"{SECRET}-refresh-1"
            other.send(ADD)
            cloud.access = tokens.access_token

        assert Session(OAuth(APP, cloud.stale, save), SETTINGS, own).send(ADD) == 4


def test_what_a_callback_returns_does_not_matter(cloud: Cloud, do: Do) -> None:
    unsound: Any = lambda tokens: 7  # noqa: E731
    assert do(cloud, OAuth(APP, cloud.stale, unsound)) == [2]


def test_a_session_that_is_closed_by_the_callback(cloud: Cloud) -> None:
    async def run() -> None:
        async with cloud.async_client() as own:

            async def save(tokens: Tokens) -> None:
                await session.aclose()

            session = AsyncSession(OAuth(APP, cloud.stale, save), SETTINGS, own)
            with pytest.raises(RuntimeError, match="the session is closed"):
                await session.send(ADD)

    asyncio.run(asyncio.wait_for(run(), 20))


def test_a_refusal_can_be_copied(cloud: Cloud) -> None:
    cloud.refresh = "another"
    [error] = _sync(cloud, OAuth(APP, cloud.stale))
    made = pickle.loads(pickle.dumps(error))
    assert (type(made), made.code, made.method) == (RefreshRefused, "invalid_grant", "crm.x.add")
    assert str(made) == str(error)


def test_an_interrupted_callback_is_called_again(cloud: Cloud) -> None:
    stored: list[Tokens] = []

    def save(tokens: Tokens) -> None:
        stored.append(tokens)
        if len(stored) == 1:
            raise KeyboardInterrupt

    with cloud.client() as own:
        session = Session(OAuth(APP, cloud.stale, save), SETTINGS, own)
        with pytest.raises(KeyboardInterrupt):
            session.send(ADD)
        assert session.send(ADD) == 3
    assert len(cloud.refreshes) == 1
    assert len(stored) == 2
