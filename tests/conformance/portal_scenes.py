"""Portals on which the examples of the spec can be carried out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bitrix24_client.testing import FakePortal

from tests.conformance.facts import Data, facts
from tests.conformance.portal_facts import portal_spec
from tests.portal.asking import ask

APP = "local"


@contextmanager
def scene(method: str, request: Data) -> Iterator[FakePortal]:
    """A portal that has what a request is about."""
    act = portal_spec()["methods"].get(method, {})
    with FakePortal(domain="demo.bitrix24.com") as portal:
        if not method.startswith("crm.activity.badge"):
            portal.seed("badge", [{"code": "CUSTOM"}])
        if "key" in act:
            record = portal_spec()["records"][act["record"]]
            fields: Data = {record["key"]: request[act["key"]], **act.get("where", {})}
            if "owner" in record:
                fields |= {"BINDINGS": list(bindings(act, request)), **dict(owner(act, request))}
            portal.seed(act["record"], [fields], application=application(method))
        if act.get("does") == "detach":
            layout = {"layout": {"blocks": {"a": {"type": "text", "properties": {"value": "x"}}}}}
            ask(portal, method.replace("delete", "set"), {**request, **layout}, application=APP)
        yield portal


def application(method: str, request: Data | None = None) -> str:
    """The application that calls; empty for a webhook."""
    provider = ((request or {}).get("fields") or {}).get("PROVIDER_ID")
    context = facts().methods[method]["context"]
    return APP if context.startswith("application") or provider == "REST_APP" else ""


def owner(act: Data, request: Data) -> Iterator[tuple[str, Any]]:
    """The fields with the owner of a record."""
    named = act.get("object", {})
    yield "OWNER_TYPE_ID", request.get(named.get("type"), 2)
    yield "OWNER_ID", request.get(named.get("id"), 1)


def bindings(act: Data, request: Data) -> Iterator[Data]:
    """What a record is bound to, so that the request can be carried out."""
    if act["does"] != "bind":
        yield dict(owner(act, request))
    if act["does"] in ("bind", "unbind"):
        yield {"OWNER_TYPE_ID": 4, "OWNER_ID": 77}
