# Generated from spec/methods/crm.activity.todo.yaml by "make generate". Do not edit.
"""Methods of `crm.activity.todo`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from bitrix24_client import models as _models
from bitrix24_client._open_enums.crm_activity_todo import TodoColorValue
from bitrix24_client._open_enums.enums import OwnerTypeValue
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.limits import Limits
from bitrix24_client._runtime.methods import AsyncMethods, Methods, text as _text
from bitrix24_client._runtime.unset import UNSET
from bitrix24_client._runtime.values import DateTime, Int, Str

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.enums.crm_activity_todo import TodoColor
    from bitrix24_client.enums.enums import OwnerType
    from bitrix24_client.models.crm_activity_todo import TodoId


@cache
def _checks_of_add() -> dict[str, Any]:
    return {
        "ownerTypeId": OwnerTypeValue,
        "ownerId": Int,
        "deadline": DateTime,
        "title": Str,
        "description": Str,
        "responsibleId": Int,
        "parentActivityId": Int,
        "pingOffsets": list[Int],
        "colorId": TodoColorValue,
    }


@cache
def _checks_of_update() -> dict[str, Any]:
    return {
        "id": Int,
        "ownerTypeId": OwnerTypeValue,
        "ownerId": Int,
        "deadline": DateTime,
        "title": Str,
        "description": Str,
        "responsibleId": Int,
        "parentActivityId": Int,
        "pingOffsets": list[Int],
        "colorId": TodoColorValue,
    }


@cache
def _checks_of_update_deadline() -> dict[str, Any]:
    return {
        "id": Int,
        "ownerTypeId": OwnerTypeValue,
        "ownerId": Int,
        "value": DateTime,
    }


@cache
def _checks_of_update_description() -> dict[str, Any]:
    return {
        "id": Int,
        "ownerTypeId": OwnerTypeValue,
        "ownerId": Int,
        "value": Str,
    }


@cache
def _checks_of_update_color() -> dict[str, Any]:
    return {
        "id": Int,
        "ownerTypeId": OwnerTypeValue,
        "ownerId": Int,
        "colorId": TodoColorValue,
    }


@cache
def _checks_of_update_responsible_user() -> dict[str, Any]:
    return {
        "id": Int,
        "ownerTypeId": OwnerTypeValue,
        "ownerId": Int,
        "responsibleId": Annotated[Int, Limits(min=1)],
    }


class CrmActivityTodoMethods(Methods):
    """`crm.activity.todo`: Universal activities.

    The present way to plan work on the timeline of a CRM object. `crm.activity.get` and
    `crm.activity.delete` work on these activities too, and `crm.activity.list` finds
    them with the filter `PROVIDER_ID` = `CRM_TODO`. In names and codes of the API,
    `TODO` stands for an activity of this kind.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/index.html
    """

    def add(
        self,
        *,
        owner_type_id: OwnerType | int,
        owner_id: int,
        deadline: datetime | str,
        title: str | Unset = UNSET,
        description: str | Unset = UNSET,
        responsible_id: int | Unset = UNSET,
        parent_activity_id: int | Unset = UNSET,
        ping_offsets: Sequence[int] | Unset = UNSET,
        color_id: TodoColor | str | Unset = UNSET,
    ) -> TodoId | None:
        """Add a universal activity.

        Puts a new activity on the timeline of a CRM object. An activity of this kind
        always has an owner and a deadline.

        `crm.activity.todo.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-add.html

        Args:
            owner_type_id: Type of the CRM object that the activity belongs to.
            owner_id: Identifier of that CRM object.
            deadline: When the activity is due.
            title: Title of the activity. Left out, the server takes `""`.
            description: What is to be done. Left out, the server takes `""`.
            responsible_id: Identifier of the user in charge. The page names no default.
            parent_activity_id: Identifier of an activity to link the new one with. A
                completed one may be refused with `ERROR_PARENT_ACTIVITY_RESTRICT`,
                which only the page of `crm.activity.todo.update` lists.
            ping_offsets: Minutes before the deadline at which reminders come; `0` is
                the deadline itself. An empty list sets none. Left out, the server takes
                `[]`.
            color_id: Colour of the activity on the timeline. Without it the activity
                has the default colour, the eighth.

        Returns:
            Identifier of the new activity.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: The CRM object does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            WrongDatetimeFormat: The deadline is not a date and time. (code
                `WRONG_DATETIME_FORMAT`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.todo.add",
                {
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "deadline": deadline,
                    "title": title,
                    "description": description,
                    "responsibleId": responsible_id,
                    "parentActivityId": parent_activity_id,
                    "pingOffsets": ping_offsets,
                    "colorId": _text(color_id),
                },
                _models.crm_activity_todo.TodoId | None,
                checks=_checks_of_add,
            )
        )

    def update(
        self,
        *,
        id: int,
        owner_type_id: OwnerType | int,
        owner_id: int,
        deadline: datetime | str,
        title: str | Unset = UNSET,
        description: str | Unset = UNSET,
        responsible_id: int | Unset = UNSET,
        parent_activity_id: int | Unset = UNSET,
        ping_offsets: Sequence[int] | Unset = UNSET,
        color_id: TodoColor | str | Unset = UNSET,
    ) -> TodoId | None:
        """Change several properties of a universal activity.

        Changes an activity in one call. The deadline must be sent even when it stays as
        it is. A completed activity is refused. To change a single property, use one of
        the narrower methods.

        `crm.activity.todo.update`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-update.html

        Args:
            id: Identifier of the activity.
            owner_type_id: Type of the CRM object that the activity belongs to.
            owner_id: Identifier of that CRM object.
            deadline: When the activity is due.
            title: Title of the activity.
            description: What is to be done.
            responsible_id: Identifier of the user in charge.
            parent_activity_id: Identifier of an activity to link this one with. A
                completed one is refused.
            ping_offsets: Minutes before the deadline at which reminders come; `0` is
                the deadline itself. The page gives an empty list as the default and
                leaves open whether reminders that are set survive a call without the
                parameter.
            color_id: Colour of the activity on the timeline. The page speaks of the
                default colour, the eighth, if none is given.

        Returns:
            Identifier of the updated activity.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: The CRM object does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            WrongDatetimeFormat: The deadline is not a date and time. (code
                `WRONG_DATETIME_FORMAT`)
            CompletedTodo: The activity is completed. (code
                `CAN_NOT_UPDATE_COMPLETED_TODO`)
            ParentActivityRestricted: The parent activity is completed; nothing can be
                planned under it. (code `ERROR_PARENT_ACTIVITY_RESTRICT`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.todo.update",
                {
                    "id": id,
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "deadline": deadline,
                    "title": title,
                    "description": description,
                    "responsibleId": responsible_id,
                    "parentActivityId": parent_activity_id,
                    "pingOffsets": ping_offsets,
                    "colorId": _text(color_id),
                },
                _models.crm_activity_todo.TodoId | None,
                repeat_safe=True,
                checks=_checks_of_update,
            )
        )

    def update_deadline(
        self,
        *,
        id: int,
        owner_type_id: OwnerType | int,
        owner_id: int,
        value: datetime | str,
    ) -> TodoId | None:
        """Move the deadline of a universal activity.

        Sets a new deadline and leaves everything else as it is. A completed activity is
        refused.

        `crm.activity.todo.updateDeadline`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-update-deadline.html

        Args:
            id: Identifier of the activity.
            owner_type_id: Type of the CRM object that the activity belongs to.
            owner_id: Identifier of that CRM object.
            value: The new deadline.

        Returns:
            Identifier of the updated activity.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: The CRM object does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            WrongDatetimeFormat: The value is not a date and time. (code
                `WRONG_DATETIME_FORMAT`)
            CompletedTodo: The activity is completed. (code
                `CAN_NOT_UPDATE_COMPLETED_TODO`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.todo.updateDeadline",
                {
                    "id": id,
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "value": value,
                },
                _models.crm_activity_todo.TodoId | None,
                repeat_safe=True,
                checks=_checks_of_update_deadline,
            )
        )

    def update_description(
        self,
        *,
        id: int,
        owner_type_id: OwnerType | int,
        owner_id: int,
        value: str,
    ) -> TodoId | None:
        """Replace the description of a universal activity.

        Sets a new description and leaves everything else as it is. A completed activity
        is refused.

        `crm.activity.todo.updateDescription`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-update-description.html

        Args:
            id: Identifier of the activity.
            owner_type_id: Type of the CRM object that the activity belongs to.
            owner_id: Identifier of that CRM object.
            value: The new description.

        Returns:
            Identifier of the updated activity.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: The CRM object does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            CompletedTodo: The activity is completed. (code
                `CAN_NOT_UPDATE_COMPLETED_TODO`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.todo.updateDescription",
                {
                    "id": id,
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "value": value,
                },
                _models.crm_activity_todo.TodoId | None,
                repeat_safe=True,
                checks=_checks_of_update_description,
            )
        )

    def update_color(
        self,
        *,
        id: int,
        owner_type_id: OwnerType | int,
        owner_id: int,
        color_id: TodoColor | str,
    ) -> TodoId | None:
        """Change the colour of a universal activity.

        Sets the colour on the timeline and leaves everything else as it is. A completed
        activity is refused. The page does not say how to go back to the default colour.

        `crm.activity.todo.updateColor`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-update-color.html

        Args:
            id: Identifier of the activity.
            owner_type_id: Type of the CRM object that the activity belongs to.
            owner_id: Identifier of that CRM object.
            color_id: The new colour.

        Returns:
            Identifier of the updated activity.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: The CRM object does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            CompletedTodoColor: The activity is completed. (code
                `CAN_NOT_UPDATE_COLOR_COMPLETED_TODO`)
            WrongColor: There is no such colour. (code
                `CAN_NOT_UPDATE_WRONG_COLOR_TODO`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.todo.updateColor",
                {
                    "id": id,
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "colorId": _text(color_id),
                },
                _models.crm_activity_todo.TodoId | None,
                repeat_safe=True,
                checks=_checks_of_update_color,
            )
        )

    def update_responsible_user(
        self,
        *,
        id: int,
        owner_type_id: OwnerType | int,
        owner_id: int,
        responsible_id: int,
    ) -> TodoId | None:
        """Hand a universal activity to another user.

        Puts another user in charge and leaves everything else as it is. A completed
        activity is refused.

        `crm.activity.todo.updateResponsibleUser`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-update-responsible-user.html

        Args:
            id: Identifier of the activity.
            owner_type_id: Type of the CRM object that the activity belongs to.
            owner_id: Identifier of that CRM object.
            responsible_id: Identifier of the user who takes charge. At least 1.

        Returns:
            Identifier of the updated activity.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: The CRM object does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            CompletedTodoResponsible: The activity is completed. (code
                `CAN_NOT_UPDATE_RESPONSIBLE_USER_COMPLETED_TODO`)
            InvalidArgument: `responsibleId` is not above zero. (code
                `INVALID_ARG_VALUE`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.todo.updateResponsibleUser",
                {
                    "id": id,
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "responsibleId": responsible_id,
                },
                _models.crm_activity_todo.TodoId | None,
                repeat_safe=True,
                checks=_checks_of_update_responsible_user,
            )
        )


class AsyncCrmActivityTodoMethods(AsyncMethods):
    """`crm.activity.todo`: Universal activities.

    The present way to plan work on the timeline of a CRM object. `crm.activity.get` and
    `crm.activity.delete` work on these activities too, and `crm.activity.list` finds
    them with the filter `PROVIDER_ID` = `CRM_TODO`. In names and codes of the API,
    `TODO` stands for an activity of this kind.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/index.html
    """

    async def add(
        self,
        *,
        owner_type_id: OwnerType | int,
        owner_id: int,
        deadline: datetime | str,
        title: str | Unset = UNSET,
        description: str | Unset = UNSET,
        responsible_id: int | Unset = UNSET,
        parent_activity_id: int | Unset = UNSET,
        ping_offsets: Sequence[int] | Unset = UNSET,
        color_id: TodoColor | str | Unset = UNSET,
    ) -> TodoId | None:
        """Add a universal activity.

        Puts a new activity on the timeline of a CRM object. An activity of this kind
        always has an owner and a deadline.

        `crm.activity.todo.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-add.html

        Args:
            owner_type_id: Type of the CRM object that the activity belongs to.
            owner_id: Identifier of that CRM object.
            deadline: When the activity is due.
            title: Title of the activity. Left out, the server takes `""`.
            description: What is to be done. Left out, the server takes `""`.
            responsible_id: Identifier of the user in charge. The page names no default.
            parent_activity_id: Identifier of an activity to link the new one with. A
                completed one may be refused with `ERROR_PARENT_ACTIVITY_RESTRICT`,
                which only the page of `crm.activity.todo.update` lists.
            ping_offsets: Minutes before the deadline at which reminders come; `0` is
                the deadline itself. An empty list sets none. Left out, the server takes
                `[]`.
            color_id: Colour of the activity on the timeline. Without it the activity
                has the default colour, the eighth.

        Returns:
            Identifier of the new activity.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: The CRM object does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            WrongDatetimeFormat: The deadline is not a date and time. (code
                `WRONG_DATETIME_FORMAT`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.todo.add",
                {
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "deadline": deadline,
                    "title": title,
                    "description": description,
                    "responsibleId": responsible_id,
                    "parentActivityId": parent_activity_id,
                    "pingOffsets": ping_offsets,
                    "colorId": _text(color_id),
                },
                _models.crm_activity_todo.TodoId | None,
                checks=_checks_of_add,
            )
        )

    async def update(
        self,
        *,
        id: int,
        owner_type_id: OwnerType | int,
        owner_id: int,
        deadline: datetime | str,
        title: str | Unset = UNSET,
        description: str | Unset = UNSET,
        responsible_id: int | Unset = UNSET,
        parent_activity_id: int | Unset = UNSET,
        ping_offsets: Sequence[int] | Unset = UNSET,
        color_id: TodoColor | str | Unset = UNSET,
    ) -> TodoId | None:
        """Change several properties of a universal activity.

        Changes an activity in one call. The deadline must be sent even when it stays as
        it is. A completed activity is refused. To change a single property, use one of
        the narrower methods.

        `crm.activity.todo.update`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-update.html

        Args:
            id: Identifier of the activity.
            owner_type_id: Type of the CRM object that the activity belongs to.
            owner_id: Identifier of that CRM object.
            deadline: When the activity is due.
            title: Title of the activity.
            description: What is to be done.
            responsible_id: Identifier of the user in charge.
            parent_activity_id: Identifier of an activity to link this one with. A
                completed one is refused.
            ping_offsets: Minutes before the deadline at which reminders come; `0` is
                the deadline itself. The page gives an empty list as the default and
                leaves open whether reminders that are set survive a call without the
                parameter.
            color_id: Colour of the activity on the timeline. The page speaks of the
                default colour, the eighth, if none is given.

        Returns:
            Identifier of the updated activity.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: The CRM object does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            WrongDatetimeFormat: The deadline is not a date and time. (code
                `WRONG_DATETIME_FORMAT`)
            CompletedTodo: The activity is completed. (code
                `CAN_NOT_UPDATE_COMPLETED_TODO`)
            ParentActivityRestricted: The parent activity is completed; nothing can be
                planned under it. (code `ERROR_PARENT_ACTIVITY_RESTRICT`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.todo.update",
                {
                    "id": id,
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "deadline": deadline,
                    "title": title,
                    "description": description,
                    "responsibleId": responsible_id,
                    "parentActivityId": parent_activity_id,
                    "pingOffsets": ping_offsets,
                    "colorId": _text(color_id),
                },
                _models.crm_activity_todo.TodoId | None,
                repeat_safe=True,
                checks=_checks_of_update,
            )
        )

    async def update_deadline(
        self,
        *,
        id: int,
        owner_type_id: OwnerType | int,
        owner_id: int,
        value: datetime | str,
    ) -> TodoId | None:
        """Move the deadline of a universal activity.

        Sets a new deadline and leaves everything else as it is. A completed activity is
        refused.

        `crm.activity.todo.updateDeadline`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-update-deadline.html

        Args:
            id: Identifier of the activity.
            owner_type_id: Type of the CRM object that the activity belongs to.
            owner_id: Identifier of that CRM object.
            value: The new deadline.

        Returns:
            Identifier of the updated activity.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: The CRM object does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            WrongDatetimeFormat: The value is not a date and time. (code
                `WRONG_DATETIME_FORMAT`)
            CompletedTodo: The activity is completed. (code
                `CAN_NOT_UPDATE_COMPLETED_TODO`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.todo.updateDeadline",
                {
                    "id": id,
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "value": value,
                },
                _models.crm_activity_todo.TodoId | None,
                repeat_safe=True,
                checks=_checks_of_update_deadline,
            )
        )

    async def update_description(
        self,
        *,
        id: int,
        owner_type_id: OwnerType | int,
        owner_id: int,
        value: str,
    ) -> TodoId | None:
        """Replace the description of a universal activity.

        Sets a new description and leaves everything else as it is. A completed activity
        is refused.

        `crm.activity.todo.updateDescription`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-update-description.html

        Args:
            id: Identifier of the activity.
            owner_type_id: Type of the CRM object that the activity belongs to.
            owner_id: Identifier of that CRM object.
            value: The new description.

        Returns:
            Identifier of the updated activity.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: The CRM object does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            CompletedTodo: The activity is completed. (code
                `CAN_NOT_UPDATE_COMPLETED_TODO`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.todo.updateDescription",
                {
                    "id": id,
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "value": value,
                },
                _models.crm_activity_todo.TodoId | None,
                repeat_safe=True,
                checks=_checks_of_update_description,
            )
        )

    async def update_color(
        self,
        *,
        id: int,
        owner_type_id: OwnerType | int,
        owner_id: int,
        color_id: TodoColor | str,
    ) -> TodoId | None:
        """Change the colour of a universal activity.

        Sets the colour on the timeline and leaves everything else as it is. A completed
        activity is refused. The page does not say how to go back to the default colour.

        `crm.activity.todo.updateColor`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-update-color.html

        Args:
            id: Identifier of the activity.
            owner_type_id: Type of the CRM object that the activity belongs to.
            owner_id: Identifier of that CRM object.
            color_id: The new colour.

        Returns:
            Identifier of the updated activity.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: The CRM object does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            CompletedTodoColor: The activity is completed. (code
                `CAN_NOT_UPDATE_COLOR_COMPLETED_TODO`)
            WrongColor: There is no such colour. (code
                `CAN_NOT_UPDATE_WRONG_COLOR_TODO`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.todo.updateColor",
                {
                    "id": id,
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "colorId": _text(color_id),
                },
                _models.crm_activity_todo.TodoId | None,
                repeat_safe=True,
                checks=_checks_of_update_color,
            )
        )

    async def update_responsible_user(
        self,
        *,
        id: int,
        owner_type_id: OwnerType | int,
        owner_id: int,
        responsible_id: int,
    ) -> TodoId | None:
        """Hand a universal activity to another user.

        Puts another user in charge and leaves everything else as it is. A completed
        activity is refused.

        `crm.activity.todo.updateResponsibleUser`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-update-responsible-user.html

        Args:
            id: Identifier of the activity.
            owner_type_id: Type of the CRM object that the activity belongs to.
            owner_id: Identifier of that CRM object.
            responsible_id: Identifier of the user who takes charge. At least 1.

        Returns:
            Identifier of the updated activity.

        Raises:
            RequiredParameterMissing: A required parameter is missing. (code `100`)
            NotFound: The CRM object does not exist. (code `NOT_FOUND`)
            AccessDenied: The user may not edit the CRM object. (code `ACCESS_DENIED`)
            OwnerNotFound: The owner of the activity does not exist. (code
                `OWNER_NOT_FOUND`)
            CompletedTodoResponsible: The activity is completed. (code
                `CAN_NOT_UPDATE_RESPONSIBLE_USER_COMPLETED_TODO`)
            InvalidArgument: `responsibleId` is not above zero. (code
                `INVALID_ARG_VALUE`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.todo.updateResponsibleUser",
                {
                    "id": id,
                    "ownerTypeId": owner_type_id,
                    "ownerId": owner_id,
                    "responsibleId": responsible_id,
                },
                _models.crm_activity_todo.TodoId | None,
                repeat_safe=True,
                checks=_checks_of_update_responsible_user,
            )
        )
