"""Everything that can come out of an error, and where there is a secret in it."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Iterator, Mapping
from typing import Any, cast

from tests.marked import has_secret

_PLAIN = (str, bytes, bytearray, int, float, bool, type(None), type)


def leaks(error: BaseException) -> list[str]:
    """Where a secret is: in texts of the error and of all it leads to, its pickles, its tracebacks."""
    return [where for where, text in _texts(error) if has_secret(text)]


def _texts(error: BaseException) -> Iterator[tuple[str, str]]:
    for path, value in reachable(error, "error"):
        yield f"str of {path}", _decoded(value)
        yield f"repr of {path}", repr(value)
        if isinstance(value, BaseException):
            yield f"traceback of {path}", "".join(traceback.format_exception(value))
            yield from ((f"{path}: {where}", text) for where, text in frames(value))
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        pickled = pickle.dumps(error, protocol)
        yield f"pickle {protocol}", pickled.decode("latin-1")
        yield f"repr of pickle {protocol}", repr(pickle.loads(pickled))


def reachable(value: object, path: str) -> Iterator[tuple[str, object]]:
    """An object and all that its attributes, items and chains of exceptions lead to."""
    seen: list[object] = []
    found: list[tuple[str, object]] = [(path, value)]
    for here, item in found:
        if any(item is other for other in seen):
            continue
        seen.append(item)
        yield here, item
        if not isinstance(item, _PLAIN):
            found += _inside(item, here)


def _inside(item: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(item, BaseException):
        for name in ("__cause__", "__context__", "args", "exceptions", "__notes__"):
            if (inner := getattr(item, name, None)) is not None:
                yield f"{path}.{name}", inner
    if isinstance(item, Mapping):
        for key, inner in cast("Mapping[object, object]", item).items():
            yield f"{path} key", key
            yield f"{path}[{key!r}]", inner
    elif isinstance(item, list | tuple | set | frozenset):
        for index, inner in enumerate(cast("list[object]", item)):
            yield f"{path}[{index}]", inner
    for name, inner in getattr(item, "__dict__", {}).items():
        yield f"{path}.{name}", inner
    for cls in type(item).__mro__:
        for name in cast("Any", getattr(cls, "__slots__", ())):
            if hasattr(item, name):
                yield f"{path}.{name}", getattr(item, name)


def frames(error: BaseException) -> Iterator[tuple[str, str]]:
    """The local variables that a traceback of the error can show, those of tests aside."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    seen = [told]
    for part in seen:
        more = (part.__cause__, part.__context__, *(part.exceptions or ()))
        seen += [inner for inner in more if inner is not None]
        for frame in part.stack:
            if "/tests/" not in frame.filename:
                yield f"locals of {frame.filename}:{frame.name}", str(frame.locals)


def _decoded(value: object) -> str:
    if isinstance(value, bytes | bytearray):
        return value.decode("latin-1")
    return str(value)
