# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Methods of `demo.thing`."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, Any

from bitrix24_client import models as _models
from bitrix24_client._runtime.call import Call, Cursor, Paging
from bitrix24_client._runtime.limits import Limits
from bitrix24_client._runtime.maps import Map
from bitrix24_client._runtime.methods import AsyncMethods, Methods
from bitrix24_client._runtime.unset import UNSET
from bitrix24_client._runtime.values import Int, Json

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from bitrix24_client._runtime.call import Page
    from bitrix24_client._runtime.progress import Progress
    from bitrix24_client._runtime.unset import Unset
    from bitrix24_client.models.demo_thing import Thing

_PAGING_OF_LIST = Paging(
    parameter="start",
    size=50,
    next="next",
    total="total",
    cursor=Cursor(
        order=(("ID", "ASC"),),
        field="ID",
        filter=">ID",
        no_count=-1,
        order_parameter="order",
        filter_parameter="filter",
    ),
)


@cache
def _checks_of_list() -> dict[str, Any]:
    return {
        "filter": Annotated[Map[Json], Limits(keys="^(?:>=|!|%|@)?(?:[A-Z_]+)$")],
        "order": Annotated[Map[Json], Limits(keys="^(?:>=|!|%|@)?(?:[A-Z_]+)$")],
        "start": Int,
    }


class DemoThingListMethod(Methods):
    """`demo.thing.list`: List things."""

    def __call__(
        self,
        *,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, object] | Unset = UNSET,
        start: int | Unset = UNSET,
    ) -> Page[Thing]:
        """List things.

        Works on things.

        `demo.thing.list`
        https://example.com/docs/thing/list

        Args:
            filter: Which things. Left out, the server takes `{}`.
            order: In which order. Left out, the server takes `{}`.
            start: Number of things to skip. Left out, the server takes `0`.

        Returns:
            One page. A page of things.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._page(
            Call(
                "demo.thing.list",
                {
                    "filter": filter,
                    "order": order,
                    "start": start,
                },
                list[_models.demo_thing.Thing],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    def iter(
        self,
        *,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, object] | Unset = UNSET,
    ) -> Iterator[Thing]:
        """List things.

        Works on things.

        `demo.thing.list`
        https://example.com/docs/thing/list

        Args:
            filter: Which things. Left out, the server takes `{}`.
            order: In which order. Left out, the server takes `{}`.

        Returns:
            Every record, one request a page, in the order `ID` ASC: none is lost or
            doubled when others come and go meanwhile. Another order is walked by
            offset, with an `OffsetWarning`. A page of things.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._iterate(
            Call(
                "demo.thing.list",
                {
                    "filter": filter,
                    "order": order,
                },
                list[_models.demo_thing.Thing],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    def pages(
        self,
        *,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, object] | Unset = UNSET,
    ) -> Iterator[Page[Thing]]:
        """List things.

        Works on things.

        `demo.thing.list`
        https://example.com/docs/thing/list

        Args:
            filter: Which things. Left out, the server takes `{}`.
            order: In which order. Left out, the server takes `{}`.

        Returns:
            Every page, one request for each, as `iter` reads them. A page of things.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._pages(
            Call(
                "demo.thing.list",
                {
                    "filter": filter,
                    "order": order,
                },
                list[_models.demo_thing.Thing],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    def all(
        self,
        *,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, object] | Unset = UNSET,
        progress: Progress = None,
    ) -> list[Thing]:
        """List things.

        Works on things.

        `demo.thing.list`
        https://example.com/docs/thing/list

        Args:
            filter: Which things. Left out, the server takes `{}`.
            order: In which order. Left out, the server takes `{}`.
            progress: A function that takes how many records there are so far and how
                many in all, or True for a bar on the screen. It may be called from
                another thread, by one at a time.

        Returns:
            All records, many pages to a request and requests side by side, in the order
            `ID` ASC: none is lost or doubled when others come and go meanwhile. Another
            order is read by offset, with an `OffsetWarning`. If a request fails,
            `partial` of the error has what was read. A page of things.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._all(
            Call(
                "demo.thing.list",
                {
                    "filter": filter,
                    "order": order,
                },
                list[_models.demo_thing.Thing],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            ),
            progress,
        )


class DemoThingMethods(Methods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    @cached_property
    def list(self) -> DemoThingListMethod:
        """List things.

        Call it for one page; `iter` and `all` read all records.
        """
        return DemoThingListMethod(self._session)


class AsyncDemoThingListMethod(AsyncMethods):
    """`demo.thing.list`: List things."""

    async def __call__(
        self,
        *,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, object] | Unset = UNSET,
        start: int | Unset = UNSET,
    ) -> Page[Thing]:
        """List things.

        Works on things.

        `demo.thing.list`
        https://example.com/docs/thing/list

        Args:
            filter: Which things. Left out, the server takes `{}`.
            order: In which order. Left out, the server takes `{}`.
            start: Number of things to skip. Left out, the server takes `0`.

        Returns:
            One page. A page of things.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._page(
            Call(
                "demo.thing.list",
                {
                    "filter": filter,
                    "order": order,
                    "start": start,
                },
                list[_models.demo_thing.Thing],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    def iter(
        self,
        *,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, object] | Unset = UNSET,
    ) -> AsyncIterator[Thing]:
        """List things.

        Works on things.

        `demo.thing.list`
        https://example.com/docs/thing/list

        Args:
            filter: Which things. Left out, the server takes `{}`.
            order: In which order. Left out, the server takes `{}`.

        Returns:
            Every record, one request a page, in the order `ID` ASC: none is lost or
            doubled when others come and go meanwhile. Another order is walked by
            offset, with an `OffsetWarning`. A page of things.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._iterate(
            Call(
                "demo.thing.list",
                {
                    "filter": filter,
                    "order": order,
                },
                list[_models.demo_thing.Thing],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    def pages(
        self,
        *,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, object] | Unset = UNSET,
    ) -> AsyncIterator[Page[Thing]]:
        """List things.

        Works on things.

        `demo.thing.list`
        https://example.com/docs/thing/list

        Args:
            filter: Which things. Left out, the server takes `{}`.
            order: In which order. Left out, the server takes `{}`.

        Returns:
            Every page, one request for each, as `iter` reads them. A page of things.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return self._pages(
            Call(
                "demo.thing.list",
                {
                    "filter": filter,
                    "order": order,
                },
                list[_models.demo_thing.Thing],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            )
        )

    async def all(
        self,
        *,
        filter: Mapping[str, object] | Unset = UNSET,
        order: Mapping[str, object] | Unset = UNSET,
        progress: Progress = None,
    ) -> list[Thing]:
        """List things.

        Works on things.

        `demo.thing.list`
        https://example.com/docs/thing/list

        Args:
            filter: Which things. Left out, the server takes `{}`.
            order: In which order. Left out, the server takes `{}`.
            progress: A function that takes how many records there are so far and how
                many in all, or True for a bar on the screen. It may be called from
                another thread, by one at a time.

        Returns:
            All records, many pages to a request and requests side by side, in the order
            `ID` ASC: none is lost or doubled when others come and go meanwhile. Another
            order is read by offset, with an `OffsetWarning`. If a request fails,
            `partial` of the error has what was read. A page of things.

        Raises:
            RequestError: A parameter breaks a rule; nothing was sent.
            Bitrix24Error: Any other failure: of the service, the network or the answer.
        """
        return await self._all(
            Call(
                "demo.thing.list",
                {
                    "filter": filter,
                    "order": order,
                },
                list[_models.demo_thing.Thing],
                paging=_PAGING_OF_LIST,
                repeat_safe=True,
                checks=_checks_of_list,
            ),
            progress,
        )


class AsyncDemoThingMethods(AsyncMethods):
    """`demo.thing`: Things.

    Everything about things.

    https://example.com/docs/thing/
    """

    @cached_property
    def list(self) -> AsyncDemoThingListMethod:
        """List things.

        Call it for one page; `iter` and `all` read all records.
        """
        return AsyncDemoThingListMethod(self._session)
