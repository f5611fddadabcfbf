# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Methods of `demo.thing`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.deprecation import deprecated
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.unset import UNSET
from bitrix24_client._runtime.values import Int, Str

if TYPE_CHECKING:
    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.models.demo_thing import Thing


@cache
def _checks_of_get() -> dict[str, Any]:
    return {
        "id": Int,
        "mode": Str,
    }


@cache
def _checks_of_read() -> dict[str, Any]:
    return {
        "id": Int,
    }


class DemoThingMethods(Methods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    @deprecated("demo.thing.get is deprecated. Use demo.thing.read instead.")
    def get(
        self,
        *,
        id: int,
        mode: str | Unset = UNSET,
    ) -> Thing:
        """Get a thing.

        Works on things.

        Deprecated. Use demo.thing.read instead. The new one reads no parts.

        `demo.thing.get`
        https://example.com/docs/thing/get

        Args:
            id: Identifier.
            mode: Has no effect any more. Deprecated.

        Returns:
            The thing.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.get",
                {
                    "id": id,
                    "mode": mode,
                },
                _models.demo_thing.Thing,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )

    def read(
        self,
        *,
        id: int,
    ) -> Thing:
        """Read a thing.

        Works on things.

        `demo.thing.read`
        https://example.com/docs/thing/read

        Args:
            id: Identifier.

        Returns:
            The thing.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.read",
                {
                    "id": id,
                },
                _models.demo_thing.Thing,
                repeat_safe=True,
                checks=_checks_of_read,
            )
        )


class AsyncDemoThingMethods(AsyncMethods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    @deprecated("demo.thing.get is deprecated. Use demo.thing.read instead.")
    async def get(
        self,
        *,
        id: int,
        mode: str | Unset = UNSET,
    ) -> Thing:
        """Get a thing.

        Works on things.

        Deprecated. Use demo.thing.read instead. The new one reads no parts.

        `demo.thing.get`
        https://example.com/docs/thing/get

        Args:
            id: Identifier.
            mode: Has no effect any more. Deprecated.

        Returns:
            The thing.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.get",
                {
                    "id": id,
                    "mode": mode,
                },
                _models.demo_thing.Thing,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )

    async def read(
        self,
        *,
        id: int,
    ) -> Thing:
        """Read a thing.

        Works on things.

        `demo.thing.read`
        https://example.com/docs/thing/read

        Args:
            id: Identifier.

        Returns:
            The thing.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.read",
                {
                    "id": id,
                },
                _models.demo_thing.Thing,
                repeat_safe=True,
                checks=_checks_of_read,
            )
        )
