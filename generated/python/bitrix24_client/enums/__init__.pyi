# Generated from spec/ by "make generate". Do not edit.
"""The enums of the API; a name is imported when it is asked for."""

from . import crm_activity_todo as crm_activity_todo, enums as enums
from .crm_activity_todo import TodoColor as TodoColor
from .enums import (
    ActivityDirection as ActivityDirection,
    ActivityNotifyType as ActivityNotifyType,
    ActivityPriority as ActivityPriority,
    ActivityStatus as ActivityStatus,
    ActivityType as ActivityType,
    ContentType as ContentType,
    OwnerType as OwnerType,
)
