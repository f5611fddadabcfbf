# Generated from spec/types/enums.yaml by "make generate". Do not edit.
"""Enums as the types of fields: known values become members, others stay as they are."""

from typing import Annotated

from bitrix24_client._runtime.values import open_enum
from bitrix24_client.enums.enums import (
    ActivityDirection,
    ActivityNotifyType,
    ActivityPriority,
    ActivityStatus,
    ActivityType,
    ContentType,
    OwnerType,
)

OwnerTypeValue = Annotated[OwnerType | int, open_enum(OwnerType)]
ActivityTypeValue = Annotated[ActivityType | int, open_enum(ActivityType)]
ActivityStatusValue = Annotated[ActivityStatus | int, open_enum(ActivityStatus)]
ActivityPriorityValue = Annotated[ActivityPriority | int, open_enum(ActivityPriority)]
ActivityNotifyTypeValue = Annotated[
    ActivityNotifyType | int, open_enum(ActivityNotifyType)
]
ActivityDirectionValue = Annotated[
    ActivityDirection | int, open_enum(ActivityDirection)
]
ContentTypeValue = Annotated[ContentType | int, open_enum(ContentType)]
