# Generated from spec/ by "make generate". Do not edit.
"""The enums of the API; a name is imported when it is asked for."""

from . import (
    crm_activity_badge as crm_activity_badge,
    crm_activity_todo as crm_activity_todo,
    enums as enums,
)
from .crm_activity_badge import BadgeType
from .crm_activity_todo import TodoColor
from .enums import (
    ActivityDirection,
    ActivityNotifyType,
    ActivityPriority,
    ActivityStatus,
    ActivityType,
    ContentType,
    OwnerType,
)

__all__ = [
    "ActivityDirection",
    "ActivityNotifyType",
    "ActivityPriority",
    "ActivityStatus",
    "ActivityType",
    "BadgeType",
    "ContentType",
    "OwnerType",
    "TodoColor",
]
