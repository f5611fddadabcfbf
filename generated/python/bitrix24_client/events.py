# Generated from spec/events.yaml by "make generate". Do not edit.
"""Events: what a portal tells a handler of an application. `parse_event` reads them."""

from collections.abc import Mapping
from typing import Any, TypeAlias, Union

from bitrix24_client._runtime.events import (
    Event,
    EventError,
    ForeignEvent,
    OtherEvent,
    parse,
)
from bitrix24_client.models.events import ActivityEventData, EventAuth

__all__ = [
    "AnyEvent",
    "Event",
    "EventError",
    "ForeignEvent",
    "OnCrmActivityAdd",
    "OnCrmActivityDelete",
    "OnCrmActivityUpdate",
    "OtherEvent",
    "parse_event",
]


class OnCrmActivityAdd(Event):
    """An activity was created.

    Comes after an activity of any kind was created, by hand or by a method. It carries
    the identifier only; `crm.activity.get` reads the rest.

    `onCrmActivityAdd`
    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/events/on-crm-activity-add.html
    """

    data: ActivityEventData
    """What happened."""

    auth: EventAuth
    """Where the event comes from, and the tokens of who caused it."""


class OnCrmActivityUpdate(Event):
    """An activity was changed.

    Comes after an activity of any kind was changed, by hand or by a method. It carries
    the identifier only; `crm.activity.get` reads the rest.

    `onCrmActivityUpdate`
    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/events/on-crm-activity-update.html
    """

    data: ActivityEventData
    """What happened."""

    auth: EventAuth
    """Where the event comes from, and the tokens of who caused it."""


class OnCrmActivityDelete(Event):
    """An activity was deleted.

    Comes after an activity of any kind was deleted, by hand or by a method. It carries
    the identifier only, and the activity can no longer be read.

    `onCrmActivityDelete`
    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/events/on-crm-activity-delete.html
    """

    data: ActivityEventData
    """What happened."""

    auth: EventAuth
    """Where the event comes from, and the tokens of who caused it."""


AnyEvent: TypeAlias = Union[
    OnCrmActivityAdd,
    OnCrmActivityUpdate,
    OnCrmActivityDelete,
    OtherEvent,
]
"""Every event that `parse_event` can give."""

_KINDS: dict[str, type[AnyEvent]] = {
    "oncrmactivityadd": OnCrmActivityAdd,
    "oncrmactivityupdate": OnCrmActivityUpdate,
    "oncrmactivitydelete": OnCrmActivityDelete,
    "": OtherEvent,
}


def parse_event(
    body: bytes | str | Mapping[str, Any], *, application_token: str | None
) -> AnyEvent:
    """Return the event that a request to a handler carries.

    Args:
        body: The body of the request, or its form as the web framework has parsed it.
        application_token: What came with the installation of the application; the event
            must have the same. None takes events from anybody, which is for tests.

    Raises:
        ForeignEvent: The event has another `application_token`, or none.
        EventError: The request is not an event, or the event is not as described.
    """
    return parse(body, application_token, _kind)


def _kind(name: str) -> type[AnyEvent]:
    return _KINDS.get(name.lower(), OtherEvent)
