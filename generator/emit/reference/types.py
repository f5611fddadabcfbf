"""Types and enums -> a page each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import pysample, render, text
from generator.commons import split_touch
from generator.emit.reference import findings, objects, tables
from generator.emit.reference.links import Anchors, Links, generated, sources
from generator.emit.reference.objects import SectionView
from generator.emit.reference.outline import outline
from generator.pysample import PACKAGE

if TYPE_CHECKING:
    from generator.emit.reference.findings import FindingView
    from generator.model import Enum, Scope, Type, Unit

DIRECTIONS = {
    "request": "Sent to the server",
    "response": "Comes from the server",
    "both": "Sent to the server and comes from it",
}


@dataclass(frozen=True, slots=True)
class TypePage:
    """The page of a type."""

    generated: str
    title: str
    description: str
    facts: str
    body_heading: str
    body: str
    objects: tuple[SectionView, ...]
    flags: str
    forms: str
    findings: tuple[FindingView, ...]
    example: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class EnumPage:
    """The page of an enum."""

    generated: str
    title: str
    description: str
    facts: str
    members: str
    findings: tuple[FindingView, ...]


def page(type_: Type, unit: Unit, scope: Scope, links: Links, *, used: str) -> str:
    """The page of a type, in a folder below the top; `used` tells where."""
    places = tuple(objects.inline(objects.parts("", type_), scope, Anchors()))
    links = replace(links, anchors={p.type.name: p.anchor for p in places})
    view = TypePage(
        generated=generated(unit.file),
        title=text.prose(type_.name),
        description=text.prose(type_.description),
        facts=tables.facts(_type_facts(type_, used, scope)),
        body_heading="Properties" if type_.alternatives is None else "Alternatives",
        body=objects.body(type_, scope, links),
        objects=tuple(objects.section(place, scope, links) for place in places),
        flags=tables.vendor_flags(type_.properties),
        forms=_forms((type_, *(place.type for place in places)), scope),
        findings=_findings(type_.name, unit, scope, links),
        example=tuple(_example(type_, scope, links)) if type_.has_example else (),
    )
    return render.markdown(render.render("reference/type.md.j2", view))


def enum_page(enum: Enum, unit: Unit, scope: Scope, links: Links, *, used: str) -> str:
    """The page of an enum, in a folder below the top; `used` tells where."""
    service = scope.commons.service
    facts = (
        ("Python", text.code(f"{PACKAGE}.enums.{enum.name}")),
        ("Values", f"{text.code(enum.base)}; the server may send others"),
        ("Used in", used),
        ("Sources", sources(enum.sources, service)),
    )
    view = EnumPage(
        generated=generated(unit.file),
        title=text.prose(enum.name),
        description=text.prose(enum.description),
        facts=tables.facts(facts),
        members=tables.members(enum),
        findings=_findings(enum.name, unit, scope, links),
    )
    return render.markdown(render.render("reference/enum.md.j2", view))


def _type_facts(type_: Type, used: str, scope: Scope) -> Iterator[tuple[str, str]]:
    python = text.code("dict") if type_.is_map else objects.python_class(type_)
    if type_.is_filter:
        python += f", or written with {text.code(f'{PACKAGE}.filters.{type_.name}')}"
    yield "Python", python if type_.alternatives is None else "as the alternative"
    yield "Direction", DIRECTIONS[type_.direction]
    yield "Used in", used
    yield "Sources", sources(type_.sources, scope.commons.service)


def _example(type_: Type, scope: Scope, links: Links) -> Iterator[SectionView]:
    yield SectionView("JSON", tables.fenced_json(type_.example))
    if "request" in type_.forms:
        yield SectionView("Python", text.fence("python", pysample.value(type_, scope)))
    if parts := outline(type_, scope, links):
        yield SectionView("Outline", parts)


def _forms(types: tuple[Type, ...], scope: Scope) -> str:
    """The single values that the types hold; empty if none."""
    used = {name for type_ in types for name in _scalars(type_)}
    scalars = scope.commons.scalars
    rows = [tables.scalar_row(name, scalars[name]) for name in scalars if name in used]
    return text.table(tables.SCALAR_HEAD, rows) if rows else ""


def _scalars(type_: Type) -> Iterator[str]:
    yield from (shape.name for shape in type_.held if shape.kind == "scalar")


def _findings(name: str, unit: Unit, scope: Scope, links: Links) -> tuple[FindingView, ...]:
    touching = (f for f in unit.findings if name in {split_touch(t)[0] for t in f.touches})
    return findings.about(touching, name, scope.commons.service, links)
