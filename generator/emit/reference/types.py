"""Types and enums -> a page each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import pysample, render, text
from generator.commons import split_touch
from generator.emit.reference import alternatives, findings, objects, tables
from generator.emit.reference.links import Anchors, Links, generated, link, sources
from generator.emit.reference.objects import SectionView
from generator.emit.reference.outline import outline
from generator.pysample import PACKAGE

if TYPE_CHECKING:
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
    strip: str
    body_heading: str
    body: str
    objects: tuple[SectionView, ...]
    python: str
    example: tuple[SectionView, ...]
    forms: str
    findings: str
    flags: str
    facts: str


@dataclass(frozen=True, slots=True)
class EnumPage:
    """The page of an enum."""

    generated: str
    title: str
    description: str
    strip: str
    members: str
    findings: str
    facts: str


def page(type_: Type, unit: Unit, scope: Scope, links: Links, *, used: str) -> str:
    """The page of a type, in a folder below the top; `used` tells where."""
    places = tuple(objects.inline(objects.parts("", type_), scope, Anchors()))
    links = replace(links, anchors={p.type.name: p.anchor for p in places})
    options = type_.alternatives
    view = TypePage(
        generated=generated(unit.file),
        title=text.prose(type_.name),
        description=text.prose(type_.description),
        strip=tables.strip(_strip(type_, links)),
        body_heading="Properties" if options is None else "Alternatives",
        body=objects.body(type_, scope, links),
        objects=tuple(objects.section(place, scope, links) for place in places),
        python=alternatives.python(type_, options, unit, scope) if options else "",
        example=tuple(_example(type_, scope, links)) if type_.has_example else (),
        forms=_forms((type_, *(place.type for place in places)), scope),
        findings=_findings(type_.name, unit, links),
        flags=tables.vendor_flags(type_.properties),
        facts=_facts(used, type_.sources, scope),
    )
    return render.markdown(render.render("reference/type.md.j2", view))


def enum_page(enum: Enum, unit: Unit, scope: Scope, links: Links, *, used: str) -> str:
    """The page of an enum, in a folder below the top; `used` tells where."""
    strip = (
        (links.python, text.code(f"{PACKAGE}.enums.{enum.name}")),
        ("Values", f"{text.code(enum.base)}; the server may send others"),
    )
    view = EnumPage(
        generated=generated(unit.file),
        title=text.prose(enum.name),
        description=text.prose(enum.description),
        strip=tables.strip(strip),
        members=tables.members(enum),
        findings=_findings(enum.name, unit, links),
        facts=_facts(used, enum.sources, scope),
    )
    return render.markdown(render.render("reference/enum.md.j2", view))


def _strip(type_: Type, links: Links) -> Iterator[tuple[str, str]]:
    python = text.code("dict") if type_.is_map else objects.python_class(type_)
    if type_.is_filter:
        python += f", or written with {text.code(f'{PACKAGE}.filters.{type_.name}')}"
    yield links.python, python
    yield "Direction", DIRECTIONS[type_.direction]


def _facts(used: str, pages: tuple[str, ...], scope: Scope) -> str:
    return tables.facts((("Used in", used), ("Sources", sources(pages, scope.commons.service))))


def _example(type_: Type, scope: Scope, links: Links) -> Iterator[SectionView]:
    client = link("client", f"{links.root}python.md")
    if "request" in type_.forms:
        made = text.fence("python", pysample.value(type_, scope))
        yield SectionView("Python", f"For a call of the {client}.\n\n{made}")
    yield SectionView("JSON", tables.fenced_json(type_.example))
    if parts := outline(type_, scope, links):
        yield SectionView("Outline", parts)


def _forms(types: tuple[Type, ...], scope: Scope) -> str:
    """The single values in the types that travel as something else than they are; empty if none."""
    used = {name for type_ in types for name in _scalars(type_)}
    scalars = scope.commons.scalars
    shown = {name: s for name, s in scalars.items() if name in used and not tables.is_plain(s)}
    rows = [tables.scalar_row(name, scalar) for name, scalar in shown.items()]
    return text.table(tables.SCALAR_HEAD, rows) if rows else ""


def _scalars(type_: Type) -> Iterator[str]:
    yield from (shape.name for shape in type_.held if shape.kind == "scalar")


def _findings(name: str, unit: Unit, links: Links) -> str:
    touching = (f for f in unit.findings if name in {split_touch(t)[0] for t in f.touches})
    return findings.about(touching, name, links)
