# Generated from spec/events.yaml by "make generate". Do not edit.
"""Models: Events."""

from typing import Annotated

from pydantic import Field

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


class EventAuth(Model):
    """Which portal sent the event, and the tokens of the user who caused it. The
    tokens are absent when no user did. Compare `application_token` with the one
    that came with the installation before trusting the event.
    """

    access_token: Annotated[Str | None, Field(alias="access_token")] = None
    """Access token of the user who caused the event."""

    expires_in: Annotated[Int | None, Field(alias="expires_in")] = None
    """Seconds until the access token ends."""

    scope: Annotated[Str | None, Field(alias="scope")] = None
    """Scope that the event belongs to."""

    domain: Annotated[Str, Field(alias="domain")]
    """Address of the portal."""

    server_endpoint: Annotated[Str, Field(alias="server_endpoint")]
    """Address of the authorisation server."""

    status: Annotated[Str | None, Field(alias="status")] = None
    """Status of the application: `L` local, `F` free, `D` demo, `T` trial, `P` paid."""

    client_endpoint: Annotated[Str, Field(alias="client_endpoint")]
    """Address that the names of the portal's methods follow after."""

    member_id: Annotated[Str, Field(alias="member_id")]
    """Identifier of the portal; it stays when the address changes."""

    refresh_token: Annotated[Str | None, Field(alias="refresh_token")] = None
    """Refresh token. It comes with few events, such as the one of the installation."""

    application_token: Annotated[Str, Field(alias="application_token")]
    """Secret by which the application knows that the event comes from the portal."""
