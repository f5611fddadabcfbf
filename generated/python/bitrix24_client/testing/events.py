"""Events: what handlers are sent when records change."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from .calls import Change
from .facts import Facts, facts, suggestion
from .forms import encode
from .render import put

Handler: TypeAlias = "str | Callable[[bytes], object]"
"""Address that gets a POST request, or a function that gets its body."""

_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who wants to know of which events; `application` is empty for an outgoing webhook."""

    handler: Handler
    names: frozenset[str]
    application: str


@dataclass(slots=True)
class Delivery:
    """An event that was sent.

    Attributes:
        name: Name of the event, as it is documented.
        payload: What was sent, before it became a form.
        status: Status that a handler behind an address answered with; 0 if it did not.
        error: What a handler that is a function raised; the portal raises it in the end.
    """

    name: str
    payload: Facts
    status: int = 0
    error: Exception | None = None

    @property
    def body(self) -> bytes:
        """The form that was sent."""
        return encode(self.payload).encode()


class Events:
    """Handlers, and what they were sent.

    Args:
        auth: Gives the values of `auth` for an application; empty for none.
        now: Gives the time.
    """

    def __init__(
        self, auth: Callable[[str], Mapping[str, Any]], now: Callable[[], float]
    ) -> None:
        self.sent: list[Delivery] = []
        self._auth, self._now = auth, now
        self._subscriptions: list[Subscription] = []
        self._threads: list[threading.Thread] = []

    def subscribe(
        self, handler: Handler, names: Collection[str], application: str
    ) -> None:
        """Let a handler know of events.

        Args:
            handler: Address or function.
            names: Names of events; empty for all.
            application: Whose handler it is; empty for an outgoing webhook.

        Raises:
            ValueError: There is no such event.
        """
        known = {name.lower(): name for name in facts()["events"]}
        for name in names:
            if name.lower() not in known:
                raise ValueError(
                    f"no event is called {name!r}; {suggestion(name, known.values())}"
                )
        wanted = frozenset(known[name.lower()] for name in names) or frozenset(
            known.values()
        )
        self._subscriptions.append(Subscription(handler, wanted, application))

    def tell(self, change: Change) -> None:
        """Send the event of a change to whom it concerns.

        Args:
            change: The change.
        """
        told = change.table.spec.get("events")
        if told is None:
            return
        data: Any = {}
        row = change.table.row(change.record)
        for path, name in told["data"].items():
            data = put(data, path, row[name])
        self.send(told[change.kind], data)

    def send(self, name: str, data: Any) -> None:
        """Send an event to whom it concerns.

        Args:
            name: Its name.
            data: Its data.
        """
        for subscription in self._subscriptions:
            if name in subscription.names:
                payload = self._payload(name, data, subscription.application)
                delivery = Delivery(name, payload)
                self.sent.append(delivery)
                self._deliver(subscription.handler, delivery)

    def wait(self) -> None:
        """Wait until handlers behind addresses have answered."""
        while self._threads:
            self._threads.pop().join(_PATIENCE)

    def _payload(self, name: str, data: Any, application: str) -> Facts:
        delivery = facts()["delivery"]
        keys = delivery["application" if application else "webhook"]
        values = self._auth(application)
        return {
            "event": name.upper() if delivery.get("capitals") else name,
            "data": data,
            "ts": str(int(self._now())),
            "auth": {key: str(values[key]) for key in keys},
        }

    def _deliver(self, handler: Handler, delivery: Delivery) -> None:
        if not isinstance(handler, str):
            try:
                handler(delivery.body)
            except Exception as error:  # the call that caused the event was carried out
                delivery.error = error
            return
        thread = threading.Thread(target=_post, args=(handler, delivery), daemon=True)
        self._threads.append(thread)
        thread.start()


def _post(address: str, delivery: Delivery) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    request = urllib.request.Request(address, delivery.body, headers)
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            delivery.status = int(answer.status)
    except urllib.error.HTTPError as error:
        delivery.status = error.code
        error.close()
    except OSError:
        delivery.status = 0  # the portal sends no event twice
