# Generated from spec/ by "make generate". Do not edit.
"""What is below `crm.activity`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bitrix24_client.api.crm_activity import AsyncCrmActivityMethods, CrmActivityMethods

if TYPE_CHECKING:
    from bitrix24_client.api.crm_activity_badge import (
        AsyncCrmActivityBadgeMethods,
        CrmActivityBadgeMethods,
    )
    from bitrix24_client.api.crm_activity_binding import (
        AsyncCrmActivityBindingMethods,
        CrmActivityBindingMethods,
    )
    from bitrix24_client.api.crm_activity_call import (
        AsyncCrmActivityCallMethods,
        CrmActivityCallMethods,
    )
    from bitrix24_client.api.crm_activity_communication import (
        AsyncCrmActivityCommunicationMethods,
        CrmActivityCommunicationMethods,
    )
    from bitrix24_client.api.crm_activity_configurable import (
        AsyncCrmActivityConfigurableMethods,
        CrmActivityConfigurableMethods,
    )
    from bitrix24_client.api.crm_activity_todo import (
        AsyncCrmActivityTodoMethods,
        CrmActivityTodoMethods,
    )
    from bitrix24_client.api.crm_activity_type import (
        AsyncCrmActivityTypeMethods,
        CrmActivityTypeMethods,
    )
    from bitrix24_client.namespaces.crm__activity__layout import (
        AsyncCrmActivityLayout,
        CrmActivityLayout,
    )


class CrmActivity(CrmActivityMethods):
    """`crm.activity`: Activities."""

    @cached_property
    def badge(self) -> CrmActivityBadgeMethods:
        """`crm.activity.badge`: Badges of configurable activities."""
        from bitrix24_client.api.crm_activity_badge import CrmActivityBadgeMethods

        return CrmActivityBadgeMethods(self._session)

    @cached_property
    def binding(self) -> CrmActivityBindingMethods:
        """`crm.activity.binding`: Bindings of activities."""
        from bitrix24_client.api.crm_activity_binding import CrmActivityBindingMethods

        return CrmActivityBindingMethods(self._session)

    @cached_property
    def call(self) -> CrmActivityCallMethods:
        """`crm.activity.call`: Telephone calls."""
        from bitrix24_client.api.crm_activity_call import CrmActivityCallMethods

        return CrmActivityCallMethods(self._session)

    @cached_property
    def communication(self) -> CrmActivityCommunicationMethods:
        """`crm.activity.communication`: Communications of activities."""
        from bitrix24_client.api.crm_activity_communication import (
            CrmActivityCommunicationMethods,
        )

        return CrmActivityCommunicationMethods(self._session)

    @cached_property
    def configurable(self) -> CrmActivityConfigurableMethods:
        """`crm.activity.configurable`: Configurable activities."""
        from bitrix24_client.api.crm_activity_configurable import (
            CrmActivityConfigurableMethods,
        )

        return CrmActivityConfigurableMethods(self._session)

    @cached_property
    def layout(self) -> CrmActivityLayout:
        """Namespaces below `crm.activity.layout`."""
        from bitrix24_client.namespaces.crm__activity__layout import CrmActivityLayout

        return CrmActivityLayout(self._session)

    @cached_property
    def todo(self) -> CrmActivityTodoMethods:
        """`crm.activity.todo`: Universal activities."""
        from bitrix24_client.api.crm_activity_todo import CrmActivityTodoMethods

        return CrmActivityTodoMethods(self._session)

    @cached_property
    def type(self) -> CrmActivityTypeMethods:
        """`crm.activity.type`: Custom activity types."""
        from bitrix24_client.api.crm_activity_type import CrmActivityTypeMethods

        return CrmActivityTypeMethods(self._session)


class AsyncCrmActivity(AsyncCrmActivityMethods):
    """`crm.activity`: Activities."""

    @cached_property
    def badge(self) -> AsyncCrmActivityBadgeMethods:
        """`crm.activity.badge`: Badges of configurable activities."""
        from bitrix24_client.api.crm_activity_badge import AsyncCrmActivityBadgeMethods

        return AsyncCrmActivityBadgeMethods(self._session)

    @cached_property
    def binding(self) -> AsyncCrmActivityBindingMethods:
        """`crm.activity.binding`: Bindings of activities."""
        from bitrix24_client.api.crm_activity_binding import (
            AsyncCrmActivityBindingMethods,
        )

        return AsyncCrmActivityBindingMethods(self._session)

    @cached_property
    def call(self) -> AsyncCrmActivityCallMethods:
        """`crm.activity.call`: Telephone calls."""
        from bitrix24_client.api.crm_activity_call import AsyncCrmActivityCallMethods

        return AsyncCrmActivityCallMethods(self._session)

    @cached_property
    def communication(self) -> AsyncCrmActivityCommunicationMethods:
        """`crm.activity.communication`: Communications of activities."""
        from bitrix24_client.api.crm_activity_communication import (
            AsyncCrmActivityCommunicationMethods,
        )

        return AsyncCrmActivityCommunicationMethods(self._session)

    @cached_property
    def configurable(self) -> AsyncCrmActivityConfigurableMethods:
        """`crm.activity.configurable`: Configurable activities."""
        from bitrix24_client.api.crm_activity_configurable import (
            AsyncCrmActivityConfigurableMethods,
        )

        return AsyncCrmActivityConfigurableMethods(self._session)

    @cached_property
    def layout(self) -> AsyncCrmActivityLayout:
        """Namespaces below `crm.activity.layout`."""
        from bitrix24_client.namespaces.crm__activity__layout import (
            AsyncCrmActivityLayout,
        )

        return AsyncCrmActivityLayout(self._session)

    @cached_property
    def todo(self) -> AsyncCrmActivityTodoMethods:
        """`crm.activity.todo`: Universal activities."""
        from bitrix24_client.api.crm_activity_todo import AsyncCrmActivityTodoMethods

        return AsyncCrmActivityTodoMethods(self._session)

    @cached_property
    def type(self) -> AsyncCrmActivityTypeMethods:
        """`crm.activity.type`: Custom activity types."""
        from bitrix24_client.api.crm_activity_type import AsyncCrmActivityTypeMethods

        return AsyncCrmActivityTypeMethods(self._session)
