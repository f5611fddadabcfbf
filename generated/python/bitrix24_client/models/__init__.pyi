# Generated from spec/ by "make generate". Do not edit.
"""The types of the API; a name is imported when it is asked for."""

from . import (
    activity as activity,
    crm_activity_binding as crm_activity_binding,
    crm_activity_layout_blocks as crm_activity_layout_blocks,
    crm_activity_todo as crm_activity_todo,
    crm_activity_type as crm_activity_type,
    crm_item as crm_item,
    events as events,
    item as item,
)
from .activity import (
    Activity as Activity,
    ActivityBinding as ActivityBinding,
    ActivityCreate as ActivityCreate,
    ActivityFile as ActivityFile,
    ActivityFileInput as ActivityFileInput,
    ActivitySettings as ActivitySettings,
    ActivityUpdate as ActivityUpdate,
    BindingFilter as BindingFilter,
    Communication as Communication,
    CommunicationEntity as CommunicationEntity,
    CommunicationInput as CommunicationInput,
    DiskFile as DiskFile,
    FieldDescription as FieldDescription,
    Time as Time,
)
from .crm_activity_binding import BoundObject as BoundObject
from .crm_activity_layout_blocks import (
    LayoutBlock as LayoutBlock,
    LayoutBlockRecord as LayoutBlockRecord,
    LayoutBlocksAnswer as LayoutBlocksAnswer,
    LayoutBlocksDone as LayoutBlocksDone,
    RestAppLayout as RestAppLayout,
    RestAppLayoutRecord as RestAppLayoutRecord,
)
from .crm_activity_todo import TodoId as TodoId
from .crm_activity_type import (
    CustomType as CustomType,
    CustomTypeFields as CustomTypeFields,
)
from .crm_item import ItemResult as ItemResult
from .events import (
    ActivityEventData as ActivityEventData,
    ActivityEventDataFields as ActivityEventDataFields,
    EventAuth as EventAuth,
)
from .item import Item as Item, Multifield as Multifield
