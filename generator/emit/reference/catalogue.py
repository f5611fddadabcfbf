"""Types and enums of all units -> the page that lists them, with all places where each is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from generator import render, text
from generator.emit.reference.links import NOTHING, Links, generated, link

if TYPE_CHECKING:
    from generator.model import Api, Scope, Unit, UnitIndex

HEAD = ("Type", "Direction", "Description", "Used in")
FEW = 6
"""Places that the page of a type leads to."""

MOST = 12
"""Places of a type that are listed; the others are counted."""

LINKS = Links("../", frozenset())
"""Links as the pages of types see them."""


class Line(TypedDict):
    """A row less the places; `family` are the names of the alternatives, empty where there are none."""

    name: str
    shown: str
    direction: str
    description: str
    family: list[str]


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """All types and enums."""

    generated: str
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """The types and enums of one file; those that are alternatives stand with their union."""

    heading: str
    table: str
    families: tuple[FamilyView, ...]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A union and its alternatives."""

    heading: str
    table: str


def lines(unit: Unit) -> Iterator[Line]:
    """What the page needs of the types and enums of a unit."""
    for type_ in unit.types:
        if not type_.inline:
            options = () if type_.alternatives is None else type_.alternatives.shapes
            yield {
                "name": type_.name,
                "shown": LINKS.type(type_.name),
                "direction": type_.direction,
                "description": text.prose(type_.description),
                "family": [shape.name for shape in options],
            }
    for enum in unit.enums:
        yield {
            "name": enum.name,
            "shown": LINKS.enum(enum.name),
            "direction": "enum",
            "description": text.prose(enum.description),
            "family": [],
        }


def used(name: str, unit: Unit, scope: Scope, links: Links) -> str:
    """Where a type or an enum is used, for its own page, which tells of a few places only."""
    address = f"{LINKS.root}types/README.md#{text.anchor(_heading(unit))}"
    found = scope.users(name)
    shown = [links.user(use) for use in found[:FEW]]
    if len(found) > FEW:
        shown.append(f"more in the {link('index', address)}")
    return ", ".join(shown)


def _heading(unit: Unit | UnitIndex) -> str:
    return f"{text.prose(unit.title)}: {text.code(unit.stem)}"


def page(api: Api, found: Mapping[str, Iterable[Line]]) -> str:
    """The page, in the folder of the types. `found` are the lines by file."""
    groups = tuple(
        _group(unit, lines, api) for unit in api.index for lines in [[*found[unit.file]]] if lines
    )
    view = CataloguePage(generated("spec"), groups)
    return render.markdown(render.render("reference/types.md.j2", view))


def _group(unit: UnitIndex, found: list[Line], api: Api) -> GroupView:
    by_name = {line["name"]: line for line in found}
    families = {
        line["name"]: [line, *(by_name[name] for name in line["family"] if name in by_name)]
        for line in found
        if line["family"]
    }
    related = {line["name"] for family in families.values() for line in family}
    alone = [line for line in found if line["name"] not in related]
    return GroupView(
        heading=_heading(unit),
        table=_table(alone, api) if alone else "",
        families=tuple(
            FamilyView(text.code(name), _table(family, api)) for name, family in families.items()
        ),
    )


def _table(found: Iterable[Line], api: Api) -> str:
    rows = (
        (
            line["shown"],
            line["direction"],
            line["description"],
            _places([LINKS.user(use) for use in api.users(line["name"])]),
        )
        for line in found
    )
    return text.table(HEAD, rows)


def _places(found: list[str]) -> str:
    if len(found) > MOST:
        return text.listed([*found[:MOST], f"{len(found) - MOST} more"], "and")
    return ", ".join(found) or NOTHING
