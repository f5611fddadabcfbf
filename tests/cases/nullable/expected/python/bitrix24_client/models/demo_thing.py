# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Models: Things."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._runtime.limits import Limits
from bitrix24_client._runtime.model import ClosedModel, Model
from bitrix24_client._runtime.values import Int, Json, Str


class Thing(Model):
    """A thing."""

    id: Annotated[Int, Field(alias="ID")]
    """Identifier."""

    parent: Annotated[Int | None, Field(alias="PARENT")]
    """Identifier of the parent."""

    note: Annotated[Str | None, Field(alias="NOTE")] = None
    """A note."""

    rest: Annotated[Json | None, Field(alias="REST")] = None
    """Whatever else there is."""


class Likeness(ClosedModel):
    """What a thing is like; null for no matter."""

    note: Annotated[
        Str | None, Limits(max_length=9, nullable=True), Field(alias="NOTE")
    ] = None
    """The note. At most 9 characters."""

    size: Annotated[Int | None, Field(alias="SIZE")] = None
    """The size."""

    kind: Annotated[Int | None, Field(alias="KIND")]
    """The kind."""

    rest: Annotated[Json | None, Field(alias="REST")] = None
    """Whatever else there is."""
