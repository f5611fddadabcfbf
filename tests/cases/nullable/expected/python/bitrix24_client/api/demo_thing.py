# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Methods of `demo.thing`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.unset import UNSET
from bitrix24_client._runtime.values import Int

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.models.demo_thing import Likeness, Thing


@cache
def _checks_of_get() -> dict[str, Any]:
    return {
        "id": Int,
        "parent": Int | None,
        "limit": Int,
        "like": _models.demo_thing.Likeness,
    }


class DemoThingMethods(Methods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    def get(
        self,
        *,
        id: int,
        parent: int | None | Unset = UNSET,
        limit: int | Unset = UNSET,
        like: Likeness | Mapping[str, object] | Unset = UNSET,
    ) -> Thing | None:
        """Get a thing.

        Works on things.

        `demo.thing.get`
        https://example.com/docs/thing/get

        Args:
            id: Identifier.
            parent: Identifier of the parent; null for none.
            limit: Most parts to read. Left out, the server takes `null`.
            like: What the thing is like.

        Returns:
            The thing; null if there is none.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.get",
                {
                    "id": id,
                    "parent": parent,
                    "limit": limit,
                    "like": like,
                },
                _models.demo_thing.Thing | None,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )


class AsyncDemoThingMethods(AsyncMethods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    async def get(
        self,
        *,
        id: int,
        parent: int | None | Unset = UNSET,
        limit: int | Unset = UNSET,
        like: Likeness | Mapping[str, object] | Unset = UNSET,
    ) -> Thing | None:
        """Get a thing.

        Works on things.

        `demo.thing.get`
        https://example.com/docs/thing/get

        Args:
            id: Identifier.
            parent: Identifier of the parent; null for none.
            limit: Most parts to read. Left out, the server takes `null`.
            like: What the thing is like.

        Returns:
            The thing; null if there is none.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.get",
                {
                    "id": id,
                    "parent": parent,
                    "limit": limit,
                    "like": like,
                },
                _models.demo_thing.Thing | None,
                repeat_safe=True,
                checks=_checks_of_get,
            )
        )
