"""What the Python client checks before sending: what the spec allows passes, each of its rules is held."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from tests.conformance import client_code as code
from tests.conformance import client_types as expected
from tests.conformance import conditions, shapes
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts
from tests.conformance.report import Report
from tests.conformance.wire_values import arguments

Violation = tuple[Any, str, str]
"""A wrong value, where it is wrong, and the fact that it breaks."""


OF_ANOTHER_KIND: dict[str, tuple[Any, ...]] = {
    "int": (True, "abc", 1.5, []),
    "float": (True, "abc", []),
    "str": (True, []),
    "bool": ("abc", 2, []),
    "yes_no": ("abc", 2, []),
    "datetime": ("abc", True, []),
    "timestamp": ("abc", True, []),
}
"""Values that a scalar is not, by what it is in Python."""


class Stop(Exception):
    """Ends a call before anything is sent."""


def checks_of(method: str, monkeypatch: pytest.MonkeyPatch) -> Data:
    """What a method hands over to be checked."""
    calls: list[Any] = []

    def record(_: Any, call: Any) -> None:
        calls.append(call)
        raise Stop

    monkeypatch.setattr(code.part("_runtime.session").Session, "_answer", record)
    spec = facts().methods[method]
    given = arguments(spec.get("params", {}), spec["examples"][0]["request"], False)
    bound = code.at(code.roots()["Bitrix24"], known.python_path(method))
    with warnings.catch_warnings(), suppress(Stop):
        warnings.simplefilter("ignore", DeprecationWarning)
        bound(**given)
    return dict(calls[0].checks() if calls[0].checks else {})


def test_checks(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    report, params = Report("the client", method), facts().methods[method].get("params", {})
    checks = checks_of(method, monkeypatch)
    wanted = {wire: prop for wire, prop in params.items() if expected.is_checked(prop)}
    report.names("check of parameter", checks, wanted)
    open_ = expected.spell_open()
    for wire in wanted.keys() & checks.keys():
        want = expected.whole(known.pascal(method) + known.pascal(wire), wanted[wire], True)
        said, spec = code.spell(checks[wire]), code.spell(want).replace(open_, "")
        if said.replace(open_, "") != spec:
            report.add(f"check of parameter {wire}", said, spec)
    report.check()


def test_what_the_spec_allows_is_sent(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    report, params = Report("the client", method), facts().methods[method].get("params", {})
    for wire, kind in checks_of(method, monkeypatch).items():
        rule = code.part("_runtime.check").rule_of(kind)
        validator = shapes.validator(shapes.schema(params[wire], "request"))
        for value in shapes.probes(params[wire]):
            fits = validator.is_valid(value) and conditions.may_be_sent(params[wire], value)
            found = list(rule.problems(value, wire)) if fits else []
            if found:
                report.add(f"parameter {wire}", f"{value!r} is refused: {found}", "it is allowed")
    report.check()


def test_fields_are_compared_with_what_they_are(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, params = Report("the client", method), facts().methods[method].get("params", {})
    for wire, kind in checks_of(method, monkeypatch).items():
        extra = (known.object_of(params[wire]) or {}).get("extra") or {}
        if not extra.get("operators") or "names" not in extra:
            continue
        rule = code.part("_runtime.check").rule_of(kind)
        own = known.object_of(params[wire])["properties"]
        for key, value in conditions.fitting(extra["names"]):
            if key in own:
                continue
            found = list(rule.problems({key: value}, wire))
            if found:
                report.add(f"{wire}: {key}", f"{value!r} is refused: {found}", "it is allowed")
    report.check()


def test_each_rule_is_held(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    report, params = Report("the client", method), facts().methods[method].get("params", {})
    for wire, kind in checks_of(method, monkeypatch).items():
        rule = code.part("_runtime.check").rule_of(kind)
        for value, path, fact in violations(params[wire], wire, ()):
            found = [place for place, _ in rule.problems(value, wire)]
            if path not in found:
                report.add(f"{path}: {fact}", f"{value!r} may be sent", "it is not allowed")
    report.check()


def violations(shape: Data, path: str, seen: tuple[str, ...]) -> Iterator[Violation]:
    """Values that break one rule each."""
    if shape.get("list"):
        yield from _counted(shape, [_sample(shape)], path)
        for value, place, fact in violations({**shape, "list": False}, f"{path}[0]", seen):
            yield [value], place, fact
        return
    if "values" in shape:
        yield "not in the list", path, "values"
    if scalar := facts().scalars.get(shape["type"]):
        kinds = OF_ANOTHER_KIND.get(scalar["python"], ())
        yield from ((wrong, path, "type") for wrong in kinds)
    if shape["type"] in facts().enums:
        yield from ((wrong, path, "type") for wrong in (True, []))
    if "names" in shape:
        yield from ((wrong, path, "names") for wrong in ("NO_SUCH_FIELD", "UF_X", ">ID", 5))
    for word, step in (("min", -1), ("max", 1)):
        if word in shape:
            yield shape[word] + step, path, word
    for word, step in (("min_length", -1), ("max_length", 1)):
        if word in shape:
            yield "x" * (shape[word] + step), path, word
    described = known.object_of(shape)
    if described is not None and shape["type"] not in seen:
        yield from _in_object(described, path, (*seen, shape["type"]))


def _in_object(described: Data, path: str, seen: tuple[str, ...]) -> Iterator[Violation]:
    for option in described.get("one_of", ()):
        if "by" in described or known.object_of({"type": option}):
            found = violations({"type": option}, path, seen)
            yield from (each for each in found if "by" in described or each[2] != "type")
    if "one_of" in described:
        if by := described.get("by"):
            full = shapes.sample({"type": described["one_of"][0]}, 0)
            yield {**full, by: "not an alternative"}, f"{path}.{by}", "alternatives"
            yield {key: v for key, v in full.items() if key != by}, f"{path}.{by}", "alternatives"
        else:
            yield [[]], path, "alternatives"
        return
    yield "not an object", path, "type"
    full, extra = shapes.sample_object(described, 0), described.get("extra")
    for name, prop in described.get("properties", {}).items():
        if prop.get("required"):
            yield {k: v for k, v in full.items() if k != name}, f"{path}.{name}", "required"
        excluded = {n for g in described.get("exclusive", ()) if name in g for n in g}
        rest = {k: v for k, v in full.items() if k not in excluded}
        for value, place, fact in violations(prop, f"{path}.{name}", seen):
            yield {**rest, name: value}, place, fact
    for group in described.get("exclusive", ()):
        both = {name: _sample(described["properties"][name]) for name in group}
        yield {**full, **both}, path, "exclusive"
    if extra is None:
        yield {**full, "unknownKey": 1}, f"{path}.unknownKey", "closed"
        return
    free = {key: v for key, v in full.items() if key not in described.get("properties", {})}
    named = {key: v for key, v in full.items() if key not in free}
    for word, step in (("min_items", -1), ("max_items", 1)):
        if word in extra and extra[word] + step >= 0:
            many = {
                f"k{i}": _sample(known.free_value(described)) for i in range(extra[word] + step)
            }
            yield {**named, **many}, path, f"keys: {word}"
    if "names" in extra:
        yield from _misnamed(described, full, path)
    if "keys" in extra:
        yield {**full, "a b!": _sample(known.free_value(described))}, f"{path}['a b!']", "keys"
        for value, place, fact in violations(known.free_value(described), f"{path}.key", seen):
            yield {**full, "key": value}, place, fact


def _misnamed(described: Data, full: Data, path: str) -> Iterator[Violation]:
    extra = described["extra"]
    if extra.get("operators"):
        cases = list(conditions.misfitting(extra["names"]))
    else:
        cases = [("NO_SUCH_FIELD", _sample(known.free_value(described)), "names")]
        field = next(iter(facts().types[extra["names"]["of"]]["properties"]))
        cases += [
            (field, wrong, fact)
            for wrong, _, fact in violations(known.free_value(described), "", ())
        ]
        cases += [(f">{field}", _sample(known.free_value(described)), "no operators")]
    for key, value, fact in cases:
        item = "[0]" if fact.startswith("type of") and isinstance(value, list) else ""
        place = f"{path}.{key}" if key.isidentifier() else f"{path}[{key!r}]"
        yield {**full, key: value}, place + item, fact


def _counted(shape: Data, one: list[Any], path: str) -> Iterator[Violation]:
    for word, step in (("min_items", -1), ("max_items", 1)):
        if word in shape and shape[word] + step >= 0:
            yield one * (shape[word] + step), path, word
    yield "not a list", path, "list"


def _sample(shape: Data) -> Any:
    return shapes.sample({**shape, "list": False}, 0)
