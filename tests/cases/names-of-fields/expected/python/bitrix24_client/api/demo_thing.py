# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Methods of `demo.thing`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call
from bitrix24_client._runtime.limits import Limits
from bitrix24_client._runtime.maps import Map
from bitrix24_client._runtime.methods import AsyncMethods, Methods, flags as _flags
from bitrix24_client._runtime.names import Names
from bitrix24_client._runtime.unset import UNSET
from bitrix24_client._runtime.values import Json, Str

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.models.demo_thing import Thing


@cache
def _checks_of_find() -> dict[str, Any]:
    return {
        "filter": Annotated[
            Map[Json],
            Names(
                of=_models.demo_thing.Thing,
                pattern="UF_[A-Z]+",
                operators=True,
                own=(("NEAR", list[_models.demo_thing.Place]),),
            ),
        ],
        "order": Annotated[
            Map[Literal["asc", "desc"]],
            Limits(max_items=2),
            Names(of=_models.demo_thing.Thing),
        ],
        "select": list[
            Annotated[
                Str,
                Names(of=_models.demo_thing.Thing, also=("*",), pattern="UF_[A-Z]+"),
            ]
        ],
        "group": Annotated[Str, Names(of=_models.demo_thing.Thing)],
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
        select: Sequence[str] | Unset = UNSET,
        group: str | Unset = UNSET,
    ) -> list[Thing]:
        """Find things.

        Works on things.

        `demo.thing.find`
        https://example.com/docs/thing/find

        Args:
            filter: Which things. Each key is the name of a field of `Thing` or a name
                that matches `UF_[A-Z]+`, with or without an operator in front; or it is
                `NEAR`.
            order: In which order. Each key is the name of a field of `Thing`. At most 2
                items.
            select: Which fields. Each is the name of a field of `Thing`, `*` or a name
                that matches `UF_[A-Z]+`.
            group: By which field. It is the name of a field of `Thing`.

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
                    "filter": _flags(filter, _models.demo_thing.Thing),
                    "order": order,
                    "select": select,
                    "group": group,
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
        select: Sequence[str] | Unset = UNSET,
        group: str | Unset = UNSET,
    ) -> list[Thing]:
        """Find things.

        Works on things.

        `demo.thing.find`
        https://example.com/docs/thing/find

        Args:
            filter: Which things. Each key is the name of a field of `Thing` or a name
                that matches `UF_[A-Z]+`, with or without an operator in front; or it is
                `NEAR`.
            order: In which order. Each key is the name of a field of `Thing`. At most 2
                items.
            select: Which fields. Each is the name of a field of `Thing`, `*` or a name
                that matches `UF_[A-Z]+`.
            group: By which field. It is the name of a field of `Thing`.

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
                    "filter": _flags(filter, _models.demo_thing.Thing),
                    "order": order,
                    "select": select,
                    "group": group,
                },
                list[_models.demo_thing.Thing],
                repeat_safe=True,
                checks=_checks_of_find,
            )
        )
