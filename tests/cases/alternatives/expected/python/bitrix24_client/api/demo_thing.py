# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Methods of `demo.thing`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.limits import Limits
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.unset import UNSET
from bitrix24_client._runtime.values import Int

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.models.demo_thing import Picture


@cache
def _checks_of_draw() -> dict[str, Any]:
    return {
        "picture": _models.demo_thing.Picture,
        "size": Annotated[Int, Limits(min=1, max=9)],
    }


class DemoThingMethods(Methods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    def draw(
        self,
        *,
        picture: Picture | Mapping[str, object],
        size: int | Unset = UNSET,
    ) -> Picture | None:
        """Draw a shape.

        Works on things.

        `demo.thing.draw`
        https://example.com/docs/thing/draw

        Args:
            picture: What to draw.
            size: How large. From 1 to 9.

        Returns:
            What was drawn.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.draw",
                {
                    "picture": picture,
                    "size": size,
                },
                _models.demo_thing.Picture | None,
                repeat_safe=True,
                checks=_checks_of_draw,
            )
        )


class AsyncDemoThingMethods(AsyncMethods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    async def draw(
        self,
        *,
        picture: Picture | Mapping[str, object],
        size: int | Unset = UNSET,
    ) -> Picture | None:
        """Draw a shape.

        Works on things.

        `demo.thing.draw`
        https://example.com/docs/thing/draw

        Args:
            picture: What to draw.
            size: How large. From 1 to 9.

        Returns:
            What was drawn.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.draw",
                {
                    "picture": picture,
                    "size": size,
                },
                _models.demo_thing.Picture | None,
                repeat_safe=True,
                checks=_checks_of_draw,
            )
        )
