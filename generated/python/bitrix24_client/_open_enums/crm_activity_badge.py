# Generated from spec/methods/crm.activity.badge.yaml by "make generate". Do not edit.
"""Enums as the types of fields: known values become members, others stay as they are."""

from typing import Annotated

from bitrix24_client._runtime.values import open_enum
from bitrix24_client.enums.crm_activity_badge import BadgeType

BadgeTypeValue = Annotated[BadgeType | str, open_enum(BadgeType)]
