# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Models: Things."""

from typing import Annotated, Literal, TypeAlias

from bitrix24_client._runtime.alternatives import Unknown, one_of
from bitrix24_client._runtime.limits import Limits
from bitrix24_client._runtime.maps import Map
from bitrix24_client._runtime.model import ClosedModel, exclusive
from bitrix24_client._runtime.values import Int, Open, Str


class Circle(ClosedModel):
    """A circle."""

    kind: Open[Literal["circle"]] = "circle"
    """Always `circle`."""

    radius: Annotated[Int, Limits(min=1)]
    """Radius. At least 1."""


Caption: TypeAlias = Str | Annotated[Map[Str], Limits(keys="[a-z]{2}", min_items=1)]
"""Text in one language or several."""


class Group(ClosedModel):
    """Shapes together."""

    kind: Open[Literal["group"]] = "group"
    """Always `group`."""

    of: Annotated["Map[Figure]", Limits(keys="[a-z]+")]
    """The shapes. Each key matches `[a-z]+`."""


Figure: TypeAlias = Annotated[Circle | Group | Unknown, one_of("kind")]
"""A shape. Told apart by `kind`."""


@exclusive("width", "left")
class Picture(ClosedModel):
    """A picture. At most one of `width`, `left`."""

    title: Caption
    """Title."""

    shapes: Annotated[Map[Figure], Limits(keys="[a-z]+", min_items=1, max_items=3)]
    """Shapes by name. Each key matches `[a-z]+`. From 1 to 3 items."""

    width: Annotated[Int | None, Limits(min=1)] = None
    """Width. At least 1."""

    left: Int | None = None
    """Left edge."""

    colour: Open[Literal["red", "blue"]] | None = None
    """Colour. One of `"red"`, `"blue"`."""
