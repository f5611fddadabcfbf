# Generated from spec/ by "make generate". Do not edit.
"""What is below `crm.activity.layout`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bitrix24_client._runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from bitrix24_client.api.crm_activity_layout_blocks import (
        AsyncCrmActivityLayoutBlocksMethods,
        CrmActivityLayoutBlocksMethods,
    )


class CrmActivityLayout(Methods):
    """Namespaces below `crm.activity.layout`."""

    @cached_property
    def blocks(self) -> CrmActivityLayoutBlocksMethods:
        """`crm.activity.layout.blocks`: Content blocks of activities."""
        from bitrix24_client.api.crm_activity_layout_blocks import (
            CrmActivityLayoutBlocksMethods,
        )

        return CrmActivityLayoutBlocksMethods(self._session)


class AsyncCrmActivityLayout(AsyncMethods):
    """Namespaces below `crm.activity.layout`."""

    @cached_property
    def blocks(self) -> AsyncCrmActivityLayoutBlocksMethods:
        """`crm.activity.layout.blocks`: Content blocks of activities."""
        from bitrix24_client.api.crm_activity_layout_blocks import (
            AsyncCrmActivityLayoutBlocksMethods,
        )

        return AsyncCrmActivityLayoutBlocksMethods(self._session)
