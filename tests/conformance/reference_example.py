"""The example of a type, three times: as JSON, as Python that makes the same, and as an outline."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from typing import Any

from tests.conformance import client_code as code
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind
from tests.conformance.markdown import Cell, Page, Section, block_json
from tests.conformance.report import Report

Line = tuple[int, list[str], list[str]]
"""How far in a line stands, its key and type, and single values as `key: value`."""

_SHOWN = 60


def check_example(report: Report, page: Page, name: str) -> None:
    """The sections below the heading of the example."""
    spec = facts().types[name]
    sections = {section.heading: section for section in page.below("Example")}
    if "example" not in spec:
        report.names("section of the example", sections, [])
        report.same("heading of an example", page.one("Example") is None, True)
        return
    want = [*_walk("", {"type": name}, spec["example"], 0)]
    outlined = any(facts().types.get(word) for _, words, _ in want[1:] for word in words[-1:])
    heads = [*(["Python"] if spec["direction"] != "response" else []), "JSON"]
    report.same(
        "sections of the example", [*sections], [*heads, *(["Outline"] if outlined else [])]
    )
    if "JSON" in sections:
        report.tree("Example: JSON", block_json(sections["JSON"], 0), spec["example"])
    if "Python" in sections:
        _check_python(report, sections["Python"], spec)
    if "Outline" in sections:
        _check_outline(report, sections["Outline"], want)


def _check_python(report: Report, section: Section, spec: Data) -> None:
    sources = [source for language, source in section.blocks if language == "python"]
    report.same("number of Python examples", len(sources), 1)
    try:
        sent = _sent("".join(sources))
    except Exception as error:
        report.add("example in Python", repr(error), spec["example"])
    else:
        report.same("Example in Python, as it is sent", sent, spec["example"])


def _sent(source: str) -> Any:
    """What the expression below the imports makes, as the client sends it."""
    *imports, expression = ast.parse(source).body
    names: dict[str, Any] = {}
    exec(compile(ast.Module(imports, []), "page", "exec"), names)  # noqa: S102 - our own page
    made = eval(ast.unparse(expression), names)  # noqa: S307 - our own page
    return code.part("_runtime.encode").encode(made)


# -- the outline -----------------------------------------------------------------------------------


def _check_outline(report: Report, section: Section, want: list[Line]) -> None:
    found = [line for line in section.lines if line.strip()]
    report.same("number of lines of the outline", len(found), len(want))
    for line, (level, words, singles) in zip(found, want, strict=False):
        fact = f"outline, line {line.strip()!r}"
        report.same(f"{fact}: indentation", len(line) - len(line.lstrip()), 2 * level)
        told = ": ".join([*words, *([", ".join(singles)] if singles else [])])
        report.text(f"{fact}: text", Cell(line).text, f"- {told}")
        links = [f"../types/{word}.md" for word in words if word in facts().types]
        report.same(f"{fact}: links", Cell(line).links, links)


def _walk(key: str, shape: Data, value: Any, level: int) -> Iterator[Line]:
    described = known.object_of(shape) or {}
    properties = described.get("properties", {})
    singles: list[str] = []
    inner: list[tuple[str, Data, Any]] = []
    if "one_of" in described:
        yield from _walk(key, _member(described, value), value, level)
        return
    for name, item in value.items():
        prop = {**properties.get(name, described.get("extra", {"type": "any"})), "list": False}
        items = item if isinstance(item, list) else [item]
        if items and all(_is_object(prop, one) for one in items):
            inner += [(name, prop, one) for one in items]
        elif not known.is_constant(properties.get(name, {})):
            singles.append(_short(name, item))
    named = [shape["type"]] if kind(shape) == "type" else []
    yield level, [*([key] if level else []), *named], singles
    for name, prop, one in inner:
        yield from _walk(name, prop, one, level + 1)


def _member(described: Data, value: Any) -> Data:
    """The alternative that a value is."""
    by, options = described.get("by"), described["one_of"]
    if by:
        return next({"type": o} for o in options if known.tag_of(o, by) == value[by])
    return next({"type": o} for o in options if _is_object({"type": o}, value))


def _is_object(shape: Data, value: Any) -> bool:
    """Whether a value has keys that the spec describes."""
    return isinstance(value, dict) and kind(shape) in ("type", "object")


def _short(name: str, value: Any) -> str:
    shown = json.dumps(value, ensure_ascii=False)
    return f"{name}: {shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + '…'}"
