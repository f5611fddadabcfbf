# Generated from spec/methods/crm.activity.configurable.yaml by "make generate". Do not edit.
"""Methods of `crm.activity.configurable`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bitrix24_client import models as _models
from bitrix24_client._open_enums.enums import OwnerTypeValue
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.unset import UNSET
from bitrix24_client._runtime.values import Int

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.enums.enums import OwnerType
    from bitrix24_client.models.crm_activity_configurable import (
        ConfigurableAnswer,
        ConfigurableCreate,
        ConfigurableIdAnswer,
        ConfigurableUpdate,
    )
    from bitrix24_client.models.layout import Layout


@cache
def _checks_of_add() -> dict[str, Any]:
    return {
        "ownerTypeId": OwnerTypeValue,
        "ownerId": Int,
        "fields": _models.crm_activity_configurable.ConfigurableCreate,
        "layout": _models.layout.Layout,
    }


@cache
def _checks_of_update() -> dict[str, Any]:
    return {
        "id": Int,
        "fields": _models.crm_activity_configurable.ConfigurableUpdate,
        "layout": _models.layout.Layout,
    }


@cache
def _checks_of_get() -> dict[str, Any]:
    return {
        "id": Int,
    }


class CrmActivityConfigurableMethods(Methods):
    """`crm.activity.configurable`: Configurable activities.

    Activities whose look an application decides in full, with a layout of icon, header,
    content blocks, buttons and menu. Such an activity may have a type that the
    application has registered with `crm.activity.type.add`, and a badge that
    `crm.activity.badge.add` has made. `crm.activity.list` finds these activities with
    the filter `PROVIDER_ID` = `CONFIGURABLE_REST_APP`, and `crm.activity.delete`
    deletes them. Clicks on its elements reach the application as the event
    `onCrmTimelineItemAction`. Adding and changing through an incoming webhook is
    refused.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/index.html
    """

    def add(
        self,
        *,
        owner_type_id: OwnerType | int,
        owner_id: int,
        fields: ConfigurableCreate | Mapping[str, object],
        layout: Layout | Mapping[str, object],
    ) -> ConfigurableIdAnswer:
        """Add a configurable activity.

        Puts a new activity on the timeline of a CRM object. Only the application that
        has added it can change it later.

        `crm.activity.configurable.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-add.html

        Args:
            owner_type_id: Type of the CRM object that the activity is added to.
            owner_id: Identifier of that CRM object.
            fields: Fields of the activity; none need be given.
            layout: Look of the activity on the timeline.

        Returns:
            Identifier of the new activity.

        Raises:
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            WrongFieldValue: A value is not allowed, such as an unknown `badgeCode` or
                `typeId`, a block that cannot stand inside another, or a colour in
                `sliderParams` of another form. (code `WRONG_FIELD_VALUE`)
            IncomingWithDeadline: `isIncomingChannel` is set and there is a deadline.
                (code `INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE`)
            EmptyLayout: The layout is empty. (code `ERROR_EMPTY_LAYOUT`)
            FieldRequired: A required part of the layout is missing. (code
                `FIELD_IS_REQUIRED`)
            FieldRedundant: A part of the layout has a key that it does not know. (code
                `FIELD_IS_REDUNDANT`)
            ValueNotListed: A value in the layout is not one of those allowed, such as
                an unknown type of tag. (code `ENUM_FIELD`)
            TooManyItems: There are too many of something, such as tags, buttons,
                blocks, items or sections of the menu. (code `TOO_MANY_ITEMS`)
            WrongKey: A name in the layout holds something else than Latin letters,
                digits, `_` and `-`. (code `KEY_CONTAIN_WRONG_SYMBOLS`)
            WrongLanguage: A translation has the code of a language that is not
                installed on the portal. (code `WRONG_LANG`)
            SectionCodeReserved: A section of the menu has a code that Bitrix24 uses
                itself. (code `MENU_RESERVED_SECTION_CODE`)
            SectionCodeTaken: Two sections of the menu have the same code. (code
                `MENU_DUPLICATE_SECTION_CODE`)
            SectionCodeMissing: The menu has sections and an item that does not name
                one. (code `MENU_MISSING_SECTION_CODE`)
            SectionCodeUnknown: An item of the menu names a section that does not exist.
                (code `MENU_UNKNOWN_SECTION_CODE`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.configurable.add",
                {
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "fields": fields,
                    "layout": layout,
                },
                _models.crm_activity_configurable.ConfigurableIdAnswer,
                checks=_checks_of_add,
            )
        )

    def update(
        self,
        *,
        id: int,
        fields: ConfigurableUpdate | Mapping[str, object] | Unset = UNSET,
        layout: Layout | Mapping[str, object] | Unset = UNSET,
    ) -> ConfigurableIdAnswer:
        """Change a configurable activity.

        Changes fields of an activity, its layout, or both. Fields that are left out
        stay as they are, and so does the layout; one that is given replaces the whole
        layout. The call also ends what `animationType` of an action has blocked. An
        empty text clears `badgeCode`, `originatorId` and `originId`, an empty list
        `pingOffsets`; a deadline stays once there is one.

        `crm.activity.configurable.update`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-update.html

        Args:
            id: Identifier of the activity.
            fields: Fields of the activity to change.
            layout: New look of the activity on the timeline.

        Returns:
            Identifier of the changed activity.

        Raises:
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            NotFound: The activity does not exist or is not configurable. (code
                `NOT_FOUND`)
            RequiredParameterMissing: `id` is missing. (code `100`)
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            WrongApplication: Another application has added the activity. (code
                `ERROR_WRONG_APPLICATION`)
            WrongFieldValue: A value is not allowed, such as an unknown `badgeCode` or
                `typeId`, a block that cannot stand inside another, or a colour in
                `sliderParams` of another form. (code `WRONG_FIELD_VALUE`)
            IncomingWithDeadline: `isIncomingChannel` is set and there is a deadline.
                (code `INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE`)
            TypeUnchangeable: `typeId` is not the type that the activity was added with.
                (code `CANT_CHANGE_PROVIDER_TYPE_ID`)
            FieldRequired: A required part of the layout is missing. (code
                `FIELD_IS_REQUIRED`)
            FieldRedundant: A part of the layout has a key that it does not know. (code
                `FIELD_IS_REDUNDANT`)
            ValueNotListed: A value in the layout is not one of those allowed, such as
                an unknown type of tag. (code `ENUM_FIELD`)
            TooManyItems: There are too many of something, such as tags, buttons,
                blocks, items or sections of the menu. (code `TOO_MANY_ITEMS`)
            WrongKey: A name in the layout holds something else than Latin letters,
                digits, `_` and `-`. (code `KEY_CONTAIN_WRONG_SYMBOLS`)
            WrongLanguage: A translation has the code of a language that is not
                installed on the portal. (code `WRONG_LANG`)
            SectionCodeReserved: A section of the menu has a code that Bitrix24 uses
                itself. (code `MENU_RESERVED_SECTION_CODE`)
            SectionCodeTaken: Two sections of the menu have the same code. (code
                `MENU_DUPLICATE_SECTION_CODE`)
            SectionCodeMissing: The menu has sections and an item that does not name
                one. (code `MENU_MISSING_SECTION_CODE`)
            SectionCodeUnknown: An item of the menu names a section that does not exist.
                (code `MENU_UNKNOWN_SECTION_CODE`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.configurable.update",
                {
                    "id": id,
                    "fields": fields,
                    "layout": layout,
                },
                _models.crm_activity_configurable.ConfigurableIdAnswer,
                repeat_safe=True,
                checks=_checks_of_update,
            )
        )

    def get(
        self,
        *,
        id: int,
    ) -> ConfigurableAnswer:
        """Get a configurable activity.

        Answers with the fields and the layout of one activity. The call may come
        through a webhook, too.

        `crm.activity.configurable.get`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-get.html

        Args:
            id: Identifier of the activity.

        Returns:
            The activity.

        Raises:
            RequiredParameterMissing: `id` is missing. (code `100`)
            NotFound: The activity does not exist or is not configurable, or the user
                may not read its CRM object. (code `NOT_FOUND`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.configurable.get",
                {
                    "id": id,
                },
                _models.crm_activity_configurable.ConfigurableAnswer,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )


class AsyncCrmActivityConfigurableMethods(AsyncMethods):
    """`crm.activity.configurable`: Configurable activities.

    Activities whose look an application decides in full, with a layout of icon, header,
    content blocks, buttons and menu. Such an activity may have a type that the
    application has registered with `crm.activity.type.add`, and a badge that
    `crm.activity.badge.add` has made. `crm.activity.list` finds these activities with
    the filter `PROVIDER_ID` = `CONFIGURABLE_REST_APP`, and `crm.activity.delete`
    deletes them. Clicks on its elements reach the application as the event
    `onCrmTimelineItemAction`. Adding and changing through an incoming webhook is
    refused.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/index.html
    """

    async def add(
        self,
        *,
        owner_type_id: OwnerType | int,
        owner_id: int,
        fields: ConfigurableCreate | Mapping[str, object],
        layout: Layout | Mapping[str, object],
    ) -> ConfigurableIdAnswer:
        """Add a configurable activity.

        Puts a new activity on the timeline of a CRM object. Only the application that
        has added it can change it later.

        `crm.activity.configurable.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-add.html

        Args:
            owner_type_id: Type of the CRM object that the activity is added to.
            owner_id: Identifier of that CRM object.
            fields: Fields of the activity; none need be given.
            layout: Look of the activity on the timeline.

        Returns:
            Identifier of the new activity.

        Raises:
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            WrongFieldValue: A value is not allowed, such as an unknown `badgeCode` or
                `typeId`, a block that cannot stand inside another, or a colour in
                `sliderParams` of another form. (code `WRONG_FIELD_VALUE`)
            IncomingWithDeadline: `isIncomingChannel` is set and there is a deadline.
                (code `INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE`)
            EmptyLayout: The layout is empty. (code `ERROR_EMPTY_LAYOUT`)
            FieldRequired: A required part of the layout is missing. (code
                `FIELD_IS_REQUIRED`)
            FieldRedundant: A part of the layout has a key that it does not know. (code
                `FIELD_IS_REDUNDANT`)
            ValueNotListed: A value in the layout is not one of those allowed, such as
                an unknown type of tag. (code `ENUM_FIELD`)
            TooManyItems: There are too many of something, such as tags, buttons,
                blocks, items or sections of the menu. (code `TOO_MANY_ITEMS`)
            WrongKey: A name in the layout holds something else than Latin letters,
                digits, `_` and `-`. (code `KEY_CONTAIN_WRONG_SYMBOLS`)
            WrongLanguage: A translation has the code of a language that is not
                installed on the portal. (code `WRONG_LANG`)
            SectionCodeReserved: A section of the menu has a code that Bitrix24 uses
                itself. (code `MENU_RESERVED_SECTION_CODE`)
            SectionCodeTaken: Two sections of the menu have the same code. (code
                `MENU_DUPLICATE_SECTION_CODE`)
            SectionCodeMissing: The menu has sections and an item that does not name
                one. (code `MENU_MISSING_SECTION_CODE`)
            SectionCodeUnknown: An item of the menu names a section that does not exist.
                (code `MENU_UNKNOWN_SECTION_CODE`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.configurable.add",
                {
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "fields": fields,
                    "layout": layout,
                },
                _models.crm_activity_configurable.ConfigurableIdAnswer,
                checks=_checks_of_add,
            )
        )

    async def update(
        self,
        *,
        id: int,
        fields: ConfigurableUpdate | Mapping[str, object] | Unset = UNSET,
        layout: Layout | Mapping[str, object] | Unset = UNSET,
    ) -> ConfigurableIdAnswer:
        """Change a configurable activity.

        Changes fields of an activity, its layout, or both. Fields that are left out
        stay as they are, and so does the layout; one that is given replaces the whole
        layout. The call also ends what `animationType` of an action has blocked. An
        empty text clears `badgeCode`, `originatorId` and `originId`, an empty list
        `pingOffsets`; a deadline stays once there is one.

        `crm.activity.configurable.update`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-update.html

        Args:
            id: Identifier of the activity.
            fields: Fields of the activity to change.
            layout: New look of the activity on the timeline.

        Returns:
            Identifier of the changed activity.

        Raises:
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            NotFound: The activity does not exist or is not configurable. (code
                `NOT_FOUND`)
            RequiredParameterMissing: `id` is missing. (code `100`)
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            WrongApplication: Another application has added the activity. (code
                `ERROR_WRONG_APPLICATION`)
            WrongFieldValue: A value is not allowed, such as an unknown `badgeCode` or
                `typeId`, a block that cannot stand inside another, or a colour in
                `sliderParams` of another form. (code `WRONG_FIELD_VALUE`)
            IncomingWithDeadline: `isIncomingChannel` is set and there is a deadline.
                (code `INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE`)
            TypeUnchangeable: `typeId` is not the type that the activity was added with.
                (code `CANT_CHANGE_PROVIDER_TYPE_ID`)
            FieldRequired: A required part of the layout is missing. (code
                `FIELD_IS_REQUIRED`)
            FieldRedundant: A part of the layout has a key that it does not know. (code
                `FIELD_IS_REDUNDANT`)
            ValueNotListed: A value in the layout is not one of those allowed, such as
                an unknown type of tag. (code `ENUM_FIELD`)
            TooManyItems: There are too many of something, such as tags, buttons,
                blocks, items or sections of the menu. (code `TOO_MANY_ITEMS`)
            WrongKey: A name in the layout holds something else than Latin letters,
                digits, `_` and `-`. (code `KEY_CONTAIN_WRONG_SYMBOLS`)
            WrongLanguage: A translation has the code of a language that is not
                installed on the portal. (code `WRONG_LANG`)
            SectionCodeReserved: A section of the menu has a code that Bitrix24 uses
                itself. (code `MENU_RESERVED_SECTION_CODE`)
            SectionCodeTaken: Two sections of the menu have the same code. (code
                `MENU_DUPLICATE_SECTION_CODE`)
            SectionCodeMissing: The menu has sections and an item that does not name
                one. (code `MENU_MISSING_SECTION_CODE`)
            SectionCodeUnknown: An item of the menu names a section that does not exist.
                (code `MENU_UNKNOWN_SECTION_CODE`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.configurable.update",
                {
                    "id": id,
                    "fields": fields,
                    "layout": layout,
                },
                _models.crm_activity_configurable.ConfigurableIdAnswer,
                repeat_safe=True,
                checks=_checks_of_update,
            )
        )

    async def get(
        self,
        *,
        id: int,
    ) -> ConfigurableAnswer:
        """Get a configurable activity.

        Answers with the fields and the layout of one activity. The call may come
        through a webhook, too.

        `crm.activity.configurable.get`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-get.html

        Args:
            id: Identifier of the activity.

        Returns:
            The activity.

        Raises:
            RequiredParameterMissing: `id` is missing. (code `100`)
            NotFound: The activity does not exist or is not configurable, or the user
                may not read its CRM object. (code `NOT_FOUND`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.configurable.get",
                {
                    "id": id,
                },
                _models.crm_activity_configurable.ConfigurableAnswer,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )
