# Generated from spec/events.yaml by "make generate". Do not edit.
"""Models: Events."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._open_enums.enums import OwnerTypeValue
from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import Int, Str


class ActivityEventDataFields(Model):
    """Fields of the activity."""

    id: Annotated[Int, Field(alias="ID")]
    """Identifier of the activity."""


class ActivityEventData(Model):
    """What an event of an activity carries."""

    fields: Annotated[ActivityEventDataFields, Field(alias="FIELDS")]
    """Fields of the activity."""


class TimelineActionData(Model):
    """Where an element was clicked, and what its action carries. Further keys are
    those of the action's `actionParams`; their values come as text, went through
    the user's browser and prove nothing.
    """

    id: Str | None = None
    """What the action has as its `id`."""

    entity_type_id: Annotated[OwnerTypeValue | None, Field(alias="entityTypeId")] = None
    """Type of the CRM object that the activity is linked to."""

    entity_id: Annotated[Int | None, Field(alias="entityId")] = None
    """Identifier of that CRM object."""

    activity_id: Annotated[Int | None, Field(alias="activityId")] = None
    """Identifier of the activity."""

    user_id: Annotated[Int | None, Field(alias="userId")] = None
    """Identifier of the user who clicked. A later page says that it is not here but
    in `user_id` of `auth`.
    """


class EventAuth(Model):
    """Which portal sent the event, and the tokens of the user who caused it. The
    tokens are absent when no user did. Compare `application_token` with the one
    that came with the installation before trusting the event.
    """

    access_token: Annotated[Str | None, Field(repr=False)] = None
    """Access token of the user who caused the event. A secret: it stays out of the
    model's repr.
    """

    expires_in: Int | None = None
    """Seconds until the access token ends."""

    scope: Str | None = None
    """Scope that the event belongs to."""

    domain: Str
    """Address of the portal."""

    server_endpoint: Str
    """Address of the authorisation server."""

    status: Str | None = None
    """Status of the application: `L` local, `F` free, `D` demo, `T` trial, `P` paid."""

    client_endpoint: Str
    """Address that the names of the portal's methods follow after."""

    member_id: Str
    """Identifier of the portal; it stays when the address changes."""

    refresh_token: Annotated[Str | None, Field(repr=False)] = None
    """Refresh token. It comes with few events, such as the one of the installation.
    A secret: it stays out of the model's repr.
    """

    application_token: Annotated[Str, Field(repr=False)]
    """Secret by which the application knows that the event comes from the portal. A
    secret: it stays out of the model's repr.
    """

    user_id: Int | None = None
    """Identifier of the user who caused the event. Only the page on actions of a
    timeline names it.
    """
