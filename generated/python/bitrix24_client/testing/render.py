"""What is kept, as an answer has it: text for numbers, `[]` for empty objects."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from .facts import Facts, facts, is_list, is_object
from .values import write_scalar

LEFT_OUT = object()
"""Stands for what an answer does not have."""

ANYTHING: Facts = {"kind": "any", "name": "any"}
"""The shape of data of which nothing is said."""

_NOTHING: dict[str, Any] = {
    "str": "",
    "bool": False,
    "yes_no": "N",
    "datetime": "",
    "dict": [],
}


def render(shape: Facts, value: Any, zone: tzinfo) -> Any:
    """Return a value as an answer has it.

    Args:
        shape: What the spec says of it.
        value: What is kept.
        zone: Zone of the portal.
    """
    if shape.get("many"):
        items = value if is_list(value) else []
        return None if value is None else [_one(shape, item, zone) for item in items]
    return _one(shape, value, zone)


def _one(shape: Facts, value: Any, zone: tzinfo) -> Any:
    kind, name = shape["kind"], shape["name"]
    if kind == "scalar":
        return write_scalar(name, value, zone)
    if value is None:
        return None
    if kind == "enum":
        return str(value) if shape.get("text") else value
    if kind == "type":
        return _typed(facts()["types"][name], value, zone)
    return as_php(value, zone)


def _typed(type_: Facts, value: Any, zone: tzinfo) -> Any:
    options = type_.get("one_of")
    if options is not None:
        tag = value.get(options.get("by")) if is_object(value) else None
        if tag in options.get("tags", ()):
            shape = options["shapes"][options["tags"].index(tag)]
            return _one(shape, value, zone)
        return as_php(value, zone)
    if not is_object(value):
        return value
    known, extra = type_["properties"], type_.get("extra")
    free = extra["shape"] if extra else ANYTHING
    made = {n: render(known.get(n, free), item, zone) for n, item in value.items()}
    return made or []


def as_php(value: Any, zone: tzinfo) -> Any:
    """Return data of no known shape as PHP prints it.

    Args:
        value: The data.
        zone: Zone of the portal.
    """
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat(timespec="seconds")
    if is_object(value):
        return {name: as_php(item, zone) for name, item in value.items()} or []
    if is_list(value):
        return [as_php(item, zone) for item in value]
    return value


def nothing(shape: Facts) -> Any:
    """Return what an answer has for a value that nobody has set and that is never null.

    Args:
        shape: What the spec says of it.
    """
    if shape.get("many"):
        return []
    kind = facts()["scalars"].get(shape["name"], {}).get("python")
    return _NOTHING.get(kind, LEFT_OUT)


def put(body: Any, path: str, value: Any) -> Any:
    """Return a body with a value at a place of it.

    Args:
        body: What there is.
        path: Names with dots between them; `.` is all of it.
        value: The value.
    """
    if path == ".":
        return value
    head, _, rest = path.partition(".")
    made: Facts = dict(body) if is_object(body) else {}
    made[head] = put(made.get(head), rest, value) if rest else value
    return made
