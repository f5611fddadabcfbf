# Generated from spec/methods/crm.activity.badge.yaml by "make generate". Do not edit.
"""Methods of `crm.activity.badge`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from bitrix24_client import models as _models
from bitrix24_client._open_enums.crm_activity_badge import BadgeTypeValue
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.limits import Limits
from bitrix24_client._runtime.methods import AsyncMethods, Methods, text as _text
from bitrix24_client._runtime.values import Bool, Str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bitrix24_client.enums.crm_activity_badge import BadgeType
    from bitrix24_client.models.crm_activity_badge import BadgeAnswer, BadgesAnswer
    from bitrix24_client.models.layout import TranslatedText


@cache
def _checks_of_add() -> dict[str, Any]:
    return {
        "code": Annotated[Str, Limits(max_length=30)],
        "title": _models.layout.TranslatedText,
        "value": _models.layout.TranslatedText,
        "type": BadgeTypeValue,
    }


@cache
def _checks_of_get() -> dict[str, Any]:
    return {
        "code": Str,
    }


@cache
def _checks_of_delete() -> dict[str, Any]:
    return {
        "code": Str,
    }


class CrmActivityBadgeMethods(Methods):
    """`crm.activity.badge`: Badges of configurable activities.

    A badge is a coloured mark on the kanban card of a CRM object. Configurable
    activities refer to it by its code, in the field `badgeCode`, and the object has the
    badge until the activity is closed. Of several badges only the newest is shown. The
    methods work through a webhook, too.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/badges/index.html
    """

    def add(
        self,
        *,
        code: str,
        title: TranslatedText | Mapping[str, object],
        value: TranslatedText | Mapping[str, object],
        type: BadgeType | str,
    ) -> BadgeAnswer:
        """Add a badge.

        Makes a badge that configurable activities can use. Its code must not be taken.

        `crm.activity.badge.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/badges/crm-activity-badge-add.html

        Args:
            code: Code of the badge. It must be unique; `crm.activity.badge.list` tells
                which are taken. At most 30 characters.
            title: Name of the badge.
            value: Text on the badge. It is shown in capitals.
            type: Colour of the badge.

        Returns:
            The new badge.

        Raises:
            AccessDenied: The user has no administrative access to the CRM. (code
                `ACCESS_DENIED`)
            RequiredParameterMissing: A required parameter is missing; the text names
                it. (code `100`) `title` or `value` is empty, or neither a text nor
                translations. (code `REQUIRED_ARG_MISSING`)
            WrongBadgeType: There is no such `type`. (code `WRONG_TYPE_VALUE`)
            BadgeCodeTaken: There is a badge with this code already. (code
                `BX_INVALID_VALUE`)
            ValidationFailed: The code is longer than 30 characters. A translation has
                an unknown language code. (code `0`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.badge.add",
                {
                    "code": code,
                    "title": title,
                    "value": value,
                    "type": _text(type),
                },
                _models.crm_activity_badge.BadgeAnswer,
                checks=_checks_of_add,
            )
        )

    def get(
        self,
        *,
        code: str,
    ) -> BadgeAnswer | None:
        """Get a badge.

        Answers with the badge that has a given code.

        `crm.activity.badge.get`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/badges/crm-activity-badge-get.html

        Args:
            code: Code of the badge.

        Returns:
            The badge.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            NotFound: There is no badge with this code. (code `NOT_FOUND`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.badge.get",
                {
                    "code": code,
                },
                _models.crm_activity_badge.BadgeAnswer | None,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )

    def list(self) -> BadgesAnswer:
        """List all badges.

        Answers with all registered badges, in no certain order. The answer is not
        paged; it has their number as `total`.

        `crm.activity.badge.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/badges/crm-activity-badge-list.html

        Returns:
            The badges.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.badge.list",
                {},
                _models.crm_activity_badge.BadgesAnswer,
                repeat_safe=True,
            )
        )

    def delete(
        self,
        *,
        code: str,
    ) -> bool | None:
        """Delete a badge.

        Removes the badge that has a given code. A badge that activities still have in
        `badgeCode` stays; it must be taken out of them first.

        `crm.activity.badge.delete`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/badges/crm-activity-badge-delete.html

        Args:
            code: Code of the badge.

        Returns:
            Whether the badge was deleted.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            NotFound: There is no badge with this code. (code `NOT_FOUND`)
            BadgeInUse: Activities still have the badge. (code
                `ENTITY_WITH_BADGE_EXISTS`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.activity.badge.delete",
                {
                    "code": code,
                },
                Bool | None,
                checks=_checks_of_delete,
            )
        )


class AsyncCrmActivityBadgeMethods(AsyncMethods):
    """`crm.activity.badge`: Badges of configurable activities.

    A badge is a coloured mark on the kanban card of a CRM object. Configurable
    activities refer to it by its code, in the field `badgeCode`, and the object has the
    badge until the activity is closed. Of several badges only the newest is shown. The
    methods work through a webhook, too.

    https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/badges/index.html
    """

    async def add(
        self,
        *,
        code: str,
        title: TranslatedText | Mapping[str, object],
        value: TranslatedText | Mapping[str, object],
        type: BadgeType | str,
    ) -> BadgeAnswer:
        """Add a badge.

        Makes a badge that configurable activities can use. Its code must not be taken.

        `crm.activity.badge.add`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/badges/crm-activity-badge-add.html

        Args:
            code: Code of the badge. It must be unique; `crm.activity.badge.list` tells
                which are taken. At most 30 characters.
            title: Name of the badge.
            value: Text on the badge. It is shown in capitals.
            type: Colour of the badge.

        Returns:
            The new badge.

        Raises:
            AccessDenied: The user has no administrative access to the CRM. (code
                `ACCESS_DENIED`)
            RequiredParameterMissing: A required parameter is missing; the text names
                it. (code `100`) `title` or `value` is empty, or neither a text nor
                translations. (code `REQUIRED_ARG_MISSING`)
            WrongBadgeType: There is no such `type`. (code `WRONG_TYPE_VALUE`)
            BadgeCodeTaken: There is a badge with this code already. (code
                `BX_INVALID_VALUE`)
            ValidationFailed: The code is longer than 30 characters. A translation has
                an unknown language code. (code `0`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.badge.add",
                {
                    "code": code,
                    "title": title,
                    "value": value,
                    "type": _text(type),
                },
                _models.crm_activity_badge.BadgeAnswer,
                checks=_checks_of_add,
            )
        )

    async def get(
        self,
        *,
        code: str,
    ) -> BadgeAnswer | None:
        """Get a badge.

        Answers with the badge that has a given code.

        `crm.activity.badge.get`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/badges/crm-activity-badge-get.html

        Args:
            code: Code of the badge.

        Returns:
            The badge.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            NotFound: There is no badge with this code. (code `NOT_FOUND`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.badge.get",
                {
                    "code": code,
                },
                _models.crm_activity_badge.BadgeAnswer | None,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )

    async def list(self) -> BadgesAnswer:
        """List all badges.

        Answers with all registered badges, in no certain order. The answer is not
        paged; it has their number as `total`.

        `crm.activity.badge.list`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/badges/crm-activity-badge-list.html

        Returns:
            The badges.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.badge.list",
                {},
                _models.crm_activity_badge.BadgesAnswer,
                repeat_safe=True,
            )
        )

    async def delete(
        self,
        *,
        code: str,
    ) -> bool | None:
        """Delete a badge.

        Removes the badge that has a given code. A badge that activities still have in
        `badgeCode` stays; it must be taken out of them first.

        `crm.activity.badge.delete`
        https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/badges/crm-activity-badge-delete.html

        Args:
            code: Code of the badge.

        Returns:
            Whether the badge was deleted.

        Raises:
            AccessDenied: The user may not do this. (code `ACCESS_DENIED`)
            NotFound: There is no badge with this code. (code `NOT_FOUND`)
            BadgeInUse: Activities still have the badge. (code
                `ENTITY_WITH_BADGE_EXISTS`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.activity.badge.delete",
                {
                    "code": code,
                },
                Bool | None,
                checks=_checks_of_delete,
            )
        )
