"""A fake portal for people and for programs in any language: python -m bitrix24_client.testing"""

from __future__ import annotations

import argparse
import json
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from shlex import quote

from .facts import Facts, facts
from .forms import encode
from .portal import FakePortal


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a portal until it is interrupted, and tell how it is reached.

    Args:
        arguments: What stands on the command line.
    """
    parser = argparse.ArgumentParser(
        prog="bitrix24_client.testing", description=__doc__
    )
    plans = [*facts()["protocol"]["rates"]]
    parser.add_argument("--port", type=int, default=0, help="port to listen on")
    parser.add_argument("--code", help="secret code of the webhook")
    parser.add_argument("--rate", choices=plans, help="plan whose request rate holds")
    parser.add_argument("--strict", action="store_true", help="refuse the undocumented")
    parser.add_argument(
        "--latency", type=float, default=0.0, help="seconds an answer takes"
    )
    given = parser.parse_args(arguments)
    with FakePortal(
        port=given.port,
        webhook_code=given.code,
        rate=given.rate,
        strict=given.strict,
        latency=given.latency,
    ) as portal:
        portal.steer_over_http()
        sys.stdout.write("\n".join(lines(portal)) + "\n")
        sys.stdout.flush()
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


def lines(portal: FakePortal) -> Iterator[str]:
    """Yield what somebody needs to know who wants to call the portal.

    Args:
        portal: The portal.
    """
    tokens = portal.tokens()
    application = portal.application()
    token = facts()["protocol"]["token_parameter"]
    yield "A fake portal listens; it forgets everything when it is stopped with Ctrl-C."
    yield ""
    yield f"Webhook        {portal.webhook_url}"
    yield f"Application    {portal.client_endpoint}"
    yield f"Access token   {tokens['access_token']}"
    yield f"Refresh token  {tokens['refresh_token']}"
    yield f"Token address  {portal.token_url}"
    yield f"Client         {application.client_id} {application.client_secret}"
    yield ""
    yield "Try:"
    for index, (method, params) in enumerate(calls()):
        base = portal.client_endpoint if index == 2 else portal.webhook_url
        auth = {token: tokens["access_token"]} if index == 2 else {}
        yield f"  {_curl(f'{base}{method}.json', {**params, **auth}, index == 1)}"


def _curl(url: str, params: Facts, as_json: bool) -> str:
    head = "-H 'Content-Type: application/json' " if as_json else ""
    body = json.dumps(params) if as_json else encode(params)
    return f"curl -s {quote(url)} {head}-d {quote(body)}"


def calls() -> Iterator[tuple[str, Facts]]:
    """Yield calls that work on a new portal: one that makes a record, and two that read."""
    acts: dict[str, Facts] = facts().get("acts", {})
    for does in ("create", "read", "list"):
        usual = (
            (name, facts()["methods"][name])
            for name, act in acts.items()
            if act["does"] == does and act["record"] in _numbered()
        )
        open_ = [
            (n, m)
            for n, m in usual
            if m["context"] == "any" and not m.get("deprecated")
        ]
        if open_:
            name, method = open_[0]
            request: Facts = min((e["request"] for e in method["examples"]), key=len)
            yield name, dict.fromkeys(request, 1) if does == "read" else request


def _numbered() -> set[str]:
    return {
        name for name, record in facts()["records"].items() if record.get("numbered")
    }


if __name__ == "__main__":
    main()
