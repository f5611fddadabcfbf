# Generated from spec/methods/crm.activity.call.yaml by "make generate". Do not edit.
"""Methods of `crm.activity.call`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.values import Int

if TYPE_CHECKING:
    from bitrix24_client.models.crm_activity_call import CallTranscript


@cache
def _checks_of_get_transcript() -> dict[str, Any]:
    return {
        "activityId": Int,
    }


class CrmActivityCallMethods(Methods):
    """`crm.activity.call`: Telephone calls.

    What the portal's processing of calls by artificial intelligence has made of a call.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/index.html
    """

    def get_transcript(
        self,
        *,
        activity_id: int,
    ) -> CallTranscript | None:
        """Get the transcript of a call.

        Reads the text that the portal has already made of a call. It starts no
        transcription: as long as there is none, or when making it failed, the answer is
        null. `crm.activity.list` with the filter `TYPE_ID` = 2 finds the calls of a CRM
        object.

        `crm.activity.call.getTranscript`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-call-get-transcript.html

        Args:
            activity_id: Identifier of an activity of type call.

        Returns:
            The transcript; null if there is none.

        Raises:
            NotFound: The activity does not exist, or no CRM object is linked to it.
                (code `NOT_FOUND`)
            AccessDenied: The user may not read the linked CRM objects. The processing
                of calls by artificial intelligence is switched off on the portal. (code
                `ACCESS_DENIED`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.call.getTranscript",
                {
                    "activityId": activity_id,
                },
                _models.crm_activity_call.CallTranscript | None,
                repeat_safe=True,
                checks=_checks_of_get_transcript,
            )
        )


class AsyncCrmActivityCallMethods(AsyncMethods):
    """`crm.activity.call`: Telephone calls.

    What the portal's processing of calls by artificial intelligence has made of a call.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/index.html
    """

    async def get_transcript(
        self,
        *,
        activity_id: int,
    ) -> CallTranscript | None:
        """Get the transcript of a call.

        Reads the text that the portal has already made of a call. It starts no
        transcription: as long as there is none, or when making it failed, the answer is
        null. `crm.activity.list` with the filter `TYPE_ID` = 2 finds the calls of a CRM
        object.

        `crm.activity.call.getTranscript`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-call-get-transcript.html

        Args:
            activity_id: Identifier of an activity of type call.

        Returns:
            The transcript; null if there is none.

        Raises:
            NotFound: The activity does not exist, or no CRM object is linked to it.
                (code `NOT_FOUND`)
            AccessDenied: The user may not read the linked CRM objects. The processing
                of calls by artificial intelligence is switched off on the portal. (code
                `ACCESS_DENIED`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.call.getTranscript",
                {
                    "activityId": activity_id,
                },
                _models.crm_activity_call.CallTranscript | None,
                repeat_safe=True,
                checks=_checks_of_get_transcript,
            )
        )
