# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Methods of `demo.thing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from bitrix24_client.models.demo_thing import Thing


class DemoThingMethods(Methods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    def get(self) -> Thing:
        """Get a thing.

        Works on things.

        `demo.thing.get`
        https://example.com/docs/thing/get

        Returns:
            The thing.

        Raises:
            NotFound: There is no such thing. (code `NOT_FOUND`) The thing was deleted.
                (message `Thing is not found`)
            AccessDenied: The user may not read things. The user may not read this
                thing. (code `ACCESS_DENIED`)
            Code100: A parameter is missing. (code `100`)
            Code: Something else went wrong. (code ``)
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.get",
                {},
                _models.demo_thing.Thing,
                repeat_safe=True,
            )
        )


class AsyncDemoThingMethods(AsyncMethods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    async def get(self) -> Thing:
        """Get a thing.

        Works on things.

        `demo.thing.get`
        https://example.com/docs/thing/get

        Returns:
            The thing.

        Raises:
            NotFound: There is no such thing. (code `NOT_FOUND`) The thing was deleted.
                (message `Thing is not found`)
            AccessDenied: The user may not read things. The user may not read this
                thing. (code `ACCESS_DENIED`)
            Code100: A parameter is missing. (code `100`)
            Code: Something else went wrong. (code ``)
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.get",
                {},
                _models.demo_thing.Thing,
                repeat_safe=True,
            )
        )
