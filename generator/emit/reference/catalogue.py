"""Types and enums of all units -> the page that lists them, with all places where each is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from generator import render, text
from generator.emit.reference.links import NOTHING, Links, generated, link

if TYPE_CHECKING:
    from generator.model import Api, Unit, UnitIndex

HEAD = ("Type", "Direction", "Description", "Used in")
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


def used(places: Iterable[str], unit: Unit) -> str:
    """Where a type or an enum is used, for its own page: it cannot know of other files."""
    address = f"{LINKS.root}types/README.md#{text.anchor(_heading(unit))}"
    index = link("index", address)
    own = ", ".join(places)
    return f"{own}; see also the {index}" if own else f"see the {index}"


def _heading(unit: Unit | UnitIndex) -> str:
    return f"{text.prose(unit.title)}: {text.code(unit.stem)}"


def page(
    api: Api, found: Mapping[str, Iterable[Line]], uses: Iterable[Mapping[str, Iterable[str]]]
) -> str:
    """The page, in the folder of the types. `found` are the lines by file."""
    places: dict[str, list[str]] = {}
    for table in (*uses, _once(api)):
        for name, holders in table.items():
            places.setdefault(name, []).extend(holders)
    groups = tuple(
        _group(unit, lines, places)
        for unit in api.index
        for lines in [[*found[unit.file]]]
        if lines
    )
    view = CataloguePage(generated("spec"), groups)
    return render.markdown(render.render("reference/types.md.j2", view))


def _once(api: Api) -> dict[str, list[str]]:
    """What events, placements and the protocol use."""
    found: dict[str, list[str]] = {}
    for event in api.events:
        for name in dict.fromkeys((event.data, event.auth)):
            found.setdefault(name, []).append(_event(event.name))
    for place in api.placements:
        for name in dict.fromkeys(option.type for option in place.options.values()):
            found.setdefault(name, []).append(_event(place.code))
    shown = link("protocol", f"{LINKS.root}protocol.md#envelope")
    found.setdefault(api.commons.service.protocol.time_type, []).append(shown)
    return found


def _event(name: str) -> str:
    return link(text.code(name), f"{LINKS.root}events.md#{text.anchor(name)}")


def _group(unit: UnitIndex, found: list[Line], places: Mapping[str, list[str]]) -> GroupView:
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
        table=_table(alone, places) if alone else "",
        families=tuple(
            FamilyView(text.code(name), _table(family, places)) for name, family in families.items()
        ),
    )


def _table(found: Iterable[Line], places: Mapping[str, list[str]]) -> str:
    rows = (
        (
            line["shown"],
            line["direction"],
            line["description"],
            _places(places.get(line["name"], [])),
        )
        for line in found
    )
    return text.table(HEAD, rows)


def _places(found: list[str]) -> str:
    if len(found) > MOST:
        return text.listed([*found[:MOST], f"{len(found) - MOST} more"], "and")
    return ", ".join(found) or NOTHING
