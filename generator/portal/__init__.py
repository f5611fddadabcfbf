"""A fake portal for tests of one's own: real HTTP on the loopback interface, no account needed.

from bitrix24_client import Bitrix24
from bitrix24_client.testing import FakePortal

with FakePortal() as portal, Bitrix24.from_webhook(portal.webhook_url) as b24:
    b24.crm.activity.todo.add(...)
    portal.calls_of("crm.activity.todo.add")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .events import Delivery
    from .messages import Recorded, Reply, Request
    from .oauth import Application
    from .portal import FakePortal

__all__ = [
    "Application",
    "Delivery",
    "FakePortal",
    "Recorded",
    "Reply",
    "Request",
]

_HOMES = {
    "Application": "oauth",
    "Delivery": "events",
    "FakePortal": "portal",
    "Recorded": "messages",
    "Reply": "messages",
    "Request": "messages",
}


def __getattr__(name: str) -> Any:
    # On demand, since pytest imports this package in every run for its plugin.
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
