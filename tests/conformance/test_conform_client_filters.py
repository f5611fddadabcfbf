"""The classes that filters are written with: a key for each field and each own property, nothing besides."""

from __future__ import annotations

import inspect
import typing
from typing import Any

from tests.conformance import client_code as code
from tests.conformance import conditions
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind
from tests.conformance.report import Report

METHODS: dict[str, list[Any]] = {
    "any": ["is_", "is_not"],
    "one": ["__lt__", "__le__", "__gt__", "__ge__"],
    "list": ["is_in", "is_not_in"],
    "text": ["contains", "contains_not", "like", "not_like"],
}
"""Methods of a field by what the operators take that they write."""


def test_names_are_those_of_the_filters() -> None:
    report = Report("the client", "filters")
    have = [
        name for name in dir(code.part("filters")) if name[:1].isupper() and name.isidentifier()
    ]
    report.names(
        "filter",
        sorted(have),
        sorted(n for n, t in facts().types.items() if conditions.is_filter(t)),
    )
    report.check()


def test_filter(type_name: str) -> None:
    spec = facts().types[type_name]
    if not conditions.is_filter(spec):
        return
    report, written = Report("the client", type_name), code.part("_runtime.conditions")
    made = getattr(code.part("filters"), type_name)
    report.text("docstring", inspect.getdoc(made), spec["description"])
    own = spec.get("properties", {})
    fields = facts().types[spec["extra"]["names"]["of"]]["properties"]
    listed = {wire: prop for wire, prop in fields.items() if wire not in own} | own
    found = {name: key for name, key in vars(made).items() if isinstance(key, written.Key)}
    names = {known.snake(wire): wire for wire in listed}
    report.names("field", found, names)
    hints, docs = code.hints(made), code.docs_below(made)
    for name in names.keys() & found.keys():
        wire, prop = names[name], listed[names[name]]
        report.same(f"{wire}: wire name", found[name].wire, wire)
        report.text(f"{wire}: docstring", docs.get(name), prop["description"])
        cls = written.Key if wire in own else written.Field
        report.same(f"{wire}: class", type(found[name]).__name__, cls.__name__)
        want = typing.ClassVar[cls[prop_type(prop, wire in own)]]
        said = code.spell(hints.get(name))
        if said != code.spell(want):
            report.add(f"{wire}: type", said, code.spell(want))
    report.check()


def prop_type(prop: Data, is_own: bool) -> Any:
    """What a field is compared with."""
    if is_own:
        return code.argument(prop)
    if prop.get("list") or kind(prop) not in ("scalar", "enum"):
        return object
    return code.argument({"type": prop["type"]})


def test_fields_write_operators_that_there_are() -> None:
    field, operators = code.part("_runtime.conditions").Field("X"), conditions.operators()
    for takes, methods in METHODS.items():
        for method in methods:
            ((key, _),) = getattr(field, method)(["x"] if takes == "list" else "x").items()
            assert operators.get(key.removesuffix("X")) == takes, (method, key)
    found = {name for cls in (type(field), type(field).__base__) for name in vars(cls)}
    public = {name for name in found if name[:1] != "_" and name != "wire"}
    assert public == {name for names in METHODS.values() for name in names if name[:1] != "_"}
