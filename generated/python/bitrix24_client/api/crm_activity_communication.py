# Generated from spec/methods/crm.activity.communication.yaml by "make generate". Do not edit.
"""Methods of `crm.activity.communication`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.maps import Map
from bitrix24_client._runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from bitrix24_client.models.activity import FieldDescription


class CrmActivityCommunicationMethods(Methods):
    """`crm.activity.communication`: Communications of activities.

    Telephone numbers of calls, addresses of e-mail messages and names of meetings.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/index.html
    """

    def fields(self) -> dict[str, FieldDescription]:
        """Describe the fields of communications.

        Returns the type, the title and the flags of each of the six fields of a
        communication.

        `crm.activity.communication.fields`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-communication-fields.html

        Returns:
            Descriptions of the fields, by name.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.communication.fields",
                {},
                Map[_models.activity.FieldDescription],
                repeat_safe=True,
            )
        )


class AsyncCrmActivityCommunicationMethods(AsyncMethods):
    """`crm.activity.communication`: Communications of activities.

    Telephone numbers of calls, addresses of e-mail messages and names of meetings.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/index.html
    """

    async def fields(self) -> dict[str, FieldDescription]:
        """Describe the fields of communications.

        Returns the type, the title and the flags of each of the six fields of a
        communication.

        `crm.activity.communication.fields`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-communication-fields.html

        Returns:
            Descriptions of the fields, by name.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.communication.fields",
                {},
                Map[_models.activity.FieldDescription],
                repeat_safe=True,
            )
        )
