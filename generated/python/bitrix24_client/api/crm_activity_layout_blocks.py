# Generated from spec/methods/crm.activity.layout.blocks.yaml by "make generate". Do not edit.
"""Methods of `crm.activity.layout.blocks`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bitrix24_client import models as _models
from bitrix24_client._open_enums.enums import OwnerTypeValue
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.values import Int

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bitrix24_client.enums.enums import OwnerType
    from bitrix24_client.models.crm_activity_layout_blocks import (
        LayoutBlocksAnswer,
        LayoutBlocksDone,
    )
    from bitrix24_client.models.layout import RestAppLayout


@cache
def _checks_of_set() -> dict[str, Any]:
    return {
        "entityTypeId": OwnerTypeValue,
        "entityId": Int,
        "activityId": Int,
        "layout": _models.layout.RestAppLayout,
    }


@cache
def _checks_of_get() -> dict[str, Any]:
    return {
        "entityTypeId": OwnerTypeValue,
        "entityId": Int,
        "activityId": Int,
    }


@cache
def _checks_of_delete() -> dict[str, Any]:
    return {
        "entityTypeId": OwnerTypeValue,
        "entityId": Int,
        "activityId": Int,
    }


class CrmActivityLayoutBlocksMethods(Methods):
    """`crm.activity.layout.blocks`: Content blocks of activities.

    Further blocks of content that an application shows in an activity, in the timeline
    of every CRM object that the activity is bound to. An application handles only the
    set that it has put there itself; who made the activity does not matter. A set comes
    back when its activity is restored from the recycle bin, and goes for good with the
    activity or when its application is removed. A call through an incoming webhook is
    refused.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/layout-blocks/index.html
    """

    def set(
        self,
        *,
        entity_type_id: OwnerType | int,
        entity_id: int,
        activity_id: int,
        layout: RestAppLayout | Mapping[str, object],
    ) -> LayoutBlocksDone:
        """Set the content blocks of an activity.

        Replaces the set that the same application has put into the activity before.
        Configurable activities and activities of a deprecated type are refused. Sets of
        several applications appear in the order they were added; each is marked in the
        HTML with the attributes `data-app-name` and `data-rest-client-id`.

        `crm.activity.layout.blocks.set`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/layout-blocks/crm-activity-layout-blocks-set.html

        Args:
            entity_type_id: Type of the CRM object that the activity belongs to.
            entity_id: Identifier of that CRM object.
            activity_id: Identifier of the activity.
            layout: The set of content blocks.

        Returns:
            Whether the set was stored.

        Raises:
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            OwnerNotFound: The CRM object does not exist, or the activity is not bound
                to it. (code `OWNER_NOT_FOUND`)
            NotFound: The activity does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            UnsuitableActivityType: Activities of this type take no content blocks.
                (code `UNSUITABLE_ACTIVITY_TYPE_ERROR`)
            FieldRequired: `blocks` or a required key of a block is missing. (code
                `FIELD_IS_REQUIRED`)
            FieldRedundant: A part of the layout has a key that it does not know. (code
                `FIELD_IS_REDUNDANT`)
            TooManyItems: There are more than 20 blocks. (code `TOO_MANY_ITEMS`)
            WrongKey: The name of a block holds something else than Latin letters,
                digits, `_` and `-`. (code `KEY_CONTAIN_WRONG_SYMBOLS`)
            WrongFieldValue: A value has another type than it should, such as a block
                that is no object. (code `WRONG_FIELD_VALUE`)
            ValueNotListed: A block has an unknown type. (code `ENUM_FIELD`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.layout.blocks.set",
                {
                    "entityTypeId": entity_type_id,
                    "entityId": entity_id,
                    "activityId": activity_id,
                    "layout": layout,
                },
                _models.crm_activity_layout_blocks.LayoutBlocksDone,
                repeat_safe=True,
                checks=_checks_of_set,
            )
        )

    def get(
        self,
        *,
        entity_type_id: OwnerType | int,
        entity_id: int,
        activity_id: int,
    ) -> LayoutBlocksAnswer:
        """Get the content blocks of an activity.

        Answers with the set that the calling application has put into the activity, or
        null if there is none; the sets of others stay hidden.

        `crm.activity.layout.blocks.get`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/layout-blocks/crm-activity-layout-blocks-get.html

        Args:
            entity_type_id: Type of the CRM object that the activity belongs to.
            entity_id: Identifier of that CRM object.
            activity_id: Identifier of the activity.

        Returns:
            The set of content blocks.

        Raises:
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            OwnerNotFound: The CRM object does not exist, or the activity is not bound
                to it. (code `OWNER_NOT_FOUND`)
            NotFound: The activity does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not read the CRM object. (code `ACCESS_DENIED`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.layout.blocks.get",
                {
                    "entityTypeId": entity_type_id,
                    "entityId": entity_id,
                    "activityId": activity_id,
                },
                _models.crm_activity_layout_blocks.LayoutBlocksAnswer,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )

    def delete(
        self,
        *,
        entity_type_id: OwnerType | int,
        entity_id: int,
        activity_id: int,
    ) -> LayoutBlocksDone:
        """Delete the content blocks of an activity.

        Removes the set that the calling application has put into the activity; the sets
        of others stay. The set goes from the timelines of all CRM objects that the
        activity is bound to.

        `crm.activity.layout.blocks.delete`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/layout-blocks/crm-activity-layout-blocks-delete.html

        Args:
            entity_type_id: Type of the CRM object that the activity belongs to.
            entity_id: Identifier of that CRM object.
            activity_id: Identifier of the activity.

        Returns:
            Whether the set was deleted.

        Raises:
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            OwnerNotFound: The CRM object does not exist, or the activity is not bound
                to it. (code `OWNER_NOT_FOUND`)
            NotFound: The activity does not exist. The application has put no set into
                it; `crm.activity.layout.blocks.get` then answers with null instead.
                (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.layout.blocks.delete",
                {
                    "entityTypeId": entity_type_id,
                    "entityId": entity_id,
                    "activityId": activity_id,
                },
                _models.crm_activity_layout_blocks.LayoutBlocksDone,
                checks=_checks_of_delete,
            )
        )


class AsyncCrmActivityLayoutBlocksMethods(AsyncMethods):
    """`crm.activity.layout.blocks`: Content blocks of activities.

    Further blocks of content that an application shows in an activity, in the timeline
    of every CRM object that the activity is bound to. An application handles only the
    set that it has put there itself; who made the activity does not matter. A set comes
    back when its activity is restored from the recycle bin, and goes for good with the
    activity or when its application is removed. A call through an incoming webhook is
    refused.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/layout-blocks/index.html
    """

    async def set(
        self,
        *,
        entity_type_id: OwnerType | int,
        entity_id: int,
        activity_id: int,
        layout: RestAppLayout | Mapping[str, object],
    ) -> LayoutBlocksDone:
        """Set the content blocks of an activity.

        Replaces the set that the same application has put into the activity before.
        Configurable activities and activities of a deprecated type are refused. Sets of
        several applications appear in the order they were added; each is marked in the
        HTML with the attributes `data-app-name` and `data-rest-client-id`.

        `crm.activity.layout.blocks.set`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/layout-blocks/crm-activity-layout-blocks-set.html

        Args:
            entity_type_id: Type of the CRM object that the activity belongs to.
            entity_id: Identifier of that CRM object.
            activity_id: Identifier of the activity.
            layout: The set of content blocks.

        Returns:
            Whether the set was stored.

        Raises:
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            OwnerNotFound: The CRM object does not exist, or the activity is not bound
                to it. (code `OWNER_NOT_FOUND`)
            NotFound: The activity does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            UnsuitableActivityType: Activities of this type take no content blocks.
                (code `UNSUITABLE_ACTIVITY_TYPE_ERROR`)
            FieldRequired: `blocks` or a required key of a block is missing. (code
                `FIELD_IS_REQUIRED`)
            FieldRedundant: A part of the layout has a key that it does not know. (code
                `FIELD_IS_REDUNDANT`)
            TooManyItems: There are more than 20 blocks. (code `TOO_MANY_ITEMS`)
            WrongKey: The name of a block holds something else than Latin letters,
                digits, `_` and `-`. (code `KEY_CONTAIN_WRONG_SYMBOLS`)
            WrongFieldValue: A value has another type than it should, such as a block
                that is no object. (code `WRONG_FIELD_VALUE`)
            ValueNotListed: A block has an unknown type. (code `ENUM_FIELD`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.layout.blocks.set",
                {
                    "entityTypeId": entity_type_id,
                    "entityId": entity_id,
                    "activityId": activity_id,
                    "layout": layout,
                },
                _models.crm_activity_layout_blocks.LayoutBlocksDone,
                repeat_safe=True,
                checks=_checks_of_set,
            )
        )

    async def get(
        self,
        *,
        entity_type_id: OwnerType | int,
        entity_id: int,
        activity_id: int,
    ) -> LayoutBlocksAnswer:
        """Get the content blocks of an activity.

        Answers with the set that the calling application has put into the activity, or
        null if there is none; the sets of others stay hidden.

        `crm.activity.layout.blocks.get`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/layout-blocks/crm-activity-layout-blocks-get.html

        Args:
            entity_type_id: Type of the CRM object that the activity belongs to.
            entity_id: Identifier of that CRM object.
            activity_id: Identifier of the activity.

        Returns:
            The set of content blocks.

        Raises:
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            OwnerNotFound: The CRM object does not exist, or the activity is not bound
                to it. (code `OWNER_NOT_FOUND`)
            NotFound: The activity does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not read the CRM object. (code `ACCESS_DENIED`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.layout.blocks.get",
                {
                    "entityTypeId": entity_type_id,
                    "entityId": entity_id,
                    "activityId": activity_id,
                },
                _models.crm_activity_layout_blocks.LayoutBlocksAnswer,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )

    async def delete(
        self,
        *,
        entity_type_id: OwnerType | int,
        entity_id: int,
        activity_id: int,
    ) -> LayoutBlocksDone:
        """Delete the content blocks of an activity.

        Removes the set that the calling application has put into the activity; the sets
        of others stay. The set goes from the timelines of all CRM objects that the
        activity is bound to.

        `crm.activity.layout.blocks.delete`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/layout-blocks/crm-activity-layout-blocks-delete.html

        Args:
            entity_type_id: Type of the CRM object that the activity belongs to.
            entity_id: Identifier of that CRM object.
            activity_id: Identifier of the activity.

        Returns:
            Whether the set was deleted.

        Raises:
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            OwnerNotFound: The CRM object does not exist, or the activity is not bound
                to it. (code `OWNER_NOT_FOUND`)
            NotFound: The activity does not exist. The application has put no set into
                it; `crm.activity.layout.blocks.get` then answers with null instead.
                (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.layout.blocks.delete",
                {
                    "entityTypeId": entity_type_id,
                    "entityId": entity_id,
                    "activityId": activity_id,
                },
                _models.crm_activity_layout_blocks.LayoutBlocksDone,
                checks=_checks_of_delete,
            )
        )
