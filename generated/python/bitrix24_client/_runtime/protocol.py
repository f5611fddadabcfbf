"""The protocol without the network: a call into a request, an answer into a value.

Errors are made here but not raised from where the raw answer is at hand: a traceback
printed with its local variables must not show a credential that the server repeated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from . import wire
from .auth import Access, Auth
from .call import Call
from .encode import encode
from .errors import (
    DOUBT,
    ApiError,
    Bitrix24Error,
    Catalogue,
    OutcomeUnknown,
    ResponseError,
    TransportError,
    error_from_body,
)
from .masking import hide_in
from .payload import Answer, read_payload

T = TypeVar("T")

_NOT_JSON = object()
_METHOD = re.compile(r"[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*")
_BUSY = (408, 429)
_EXCERPT = 200
"""Characters of a strange answer that go into a message."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back over HTTP.

    Attributes:
        status: HTTP status.
        content: The body.
        location: Where a redirect leads.
    """

    status: int
    content: bytes = field(repr=False)
    location: str = field(default="", repr=False)


def build_request(call: Call[Any], auth: Auth | Access) -> tuple[str, dict[str, Any]]:
    """Return the address and the JSON body of a POST; both may hold the secret.

    Args:
        call: The call.
        auth: Who calls.

    Raises:
        TypeError: JSON cannot carry a parameter; the text names it.
        ValueError: The name of the method is malformed.
    """
    return auth.base_url + proper(call.wire), {**encode(call.params), **auth.body_extra}


def proper(method: str) -> str:
    """Return the name of a method, which may go into an address and a command.

    Args:
        method: The name.

    Raises:
        ValueError: It is malformed.
    """
    if not _METHOD.fullmatch(method):
        raise ValueError(f"malformed name of a method: {method!r}")
    return method


def judge(
    call: Call[T],
    reply: Reply,
    *,
    catalogue: Catalogue,
    mask: Callable[[str], str] = str,
) -> Answer[T] | Bitrix24Error:
    """Return what the server answered, or the error that it amounts to.

    That is an `ApiError` if the body has an `error`, whatever the status; a
    `ResponseError` if it is not what the documentation says; a `TransportError` for a
    redirect or an error of a gateway, `OutcomeUnknown` if a repeat may do the work
    twice.

    Args:
        call: The call.
        reply: What came back.
        catalogue: The known errors.
        mask: Returns a text without the secret.
    """
    if 300 <= reply.status < 400:
        return _moved(call, reply, mask)
    found = _parse(reply.content)
    body = cast("dict[str, Any]", found) if isinstance(found, dict) else None
    if body is not None:
        told = refusal(call, body, reply.status, catalogue=catalogue, mask=mask)
        if told is not None:
            return told
    if not 200 <= reply.status < 300:
        return _foreign(call, reply, mask)
    if body is None:
        unread = found is _NOT_JSON
        kind = "not JSON" if unread else "not a JSON object"
        return ResponseError(
            f"{call.wire}: the answer is {kind}: {_excerpt(reply, mask)}",
            method=call.wire,
            http_status=reply.status,
            payload=hide_in(_text(reply) if unread else cast("Any", found), mask),
            readable=False,
        )
    return read_payload(call, reply.status, body, mask)


def refusal(
    call: Call[Any],
    body: dict[str, Any],
    status: int | None,
    *,
    catalogue: Catalogue,
    mask: Callable[[str], str] = str,
) -> ApiError | None:
    """Return the error that a body tells; None if it holds a result.

    Args:
        call: The call.
        body: The parsed body.
        status: HTTP status; None for a command of a batch.
        catalogue: The known errors.
        mask: Returns a text without the secret.
    """
    if not _is_error(body):
        return None
    masked = hide_in(body, mask)
    safe = call.repeat_safe
    return error_from_body(masked, status, call.wire, catalogue, repeat_safe=safe)


def _parse(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return _NOT_JSON


def _is_error(body: Mapping[str, Any]) -> bool:
    # The key decides, not the status: errors come with 200 too, and `error` may be "".
    if wire.ERROR not in body:
        return False
    return body[wire.ERROR] is not None or wire.RESULT not in body


def _moved(call: Call[Any], reply: Reply, mask: Callable[[str], str]) -> TransportError:
    try:
        host = urlsplit(reply.location).hostname or "the same host"
    except ValueError:
        host = "an unreadable address"
    # Only `detour.py` follows, and not everywhere: that may turn a POST into a GET, and it
    # hands the credential to another host. The path may hold the webhook's code: not told.
    return TransportError(
        f"{call.wire}: HTTP {reply.status}, the portal has moved to {mask(host)}; "
        "use its new address",
        method=call.wire,
        http_status=reply.status,
        passing=False,
    )


def _foreign(
    call: Call[Any], reply: Reply, mask: Callable[[str], str]
) -> TransportError:
    """Return the error of an answer that some gateway gave in place of the API."""
    told = f"HTTP {reply.status} without an error of the API: {_excerpt(reply, mask)}"
    message = f"{call.wire}: {told}"
    # A gateway that gave up waiting does not know whether the work was done.
    if reply.status >= 500 and not call.repeat_safe:
        doubt = f"{message}; {DOUBT}"
        return OutcomeUnknown(doubt, method=call.wire, http_status=reply.status)
    return TransportError(
        message,
        method=call.wire,
        http_status=reply.status,
        passing=reply.status >= 500 or reply.status in _BUSY,
    )


def _text(reply: Reply) -> str:
    return reply.content.decode(errors="replace")


def _excerpt(reply: Reply, mask: Callable[[str], str]) -> str:
    # Masked before it is cut: a secret cut in two would not be recognised.
    return repr(" ".join(mask(_text(reply)).split())[:_EXCERPT])
