"""The methods of the Python client against the spec: tree, signatures, docstrings."""

from __future__ import annotations

import inspect
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests.conformance import client_code as code
from tests.conformance import conditions
from tests.conformance import facts as known
from tests.conformance.client_types import is_checked
from tests.conformance.facts import Data, facts
from tests.conformance.report import Report

FLAVOURS = ("Bitrix24", "AsyncBitrix24")


def parameters(method: str) -> dict[str, tuple[str, Data]]:
    """Python name -> wire name and facts, those that are required first."""
    params = facts().methods[method].get("params", {})
    ordered = sorted(params.items(), key=lambda item: not item[1].get("required", False))
    return {known.snake(wire): (wire, prop) for wire, prop in ordered}


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_signature(method: str, flavour: str) -> None:
    spec, report = facts().methods[method], Report(f"the client ({flavour})", method)
    bound = code.at(code.roots()[flavour], known.python_path(method))
    if bound is None:
        report.lines.append(f"{method}: {report.product} has no such method")
        report.check()
    function = code.function(bound)
    params = parameters(method)
    is_async = flavour.startswith("Async")
    report.same("coroutine", inspect.iscoroutinefunction(function), is_async)
    _parameters(report, function, params)
    hints, paging = code.hints(function), spec.get("paging")
    want = code.answer(spec["result"])
    if paging:
        record = code.answer({**spec["result"], "list": False, "nullable": False})
        want = code.part("").Page[record]
    report.same("result", code.spell(hints.get("return")), code.spell(want))
    _docstring(report, function, spec, params)
    report.same("deprecation warning", _warning(bound, function), _deprecation(method, spec))
    report.same("iter", hasattr(bound, "iter"), bool(paging))
    if paging:
        kind = AsyncIterator if is_async else Iterator
        rest = {name: found for name, found in params.items() if found[0] != paging["parameter"]}
        _whole(report, bound.iter, kind[record], spec, rest)
        _whole(report, bound.pages, kind[want], spec, rest)
        _whole(report, bound.all, list[record], spec, rest, "progress")
    report.check()


def _whole(
    report: Report,
    bound: Any,
    returns: Any,
    spec: Data,
    params: dict[str, tuple[str, Data]],
    *extra: str,
) -> None:
    """A function that reads more than a page of a list; it may have parameters of its own."""
    function = code.function(bound)
    report.subject = f"{spec['name']} ({function.__name__})"
    _parameters(report, function, params, *extra)
    report.same("result", code.spell(code.hints(function)["return"]), code.spell(returns))
    _docstring(report, function, spec, params, *extra)


def _warning(bound: Any, function: Any) -> str | None:
    target = bound.__func__ if inspect.ismethod(bound) else type(bound).__call__
    return getattr(target, "__deprecated__", getattr(function, "__deprecated__", None))


def _deprecation(method: str, spec: Data) -> str | None:
    return f"{method} is deprecated. {_instead(spec)}" if "deprecated" in spec else None


def _instead(spec: Data) -> str:
    replacement = spec["deprecated"].get("replacement")
    if replacement is None:
        return "There is no replacement."
    return f"Use {'.'.join(known.python_path(replacement))} instead."


def test_version() -> None:
    report, client = Report("the client", "the package"), code.part("client")
    said = {
        "__version__": code.part("").__version__,
        "Bitrix24._version": client.Bitrix24._version,
        "AsyncBitrix24._version": client.AsyncBitrix24._version,
    }
    for name, version in said.items():
        report.same(name, version, facts().service["version"])
    report.check()


def _parameters(
    report: Report, function: Any, params: dict[str, tuple[str, Data]], *extra: str
) -> None:
    found = dict(inspect.signature(function).parameters)
    found.pop("self", None)
    hints, unset = code.hints(function), code.part("_runtime.unset")
    report.names("parameter", found, [*params, *extra])
    for name in found.keys() & {*extra}:
        own = found[name].annotation
        report.same(f"parameter {name}: type", own, name.capitalize())
        report.same(f"parameter {name}: left out", found[name].default is None, True)
    for name, (wire, prop) in params.items():
        if name not in found:
            continue
        parameter, fact = found[name], f"parameter {wire}"
        report.same(f"{fact}: kind", parameter.kind.description, "keyword-only")
        required = prop.get("required", False)
        report.same(f"{fact}: required", parameter.default is inspect.Parameter.empty, required)
        if not required and parameter.default is not unset.UNSET:
            report.add(f"{fact}: left out", parameter.default, "UNSET")
        want = code.argument(prop)
        if not required and want is not object:
            want = want | unset.Unset
        said, spec = code.spell(hints.get(name)), code.spell(want)
        if said != spec:
            report.add(f"{fact}: type", said, f"{known.type_text(prop)}, that is {spec}")


def _docstring(
    report: Report, function: Any, spec: Data, params: dict[str, tuple[str, Data]], *extra: str
) -> None:
    doc = code.doc(function)
    told = [spec["summary"], spec["description"]]
    report.text("docstring: summary", doc.text[: len(spec["summary"])], spec["summary"])
    if "deprecated" in spec:
        caveat = spec["deprecated"].get("caveat")
        told += ["Deprecated.", _instead(spec), *([caveat] if caveat else [])]
    report.text("docstring: text", doc.text, " ".join([*told, spec["name"], spec["docs"]]))
    report.names("docstring: parameter", doc.args, [*params, *extra])
    for name, (wire, prop) in params.items():
        fact = f"docstring: parameter {wire}"
        report.text(fact, doc.args.get(name, ""), " ".join([prop["description"], *remarks(prop)]))
    told = " ".join([*_read(function.__name__, spec), spec["result"]["description"]])
    report.text("docstring: result", doc.returns, told)
    _raises(report, doc.raises, spec, any(is_checked(prop) for _, prop in params.values()))


def _read(function: str, spec: Data) -> Iterator[str]:
    """How much of a list a function gives, and in which order."""
    if "paging" not in spec:
        return
    order = ", ".join(f"{n} {way}" for n, way in spec["paging"]["cursor"]["order"].items())
    walk = f"in the order {order}: none is lost or doubled when others come and go meanwhile."
    yield {
        "iter": f"Every record, one request a page, {walk} Another order is walked by offset, with an"
        " OffsetWarning.",
        "pages": "Every page, one request for each, as iter reads them.",
        "all": f"All records, many pages to a request and requests side by side, {walk} Another order is"
        " read by offset, with an OffsetWarning. If a request fails, partial of the error has what was"
        " read.",
    }.get(function, "One page.")


def _raises(report: Report, said: dict[str, str], spec: Data, checked: bool) -> None:
    wanted: dict[str, list[str]] = {}
    for row in spec.get("errors", ()):
        kind = "code" if "code" in row else "message"
        told = f"{' '.join(known.meanings(row))} ({kind} {known.row_text(row)})"
        wanted.setdefault(known.class_of(row), []).append(told)
    if checked:
        wanted["RequestError"] = ["A parameter breaks a rule; nothing was sent."]
    report.names("docstring: error", said, [*wanted, "Bitrix24Error"])
    for name, texts in wanted.items():
        report.text(f"docstring: error {name}", said.get(name, ""), " ".join(texts))


def remarks(prop: Data) -> Iterator[str]:
    """What a docstring says of a parameter or field beyond its description."""
    words = {
        "deprecated": "Deprecated.",
        "read_only": "Read-only: the server sets it.",
        "write_only": "It is sent and never comes back.",
        "secret": "A secret: it stays out of the model's repr.",
        "immutable": "It cannot change after creation.",
    }
    yield from (sentence for key, sentence in words.items() if prop.get(key))
    yield from known.bounds(prop)
    if "names" in prop:
        yield conditions.of_value(prop)
    described = known.object_of(prop) or {}
    if known.is_map(described):
        yield from _of_keys(described)
        yield from known.bounds(described["extra"])
    if "values" in prop and not known.is_constant(prop):
        yield f"One of {', '.join(map(json.dumps, prop['values']))}."
    if "default" in prop:
        yield f"Left out, the server takes {json.dumps(prop['default'], ensure_ascii=False)}."


def _of_keys(described: Data) -> Iterator[str]:
    extra, own = described["extra"], " or ".join(described.get("properties", {}))
    if "names" in extra:
        operator = ", with or without an operator in front" if extra.get("operators") else ""
        beyond = f"; or it is {own}" if own else ""
        yield f"Each key is {conditions.text(extra['names'])}{operator}{beyond}."
    elif not extra.get("operators"):
        yield f"Each key matches {extra['keys']}."
