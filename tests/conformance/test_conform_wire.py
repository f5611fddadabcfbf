"""The Python client against a real server: what arrives, what comes back, what is raised."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conformance import client_code as code
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts
from tests.conformance.portal import Portal
from tests.conformance.report import Report
from tests.conformance.wire_calls import FLAVOURS, Caller, caller
from tests.conformance.wire_values import arguments, check_answer, value
from tests.marked import CODE, TOKEN

FAILED = object()


def _spec(method: str) -> tuple[Data, dict[str, Data]]:
    spec = facts().methods[method]
    return spec, spec.get("params", {})


def _answered(spec: Data) -> Data:
    """An answer that any call may get: a printed one."""
    answers = (e["response"] for e in spec["examples"] if e.get("response") is not None)
    return dict(next(answers))


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_requests_arrive_as_documented(portal: Portal, method: str, flavour: str) -> None:
    spec, params = _spec(method)
    report = Report(f"the client ({flavour})", method)
    for token in ("", TOKEN):
        base = "/rest/" if token else f"/rest/1/{CODE}/"
        extra = {facts().service["protocol"]["token_parameter"]: token} if token else {}
        with caller(portal, flavour, token) as made:
            for example in spec["examples"]:
                for typed in (True, False):
                    how = f"example {example['name']} ({'typed' if typed else 'plain'} values)"
                    portal.answer((200, _answered(spec)))
                    _called(report, how, made, method, arguments(params, example["request"], typed))
                    report.same(f"{how}: requests", len(portal.received), 1)
                    if not portal.received:
                        continue
                    got = portal.received[0]
                    report.same(f"{how}: verb", got.verb, "POST")
                    report.same(f"{how}: path", got.path, f"{base}{method}")
                    report.same(f"{how}: content type", got.content_type, "application/json")
                    report.same(f"{how}: body", got.body, {**example["request"], **extra})
    report.check()


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_each_parameter_arrives(portal: Portal, method: str, flavour: str) -> None:
    """Parameters that no request example sends, each with its example."""
    spec, params = _spec(method)
    report = Report(f"the client ({flavour})", method)
    first = spec["examples"][0]["request"]
    with caller(portal, flavour) as made:
        for wire, prop in params.items():
            if wire in first or "example" not in prop:
                continue
            portal.answer((200, _answered(spec)))
            given = {known.snake(wire): value(prop, prop["example"], True)}
            _called(report, wire, made, method, {**arguments(params, first, True), **given})
            got = [received.body for received in portal.received]
            report.same(f"parameter {wire}", got, [{**first, wire: prop["example"]}])
    report.check()


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_answers_come_back_typed_and_whole(portal: Portal, method: str, flavour: str) -> None:
    spec, params = _spec(method)
    report = Report(f"the client ({flavour})", method)
    paging, result = spec.get("paging"), spec["result"]
    with caller(portal, flavour) as made:
        for example in spec["examples"]:
            answer = example.get("response")
            if answer is None:
                continue
            portal.answer((200, answer))
            fact = f"example {example['name']}: result"
            said = _called(report, fact, made, method, arguments(params, example["request"], True))
            if said is FAILED:
                continue
            if paging:
                report.same(f"{fact}: next", said.next, answer.get(paging["next"]))
                report.same(f"{fact}: total", said.total, answer.get(paging["total"]))
                said = said.items
            bare = result.get("at") == "body" and "result" not in answer
            check_answer(report, fact, said, result, answer if bare else answer["result"])
    report.check()


def _called(report: Report, fact: str, made: Caller, method: str, given: dict[str, Any]) -> Any:
    """What a call answers; a failure is noted."""
    failures: tuple[type[Exception], ...] = (TypeError, code.part("errors").Bitrix24Error)
    try:
        return made.call(method, **given)
    except failures as error:
        report.lines.append(f"{method}: {fact}: {report.product} fails: {error}")
        return FAILED


def _error_cases(spec: Data) -> list[tuple[str, int, Data, str]]:
    cases: list[tuple[str, int, Data, str]] = []
    for row in spec.get("errors", ()):
        body = {"error": row.get("code", ""), "error_description": row.get("message", "Some text.")}
        cases.append((known.row_text(row), row.get("status", 400), body, known.class_of(row)))
    for example in spec.get("error_examples", ()):
        body = example["body"]
        cases.append(
            (f"example {example['name']}", example["status"], body, known.printed_class(body))
        )
    for name, code_, row in known.system_rows():
        body = {"error": code_, "error_description": row["message"]}
        cases.append((code_, row["status"], body, name))
    return cases


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_errors_raise_their_classes(portal: Portal, method: str, flavour: str) -> None:
    spec, params = _spec(method)
    report = Report(f"the client ({flavour})", method)
    errors, given = code.part("errors"), arguments(params, spec["examples"][0]["request"], True)
    with caller(portal, flavour) as made:
        for text, status, body, name in _error_cases(spec):
            fact = f"error {text} (status {status})"
            portal.answer((status, body))
            raised = _raised(made.call, method, given)
            if _is_doubtful(name) and not spec["repeat"]["safe"]:
                unknown = type(raised).__name__
                report.same(f"{fact}: a repeat may do harm", unknown, "OutcomeUnknown")
                raised = getattr(raised, "error", raised)
            if type(raised) is not getattr(errors, name, None):
                report.add(f"{fact}: class", type(raised).__name__, name)
                continue
            assert isinstance(raised, errors.ApiError)
            report.same(f"{fact}: code", raised.code, body["error"])
            report.same(f"{fact}: description", raised.description, body["error_description"])
            report.same(f"{fact}: status", raised.http_status, status)
            report.same(f"{fact}: method", raised.method, method)
            report.same(f"{fact}: repeat is safe", raised.repeat_safe, spec["repeat"]["safe"])
    report.check()


def _is_doubtful(name: str) -> bool:
    error = facts().errors.get(name, {})
    return error.get("retry") == "if_repeat_safe"


def _raised(call: Any, method: str, given: dict[str, Any]) -> BaseException | None:
    base: type[Exception] = code.part("errors").Bitrix24Error
    try:
        call(method, **given)
    except base as error:
        return error
    return None


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_lost_outcome_is_unknown_unless_a_repeat_is_safe(
    portal: Portal, method: str, flavour: str
) -> None:
    spec, params = _spec(method)
    report = Report(f"the client ({flavour})", method)
    given = arguments(params, spec["examples"][0]["request"], True)
    with caller(portal, flavour) as made:
        portal.answer((502, {"gateway": "gave up"}))
        raised = _raised(made.call, method, given)
    want = "TransportError" if spec["repeat"]["safe"] else "OutcomeUnknown"
    report.same("error after a lost answer", type(raised).__name__, want)
    report.check()


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_null_false_and_nothing_in_place_of_a_result(
    portal: Portal, method: str, flavour: str
) -> None:
    """Null comes back as None where it may come, `[]` as an empty mapping, and `false` never as a value."""
    spec, params = _spec(method)
    report, result = Report(f"the client ({flavour})", method), spec["result"]
    given = arguments(params, spec["examples"][0]["request"], True)
    with caller(portal, flavour) as made:
        if result.get("nullable"):
            portal.answer((200, {"result": None}))
            said = _called(report, "result null", made, method, given)
            if said is not None and said is not FAILED:
                report.add("result null", said, None)
        described = known.object_of(result)
        if described is not None and known.is_map(described) and not result.get("list"):
            portal.answer((200, {"result": []}))
            report.same("empty object", _called(report, "empty object", made, method, given), {})
        if result["type"] != "boolean":
            portal.answer((200, {"result": False}))
            raised = _raised(made.call, method, given)
            report.same("result false", type(raised).__name__, "ResponseError")
    report.check()


PAGED = [name for name, spec in facts().methods.items() if "paging" in spec]


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("paged", PAGED)
def test_iter_walks_all_pages(portal: Portal, paged: str, flavour: str) -> None:
    spec, params = _spec(paged)
    report, paging = Report(f"the client ({flavour})", paged), spec["paging"]
    example = spec["examples"][0]
    record = example["response"]["result"][0]
    size, total = paging["size"], 2 * paging["size"] + 3
    cursor = paging["cursor"]
    names, own = cursor["parameters"], (paging["parameter"], cursor["parameters"]["order"])
    numbered = [{**record, cursor["field"]: str(n)} for n in range(total)]
    pages = [
        (200, {**example["response"], "result": numbered[start : start + size]})
        for start in range(0, total, size)
    ]
    request = {k: v for k, v in example["request"].items() if k not in own}
    with caller(portal, flavour) as made:
        portal.answer(*pages)
        found = made.walk(paged, **arguments(params, request, True))
    report.same("records", [item.raw for item in found], numbered)
    for got, start in zip(portal.received, range(0, total, size), strict=True):
        report.same("counting", got.body.get(paging["parameter"]), cursor["no_count"])
        report.same("order", got.body.get(names["order"]), cursor["order"])
        last = {cursor["filter"]: start - 1} if start else {}
        conditions = {**request.get(names["filter"], {}), **last}
        report.same("filter", got.body.get(names["filter"], {}), conditions)
        rest = {k: v for k, v in got.body.items() if k not in {*own, *names.values()}}
        asked = {k: v for k, v in request.items() if k not in names.values()}
        report.same("request of a page", rest, asked)
    report.check()
