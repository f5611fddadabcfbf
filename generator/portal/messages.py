"""What comes in and what goes out, before and behind the wire."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .facts import Facts


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request.

    Attributes:
        verb: `GET` or `POST`.
        path: Path of the address, without the query.
        query: Query of the address, without the question mark.
        headers: Headers, with names in lower case.
        body: The body.
    """

    verb: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP response.

    Attributes:
        status: Its status.
        body: What is sent as JSON; bytes are sent as they are.
        headers: Headers beside those that every response has.
        fault: What goes wrong while it is sent; empty if nothing.
        latency: Seconds to wait before it is sent.
    """

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    fault: str = ""
    latency: float = 0.0

    @property
    def content(self) -> bytes:
        """The body as it travels."""
        if isinstance(self.body, bytes):
            return self.body
        return json.dumps(self.body, ensure_ascii=False, allow_nan=False).encode(
            errors="surrogatepass"
        )

    @property
    def content_type(self) -> str:
        """What the body is."""
        kind = "text/html" if isinstance(self.body, bytes) else "application/json"
        return self.headers.get("Content-Type", f"{kind}; charset=utf-8")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls.

    Attributes:
        user_id: The user with whose rights the call is made.
        application: The application that calls; empty for a webhook.
        administrator: Whether the user is one.
    """

    user_id: int = 1
    application: str = ""
    administrator: bool = True


@dataclass(slots=True)
class Recorded:
    """A call that the portal received.

    Attributes:
        method: Wire name of the method.
        params: The parameters as they were read, less the access token.
        mode: How they came: `json`, `form`, `query`, or `command` of a batch.
        batch: Name of the command, or None outside of a batch.
        application: The application that called; empty for a webhook.
        headers: Headers of the request, less those that hold secrets.
        status: Status that it was answered with; 0 if it was not answered.
        error: Code or message that it was refused with; empty if it was not.
        answer: The body of the answer; in a batch, that part of it.
    """

    method: str
    params: dict[str, Any]
    mode: str
    batch: str | None
    application: str
    headers: Mapping[str, str]
    status: int = 0
    error: str = ""
    answer: Any = None


class Refused(Exception):
    """The portal refuses a call.

    Attributes:
        status: HTTP status of the answer.
        body: Body of the answer.
        name: Code, or the message in place of one.
    """

    def __init__(self, row: Facts, said: str = "") -> None:
        super().__init__(str(row["name"]))
        self.status = int(row["status"])
        self.body: Facts = dict(row["body"])
        self.name = str(row["name"])
        self.said = said


class Failed(Exception):
    """The call has no effect, and no error is documented for it: this is answered.

    Attributes:
        result: What stands in place of the result.
    """

    def __init__(self, result: Any) -> None:
        super().__init__("the call has no effect")
        self.result = result
