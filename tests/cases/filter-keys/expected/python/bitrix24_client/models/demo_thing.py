# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Models: Things."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import Int


class Thing(Model):
    """A thing."""

    id: Annotated[Int | None, Field(alias="ID")] = None
    """Identifier."""
