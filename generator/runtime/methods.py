"""What the generated groups of methods are made of."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from .async_session import AsyncSession
from .call import Call, Page
from .session import Session
from .unset import Unset
from .zones import Seconds
from .zones import unix as _unix

if TYPE_CHECKING:
    from .progress import Progress

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
U = TypeVar("U", bound="int | Unset | None")
S = TypeVar("S", bound="str | Unset | None")


class Methods:
    """A group of methods; they are sent through the session of its client.

    Args:
        session: The session.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def _send(self, call: Call[T]) -> T:
        return self._session.send(call)

    def _page(self, call: Call[list[T]]) -> Page[T]:
        return self._session.page(call)

    def _pages(self, call: Call[list[T]]) -> Iterator[Page[T]]:
        return self._session.pages(call)

    def _iterate(self, call: Call[list[T]]) -> Iterator[T]:
        return self._session.iterate(call)

    def _all(self, call: Call[list[T]], progress: Progress) -> list[T]:
        return self._session.all(call, progress)


class AsyncMethods:
    """A group of methods as coroutines.

    Args:
        session: The session.
    """

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def _send(self, call: Call[T]) -> T:
        return await self._session.send(call)

    async def _page(self, call: Call[list[T]]) -> Page[T]:
        return await self._session.page(call)

    def _pages(self, call: Call[list[T]]) -> AsyncIterator[Page[T]]:
        return self._session.pages(call)

    def _iterate(self, call: Call[list[T]]) -> AsyncIterator[T]:
        return self._session.iterate(call)

    async def _all(self, call: Call[list[T]], progress: Progress) -> list[T]:
        return await self._session.all(call, progress)


class Calls(Methods):
    """All methods, by their wire names."""

    def __call__(
        self,
        method: str,
        params: Mapping[str, object] | None = None,
        *,
        repeat_safe: bool = False,
    ) -> Any:
        """Call a method that this package does not know, and return what came.

        Args:
            method: Wire name of the method.
            params: Its parameters under their wire names.
            repeat_safe: Whether it may be sent again after its outcome was lost; a
                method that only reads may.

        Raises:
            Bitrix24Error: What any method raises.
            ValueError: The name is malformed.
        """
        return self._send(_by_name(method, params, repeat_safe))


class AsyncCalls(AsyncMethods):
    """All methods, by their wire names, as coroutines."""

    async def __call__(
        self,
        method: str,
        params: Mapping[str, object] | None = None,
        *,
        repeat_safe: bool = False,
    ) -> Any:
        """Call a method that this package does not know, and return what came.

        Args:
            method: Wire name of the method.
            params: Its parameters under their wire names.
            repeat_safe: Whether it may be sent again after its outcome was lost; a
                method that only reads may.

        Raises:
            Bitrix24Error: What any method raises.
            ValueError: The name is malformed.
        """
        return await self._send(_by_name(method, params, repeat_safe))


def _by_name(
    method: str, params: Mapping[str, object] | None, repeat_safe: bool
) -> Call[Any]:
    from .protocol import proper  # not before the first call: it needs pydantic

    return Call(proper(method), {**(params or {})}, Any, repeat_safe=repeat_safe)


def through(method: Callable[P, R], own: object, other: Any) -> Callable[P, R]:
    """Return a method that is sent through something else than its client's session.

    Args:
        method: A method of a client, such as `b24.crm.activity.get`.
        own: Session of that client.
        other: What has the methods of a session.

    Raises:
        TypeError: It is no method of a client.
        ValueError: It is a method of another client.
    """
    bound: object = getattr(method, "__self__", method)
    if not isinstance(bound, Methods | AsyncMethods):
        raise TypeError("give a method of the client, such as b24.crm.activity.get")
    # A public name could be that of a method of the API.
    if vars(bound)["_session"] is not own:
        raise ValueError("this is a method of another client")
    group = type(bound)(other)
    name = getattr(method, "__name__", "__call__")  # a list is called itself
    return cast("Callable[P, R]", getattr(group, name))


def unix(value: datetime | U) -> U | int | Seconds:
    """Return Unix seconds for a datetime; others pass.

    Args:
        value: A datetime, Unix seconds, None or `UNSET`.
    """
    return _unix(value) if isinstance(value, datetime) else value


def text(value: int | S) -> S | str:
    """Return the digits of a number; anything else passes through.

    Args:
        value: A number where the API has text, a string, None or `UNSET`.
    """
    if isinstance(value, int):
        return str(int(value))
    return value


def flags(value: object, kind: Any) -> object:
    """Return a parameter with `Y` and `N` for the truth values that are sent so.

    Args:
        value: The parameter.
        kind: Its type expression; of a filter, the model of the records.
    """
    from .flags import with_flags  # not before the first call: it needs pydantic

    return with_flags(value, kind)
