# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Methods of `demo.thing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.values import Bool

if TYPE_CHECKING:
    from bitrix24_client.models.demo_thing import DemoThingPingResult


class DemoThingMethods(Methods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    def delete(
        self,
        *,
        id: int,
    ) -> bool:
        """Delete a thing.

        Works on things.

        `demo.thing.delete`
        https://example.com/docs/thing/delete

        Args:
            id: Identifier.

        Returns:
            Whether it is gone.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.delete",
                {
                    "id": id,
                },
                Bool,
            )
        )

    def ping(self) -> DemoThingPingResult:
        """Ask for nothing.

        Works on things.

        `demo.thing.ping`
        https://example.com/docs/thing/ping

        Returns:
            The whole answer.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.ping",
                {},
                _models.demo_thing.DemoThingPingResult,
                bare=True,
                repeat_safe=True,
            )
        )


class AsyncDemoThingMethods(AsyncMethods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    async def delete(
        self,
        *,
        id: int,
    ) -> bool:
        """Delete a thing.

        Works on things.

        `demo.thing.delete`
        https://example.com/docs/thing/delete

        Args:
            id: Identifier.

        Returns:
            Whether it is gone.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.delete",
                {
                    "id": id,
                },
                Bool,
            )
        )

    async def ping(self) -> DemoThingPingResult:
        """Ask for nothing.

        Works on things.

        `demo.thing.ping`
        https://example.com/docs/thing/ping

        Returns:
            The whole answer.

        Raises:
            Bitrix24Error: Any failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.ping",
                {},
                _models.demo_thing.DemoThingPingResult,
                bare=True,
                repeat_safe=True,
            )
        )
