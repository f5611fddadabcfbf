"""Forms and queries as PHP writes and reads them, by rules of our own: no code of the client is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, quote_plus

from tests.conformance.facts import Data

_NAME = re.compile(r"([^\[]*)((?:\[[^\]]*\])*)")
_STEP = re.compile(r"\[([^\]]*)\]")


def told(value: Any) -> Any:
    """Parameters as they are left after a form has carried them: text, in arrays with keys."""
    match value:
        case bool():
            return str(int(value))
        case dict():
            return {key: told(item) for key, item in value.items()}
        case list():
            return {str(index): told(item) for index, item in enumerate(value)}
    return "" if value is None else str(value)


def read(query: str) -> Data:
    """The arrays that PHP makes of a query."""
    root: Data = {}
    for name, text in parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)):
        found = _NAME.fullmatch(name)
        assert found is not None, name
        holder, steps = root, [found[1], *_STEP.findall(found[2])]
        for step in steps[:-1]:
            holder = holder.setdefault(step, {})
        assert steps[-1] not in holder, name
        holder[steps[-1]] = text
    return root


def write(tree: Data) -> str:
    """A form of a tree; what is empty has no place in one."""
    return "&".join(f"{quote_plus(name)}={quote_plus(text)}" for name, text in _pairs(tree, ""))


def _pairs(value: Any, name: str) -> Iterator[tuple[str, str]]:
    match value:
        case dict():
            for key, item in value.items():
                yield from _pairs(item, f"{name}[{key}]" if name else key)
        case list():
            for index, item in enumerate(value):
                yield from _pairs(item, f"{name}[{index}]")
        case None:
            return
        case _:
            yield name, told(value)


def carried(tree: Any) -> Any:
    """A tree less all that a form cannot carry; None if nothing is left."""
    match tree:
        case dict():
            kept = {key: carried(item) for key, item in tree.items() if is_key(key)}
            return {key: item for key, item in kept.items() if item is not None} or None
        case list():
            return [item for item in map(carried, tree) if item is not None] or None
    return tree


def is_key(key: str) -> bool:
    """Whether a key can stand between brackets; PHP takes a lonely blank for no key and stops at NUL."""
    return bool(key.strip()) and not {*"[]\0"} & {*key}
