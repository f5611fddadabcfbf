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
from bitrix24_client._runtime.values import (
    DateTime,
    Dict,
    FileContent,
    Float,
    Str,
    YesNo,
    yes_no as _yes_no,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.models.demo_thing import Thing


@cache
def _checks_of_save() -> dict[str, Any]:
    return {
        "when": DateTime,
        "flag": YesNo,
        "rate": Annotated[Float, Limits(min=0, max=1.5)],
        "file": FileContent,
        "more": Dict,
        "name": Annotated[Str, Limits(min_length=1, max_length=5, pattern="^[a-z]+$")],
    }


class DemoThingMethods(Methods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    def save(
        self,
        *,
        when: datetime | str,
        flag: bool | Unset = UNSET,
        rate: float | Unset = UNSET,
        file: tuple[str, str] | Unset = UNSET,
        more: Mapping[str, object] | Unset = UNSET,
        name: str | Unset = UNSET,
    ) -> Thing:
        """Save a thing.

        Works on things.

        `demo.thing.save`
        https://example.com/docs/thing/save

        Args:
            when: A date.
            flag: A flag. Left out, the server takes `"N"`.
            rate: A rate. From 0 to 1.5.
            file: A file.
            more: More.
            name: A name. From 1 to 5 characters. It matches `^[a-z]+$`.

        Returns:
            The thing.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._send(
            Call(
                "demo.thing.save",
                {
                    "when": when,
                    "flag": _yes_no(flag),
                    "rate": rate,
                    "file": file,
                    "more": more,
                    "name": name,
                },
                _models.demo_thing.Thing,
                checks=_checks_of_save,
            )
        )


class AsyncDemoThingMethods(AsyncMethods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    async def save(
        self,
        *,
        when: datetime | str,
        flag: bool | Unset = UNSET,
        rate: float | Unset = UNSET,
        file: tuple[str, str] | Unset = UNSET,
        more: Mapping[str, object] | Unset = UNSET,
        name: str | Unset = UNSET,
    ) -> Thing:
        """Save a thing.

        Works on things.

        `demo.thing.save`
        https://example.com/docs/thing/save

        Args:
            when: A date.
            flag: A flag. Left out, the server takes `"N"`.
            rate: A rate. From 0 to 1.5.
            file: A file.
            more: More.
            name: A name. From 1 to 5 characters. It matches `^[a-z]+$`.

        Returns:
            The thing.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._send(
            Call(
                "demo.thing.save",
                {
                    "when": when,
                    "flag": _yes_no(flag),
                    "rate": rate,
                    "file": file,
                    "more": more,
                    "name": name,
                },
                _models.demo_thing.Thing,
                checks=_checks_of_save,
            )
        )
