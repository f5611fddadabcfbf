"""What the page of a union says of it in Python: its name, annotations, and a `match` that works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.conformance import client_code as code
from tests.conformance import facts as known
from tests.conformance.facts import Data, facts
from tests.conformance.markdown import Page, Section
from tests.conformance.report import Report


def check_union(report: Report, page: Page, name: str) -> None:
    """The section on Python: there must be one on the page of a union, and on no other."""
    section, spec = page.one("Python"), facts().types[name]
    report.same("section on Python", section is not None, "one_of" in spec)
    if section is None:
        return
    by = spec.get("by")
    told = f"{name} stands for any of these{' and Unknown' if by else ''}."
    if holders := list(dict.fromkeys(_holders(name))):
        told += f" A variable that holds several needs its annotation: {', '.join(holders)}."
    if by:
        told += (
            " To tell them apart, match them."
            " The last case lets a type checker see when one is missing:"
        )
        _check_match(report, section, spec)
    report.text("text on Python", section.text, told)


def _holders(name: str) -> Iterator[str]:
    """Mappings and lists of a union in the file that it is from."""
    own = (n for n in facts().types if facts().home[n] == facts().home[name])
    for wire, prop in (pair for n in own for pair in _parts(facts().types[n])):
        extra = (known.object_of(prop) or {}).get("extra", {}) if prop["type"] != "any" else {}
        if prop["type"] == name and prop.get("list"):
            yield f"{known.snake(wire)}: list[{name}] = []"
        elif extra.get("type") == name and "keys" in extra:
            yield f"{known.snake(wire)}: dict[str, {name}] = {{}}"


def _parts(described: Data) -> Iterator[tuple[str, Data]]:
    for wire, prop in described.get("properties", {}).items():
        yield wire, prop
        if prop["type"] == "object":
            yield from _parts(prop)


def _check_match(report: Report, section: Section, spec: Data) -> None:
    names: dict[str, Any] = {}
    for _, source in section.blocks:
        exec(compile(source, "page", "exec"), names)  # noqa: S102 - our own page
    kind = names.get("kind", lambda _: None)
    for option in spec["one_of"]:
        made = getattr(code.part("models"), option).model_construct()
        report.same(f"match of {option}", kind(made), known.tag_of(option, spec["by"]))
    report.same("match of others", kind(code.part("").Unknown()), "new")
