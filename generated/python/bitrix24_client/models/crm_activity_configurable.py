# Generated from spec/methods/crm.activity.configurable.yaml by "make generate". Do not edit.
"""Models: Configurable activities."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._open_enums.enums import OwnerTypeValue
from bitrix24_client._runtime.model import ClosedModel, Model
from bitrix24_client._runtime.values import Bool, DateTime, Int, Str
from bitrix24_client.models.layout import Layout


class ConfigurableCreate(ClosedModel):
    """Fields of a new configurable activity."""

    type_id: Annotated[Str | None, Field(alias="typeId")] = None
    """Type of the activity. Any but the default must be one that the same
    application has registered with `IS_CONFIGURABLE_TYPE` set. Left out, the
    server takes `"CONFIGURABLE"`.
    """

    completed: Bool | None = None
    """Whether the activity is closed. Left out, the server takes `false`."""

    deadline: DateTime | None = None
    """When the activity is due. An incoming activity cannot have a deadline."""

    ping_offsets: Annotated[list[Int] | None, Field(alias="pingOffsets")] = None
    """Minutes before the deadline at which reminders come. One that stands twice
    counts once. Left out, the server takes `[]`.
    """

    is_incoming_channel: Annotated[Bool | None, Field(alias="isIncomingChannel")] = None
    """Whether the activity came in through a channel. Such an activity cannot have a
    deadline. Left out, the server takes `false`.
    """

    responsible_id: Annotated[Int | None, Field(alias="responsibleId")] = None
    """Identifier of the user in charge. Without it the user whom the call is made
    for.
    """

    badge_code: Annotated[Str | None, Field(alias="badgeCode")] = None
    """Badge that the CRM object has in the kanban while the activity is open; one
    that `crm.activity.badge.add` has made.
    """

    originator_id: Annotated[Str | None, Field(alias="originatorId")] = None
    """Source of the data that the activity was made from."""

    origin_id: Annotated[Str | None, Field(alias="originId")] = None
    """Identifier in that source."""


class ConfigurableUpdate(ClosedModel):
    """Fields of a configurable activity to change."""

    type_id: Annotated[Str | None, Field(alias="typeId")] = None
    """Type of the activity. It cannot change; any other than the present one is
    refused.
    """

    completed: Bool | None = None
    """Whether the activity is closed."""

    deadline: DateTime | None = None
    """When the activity is due. An incoming activity cannot have a deadline. It
    cannot be cleared.
    """

    ping_offsets: Annotated[list[Int] | None, Field(alias="pingOffsets")] = None
    """Minutes before the deadline at which reminders come; an empty list clears
    them.
    """

    is_incoming_channel: Annotated[Bool | None, Field(alias="isIncomingChannel")] = None
    """Whether the activity came in through a channel. Such an activity cannot have a
    deadline.
    """

    responsible_id: Annotated[Int | None, Field(alias="responsibleId")] = None
    """Identifier of the user in charge."""

    badge_code: Annotated[Str | None, Field(alias="badgeCode")] = None
    """Badge that the CRM object has in the kanban while the activity is open; one
    that `crm.activity.badge.add` has made. An empty text clears it.
    """

    originator_id: Annotated[Str | None, Field(alias="originatorId")] = None
    """Source of the data that the activity was made from; an empty text clears it."""

    origin_id: Annotated[Str | None, Field(alias="originId")] = None
    """Identifier in that source; an empty text clears it."""


class ConfigurableIdAnswerActivity(Model):
    """The activity."""

    id: Int
    """Identifier of the activity."""


class ConfigurableIdAnswer(Model):
    """Which configurable activity was added or changed."""

    activity: ConfigurableIdAnswerActivity
    """The activity."""


class ConfigurableFields(Model):
    """Fields of a configurable activity."""

    type_id: Annotated[Str | None, Field(alias="typeId")] = None
    """Type of the activity, `CONFIGURABLE` or one of the application."""

    completed: Bool | None = None
    """Whether the activity is closed."""

    deadline: DateTime | None = None
    """When the activity is due."""

    ping_offsets: Annotated[list[Int] | None, Field(alias="pingOffsets")] = None
    """Minutes before the deadline at which reminders come."""

    is_incoming_channel: Annotated[Bool | None, Field(alias="isIncomingChannel")] = None
    """Whether the activity came in through a channel."""

    responsible_id: Annotated[Int | None, Field(alias="responsibleId")] = None
    """Identifier of the user in charge."""

    badge_code: Annotated[Str | None, Field(alias="badgeCode")] = None
    """Badge of the activity; an empty text stands for none."""

    originator_id: Annotated[Str | None, Field(alias="originatorId")] = None
    """Source of the data that the activity was made from."""

    origin_id: Annotated[Str | None, Field(alias="originId")] = None
    """Identifier in that source."""


class ConfigurableRecord(Model):
    """A configurable activity."""

    id: Int
    """Identifier of the activity."""

    owner_type_id: Annotated[OwnerTypeValue | None, Field(alias="ownerTypeId")] = None
    """Type of the CRM object that the activity belongs to."""

    owner_id: Annotated[Int | None, Field(alias="ownerId")] = None
    """Identifier of that CRM object."""

    fields: ConfigurableFields | None = None
    """Fields of the activity."""

    layout: Layout | None = None
    """Look of the activity on the timeline."""


class ConfigurableAnswer(Model):
    """A configurable activity, under its key."""

    activity: ConfigurableRecord
    """The activity."""
