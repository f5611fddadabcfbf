"""The fake portal takes every example, answers in the documented shape, and refuses as documented."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conformance.facts import Data, facts, kind, row_text
from tests.conformance.portal_facts import portal_spec
from tests.conformance.portal_scenes import application, scene
from tests.conformance.report import Report
from tests.conformance.shapes import schema, validator
from tests.portal.asking import ask

HOWS = ("json", "form", "query")


def flat(value: Any) -> bool:
    """Whether a form can carry a value: it has nothing for empty lists and objects, and null."""
    if isinstance(value, dict | list):
        items = value.values() if isinstance(value, dict) else value
        return bool(value) and all(map(flat, items))
    return value is not None


@pytest.mark.parametrize("how", HOWS)
def test_examples_are_carried_out(method: str, how: str) -> None:
    spec, report = facts().methods[method], Report("portal", method)
    shape = validator(schema(spec["result"], "response"))
    for example in spec["examples"]:
        if how != "json" and not all(map(flat, example["request"].values())):
            continue
        with scene(method, example["request"]) as portal:
            reply = ask(
                portal,
                method,
                example["request"],
                application=application(method, example["request"]),
                how=how,
            )
        name = f"example {example['name']}"
        report.same(f"status of {name}", reply.status, 200)
        body = reply.body
        for error in shape.iter_errors(body.get("result")):
            report.add(f"result of {name}", str(error.message), "fits")
        times = facts().types[facts().service["protocol"]["time_type"]]["properties"]
        report.names(f"time of {name}", body.get("time", {}), times)
    report.check()


def documented(method: str) -> set[tuple[int, str]]:
    """Status and code of what a method may answer to wrong parameters."""
    spec = facts().methods[method]
    rows = {(row.get("status", 400), row_text(row)) for row in spec.get("errors", ())}
    printed = spec.get("error_examples", ())
    rows |= {(e["status"], e["body"]["error"] or e["body"]["error_description"]) for e in printed}
    return rows | {(400, portal_spec()["codes"]["parameter"])}


def said(body: Data) -> str:
    """The code of an error, or its text less what the portal adds."""
    return str(body["error"] or body["error_description"].partition(" (")[0])


def test_a_required_parameter_cannot_be_missing(method: str) -> None:
    spec, report = facts().methods[method], Report("portal", method)
    example = spec["examples"][0]["request"]
    for name, param in spec.get("params", {}).items():
        with scene(method, example) as portal:
            rest = {key: value for key, value in example.items() if key != name}
            reply = ask(portal, method, rest, application=application(method))
        refused = "error" in reply.body
        report.same(f"without {name}", refused, bool(param.get("required")))
        if refused:
            code = said(reply.body)
            report.same(f"error without {name}", (reply.status, code) in documented(method), True)
            rows = {row_text(row) for row in spec.get("errors", ())}
            if "100" in rows:
                report.same(f"code without {name}", code, "100")
    report.check()


def test_a_parameter_of_another_kind_is_refused(method: str) -> None:
    spec, report = facts().methods[method], Report("portal", method)
    example = spec["examples"][0]["request"]
    for name, param in spec.get("params", {}).items():
        if kind(param) == "any" or name not in example:
            continue
        plain = kind(param) == "type" and "one_of" not in facts().types[param["type"]]
        wrong: Any = "nothing" if plain else {"no": {"such": "thing"}}
        with scene(method, example) as portal:
            given = {**example, name: wrong}
            reply = ask(portal, method, given, application=application(method))
        fits = not param.get("list") and "error" not in reply.body
        if fits or (reply.status, said(reply.body)) not in documented(method):
            report.add(f"{name} of another kind", reply.body, "an error")
    report.check()


def test_every_refusal_is_one_of_the_method(method: str) -> None:
    """With the status of its row, in whatever place it is used."""
    act = portal_spec()["methods"].get(method, {})
    used = {refusal["error"] for refusal in act.get("refuses", ()) if "error" in refusal}
    assert used <= {code for _, code in documented(method)}


def test_errors_of_the_service_are_answered_on_demand(error_name: str) -> None:
    spec, report = facts().errors[error_name], Report("portal", error_name)
    for row in spec.get("system", ()):
        code = spec["codes"][0]
        with scene("crm.activity.list", {}) as portal:
            portal.fail("*", error=error_name)
            reply = ask(portal, "crm.activity.list")
        report.same("status", reply.status, row["status"])
        report.same("code", reply.body["error"], code)
        report.same("message", reply.body["error_description"], row["message"])
    report.check()


def test_errors_of_methods_are_answered_on_demand(method: str) -> None:
    spec, report = facts().methods[method], Report("portal", method)
    example = spec["examples"][0]["request"]
    for row in spec.get("errors", ()):
        with scene(method, example) as portal:
            portal.fail(method, error=row_text(row), on_call=2)
            good = ask(portal, method, example, application=application(method))
            bad = ask(portal, method, example, application=application(method))
        report.same(f"first call before {row_text(row)}", good.status, 200)
        report.same(f"status of {row_text(row)}", bad.status, row.get("status", 400))
        report.same(f"code of {row_text(row)}", bad.body["error"], row.get("code", ""))
        if "message" in row:
            text = str(bad.body["error_description"]).removesuffix(".")
            report.same(f"text of {row_text(row)}", text, row["message"].removesuffix("."))
    report.check()
