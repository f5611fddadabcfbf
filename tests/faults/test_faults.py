"""Every cell of the table of faults: with threads and coroutines, once and if it lasts."""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
import trustme
from bitrix24_client import ApiError, Bitrix24Error, Retry
from bitrix24_client._runtime import retry as decisions
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
)
from tests.faults.leaks import leaks
from tests.faults.site import PAGE, Fault, Site, Visit, running
from tests.faults.table import Cell, cells
from tests.marked import CODE, TOKEN
from tests.runtime.cloud import OLD, Cloud

SHORT = 0.25
"""Seconds that a call may take where the fault is one of time."""


@dataclass(frozen=True, slots=True)
class Case:
    """How a fault of the table is brought about.

    `stays` is a fault of which each request has a share, such as a token that is too old.
    """

    fault: Callable[[Cell], Fault]
    times: int = 1
    stays: bool = False
    login: Callable[[str], Login] = by_webhook
    cloud: bool = False
    tls: bool = False
    trusted: bool = True
    cold: bool = False
    crowd: int = 0
    timeout: float = 5.0
    attempts: int = 3
    reset_in: float | None = None
    giving: Callable[[Visit, bytes], None] = Visit.renew
    renewed: int = 0
    check: Callable[[Any], bool] = lambda error: True


def _refused_as(cell: Cell) -> Fault:
    """A refusal with the first class that the cell names, as the spec describes it."""
    return _error_of((cell.ends or cell.lasts)[0], "refusal")


def _error_of(name: str, at: Any) -> Fault:
    spec = facts().errors[name]
    row = spec["system"][0]
    told = (row["status"], spec["codes"][0], row["message"])
    # The execution time is that of a method, even in a batch; all else is refused as a whole.
    command = told[1:] if spec.get("retry") == "wait_for_reset" else None
    return Fault(at, lambda visit, good: visit.refuse(*told), command)


def always(fault: Fault) -> Callable[[Cell], Fault]:
    """The same fault in each cell."""
    return lambda cell: fault


def refused(*told: Any) -> Callable[[Cell], Fault]:
    """An error of the API: status, code and message."""
    return always(Fault("refusal", lambda visit, good: visit.refuse(*told), told[1:]))


def answered(act: Callable[[Any, bytes], None]) -> Callable[[Cell], Fault]:
    """What comes instead of the answer, after the work was done."""
    return always(Fault("answer", act))


def _forgetful(visit: Visit, good: bytes) -> None:
    answer = json.loads(good)
    answer["result"]["result"].pop("c0")
    visit.reply(json.dumps(answer).encode())


def _expired(visit: Visit, good: bytes) -> None:
    if visit.site.stubborn or visit.params.get("auth") == TOKEN:
        name = next(n for n, e in facts().errors.items() if e.get("retry") == "refresh_token")
        _error_of(name, "refusal").act(visit, good)
    else:
        visit.reply(visit.done())


def _moved(visit: Visit, good: bytes) -> None:
    there = f"https://new{visit.site.arrived}.bitrix24.com{visit.path}"
    visit.reply(b"", 302, Location=there)


def _foreign(visit: Visit, good: bytes) -> None:
    visit.reply(b"", 302, Location=f"https://foreign.example{visit.path}")


used_up = partial(Case, _refused_as)
EXPIRED = Fault("refusal", _expired)
expired = partial(Case, always(EXPIRED), login=by_oauth, cloud=True, stays=True)
GATEWAY = b"<html><h1>Bad Gateway</h1></html>"
CASES = {
    "Connection refused": Case(always(Fault("port")), attempts=8),
    "Connection lost before encryption is agreed on": Case(always(Fault("connection")), tls=True),
    "Kept connection that the server has closed": Case(always(Fault("afterwards"))),
    "Connection reset before the request is read": Case(always(Fault("arrival"))),
    "Connection reset after the request is read": Case(always(Fault("answer"))),
    "No answer in time": Case(answered(lambda visit, good: visit.hang()), timeout=SHORT),
    "Answer announced with status 100, again and again": Case(
        answered(lambda visit, good: visit.announce(SHORT / 5)), timeout=SHORT
    ),
    "Headers that drip in": Case(
        answered(lambda visit, good: visit.drip_headers(SHORT / 5)), timeout=SHORT
    ),
    "Answer that drips in": Case(
        answered(lambda visit, good: visit.drip(good, SHORT / 5)), timeout=SHORT
    ),
    "Answer broken off": Case(answered(lambda visit, good: visit.reply(good, length=10_000))),
    "HTML page of a gateway, status 502": Case(
        answered(lambda visit, good: visit.reply(GATEWAY, 502))
    ),
    "HTML page of a gateway, status 503, twice": Case(
        answered(lambda visit, good: visit.reply(GATEWAY, 503)), times=2
    ),
    "JSON that is cut short": Case(answered(lambda visit, good: visit.reply(good[:-9]))),
    "Empty body": Case(answered(lambda visit, good: visit.reply(b""))),
    "Failure inside the server": Case(lambda cell: _error_of(cell.lasts[0], "answer")),
    "Answer of a batch that tells nothing of a command": Case(answered(_forgetful)),
    "Error of the API under status 200": Case(
        refused(200, "NEW_CODE", "New."), check=lambda error: error.code == "NEW_CODE"
    ),
    "Error whose code is a number": Case(
        refused(400, 200040300010, "New."), check=lambda error: error.code == "200040300010"
    ),
    "Error without a code, but with a message": Case(
        refused(400, "", "Access denied."),
        check=lambda error: type(error).__name__ == "AccessDenied",
    ),
    "Too many requests, status 503, twice": Case(_refused_as, times=2),
    "Execution time used up, status 429, reset in sight": used_up(reset_in=0.05),
    "Execution time used up, reset far away": used_up(
        reset_in=900.0, check=lambda error: 890 < error.free_in <= 900
    ),
    "Execution time used up, reset not told": used_up(check=lambda error: error.free_in is None),
    "Status 503 with an error that waiting does not mend": Case(_refused_as),
    "Access token expired": expired(renewed=1),
    "Access token expired, 50 calls at once": expired(renewed=1, crowd=50, timeout=20.0),
    "Access token expired, and nothing to renew it with": Case(_refused_as, login=by_token),
    "Refresh token revoked": expired(giving=Visit.revoke),
    "Renamed portal, status 302": Case(always(Fault("refusal", _moved)), cloud=True),
    "Redirect to a foreign host": Case(
        always(Fault("refusal", _foreign)),
        cloud=True,
        check=lambda error: error.http_status == 302,
    ),
    "Wrong certificate": Case(
        always(Fault("refusal")),
        tls=True,
        trusted=False,
        cold=True,
        check=lambda error: "CERTIFICATE_VERIFY_FAILED" in str(error),
    ),
}


def test_every_fault_of_the_page_is_brought_about() -> None:
    assert list(dict.fromkeys(cell.fault for cell in cells())) == list(CASES)
    assert list(dict.fromkeys(cell.kind for cell in cells())) == list(KINDS)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Whom the clients of this test trust."""
    return trustme.CA()


@dataclass(frozen=True, slots=True)
class Play:
    """Plays a cell on a portal of its own."""

    authority: trustme.CA
    open: Callable[[ssl.SSLContext | None], Site]

    def __call__(self, cell: Cell, mode: Mode, lasts: bool) -> tuple[Site, Outcome]:
        case, kind = CASES[cell.fault], KINDS[cell.kind]
        site = self.open(self._server() if case.tls else None)
        crowd = 0 if lasts else case.crowd
        site.reset_in, site.stubborn = case.reset_in, lasts
        site.giving, site.awaited = case.giving, crowd
        calm = 0 if case.cold else 1
        faults = [case.fault(cell)] * case.times
        site.plan(*faults, calm=calm, lasts=lasts or case.stays)
        address = f"https://{OLD}" if case.cloud else site.address
        end = f"/rest/1/{CODE}/" if case.login is by_webhook else "/rest/"
        outcome = Caller(
            mode,
            case.login(address + end),
            partial(self._http, case, site),
            case.cold,
            crowd,
            Retry(attempts=2 if lasts else case.attempts, first=0.01),
            case.timeout,
            partial(self._between, site, faults[0]),
        ).call(kind)
        return site, outcome

    def _server(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert("127.0.0.1").configure_cert(context)
        return context

    def _http(self, case: Case, site: Site, mode: Mode) -> Any:
        if case.cloud:
            return in_the_cloud(site, mode)
        return trusting(self.authority, mode) if case.tls and case.trusted else None

    @staticmethod
    def _between(site: Site, fault: Fault) -> None:
        site.carried.clear()
        if fault.at == "afterwards":
            assert site.left.wait(5)


def in_the_cloud(site: Site, mode: Mode) -> Any:
    """An HTTP client that takes the portal for the internet."""
    cloud = Cloud(site.port)
    return cloud.client() if mode == "sync" else cloud.async_client()


def trusting(authority: trustme.CA, mode: Mode) -> Any:
    """An HTTP client that trusts nobody else."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return (Client if mode == "sync" else AsyncClient)(verify=context)


@pytest.fixture
def play(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> Iterator[Play]:
    """Plays a cell; a reset is waited for a little less long."""
    monkeypatch.setattr(decisions, "_MARGIN", 0.02)
    with ExitStack() as stack:
        yield Play(authority, lambda tls: stack.enter_context(running(tls)))


def _named(error: BaseException | None, names: tuple[str, ...]) -> bool:
    assert isinstance(error, Bitrix24Error), repr(error)
    assert leaks(error) == []
    return type(error).__name__ in names or ("ApiError" in names and isinstance(error, ApiError))


modes = pytest.mark.parametrize("mode", ["sync", "async"])
SENT_AGAIN = [cell for cell in cells() if not cell.ends]


@modes
@pytest.mark.parametrize("cell", cells(), ids=str)
def test_a_fault(cell: Cell, mode: Mode, play: Play) -> None:
    case, kind = CASES[cell.fault], KINDS[cell.kind]
    site, outcome = play(cell, mode, lasts=False)
    done = site.carried[kind.method]
    assert site.renewed == case.renewed
    if not cell.ends:
        assert (outcome.error, outcome.result) == (None, kind.good)
        assert kind.may_repeat or done == max(1, case.crowd), "the work was done twice"
        return
    assert _named(outcome.error, cell.ends), repr(outcome.error)
    assert case.check(outcome.error)
    assert site.arrived == (0 if case.cold else 2), "once, after the one that was good"
    assert outcome.read == (kind.good[:PAGE] if kind.lists and not case.cold else [])
    assert kind.lists or kind.may_repeat or done == (case.fault(cell).at == "answer")
    assert kind.lists or done == 0 or case.fault(cell).at == "answer"


@modes
@pytest.mark.parametrize("cell", [c for c in SENT_AGAIN if c.lasts], ids=str)
def test_a_fault_that_lasts(cell: Cell, mode: Mode, play: Play) -> None:
    kind = KINDS[cell.kind]
    site, outcome = play(cell, mode, lasts=True)
    assert _named(outcome.error, cell.lasts), repr(outcome.error)
    assert site.renewed == CASES[cell.fault].renewed
    assert outcome.read == (kind.good[:PAGE] if kind.lists else [])
    if not kind.may_repeat:
        assert site.carried[kind.method] == 0


def test_the_table_says_enough() -> None:
    assert len(SENT_AGAIN) > 20
    doubtful = {cell.kind for cell in cells() if cell.ends == ("OutcomeUnknown",)}
    assert doubtful == {name for name, kind in KINDS.items() if not kind.may_repeat}


@modes
@pytest.mark.parametrize("drip", [Visit.announce, Visit.drip_headers, Visit.drip])
def test_a_client_of_the_callers_own(drip: Any, mode: Mode, authority: trustme.CA) -> None:
    """It is bounded as well, below encryption too; that is the same error as no answer in time."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with running(context) as site:
        what = (b"{}",) if drip is Visit.drip else ()
        site.plan(Fault("answer", lambda visit, good: drip(visit, *what, SHORT / 5)), lasts=True)
        http = partial(trusting, authority)
        caller = Caller(mode, by_webhook(site.webhook), http, retry=None, timeout=SHORT)
        begun = time.monotonic()
        outcome = caller.call(KINDS["Read"])
    assert getattr(outcome.error, "kind", None) == "ReadTimeout"
    assert time.monotonic() - begun < 12 * SHORT


def test_a_certificate_for_another_name(authority: trustme.CA) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("portal.example").configure_cert(context)
    for mode in ("sync", "async"):
        with running(context) as site:
            http = partial(trusting, authority)
            caller = Caller(mode, by_webhook(site.webhook), http, cold=True)
            outcome = caller.call(KINDS["Other write"])
        assert "CERTIFICATE_VERIFY_FAILED" in str(outcome.error)
        assert site.arrived == 0
