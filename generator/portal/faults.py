"""What shall go wrong: documented errors, and what happens on the way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

from .facts import Facts, facts, suggestion
from .messages import Reply
from .refusals import system

ANY = "*"
"""Stands for every method."""

_PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1></body></html>\n"
_BEFORE = {
    "reset": "the connection is reset",
    "close": "the connection is closed without an answer",
    "timeout": "nothing is answered until the client gives up",
    "html_502": "a proxy answers 502 with a page of HTML",
    "html_503": "a proxy answers 503 with a page of HTML",
    "html_504": "a proxy answers 504 with a page of HTML",
    "empty": "the answer has status 200 and no content",
}
_TITLES = {502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}
_AFTER = {
    "drip": "the answer comes byte by byte",
    "truncated": "the answer breaks off in the middle",
    "garbage": "a warning of PHP stands before the JSON",
}
FAULTS = {
    **{name: f"{what}; the call is not carried out" for name, what in _BEFORE.items()},
    **{
        f"{name}_after": f"{what}; the call was carried out"
        for name, what in _BEFORE.items()
    },
    **{name: f"{what}; the call was carried out" for name, what in _AFTER.items()},
}
"""What may happen on the way, and what it does."""

ON_THE_WIRE = frozenset(("reset", "close", "timeout", "drip", "truncated"))
"""What only a server with a connection can do."""


@dataclass(slots=True)
class Plan:
    """Something that goes wrong when a method is called.

    Attributes:
        method: Wire name of the method, or `*` for all.
        row: The error to answer with.
        fault: What happens on the way.
        latency: Seconds to wait before anything is answered.
        first: Number of the first call that it strikes, counted from now.
        times: How many calls it strikes; None for all that follow.
        seen: Calls since.
    """

    method: str
    row: Facts | None = None
    fault: str = ""
    latency: float = 0.0
    first: int = 1
    times: int | None = 1
    seen: int = 0

    def begin(self, first: int, times: int | None) -> None:
        """Say which calls it strikes.

        Args:
            first: Number of the first one; the next call is 1.
            times: How many it strikes; None for all that follow.

        Raises:
            ValueError: There are no such calls.
        """
        if first < 1 or (times is not None and times < 1):
            raise ValueError("calls are counted from 1, and at least one is struck")
        self.first, self.times = first, times

    def strikes(self, method: str) -> bool:
        """Count a call; whether it is one of those that are struck.

        Args:
            method: Wire name of the method.
        """
        if self.method not in (ANY, method):
            return False
        self.seen += 1
        last = None if self.times is None else self.first + self.times - 1
        return self.seen >= self.first and (last is None or self.seen <= last)

    @property
    def is_over(self) -> bool:
        """Whether it strikes no more."""
        return self.times is not None and self.seen >= self.first + self.times - 1


class Plans:
    """Everything that is to go wrong, in the order in which it was asked for."""

    def __init__(self) -> None:
        self._plans: list[Plan] = []
        self._lock = threading.Lock()

    def add(self, plan: Plan) -> None:
        """Let something go wrong.

        Args:
            plan: What, and when.
        """
        with self._lock:
            self._plans.append(plan)

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        with self._lock:
            self._plans.clear()

    @property
    def waiting(self) -> int:
        """How many have not struck as often as they shall."""
        return sum(not plan.is_over for plan in self._plans if plan.times is not None)

    def strike(self, method: str, on_the_way: bool) -> Plan | None:
        """Count a call for every plan of a sort; the first plan that strikes it.

        Args:
            method: Wire name of the method.
            on_the_way: Whether it is about requests, not about calls.
        """
        with self._lock:
            struck = [
                plan
                for plan in self._plans
                if (plan.row is None) is on_the_way and plan.strikes(method)
            ]
        return struck[0] if struck else None


def error_row(method: str, error: str, undocumented: bool) -> Facts:
    """Return the error that a code, a message or a class means for a method.

    Args:
        method: Wire name of the method, or `*`.
        error: Code, message or name of the class.
        undocumented: Whether a method may answer what its page does not list.

    Raises:
        ValueError: There is no such error, or the method does not answer so.
    """
    own = (
        [*facts()["methods"][method]["errors"]] if method in facts()["methods"] else []
    )
    named = [row for row in own if error in _called(row)]
    if named or (named := [*_system_rows(error)]):
        row: Facts = named[0]
        return row
    elsewhere = [
        row
        for other in facts()["methods"].values()
        for row in other["errors"]
        if error in _called(row)
    ]
    if not elsewhere:
        raise ValueError(f"no error is called {error!r}; {suggestion(error, _names())}")
    if not undocumented:
        listed = ", ".join(repr(row["name"]) for row in own) or "no errors of its own"
        raise ValueError(
            f"{method} is not documented to answer {error!r}; its page lists {listed}, and"
            " any method may answer the errors of the service; to have it nevertheless,"
            " pass undocumented=True"
        )
    return dict(elsewhere[0])


def _called(row: Facts) -> tuple[str, ...]:
    text = facts()["protocol"]["error_description_key"]
    return row["name"], row.get("class", ""), row["body"].get(text, "")


def _system_rows(error: str) -> Iterator[Facts]:
    for name, told in facts()["errors"].items():
        if "system" in told:
            messages = (row["message"] for row in told["system"])
            names = (*told["codes"], name, *messages)
            if error in names or (error == told.get("group") and told["codes"]):
                yield system(told["codes"][0] if error not in told["codes"] else error)


def _names() -> Iterator[str]:
    yield from facts()["errors"]
    yield from facts()["classes"]
    for told in facts()["errors"].values():
        yield from told["messages"]


def plans(
    method: str,
    error: str | None,
    fault: str | None,
    latency: float,
    undocumented: bool,
) -> list[Plan]:
    """Return what is to go wrong, for requests and for calls apart.

    Args:
        method: Wire name of the method.
        error: Error to answer with.
        fault: What happens on the way.
        latency: Seconds to wait.
        undocumented: Whether a method may answer what its page does not list.

    Raises:
        ValueError: There is no such method, error or fault, or nothing is to go wrong.
    """
    batch = facts()["protocol"]["batch"]["method"]
    known = (*facts()["methods"], batch, ANY)
    if method not in known:
        raise ValueError(f"no method is called {method!r}; {suggestion(method, known)}")
    if fault is not None and fault not in FAULTS:
        raise ValueError(f"no fault is called {fault!r}; {suggestion(fault, FAULTS)}")
    if error is not None and fault is not None:
        raise ValueError("a call has an error or a fault; plan two calls for both")
    if error is None and fault is None and latency <= 0:
        raise ValueError("say what goes wrong: an error, a fault or a latency")
    made: list[Plan] = []
    if error is not None:
        made.append(Plan(method, error_row(method, error, undocumented)))
    if fault is not None or latency > 0:
        made.append(Plan(method, None, fault or "", latency))
    return made


def spoilt(fault: str, good: Reply | None, latency: float) -> Reply:
    """Return what is answered instead when something goes wrong on the way.

    Args:
        fault: What goes wrong.
        good: The answer that was to be given; None if the call was not carried out.
        latency: Seconds to wait.
    """
    kind = fault.removesuffix("_after")
    if kind.startswith("html_"):
        status = int(kind.removeprefix("html_"))
        page = _PAGE.format(f"{status} {_TITLES[status]}")
        return Reply(status, page.encode(), latency=latency)
    if kind == "empty":
        return Reply(200, b"", latency=latency)
    if kind == "garbage" and good is not None:
        warning = b"<br />\n<b>Warning</b>: something is wrong on line 1<br />\n"
        return Reply(good.status, warning + good.content, latency=latency)
    good = good or Reply(200, b"")
    return Reply(good.status, good.body, good.headers, kind, latency)
