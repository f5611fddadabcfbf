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
from bitrix24_client.models.events import (
    ActivityEventData,
    EventAuth,
    TimelineActionData,
)

__all__ = [
    "AnyEvent",
    "Event",
    "EventError",
    "ForeignEvent",
    "OnCrmActivityAdd",
    "OnCrmActivityDelete",
    "OnCrmActivityUpdate",
    "OnCrmTimelineItemAction",
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


class OnCrmTimelineItemAction(Event):
    """A user clicked an element with an action of type `restEvent`.

    Comes when an element of an application's record on a timeline is clicked and its
    action has the type `restEvent`. Only the application that set the action gets it:
    for a configurable activity the one that created the activity, for content blocks
    the one that set the blocks. It subscribes with `event.bind` or while it is
    installed. A record that the action has blocked stays so until the application
    changes the activity with `crm.activity.configurable.update`.

    `onCrmTimelineItemAction`
    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/structure/action.html
    """

    data: TimelineActionData
    """What happened."""

    auth: EventAuth
    """Where the event comes from, and the tokens of who caused it."""


AnyEvent: TypeAlias = Union[
    OnCrmActivityAdd,
    OnCrmActivityUpdate,
    OnCrmActivityDelete,
    OnCrmTimelineItemAction,
    OtherEvent,
]
"""Every event that `parse_event` can give."""

_KINDS: dict[str, type[AnyEvent]] = {
    "oncrmactivityadd": OnCrmActivityAdd,
    "oncrmactivityupdate": OnCrmActivityUpdate,
    "oncrmactivitydelete": OnCrmActivityDelete,
    "oncrmtimelineitemaction": OnCrmTimelineItemAction,
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
    found = parse(body, application_token, _kind)
    del body, application_token  # a traceback with local variables would show them
    if isinstance(found, EventError):
        raise found
    return found


def _kind(name: str) -> type[AnyEvent]:
    return _KINDS.get(name.lower(), OtherEvent)
