# Generated from spec/methods/crm.activity.binding.yaml by "make generate". Do not edit.
"""Models: Bindings of activities."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._open_enums.enums import OwnerTypeValue
from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import Int


class BoundObject(Model):
    """A CRM object that an activity is bound to."""

    entity_type_id: Annotated[OwnerTypeValue, Field(alias="entityTypeId")]
    """Type of the CRM object."""

    entity_id: Annotated[Int, Field(alias="entityId")]
    """Identifier of the CRM object."""
