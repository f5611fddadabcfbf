"""A fake portal for tests of one's own: real HTTP on the loopback interface, no account needed.

from bitrix24_client import Bitrix24
from bitrix24_client.testing import FakePortal

with FakePortal() as portal, Bitrix24.from_webhook(portal.webhook_url) as b24:
    b24.crm.activity.todo.add(...)
    portal.calls_of("crm.activity.todo.add")
"""

from __future__ import annotations

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
