"""Calls of the fake portal, in the same process."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote_plus, urlsplit

from bitrix24_client.testing import FakePortal, Reply, Request

Body = dict[str, Any]


def ask(
    portal: FakePortal,
    method: str,
    params: Body | None = None,
    *,
    application: str = "",
    how: str = "json",
) -> Reply:
    """Call a method: with a webhook, or on behalf of an application."""
    given = dict(params or {})
    if application:
        given["auth"] = portal.tokens(application)["access_token"]
    base = portal.client_endpoint if application else portal.webhook_url
    path = f"{urlsplit(base).path}{method}"
    if how == "query":
        return portal.answer(Request("GET", path, form(given)))
    kind = "application/json" if how == "json" else "application/x-www-form-urlencoded"
    body = json.dumps(given) if how == "json" else form(given)
    return portal.answer(Request("POST", path, "", {"content-type": kind}, body.encode()))


def form(value: Any, key: str = "") -> str:
    """Parameters as PHP writes them in an address."""
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        inner = (form(v, f"{key}[{k}]" if key else str(k)) for k, v in items)
        return "&".join(filter(None, inner))
    text = {True: "1", False: "0"}.get(value, value) if isinstance(value, bool) else value
    return f"{quote_plus(key)}={quote_plus('' if text is None else str(text))}"


def result(portal: FakePortal, method: str, params: Body | None = None, **how: Any) -> Any:
    """The result of a call that must succeed."""
    reply = ask(portal, method, params, **how)
    assert reply.status == 200, reply.body
    return reply.body["result"]


def refusal(
    portal: FakePortal, method: str, params: Body | None = None, **how: Any
) -> tuple[int, str]:
    """Status and code of a call that must fail; the text where the code is empty."""
    reply = ask(portal, method, params, **how)
    assert "error" in reply.body, reply.body
    return reply.status, reply.body["error"] or told(reply.body)


def told(body: Body) -> str:
    """The text of an error, less the last stop and what the portal adds."""
    return str(body["error_description"]).partition(" (")[0].removesuffix(".")
