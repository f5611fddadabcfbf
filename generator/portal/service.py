"""Which method an address calls, and who calls it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl, unquote

from .facts import Facts, facts, path_of, wire_name
from .forms import Unreadable, parse, read_body
from .messages import Request

_UNREADABLE = "unreadable"
_SECRET = frozenset(("authorization", "cookie", "proxy-authorization"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, taken apart.

    Attributes:
        form: Name of the URL form.
        variables: What stands in the address for its variables.
        method: Wire name of the method.
        params: The parameters, less the access token.
        token: The access token; empty if there is none.
        mode: How the parameters came.
        headers: Headers without secrets.
    """

    form: str
    variables: Mapping[str, str]
    method: str
    params: Facts
    token: str
    mode: str
    headers: Mapping[str, str]

    @property
    def is_exact(self) -> bool:
        """Whether values came with their types."""
        return self.mode == "json"

    @property
    def is_readable(self) -> bool:
        """Whether the body is what it claims to be; PHP goes on without parameters if not."""
        return self.mode != _UNREADABLE


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of paths, the longer ones first."""
    made: dict[str, re.Pattern[str]] = {}
    urls: dict[str, str] = facts()["protocol"]["urls"]
    for name, url in sorted(urls.items(), key=lambda item: -item[1].count("/")):
        path = re.escape(path_of(url).rstrip("/"))
        steps = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", path)
        made[name] = re.compile(rf"{steps}/(?P<method>[A-Za-z][\w.]*?)(\.json)?/?")
    return tuple(made.items())


def ask(request: Request) -> Asked | None:
    """Return what a request asks for; None if its address is none of the API's.

    Args:
        request: The request.
    """
    found = next(
        ((n, m) for n, form in _forms() if (m := form.fullmatch(request.path))), None
    )
    if found is None:
        return None
    variables = {
        k: unquote(v) for k, v in found[1].groupdict().items() if v is not None
    }
    mode, params = _parameters(request)
    token = params.pop(facts()["protocol"]["token_parameter"], "")
    headers = {n: text for n, text in request.headers.items() if n not in _SECRET}
    method = wire_name(variables.pop("method"))
    return Asked(found[0], variables, method, params, str(token), mode, headers)


def _parameters(request: Request) -> tuple[str, Facts]:
    try:
        mode, body = read_body(request.headers.get("content-type", ""), request.body)
    except Unreadable:
        mode, body = _UNREADABLE, {}
    if request.verb == "GET" or not request.body:
        mode = "query" if request.query else mode
    return mode, {**parse(request.query), **body}


def flat(request: Request) -> dict[str, str]:
    """Return the single parameters of a request to the authorisation server.

    Args:
        request: The request.
    """
    body = request.body.decode(errors="replace")
    return dict(parse_qsl(request.query) + parse_qsl(body))
