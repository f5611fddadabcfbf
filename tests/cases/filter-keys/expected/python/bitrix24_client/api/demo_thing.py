# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Methods of `demo.thing`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.limits import Limits
from bitrix24_client._runtime.maps import Map
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.unset import UNSET
from bitrix24_client._runtime.values import Json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.models.demo_thing import Thing


@cache
def _checks_of_find() -> dict[str, Any]:
    return {
        "filter": Annotated[Map[Json], Limits(keys="^(?:>=|!|%|@)?(?:[A-Z_]+)$")],
        "order": Annotated[Map[Literal["asc", "desc"]], Limits(keys="[A-Z_]+")],
    }


class DemoThingMethods(Methods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    def find(
        self,
        *,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, Literal["asc", "desc"]] | Unset = UNSET,
    ) -> list[Thing]:
        """Find things.

        Works on things.

        `demo.thing.find`
        https://example.com/docs/thing/find

        Args:
            filter: Which things. Left out, the server takes `{}`.
            order: In which order. Each key matches `[A-Z_]+`. Left out, the server
                takes `{}`.

        Returns:
            The things.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.find",
                {
                    "filter": filter,
                    "order": order,
                },
                list[_models.demo_thing.Thing],
                repeat_safe=True,
                checks=_checks_of_find,
            )
        )


class AsyncDemoThingMethods(AsyncMethods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    async def find(
        self,
        *,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, Literal["asc", "desc"]] | Unset = UNSET,
    ) -> list[Thing]:
        """Find things.

        Works on things.

        `demo.thing.find`
        https://example.com/docs/thing/find

        Args:
            filter: Which things. Left out, the server takes `{}`.
            order: In which order. Each key matches `[A-Z_]+`. Left out, the server
                takes `{}`.

        Returns:
            The things.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.find",
                {
                    "filter": filter,
                    "order": order,
                },
                list[_models.demo_thing.Thing],
                repeat_safe=True,
                checks=_checks_of_find,
            )
        )
