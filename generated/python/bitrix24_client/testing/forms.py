"""Parameters as they travel: queries and forms with brackets as PHP reads them, JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.parser import BytesParser
from typing import Any
from urllib.parse import parse_qsl, quote_plus

from .facts import is_list, is_object

_STEP = re.compile(r"\[([^\]]*)\]")
_DEEPEST = 64


class Unreadable(ValueError):
    """The body of a request is not what it claims to be."""


def parse(text: str) -> dict[str, Any]:
    """Return the parameters of a query or a form.

    Args:
        text: Names and values as in an address; brackets in a name lead deeper.
    """
    return _tree(parse_qsl(text, keep_blank_values=True))


def read_body(kind: str, body: bytes) -> tuple[str, dict[str, Any]]:
    """Return how the parameters in a body came, and the parameters.

    Args:
        kind: What `Content-Type` says.
        body: The body.

    Raises:
        Unreadable: The body is something else.
    """
    if not body.strip():
        return ("json" if "json" in kind else "form"), {}
    if kind.startswith("multipart/form-data"):
        return "form", _tree(_parts(kind, body))
    if "json" in kind:
        return "json", _json(body)
    try:
        return "form", parse(body.decode())
    except UnicodeDecodeError as error:
        raise Unreadable("the form is not UTF-8") from error


def _json(body: bytes) -> dict[str, Any]:
    try:
        read: Any = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable("the body is not JSON") from error
    if is_object(read):
        return read
    if is_list(read):  # to PHP, a list is an object with numbers for keys
        return {str(index): item for index, item in enumerate(read)}
    raise Unreadable("the body is no object")


def _parts(kind: str, body: bytes) -> Iterator[tuple[str, str]]:
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    for part in BytesParser().parsebytes(head + body).walk():
        name = part.get_param("name", header="content-disposition")
        if isinstance(name, str):
            content = part.get_payload(decode=True)
            text = content if isinstance(content, bytes) else b""
            yield name, text.decode(errors="replace")


def _tree(pairs: Any) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        head = key.partition("[")[0]
        steps = [head, *_STEP.findall(key[len(head) :])] if head else [key]
        _put(made, steps[:_DEEPEST], value)
    return {key: _lists(value) for key, value in made.items()}


def _put(place: dict[str, Any], steps: list[str], value: str) -> None:
    for index, step in enumerate(steps):
        name = step or str(_next(place))
        if index == len(steps) - 1:
            place[name] = value
            return
        inner = place.get(name)
        if not is_object(inner):
            inner = place[name] = {}
        place = inner


def _next(place: dict[str, Any]) -> int:
    """The number that PHP gives to `[]`."""
    return 1 + max((int(key) for key in place if key.isdecimal()), default=-1)


def _lists(value: Any) -> Any:
    """Objects whose keys count from 0 are lists."""
    if not is_object(value):
        return value
    made = {key: _lists(item) for key, item in value.items()}
    if list(made) == [str(number) for number in range(len(made))]:
        return list(made.values())
    return made


def encode(value: dict[str, Any]) -> str:
    """Return a form with brackets, as the portal sends events.

    Args:
        value: What to send.
    """
    return "&".join(
        f"{key}={quote_plus(text)}"
        for name, item in value.items()
        for key, text in _leaves(quote_plus(name), item)
    )


def _leaves(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if is_object(value):
        for name, item in value.items():
            yield from _leaves(f"{key}[{quote_plus(name)}]", item)
    elif is_list(value):
        for index, item in enumerate(value):
            yield from _leaves(f"{key}[{index}]", item)
    else:
        yield key, "" if value is None else str(value)
