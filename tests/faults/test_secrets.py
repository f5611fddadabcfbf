"""Secrets are nowhere: every fault is provoked, and everything that came out is searched.

The log is searched by the watch over the whole run (`tests/watch.py`); these tests look at what
else comes out, and make the server repeat the secrets wherever an answer can hold them.
"""

from __future__ import annotations

import asyncio
import html
import json
import logging
import pickle
import re
import ssl
import traceback
import warnings
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from bitrix24_client import (
    AsyncBitrix24,
    Bitrix24,
    Bitrix24Error,
    OAuthApp,
    Tokens,
    TokensNotSaved,
    parse_event,
)
from bitrix24_client._runtime import shell
from bitrix24_client.events import EventError
from httpx2 import AsyncClient, Client

from tests.conformance.facts import facts
from tests.faults.calls import (
    KINDS,
    Caller,
    Login,
    Mode,
    Outcome,
    by_oauth,
    by_token,
    by_webhook,
    single,
)
from tests.faults.leaks import frames, leaks, reachable
from tests.faults.site import Fault, Site, Visit, running
from tests.faults.table import Cell, cells
from tests.faults.test_faults import CASES, EXPIRED, SHORT, in_the_cloud
from tests.marked import (
    APPLICATION_TOKEN,
    AUTHORISATION_CODE,
    CLIENT_SECRET,
    CODE,
    NEW_REFRESH_TOKEN,
    NEW_TOKEN,
    ODD_CODE,
    REFRESH_TOKEN,
    TOKEN,
    has_secret,
)
from tests.runtime.cloud import OLD

READ = KINDS["Read"]
NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts no certificate, and takes no time to make."""


@dataclass(frozen=True, slots=True)
class Credential:
    """Who calls, and which secrets no text may hold."""

    login: Callable[[str], Login]
    secrets: tuple[str, ...]

    def caller(self, site: Site, mode: Mode, **more: Any) -> Caller:
        """Makes one call."""
        oauth = self.login is by_oauth
        address = f"https://{OLD}" if oauth else site.address
        end = f"/rest/1/{self.secrets[0]}/" if self.login is by_webhook else "/rest/"
        http = partial(in_the_cloud, site) if oauth else in_nobodys_trust
        return Caller(mode, self.login(address + end), http, cold=True, retry=None, **more)


CREDENTIALS = {
    "webhook": Credential(by_webhook, (CODE,)),
    "odd webhook": Credential(by_webhook, (ODD_CODE,)),
    "token": Credential(by_token, (TOKEN,)),
    "oauth": Credential(by_oauth, (TOKEN, REFRESH_TOKEN, CLIENT_SECRET)),
}
all_of_them = pytest.mark.parametrize("who", CREDENTIALS.values(), ids=CREDENTIALS)


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    """How calls are made."""
    chosen: Mode = request.param
    return chosen


def in_nobodys_trust(mode: Mode) -> Any:
    """An HTTP client that takes no time to make, for it reads no certificates."""
    return (Client if mode == "sync" else AsyncClient)(verify=NOBODY)


def spellings(secret: str) -> Iterator[str]:
    """The ways in which a server writes a secret."""
    yield secret
    yield quote(secret, safe="")
    yield re.sub("%..", lambda code: code[0].lower(), quote(secret, safe=""))
    yield quote(quote(secret, safe=""), safe="")
    yield json.dumps(secret)[1:-1]
    yield json.dumps(secret)[1:-1].replace("/", "\\/")
    yield json.dumps(json.dumps(secret))[1:-1]
    yield html.escape(secret)
    yield secret.replace("&", "&amp;").replace("'", "&#039;").replace('"', "&#x22;")
    yield repr(secret)[1:-1]


Act = Callable[[Visit, bytes], None]


def echoes(secrets: tuple[str, ...]) -> Iterator[Act]:
    """Answers that repeat secrets, in all spellings, wherever an answer can hold one."""
    written = [said for secret in secrets for said in spellings(secret)]
    text = " ".join(f"/rest/1/{said}/x?auth={said}" for said in written)
    raw, error = text.encode(), json.dumps({"error": text, "error_description": text}).encode()
    good = json.dumps({"result": {text: {"ID": [text]}}, "time": text}).encode()
    head = {"X-Echo": text, "Set-Cookie": f"a={text}", "Location": f"https://a.b/{text}"}
    for status, body in product((200, 302, 401, 404, 502), (raw, error, good)):
        yield lambda visit, _, status=status, body=body: visit.reply(body, status, **head)
    for said in written:
        for end in (1, 2, 5):
            cut = f'{{"result": "/rest/1/{said}'[:-end].encode()
            yield lambda visit, _, cut=cut: visit.reply(cut)
    yield lambda visit, _: visit.reply(good, length=9999, **head)
    yield lambda visit, _: visit.reply(json.dumps([text]).encode())
    yield lambda visit, _: visit.reply(raw, **{"Content-Encoding": "gzip"})
    for line in (
        b"%s",
        b"HTTP/1.1 999 %s",
        b"HTTP/1.1 200 OK\r\n%s",
        b"HTTP/1.1 200 OK\r\na: b\r\n%s: c",
    ):
        yield lambda visit, _, line=line: visit.say(line % raw + b"\r\n\r\n")
    yield lambda visit, _: visit.say(b"HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n" % raw)


def held(outcome: Outcome) -> BaseException:
    """The error that a call ended with; there is no secret in it."""
    assert isinstance(outcome.error, Bitrix24Error), repr(outcome)
    assert leaks(outcome.error) == []
    return outcome.error


@pytest.fixture(autouse=True)
def nothing_said(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """No warning, and nothing on the screen, with a secret in it."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    out, err = capfd.readouterr()
    assert not has_secret(out + err)
    assert not [w for w in caught if has_secret(f"{w.message!r} {w.source!r}")]


@all_of_them
def test_answers_that_repeat_a_secret(who: Credential, mode: Mode) -> None:
    with running() as site:
        told: set[str] = set()
        for act in echoes(who.secrets):
            site.plan(Fault("refusal", act), calm=0, lasts=True)
            told.add(str(held(who.caller(site, mode).call(READ))))
            assert site.arrived == 1
    assert any("***" in text for text in told), "nothing was repeated, so nothing was tested"


def _later(act: Act, visit: Visit, good: bytes) -> None:
    (EXPIRED.act if visit.params["auth"] == TOKEN else act)(visit, good)


def test_old_and_new_tokens_are_repeated(mode: Mode) -> None:
    who = CREDENTIALS["oauth"]
    with running() as site:
        told: set[str] = set()
        for number, act in enumerate(echoes((*who.secrets, NEW_TOKEN, NEW_REFRESH_TOKEN)), 1):
            site.plan(Fault("refusal", partial(_later, act)), calm=0, lasts=True)
            told.add(str(held(who.caller(site, mode).call(READ))))
            assert (site.arrived, site.renewed) == (2, number)
    assert any("***" in text for text in told), "nothing was repeated, so nothing was tested"


@dataclass(frozen=True, slots=True)
class Errand:
    """What the authorisation server is asked for; the secrets that it then knows."""

    secrets: tuple[str, ...]
    run: Callable[[Site, Mode], Outcome]


def _renew(site: Site, mode: Mode) -> Outcome:
    return CREDENTIALS["oauth"].caller(site, mode, timeout=SHORT).call(READ)


def _exchange(site: Site, mode: Mode) -> Outcome:
    app = OAuthApp("app.1", CLIENT_SECRET)

    async def aio() -> Any:
        async with in_the_cloud(site, "async") as http:
            return await app.aexchange_code(AUTHORISATION_CODE, http_client=http)

    try:
        if mode == "async":
            return Outcome(asyncio.run(aio()))
        with in_the_cloud(site, "sync") as http:
            return Outcome(app.exchange_code(AUTHORISATION_CODE, http_client=http))
    except Bitrix24Error as error:
        return Outcome(error=error)


ERRANDS = {
    "renewal": Errand(CREDENTIALS["oauth"].secrets, _renew),
    "exchange": Errand((AUTHORISATION_CODE, CLIENT_SECRET), _exchange),
}


@pytest.fixture(params=ERRANDS)
def errand(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Errand:
    """What the authorisation server is asked for; it has little time."""
    monkeypatch.setattr(shell, "Settings", partial(shell.Settings, timeout=SHORT))
    return ERRANDS[request.param]


def test_an_authorisation_server_that_repeats_secrets(errand: Errand, mode: Mode) -> None:
    with running() as site:
        site.plan(EXPIRED, calm=0, lasts=True)
        told: set[str] = set()
        for act in echoes(errand.secrets):
            site.giving = act
            told.add(str(held(errand.run(site, mode))))
    assert any("***" in text for text in told), "nothing was repeated, so nothing was tested"


def _nowhere(visit: Visit, good: bytes) -> None:
    visit.site.plan(Fault("port"), calm=0, lasts=True)  # for whoever comes next
    EXPIRED.act(visit, good)


def test_an_authorisation_server_that_nobody_reaches(mode: Mode) -> None:
    with running() as site:
        site.plan(Fault("refusal", _nowhere), calm=0)
        assert "ConnectError" in str(held(_renew(site, mode)))


FAULTS = [cell for cell in cells() if cell.kind == "Other write" and not CASES[cell.fault].tls]


@pytest.mark.parametrize("cell", FAULTS, ids=str)
@pytest.mark.parametrize("name", ["webhook", "token", "oauth"])
def test_every_fault(cell: Cell, name: str, mode: Mode) -> None:
    fault = CASES[cell.fault].fault(cell)
    if fault.at == "afterwards":
        return  # nothing comes of it
    with running() as site:
        site.stubborn, site.giving = True, CASES[cell.fault].giving
        site.plan(fault, calm=0, lasts=True)
        held(CREDENTIALS[name].caller(site, mode, timeout=SHORT).call(KINDS[cell.kind]))


ANSWERS = [
    cell
    for cell in FAULTS
    if not CASES[cell.fault].stays
    and CASES[cell.fault].fault(cell).at in ("arrival", "refusal", "answer")
]
"""Those that an authorisation server can have, too."""


@pytest.mark.parametrize("cell", ANSWERS, ids=str)
def test_every_fault_of_an_authorisation_server(cell: Cell, errand: Errand, mode: Mode) -> None:
    with running() as site:
        site.plan(EXPIRED, calm=0, lasts=True)
        site.giving = CASES[cell.fault].fault(cell).act
        held(errand.run(site, mode))


def test_tokens_that_are_not_stored(mode: Mode) -> None:
    def unable(tokens: Tokens) -> None:
        raise OSError("disk full")

    with running() as site:
        site.plan(EXPIRED, calm=0, lasts=True)
        caller = CREDENTIALS["oauth"].caller(site, mode)
        outcome = replace(caller, login=by_oauth(f"https://{OLD}", unable)).call(READ)
    error = outcome.error
    assert isinstance(error, TokensNotSaved)
    assert not has_secret(f"{error!r} {error} {error.args} {error.tokens!r} {error.tokens}")
    assert not has_secret("".join(traceback.format_exception(error)))
    assert [where for where, text in frames(error) if has_secret(text)] == []
    with pytest.raises(TypeError, match="holds a secret") as caught:
        pickle.dumps(error)
    assert not has_secret(f"{caught.value}")


def test_the_libraries_did_log(mode: Mode, caplog: pytest.LogCaptureFixture) -> None:
    """Without their records the watch over the log would have nothing to look at."""
    caplog.set_level(logging.DEBUG)
    with running() as site:
        CREDENTIALS["webhook"].caller(site, mode).call(READ)
    assert {"httpx2", "httpcore2.http11", "httpcore2.connection"} <= {
        r.name for r in caplog.records
    }
    assert "/rest/1/***/crm.activity.get" in caplog.text


def test_a_parameter_that_cannot_go(mode: Mode) -> None:
    bad = single("crm.activity.get", 0, lambda b24: b24.crm.activity.get(id={1}))
    with running() as site:
        outcome = CREDENTIALS["webhook"].caller(site, mode).call(bad)
    assert outcome.error is not None
    assert leaks(outcome.error) == []


@pytest.mark.parametrize("cls", [Bitrix24, AsyncBitrix24])
@pytest.mark.parametrize("who", CREDENTIALS.values(), ids=CREDENTIALS)
def test_what_a_client_is_made_of(cls: Any, who: Credential) -> None:
    with running() as site:
        made = who.caller(site, "sync").login(cls)
    inner = [value for path, value in reachable(made, "client") if "auth." not in path]
    assert len(inner) > 5
    assert [value for value in inner if has_secret(f"{value!r} {value}")] == []


def test_a_bar_of_progress(mode: Mode) -> None:
    async def aio(b24: Any) -> Any:
        return [record.id for record in await b24.crm.activity.list.all(progress=True)]

    def sync(b24: Any) -> Any:
        return [record.id for record in b24.crm.activity.list.all(progress=True)]

    kind = replace(KINDS["List, all"], sync=sync, aio=aio)
    with running() as site:
        who = CREDENTIALS["webhook"].caller(site, mode)
        assert who.call(kind).result == kind.good
        site.plan(_refusal())
        assert held(who.call(kind))


def _refusal() -> Fault:
    return Fault("refusal", lambda visit, good: visit.refuse(400, CODE, CODE), (CODE, CODE))


def _malformed() -> Iterator[Callable[[Any], Any]]:
    address = f"https://p.example/rest/1/{CODE}/"
    for url in (
        address.replace("https", "http"),
        f"{address}crm.activity.get.json",
        f"{address}?a=b",
        address.replace("p.example", f"{CODE}@p.example:x"),
        f"https://p.example\\{CODE}",
        f"https://{CODE}:99999/rest/1/x/",
        f"https://[{CODE}/rest/1/x/",
    ):
        yield lambda cls, url=url: cls.from_webhook(url)
        yield lambda cls, url=url: cls.from_token(url, TOKEN)
    yield lambda cls: cls.from_token("p.example", f"{TOKEN} {TOKEN}")
    yield lambda cls: OAuthApp("app.1", f"{CLIENT_SECRET} ")
    tokens = {"access_token": TOKEN, "refresh_token": REFRESH_TOKEN}
    yield lambda cls: Tokens.from_dict(tokens)
    app = OAuthApp("app.1", CLIENT_SECRET)
    for portal in ("", "http://p.example", "https://p.example/a b"):
        made = Tokens(**tokens, client_endpoint=portal)
        yield lambda cls, made=made: cls.from_oauth(app, made)
    bare = Tokens(access_token=TOKEN, client_endpoint="p.example")
    yield lambda cls: cls.from_oauth(app, bare)


@pytest.mark.parametrize("cls", [Bitrix24, AsyncBitrix24])
def test_what_no_client_can_be_made_of(cls: Any) -> None:
    for make in _malformed():
        with pytest.raises(ValueError) as caught:
            make(cls)
        assert leaks(caught.value) == []


def test_an_environment_that_is_malformed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BITRIX24_WEBHOOK_URL", f"http://p.example/rest/1/{CODE}/")
    for cls in (Bitrix24, AsyncBitrix24):
        with pytest.raises(ValueError, match="must begin with https") as caught:
            cls.from_webhook()
        assert leaks(caught.value) == []


def test_events() -> None:
    good = deepcopy(facts().events["onCrmActivityAdd"]["example"])
    proof = {"application_token": APPLICATION_TOKEN}
    auth = good["auth"] | {"access_token": TOKEN, "refresh_token": REFRESH_TOKEN}
    good["auth"] = auth | proof
    event = parse_event(good, application_token=APPLICATION_TOKEN)
    assert not has_secret(f"{event!r} {event} {event.auth!r} {event.auth}")
    form = urlencode({f"auth[{key}]": value for key, value in (auth | proof).items()})
    wrong: list[tuple[Any, str]] = [
        (good, "another" + APPLICATION_TOKEN),
        ({**good, "auth": auth | {"application_token": ""}}, APPLICATION_TOKEN),
        ({**good, "event": None}, APPLICATION_TOKEN),
        ({**good, "data": TOKEN}, APPLICATION_TOKEN),
        ({**good, "ts": TOKEN}, APPLICATION_TOKEN),
        (json.dumps(good)[:-2], APPLICATION_TOKEN),
        (json.dumps(good)[:-2].encode(), APPLICATION_TOKEN),
        (form, APPLICATION_TOKEN),
        (f"{form}&auth={TOKEN}", APPLICATION_TOKEN),
        (f"{form}&a{'[b]' * 40}={TOKEN}", APPLICATION_TOKEN),
        (f"{form}&x={TOKEN}" * 10_000, APPLICATION_TOKEN),
    ]
    for body, token in wrong:
        with pytest.raises(EventError) as caught:
            parse_event(body, application_token=token)
        assert leaks(caught.value) == []


class Leaky(Exception):
    """What the search has to find."""


def _from(error: BaseException, cause: BaseException | None, during: BaseException | None) -> Any:
    error.__cause__, error.__context__ = cause, during
    return error


def _noted() -> Leaky:
    error = Leaky("plain")
    error.add_note(f"see {CODE}")
    return error


def _holding(**more: Any) -> Leaky:
    error = Leaky("plain")
    error.__dict__.update(more)
    return error


@pytest.mark.parametrize(
    "error",
    [
        Leaky(f"to {CODE}"),
        Leaky("plain", {"deep": [{TOKEN: 1}]}),
        _from(Leaky("plain"), ValueError(CODE), None),
        _from(Leaky("plain"), None, ValueError(CODE)),
        _noted(),
        _holding(payload={"a": [CODE.encode()]}),
        _holding(inner=_holding(text=TOKEN[3:12])),
        BaseExceptionGroup("many", [Leaky(CODE)]),
    ],
    ids=str,
)
def test_the_search_finds(error: BaseException) -> None:
    assert leaks(error) != []
