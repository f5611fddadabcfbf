# Generated from spec/ by "make generate". Do not edit.
"""The types of the API; a name is imported when it is asked for."""

from . import (
    activity,
    crm_activity_binding,
    crm_activity_call,
    crm_activity_layout_blocks,
    crm_activity_todo,
    crm_activity_type,
    crm_enum,
    crm_item,
    events,
    item,
)
from .activity import (
    Activity,
    ActivityBinding,
    ActivityCreate,
    ActivityFile,
    ActivityFileInput,
    ActivitySettings,
    ActivityUpdate,
    BindingFilter,
    Communication,
    CommunicationEntity,
    CommunicationInput,
    DiskFile,
    FieldDescription,
    Time,
)
from .crm_activity_binding import BoundObject
from .crm_activity_call import CallTranscript
from .crm_activity_layout_blocks import (
    LayoutBlock,
    LayoutBlockRecord,
    LayoutBlocksAnswer,
    LayoutBlocksDone,
    RestAppLayout,
    RestAppLayoutRecord,
)
from .crm_activity_todo import TodoId
from .crm_activity_type import CustomType, CustomTypeFields
from .crm_enum import EnumItem
from .crm_item import ItemResult
from .events import (
    ActivityEventData,
    ActivityEventDataFields,
    EventAuth,
    TimelineActionData,
)
from .item import Item, Multifield

__all__ = [
    "Activity",
    "ActivityBinding",
    "ActivityCreate",
    "ActivityEventData",
    "ActivityEventDataFields",
    "ActivityFile",
    "ActivityFileInput",
    "ActivitySettings",
    "ActivityUpdate",
    "BindingFilter",
    "BoundObject",
    "CallTranscript",
    "Communication",
    "CommunicationEntity",
    "CommunicationInput",
    "CustomType",
    "CustomTypeFields",
    "DiskFile",
    "EnumItem",
    "EventAuth",
    "FieldDescription",
    "Item",
    "ItemResult",
    "LayoutBlock",
    "LayoutBlockRecord",
    "LayoutBlocksAnswer",
    "LayoutBlocksDone",
    "Multifield",
    "RestAppLayout",
    "RestAppLayoutRecord",
    "Time",
    "TimelineActionData",
    "TodoId",
    "activity",
    "crm_activity_binding",
    "crm_activity_call",
    "crm_activity_layout_blocks",
    "crm_activity_todo",
    "crm_activity_type",
    "crm_enum",
    "crm_item",
    "events",
    "item",
]
