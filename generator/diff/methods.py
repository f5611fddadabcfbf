"""Rules for methods: what they take, answer and do."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diff.shapes import quiet_with
from generator.diff.things import either, properties, things
from generator.diff.verdicts import (
    ADDITIVE,
    BREAKING,
    DOCUMENTATION,
    Case,
    Rule,
    Verdict,
    changed,
    reworded,
    switched,
)

NEEDS: Mapping[str, frozenset[str]] = {
    "any": frozenset(),
    "application": frozenset({"application"}),
    "administrator": frozenset({"administrator"}),
    "application_administrator": frozenset({"application", "administrator"}),
}
"""What a call needs in each context."""

WEIGHT = ("read", "write", "delete")


def context(case: Case) -> Verdict:
    """Where a method may be called from."""
    old, new = NEEDS[str(case.before)], NEEDS[str(case.after)]
    rating = ADDITIVE if new <= old else BREAKING
    words = {
        "application": "Call it as an application.",
        "administrator": "Call it as an administrator.",
    }
    advice = " ".join(words[need] for need in sorted(new - old))
    return Verdict(rating, f"context is {case.now}, was {case.was}", advice=advice)


def effect(case: Case) -> Verdict:
    """What a call does to the data."""
    lighter = WEIGHT.index(str(case.after)) < WEIGHT.index(str(case.before))
    what = f"effect is {case.now}, was {case.was}"
    return Verdict(ADDITIVE if lighter else BREAKING, what)


def access(case: Case) -> Verdict:
    """Who may call it, in words: only people can tell whether these are more or fewer."""
    old, new = (str(value).rstrip(".") for value in (case.before, case.after))
    return Verdict(DOCUMENTATION, f"who may call it: {new}; before: {old}")


def deprecated(case: Case) -> Verdict:
    """Whether it should no longer be used."""
    change, pair = case.difference, case.holder("Method")
    if change.after is None:
        return Verdict(ADDITIVE, "no longer deprecated")
    method = pair[1].origin if pair else None
    found = getattr(getattr(method, "deprecated", None), "replacement", None)
    advice = f"Call `{found}` instead." if found else ""
    return Verdict(ADDITIVE, "deprecated now", "calls give a `DeprecationWarning`", advice)


def paging(case: Case) -> Verdict:
    """Whether a list is cut into pages."""
    if case.difference.after is not None:
        python = "`Page` in place of the list; `iter`, `pages` and `all` are new"
        return Verdict(BREAKING, "cut into pages now", python, "Read `items` of each page.")
    python = "the list in place of a `Page`; `iter`, `pages` and `all` are gone"
    return Verdict(BREAKING, "no longer cut into pages", python, "Read the list itself.")


def total(case: Case) -> Verdict:
    """The key that has the number of records, beside a list that is not cut into pages."""
    what = f"key of the number of records is {case.now}, was {case.was}"
    if case.before is None:
        return Verdict(ADDITIVE, what)
    advice = "Count the records yourself." if case.after is None else "Read the new key."
    return Verdict(BREAKING, what, advice=advice)


RULES: Mapping[str, Rule] = {
    "Spec.methods": things("method", advice="Do without it."),
    "Method.wire": changed("name"),
    "Method.path": changed("Python namespace"),
    "Method.name": changed("Python name"),
    "Method.operation_id": changed("operationId in the OpenAPI document"),
    "Method.class_name": changed("name of its classes", DOCUMENTATION),
    "Method.summary": reworded("summary"),
    "Method.description": reworded("description"),
    "Method.scope": changed("scope", advice="Ask for the new scope."),
    "Method.access": access,
    "Method.context": context,
    "Method.effect": effect,
    "Method.repeat_safe": switched(
        "may be repeated safely now",
        "a repeat is no longer safe",
        ADDITIVE,
        BREAKING,
        "Be ready for `OutcomeUnknown` where the client repeated the call.",
    ),
    "Method.repeat_why": reworded("reason of its repeatability"),
    "Method.batch": switched(
        "may stand in a batch now",
        "may no longer stand in a batch",
        ADDITIVE,
        BREAKING,
        "Call it outside of batches.",
    ),
    "Method.deprecated": deprecated,
    "Deprecated.replacement": changed("replacement", DOCUMENTATION),
    "Deprecated.caveat": reworded("caveat of the replacement"),
    "Method.docs": reworded("address of the page"),
    "Method.sources": reworded("sources"),
    "Method.params": properties,
    "Method.paging": paging,
    "Method.errors": things("", removed=ADDITIVE),
    "Method.examples": things("", DOCUMENTATION, DOCUMENTATION),
    "Method.error_examples": things("", DOCUMENTATION, DOCUMENTATION),
    "Result.description": reworded("description"),
    "Result.at": changed("place of the payload in the answer"),
    "Result.declared": reworded("the type that the page declares"),
    "Result.failure": reworded("what the page says is answered on failure"),
    "Result.total": total,
    "Paging.parameter": changed("paging parameter"),
    "Paging.size": changed("records in a page", advice="Step by the new number."),
    "Paging.next": changed("key of the next offset"),
    "Paging.total": changed("key of the total"),
    "Paging.cursor": either(
        "can be walked by identifier now",
        "can no longer be walked by identifier",
        ADDITIVE,
        BREAKING,
    ),
    "Cursor.order": changed("order"),
    "Cursor.field": changed("field"),
    "Cursor.filter": changed("filter key"),
    "Cursor.no_count": changed("value that switches counting off"),
    "Cursor.order_parameter": changed("parameter of the order"),
    "Cursor.filter_parameter": changed("parameter of the filter"),
    "Cursor.select_parameter": changed("parameter of the selection"),
    "Cursor.until": changed("key of the last identifier"),
    "ErrorRow.class_name": changed("class", advice="Catch the new class."),
    "ErrorRow.code": changed("code", advice="Compare with the new code."),
    "ErrorRow.message": quiet_with("code", changed("message that stands for a code")),
    "ErrorRow.status": changed("HTTP status", advice="Compare with the new status."),
    "ErrorRow.when": reworded("meaning"),
    **{f"Example.{name}": reworded(name) for name in ("name", "summary", "request", "response")},
    **{f"ErrorExample.{name}": reworded(name) for name in ("name", "summary", "body")},
    "ErrorExample.status": changed("HTTP status", DOCUMENTATION),
}
