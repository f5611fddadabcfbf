# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Methods of `demo.thing`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bitrix24_client.models.demo_thing import DemoThingAddFields, DemoThingAddResult


@cache
def _checks_of_add() -> dict[str, Any]:
    return {
        "fields": _models.demo_thing.DemoThingAddFields,
    }


class DemoThingMethods(Methods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    def add(
        self,
        *,
        fields: DemoThingAddFields | Mapping[str, object],
    ) -> DemoThingAddResult:
        """Add a thing.

        Works on things.

        `demo.thing.add`
        https://example.com/docs/thing/add

        Args:
            fields: Fields of the thing.

        Returns:
            What was made.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.add",
                {
                    "fields": fields,
                },
                _models.demo_thing.DemoThingAddResult,
                checks=_checks_of_add,
            )
        )


class AsyncDemoThingMethods(AsyncMethods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    async def add(
        self,
        *,
        fields: DemoThingAddFields | Mapping[str, object],
    ) -> DemoThingAddResult:
        """Add a thing.

        Works on things.

        `demo.thing.add`
        https://example.com/docs/thing/add

        Args:
            fields: Fields of the thing.

        Returns:
            What was made.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.add",
                {
                    "fields": fields,
                },
                _models.demo_thing.DemoThingAddResult,
                checks=_checks_of_add,
            )
        )
