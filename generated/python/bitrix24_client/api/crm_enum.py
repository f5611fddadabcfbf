# Generated from spec/methods/crm.enum.yaml by "make generate". Do not edit.
"""Methods of `crm.enum`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.deprecation import deprecated
from bitrix24_client._runtime.maps import Map
from bitrix24_client._runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from bitrix24_client.models.activity import FieldDescription
    from bitrix24_client.models.crm_enum import EnumItem


class CrmEnumMethods(Methods):
    """`crm.enum`: Enumerations of CRM.

    Lists of the values that some fields of CRM objects and activities may have. The
    methods take no parameters; those on activities are deprecated.

    https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/index.html
    """

    def ownertype(self) -> list[EnumItem]:
        """List the types of CRM objects.

        Answers with the types of CRM objects, the smart processes of the portal among
        them; every portal has smart processes of its own. An `ID` is what the
        parameters `entityTypeId` and `ownerTypeId` and the field `OWNER_TYPE_ID` take.

        `crm.enum.ownertype`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/crm-enum-owner-type.html

        Returns:
            Types of CRM objects.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.enum.ownertype",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )

    def fields(self) -> dict[str, FieldDescription]:
        """Describe the fields of an enumeration's items.

        Answers with the type, the title and the flags of each of the four fields that
        an item of a list has.

        `crm.enum.fields`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/crm-enum-fields.html

        Returns:
            Descriptions of the fields, by name.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.enum.fields",
                {},
                Map[_models.activity.FieldDescription],
                repeat_safe=True,
            )
        )

    @deprecated("crm.enum.activitytype is deprecated. There is no replacement.")
    def activitytype(self) -> list[EnumItem]:
        """List the kinds of activities.

        Answers with the values of the field `TYPE_ID` of an activity.

        Deprecated. There is no replacement. The page points to the methods
        `crm.activity.todo.*`, none of which answers with this list; the values are
        those of the enumeration `ActivityType`.

        `crm.enum.activitytype`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/outdated/crm-enum-activity-type.html

        Returns:
            Kinds of activities.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.enum.activitytype",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )

    @deprecated("crm.enum.activitystatus is deprecated. There is no replacement.")
    def activitystatus(self) -> list[EnumItem]:
        """List the statuses of activities.

        Answers with the values of the field `STATUS` of an activity.

        Deprecated. There is no replacement. The page points to the methods
        `crm.activity.todo.*`, none of which answers with this list; the values are
        those of the enumeration `ActivityStatus`.

        `crm.enum.activitystatus`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/outdated/crm-enum-activity-status.html

        Returns:
            Statuses of activities.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.enum.activitystatus",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )

    @deprecated("crm.enum.activitypriority is deprecated. There is no replacement.")
    def activitypriority(self) -> list[EnumItem]:
        """List the priorities of activities.

        Answers with the values of the field `PRIORITY` of an activity.

        Deprecated. There is no replacement. The page points to the methods
        `crm.activity.todo.*`, none of which answers with this list; the values are
        those of the enumeration `ActivityPriority`.

        `crm.enum.activitypriority`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/outdated/crm-enum-activity-priority.html

        Returns:
            Priorities of activities.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.enum.activitypriority",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )

    @deprecated("crm.enum.activitynotifytype is deprecated. There is no replacement.")
    def activitynotifytype(self) -> list[EnumItem]:
        """List the units of a reminder's time.

        Answers with the values of the field `NOTIFY_TYPE`, which calls and meetings
        have.

        Deprecated. There is no replacement. The page points to the methods
        `crm.activity.todo.*`, none of which answers with this list; the values are
        those of the enumeration `ActivityNotifyType`.

        `crm.enum.activitynotifytype`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/outdated/crm-enum-activity-notify-type.html

        Returns:
            Units of the time before a reminder.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.enum.activitynotifytype",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )

    @deprecated("crm.enum.activitydirection is deprecated. There is no replacement.")
    def activitydirection(self) -> list[EnumItem]:
        """List the directions of activities.

        Answers with the values of the field `DIRECTION`, which calls and e-mail
        messages have.

        Deprecated. There is no replacement. The page points to the methods
        `crm.activity.todo.*`, none of which answers with this list; the values are
        those of the enumeration `ActivityDirection`.

        `crm.enum.activitydirection`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/outdated/crm-enum-activity-direction.html

        Returns:
            Directions of activities.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.enum.activitydirection",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )

    @deprecated("crm.enum.contenttype is deprecated. There is no replacement.")
    def contenttype(self) -> list[EnumItem]:
        """List the formats of a description.

        Answers with the values of the field `DESCRIPTION_TYPE` of an activity.

        Deprecated. There is no replacement. The page points to the methods
        `crm.activity.todo.*`, none of which answers with this list; the values are
        those of the enumeration `ContentType`.

        `crm.enum.contenttype`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/outdated/crm-enum-content-type.html

        Returns:
            Formats of a description text.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.enum.contenttype",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )


class AsyncCrmEnumMethods(AsyncMethods):
    """`crm.enum`: Enumerations of CRM.

    Lists of the values that some fields of CRM objects and activities may have. The
    methods take no parameters; those on activities are deprecated.

    https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/index.html
    """

    async def ownertype(self) -> list[EnumItem]:
        """List the types of CRM objects.

        Answers with the types of CRM objects, the smart processes of the portal among
        them; every portal has smart processes of its own. An `ID` is what the
        parameters `entityTypeId` and `ownerTypeId` and the field `OWNER_TYPE_ID` take.

        `crm.enum.ownertype`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/crm-enum-owner-type.html

        Returns:
            Types of CRM objects.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.enum.ownertype",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )

    async def fields(self) -> dict[str, FieldDescription]:
        """Describe the fields of an enumeration's items.

        Answers with the type, the title and the flags of each of the four fields that
        an item of a list has.

        `crm.enum.fields`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/crm-enum-fields.html

        Returns:
            Descriptions of the fields, by name.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.enum.fields",
                {},
                Map[_models.activity.FieldDescription],
                repeat_safe=True,
            )
        )

    @deprecated("crm.enum.activitytype is deprecated. There is no replacement.")
    async def activitytype(self) -> list[EnumItem]:
        """List the kinds of activities.

        Answers with the values of the field `TYPE_ID` of an activity.

        Deprecated. There is no replacement. The page points to the methods
        `crm.activity.todo.*`, none of which answers with this list; the values are
        those of the enumeration `ActivityType`.

        `crm.enum.activitytype`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/outdated/crm-enum-activity-type.html

        Returns:
            Kinds of activities.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.enum.activitytype",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )

    @deprecated("crm.enum.activitystatus is deprecated. There is no replacement.")
    async def activitystatus(self) -> list[EnumItem]:
        """List the statuses of activities.

        Answers with the values of the field `STATUS` of an activity.

        Deprecated. There is no replacement. The page points to the methods
        `crm.activity.todo.*`, none of which answers with this list; the values are
        those of the enumeration `ActivityStatus`.

        `crm.enum.activitystatus`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/outdated/crm-enum-activity-status.html

        Returns:
            Statuses of activities.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.enum.activitystatus",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )

    @deprecated("crm.enum.activitypriority is deprecated. There is no replacement.")
    async def activitypriority(self) -> list[EnumItem]:
        """List the priorities of activities.

        Answers with the values of the field `PRIORITY` of an activity.

        Deprecated. There is no replacement. The page points to the methods
        `crm.activity.todo.*`, none of which answers with this list; the values are
        those of the enumeration `ActivityPriority`.

        `crm.enum.activitypriority`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/outdated/crm-enum-activity-priority.html

        Returns:
            Priorities of activities.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.enum.activitypriority",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )

    @deprecated("crm.enum.activitynotifytype is deprecated. There is no replacement.")
    async def activitynotifytype(self) -> list[EnumItem]:
        """List the units of a reminder's time.

        Answers with the values of the field `NOTIFY_TYPE`, which calls and meetings
        have.

        Deprecated. There is no replacement. The page points to the methods
        `crm.activity.todo.*`, none of which answers with this list; the values are
        those of the enumeration `ActivityNotifyType`.

        `crm.enum.activitynotifytype`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/outdated/crm-enum-activity-notify-type.html

        Returns:
            Units of the time before a reminder.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.enum.activitynotifytype",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )

    @deprecated("crm.enum.activitydirection is deprecated. There is no replacement.")
    async def activitydirection(self) -> list[EnumItem]:
        """List the directions of activities.

        Answers with the values of the field `DIRECTION`, which calls and e-mail
        messages have.

        Deprecated. There is no replacement. The page points to the methods
        `crm.activity.todo.*`, none of which answers with this list; the values are
        those of the enumeration `ActivityDirection`.

        `crm.enum.activitydirection`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/outdated/crm-enum-activity-direction.html

        Returns:
            Directions of activities.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.enum.activitydirection",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )

    @deprecated("crm.enum.contenttype is deprecated. There is no replacement.")
    async def contenttype(self) -> list[EnumItem]:
        """List the formats of a description.

        Answers with the values of the field `DESCRIPTION_TYPE` of an activity.

        Deprecated. There is no replacement. The page points to the methods
        `crm.activity.todo.*`, none of which answers with this list; the values are
        those of the enumeration `ContentType`.

        `crm.enum.contenttype`
        https://apidocs.bitrix24.com/api-reference/crm/auxiliary/enum/outdated/crm-enum-content-type.html

        Returns:
            Formats of a description text.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.enum.contenttype",
                {},
                list[_models.crm_enum.EnumItem],
                repeat_safe=True,
            )
        )
