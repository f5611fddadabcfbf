# Generated from spec/methods/crm.item.yaml by "make generate". Do not edit.
"""Methods of `crm.item`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bitrix24_client import models as _models
from bitrix24_client._open_enums.enums import OwnerTypeValue
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.unset import UNSET
from bitrix24_client._runtime.values import Int, YesNo, yes_no as _yes_no

if TYPE_CHECKING:
    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.enums.enums import OwnerType
    from bitrix24_client.models.crm_item import ItemResult


@cache
def _checks_of_get() -> dict[str, Any]:
    return {
        "entityTypeId": OwnerTypeValue,
        "id": Int,
        "useOriginalUfNames": YesNo,
    }


class CrmItemMethods(Methods):
    """`crm.item`: CRM items.

    One way to read leads, deals, contacts, companies, invoices and the items of smart
    processes alike.

    https://apidocs.bitrix24.com/api-reference/crm/universal/index.html
    """

    def get(
        self,
        *,
        entity_type_id: OwnerType | int,
        id: int,
        use_original_uf_names: bool | Unset = UNSET,
    ) -> ItemResult:
        """Get a CRM item.

        Answers with all fields of an item of any CRM type. Which keys there are depends
        on the type and on the portal: custom fields and links to smart processes have
        keys of their own.

        `crm.item.get`
        https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html

        Args:
            entity_type_id: Type of the item. `crm.type.list` tells the number of a
                smart process.
            id: Identifier of the item.
            use_original_uf_names: How keys of custom fields are written in the answer:
                `Y` as they were made (`UF_CRM_2_1639669411830`), `N` in camel case
                (`ufCrm2_1639669411830`). Left out, the server takes `"N"`.

        Returns:
            The item.

        Raises:
            IntranetUserRequired: The user does not belong to the intranet. (code
                `allowed_only_intranet_user`)
            NotFound: There is no type `entityTypeId`. There is no item `id` of this
                type. (code `NOT_FOUND`)
            AccessDenied: The user may not read items of this type. (code
                `ACCESS_DENIED`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "crm.item.get",
                {
                    "entityTypeId": entity_type_id,
                    "id": id,
                    "useOriginalUfNames": _yes_no(use_original_uf_names),
                },
                _models.crm_item.ItemResult,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )


class AsyncCrmItemMethods(AsyncMethods):
    """`crm.item`: CRM items.

    One way to read leads, deals, contacts, companies, invoices and the items of smart
    processes alike.

    https://apidocs.bitrix24.com/api-reference/crm/universal/index.html
    """

    async def get(
        self,
        *,
        entity_type_id: OwnerType | int,
        id: int,
        use_original_uf_names: bool | Unset = UNSET,
    ) -> ItemResult:
        """Get a CRM item.

        Answers with all fields of an item of any CRM type. Which keys there are depends
        on the type and on the portal: custom fields and links to smart processes have
        keys of their own.

        `crm.item.get`
        https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html

        Args:
            entity_type_id: Type of the item. `crm.type.list` tells the number of a
                smart process.
            id: Identifier of the item.
            use_original_uf_names: How keys of custom fields are written in the answer:
                `Y` as they were made (`UF_CRM_2_1639669411830`), `N` in camel case
                (`ufCrm2_1639669411830`). Left out, the server takes `"N"`.

        Returns:
            The item.

        Raises:
            IntranetUserRequired: The user does not belong to the intranet. (code
                `allowed_only_intranet_user`)
            NotFound: There is no type `entityTypeId`. There is no item `id` of this
                type. (code `NOT_FOUND`)
            AccessDenied: The user may not read items of this type. (code
                `ACCESS_DENIED`)
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "crm.item.get",
                {
                    "entityTypeId": entity_type_id,
                    "id": id,
                    "useOriginalUfNames": _yes_no(use_original_uf_names),
                },
                _models.crm_item.ItemResult,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )
