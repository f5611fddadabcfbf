# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Models: Things."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._open_enums.base import ColourValue
from bitrix24_client._open_enums.demo_thing import FinishValue
from bitrix24_client._runtime.model import Model


class Thing(Model):
    """A thing."""

    colour: Annotated[ColourValue | None, Field(alias="COLOUR")] = None
    """Colour."""

    finish: Annotated[FinishValue | None, Field(alias="FINISH")] = None
    """Finish."""
