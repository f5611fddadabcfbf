"""Types and enums -> a page each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import render, text
from generator.commons import split_touch
from generator.emit.reference import findings, objects, tables
from generator.emit.reference.links import Anchors, Links, generated, sources
from generator.emit.reference.objects import SectionView
from generator.pysample import PACKAGE

if TYPE_CHECKING:
    from generator.emit.reference.findings import FindingView
    from generator.model import Enum, Property, Scope, Type, Unit

DIRECTIONS = {"request": "Sent to the server", "response": "Comes from the server"}


@dataclass(frozen=True, slots=True)
class TypePage:
    """The page of a type."""

    generated: str
    title: str
    description: str
    facts: str
    properties: str
    objects: tuple[SectionView, ...]
    flags: str
    forms: str
    findings: tuple[FindingView, ...]
    example: str


@dataclass(frozen=True, slots=True)
class EnumPage:
    """The page of an enum."""

    generated: str
    title: str
    description: str
    facts: str
    members: str
    findings: tuple[FindingView, ...]


def page(type_: Type, unit: Unit, scope: Scope, links: Links) -> str:
    """The page of a type, in a folder below the top."""
    places = tuple(objects.inline(objects.parts("", type_), scope, Anchors()))
    links = replace(links, anchors={p.type.name: p.anchor for p in places})
    view = TypePage(
        generated=generated(unit.file),
        title=text.prose(type_.name),
        description=text.prose(type_.description),
        facts=tables.facts(_type_facts(type_, scope)),
        properties=objects.body(type_, links),
        objects=tuple(objects.section(place, links) for place in places),
        flags=tables.vendor_flags(type_.properties),
        forms=_forms((type_, *(place.type for place in places)), scope),
        findings=_findings(type_.name, unit, scope, links),
        example=tables.fenced_json(type_.example) if type_.has_example else "",
    )
    return render.markdown(render.render("reference/type.md.j2", view))


def enum_page(enum: Enum, unit: Unit, scope: Scope, links: Links) -> str:
    """The page of an enum, in a folder below the top."""
    service = scope.commons.service
    facts = (
        ("Python", text.code(f"{PACKAGE}.enums.{enum.name}")),
        ("Values", f"{text.code(enum.base)}; the server may send others"),
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


def _type_facts(type_: Type, scope: Scope) -> Iterator[tuple[str, str]]:
    python = "dict" if type_.is_map else f"{PACKAGE}.models.{type_.name}"
    yield "Python", text.code(python)
    yield "Direction", DIRECTIONS[type_.direction]
    yield "Sources", sources(type_.sources, scope.commons.service)


def _forms(types: tuple[Type, ...], scope: Scope) -> str:
    """The single values that the types hold; empty if none."""
    used = {name for type_ in types for name in _scalars(type_)}
    scalars = scope.commons.scalars
    rows = [tables.scalar_row(name, scalars[name]) for name in scalars if name in used]
    return text.table(tables.SCALAR_HEAD, rows) if rows else ""


def _scalars(type_: Type) -> Iterator[str]:
    found: list[Property] = list(type_.properties)
    yield from (p.shape.name for p in found if p.shape.kind == "scalar")
    if type_.extra is not None and type_.extra.shape.kind == "scalar":
        yield type_.extra.shape.name


def _findings(name: str, unit: Unit, scope: Scope, links: Links) -> tuple[FindingView, ...]:
    touching = (f for f in unit.findings if name in {split_touch(t)[0] for t in f.touches})
    return findings.about(touching, name, scope.commons.service, links)
