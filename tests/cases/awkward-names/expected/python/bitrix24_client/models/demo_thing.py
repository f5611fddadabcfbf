# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Models: Things."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import DateTime, Int, Str


class Thing(Model):
    """A thing."""

    int: Annotated[list[Int] | None, Field(alias="INT")] = None
    """Numbers."""

    datetime: Annotated[DateTime | None, Field(alias="DATETIME")] = None
    """A date."""

    date: Annotated[DateTime | None, Field(alias="DATE")] = None
    """Another date."""

    copy_: Annotated[Str | None, Field(alias="COPY")] = None
    """A copy."""

    model_config_: Annotated[Str | None, Field(alias="MODEL_CONFIG")] = None
    """Settings."""

    uf_crm_1: Annotated[Str | None, Field(alias="UF_CRM_1")] = None
    """A custom field."""
