# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Models: Things."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._runtime.model import ClosedModel, Model
from bitrix24_client._runtime.values import Int, Str


class Thing(Model):
    """A thing."""

    id: Annotated[Int | None, Field(alias="ID")] = None
    """Identifier."""


class DemoThingAddFieldsOwner(ClosedModel):
    """Who owns it."""

    id: Annotated[Int, Field(alias="ID")]
    """Identifier of the owner."""

    role: Annotated[Str | None, Field(alias="ROLE")] = None
    """Role of the owner. Left out, the server takes `"guest"`."""


class DemoThingAddFields(ClosedModel):
    """Fields of the thing."""

    name: Annotated[Str, Field(alias="NAME")]
    """Name."""

    owner: Annotated[DemoThingAddFieldsOwner | None, Field(alias="OWNER")] = None
    """Who owns it."""


class DemoThingAddResult(Model):
    """What was made."""

    item: Thing
    """The new thing."""
