# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Methods of `demo.thing`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.unset import UNSET
from bitrix24_client._runtime.values import DateTime, Int, Str

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.models.demo_thing import Thing


@cache
def _checks_of_import_() -> dict[str, Any]:
    return {
        "self": Str,
        "class": Str,
        "from": DateTime,
        "list": list[Int],
        "str": Str,
        "ownerTypeID": Int,
    }


class DemoThingMethods(Methods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    def import_(
        self,
        *,
        self_: str,
        class_: str,
        from_: datetime | str | Unset = UNSET,
        list: Sequence[int] | Unset = UNSET,
        str: str | Unset = UNSET,
        owner_type_id: int | Unset = UNSET,
    ) -> Thing:
        """Import things.

        Works on things.

        `demo.thing.import`
        https://example.com/docs/thing/import

        Args:
            self_: Itself.
            class_: Class.
            from_: Begin.
            list: A list.
            str: Text.
            owner_type_id: Owner.

        Returns:
            The thing.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.import",
                {
                    "self": self_,
                    "class": class_,
                    "from": from_,
                    "list": list,
                    "str": str,
                    "ownerTypeID": owner_type_id,
                },
                _models.demo_thing.Thing,
                checks=_checks_of_import_,
            )
        )


class AsyncDemoThingMethods(AsyncMethods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    async def import_(
        self,
        *,
        self_: str,
        class_: str,
        from_: datetime | str | Unset = UNSET,
        list: Sequence[int] | Unset = UNSET,
        str: str | Unset = UNSET,
        owner_type_id: int | Unset = UNSET,
    ) -> Thing:
        """Import things.

        Works on things.

        `demo.thing.import`
        https://example.com/docs/thing/import

        Args:
            self_: Itself.
            class_: Class.
            from_: Begin.
            list: A list.
            str: Text.
            owner_type_id: Owner.

        Returns:
            The thing.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.import",
                {
                    "self": self_,
                    "class": class_,
                    "from": from_,
                    "list": list,
                    "str": str,
                    "ownerTypeID": owner_type_id,
                },
                _models.demo_thing.Thing,
                checks=_checks_of_import_,
            )
        )
