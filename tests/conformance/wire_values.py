"""Documented JSON -> values as a user of the client writes them, and what must come of an answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.conformance import client_code as code
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind
from tests.conformance.report import Report

# -- what goes -------------------------------------------------------------------------------------


def arguments(params: dict[str, Data], request: Data, typed: bool) -> dict[str, Any]:
    """Keyword arguments: typed with models, enums, dates and bools, or as near to the JSON as types allow."""
    return {known.snake(wire): value(params[wire], item, typed) for wire, item in request.items()}


def value(shape: Data, item: Any, typed: bool) -> Any:
    """A value of the wire as it is written in Python."""
    if item is None:
        return None
    if shape.get("list"):
        single = {**shape, "list": False}
        return [value(single, one, typed) for one in item]
    name = shape["type"]
    match kind(shape):
        case "enum":
            members = {m.value: m for m in getattr(code.part("enums"), name)}
            return members.get(item, item) if typed else item
        case "scalar":
            return _scalar(facts().scalars[name]["python"], item, typed)
        case "any":
            return item
    if not typed:
        return item
    member = member_of(shape, item)
    if member is None:
        return code.part("").Unknown(**item)
    return _object(member, item) if known.object_of(member) else value(member, item, typed)


def member_of(shape: Data, item: Any) -> Data | None:
    """The alternative that a value is, the shape itself if it has none; None for an unknown one."""
    described = known.object_of(shape) or {}
    if "one_of" not in described:
        return shape
    options = [{"type": option} for option in described["one_of"]]
    if by := described.get("by"):
        found = [o for o in options if item.get(by) == known.tag_of(o["type"], by)]
    else:
        found = [o for o in options if (known.object_of(o) is None) != isinstance(item, dict)]
    return member_of(found[0], item) if found else None


def _scalar(python: str, item: Any, typed: bool) -> Any:
    if python == "yes_no":
        return item == "Y"
    if python == "file":
        return tuple(item)
    if python == "datetime" and typed:
        return datetime.fromisoformat(item)
    if python == "timestamp" and typed:
        return datetime.fromtimestamp(item, UTC)
    return item


def _object(shape: Data, item: Data) -> Any:
    described = known.object_of(shape) or {}
    properties = described.get("properties", {})
    made = {
        wire: value(properties[wire], one, True) for wire, one in item.items() if wire in properties
    }
    extra = described.get("extra") or {"type": "any"}
    rest = {wire: value(extra, one, True) for wire, one in item.items() if wire not in properties}
    if known.is_map(described) or kind(shape) == "object":
        return {**made, **rest}
    model = getattr(code.part("models"), shape["type"])
    by_wire = {field.alias or name: name for name, field in model.model_fields.items()}
    return model(**{by_wire[wire]: one for wire, one in made.items()}, **rest)


# -- what comes ------------------------------------------------------------------------------------


def check_answer(report: Report, fact: str, said: Any, shape: Data, wire: Any) -> None:
    """An answer must be typed as the spec says and must have lost nothing."""
    if wire is None:
        if said is not None:
            report.add(fact, said, None)
    elif shape.get("list"):
        if not isinstance(said, list) or len(said) != len(wire):
            report.add(fact, said, wire)
            return
        single = {**shape, "list": False}
        for index, (one, other) in enumerate(zip(said, wire, strict=True)):
            check_answer(report, f"{fact}[{index}]", one, single, other)
    elif (member := member_of(shape, wire)) is None:
        if not isinstance(said, code.part("").Unknown) or said.to_wire() != wire:
            report.add(fact, said, wire)
    elif known.object_of(member) is not None:
        _check_object(report, fact, said, member, wire)
    else:
        want = _single(member, wire)
        if type(said) is not type(want) or said != want:
            report.add(fact, said, f"{want!r}, for {known.type_text(shape)} {wire!r}")


def _single(shape: Data, wire: Any) -> Any:
    name = shape["type"]
    if kind(shape) == "any":
        return wire
    if kind(shape) == "enum":
        enum, base = getattr(code.part("enums"), name), known.enum_base(name)
        plain = base(wire)
        return {member.value: member for member in enum}.get(plain, plain)
    match facts().scalars[name]["python"]:
        case "int" | "float" | "str" as python:
            return {"int": int, "float": float, "str": str}[python](wire)
        case "bool":
            return wire
        case "yes_no":
            return wire == "Y"
        case "datetime":
            return datetime.fromisoformat(wire) if wire else None
        case "timestamp":
            if isinstance(wire, str) and not wire.replace(".", "").isdigit():
                return datetime.fromisoformat(wire).astimezone(UTC)
            return datetime.fromtimestamp(float(wire), UTC)
        case "dict":
            return {} if wire == [] else wire
        case "file":
            return tuple(wire)
    return wire


def _check_object(report: Report, fact: str, said: Any, shape: Data, wire: Any) -> None:
    described = known.object_of(shape) or {}
    properties = described.get("properties", {})
    extra = described.get("extra") or {"type": "any"}
    content = {} if wire == [] else wire
    if known.is_map(described):
        if not isinstance(said, dict):
            report.add(fact, said, wire)
            return
        report.names(f"{fact}: key", said, content)
        for key, item in content.items():
            check_answer(report, f"{fact}.{key}", said.get(key), properties.get(key, extra), item)
        return
    if kind(shape) == "type" and type(said).__name__ != shape["type"]:
        report.add(fact, type(said).__name__, shape["type"])
        return
    raw = [] if wire == [] and said.raw == {} else said.raw
    report.same(f"{fact}: raw", [] if wire == [] else raw, wire)
    by_wire = {field.alias or name: name for name, field in type(said).model_fields.items()}
    for key, item in content.items():
        if key in properties:
            found = getattr(said, by_wire.get(key, key), "no such attribute")
            check_answer(report, f"{fact}.{key}", found, properties[key], item)
        else:
            kept = (said.model_extra or {}).get(key, "lost")
            report.same(f"{fact}.{key}", kept, item)
    for key in set(properties) - set(content):
        if getattr(said, by_wire.get(key, key), "no such attribute") is not None:
            report.add(f"{fact}.{key}", getattr(said, by_wire.get(key, key), "nothing"), None)
