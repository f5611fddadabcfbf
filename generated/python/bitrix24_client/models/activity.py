# Generated from spec/types/activity.yaml by "make generate". Do not edit.
"""Models: Types of CRM activities."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._open_enums.enums import (
    ActivityDirectionValue,
    ActivityNotifyTypeValue,
    ActivityPriorityValue,
    ActivityStatusValue,
    ActivityTypeValue,
    ContentTypeValue,
    OwnerTypeValue,
)
from bitrix24_client._runtime.limits import Limits
from bitrix24_client._runtime.model import ClosedModel, Model
from bitrix24_client._runtime.values import (
    Bool,
    DateTime,
    Dict,
    FileContent,
    Float,
    Int,
    Str,
    Timestamp,
    YesNo,
)


class ActivityBinding(Model):
    """A CRM object that an activity is bound to, as it stands in the field
    `BINDINGS`.
    """

    owner_type_id: Annotated[OwnerTypeValue | None, Field(alias="OWNER_TYPE_ID")] = None
    """Type of the CRM object."""

    owner_id: Annotated[Int | None, Field(alias="OWNER_ID")] = None
    """Identifier of the CRM object."""


class CommunicationEntity(Model):
    """Names of the customer that a communication belongs to."""

    honorific: Annotated[Str | None, Field(alias="HONORIFIC")] = None
    """Form of address."""

    name: Annotated[Str | None, Field(alias="NAME")] = None
    """First name."""

    second_name: Annotated[Str | None, Field(alias="SECOND_NAME")] = None
    """Middle name."""

    last_name: Annotated[Str | None, Field(alias="LAST_NAME")] = None
    """Last name."""

    company_title: Annotated[Str | None, Field(alias="COMPANY_TITLE")] = None
    """Name of the company."""

    company_id: Annotated[Int | None, Field(alias="COMPANY_ID")] = None
    """Identifier of the company."""


class Communication(Model):
    """How the customer is reached in an activity. The type is empty for a meeting."""

    id: Annotated[Int | None, Field(alias="ID")] = None
    """Identifier of the communication. Read-only: the server sets it."""

    activity_id: Annotated[Int | None, Field(alias="ACTIVITY_ID")] = None
    """Identifier of the activity. No printed answer shows it. Read-only: the server
    sets it.
    """

    entity_id: Annotated[Int | None, Field(alias="ENTITY_ID")] = None
    """Identifier of the CRM object of the customer."""

    entity_type_id: Annotated[OwnerTypeValue | None, Field(alias="ENTITY_TYPE_ID")] = (
        None
    )
    """Type of that CRM object."""

    type: Annotated[Str | None, Field(alias="TYPE")] = None
    """Kind of the value, such as `PHONE` or `EMAIL`."""

    value: Annotated[Str | None, Field(alias="VALUE")] = None
    """Telephone number, e-mail address or name."""

    entity_settings: Annotated[
        CommunicationEntity | None, Field(alias="ENTITY_SETTINGS")
    ] = None
    """Names of the customer. `crm.activity.communication.fields` does not list it."""


class ActivityFile(Model):
    """A file attached to an activity, as the field `FILES` answers it."""

    id: Int | None = None
    """Identifier of the file."""

    url: Str | None = None
    """Address of the file. The printed one has no TLS and an empty access token."""


class DiskFile(Model):
    """A file on the Drive of the portal."""

    id: Annotated[Int | None, Field(alias="ID")] = None
    """Identifier of the file on the Drive."""

    file_id: Annotated[Int | None, Field(alias="FILE_ID")] = None
    """Identifier of the file in the storage."""

    name: Annotated[Str | None, Field(alias="NAME")] = None
    """Name of the file."""

    size: Annotated[Str | None, Field(alias="SIZE")] = None
    """Size in words."""

    bytes: Annotated[Int | None, Field(alias="BYTES")] = None
    """Size in bytes."""

    can_read: Annotated[Bool | None, Field(alias="CAN_READ")] = None
    """Whether the calling user may read the file."""

    view_url: Annotated[Str | None, Field(alias="VIEW_URL")] = None
    """Address to view or download the file."""

    preview_url: Annotated[Str | None, Field(alias="PREVIEW_URL")] = None
    """Address of the preview of an image or a video; otherwise empty."""


class Activity(Model):
    """An activity of any kind as `crm.activity.get` and `crm.activity.list` answer
    it. Only the identifier is certain to be there: `select`, the kind of the
    activity and the portal decide about the rest.
    """

    id: Annotated[Int, Field(alias="ID")]
    """Identifier of the activity. Read-only: the server sets it."""

    owner_id: Annotated[Int | None, Field(alias="OWNER_ID")] = None
    """Identifier of the CRM object that the activity belongs to;
    `crm.activity.binding.move` changes it. It cannot change after creation.
    """

    owner_type_id: Annotated[OwnerTypeValue | None, Field(alias="OWNER_TYPE_ID")] = None
    """Type of that CRM object. It cannot change after creation."""

    type_id: Annotated[ActivityTypeValue | None, Field(alias="TYPE_ID")] = None
    """Kind of the activity. It cannot change after creation."""

    provider_id: Annotated[Str | None, Field(alias="PROVIDER_ID")] = None
    """Provider that controls the activity: `CRM_TODO` a universal, `REST_APP` an
    application, `CONFIGURABLE_REST_APP` a configurable activity.
    """

    provider_type_id: Annotated[Str | None, Field(alias="PROVIDER_TYPE_ID")] = None
    """Type of the activity within its provider; for `REST_APP` the type code that
    the application chose.
    """

    provider_group_id: Annotated[Str | None, Field(alias="PROVIDER_GROUP_ID")] = None
    """Group of the provider, that is the kind of its connector."""

    associated_entity_id: Annotated[Int | None, Field(alias="ASSOCIATED_ENTITY_ID")] = (
        None
    )
    """Identifier of the object that stands behind the activity; `0` stands for none.
    Read-only: the server sets it.
    """

    subject: Annotated[Str | None, Field(alias="SUBJECT")] = None
    """Title of the activity."""

    start_time: Annotated[DateTime | None, Field(alias="START_TIME")] = None
    """When the activity starts."""

    end_time: Annotated[DateTime | None, Field(alias="END_TIME")] = None
    """When the activity ends."""

    deadline: Annotated[DateTime | None, Field(alias="DEADLINE")] = None
    """Deadline: the start of a call or a meeting, the end of a task."""

    completed: Annotated[YesNo | None, Field(alias="COMPLETED")] = None
    """Whether the activity is done."""

    status: Annotated[ActivityStatusValue | None, Field(alias="STATUS")] = None
    """How far the activity is."""

    responsible_id: Annotated[Int | None, Field(alias="RESPONSIBLE_ID")] = None
    """User who is responsible for the activity."""

    priority: Annotated[ActivityPriorityValue | None, Field(alias="PRIORITY")] = None
    """Importance."""

    notify_type: Annotated[
        ActivityNotifyTypeValue | None, Field(alias="NOTIFY_TYPE")
    ] = None
    """Unit of `NOTIFY_VALUE`."""

    notify_value: Annotated[Int | None, Field(alias="NOTIFY_VALUE")] = None
    """How long before the start the reminder comes, in the unit `NOTIFY_TYPE`."""

    description: Annotated[Str | None, Field(alias="DESCRIPTION")] = None
    """Text of the activity; of an e-mail message, its body."""

    description_type: Annotated[
        ContentTypeValue | None, Field(alias="DESCRIPTION_TYPE")
    ] = None
    """Format of `DESCRIPTION`."""

    direction: Annotated[ActivityDirectionValue | None, Field(alias="DIRECTION")] = None
    """Direction of a call or an e-mail message; without meaning for a meeting."""

    location: Annotated[Str | None, Field(alias="LOCATION")] = None
    """Where the activity takes place."""

    created: Annotated[DateTime | None, Field(alias="CREATED")] = None
    """When the activity was created. Read-only: the server sets it."""

    author_id: Annotated[Int | None, Field(alias="AUTHOR_ID")] = None
    """User who created the activity. Read-only: the server sets it."""

    last_updated: Annotated[DateTime | None, Field(alias="LAST_UPDATED")] = None
    """When the activity was last changed. Read-only: the server sets it."""

    editor_id: Annotated[Int | None, Field(alias="EDITOR_ID")] = None
    """User who last changed the activity. Read-only: the server sets it."""

    settings: Annotated[Dict | None, Field(alias="SETTINGS")] = None
    """Further settings."""

    origin_id: Annotated[Str | None, Field(alias="ORIGIN_ID")] = None
    """Identifier of the record in an external data source."""

    originator_id: Annotated[Str | None, Field(alias="ORIGINATOR_ID")] = None
    """Code of the external data source."""

    result_status: Annotated[Int | None, Field(alias="RESULT_STATUS")] = None
    """Unused; kept for compatibility."""

    result_stream: Annotated[Int | None, Field(alias="RESULT_STREAM")] = None
    """Figure for the statistics of reports."""

    result_source_id: Annotated[Str | None, Field(alias="RESULT_SOURCE_ID")] = None
    """Unused; kept for compatibility."""

    provider_params: Annotated[Dict | None, Field(alias="PROVIDER_PARAMS")] = None
    """Further parameters of the provider."""

    provider_data: Annotated[Str | None, Field(alias="PROVIDER_DATA")] = None
    """Further data of the provider."""

    result_mark: Annotated[Int | None, Field(alias="RESULT_MARK")] = None
    """Unused; kept for compatibility."""

    result_value: Annotated[Float | None, Field(alias="RESULT_VALUE")] = None
    """Unused; kept for compatibility."""

    result_sum: Annotated[Float | None, Field(alias="RESULT_SUM")] = None
    """Unused; kept for compatibility."""

    result_currency_id: Annotated[Str | None, Field(alias="RESULT_CURRENCY_ID")] = None
    """Unused; kept for compatibility."""

    autocomplete_rule: Annotated[Int | None, Field(alias="AUTOCOMPLETE_RULE")] = None
    """Identifier of the rule that completed the activity automatically."""

    bindings: Annotated[list[ActivityBinding] | None, Field(alias="BINDINGS")] = None
    """CRM objects that the activity is bound to. No printed answer shows it.
    Read-only: the server sets it.
    """

    communications: Annotated[
        list[Communication] | None, Field(alias="COMMUNICATIONS")
    ] = None
    """Telephone numbers, addresses or names of the customer. `crm.activity.list`
    answers with it only if `select` names it.
    """

    files: Annotated[list[ActivityFile] | None, Field(alias="FILES")] = None
    """Attached files. `crm.activity.list` answers with it if `select` names `FILES`,
    in one printed request `STORAGE_ELEMENT_IDS`.
    """

    webdav_elements: Annotated[
        list[DiskFile] | None, Field(alias="WEBDAV_ELEMENTS")
    ] = None
    """Attached files in an older form; use `FILES`. Deprecated."""

    is_incoming_channel: Annotated[YesNo | None, Field(alias="IS_INCOMING_CHANNEL")] = (
        None
    )
    """Whether the customer started the activity through a channel of communication.
    Read-only: the server sets it.
    """

    origin_version: Annotated[Str | None, Field(alias="ORIGIN_VERSION")] = None
    """Version of the record in the external data source; guards against overwriting
    changes made in the CRM.
    """


class CommunicationInput(Model):
    """How the customer is reached in an activity to create or change."""

    value: Annotated[Str | None, Field(alias="VALUE")] = None
    """Telephone number, e-mail address or name."""

    entity_id: Annotated[Int | None, Field(alias="ENTITY_ID")] = None
    """Identifier of the CRM object of the customer."""

    entity_type_id: Annotated[OwnerTypeValue | None, Field(alias="ENTITY_TYPE_ID")] = (
        None
    )
    """Type of that CRM object."""

    type: Annotated[Str | None, Field(alias="TYPE")] = None
    """Kind of the value, such as `PHONE` or `EMAIL`. The server fills it in for
    calls and e-mail messages; another value than `EMAIL` in an e-mail message
    discards the communication.
    """


class ActivityFileInput(ClosedModel):
    """A file to attach to an activity."""

    file_data: Annotated[FileContent, Field(alias="fileData")]
    """Name and content of the file."""


class ActivitySettings(Model):
    """Further settings of an activity to create."""

    message_from: Annotated[Str | None, Field(alias="MESSAGE_FROM")] = None
    """Sender of an e-mail message, the address in angle brackets. Left out, the
    mailbox of the responsible user or else the common mailbox of the CRM sends.
    """

    disable_sending_message_copy: Annotated[
        YesNo | None, Field(alias="DISABLE_SENDING_MESSAGE_COPY")
    ] = None
    """Whether the copy of an e-mail message to the address of `MESSAGE_FROM` is held
    back; any value but `Y` sends it.
    """


class ActivityCreate(Model):
    """Fields of an activity to create. `TYPE_ID` and `COMMUNICATIONS` are left out
    only for `PROVIDER_ID` `REST_APP`; other fields of the portal may be sent too.
    """

    owner_type_id: Annotated[OwnerTypeValue, Field(alias="OWNER_TYPE_ID")]
    """Type of the CRM object that the activity belongs to."""

    owner_id: Annotated[Int, Field(alias="OWNER_ID")]
    """Identifier of that CRM object."""

    type_id: Annotated[ActivityTypeValue | None, Field(alias="TYPE_ID")] = None
    """Kind of the activity: 1, 2, 4 or 6 only, a task comes from `tasks.task.add`.
    Required except with `PROVIDER_ID` `REST_APP`.
    """

    subject: Annotated[Str, Limits(min_length=1), Field(alias="SUBJECT")]
    """Title of the activity. An empty text is refused. At least 1 character."""

    communications: Annotated[
        list[CommunicationInput] | None, Field(alias="COMMUNICATIONS")
    ] = None
    """Telephone numbers, addresses or names of the customer; a meeting takes exactly
    one. Required except with `PROVIDER_ID` `REST_APP`.
    """

    responsible_id: Annotated[Int, Field(alias="RESPONSIBLE_ID")]
    """User who is responsible for the activity."""

    start_time: Annotated[DateTime | None, Field(alias="START_TIME")] = None
    """When the activity starts."""

    end_time: Annotated[DateTime | None, Field(alias="END_TIME")] = None
    """When the activity ends."""

    deadline: Annotated[DateTime | None, Field(alias="DEADLINE")] = None
    """Deadline. The server takes it from `START_TIME` of a call or a meeting and
    from `END_TIME` of a task, not from here.
    """

    completed: Annotated[YesNo | None, Field(alias="COMPLETED")] = None
    """Whether the activity is done. `Y` with `TYPE_ID` 4 and `DIRECTION` 2 sends the
    e-mail message, `N` keeps it from being sent.
    """

    status: Annotated[ActivityStatusValue | None, Field(alias="STATUS")] = None
    """How far the activity is."""

    priority: Annotated[ActivityPriorityValue | None, Field(alias="PRIORITY")] = None
    """Importance."""

    description: Annotated[Str | None, Field(alias="DESCRIPTION")] = None
    """Text of the activity; of an e-mail message, its body."""

    description_type: Annotated[
        ContentTypeValue | None, Field(alias="DESCRIPTION_TYPE")
    ] = None
    """Format of `DESCRIPTION`."""

    direction: Annotated[ActivityDirectionValue | None, Field(alias="DIRECTION")] = None
    """Direction of a call or an e-mail message; without meaning for a meeting."""

    location: Annotated[Str | None, Field(alias="LOCATION")] = None
    """Where the activity takes place."""

    files: Annotated[list[ActivityFileInput] | None, Field(alias="FILES")] = None
    """Files to attach."""

    notify_type: Annotated[
        ActivityNotifyTypeValue | None, Field(alias="NOTIFY_TYPE")
    ] = None
    """Unit of `NOTIFY_VALUE`."""

    notify_value: Annotated[Int | None, Field(alias="NOTIFY_VALUE")] = None
    """How long before the start the reminder comes, in the unit `NOTIFY_TYPE`. The
    table of fields calls it read-only, the API does not.
    """

    provider_id: Annotated[Str | None, Field(alias="PROVIDER_ID")] = None
    """Provider that controls the activity; `REST_APP` for an activity that opens the
    calling application, which nobody else may make or change. The table of fields
    calls it read-only, the API does not.
    """

    provider_type_id: Annotated[Str | None, Field(alias="PROVIDER_TYPE_ID")] = None
    """Type of the activity within its provider: for `REST_APP` any code, `LINK` if
    left out; `crm.activity.type.add` gives a code its icon and its name.
    """

    provider_group_id: Annotated[Str | None, Field(alias="PROVIDER_GROUP_ID")] = None
    """Group of the provider."""

    provider_params: Annotated[Dict | None, Field(alias="PROVIDER_PARAMS")] = None
    """Further parameters of the provider."""

    provider_data: Annotated[Str | None, Field(alias="PROVIDER_DATA")] = None
    """Further data of the provider."""

    settings: Annotated[ActivitySettings | None, Field(alias="SETTINGS")] = None
    """Further settings, such as the sender of an e-mail message."""

    associated_entity_id: Annotated[Int | None, Field(alias="ASSOCIATED_ENTITY_ID")] = (
        None
    )
    """Identifier of the object that stands behind the activity. Documented as input,
    while the API reports it as read-only.
    """

    is_incoming_channel: Annotated[YesNo | None, Field(alias="IS_INCOMING_CHANNEL")] = (
        None
    )
    """Whether the customer started the activity through a channel of communication.
    Documented as input, while the API reports it as read-only.
    """

    originator_id: Annotated[Str | None, Field(alias="ORIGINATOR_ID")] = None
    """Code of an external data source; only for linking to it."""

    origin_id: Annotated[Str | None, Field(alias="ORIGIN_ID")] = None
    """Identifier of the record in the external data source; only for linking to it."""

    origin_version: Annotated[Str | None, Field(alias="ORIGIN_VERSION")] = None
    """Version of the record in the external data source; guards against overwriting
    changes made in the CRM.
    """

    result_status: Annotated[Int | None, Field(alias="RESULT_STATUS")] = None
    """Unused; kept for compatibility."""

    result_stream: Annotated[Int | None, Field(alias="RESULT_STREAM")] = None
    """Figure for the statistics of reports."""

    result_source_id: Annotated[Str | None, Field(alias="RESULT_SOURCE_ID")] = None
    """Unused; kept for compatibility."""

    result_mark: Annotated[Int | None, Field(alias="RESULT_MARK")] = None
    """Unused; kept for compatibility."""

    result_value: Annotated[Float | None, Field(alias="RESULT_VALUE")] = None
    """Unused; kept for compatibility."""

    result_sum: Annotated[Float | None, Field(alias="RESULT_SUM")] = None
    """Unused; kept for compatibility."""

    result_currency_id: Annotated[Str | None, Field(alias="RESULT_CURRENCY_ID")] = None
    """Unused; kept for compatibility."""

    autocomplete_rule: Annotated[Int | None, Field(alias="AUTOCOMPLETE_RULE")] = None
    """Identifier of the rule that completed the activity automatically."""

    webdav_elements: Annotated[
        list[ActivityFileInput] | None, Field(alias="WEBDAV_ELEMENTS")
    ] = None
    """Files to attach, in an older form; use `FILES`. Deprecated."""


class ActivityUpdate(Model):
    """Fields of an activity to change; send only those that change. The page stars
    five fields, yet its own example leaves four of them out.
    """

    owner_type_id: Annotated[OwnerTypeValue | None, Field(alias="OWNER_TYPE_ID")] = None
    """Type of the CRM object that the activity belongs to. It cannot change. It
    cannot change after creation.
    """

    owner_id: Annotated[Int | None, Field(alias="OWNER_ID")] = None
    """Identifier of that CRM object; only `crm.activity.binding.move` changes it. It
    cannot change after creation.
    """

    type_id: Annotated[ActivityTypeValue | None, Field(alias="TYPE_ID")] = None
    """Kind of the activity. It cannot change. It cannot change after creation."""

    subject: Annotated[Str | None, Limits(min_length=1), Field(alias="SUBJECT")] = None
    """Title of the activity. An empty text is refused. At least 1 character."""

    communications: Annotated[
        list[CommunicationInput] | None, Field(alias="COMMUNICATIONS")
    ] = None
    """Telephone numbers, addresses or names of the customer; a meeting takes exactly
    one.
    """

    responsible_id: Annotated[Int | None, Field(alias="RESPONSIBLE_ID")] = None
    """User who is responsible for the activity."""

    start_time: Annotated[DateTime | None, Field(alias="START_TIME")] = None
    """When the activity starts."""

    end_time: Annotated[DateTime | None, Field(alias="END_TIME")] = None
    """When the activity ends."""

    deadline: Annotated[DateTime | None, Field(alias="DEADLINE")] = None
    """Deadline. The server takes it from `START_TIME` of a call or a meeting and
    from `END_TIME` of a task, not from here.
    """

    completed: Annotated[YesNo | None, Field(alias="COMPLETED")] = None
    """Whether the activity is done; this is the way to complete an e-mail message."""

    status: Annotated[ActivityStatusValue | None, Field(alias="STATUS")] = None
    """How far the activity is."""

    priority: Annotated[ActivityPriorityValue | None, Field(alias="PRIORITY")] = None
    """Importance."""

    description: Annotated[Str | None, Field(alias="DESCRIPTION")] = None
    """Text of the activity; of an e-mail message, its body."""

    description_type: Annotated[
        ContentTypeValue | None, Field(alias="DESCRIPTION_TYPE")
    ] = None
    """Format of `DESCRIPTION`."""

    direction: Annotated[ActivityDirectionValue | None, Field(alias="DIRECTION")] = None
    """Direction of a call or an e-mail message; without meaning for a meeting."""

    location: Annotated[Str | None, Field(alias="LOCATION")] = None
    """Where the activity takes place."""

    files: Annotated[list[ActivityFileInput] | None, Field(alias="FILES")] = None
    """Files to attach."""

    notify_type: Annotated[
        ActivityNotifyTypeValue | None, Field(alias="NOTIFY_TYPE")
    ] = None
    """Unit of `NOTIFY_VALUE`."""

    notify_value: Annotated[Int | None, Field(alias="NOTIFY_VALUE")] = None
    """How long before the start the reminder comes, in the unit `NOTIFY_TYPE`. The
    table of fields calls it read-only, the API does not.
    """

    provider_id: Annotated[Str | None, Field(alias="PROVIDER_ID")] = None
    """Provider that controls the activity. The table of fields calls it read-only,
    the API does not.
    """

    provider_type_id: Annotated[Str | None, Field(alias="PROVIDER_TYPE_ID")] = None
    """Type of the activity within its provider."""

    provider_group_id: Annotated[Str | None, Field(alias="PROVIDER_GROUP_ID")] = None
    """Group of the provider."""

    provider_params: Annotated[Dict | None, Field(alias="PROVIDER_PARAMS")] = None
    """Further parameters of the provider."""

    provider_data: Annotated[Str | None, Field(alias="PROVIDER_DATA")] = None
    """Further data of the provider."""

    settings: Annotated[Dict | None, Field(alias="SETTINGS")] = None
    """Further settings."""

    associated_entity_id: Annotated[Int | None, Field(alias="ASSOCIATED_ENTITY_ID")] = (
        None
    )
    """Identifier of the object that stands behind the activity. Documented as input,
    while the API reports it as read-only.
    """

    is_incoming_channel: Annotated[YesNo | None, Field(alias="IS_INCOMING_CHANNEL")] = (
        None
    )
    """Whether the customer started the activity through a channel of communication.
    Documented as input, while the API reports it as read-only.
    """

    originator_id: Annotated[Str | None, Field(alias="ORIGINATOR_ID")] = None
    """Code of an external data source; only for linking to it."""

    origin_id: Annotated[Str | None, Field(alias="ORIGIN_ID")] = None
    """Identifier of the record in the external data source; only for linking to it."""

    origin_version: Annotated[Str | None, Field(alias="ORIGIN_VERSION")] = None
    """Version of the record in the external data source; guards against overwriting
    changes made in the CRM.
    """

    result_status: Annotated[Int | None, Field(alias="RESULT_STATUS")] = None
    """Unused; kept for compatibility."""

    result_stream: Annotated[Int | None, Field(alias="RESULT_STREAM")] = None
    """Figure for the statistics of reports."""

    result_source_id: Annotated[Str | None, Field(alias="RESULT_SOURCE_ID")] = None
    """Unused; kept for compatibility."""

    result_mark: Annotated[Int | None, Field(alias="RESULT_MARK")] = None
    """Unused; kept for compatibility."""

    result_value: Annotated[Float | None, Field(alias="RESULT_VALUE")] = None
    """Unused; kept for compatibility."""

    result_sum: Annotated[Float | None, Field(alias="RESULT_SUM")] = None
    """Unused; kept for compatibility."""

    result_currency_id: Annotated[Str | None, Field(alias="RESULT_CURRENCY_ID")] = None
    """Unused; kept for compatibility."""

    autocomplete_rule: Annotated[Int | None, Field(alias="AUTOCOMPLETE_RULE")] = None
    """Identifier of the rule that completed the activity automatically."""

    webdav_elements: Annotated[
        list[ActivityFileInput] | None, Field(alias="WEBDAV_ELEMENTS")
    ] = None
    """Files to attach, in an older form; use `FILES`. Deprecated."""


class BindingFilter(ClosedModel):
    """A CRM object, or all CRM objects of a type, to look for among the bindings of
    activities.
    """

    owner_type_id: Annotated[OwnerTypeValue | None, Field(alias="OWNER_TYPE_ID")] = None
    """Type of the CRM object."""

    owner_id: Annotated[Int | None, Field(alias="OWNER_ID")] = None
    """Identifier of the CRM object."""


class FieldDescription(Model):
    """What the API reports of a field."""

    type: Str
    """Type of the field."""

    is_required: Annotated[Bool, Field(alias="isRequired")]
    """Whether the field must be filled."""

    is_read_only: Annotated[Bool, Field(alias="isReadOnly")]
    """Whether only the server sets the field."""

    is_immutable: Annotated[Bool, Field(alias="isImmutable")]
    """Whether the field is set at creation only."""

    is_multiple: Annotated[Bool, Field(alias="isMultiple")]
    """Whether the field holds a list."""

    is_dynamic: Annotated[Bool, Field(alias="isDynamic")]
    """Whether users of the portal defined the field."""

    is_deprecated: Annotated[Bool | None, Field(alias="isDeprecated")] = None
    """Whether the field is kept for old callers only. Of all printed fields only
    `WEBDAV_ELEMENTS` has it.
    """

    title: Str
    """Name of the field for people."""

    upper_name: Annotated[Str | None, Field(alias="upperName")] = None
    """Name of the field in capitals. The activity methods do not print it."""


class Time(Model):
    """How long the request took. Its keys differ between methods and portals."""

    start: Float | None = None
    """When the request came in, in Unix seconds."""

    finish: Float | None = None
    """When the answer was ready, in Unix seconds."""

    duration: Float | None = None
    """Seconds between `start` and `finish`."""

    processing: Float | None = None
    """Seconds that the method itself took."""

    date_start: DateTime | None = None
    """When the request came in."""

    date_finish: DateTime | None = None
    """When the answer was ready."""

    operating_reset_at: Timestamp | None = None
    """When a part of the time that `operating` counts is released."""

    operating: Float | None = None
    """Seconds that the calls of this method have used up of its time limit."""
