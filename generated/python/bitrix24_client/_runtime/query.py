"""A call -> the text of a command in a batch, with its parameters as in an address.

Such a text knows no types: what it can carry is kept, what it cannot carry is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeAlias, cast
from urllib.parse import quote_plus

from . import wire
from .call import Call
from .encode import encode
from .errors import RequestError
from .reference import Reference
from .rules import Problem, below
from .unset import UNSET

_OPENING = f"{wire.BATCH_REFERENCE}["
_quoted = lru_cache(quote_plus)  # of names: the same come in every command
_SINGLE = frozenset({str, int, float, bool, type(None)})  # nothing is inside of them


class Pointer(str):
    """A reference as the server resolves it; text of the caller's never is one."""

    __slots__ = ()


def pointer(name: str, path: tuple[str | int, ...]) -> Pointer:
    """Return what the server puts a part of an earlier answer for.

    Args:
        name: Name of the command that is answered before.
        path: Keys and indices in its result.
    """
    return Pointer(wire.BATCH_REFERENCE + "".join(f"[{key}]" for key in (name, *path)))


Known: TypeAlias = dict[str, tuple[object, list[str]]]
"""Parts of commands by parameter, with the value that they are made of."""


def query(
    call: Call[Any], resolve: Callable[[Reference], object], known: Known | None = None
) -> str:
    """Return the text of a command.

    Args:
        call: The call.
        resolve: Gives what stands for a reference: its value or a pointer.
        known: What other commands with values of the same identity have come to; it is
            added to.

    Raises:
        RequestError: A command cannot carry a parameter.
        TypeError: Nor could JSON.
    """
    known = {} if known is None else known
    parts: list[str] = []
    problems: list[Problem] = []
    for name, value in call.params.items():
        if value is UNSET:
            continue
        made = known.get(name)
        if made is None or made[0] is not value:
            given = encode(_resolved(value, resolve), name)
            made = value, [*_parts(name, given, problems)]
            if not problems and next(references(value), None) is None:
                known[name] = made
        parts += made[1]
    if problems:
        raise RequestError(call.wire, problems)
    return f"{call.wire}?{'&'.join(parts)}" if parts else call.wire


def _parts(name: str, value: object, problems: list[Problem]) -> Iterator[str]:
    for key, leaf, path in _leaves(value, _quoted(name), name):
        told = _text(leaf)
        if told is None:
            problems.append((path, f"a batch cannot carry {_told(leaf)}"))
        else:
            yield f"{key}={quote_plus(told)}"


def references(value: object) -> Iterator[Reference]:
    """Yield the references in the parameters of a call.

    Args:
        value: The parameters, or one of them.
    """
    if type(value) in _SINGLE:
        return
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, Mapping):
        for item in cast("Mapping[object, object]", value).values():
            if type(item) not in _SINGLE:
                yield from references(item)
    elif isinstance(value, list | tuple):
        for item in cast("list[object]", value):
            if type(item) not in _SINGLE:
                yield from references(item)


def _resolved(value: object, resolve: Callable[[Reference], object]) -> object:
    if type(value) in _SINGLE:
        return value
    if isinstance(value, Reference):
        return resolve(value)
    if isinstance(value, Mapping):
        items = cast("Mapping[object, object]", value).items()
        return {key: _resolved(item, resolve) for key, item in items}
    if isinstance(value, list | tuple):
        return [_resolved(item, resolve) for item in cast("list[object]", value)]
    return value


def _leaves(value: object, key: str, path: str) -> Iterator[tuple[str, object, str]]:
    """Yield single values with the key that PHP finds them by, and their path."""
    if isinstance(value, dict) and value:
        for name, item in cast("dict[str, object]", value).items():
            place = below(path, name)
            if _UNREADABLE.search(name) or not name.strip():
                yield key, _BAD_KEY, place
            else:
                yield from _leaves(item, f"{key}[{_quoted(name)}]", place)
    elif isinstance(value, list) and value:
        for index, item in enumerate(cast("list[object]", value)):
            yield from _leaves(item, f"{key}[{index}]", f"{path}[{index}]")
    else:
        yield key, value, path


_BAD_KEY = object()
_UNREADABLE = re.compile(r"[\[\]\0]")
"""Brackets end a key too early, and so does NUL; PHP takes a lonely blank for no key."""


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, Pointer):
        return value
    if isinstance(value, str):
        return None if _OPENING in value else value
    return str(value) if isinstance(value, int | float) else None


def _told(value: object) -> str:
    if value is None:
        return "null; send the call by itself"
    if value is _BAD_KEY:
        return "a key that is blank or has brackets or NUL"
    if isinstance(value, str):
        return f"a text with `{_OPENING}`, which the server would replace"
    kind = "object" if isinstance(value, dict) else "list"
    return f"an empty {kind}; leave it out or send the call by itself"
