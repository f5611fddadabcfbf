"""What the functions of the Python client hand over to be sent, each of them and in both flavours."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conformance import client_code as code
from tests.conformance import client_types as expected
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind
from tests.conformance.report import Report
from tests.conformance.wire_values import value

WHOLE = ("iter", "pages", "all")
"""Functions that read more than a page of a list."""


class Taken(Exception):
    """Has a call in it, which was about to be sent."""


class Taker:
    """Stands in place of a session and sends nothing."""

    def take(self, call: Any, *_: Any) -> Any:
        """Give the call to the test."""
        raise Taken(call)

    send = page = pages = iterate = all = take


def calls_of(
    method: str, flavour: str, values: dict[str, Any] | None = None
) -> Iterator[tuple[str, Any]]:
    """Each function of a method and the call that it makes; parameters are their own names unless given."""
    spec = facts().methods[method]
    by_name = {wire: wire for wire in spec.get("params", {})}
    bound = code.at(code.roots()[flavour], known.python_path(method))
    group: Any = type(getattr(bound, "__self__", bound))(Taker())
    paging = spec.get("paging")
    own = getattr(bound, "__name__", "__call__")
    for name in (own, *(WHOLE if paging else ())):
        given = {known.snake(wire): each for wire, each in (values or by_name).items()}
        if name in WHOLE:
            given.pop(known.snake(paging["parameter"]), None)
        yield name.strip("_"), _taken(getattr(group, name), given)


def _taken(function: Any, given: dict[str, Any]) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            made = function(**given)
            if inspect.iscoroutine(made):
                made.send(None)
            else:
                next(iter(made))
        except Taken as taken:
            return taken.args[0]
    return None


@pytest.mark.parametrize("flavour", ["Bitrix24", "AsyncBitrix24"])
def test_calls(method: str, flavour: str) -> None:
    spec = facts().methods[method]
    report = Report(f"the client ({flavour})", method)
    bound = code.at(code.roots()[flavour], known.python_path(method))
    group = type(getattr(bound, "__self__", bound))
    base = "AsyncMethods" if flavour.startswith("Async") else "Methods"
    bases = [cls.__name__ for cls in group.__mro__ if cls.__name__ in ("Methods", "AsyncMethods")]
    report.same(f"base of {group.__name__}", bases, [base])
    for name, call in calls_of(method, flavour):
        if call is None:
            report.add(f"{name}: call", None, method)
        else:
            _check(report, name, call, spec)
    report.check()


@pytest.mark.parametrize("flavour", ["Bitrix24", "AsyncBitrix24"])
def test_values_of_all_functions(method: str, flavour: str) -> None:
    """Typed values of the examples become the JSON that is printed, and numbers the text that is wanted."""
    spec, report = facts().methods[method], Report(f"the client ({flavour})", method)
    params = spec.get("params", {})
    samples = {wire: [prop["example"]] for wire, prop in params.items() if "example" in prop}
    for example in spec["examples"]:
        for wire, item in example["request"].items():
            samples.setdefault(wire, []).append(item)
    for wire, items in samples.items():
        for item in items:
            _check_value(report, method, flavour, wire, value(params[wire], item, True), item)
    for wire, prop in params.items():
        if kind(prop) == "enum" and known.enum_base(prop["type"]) is str:
            _check_value(report, method, flavour, wire, 7, "7")
    report.check()


def _check_value(
    report: Report, method: str, flavour: str, wire: str, given: Any, wanted: Any
) -> None:
    params = facts().methods[method].get("params", {})
    filled = {name: name for name, prop in params.items() if prop.get("required")}
    for name, call in calls_of(method, flavour, {**filled, wire: given}):
        if wire in call.params:
            said = code.part("_runtime.encode").encode(call.params[wire])
            report.same(f"{name}: value of {wire}", said, wanted)


def _check(report: Report, name: str, call: Any, spec: Data) -> None:
    report.same(f"{name}: method", call.wire, spec["name"])
    params, paging, result = spec.get("params", {}), spec.get("paging"), spec["result"]
    wanted = [wire for wire in params if name not in WHOLE or wire != paging["parameter"]]
    report.names(f"{name}: parameter", call.params, wanted)
    for wire in call.params.keys() & {*wanted}:
        report.same(f"{name}: parameter {wire}", call.params[wire], wire)
    returns = expected.whole(known.pascal(spec["name"]) + "Result", result, False)
    said, want = code.spell(call.returns), code.spell(returns)
    if said != want:
        report.add(f"{name}: result", said, f"{known.type_text(result)}, that is {want}")
    report.same(f"{name}: bare (at)", call.bare, result.get("at") == "body")
    report.same(f"{name}: repeat_safe", call.repeat_safe, spec["repeat"]["safe"])
    _check_paging(report, name, call.paging, paging)
    checked = [wire for wire in wanted if expected.is_checked(params[wire])]
    checks = call.checks() if call.checks else {}
    report.names(f"{name}: checks", [wire for wire in checks if wire in wanted], checked)


def _check_paging(report: Report, name: str, said: Any, spec: Data | None) -> None:
    if said is None or spec is None:
        report.same(f"{name}: paging", said is not None, spec is not None)
        return
    for key in ("parameter", "size", "next", "total"):
        report.same(f"{name}: paging: {key}", getattr(said, key), spec[key])
    cursor: Data | None = spec.get("cursor")
    if said.cursor is None or cursor is None:
        report.same(f"{name}: paging: cursor", said.cursor is not None, cursor is not None)
        return
    report.same(f"{name}: paging: order", dict(said.cursor.order), cursor["order"])
    for key in ("field", "filter", "no_count", "until"):
        report.same(f"{name}: paging: {key}", getattr(said.cursor, key), cursor.get(key))
    for key in ("order", "filter", "select"):
        told = getattr(said.cursor, f"{key}_parameter")
        report.same(f"{name}: paging: {key}_parameter", told, cursor["parameters"].get(key))
