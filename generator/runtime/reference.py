"""Values that an earlier command of a batch will give, and how to point at one."""

from __future__ import annotations

from dataclasses import dataclass
from types import GenericAlias, NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    NoReturn,
    Union,
    cast,
    get_args,
    get_origin,
)

from pydantic import BaseModel

from .call import Page

if TYPE_CHECKING:
    from .command import Slot

_HOLDER = "raw"
"""Attribute of a model with all that came, also what has no attribute of its own."""


class Reference:
    """A value of an answer that is not there yet; stands for it in a later command.

    Attributes:
        command: The command whose answer holds it.
        path: Keys and indices that lead to it, in wire names.
        sure: It is there if the command succeeds. An item of a list may be missing.
    """

    __slots__ = ("command", "path", "sure")

    def __init__(self, command: Slot, path: tuple[str | int, ...], sure: bool) -> None:
        self.command = command
        self.path = path
        self.sure = sure

    def __repr__(self) -> str:
        return f"<{''.join(f'[{key}]' for key in self.path) or 'result'} of {self.command!r}>"

    def __bool__(self) -> NoReturn:
        raise TypeError("a reference has no value before the batch is answered")

    # A text made with it would be sent as it is.
    __str__ = __bool__

    def find(self, payload: object) -> object:
        """Return the value in an answer; None if it is not there.

        Args:
            payload: The result of the command.
        """
        for key in self.path:
            if isinstance(payload, dict) and isinstance(key, str):
                payload = cast("dict[str, object]", payload).get(key)
            elif isinstance(payload, list) and isinstance(key, int):
                items = cast("list[object]", payload)
                payload = items[key] if key < len(items) else None
            else:
                return None
        return payload


@dataclass(frozen=True, slots=True)
class Step:
    """A place in an answer, as a type; attributes and indices lead on from it.

    Attributes:
        kind: Type expression of what stands there.
        path: Keys and indices up to it.
        sure: It is there whenever there is an answer.
    """

    kind: Any
    path: tuple[str | int, ...] = ()
    sure: bool = True


class Trace:
    """Stands in for a result and notes which of its parts is asked for."""

    __slots__ = ("_step",)

    def __init__(self, step: Step) -> None:
        self._step = step

    def __getattr__(self, name: str) -> Trace:
        kind = plain(self._step.kind)
        if get_origin(kind) is Page and name == "items":
            return self._to(GenericAlias(list, get_args(kind)))
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if name == _HOLDER:
                return self._to(Any)
            found = kind.model_fields.get(name)
            if found is not None:
                return self._to(found.annotation, found.alias or name)
        raise AttributeError(f"{_told(kind)} has no {name!r} that a command can take")

    def __getitem__(self, key: str | int) -> Trace:
        kind = plain(self._step.kind)
        if get_origin(kind) is list and isinstance(key, int) and key >= 0:
            return self._to(get_args(kind)[0], key, sure=False)
        if get_origin(kind) is dict and isinstance(key, str):
            return self._to(get_args(kind)[1], key, sure=False)
        if kind is Any and (isinstance(key, str) or key >= 0):
            return self._to(Any, key, sure=False)
        raise TypeError(f"{_told(kind)} has no item {key!r} that a command can take")

    def _to(self, kind: Any, *path: str | int, sure: bool = True) -> Trace:
        here = self._step
        return Trace(Step(kind, (*here.path, *path), here.sure and sure))


def step_of(traced: object) -> Step:
    """Return the place that a trace has come to.

    Args:
        traced: What a function made of the trace that it was given.

    Raises:
        TypeError: It is not a part of the result.
    """
    if isinstance(traced, Trace):
        return cast("Step", object.__getattribute__(traced, "_step"))
    raise TypeError(
        "a reference is a part of the result, such as `lambda activity: activity.id`; "
        "nothing can be computed from it"
    )


def plain(kind: Any) -> Any:
    """Return a type expression without None and without what is said about it.

    Args:
        kind: Such as `Annotated[Int | None, Field(alias="ID")]`.
    """
    while True:
        origin = get_origin(kind)
        if origin is Annotated:
            kind = get_args(kind)[0]
        elif origin in (Union, UnionType):
            arms = [arm for arm in get_args(kind) if arm is not NoneType]
            if len(arms) != 1:
                return kind
            kind = arms[0]
        else:
            return kind


def _told(kind: Any) -> str:
    return kind.__name__ if isinstance(kind, type) else "the result"
