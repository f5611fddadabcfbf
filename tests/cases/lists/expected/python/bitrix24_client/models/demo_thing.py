# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Models: Things."""

from typing import Annotated, Literal

from pydantic import Field

from bitrix24_client._runtime.model import ClosedModel, Model
from bitrix24_client._runtime.values import Int, Open


class Thing(Model):
    """A thing."""

    id: Annotated[Int | None, Field(alias="ID")] = None
    """Identifier."""


class DemoThingSortRules(ClosedModel):
    """How to sort."""

    by: Open[Literal["name", "id"]]
    """Key to sort by. One of `"name"`, `"id"`."""
