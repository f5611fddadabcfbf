"""The namespaces of the Python client against the spec: what stands where, and what is said of it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import pytest

from tests.conformance import client_code as code
from tests.conformance import facts as known
from tests.conformance.facts import facts
from tests.conformance.report import Report

OWN = {
    "close",
    "aclose",
    "from_event",
    "from_oauth",
    "from_webhook",
    "from_token",
    "batch",
    "call",
    "raw",
    "portal",
}
FLAVOURS = ("Bitrix24", "AsyncBitrix24")


def places() -> dict[tuple[str, ...], list[str]]:
    """Path of each namespace in Python -> its name in the API, which names the beginning of methods."""
    found: dict[tuple[str, ...], list[str]] = {}
    for method in facts().methods:
        path, words = known.python_path(method), method.split(".")
        for depth in range(1, len(path)):
            found[tuple(path[:depth])] = words[:depth]
    return found


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_tree_has_the_methods_and_no_more(flavour: str) -> None:
    root = code.roots()[flavour]
    report = Report(f"the client ({flavour})", "tree")
    wanted: dict[tuple[str, ...], set[str]] = {}
    for method in facts().methods:
        path = known.python_path(method)
        for depth in range(len(path)):
            wanted.setdefault(tuple(path[:depth]), set()).add(path[depth])
    methods = {tuple(known.python_path(method)) for method in facts().methods}
    for place, names in wanted.items():
        node = code.at(root, list(place))
        if node is None or place in methods:
            continue
        own = set() if place else OWN
        have = {name for name in dir(node) if not name.startswith("_")} - own
        report.names(f"name below {'.'.join(place) or 'b24'}", sorted(have), sorted(names))
    report.check()


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_flavour(flavour: str) -> None:
    """All of a client waits for answers, or nothing of it does."""
    root, prefix = code.roots()[flavour], flavour.removesuffix("Bitrix24")
    report = Report(f"the client ({flavour})", flavour)
    portal, methods = code.part("_runtime.portal"), code.part("_runtime.methods")
    other = {"Async": "", "": "Async"}[prefix]
    report.same("base Client", _is(root, portal, f"{prefix}Client", f"{other}Client"), True)
    kind, close = ("coroutines", "aclose") if prefix else ("ordinary functions", "close")
    told = f"A portal whose methods are {kind}. Use it as a context manager, or {close} it."
    report.text("docstring", type(root).__doc__, told)
    for name, told in (
        ("_catalogue", code.part("_catalogue").CATALOGUE),
        ("_version", facts().service["version"]),
    ):
        report.same(f"{name} is set", vars(type(root)).get(name) == told, True)
    for place in places():
        node, name = code.at(root, list(place)), ".".join(place)
        is_right = _is(node, methods, f"{prefix}Methods", f"{other}Methods")
        report.same(f"base Methods of {name} ({type(node).__name__})", is_right, True)
    report.check()


def _is(thing: Any, module: Any, right: str, wrong: str) -> bool:
    kinds = type(thing).__mro__
    return getattr(module, right) in kinds and getattr(module, wrong) not in kinds


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_namespaces(flavour: str) -> None:
    """A namespace is of the type that its place declares, and both say what it is for."""
    root, report = code.roots()[flavour], Report(f"the client ({flavour})", "tree")
    for place, words in places().items():
        node, name = code.at(root, list(place)), ".".join(words)
        if isinstance(node, type(None)) or name in facts().methods:
            continue
        holder = type(code.at(root, list(place[:-1])))
        found = vars(holder).get(place[-1])
        if not isinstance(found, cached_property):
            report.add(f"{holder.__name__}.{place[-1]}", found, "a namespace made when it is used")
            continue
        report.subject = f"{name} ({holder.__name__}.{place[-1]})"
        said = code.spell(code.hints(found.func).get("return"))
        report.same("type of the namespace", said, type(node).__name__)
        report.text("docstring", found.__doc__, _title(name))
        for kind in type(node).__mro__:
            report.subject = f"{name} ({kind.__name__})"
            if kind.__module__.startswith("bitrix24_client.namespaces"):
                report.text("docstring", kind.__doc__, _title(name))
            elif kind.__module__.startswith("bitrix24_client.api"):
                area = facts().areas[name]
                whole = [_title(name), area["description"], area["docs"]]
                report.text("docstring", kind.__doc__, " ".join(whole))
    report.check()


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_lists(flavour: str) -> None:
    """A list is an object that is called for a page."""
    root = code.roots()[flavour]
    for name, method in facts().methods.items():
        if method.get("paging"):
            report = Report(f"the client ({flavour})", name)
            made = type(code.at(root, known.python_path(name)))
            report.text(f"docstring of {made.__name__}", made.__doc__, _title(name))
            report.check()


def _title(name: str) -> str:
    if name in facts().methods:
        return f"{name}: {facts().methods[name]['summary']}"
    area = facts().areas.get(name)
    return f"{name}: {area['title']}." if area else f"Namespaces below {name}."
