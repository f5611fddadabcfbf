# Generated from spec/methods/crm.activity.configurable.yaml by "make generate". Do not edit.
"""Methods of `crm.activity.configurable`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.namespace import AsyncMethods, Methods

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bitrix24_client.enums.enums import OwnerType
    from bitrix24_client.models.crm_activity_configurable import (
        ConfigurableAnswer,
        ConfigurableCreate,
        ConfigurableIdAnswer,
        ConfigurableUpdate,
    )
    from bitrix24_client.models.layout import Layout


class CrmActivityConfigurableMethods(Methods):
    """`crm.activity.configurable`: Configurable activities.

    Activities whose look an application decides in full, with a layout of icon, header,
    content blocks, buttons and menu. Such an activity may have a type that the
    application has registered with `crm.activity.type.add`, and a badge that
    `crm.activity.badge.add` has made. `crm.activity.list` finds these activities with
    the filter `PROVIDER_ID` = `CONFIGURABLE_REST_APP`, and `crm.activity.delete`
    deletes them. A call through an incoming webhook is refused.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/index.html
    """

    def add(
        self,
        *,
        owner_type_id: OwnerType | int,
        owner_id: int,
        fields: ConfigurableCreate | Mapping[str, object],
        layout: Layout | Mapping[str, object],
    ) -> ConfigurableIdAnswer | None:
        """Add a configurable activity.

        Puts a new activity on the timeline of a CRM object. Only the application that
        has added it can change it later.

        `crm.activity.configurable.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-add.html

        Args:
            owner_type_id: Type of the CRM object that the activity is added to.
            owner_id: Identifier of that CRM object.
            fields: Fields of the activity.
            layout: Look of the activity on the timeline.

        Returns:
            Identifier of the new activity.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            WrongApplication: The activity belongs to another application. The row is
                that of `crm.activity.configurable.update`. (code
                `ERROR_WRONG_APPLICATION`)
            WrongFieldValue: A field has a value that is not allowed. (code
                `WRONG_FIELD_VALUE`)
            IncomingWithDeadline: `isIncomingChannel` is set and there is a deadline.
                (code `INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE`)
            EmptyLayout: The layout is empty. (code `ERROR_EMPTY_LAYOUT`)
            FieldRequired: A required part of the layout is missing. (code
                `FIELD_IS_REQUIRED`)
            FieldRedundant: A part of the layout has a key that it does not know. (code
                `FIELD_IS_REDUNDANT`)
            ValueNotListed: A value in the layout is not one of those allowed, such as
                an unknown type of tag. (code `ENUM_FIELD`)
            TooManyItems: There are too many of something, such as three tags or three
                buttons. (code `TOO_MANY_ITEMS`)
            WrongKey: A name in the layout holds something else than Latin letters,
                digits, `_` and `-`. (code `KEY_CONTAIN_WRONG_SYMBOLS`)
            WrongLanguage: A translation has the code of a language that is not
                installed on the portal. (code `WRONG_LANG`)
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
                _models.crm_activity_configurable.ConfigurableIdAnswer | None,
                checks={
                    "fields": _models.crm_activity_configurable.ConfigurableCreate,
                    "layout": _models.layout.Layout,
                },
            )
        )

    def update(
        self,
        *,
        id: int,
        fields: ConfigurableUpdate | Mapping[str, object],
        layout: Layout | Mapping[str, object],
    ) -> ConfigurableIdAnswer | None:
        """Change a configurable activity.

        Changes the fields and the layout of an activity. Both are required; whether
        fields and parts of the layout that are left out stay as they are is not
        documented.

        `crm.activity.configurable.update`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-update.html

        Args:
            id: Identifier of the activity.
            fields: Fields of the activity.
            layout: Look of the activity on the timeline.

        Returns:
            Identifier of the changed activity.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            NotFound: The activity does not exist. (code `NOT_FOUND`)
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            WrongApplication: Another application has added the activity. (code
                `ERROR_WRONG_APPLICATION`)
            WrongFieldValue: A field has a value that is not allowed. (code
                `WRONG_FIELD_VALUE`)
            IncomingWithDeadline: `isIncomingChannel` is set and there is a deadline.
                (code `INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE`)
            EmptyLayout: The layout is empty. (code `ERROR_EMPTY_LAYOUT`)
            FieldRequired: A required part of the layout is missing. (code
                `FIELD_IS_REQUIRED`)
            FieldRedundant: A part of the layout has a key that it does not know. (code
                `FIELD_IS_REDUNDANT`)
            ValueNotListed: A value in the layout is not one of those allowed, such as
                an unknown type of tag. (code `ENUM_FIELD`)
            TooManyItems: There are too many of something, such as three tags or three
                buttons. (code `TOO_MANY_ITEMS`)
            WrongKey: A name in the layout holds something else than Latin letters,
                digits, `_` and `-`. (code `KEY_CONTAIN_WRONG_SYMBOLS`)
            WrongLanguage: A translation has the code of a language that is not
                installed on the portal. (code `WRONG_LANG`)
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
                _models.crm_activity_configurable.ConfigurableIdAnswer | None,
                repeat_safe=True,
                checks={
                    "fields": _models.crm_activity_configurable.ConfigurableUpdate,
                    "layout": _models.layout.Layout,
                },
            )
        )

    def get(
        self,
        *,
        id: int,
    ) -> ConfigurableAnswer:
        """Get a configurable activity.

        Answers with the fields and the layout of one activity.

        `crm.activity.configurable.get`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-get.html

        Args:
            id: Identifier of the activity.

        Returns:
            The activity.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            NotFound: The activity does not exist. (code `NOT_FOUND`)
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
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
            )
        )


class AsyncCrmActivityConfigurableMethods(AsyncMethods):
    """`crm.activity.configurable`: Configurable activities.

    Activities whose look an application decides in full, with a layout of icon, header,
    content blocks, buttons and menu. Such an activity may have a type that the
    application has registered with `crm.activity.type.add`, and a badge that
    `crm.activity.badge.add` has made. `crm.activity.list` finds these activities with
    the filter `PROVIDER_ID` = `CONFIGURABLE_REST_APP`, and `crm.activity.delete`
    deletes them. A call through an incoming webhook is refused.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/index.html
    """

    async def add(
        self,
        *,
        owner_type_id: OwnerType | int,
        owner_id: int,
        fields: ConfigurableCreate | Mapping[str, object],
        layout: Layout | Mapping[str, object],
    ) -> ConfigurableIdAnswer | None:
        """Add a configurable activity.

        Puts a new activity on the timeline of a CRM object. Only the application that
        has added it can change it later.

        `crm.activity.configurable.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-add.html

        Args:
            owner_type_id: Type of the CRM object that the activity is added to.
            owner_id: Identifier of that CRM object.
            fields: Fields of the activity.
            layout: Look of the activity on the timeline.

        Returns:
            Identifier of the new activity.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            WrongApplication: The activity belongs to another application. The row is
                that of `crm.activity.configurable.update`. (code
                `ERROR_WRONG_APPLICATION`)
            WrongFieldValue: A field has a value that is not allowed. (code
                `WRONG_FIELD_VALUE`)
            IncomingWithDeadline: `isIncomingChannel` is set and there is a deadline.
                (code `INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE`)
            EmptyLayout: The layout is empty. (code `ERROR_EMPTY_LAYOUT`)
            FieldRequired: A required part of the layout is missing. (code
                `FIELD_IS_REQUIRED`)
            FieldRedundant: A part of the layout has a key that it does not know. (code
                `FIELD_IS_REDUNDANT`)
            ValueNotListed: A value in the layout is not one of those allowed, such as
                an unknown type of tag. (code `ENUM_FIELD`)
            TooManyItems: There are too many of something, such as three tags or three
                buttons. (code `TOO_MANY_ITEMS`)
            WrongKey: A name in the layout holds something else than Latin letters,
                digits, `_` and `-`. (code `KEY_CONTAIN_WRONG_SYMBOLS`)
            WrongLanguage: A translation has the code of a language that is not
                installed on the portal. (code `WRONG_LANG`)
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
                _models.crm_activity_configurable.ConfigurableIdAnswer | None,
                checks={
                    "fields": _models.crm_activity_configurable.ConfigurableCreate,
                    "layout": _models.layout.Layout,
                },
            )
        )

    async def update(
        self,
        *,
        id: int,
        fields: ConfigurableUpdate | Mapping[str, object],
        layout: Layout | Mapping[str, object],
    ) -> ConfigurableIdAnswer | None:
        """Change a configurable activity.

        Changes the fields and the layout of an activity. Both are required; whether
        fields and parts of the layout that are left out stay as they are is not
        documented.

        `crm.activity.configurable.update`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-update.html

        Args:
            id: Identifier of the activity.
            fields: Fields of the activity.
            layout: Look of the activity on the timeline.

        Returns:
            Identifier of the changed activity.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            NotFound: The activity does not exist. (code `NOT_FOUND`)
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
            WrongApplication: Another application has added the activity. (code
                `ERROR_WRONG_APPLICATION`)
            WrongFieldValue: A field has a value that is not allowed. (code
                `WRONG_FIELD_VALUE`)
            IncomingWithDeadline: `isIncomingChannel` is set and there is a deadline.
                (code `INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE`)
            EmptyLayout: The layout is empty. (code `ERROR_EMPTY_LAYOUT`)
            FieldRequired: A required part of the layout is missing. (code
                `FIELD_IS_REQUIRED`)
            FieldRedundant: A part of the layout has a key that it does not know. (code
                `FIELD_IS_REDUNDANT`)
            ValueNotListed: A value in the layout is not one of those allowed, such as
                an unknown type of tag. (code `ENUM_FIELD`)
            TooManyItems: There are too many of something, such as three tags or three
                buttons. (code `TOO_MANY_ITEMS`)
            WrongKey: A name in the layout holds something else than Latin letters,
                digits, `_` and `-`. (code `KEY_CONTAIN_WRONG_SYMBOLS`)
            WrongLanguage: A translation has the code of a language that is not
                installed on the portal. (code `WRONG_LANG`)
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
                _models.crm_activity_configurable.ConfigurableIdAnswer | None,
                repeat_safe=True,
                checks={
                    "fields": _models.crm_activity_configurable.ConfigurableUpdate,
                    "layout": _models.layout.Layout,
                },
            )
        )

    async def get(
        self,
        *,
        id: int,
    ) -> ConfigurableAnswer:
        """Get a configurable activity.

        Answers with the fields and the layout of one activity.

        `crm.activity.configurable.get`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-get.html

        Args:
            id: Identifier of the activity.

        Returns:
            The activity.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            NotFound: The activity does not exist. (code `NOT_FOUND`)
            ApplicationContextRequired: The call does not come from an application.
                (code `ERROR_WRONG_CONTEXT`)
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
            )
        )
