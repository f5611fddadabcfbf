"""The enums of a unit -> `enums/<module>.py`, and the types of fields that hold their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import render, text
from generator.emit.client import docs
from generator.emit.client.imports import Imports
from generator.emit.client.validated import open_enum
from generator.model import Enum, Unit


@dataclass(frozen=True, slots=True)
class MemberView:
    """A value of an enum."""

    assignment: str
    docstring: str


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enum, and the lines of the alias for fields."""

    name: str
    base: str
    docstring: str
    members: tuple[MemberView, ...]
    alias: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnumsPage:
    """The enums of a unit, for both of its modules."""

    header: str
    docstring: str
    imports: str
    open_imports: str
    enums: tuple[EnumView, ...]


def modules(unit: Unit) -> Iterator[tuple[str, str]]:
    """Paths inside the package and texts of the modules with the enums of a unit."""
    if not unit.enums:
        return
    used, opened = Imports(), Imports()
    opened.name("typing", "Annotated")
    opened.own("_runtime.values", "open_enum")
    for enum in unit.enums:
        used.name("enum", _base(enum))
        opened.own(f"enums.{unit.module}", enum.name)
    page = EnumsPage(
        header=docs.header(unit.file),
        docstring=docs.sentence(f"Enums: {unit.title}."),
        imports=used.text(),
        open_imports=opened.text(),
        enums=tuple(map(_view, unit.enums)),
    )
    yield f"enums/{unit.module}.py", render.render("client/enums.py.j2", page)
    yield f"_open_enums/{unit.module}.py", render.render("client/open_enums.py.j2", page)


def _base(enum: Enum) -> str:
    return "IntEnum" if enum.base == "int" else "StrEnum"


def _view(enum: Enum) -> EnumView:
    members = (
        MemberView(f"{v.name} = {text.literal(v.value)}", docs.member(v)) for v in enum.values
    )
    return EnumView(enum.name, _base(enum), docs.enum(enum), tuple(members), tuple(_alias(enum)))


def _alias(enum: Enum) -> Iterator[str]:
    name = open_enum(enum)[1]
    union, reader = f"{enum.name} | {enum.base}", f"open_enum({enum.name})"
    line = f"{name} = Annotated[{union}, {reader}]"
    if len(line) <= text.WIDTH:
        yield line
    else:
        yield f"{name} = Annotated["
        if len(union) + len(reader) + 6 <= text.WIDTH:
            yield f"    {union}, {reader}"
        else:
            yield f"    {union},"
            yield f"    {reader},"
        yield "]"
