"""The fake portal as tests use it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime, tzinfo
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from . import faults
from .clock import Clock
from .core import Core
from .events import Delivery, Events, Handler
from .facts import Facts, facts, suggestion
from .limits import Bucket, Operating
from .messages import Caller, Recorded, Reply, Request
from .oauth import Application, Authority, Lifetimes
from .server import Server

if TYPE_CHECKING:
    import httpx2

    from .asgi import Application as AsgiApplication

_LOOPBACK = "127.0.0.1"


class FakePortal:
    """A portal that is not there: it answers as the documentation says, and forgets at the end.

    It listens on the loopback interface from the moment it is made. Use it in a `with`
    block, or close it.
    """

    def __init__(
        self,
        *,
        rate: str | None = None,
        operating_limit: float | None = None,
        costs: Mapping[str, float] | None = None,
        code_lifetime: float | None = None,
        access_token_lifetime: float | None = None,
        refresh_token_lifetime: float | None = None,
        clock: Callable[[], float] | None = None,
        timezone: tzinfo = UTC,
        latency: float = 0.0,
        administrator: bool = True,
        user_id: int = 1,
        strict: bool = False,
        domain: str | None = None,
        port: int = 0,
    ) -> None:
        """Make a portal with nothing in it.

        Args:
            rate: Plan whose request rate holds, such as `standard`; None for any rate.
            operating_limit: Seconds of execution time in ten minutes above which a method
                is closed; None for any time.
            costs: Seconds of execution time that a call counts, by method; the others
                count what they take.
            code_lifetime: Seconds that an authorisation code lives; None as documented.
            access_token_lifetime: The same for access tokens.
            refresh_token_lifetime: The same for refresh tokens.
            clock: Gives the seconds since 1970 in place of the machine.
            timezone: Zone of the dates and times in answers.
            latency: Seconds that every answer takes longer.
            administrator: Whether the calling user is one.
            user_id: The calling user.
            strict: Whether everything that is not documented is refused: parameters
                that no page knows, numbers as text in JSON. A portal passes over them.
            domain: Domain of the portal, such as `demo.bitrix24.com`. Then it is reached
                through `http_client` only, as if it were in the cloud.
            port: Port to listen on; 0 for a free one.

        Raises:
            ValueError: There is no such plan or method.
        """
        self._clock = Clock(clock) if clock is not None else Clock()
        self._domain, self._user_id = domain, user_id
        self._code, self._member_id = secrets.token_hex(8), secrets.token_hex(16)
        self._application_token = secrets.token_hex(16)
        oauth = facts()["protocol"]["oauth"]
        lives = Lifetimes(
            _or(code_lifetime, oauth["code_lifetime"]),
            _or(access_token_lifetime, oauth["access_token_lifetime"]),
            _or(refresh_token_lifetime, oauth["refresh_token_lifetime"]),
        )
        self._authority = Authority(self._clock, lives, self._about)
        self._events = Events(self._event_auth, self._clock)
        self._core = Core(
            authority=self._authority,
            webhooks={self._code: Caller(user_id, "", administrator)},
            bucket=Bucket(rate, self._clock) if rate is not None else None,
            operating=Operating(operating_limit, costs or {}, self._clock),
            events=self._events,
            clock=self._clock,
            zone=timezone,
            strict=strict,
        )
        self._core.latency = latency
        self._server = Server(self._core.answer, port)

    def __enter__(self) -> FakePortal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"FakePortal({self.url!r})"

    def close(self) -> None:
        """Stop listening, and let every client go."""
        self._events.wait()
        self._server.close()

    # -- addresses ---------------------------------------------------------------------

    @property
    def port(self) -> int:
        """The port that the portal listens on."""
        return self._server.port

    @property
    def url(self) -> str:
        """Address of the portal."""
        return (
            f"https://{self._domain}"
            if self._domain
            else f"http://{_LOOPBACK}:{self.port}"
        )

    @property
    def webhook_url(self) -> str:
        """Address of an incoming webhook; it holds a secret."""
        variables = {"user_id": str(self._user_id), "webhook_code": self._code}
        return self._address("webhook", variables)

    @property
    def client_endpoint(self) -> str:
        """Address that applications call."""
        return self._address("oauth", {})

    @property
    def token_url(self) -> str:
        """Address that gives tokens, of the portal itself; see also `http_client`."""
        path = urlsplit(facts()["protocol"]["oauth"]["token_url"]).path
        return f"{self.url}{path}"

    def _address(self, form: str, variables: Mapping[str, str]) -> str:
        path = urlsplit(facts()["protocol"]["urls"][form]).path
        for name, value in variables.items():
            path = path.replace(f"{{{name}}}", value)
        return f"{self.url}{path}/"

    def answer(self, request: Request) -> Reply:
        """Answer a request without any network.

        Args:
            request: The request.
        """
        return self._core.answer(request)

    @property
    def asgi(self) -> AsgiApplication:
        """The portal as an ASGI application, as `httpx2.ASGITransport` takes it."""
        from .asgi import Application

        return Application(self._core.answer)

    def http_client(self) -> httpx2.Client:
        """Return an HTTP client for which every host is this portal.

        A client of the API that gets it renews its tokens here, and follows the portal
        when it is renamed.
        """
        import httpx2

        from .rerouted import Transport

        return httpx2.Client(transport=Transport(self.port))

    def async_http_client(self) -> httpx2.AsyncClient:
        """Return the same for coroutines."""
        import httpx2

        from .rerouted import AsyncTransport

        return httpx2.AsyncClient(transport=AsyncTransport(self.port))

    # -- what the portal keeps ---------------------------------------------------------

    def seed(self, kind: str, records: Iterable[Mapping[str, Any]]) -> list[Any]:
        """Put records into the portal, past all checks; their keys are the answer.

        Args:
            kind: Kind of the records, such as `activity`.
            records: Their fields, written as answers or requests have them. Those that
                are left out are as in a new record.

        Raises:
            ValueError: There is no such kind, or no such field.
        """
        tables = self._core.world.tables
        if kind not in tables:
            raise ValueError(
                f"no kind of record is called {kind!r}; {suggestion(kind, tables)}"
            )
        return [self._seed(kind, dict(fields)) for fields in records]

    def _seed(self, kind: str, fields: Facts) -> Any:
        from .seeds import seeded

        table = self._core.world.tables[kind]
        now = datetime.fromtimestamp(int(self._clock()), table.zone)
        record = seeded(table, fields, now, self._user_id)
        table.add(record)
        return record.get(table.spec["key"])

    def records(self, kind: str) -> list[Facts]:
        """Return the records of a kind, with all fields as answers have them.

        Args:
            kind: Kind of the records, such as `activity`.
        """
        tables = self._core.world.tables
        if kind not in tables:
            raise ValueError(
                f"no kind of record is called {kind!r}; {suggestion(kind, tables)}"
            )
        table = tables[kind]
        everything = frozenset(("*", *table.shapes))
        return [table.row(record, everything) for record in table.rows.values()]

    def remove_object(self, type_: int, id_: int | None = None) -> None:
        """Let a CRM object not exist: otherwise there is every one that is asked for.

        Args:
            type_: Its type.
            id_: Its identifier; None for all of the type.
        """
        self._core.world.absent.add((int(type_), id_))

    # -- what goes wrong ---------------------------------------------------------------

    def fail(
        self,
        method: str,
        *,
        error: str | None = None,
        fault: str | None = None,
        on_call: int = 1,
        times: int | None = 1,
        latency: float = 0.0,
        undocumented: bool = False,
    ) -> None:
        """Let something go wrong when a method is called.

        Args:
            method: Wire name of the method; `batch` for whole batches, `*` for all.
            error: Error to answer with: its code, its message or its class. In a batch
                it is that of the command.
            fault: What happens on the way, to the request as a whole: `reset`,
                `timeout`, `html_502`, `truncated` and others. Those that end in `_after`
                happen when the call has been carried out.
            on_call: Which call it strikes first; the next one is 1.
            times: How many calls it strikes; None for all that follow.
            latency: Seconds to wait before anything is answered.
            undocumented: Whether the method may answer with an error that its page does
                not list.

        Raises:
            ValueError: There is no such method, error or fault, or the method does not
                answer so.
        """
        known = (
            *facts()["methods"],
            facts()["protocol"]["batch"]["method"],
            faults.ANY,
        )
        if method not in known:
            raise ValueError(
                f"no method is called {method!r}; {suggestion(method, known)}"
            )
        if (error is not None and fault is not None) or on_call < 1 or (times or 1) < 1:
            raise ValueError("give an error or a fault, and count calls from 1")
        if error is None and fault is None and not latency:
            raise ValueError("say what goes wrong: an error, a fault or a latency")
        if fault is not None:
            faults.check_fault(fault)
        row = (
            faults.error_row(method, error, undocumented) if error is not None else None
        )
        if row is not None and latency:
            self._core.plans.add(faults.Plan(method, on_call, times, None, "", latency))
        self._core.plans.add(
            faults.Plan(
                method, on_call, times, row, fault or "", 0.0 if row else latency
            )
        )

    def heal(self) -> None:
        """Let nothing go wrong any more."""
        self._core.plans.clear()

    @property
    def latency(self) -> float:
        """Seconds that every answer takes longer."""
        return self._core.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self._core.latency = seconds

    def advance(self, seconds: float) -> None:
        """Let time pass on the portal.

        Args:
            seconds: How much.
        """
        self._clock.advance(seconds)

    # -- what was asked ----------------------------------------------------------------

    @property
    def calls(self) -> list[Recorded]:
        """All calls in the order in which they came; after a batch stand its commands."""
        return list(self._core.calls)

    def calls_of(self, method: str) -> list[Recorded]:
        """Return the calls of a method, those in batches too.

        Args:
            method: Its wire name.

        Raises:
            ValueError: There is no such method.
        """
        known = (*facts()["methods"], facts()["protocol"]["batch"]["method"])
        if method not in known:
            raise ValueError(
                f"no method is called {method!r}; {suggestion(method, known)}"
            )
        return [call for call in self._core.calls if call.method == method]

    def clear_calls(self) -> None:
        """Forget what was asked."""
        self._core.calls.clear()

    # -- applications ------------------------------------------------------------------

    def application(self, name: str = "local", redirect_uri: str = "") -> Application:
        """Return an application; it is installed if it is not there yet.

        Args:
            name: A word for it.
            redirect_uri: Where users come back to with a code.
        """
        return self._authority.install(name, redirect_uri)

    def tokens(self, application: str = "local", user_id: int | None = None) -> Facts:
        """Return tokens for an application, as the authorisation server answers them.

        Args:
            application: A word for the application.
            user_id: On whose behalf it calls.
        """
        made = self._authority.install(application)
        user = self._user_id if user_id is None else user_id
        return self._authority.tokens(made.client_id, user)

    def code(self, application: str = "local") -> str:
        """Return an authorisation code, as a user comes back with it.

        Args:
            application: A word for the application.
        """
        return self._authority.code(self._authority.install(application), self._user_id)

    def expire_token(self) -> None:
        """Let all access tokens be too old."""
        self._authority.expire()

    def revoke_tokens(self) -> None:
        """Let all access tokens be too old, and no refresh token be good any more."""
        self._authority.expire()
        self._authority.revoke()

    def rename(self, name: str) -> str:
        """Give the portal another name; the old address then leads to the new one.

        Args:
            name: The first part of its new domain.

        Raises:
            ValueError: The portal was made without a domain.
        """
        if self._domain is None:
            raise ValueError(
                "a portal on the loopback interface has no name: make it with `domain=`"
            )
        old, (_, _, rest) = self._domain, self._domain.partition(".")
        self._domain = f"{name}.{rest}"
        self._core.moved = {
            **dict.fromkeys(self._core.moved, self._domain),
            old: self._domain,
        }
        self._core.moved.pop(self._domain, None)
        return self._domain

    # -- events ------------------------------------------------------------------------

    def on_event(
        self, handler: Handler, *names: str, application: str | None = None
    ) -> None:
        """Let a handler know of changes.

        Args:
            handler: Address that gets a POST request, or a function that gets its body.
            *names: Names of events; none for all.
            application: A word for the application whose handler it is, with whose
                tokens the event comes; None for an outgoing webhook.

        Raises:
            ValueError: There is no such event.
        """
        client_id = (
            self._authority.install(application).client_id if application else ""
        )
        self._events.subscribe(handler, names, client_id)

    @property
    def events(self) -> list[Delivery]:
        """The events that were sent, after handlers behind addresses have answered."""
        self._events.wait()
        return list(self._events.sent)

    def send_event(self, name: str, data: Mapping[str, Any]) -> None:
        """Send an event that no call causes, such as a click.

        Args:
            name: Its name.
            data: Its data.

        Raises:
            ValueError: There is no such event.
        """
        if name not in facts()["events"]:
            hint = suggestion(name, facts()["events"])
            raise ValueError(f"no event is called {name!r}; {hint}")
        self._events.send(name, dict(data))

    @property
    def application_token(self) -> str:
        """What proves to a handler that an event comes from this portal."""
        return self._application_token

    def _about(self) -> Facts:
        """What the authorisation server and events say of the portal."""
        server = urlsplit(facts()["protocol"]["oauth"]["token_url"])
        path = urlsplit(facts()["protocol"]["urls"]["oauth"]).path
        scopes = dict.fromkeys(
            method["scope"] for method in facts()["methods"].values()
        )
        return {
            "client_endpoint": self.client_endpoint,
            "server_endpoint": f"https://{server.netloc}{path}/",
            "member_id": self._member_id,
            "scope": ",".join(scopes),
            "status": "L",
        }

    def _event_auth(self, application: str) -> Facts:
        known = {
            **self._about(),
            "domain": urlsplit(self.url).netloc,
            "application_token": self._application_token,
        }
        if application:
            tokens = self._authority.tokens(application, self._user_id, "refresh")
            known = {**tokens, **known}
        return known


def _or(given: float | None, documented: float) -> float:
    return documented if given is None else given
