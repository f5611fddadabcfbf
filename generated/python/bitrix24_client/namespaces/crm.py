# Generated from spec/ by "make generate". Do not edit.
"""What is below `crm`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bitrix24_client._runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from bitrix24_client.api.crm_enum import AsyncCrmEnumMethods, CrmEnumMethods
    from bitrix24_client.api.crm_item import AsyncCrmItemMethods, CrmItemMethods
    from bitrix24_client.namespaces.crm__activity import AsyncCrmActivity, CrmActivity


class Crm(Methods):
    """Namespaces below `crm`."""

    @cached_property
    def activity(self) -> CrmActivity:
        """`crm.activity`: Activities."""
        from bitrix24_client.namespaces.crm__activity import CrmActivity

        return CrmActivity(self._session)

    @cached_property
    def enum(self) -> CrmEnumMethods:
        """`crm.enum`: Enumerations of CRM."""
        from bitrix24_client.api.crm_enum import CrmEnumMethods

        return CrmEnumMethods(self._session)

    @cached_property
    def item(self) -> CrmItemMethods:
        """`crm.item`: CRM items."""
        from bitrix24_client.api.crm_item import CrmItemMethods

        return CrmItemMethods(self._session)


class AsyncCrm(AsyncMethods):
    """Namespaces below `crm`."""

    @cached_property
    def activity(self) -> AsyncCrmActivity:
        """`crm.activity`: Activities."""
        from bitrix24_client.namespaces.crm__activity import AsyncCrmActivity

        return AsyncCrmActivity(self._session)

    @cached_property
    def enum(self) -> AsyncCrmEnumMethods:
        """`crm.enum`: Enumerations of CRM."""
        from bitrix24_client.api.crm_enum import AsyncCrmEnumMethods

        return AsyncCrmEnumMethods(self._session)

    @cached_property
    def item(self) -> AsyncCrmItemMethods:
        """`crm.item`: CRM items."""
        from bitrix24_client.api.crm_item import AsyncCrmItemMethods

        return AsyncCrmItemMethods(self._session)
