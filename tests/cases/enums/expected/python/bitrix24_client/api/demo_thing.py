# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Methods of `demo.thing`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bitrix24_client import models as _models
from bitrix24_client._open_enums.base import ColourValue
from bitrix24_client._open_enums.demo_thing import FinishValue
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.enums.base import Colour
    from bitrix24_client.enums.demo_thing import Finish
    from bitrix24_client.models.demo_thing import Thing


@cache
def _checks_of_paint() -> dict[str, Any]:
    return {
        "colour": ColourValue,
        "finishes": list[FinishValue],
    }


class DemoThingMethods(Methods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    def paint(
        self,
        *,
        colour: Colour | int,
        finishes: Sequence[Finish | str] | Unset = UNSET,
    ) -> Thing:
        """Paint a thing.

        Works on things.

        `demo.thing.paint`
        https://example.com/docs/thing/paint

        Args:
            colour: New colour.
            finishes: Finishes to apply. Left out, the server takes `[]`.

        Returns:
            The thing.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.paint",
                {
                    "colour": colour,
                    "finishes": finishes,
                },
                _models.demo_thing.Thing,
                checks=_checks_of_paint,
            )
        )


class AsyncDemoThingMethods(AsyncMethods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    async def paint(
        self,
        *,
        colour: Colour | int,
        finishes: Sequence[Finish | str] | Unset = UNSET,
    ) -> Thing:
        """Paint a thing.

        Works on things.

        `demo.thing.paint`
        https://example.com/docs/thing/paint

        Args:
            colour: New colour.
            finishes: Finishes to apply. Left out, the server takes `[]`.

        Returns:
            The thing.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.paint",
                {
                    "colour": colour,
                    "finishes": finishes,
                },
                _models.demo_thing.Thing,
                checks=_checks_of_paint,
            )
        )
