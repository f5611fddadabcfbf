"""The fake portal as tests use it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from . import faults
from .control import steer
from .events import Delivery, Handler
from .facts import Facts, facts, suggestion
from .installed import Installed
from .messages import Recorded
from .seeds import seeded
from .store import Table


class FakePortal(Installed):
    """A portal that is not there: it answers as the documentation says, and forgets at the end.

    It listens on the loopback interface as soon as somebody asks for an address. Use it
    in a `with` block, or close it.

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
        webhook_code: Secret code of the webhook; None for a new one.
        port: Port to listen on; 0 for a free one.

    Raises:
        ValueError: There is no such plan or method.
    """

    # -- what the portal keeps ---------------------------------------------------------

    def seed(
        self,
        kind: str,
        records: Iterable[Mapping[str, Any]],
        application: str | None = None,
    ) -> list[Any]:
        """Put records into the portal, past all checks; their keys are the answer.

        Args:
            kind: Kind of the records, such as `activity`.
            records: Their fields, written as answers or requests have them. Those that
                are left out are as in a new record.
            application: A word for the application that they belong to; None for none.

        Raises:
            ValueError: There is no such kind, or no such field.
        """
        table = self._table(kind)
        owner = self._authority.install(application).client_id if application else ""
        return [self._seed(table, dict(fields), owner) for fields in records]

    def _table(self, kind: str) -> Table:
        tables = self._core.world.tables
        if kind not in tables:
            hint = suggestion(kind, tables)
            raise ValueError(f"no kind of record is called {kind!r}; {hint}")
        return tables[kind]

    def _seed(self, table: Table, fields: Facts, application: str) -> Any:
        now = datetime.fromtimestamp(int(self._clock()), table.zone)
        record = seeded(table, fields, now, self._user_id)
        record.application = application
        table.add(record)
        return record.get(table.spec["key"])

    def records(self, kind: str) -> list[Facts]:
        """Return the records of a kind, with all fields as answers have them.

        Args:
            kind: Kind of the records, such as `activity`.
        """
        table = self._table(kind)
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
        error: str | type[Exception] | None = None,
        fault: str | None = None,
        on_call: int = 1,
        times: int | None = 1,
        latency: float = 0.0,
        undocumented: bool = False,
    ) -> None:
        """Let something go wrong when a method is called.

        Args:
            method: Wire name of the method; `batch` for whole batches, `*` for all.
            error: Error to answer with: its code, its message or its class. Where the
                method and the service have one of the same code, it is the method's. In
                a batch it is that of the command.
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
        name = error.__name__ if isinstance(error, type) else error
        plans = faults.plans(method, name, fault, latency, undocumented)
        for plan in plans:
            plan.begin(on_call, times)
            self._core.plans.add(plan)

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

    def reset(self) -> None:
        """Forget all records, calls and plans; tokens and handlers stay."""
        self._core.reset()

    def clear_calls(self) -> None:
        """Forget what was asked."""
        self._core.calls.clear()

    # -- events ------------------------------------------------------------------------

    def on_event(
        self, handler: Handler, *names: str, application: str | None = None
    ) -> None:
        """Let a handler know of changes.

        Args:
            handler: Address that gets a POST request, or a function that gets its body
                before the call returns. What it raises is raised at the end of the
                `with` block of the portal.
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

    # -- other languages ---------------------------------------------------------------

    def steer_over_http(self) -> None:
        """Let everybody who reaches the portal plan faults, seed records and read calls.

        `POST /portal/fail` with a JSON object of its arguments is `fail`, and so on.
        """
        self._core.steer = partial(steer, self)
