# Generated from spec/methods/crm.enum.yaml by "make generate". Do not edit.
"""Models: Enumerations of CRM."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import Int, Str


class EnumItem(Model):
    """A value of an enumeration. Activities have no symbolic codes, and the value 0,
    which stands for none, has no name.
    """

    id: Annotated[Int, Field(alias="ID")]
    """The value itself."""

    name: Annotated[Str, Field(alias="NAME")]
    """Name of the value, for people."""

    symbol_code: Annotated[Str | None, Field(alias="SYMBOL_CODE")] = None
    """Symbolic code of the value."""

    symbol_code_short: Annotated[Str | None, Field(alias="SYMBOL_CODE_SHORT")] = None
    """Short symbolic code of the value."""
