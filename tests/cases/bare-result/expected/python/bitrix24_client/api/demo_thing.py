# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Methods of `demo.thing`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.values import Bool, Int

if TYPE_CHECKING:
    from bitrix24_client.models.demo_thing import DemoThingPingResult


@cache
def _checks_of_delete() -> dict[str, Any]:
    return {
        "id": Int,
    }


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
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.delete",
                {
                    "id": id,
                },
                Bool,
                checks=_checks_of_delete,
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
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.delete",
                {
                    "id": id,
                },
                Bool,
                checks=_checks_of_delete,
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
