"""What calls do to records, as the fake portal reads it, and whether it names what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from generator.problems import Location, Problem, suggestion

if TYPE_CHECKING:
    from generator.schema import ActSpec, PortalFile, RecordSpec

Facts = dict[str, Any]
Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, str, str, Iterable[str]]]
"""Place, kind of name, wrong name, and names that would be right."""


def facts(spec: PortalFile) -> Facts:
    """The file, less what is not said."""
    told: Facts = spec.model_dump(exclude_defaults=True)
    acts = told.pop("methods", {})
    for record in told["records"].values():
        record.pop("sources")
    told["tokens"].pop("sources")
    told["delivery"].pop("sources")
    return told | {"acts": acts}


def problems(
    spec: PortalFile, where: Callable[[Path], Location], known: Facts
) -> tuple[Problem, ...]:
    """Names of what the spec does not have."""
    found = [*_codes(spec, known)]
    for name, record in spec.records.items():
        found += _record(record, ("records", name), spec, known)
    for wire, act in spec.methods.items():
        if wire not in known["methods"]:
            found.append((("methods", wire), "method", wire, known["methods"]))
        else:
            found += _act(act, ("methods", wire), spec, known["methods"][wire], known)
    return tuple(
        Problem(where(place), f"unknown {kind} {wrong!r}", "unknown-name", suggestion(wrong, right))
        for place, kind, wrong, right in found
    )


def _codes(spec: PortalFile, known: Facts) -> Found:
    codes = {code for error in known["errors"].values() for code in error["codes"]}
    for name, code in spec.codes.model_dump().items():
        if code not in codes:
            yield ("codes", name), "error code", code, codes
    for prefix in spec.operators:
        if prefix not in known["protocol"]["operators"]:
            yield ("operators", prefix), "operator", prefix, known["protocol"]["operators"]


def _record(record: RecordSpec, place: Path, spec: PortalFile, known: Facts) -> Found:
    if record.type not in known["types"]:
        yield (*place, "type"), "type", record.type, known["types"]
        return
    fields = known["types"][record.type]["properties"]
    named = {"key": [record.key], "new": [*record.new], "asked_for": [*record.asked_for]}
    for key, names in named.items():
        for name in names:
            if name not in fields:
                yield (*place, key), f"field of {record.type}", name, fields
    if record.bindings is not None and record.bindings.limit not in known["limits"]:
        yield (*place, "bindings", "limit"), "limit", record.bindings.limit, known["limits"]
    if record.events is not None:
        for key in ("create", "update", "delete"):
            if (event := getattr(record.events, key)) not in known["events"]:
                yield (*place, "events", key), "event", event, known["events"]
    if record.used_by is not None and record.used_by.record not in spec.records:
        yield (*place, "used_by"), "kind of record", record.used_by.record, spec.records


def _act(act: ActSpec, place: Path, spec: PortalFile, method: Facts, known: Facts) -> Found:
    if act.record is not None and act.record not in spec.records:
        yield (*place, "record"), "kind of record", act.record, spec.records
    for key, paths in (
        ("key", [act.key] if act.key else []),
        ("of", [act.of] if act.of else []),
        ("object", [act.object.type, act.object.id] if act.object else []),
        ("target", [act.target.type, act.target.id] if act.target else []),
        ("fields", [*act.fields]),
    ):
        for path in paths:
            if path.split(".")[0] not in method["params"]:
                yield (*place, key), "parameter", path, method["params"]
    answers = {row["name"] for row in method["errors"]}
    for index, refusal in enumerate(act.refuses):
        at = (*place, "refuses", index)
        if refusal.error is not None and refusal.error not in answers:
            yield (*at, "error"), "error of the method", refusal.error, answers
        if refusal.record is not None and refusal.record not in spec.records:
            yield (*at, "record"), "kind of record", refusal.record, spec.records
        for path in [refusal.at] if isinstance(refusal.at, str) else refusal.at:
            if path.split(".")[0] not in method["params"]:
                yield (*at, "at"), "parameter", path, method["params"]
