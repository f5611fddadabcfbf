"""Models as they are generated, for tests of alternatives and checks."""

# Annotations are values here, as in generated modules: those in quotes name what comes later.
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from generator.runtime.alternatives import Unknown, one_of
from generator.runtime.limits import Limits
from generator.runtime.maps import Map
from generator.runtime.model import ClosedModel, Model, exclusive, free_keys
from generator.runtime.values import (
    Bool,
    DateTime,
    Dict,
    FileContent,
    Float,
    Int,
    Json,
    Open,
    Str,
    Timestamp,
    YesNo,
)


class Circle(ClosedModel):
    """A circle."""

    kind: Annotated[Open[Literal["circle"]], Field(alias="KIND")] = "circle"
    radius: Annotated[Int, Limits(min=1)]
    done: YesNo | None = None


class Group(ClosedModel):
    """Figures together."""

    kind: Annotated[Open[Literal["group"]], Field(alias="KIND")] = "group"
    of: Annotated["Map[Figure]", Limits(keys="[a-z]+")]
    done: Bool | None = None


Figure: TypeAlias = Annotated[Circle | Group | Unknown, one_of("KIND")]

Caption: TypeAlias = Str | Annotated[Map[Str], Limits(keys="[a-z]{2}", min_items=1)]


@exclusive("WIDTH", "left")
class Picture(ClosedModel):
    """A picture."""

    title: Caption
    figures: Annotated[Map[Figure], Limits(keys="[a-z]+", min_items=1, max_items=3)]
    width: Annotated[Int | None, Limits(min=1, max=9), Field(alias="WIDTH")] = None
    left: Annotated[Int | None, Limits(nullable=True)] = None
    colour: Open[Literal["red", "blue"]] | None = None
    level: Open[Literal[1, 2]] | None = None


@free_keys(min_items=1, max_items=2)
class Loose(Model):
    """An object with keys of its own, and free ones."""

    name: Annotated[Str | None, Limits(min_length=2, max_length=3, pattern="[a-z]+")] = None
    names: Annotated[list[Str] | None, Limits(max_length=3, min_items=1, max_items=2)] = None
    maps: list[Annotated[Map[Int], Limits(keys="[a-z]")]] | None = None
    share: Annotated[Float | None, Limits(max=0.5)] = None
    steps: Annotated[Float | None, Limits(values=(0.5, 1.5))] = None
    since: DateTime | None = None
    stamp: Timestamp | None = None
    more: Dict | None = None
    file: FileContent | None = None
    anything: Json | None = None
