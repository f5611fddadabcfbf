"""From the body of a request that the portal makes to a handler, to a typed event."""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, cast
from urllib.parse import parse_qsl

from pydantic import ValidationError

from .errors import Bitrix24Error, bare
from .model import Model
from .values import Str, Timestamp

E = TypeVar("E", bound="Event")

_MOST_FIELDS = 10_000
_DEEPEST = 32
_NAME = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")
_STEP = re.compile(r"\[([^\[\]]*)\]")


class Event(Model):
    """An event that a portal sent to a handler."""

    event: Str
    """Name of the event, as it came: upper and lower case mean the same."""

    ts: Timestamp | None = None
    """When the event was sent."""

    # What came along may hold tokens: it stays out of every text.
    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.event!r})"


class OtherEvent(Event):
    """An event that is not described: its data are as they came."""

    data: Any = None
    """What happened."""

    auth: Any = None
    """Where the event comes from, and tokens."""


class EventError(Bitrix24Error):
    """The body of a request is not that of an event. The text does not quote it."""


class ForeignEvent(EventError):
    """The event does not prove that it comes from the portal: do not act upon it."""


def parse(
    body: bytes | str | Mapping[str, Any],
    token: str | None,
    kind: Callable[[str], type[E]],
) -> E | EventError:
    """Return the event of a request, or the error that it amounts to.

    It is not raised from here: a traceback that is printed with local variables would
    show the tokens.

    Args:
        body: The body, a form with brackets or JSON; or the form, already parsed.
        token: The `application_token` that the event must have; None takes any.
        kind: Gives the class of an event by its name.
    """
    try:
        return _parsed(body, token, kind)
    except EventError as error:
        return bare(error)


def _parsed(
    body: bytes | str | Mapping[str, Any],
    token: str | None,
    kind: Callable[[str], type[E]],
) -> E | EventError:
    found = _tree(body)
    name = found.get("event")
    if not isinstance(name, str):
        raise EventError("the request has no `event`: it is not an event of a portal")
    if token is not None:
        _prove(found.get("auth"), token)
    made = kind(name)
    try:
        return made.from_wire(found)
    except ValidationError as error:
        problems = error.errors(
            include_url=False, include_context=False, include_input=False
        )
        told = "; ".join(
            f"{'.'.join(map(str, p['loc']))}: {p['msg']}" for p in problems
        )
    return EventError(f"{made.__name__}: the event does not fit: {told}")


def _prove(auth: object, token: str) -> None:
    given = (
        cast("Mapping[str, object]", auth).get("application_token")
        if isinstance(auth, Mapping)
        else None
    )
    # Nobody has an empty token: a handler whose token is not set must not trust one.
    # Whoever calls may send lone surrogates in JSON, which UTF-8 cannot carry.
    if not isinstance(given, str) or not (
        token and hmac.compare_digest(_bytes(given), _bytes(token))
    ):
        raise ForeignEvent(
            "the application_token of the event is not that of this application"
        )


def _bytes(token: str) -> bytes:
    return token.encode(errors="surrogatepass")


def _tree(body: bytes | str | Mapping[str, Any]) -> dict[str, Any]:
    if isinstance(body, bytes):
        body = body.decode(errors="replace")
    if isinstance(body, Mapping):
        pairs = _pairs(body)
        return nested(pairs) if any("[" in name for name, _ in pairs) else dict(pairs)
    if body.lstrip().startswith("{"):
        try:
            found = json.loads(body)
        except (ValueError, RecursionError):
            raise EventError("the request looks like JSON and is not") from None
        return cast("dict[str, Any]", found)
    try:
        pairs = parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise EventError("the form of the request has too many fields") from None
    return nested(pairs)


def _pairs(form: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return names and values; a name that repeats has as many pairs as values.

    `items` of the forms of Django, Flask and Starlette tells one value of a name.
    """
    several = getattr(form, "getlist", None)
    if several is None:
        return [*form.items()]
    return [(name, value) for name in [*form] for value in several(name)]


def nested(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return the tree of a form whose names have brackets, as PHP reads them.

    `a[b][0]=1` is a text in a list in an object. A name that is no path is kept as it is.

    Args:
        pairs: Names and values.

    Raises:
        EventError: The names contradict each other or are nested too deep.
    """
    root: dict[str, Any] = {}
    for name, value in pairs:
        found = _NAME.fullmatch(name)
        steps = [found[1], *_STEP.findall(found[2])] if found else [name]
        if len(steps) > _DEEPEST:
            raise EventError("the form of the request is nested too deep")
        holder = root
        for above, step in enumerate(steps[:-1]):
            inner = holder.setdefault(_index(step, above, holder), {})
            if not isinstance(inner, dict):
                raise EventError("the form of the request has a name twice")
            holder = cast("dict[str, Any]", inner)
        last = _index(steps[-1], len(steps) - 1, holder)
        if isinstance(holder.get(last), dict):
            raise EventError("the form of the request has a name twice")
        holder[last] = value
    return {key: _lists(value) for key, value in root.items()}


def _index(step: str, depth: int, holder: Mapping[str, Any]) -> str:
    # `a[]` is the next place of a list; only the first step may have no name.
    return str(len(holder)) if not step and depth else step


def _lists(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    found = {key: _lists(item) for key, item in cast("dict[str, Any]", value).items()}
    if found and list(found) == [str(index) for index in range(len(found))]:
        return list(found.values())
    return found
