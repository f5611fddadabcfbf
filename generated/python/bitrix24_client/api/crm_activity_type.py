# Generated from spec/methods/crm.activity.type.yaml by "make generate". Do not edit.
"""Methods of `crm.activity.type`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.methods import AsyncMethods, Methods, flags as _flags
from bitrix24_client._runtime.values import Bool, Str

if TYPE_CHECKING:
    import builtins
    from collections.abc import Mapping

    from bitrix24_client.models.crm_activity_type import CustomType, CustomTypeFields


@cache
def _checks_of_add() -> dict[str, Any]:
    return {
        "fields": _models.crm_activity_type.CustomTypeFields,
    }


@cache
def _checks_of_delete() -> dict[str, Any]:
    return {
        "TYPE_ID": Str,
    }


class CrmActivityTypeMethods(Methods):
    """`crm.activity.type`: Custom activity types.

    Types of activity that an application registers, each with a name and an icon of its
    own. They belong to the application that registered them. A call through an incoming
    webhook is refused.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/types/index.html
    """

    def add(
        self,
        *,
        fields: CustomTypeFields | Mapping[str, object],
    ) -> bool:
        """Register a custom activity type.

        Registers a type for the calling application. An activity of the provider
        `REST_APP` takes its name and icon from the type that its `PROVIDER_TYPE_ID`
        names.

        `crm.activity.type.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/types/crm-activity-type-add.html

        Args:
            fields: The new type.

        Returns:
            Whether the type was registered.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            ApplicationContextRequired: The call does not come from an application.
                (message `Access denied! Application context required`)
            AdminRequired: The user is not an administrator. (message `Admin permissions
                required`)
            InvalidArgument: `TYPE_ID` is empty or missing. A type with this `TYPE_ID`
                is registered already. (code `INVALID_ARG_VALUE`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.type.add",
                {
                    "fields": _flags(
                        fields, _models.crm_activity_type.CustomTypeFields
                    ),
                },
                Bool,
                checks=_checks_of_add,
            )
        )

    def list(self) -> builtins.list[CustomType]:
        """List the custom activity types of the application.

        Answers with all types that the calling application has registered. The answer
        is not paged.

        `crm.activity.type.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/types/crm-activity-type-list.html

        Returns:
            The registered types.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            ApplicationContextRequired: The call does not come from an application.
                (message `Access denied! Application context required`)
            AdminRequired: The user is not an administrator. (message `Admin permissions
                required`)
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.type.list",
                {},
                list[_models.crm_activity_type.CustomType],
                repeat_safe=True,
            )
        )

    def delete(
        self,
        *,
        type_id: str,
    ) -> bool:
        """Delete a custom activity type.

        Removes a registered type. The page does not say what becomes of activities that
        have it.

        `crm.activity.type.delete`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/types/crm-activity-type-delete.html

        Args:
            type_id: Identifier of the type.

        Returns:
            Whether the type was deleted.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            ApplicationContextRequired: The call does not come from an application.
                (message `Access denied! Application context required`)
            AdminRequired: The user is not an administrator. (message `Admin permissions
                required`)
            InvalidArgument: There is no type with this `TYPE_ID`. (code
                `INVALID_ARG_VALUE`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.type.delete",
                {
                    "TYPE_ID": type_id,
                },
                Bool,
                checks=_checks_of_delete,
            )
        )


class AsyncCrmActivityTypeMethods(AsyncMethods):
    """`crm.activity.type`: Custom activity types.

    Types of activity that an application registers, each with a name and an icon of its
    own. They belong to the application that registered them. A call through an incoming
    webhook is refused.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/types/index.html
    """

    async def add(
        self,
        *,
        fields: CustomTypeFields | Mapping[str, object],
    ) -> bool:
        """Register a custom activity type.

        Registers a type for the calling application. An activity of the provider
        `REST_APP` takes its name and icon from the type that its `PROVIDER_TYPE_ID`
        names.

        `crm.activity.type.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/types/crm-activity-type-add.html

        Args:
            fields: The new type.

        Returns:
            Whether the type was registered.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            ApplicationContextRequired: The call does not come from an application.
                (message `Access denied! Application context required`)
            AdminRequired: The user is not an administrator. (message `Admin permissions
                required`)
            InvalidArgument: `TYPE_ID` is empty or missing. A type with this `TYPE_ID`
                is registered already. (code `INVALID_ARG_VALUE`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.type.add",
                {
                    "fields": _flags(
                        fields, _models.crm_activity_type.CustomTypeFields
                    ),
                },
                Bool,
                checks=_checks_of_add,
            )
        )

    async def list(self) -> builtins.list[CustomType]:
        """List the custom activity types of the application.

        Answers with all types that the calling application has registered. The answer
        is not paged.

        `crm.activity.type.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/types/crm-activity-type-list.html

        Returns:
            The registered types.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            ApplicationContextRequired: The call does not come from an application.
                (message `Access denied! Application context required`)
            AdminRequired: The user is not an administrator. (message `Admin permissions
                required`)
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.type.list",
                {},
                list[_models.crm_activity_type.CustomType],
                repeat_safe=True,
            )
        )

    async def delete(
        self,
        *,
        type_id: str,
    ) -> bool:
        """Delete a custom activity type.

        Removes a registered type. The page does not say what becomes of activities that
        have it.

        `crm.activity.type.delete`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/types/crm-activity-type-delete.html

        Args:
            type_id: Identifier of the type.

        Returns:
            Whether the type was deleted.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            ApplicationContextRequired: The call does not come from an application.
                (message `Access denied! Application context required`)
            AdminRequired: The user is not an administrator. (message `Admin permissions
                required`)
            InvalidArgument: There is no type with this `TYPE_ID`. (code
                `INVALID_ARG_VALUE`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.type.delete",
                {
                    "TYPE_ID": type_id,
                },
                Bool,
                checks=_checks_of_delete,
            )
        )
