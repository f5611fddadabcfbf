# Generated from spec/methods/crm.activity.yaml by "make generate". Do not edit.
"""Methods of `crm.activity`."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call, Cursor, Paging
from bitrix24_client._runtime.deprecation import deprecated
from bitrix24_client._runtime.maps import Map
from bitrix24_client._runtime.methods import AsyncMethods, Methods, flags as _flags
from bitrix24_client._runtime.names import Names
from bitrix24_client._runtime.unset import UNSET
from bitrix24_client._runtime.values import Bool, Int, Json, Str

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping, Sequence

    from bitrix24_client._runtime.call import Page
    from bitrix24_client._runtime.progress import Progress
    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.models.activity import (
        Activity,
        ActivityCreate,
        ActivityUpdate,
        FieldDescription,
    )

_PAGING_OF_LIST = Paging(
    parameter="start",
    size=50,
    next="next",
    total="total",
    cursor=Cursor(
        order=(("ID", "ASC"),),
        field="ID",
        filter=">ID",
        no_count=-1,
        order_parameter="order",
        filter_parameter="filter",
        select_parameter="select",
        until="<=ID",
    ),
)


@cache
def _checks_of_add() -> dict[str, Any]:
    return {
        "fields": _models.activity.ActivityCreate,
    }


@cache
def _checks_of_update() -> dict[str, Any]:
    return {
        "id": Int,
        "fields": _models.activity.ActivityUpdate,
    }


@cache
def _checks_of_get() -> dict[str, Any]:
    return {
        "id": Int,
    }


@cache
def _checks_of_list() -> dict[str, Any]:
    return {
        "select": list[
            Annotated[
                Str,
                Names(of=_models.activity.Activity, also=("*", "STORAGE_ELEMENT_IDS")),
            ]
        ],
        "filter": Annotated[
            Map[Json],
            Names(
                of=_models.activity.Activity,
                operators=True,
                own=(("BINDINGS", list[_models.activity.BindingFilter]),),
            ),
        ],
        "order": Annotated[
            Map[Literal["asc", "desc", "ASC", "DESC"]],
            Names(of=_models.activity.Activity),
        ],
        "start": Int,
    }


@cache
def _checks_of_delete() -> dict[str, Any]:
    return {
        "id": Int,
    }


class CrmActivityListMethod(Methods):
    """`crm.activity.list`: List activities."""

    def __call__(
        self,
        *,
        select: Sequence[str] | Unset = UNSET,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, Literal["asc", "desc", "ASC", "DESC"]] | Unset = UNSET,
        start: int | Unset = UNSET,
    ) -> Page[Activity]:
        """List activities.

        Returns the activities of any kind that fit the filter and that the user may
        read, 50 to a page. Among them may be the same activity several times if the
        filter has several `BINDINGS`; `total` may count each of them.

        `crm.activity.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html

        Args:
            select: Names of the fields to answer, with `*` for the plain ones; left
                out, all of these. `COMMUNICATIONS` and `FILES` come only if they are
                named; one printed request names `STORAGE_ELEMENT_IDS` to get `FILES`.
                Each is the name of a field of `Activity`, `*` or `STORAGE_ELEMENT_IDS`.
            filter: Conditions by field, with an operator before the name of the field;
                without one the value must be equal. `@` and `!@` take a list of values.
                Each key is the name of a field of `Activity`, with or without an
                operator in front; or it is `BINDINGS`.
            order: Order by field; left out, `START_TIME` ascending. Each key is the
                name of a field of `Activity`.
            start: Offset of the first record, a multiple of 50; -1 answers up to 50
                records without counting, so that `next` is missing and `total` is 0.

        Returns:
            One page. The activities of the page.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._page(
            Call(
                "crm.activity.list",
                {
                    "select": select,
                    "filter": _flags(filter, _models.activity.Activity),
                    "order": order,
                    "start": start,
                },
                list[_models.activity.Activity],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    def iter(
        self,
        *,
        select: Sequence[str] | Unset = UNSET,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, Literal["asc", "desc", "ASC", "DESC"]] | Unset = UNSET,
    ) -> Iterator[Activity]:
        """List activities.

        Returns the activities of any kind that fit the filter and that the user may
        read, 50 to a page. Among them may be the same activity several times if the
        filter has several `BINDINGS`; `total` may count each of them.

        `crm.activity.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html

        Args:
            select: Names of the fields to answer, with `*` for the plain ones; left
                out, all of these. `COMMUNICATIONS` and `FILES` come only if they are
                named; one printed request names `STORAGE_ELEMENT_IDS` to get `FILES`.
                Each is the name of a field of `Activity`, `*` or `STORAGE_ELEMENT_IDS`.
            filter: Conditions by field, with an operator before the name of the field;
                without one the value must be equal. `@` and `!@` take a list of values.
                Each key is the name of a field of `Activity`, with or without an
                operator in front; or it is `BINDINGS`.
            order: Order by field; left out, `START_TIME` ascending. Each key is the
                name of a field of `Activity`.

        Returns:
            Every record, one request a page, in the order `ID` ASC: none is lost or
            doubled when others come and go meanwhile. Another order is walked by
            offset, with an `OffsetWarning`. The activities of the page.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._iterate(
            Call(
                "crm.activity.list",
                {
                    "select": select,
                    "filter": _flags(filter, _models.activity.Activity),
                    "order": order,
                },
                list[_models.activity.Activity],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    def pages(
        self,
        *,
        select: Sequence[str] | Unset = UNSET,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, Literal["asc", "desc", "ASC", "DESC"]] | Unset = UNSET,
    ) -> Iterator[Page[Activity]]:
        """List activities.

        Returns the activities of any kind that fit the filter and that the user may
        read, 50 to a page. Among them may be the same activity several times if the
        filter has several `BINDINGS`; `total` may count each of them.

        `crm.activity.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html

        Args:
            select: Names of the fields to answer, with `*` for the plain ones; left
                out, all of these. `COMMUNICATIONS` and `FILES` come only if they are
                named; one printed request names `STORAGE_ELEMENT_IDS` to get `FILES`.
                Each is the name of a field of `Activity`, `*` or `STORAGE_ELEMENT_IDS`.
            filter: Conditions by field, with an operator before the name of the field;
                without one the value must be equal. `@` and `!@` take a list of values.
                Each key is the name of a field of `Activity`, with or without an
                operator in front; or it is `BINDINGS`.
            order: Order by field; left out, `START_TIME` ascending. Each key is the
                name of a field of `Activity`.

        Returns:
            Every page, one request for each, as `iter` reads them. The activities of
            the page.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._pages(
            Call(
                "crm.activity.list",
                {
                    "select": select,
                    "filter": _flags(filter, _models.activity.Activity),
                    "order": order,
                },
                list[_models.activity.Activity],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    def all(
        self,
        *,
        select: Sequence[str] | Unset = UNSET,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, Literal["asc", "desc", "ASC", "DESC"]] | Unset = UNSET,
        progress: Progress = None,
    ) -> list[Activity]:
        """List activities.

        Returns the activities of any kind that fit the filter and that the user may
        read, 50 to a page. Among them may be the same activity several times if the
        filter has several `BINDINGS`; `total` may count each of them.

        `crm.activity.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html

        Args:
            select: Names of the fields to answer, with `*` for the plain ones; left
                out, all of these. `COMMUNICATIONS` and `FILES` come only if they are
                named; one printed request names `STORAGE_ELEMENT_IDS` to get `FILES`.
                Each is the name of a field of `Activity`, `*` or `STORAGE_ELEMENT_IDS`.
            filter: Conditions by field, with an operator before the name of the field;
                without one the value must be equal. `@` and `!@` take a list of values.
                Each key is the name of a field of `Activity`, with or without an
                operator in front; or it is `BINDINGS`.
            order: Order by field; left out, `START_TIME` ascending. Each key is the
                name of a field of `Activity`.
            progress: A function that takes how many records there are so far and how
                many in all, or True for a bar on the screen. It may be called from
                another thread, by one at a time.

        Returns:
            All records, many pages to a request and requests side by side, in the order
            `ID` ASC: none is lost or doubled when others come and go meanwhile. Another
            order is read by offset, with an `OffsetWarning`. If a request fails,
            `partial` of the error has what was read. The activities of the page.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._all(
            Call(
                "crm.activity.list",
                {
                    "select": select,
                    "filter": _flags(filter, _models.activity.Activity),
                    "order": order,
                },
                list[_models.activity.Activity],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            ),
            progress,
        )


class CrmActivityMethods(Methods):
    """`crm.activity`: Activities.

    Activities of any kind on the timeline of CRM objects. The two writing methods serve
    system activities only and are deprecated.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/index.html
    """

    @cached_property
    def list(self) -> CrmActivityListMethod:
        """List activities.

        Call it for one page; `iter` and `all` read all records.
        """
        return CrmActivityListMethod(self._session)

    @deprecated("crm.activity.add is deprecated. Use crm.activity.todo.add instead.")
    def add(
        self,
        *,
        fields: ActivityCreate | Mapping[str, object],
    ) -> int:
        """Create a system activity.

        Creates a meeting, a call, an e-mail message or an activity of an application.
        With `TYPE_ID` 4, `DIRECTION` 2 and `COMPLETED` `Y` together the e-mail message
        is sent; an error that begins with `Email send error` means that the activity
        exists nevertheless. A meeting also becomes an event in the calendar of the
        responsible user. An activity with `PROVIDER_ID` `REST_APP` can be created by an
        application only.

        Deprecated. Use crm.activity.todo.add instead. The replacement cannot set
        `TYPE_ID`, `COMMUNICATIONS`, `PROVIDER_ID` or `COMPLETED`, so that e-mail
        messages to send and activities of an application still need this method.

        `crm.activity.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-add.html

        Args:
            fields: Fields of the activity.

        Returns:
            Identifier of the activity.

        Raises:
            SubjectInvalid: `SUBJECT` is missing or empty. (message `The field SUBJECT
                is not defined or empty`)
            ResponsibleInvalid: `RESPONSIBLE_ID` is missing or no user. (message `The
                field RESPONSIBLE_ID is not defined or invalid`)
            ActivityTypeInvalid: `TYPE_ID` is missing or outside the known range.
                (message `The field TYPE_ID is not defined or invalid`)
            CommunicationsInvalid: `COMMUNICATIONS` is missing, or its items were
                discarded as unusable. (message `The field COMMUNICATIONS is not defined
                or invalid`)
            TooManyCommunications: The kind of the activity takes one communication
                only, such as a meeting, and there are more. (message `The only one
                communication is allowed for activity of specified type`)
            BindingNotBuilt: Neither the owner nor a communication names a CRM object to
                bind the activity to. (message `Could not build binding. Please ensure
                that owner info and communications are defined correctly`)
            EmailSendFailed: The module that sends mail is not installed; the activity
                exists, the message did not leave. (message `Email send error. Failed to
                load module "subscribe"`) The data of the message is not usable; the
                activity exists, the message did not leave. (message `Email send error.
                Invalid data`) An address in `COMMUNICATIONS` or `SETTINGS.MESSAGE_FROM`
                is malformed; the activity exists, the message did not leave. (message
                `Email send error. Invalid email is specified`) No sender is given and
                no mailbox is connected; the activity exists, the message did not leave.
                (message `Email send error. "From" is not found`) `COMMUNICATIONS` holds
                no usable address; the activity exists, the message did not leave.
                (message `Email send error. "To" is not found`) The message could not be
                created, details follow in the text; the activity exists, the message
                did not leave. (message `Email send error. Failed to add posting. Please
                see details below`) A file of the message could not be stored, details
                follow in the text; the activity exists, the message did not leave.
                (message `Email send error. Failed to save posting file. Please see
                details below`) The activity could not be changed while the message was
                handled; the activity exists. (message `Email send error. Failed to
                update activity`) The message could not be handled for another reason;
                the activity exists. (message `Email send error. General error`)
            ProviderRequired: The kind of the activity needs a provider, and none is
                given. (message `The custom activity without provider is not supported
                in current context`)
            ConfigurableActivity: The provider is that of configurable activities;
                another method creates them. (message `Use crm.activity.configurable.add
                for this activity provider`)
            AccessDenied: The user may not add activities to the CRM object. (message
                `Access denied`)
            ApplicationContextRequired: `PROVIDER_ID` asks for an activity of an
                application, and the call does not come from one. (message `Application
                context required`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.add",
                {
                    "fields": _flags(fields, _models.activity.ActivityCreate),
                },
                Int,
                checks=_checks_of_add,
            )
        )

    @deprecated(
        "crm.activity.update is deprecated. Use crm.activity.todo.update instead."
    )
    def update(
        self,
        *,
        id: int,
        fields: ActivityUpdate | Mapping[str, object],
    ) -> bool:
        """Change a system activity.

        Changes the fields that it is given. `OWNER_TYPE_ID`, `OWNER_ID` and `TYPE_ID`
        cannot change. An activity with `PROVIDER_ID` `REST_APP` can be changed by the
        application that created it only, a configurable activity by another method
        only.

        Deprecated. Use crm.activity.todo.update instead. The replacement changes
        universal activities only and cannot set `COMMUNICATIONS`, `PROVIDER_ID` or
        `COMPLETED`, so that system activities and activities of an application still
        need this method.

        `crm.activity.update`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-update.html

        Args:
            id: Identifier of the activity.
            fields: Fields to change.

        Returns:
            Whether the activity was changed.

        Raises:
            NotFound: There is no activity with this identifier. (message `Activity is
                not found`)
            SubjectInvalid: `SUBJECT` is missing or empty. (message `The field SUBJECT
                is not defined or empty`)
            ResponsibleInvalid: `RESPONSIBLE_ID` is missing or no user. (message `The
                field RESPONSIBLE_ID is not defined or invalid`)
            ActivityTypeInvalid: `TYPE_ID` is missing or outside the known range.
                (message `The field TYPE_ID is not defined or invalid`)
            CommunicationsInvalid: `COMMUNICATIONS` is missing, or its items were
                discarded as unusable. (message `The field COMMUNICATIONS is not defined
                or invalid`)
            TooManyCommunications: The kind of the activity takes one communication
                only, such as a meeting, and there are more. (message `The only one
                communication is allowed for activity of specified type`)
            BindingNotBuilt: Neither the owner nor a communication names a CRM object to
                bind the activity to. (message `Could not build binding. Please ensure
                that owner info and communications are defined correctly`)
            ProviderRequired: The kind of the activity needs a provider, and none is
                given. (message `The custom activity without provider is not supported
                in current context`)
            ConfigurableActivity: The activity is configurable; another method changes
                it. (message `Use crm.activity.configurable.update for this activity
                provider`)
            AccessDenied: The user may not change the activity, or it belongs to another
                application. (message `Access denied`)
            ApplicationContextRequired: The activity belongs to an application, and the
                call comes from none. (message `Application context required`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.update",
                {
                    "id": id,
                    "fields": _flags(fields, _models.activity.ActivityUpdate),
                },
                Bool,
                checks=_checks_of_update,
            )
        )

    def get(
        self,
        *,
        id: int,
    ) -> Activity:
        """Read an activity.

        Returns the fields of an activity of any kind. The printed answer holds 39 of
        the 45 fields: it lacks `BINDINGS`, `COMMUNICATIONS`, `FILES`,
        `WEBDAV_ELEMENTS`, `IS_INCOMING_CHANNEL` and `ORIGIN_VERSION`.

        `crm.activity.get`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-get.html

        Args:
            id: Identifier of the activity.

        Returns:
            The activity.

        Raises:
            NotFound: There is no activity with this identifier. (message `Activity is
                not found`)
            AccessDenied: The user may not read the activity. (message `Access denied`)
            ApplicationContextRequired: The activity belongs to an application, and the
                call does not come from it. (message `Application context required`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.get",
                {
                    "id": id,
                },
                _models.activity.Activity,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )

    def delete(
        self,
        *,
        id: int,
    ) -> bool:
        """Delete an activity of any kind.

        Deletes a system, universal or configurable activity. An activity with
        `PROVIDER_ID` `REST_APP` can be deleted by the application that created it only.
        A sent e-mail message is not called back.

        `crm.activity.delete`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-delete.html

        Args:
            id: Identifier of the activity.

        Returns:
            Whether the activity was deleted.

        Raises:
            NotFound: There is no activity with this identifier. (message `Activity is
                not found`)
            AccessDenied: The user may not delete the activity, or it belongs to another
                application. (message `Access denied`)
            ApplicationContextRequired: The activity belongs to an application, and the
                call comes from none. (message `Application context required`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.delete",
                {
                    "id": id,
                },
                Bool,
                checks=_checks_of_delete,
            )
        )

    def fields(self) -> dict[str, FieldDescription]:
        """Describe the fields of system activities.

        Returns the type, the title and the flags of each field. The printed answer has
        44 fields; `ORIGIN_VERSION` is in the table of the page only.

        `crm.activity.fields`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-fields.html

        Returns:
            Descriptions of the fields, by name.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.fields",
                {},
                Map[_models.activity.FieldDescription],
                repeat_safe=True,
            )
        )


class AsyncCrmActivityListMethod(AsyncMethods):
    """`crm.activity.list`: List activities."""

    async def __call__(
        self,
        *,
        select: Sequence[str] | Unset = UNSET,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, Literal["asc", "desc", "ASC", "DESC"]] | Unset = UNSET,
        start: int | Unset = UNSET,
    ) -> Page[Activity]:
        """List activities.

        Returns the activities of any kind that fit the filter and that the user may
        read, 50 to a page. Among them may be the same activity several times if the
        filter has several `BINDINGS`; `total` may count each of them.

        `crm.activity.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html

        Args:
            select: Names of the fields to answer, with `*` for the plain ones; left
                out, all of these. `COMMUNICATIONS` and `FILES` come only if they are
                named; one printed request names `STORAGE_ELEMENT_IDS` to get `FILES`.
                Each is the name of a field of `Activity`, `*` or `STORAGE_ELEMENT_IDS`.
            filter: Conditions by field, with an operator before the name of the field;
                without one the value must be equal. `@` and `!@` take a list of values.
                Each key is the name of a field of `Activity`, with or without an
                operator in front; or it is `BINDINGS`.
            order: Order by field; left out, `START_TIME` ascending. Each key is the
                name of a field of `Activity`.
            start: Offset of the first record, a multiple of 50; -1 answers up to 50
                records without counting, so that `next` is missing and `total` is 0.

        Returns:
            One page. The activities of the page.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._page(
            Call(
                "crm.activity.list",
                {
                    "select": select,
                    "filter": _flags(filter, _models.activity.Activity),
                    "order": order,
                    "start": start,
                },
                list[_models.activity.Activity],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    def iter(
        self,
        *,
        select: Sequence[str] | Unset = UNSET,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, Literal["asc", "desc", "ASC", "DESC"]] | Unset = UNSET,
    ) -> AsyncIterator[Activity]:
        """List activities.

        Returns the activities of any kind that fit the filter and that the user may
        read, 50 to a page. Among them may be the same activity several times if the
        filter has several `BINDINGS`; `total` may count each of them.

        `crm.activity.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html

        Args:
            select: Names of the fields to answer, with `*` for the plain ones; left
                out, all of these. `COMMUNICATIONS` and `FILES` come only if they are
                named; one printed request names `STORAGE_ELEMENT_IDS` to get `FILES`.
                Each is the name of a field of `Activity`, `*` or `STORAGE_ELEMENT_IDS`.
            filter: Conditions by field, with an operator before the name of the field;
                without one the value must be equal. `@` and `!@` take a list of values.
                Each key is the name of a field of `Activity`, with or without an
                operator in front; or it is `BINDINGS`.
            order: Order by field; left out, `START_TIME` ascending. Each key is the
                name of a field of `Activity`.

        Returns:
            Every record, one request a page, in the order `ID` ASC: none is lost or
            doubled when others come and go meanwhile. Another order is walked by
            offset, with an `OffsetWarning`. The activities of the page.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._iterate(
            Call(
                "crm.activity.list",
                {
                    "select": select,
                    "filter": _flags(filter, _models.activity.Activity),
                    "order": order,
                },
                list[_models.activity.Activity],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    def pages(
        self,
        *,
        select: Sequence[str] | Unset = UNSET,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, Literal["asc", "desc", "ASC", "DESC"]] | Unset = UNSET,
    ) -> AsyncIterator[Page[Activity]]:
        """List activities.

        Returns the activities of any kind that fit the filter and that the user may
        read, 50 to a page. Among them may be the same activity several times if the
        filter has several `BINDINGS`; `total` may count each of them.

        `crm.activity.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html

        Args:
            select: Names of the fields to answer, with `*` for the plain ones; left
                out, all of these. `COMMUNICATIONS` and `FILES` come only if they are
                named; one printed request names `STORAGE_ELEMENT_IDS` to get `FILES`.
                Each is the name of a field of `Activity`, `*` or `STORAGE_ELEMENT_IDS`.
            filter: Conditions by field, with an operator before the name of the field;
                without one the value must be equal. `@` and `!@` take a list of values.
                Each key is the name of a field of `Activity`, with or without an
                operator in front; or it is `BINDINGS`.
            order: Order by field; left out, `START_TIME` ascending. Each key is the
                name of a field of `Activity`.

        Returns:
            Every page, one request for each, as `iter` reads them. The activities of
            the page.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._pages(
            Call(
                "crm.activity.list",
                {
                    "select": select,
                    "filter": _flags(filter, _models.activity.Activity),
                    "order": order,
                },
                list[_models.activity.Activity],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    async def all(
        self,
        *,
        select: Sequence[str] | Unset = UNSET,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, Literal["asc", "desc", "ASC", "DESC"]] | Unset = UNSET,
        progress: Progress = None,
    ) -> list[Activity]:
        """List activities.

        Returns the activities of any kind that fit the filter and that the user may
        read, 50 to a page. Among them may be the same activity several times if the
        filter has several `BINDINGS`; `total` may count each of them.

        `crm.activity.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html

        Args:
            select: Names of the fields to answer, with `*` for the plain ones; left
                out, all of these. `COMMUNICATIONS` and `FILES` come only if they are
                named; one printed request names `STORAGE_ELEMENT_IDS` to get `FILES`.
                Each is the name of a field of `Activity`, `*` or `STORAGE_ELEMENT_IDS`.
            filter: Conditions by field, with an operator before the name of the field;
                without one the value must be equal. `@` and `!@` take a list of values.
                Each key is the name of a field of `Activity`, with or without an
                operator in front; or it is `BINDINGS`.
            order: Order by field; left out, `START_TIME` ascending. Each key is the
                name of a field of `Activity`.
            progress: A function that takes how many records there are so far and how
                many in all, or True for a bar on the screen. It may be called from
                another thread, by one at a time.

        Returns:
            All records, many pages to a request and requests side by side, in the order
            `ID` ASC: none is lost or doubled when others come and go meanwhile. Another
            order is read by offset, with an `OffsetWarning`. If a request fails,
            `partial` of the error has what was read. The activities of the page.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._all(
            Call(
                "crm.activity.list",
                {
                    "select": select,
                    "filter": _flags(filter, _models.activity.Activity),
                    "order": order,
                },
                list[_models.activity.Activity],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            ),
            progress,
        )


class AsyncCrmActivityMethods(AsyncMethods):
    """`crm.activity`: Activities.

    Activities of any kind on the timeline of CRM objects. The two writing methods serve
    system activities only and are deprecated.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/index.html
    """

    @cached_property
    def list(self) -> AsyncCrmActivityListMethod:
        """List activities.

        Call it for one page; `iter` and `all` read all records.
        """
        return AsyncCrmActivityListMethod(self._session)

    @deprecated("crm.activity.add is deprecated. Use crm.activity.todo.add instead.")
    async def add(
        self,
        *,
        fields: ActivityCreate | Mapping[str, object],
    ) -> int:
        """Create a system activity.

        Creates a meeting, a call, an e-mail message or an activity of an application.
        With `TYPE_ID` 4, `DIRECTION` 2 and `COMPLETED` `Y` together the e-mail message
        is sent; an error that begins with `Email send error` means that the activity
        exists nevertheless. A meeting also becomes an event in the calendar of the
        responsible user. An activity with `PROVIDER_ID` `REST_APP` can be created by an
        application only.

        Deprecated. Use crm.activity.todo.add instead. The replacement cannot set
        `TYPE_ID`, `COMMUNICATIONS`, `PROVIDER_ID` or `COMPLETED`, so that e-mail
        messages to send and activities of an application still need this method.

        `crm.activity.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-add.html

        Args:
            fields: Fields of the activity.

        Returns:
            Identifier of the activity.

        Raises:
            SubjectInvalid: `SUBJECT` is missing or empty. (message `The field SUBJECT
                is not defined or empty`)
            ResponsibleInvalid: `RESPONSIBLE_ID` is missing or no user. (message `The
                field RESPONSIBLE_ID is not defined or invalid`)
            ActivityTypeInvalid: `TYPE_ID` is missing or outside the known range.
                (message `The field TYPE_ID is not defined or invalid`)
            CommunicationsInvalid: `COMMUNICATIONS` is missing, or its items were
                discarded as unusable. (message `The field COMMUNICATIONS is not defined
                or invalid`)
            TooManyCommunications: The kind of the activity takes one communication
                only, such as a meeting, and there are more. (message `The only one
                communication is allowed for activity of specified type`)
            BindingNotBuilt: Neither the owner nor a communication names a CRM object to
                bind the activity to. (message `Could not build binding. Please ensure
                that owner info and communications are defined correctly`)
            EmailSendFailed: The module that sends mail is not installed; the activity
                exists, the message did not leave. (message `Email send error. Failed to
                load module "subscribe"`) The data of the message is not usable; the
                activity exists, the message did not leave. (message `Email send error.
                Invalid data`) An address in `COMMUNICATIONS` or `SETTINGS.MESSAGE_FROM`
                is malformed; the activity exists, the message did not leave. (message
                `Email send error. Invalid email is specified`) No sender is given and
                no mailbox is connected; the activity exists, the message did not leave.
                (message `Email send error. "From" is not found`) `COMMUNICATIONS` holds
                no usable address; the activity exists, the message did not leave.
                (message `Email send error. "To" is not found`) The message could not be
                created, details follow in the text; the activity exists, the message
                did not leave. (message `Email send error. Failed to add posting. Please
                see details below`) A file of the message could not be stored, details
                follow in the text; the activity exists, the message did not leave.
                (message `Email send error. Failed to save posting file. Please see
                details below`) The activity could not be changed while the message was
                handled; the activity exists. (message `Email send error. Failed to
                update activity`) The message could not be handled for another reason;
                the activity exists. (message `Email send error. General error`)
            ProviderRequired: The kind of the activity needs a provider, and none is
                given. (message `The custom activity without provider is not supported
                in current context`)
            ConfigurableActivity: The provider is that of configurable activities;
                another method creates them. (message `Use crm.activity.configurable.add
                for this activity provider`)
            AccessDenied: The user may not add activities to the CRM object. (message
                `Access denied`)
            ApplicationContextRequired: `PROVIDER_ID` asks for an activity of an
                application, and the call does not come from one. (message `Application
                context required`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.add",
                {
                    "fields": _flags(fields, _models.activity.ActivityCreate),
                },
                Int,
                checks=_checks_of_add,
            )
        )

    @deprecated(
        "crm.activity.update is deprecated. Use crm.activity.todo.update instead."
    )
    async def update(
        self,
        *,
        id: int,
        fields: ActivityUpdate | Mapping[str, object],
    ) -> bool:
        """Change a system activity.

        Changes the fields that it is given. `OWNER_TYPE_ID`, `OWNER_ID` and `TYPE_ID`
        cannot change. An activity with `PROVIDER_ID` `REST_APP` can be changed by the
        application that created it only, a configurable activity by another method
        only.

        Deprecated. Use crm.activity.todo.update instead. The replacement changes
        universal activities only and cannot set `COMMUNICATIONS`, `PROVIDER_ID` or
        `COMPLETED`, so that system activities and activities of an application still
        need this method.

        `crm.activity.update`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-update.html

        Args:
            id: Identifier of the activity.
            fields: Fields to change.

        Returns:
            Whether the activity was changed.

        Raises:
            NotFound: There is no activity with this identifier. (message `Activity is
                not found`)
            SubjectInvalid: `SUBJECT` is missing or empty. (message `The field SUBJECT
                is not defined or empty`)
            ResponsibleInvalid: `RESPONSIBLE_ID` is missing or no user. (message `The
                field RESPONSIBLE_ID is not defined or invalid`)
            ActivityTypeInvalid: `TYPE_ID` is missing or outside the known range.
                (message `The field TYPE_ID is not defined or invalid`)
            CommunicationsInvalid: `COMMUNICATIONS` is missing, or its items were
                discarded as unusable. (message `The field COMMUNICATIONS is not defined
                or invalid`)
            TooManyCommunications: The kind of the activity takes one communication
                only, such as a meeting, and there are more. (message `The only one
                communication is allowed for activity of specified type`)
            BindingNotBuilt: Neither the owner nor a communication names a CRM object to
                bind the activity to. (message `Could not build binding. Please ensure
                that owner info and communications are defined correctly`)
            ProviderRequired: The kind of the activity needs a provider, and none is
                given. (message `The custom activity without provider is not supported
                in current context`)
            ConfigurableActivity: The activity is configurable; another method changes
                it. (message `Use crm.activity.configurable.update for this activity
                provider`)
            AccessDenied: The user may not change the activity, or it belongs to another
                application. (message `Access denied`)
            ApplicationContextRequired: The activity belongs to an application, and the
                call comes from none. (message `Application context required`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.update",
                {
                    "id": id,
                    "fields": _flags(fields, _models.activity.ActivityUpdate),
                },
                Bool,
                checks=_checks_of_update,
            )
        )

    async def get(
        self,
        *,
        id: int,
    ) -> Activity:
        """Read an activity.

        Returns the fields of an activity of any kind. The printed answer holds 39 of
        the 45 fields: it lacks `BINDINGS`, `COMMUNICATIONS`, `FILES`,
        `WEBDAV_ELEMENTS`, `IS_INCOMING_CHANNEL` and `ORIGIN_VERSION`.

        `crm.activity.get`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-get.html

        Args:
            id: Identifier of the activity.

        Returns:
            The activity.

        Raises:
            NotFound: There is no activity with this identifier. (message `Activity is
                not found`)
            AccessDenied: The user may not read the activity. (message `Access denied`)
            ApplicationContextRequired: The activity belongs to an application, and the
                call does not come from it. (message `Application context required`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.get",
                {
                    "id": id,
                },
                _models.activity.Activity,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )

    async def delete(
        self,
        *,
        id: int,
    ) -> bool:
        """Delete an activity of any kind.

        Deletes a system, universal or configurable activity. An activity with
        `PROVIDER_ID` `REST_APP` can be deleted by the application that created it only.
        A sent e-mail message is not called back.

        `crm.activity.delete`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-delete.html

        Args:
            id: Identifier of the activity.

        Returns:
            Whether the activity was deleted.

        Raises:
            NotFound: There is no activity with this identifier. (message `Activity is
                not found`)
            AccessDenied: The user may not delete the activity, or it belongs to another
                application. (message `Access denied`)
            ApplicationContextRequired: The activity belongs to an application, and the
                call comes from none. (message `Application context required`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.delete",
                {
                    "id": id,
                },
                Bool,
                checks=_checks_of_delete,
            )
        )

    async def fields(self) -> dict[str, FieldDescription]:
        """Describe the fields of system activities.

        Returns the type, the title and the flags of each field. The printed answer has
        44 fields; `ORIGIN_VERSION` is in the table of the page only.

        `crm.activity.fields`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-fields.html

        Returns:
            Descriptions of the fields, by name.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.fields",
                {},
                Map[_models.activity.FieldDescription],
                repeat_safe=True,
            )
        )
