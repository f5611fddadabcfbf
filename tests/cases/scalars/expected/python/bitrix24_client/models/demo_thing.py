# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Models: Things."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import DateTime, Dict, Float, YesNo


class Thing(Model):
    """A thing."""

    when: Annotated[DateTime | None, Field(alias="WHEN")] = None
    """A date."""

    flag: Annotated[YesNo | None, Field(alias="FLAG")] = None
    """A flag."""

    rate: Annotated[Float | None, Field(alias="RATE")] = None
    """A rate."""

    more: Annotated[Dict | None, Field(alias="MORE")] = None
    """More."""
