# Generated from spec/methods/crm.activity.binding.yaml by "make generate". Do not edit.
"""Methods of `crm.activity.binding`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bitrix24_client import models as _models
from bitrix24_client._open_enums.enums import OwnerTypeValue
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.values import Bool, Int

if TYPE_CHECKING:
    import builtins

    from bitrix24_client.enums.enums import OwnerType
    from bitrix24_client.models.crm_activity_binding import BoundObject


@cache
def _checks_of_add() -> dict[str, Any]:
    return {
        "activityId": Int,
        "entityTypeId": OwnerTypeValue,
        "entityId": Int,
    }


@cache
def _checks_of_move() -> dict[str, Any]:
    return {
        "activityId": Int,
        "sourceEntityTypeId": OwnerTypeValue,
        "sourceEntityId": Int,
        "targetEntityTypeId": OwnerTypeValue,
        "targetEntityId": Int,
    }


@cache
def _checks_of_list() -> dict[str, Any]:
    return {
        "activityId": Int,
    }


@cache
def _checks_of_delete() -> dict[str, Any]:
    return {
        "activityId": Int,
        "entityTypeId": OwnerTypeValue,
        "entityId": Int,
    }


class CrmActivityBindingMethods(Methods):
    """`crm.activity.binding`: Bindings of activities.

    An activity stands on the timeline of every CRM object it is bound to: at least one,
    at most 100. To take an activity to an object of another type, add the new binding
    first and delete the old one after.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/index.html
    """

    def add(
        self,
        *,
        activity_id: int,
        entity_type_id: OwnerType | int,
        entity_id: int,
    ) -> bool:
        """Bind an activity to one more CRM object.

        Puts an existing activity on the timeline of another CRM object as well. An
        activity has at most 100 bindings; the page names no error for one too many.

        `crm.activity.binding.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/crm-activity-binding-add.html

        Args:
            activity_id: Identifier of the activity.
            entity_type_id: Type of the CRM object to bind the activity to.
            entity_id: Identifier of that CRM object.

        Returns:
            Whether the binding was made.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: An element does not exist; the page leaves open which one. (code
                `NOT_FOUND`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            AlreadyBound: The activity is bound to this object already. (code
                `ACTIVITY_IS_ALREADY_BOUND`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.binding.add",
                {
                    "activityId": activity_id,
                    "entityTypeId": entity_type_id,
                    "entityId": entity_id,
                },
                Bool,
                checks=_checks_of_add,
            )
        )

    def move(
        self,
        *,
        activity_id: int,
        source_entity_type_id: OwnerType | int,
        source_entity_id: int,
        target_entity_type_id: OwnerType | int,
        target_entity_id: int,
    ) -> bool:
        """Move a binding to another CRM object of the same type.

        Replaces the binding to one CRM object by a binding to another. Both types must
        be given and be equal. For an object of another type, call
        `crm.activity.binding.add` and then `crm.activity.binding.delete`.

        `crm.activity.binding.move`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/crm-activity-binding-move.html

        Args:
            activity_id: Identifier of the activity.
            source_entity_type_id: Type of the CRM object to release.
            source_entity_id: Identifier of the CRM object to release.
            target_entity_type_id: Type of the CRM object to bind instead; the same as
                `sourceEntityTypeId`.
            target_entity_id: Identifier of the CRM object to bind instead.

        Returns:
            Whether the binding was moved.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: An element does not exist; the page leaves open which one. (code
                `NOT_FOUND`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            EntityTypesDiffer: The two CRM objects are of different types. (code
                `SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR`)
            SameEntity: Source and target are the same CRM object. (code
                `SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR`)
            AccessDenied: The user may not edit the CRM objects. (code `ACCESS_DENIED`)
            AlreadyBound: The activity is bound to the target already. (code
                `ACTIVITY_IS_ALREADY_BOUND`)
            BindingNotFound: The activity is not bound to the source. (code
                `BINDING_NOT_FOUND`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.binding.move",
                {
                    "activityId": activity_id,
                    "sourceEntityTypeId": source_entity_type_id,
                    "sourceEntityId": source_entity_id,
                    "targetEntityTypeId": target_entity_type_id,
                    "targetEntityId": target_entity_id,
                },
                Bool,
                checks=_checks_of_move,
            )
        )

    def list(
        self,
        *,
        activity_id: int,
    ) -> builtins.list[BoundObject]:
        """List the CRM objects that an activity is bound to.

        Names only the objects that the user may read, so the list may be shorter than
        the number of bindings. The answer is not paged.

        `crm.activity.binding.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/crm-activity-binding-list.html

        Args:
            activity_id: Identifier of the activity.

        Returns:
            The CRM objects that the activity is bound to.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            AccessDenied: The user may not read the CRM objects. (code `ACCESS_DENIED`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.binding.list",
                {
                    "activityId": activity_id,
                },
                list[_models.crm_activity_binding.BoundObject],
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    def delete(
        self,
        *,
        activity_id: int,
        entity_type_id: OwnerType | int,
        entity_id: int,
    ) -> bool:
        """Release an activity from a CRM object.

        Takes an activity off the timeline of a CRM object. The only binding of an
        activity cannot be deleted; since `crm.activity.binding.list` hides objects that
        the user may not read, it cannot tell which binding is the only one.

        `crm.activity.binding.delete`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/crm-activity-binding-delete.html

        Args:
            activity_id: Identifier of the activity.
            entity_type_id: Type of the CRM object to release the activity from.
            entity_id: Identifier of that CRM object.

        Returns:
            Whether the binding was deleted.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: An element does not exist; the page leaves open which one. (code
                `NOT_FOUND`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            BindingNotFound: The activity is not bound to this object. (code
                `BINDING_NOT_FOUND`)
            LastBinding: It is the only binding of the activity. (code
                `LAST_BINDING_CANNOT_BE_DELETED`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.binding.delete",
                {
                    "activityId": activity_id,
                    "entityTypeId": entity_type_id,
                    "entityId": entity_id,
                },
                Bool,
                checks=_checks_of_delete,
            )
        )


class AsyncCrmActivityBindingMethods(AsyncMethods):
    """`crm.activity.binding`: Bindings of activities.

    An activity stands on the timeline of every CRM object it is bound to: at least one,
    at most 100. To take an activity to an object of another type, add the new binding
    first and delete the old one after.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/index.html
    """

    async def add(
        self,
        *,
        activity_id: int,
        entity_type_id: OwnerType | int,
        entity_id: int,
    ) -> bool:
        """Bind an activity to one more CRM object.

        Puts an existing activity on the timeline of another CRM object as well. An
        activity has at most 100 bindings; the page names no error for one too many.

        `crm.activity.binding.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/crm-activity-binding-add.html

        Args:
            activity_id: Identifier of the activity.
            entity_type_id: Type of the CRM object to bind the activity to.
            entity_id: Identifier of that CRM object.

        Returns:
            Whether the binding was made.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: An element does not exist; the page leaves open which one. (code
                `NOT_FOUND`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            AlreadyBound: The activity is bound to this object already. (code
                `ACTIVITY_IS_ALREADY_BOUND`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.binding.add",
                {
                    "activityId": activity_id,
                    "entityTypeId": entity_type_id,
                    "entityId": entity_id,
                },
                Bool,
                checks=_checks_of_add,
            )
        )

    async def move(
        self,
        *,
        activity_id: int,
        source_entity_type_id: OwnerType | int,
        source_entity_id: int,
        target_entity_type_id: OwnerType | int,
        target_entity_id: int,
    ) -> bool:
        """Move a binding to another CRM object of the same type.

        Replaces the binding to one CRM object by a binding to another. Both types must
        be given and be equal. For an object of another type, call
        `crm.activity.binding.add` and then `crm.activity.binding.delete`.

        `crm.activity.binding.move`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/crm-activity-binding-move.html

        Args:
            activity_id: Identifier of the activity.
            source_entity_type_id: Type of the CRM object to release.
            source_entity_id: Identifier of the CRM object to release.
            target_entity_type_id: Type of the CRM object to bind instead; the same as
                `sourceEntityTypeId`.
            target_entity_id: Identifier of the CRM object to bind instead.

        Returns:
            Whether the binding was moved.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: An element does not exist; the page leaves open which one. (code
                `NOT_FOUND`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            EntityTypesDiffer: The two CRM objects are of different types. (code
                `SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR`)
            SameEntity: Source and target are the same CRM object. (code
                `SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR`)
            AccessDenied: The user may not edit the CRM objects. (code `ACCESS_DENIED`)
            AlreadyBound: The activity is bound to the target already. (code
                `ACTIVITY_IS_ALREADY_BOUND`)
            BindingNotFound: The activity is not bound to the source. (code
                `BINDING_NOT_FOUND`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.binding.move",
                {
                    "activityId": activity_id,
                    "sourceEntityTypeId": source_entity_type_id,
                    "sourceEntityId": source_entity_id,
                    "targetEntityTypeId": target_entity_type_id,
                    "targetEntityId": target_entity_id,
                },
                Bool,
                checks=_checks_of_move,
            )
        )

    async def list(
        self,
        *,
        activity_id: int,
    ) -> builtins.list[BoundObject]:
        """List the CRM objects that an activity is bound to.

        Names only the objects that the user may read, so the list may be shorter than
        the number of bindings. The answer is not paged.

        `crm.activity.binding.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/crm-activity-binding-list.html

        Args:
            activity_id: Identifier of the activity.

        Returns:
            The CRM objects that the activity is bound to.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            AccessDenied: The user may not read the CRM objects. (code `ACCESS_DENIED`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.binding.list",
                {
                    "activityId": activity_id,
                },
                list[_models.crm_activity_binding.BoundObject],
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    async def delete(
        self,
        *,
        activity_id: int,
        entity_type_id: OwnerType | int,
        entity_id: int,
    ) -> bool:
        """Release an activity from a CRM object.

        Takes an activity off the timeline of a CRM object. The only binding of an
        activity cannot be deleted; since `crm.activity.binding.list` hides objects that
        the user may not read, it cannot tell which binding is the only one.

        `crm.activity.binding.delete`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/crm-activity-binding-delete.html

        Args:
            activity_id: Identifier of the activity.
            entity_type_id: Type of the CRM object to release the activity from.
            entity_id: Identifier of that CRM object.

        Returns:
            Whether the binding was deleted.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: An element does not exist; the page leaves open which one. (code
                `NOT_FOUND`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            BindingNotFound: The activity is not bound to this object. (code
                `BINDING_NOT_FOUND`)
            LastBinding: It is the only binding of the activity. (code
                `LAST_BINDING_CANNOT_BE_DELETED`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.binding.delete",
                {
                    "activityId": activity_id,
                    "entityTypeId": entity_type_id,
                    "entityId": entity_id,
                },
                Bool,
                checks=_checks_of_delete,
            )
        )
