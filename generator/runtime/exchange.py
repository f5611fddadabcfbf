"""One exchange of a request and a reply: everything but the moving of bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from typing import TYPE_CHECKING, Any, TypeVar, cast

from . import wire
from .auth import Auth
from .call import Call
from .errors import (
    DOUBT,
    ApiError,
    Bitrix24Error,
    Catalogue,
    OutcomeUnknown,
    RequestError,
    ResponseError,
    TransportError,
    bare,
)
from .steps import Ask
from .watch import Attempt, Watch

if TYPE_CHECKING:
    import httpx2

    from .payload import Answer
    from .protocol import Reply
    from .retry import Post

T = TypeVar("T")

READ_TIMEOUT = wire.REQUEST_TIME + 15.0
"""Seconds: what the server gives a request, and time for it to travel."""

_CONNECT_TIMEOUT = 10.0
_CERTIFICATE = "CERTIFICATE_VERIFY_FAILED"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no reply: without the exception, whose request holds the address.

    Attributes:
        kind: Name of the exception's class.
        text: Its message, the secret masked.
        sent: The request may have reached the server.
        passing: It may be otherwise the next time.
    """

    kind: str
    text: str
    sent: bool
    passing: bool = True


@dataclass(frozen=True, slots=True)
class Exchange:
    """What all requests of a session have in common.

    Attributes:
        auth: Who calls.
        version: Version of the client.
        catalogue: The known errors.
        timeout: Seconds to wait for the server.
        check: Whether parameters are checked before they are sent.
        timezone: What datetimes without a zone are in; None refuses them.
        watch: Tells loggers and hooks what happens.
        addresses: Addresses of methods, taken apart once: for a short call that costs
            as much as all the rest here.
    """

    auth: Auth
    version: str
    catalogue: Catalogue = field(default_factory=Catalogue, repr=False)
    timeout: float = READ_TIMEOUT
    check: bool = True
    timezone: tzinfo | None = None
    watch: Watch = field(default_factory=Watch, repr=False)
    addresses: dict[str, Any] = field(
        default_factory=dict[str, Any], init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        zone = cast("object", self.timezone)  # types are not always checked
        if not isinstance(zone, tzinfo | None):
            raise TypeError('timezone: such as ZoneInfo("Europe/Berlin")')

    def verify(self, call: Call[T]) -> Call[T]:
        """Return a call as it can be sent: its datetimes have a zone.

        Args:
            call: The call.

        Raises:
            RequestError: A zone is missing, or a parameter breaks a rule and that is to
                be checked.
        """
        call = self.zoned(call)
        if self.check and call.checks:
            from .check import verify

            verify(call)
        return call

    def zoned(self, call: Call[T]) -> Call[T]:
        """Return a call whose datetimes have a zone.

        Args:
            call: The call.

        Raises:
            RequestError: A zone is missing, and the client knows none.
        """
        from .zones import Zones

        zones = Zones(self.timezone)
        params = zones.of(call.params)
        if zones.missing:
            raise RequestError(call.wire, zones.missing)
        return call if params is call.params else replace(call, params=params)

    def arguments(self, step: Post | Ask) -> dict[str, Any]:
        """Return the arguments of the HTTP client's `request`; they hold secrets.

        Args:
            step: What is to be sent.
        """
        from httpx2 import URL

        from .protocol import build_request
        from .timely import Patience

        headers = {
            "Accept": "application/json",
            "User-Agent": f"bitrix24-client/{self.version}",
        }
        connect = min(self.timeout, _CONNECT_TIMEOUT)
        made: dict[str, Any] = {
            "headers": headers,
            "timeout": (connect, Patience(self.timeout), self.timeout, self.timeout),
            "follow_redirects": False,
        }
        if isinstance(step, Ask):
            return {**made, "method": "GET", "url": step.url}
        url, body = build_request(step.call, step.access)
        if url not in self.addresses:
            self.addresses[url] = URL(url)
        headers["Content-Type"] = "application/json"
        content = json.dumps(body, separators=(",", ":")).encode()
        return {
            **made,
            "method": "POST",
            "url": self.addresses[url],
            "content": content,
        }

    def hurry(self, response: httpx2.Response) -> None:
        """Bound the time that the body of a response may take, whoever moves it.

        Args:
            response: The response, not yet read.
        """
        from .timely import TimelyStream

        response.stream = TimelyStream(response.stream, self.timeout)

    def reply(self, response: httpx2.Response) -> Reply:
        """Return what the protocol needs of a response.

        Args:
            response: The response, already read.
        """
        from .protocol import Reply

        location = response.headers.get("location", "")
        return Reply(response.status_code, response.content, location)

    def failure(self, error: httpx2.HTTPError) -> Failure:
        """Return what may be told of a failure of the HTTP library.

        Args:
            error: The failure.
        """
        import httpx2

        unsent = (
            httpx2.ConnectError,
            httpx2.ConnectTimeout,
            httpx2.PoolTimeout,
            httpx2.ProxyError,  # the proxy refused to connect
            httpx2.UnsupportedProtocol,
        )
        text = self.auth.mask(str(error))
        lasting = _CERTIFICATE in text or isinstance(error, httpx2.UnsupportedProtocol)
        sent = not isinstance(error, unsent)
        return Failure(type(error).__name__, text, sent, not lasting)

    def bare(self, error: BaseException) -> BaseException:
        """Return an exception without all that it knows of where it was raised.

        Its frames, and those of the exceptions it came from, hold the address.

        Args:
            error: What is neither a reply nor a failure, such as a cancellation.
        """
        parts: object = getattr(error, "exceptions", ())  # those of a group
        if isinstance(parts, tuple):
            for part in cast("tuple[object, ...]", parts):
                if isinstance(part, BaseException):
                    self.bare(part)
        if any(
            isinstance(arg, str) and self.auth.mask(arg) != arg for arg in error.args
        ):
            masked = (
                self.auth.mask(a) if isinstance(a, str) else a for a in error.args
            )
            error.args = tuple(masked)
        return bare(error)

    def attempt(self, call: Call[Any], number: int) -> Attempt:
        """Return what may be told of sending a call.

        Args:
            call: The call.
            number: 1 if it is sent for the first time.
        """
        return Attempt(call.wire, self.auth.portal, number)

    def judge(
        self, call: Call[T], outcome: Reply | Failure
    ) -> Answer[T] | Bitrix24Error:
        """Return the answer, or the error that the outcome amounts to.

        Args:
            call: The call.
            outcome: What came of it.
        """
        from .protocol import judge

        if isinstance(outcome, Failure):
            return _transport_error(call, outcome)
        return judge(call, outcome, catalogue=self.catalogue, mask=self.auth.mask)

    def refusal(self, call: Call[Any], body: dict[str, Any]) -> ApiError | None:
        """Return the error of a command of a batch; None if it has a result.

        Args:
            call: The command.
            body: What the server answered to it.
        """
        from .protocol import refusal

        mask = self.auth.mask
        return refusal(call, body, None, catalogue=self.catalogue, mask=mask)

    def read(self, call: Call[T], body: dict[str, Any]) -> Answer[T] | ResponseError:
        """Return the answer in a body without an error.

        Args:
            call: The call.
            body: The parsed body.
        """
        from .payload import read_payload

        return read_payload(call, None, body, self.auth.mask)


def client_settings() -> dict[str, Any]:
    """Return the arguments of an HTTP client of ours."""
    from http.cookiejar import CookieJar, DefaultCookiePolicy

    # No cookies: a session of PHP would make concurrent calls wait for each other.
    policy = DefaultCookiePolicy(allowed_domains=[])
    return {"verify": True, "cookies": CookieJar(policy)}


def _transport_error(call: Call[Any], failure: Failure) -> TransportError:
    told = ": ".join(filter(None, (call.wire, failure.kind, failure.text)))
    if failure.sent and not call.repeat_safe:
        error: TransportError = OutcomeUnknown(f"{told}; {DOUBT}", method=call.wire)
    else:
        error = TransportError(told, method=call.wire, passing=failure.passing)
    error.kind = failure.kind
    return error
