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
    from collections.abc import Mapping, Sequence

    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.models.demo_thing import DemoThingSortRules, Thing


@cache
def _checks_of_sort() -> dict[str, Any]:
    return {
        "ids": Annotated[list[Int], Limits(min_items=1, max_items=50)],
        "rules": list[_models.demo_thing.DemoThingSortRules],
    }


class DemoThingMethods(Methods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    def sort(
        self,
        *,
        ids: Sequence[int],
        rules: Sequence[DemoThingSortRules | Mapping[str, object]] | Unset = UNSET,
    ) -> list[Thing]:
        """Sort things.

        Works on things.

        `demo.thing.sort`
        https://example.com/docs/thing/sort

        Args:
            ids: Identifiers. From 1 to 50 items.
            rules: How to sort.

        Returns:
            The sorted things.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.sort",
                {
                    "ids": ids,
                    "rules": rules,
                },
                list[_models.demo_thing.Thing],
                checks=_checks_of_sort,
            )
        )


class AsyncDemoThingMethods(AsyncMethods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    async def sort(
        self,
        *,
        ids: Sequence[int],
        rules: Sequence[DemoThingSortRules | Mapping[str, object]] | Unset = UNSET,
    ) -> list[Thing]:
        """Sort things.

        Works on things.

        `demo.thing.sort`
        https://example.com/docs/thing/sort

        Args:
            ids: Identifiers. From 1 to 50 items.
            rules: How to sort.

        Returns:
            The sorted things.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.sort",
                {
                    "ids": ids,
                    "rules": rules,
                },
                list[_models.demo_thing.Thing],
                checks=_checks_of_sort,
            )
        )
