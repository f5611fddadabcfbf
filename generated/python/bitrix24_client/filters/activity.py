# Generated from spec/types/activity.yaml by "make generate". Do not edit.
"""Filters: Types of CRM activities."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from bitrix24_client._runtime.conditions import Field, Key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bitrix24_client.enums.enums import (
        ActivityDirection,
        ActivityNotifyType,
        ActivityPriority,
        ActivityStatus,
        ActivityType,
        ContentType,
        OwnerType,
    )
    from bitrix24_client.models.activity import BindingFilter


class ActivityFilter:
    """Conditions of `crm.activity.list`: a key is the name of a field, with or
    without an operator in front. Universal activities have the `PROVIDER_ID`
    `CRM_TODO`, configurable ones `CONFIGURABLE_REST_APP`.
    """

    id: ClassVar[Field[int]] = Field("ID")
    """Identifier of the activity."""

    owner_id: ClassVar[Field[int]] = Field("OWNER_ID")
    """Identifier of the CRM object that the activity belongs to;
    `crm.activity.binding.move` changes it.
    """

    owner_type_id: ClassVar[Field[OwnerType | int]] = Field("OWNER_TYPE_ID")
    """Type of that CRM object."""

    type_id: ClassVar[Field[ActivityType | int]] = Field("TYPE_ID")
    """Kind of the activity."""

    provider_id: ClassVar[Field[str]] = Field("PROVIDER_ID")
    """Provider that controls the activity: `CRM_TODO` a universal, `REST_APP` an
    application, `CONFIGURABLE_REST_APP` a configurable activity.
    """

    provider_type_id: ClassVar[Field[str]] = Field("PROVIDER_TYPE_ID")
    """Type of the activity within its provider; for `REST_APP` the type code that
    the application chose.
    """

    provider_group_id: ClassVar[Field[str]] = Field("PROVIDER_GROUP_ID")
    """Group of the provider, that is the kind of its connector."""

    associated_entity_id: ClassVar[Field[int]] = Field("ASSOCIATED_ENTITY_ID")
    """Identifier of the object that stands behind the activity; `0` stands for none."""

    subject: ClassVar[Field[str]] = Field("SUBJECT")
    """Title of the activity."""

    start_time: ClassVar[Field[datetime | str]] = Field("START_TIME")
    """When the activity starts."""

    end_time: ClassVar[Field[datetime | str]] = Field("END_TIME")
    """When the activity ends."""

    deadline: ClassVar[Field[datetime | str]] = Field("DEADLINE")
    """Deadline: the start of a call or a meeting, the end of a task."""

    completed: ClassVar[Field[bool]] = Field("COMPLETED")
    """Whether the activity is done."""

    status: ClassVar[Field[ActivityStatus | int]] = Field("STATUS")
    """How far the activity is."""

    responsible_id: ClassVar[Field[int]] = Field("RESPONSIBLE_ID")
    """User who is responsible for the activity."""

    priority: ClassVar[Field[ActivityPriority | int]] = Field("PRIORITY")
    """Importance."""

    notify_type: ClassVar[Field[ActivityNotifyType | int]] = Field("NOTIFY_TYPE")
    """Unit of `NOTIFY_VALUE`."""

    notify_value: ClassVar[Field[int]] = Field("NOTIFY_VALUE")
    """How long before the start the reminder comes, in the unit `NOTIFY_TYPE`."""

    description: ClassVar[Field[str]] = Field("DESCRIPTION")
    """Text of the activity; of an e-mail message, its body."""

    description_type: ClassVar[Field[ContentType | int]] = Field("DESCRIPTION_TYPE")
    """Format of `DESCRIPTION`."""

    direction: ClassVar[Field[ActivityDirection | int]] = Field("DIRECTION")
    """Direction of a call or an e-mail message; without meaning for a meeting."""

    location: ClassVar[Field[str]] = Field("LOCATION")
    """Where the activity takes place."""

    created: ClassVar[Field[datetime | str]] = Field("CREATED")
    """When the activity was created."""

    author_id: ClassVar[Field[int]] = Field("AUTHOR_ID")
    """User who created the activity."""

    last_updated: ClassVar[Field[datetime | str]] = Field("LAST_UPDATED")
    """When the activity was last changed."""

    editor_id: ClassVar[Field[int]] = Field("EDITOR_ID")
    """User who last changed the activity."""

    settings: ClassVar[Field[Mapping[str, object]]] = Field("SETTINGS")
    """Further settings."""

    origin_id: ClassVar[Field[str]] = Field("ORIGIN_ID")
    """Identifier of the record in an external data source."""

    originator_id: ClassVar[Field[str]] = Field("ORIGINATOR_ID")
    """Code of the external data source."""

    result_status: ClassVar[Field[int]] = Field("RESULT_STATUS")
    """Unused; kept for compatibility."""

    result_stream: ClassVar[Field[int]] = Field("RESULT_STREAM")
    """Figure for the statistics of reports."""

    result_source_id: ClassVar[Field[str]] = Field("RESULT_SOURCE_ID")
    """Unused; kept for compatibility."""

    provider_params: ClassVar[Field[Mapping[str, object]]] = Field("PROVIDER_PARAMS")
    """Further parameters of the provider."""

    provider_data: ClassVar[Field[str]] = Field("PROVIDER_DATA")
    """Further data of the provider."""

    result_mark: ClassVar[Field[int]] = Field("RESULT_MARK")
    """Unused; kept for compatibility."""

    result_value: ClassVar[Field[float]] = Field("RESULT_VALUE")
    """Unused; kept for compatibility."""

    result_sum: ClassVar[Field[float]] = Field("RESULT_SUM")
    """Unused; kept for compatibility."""

    result_currency_id: ClassVar[Field[str]] = Field("RESULT_CURRENCY_ID")
    """Unused; kept for compatibility."""

    autocomplete_rule: ClassVar[Field[int]] = Field("AUTOCOMPLETE_RULE")
    """Identifier of the rule that completed the activity automatically."""

    communications: ClassVar[Field[object]] = Field("COMMUNICATIONS")
    """Telephone numbers, addresses or names of the customer. `crm.activity.list`
    answers with it only if `select` names it.
    """

    files: ClassVar[Field[object]] = Field("FILES")
    """Attached files. `crm.activity.list` answers with it if `select` names `FILES`,
    in one printed request `STORAGE_ELEMENT_IDS`.
    """

    webdav_elements: ClassVar[Field[object]] = Field("WEBDAV_ELEMENTS")
    """Attached files in an older form; use `FILES`."""

    is_incoming_channel: ClassVar[Field[bool]] = Field("IS_INCOMING_CHANNEL")
    """Whether the customer started the activity through a channel of communication."""

    origin_version: ClassVar[Field[str]] = Field("ORIGIN_VERSION")
    """Version of the record in the external data source; guards against overwriting
    changes made in the CRM.
    """

    bindings: ClassVar[Key[Sequence[BindingFilter | Mapping[str, object]]]] = Key(
        "BINDINGS"
    )
    """CRM objects that the activity is bound to. With several items an activity that
    fits more than one comes more than once; whether it must fit all of them is
    not documented.
    """
