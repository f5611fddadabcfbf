"""The portal steered over HTTP, for tests in other languages: `POST /portal/<what to do>` with JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from .facts import Facts, is_object, suggestion
from .messages import Reply, Request

if TYPE_CHECKING:
    from .portal import FakePortal

PREFIX = "/portal/"


def steer(portal: FakePortal, request: Request) -> Reply | None:
    """Return the answer to a request that steers the portal; None if it is none.

    Args:
        portal: The portal.
        request: The request.
    """
    if not request.path.startswith(PREFIX):
        return None
    name = request.path.removeprefix(PREFIX)
    try:
        given: Any = json.loads(request.body or b"{}")
        if name not in _DONE or not is_object(given):
            return _wrong(f"send an object to one of these; {suggestion(name, _DONE)}")
        return Reply(200, {"result": _DONE[name](portal, given)})
    except (TypeError, ValueError, KeyError) as error:
        return _wrong(f"{type(error).__name__}: {error}")


def _wrong(said: str) -> Reply:
    return Reply(400, {"error": "MISUSE", "error_description": said})


def _calls(portal: FakePortal, given: Facts) -> Any:
    method = given.get("method")
    found = portal.calls if method is None else portal.calls_of(method)
    return [asdict(call) for call in found]


def _events(portal: FakePortal, given: Facts) -> Any:
    return [{"name": sent.name, "payload": sent.payload} for sent in portal.events]


def _on_event(portal: FakePortal, given: Facts) -> None:
    names = given.get("names", ())
    portal.on_event(given["handler"], *names, application=given.get("application"))


_DONE: dict[str, Callable[[FakePortal, Facts], Any]] = {
    "advance": lambda portal, given: portal.advance(**given),
    "calls": _calls,
    "events": _events,
    "expire_token": lambda portal, given: portal.expire_token(),
    "fail": lambda portal, given: portal.fail(**given),
    "heal": lambda portal, given: portal.heal(),
    "on_event": _on_event,
    "records": lambda portal, given: portal.records(**given),
    "remove_object": lambda portal, given: portal.remove_object(**given),
    "reset": lambda portal, given: portal.reset(),
    "seed": lambda portal, given: portal.seed(**given),
    "tokens": lambda portal, given: portal.tokens(**given),
}
"""What may be asked for: each is the method of the same name."""
