"""Datetimes without a zone: what a caller means by them is decided here, before anything is sent.

The server takes them and does not say in which zone, so they are refused unless the
client was told one. What came from the server without a zone goes back as it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, cast

from .unset import Unset

if TYPE_CHECKING:
    from pydantic import BaseModel

    from .origin import Origin
    from .rules import Problem

NO_ZONE = (
    "a time zone is missing; give it one, as in datetime.now(UTC), "
    "or make the client with timezone=..."
)
"""The rule that a datetime without a zone breaks."""

_PLAIN = (str, int, float, type(None), Unset)
"""Types of most values, which hold nothing else."""


class Seconds:
    """A datetime without a zone that is to be sent as Unix seconds, once it has one.

    Args:
        moment: The datetime.
    """

    __slots__ = ("moment",)

    def __init__(self, moment: datetime) -> None:
        self.moment = moment


def is_naive(value: datetime) -> bool:
    """Return whether a datetime does not tell its offset.

    Args:
        value: The datetime.
    """
    return value.utcoffset() is None


def unix(value: datetime) -> int | Seconds:
    """Return Unix seconds, or what becomes such when the zone is known.

    Args:
        value: The datetime.
    """
    return Seconds(value) if is_naive(value) else int(value.timestamp())


class Zones:
    """Gives datetimes a zone, wherever they stand in the parameters of a call.

    Args:
        zone: The zone; None if the caller has declared none.

    Attributes:
        missing: Where a zone is missing, and the rule that this breaks.
    """

    def __init__(self, zone: tzinfo | None) -> None:
        self._zone = zone
        self.missing: list[Problem] = []

    def of(self, params: Mapping[str, object]) -> Mapping[str, object]:
        """Return parameters in which all datetimes have a zone, but for those that came so.

        Args:
            params: The parameters, under wire names.
        """
        if all(isinstance(value, _PLAIN) for value in params.values()):
            return params

        from .origin import NEW

        return self._mapping(params, "", NEW)

    def _value(self, value: object, path: str, origin: Origin) -> object:
        if isinstance(value, datetime):
            known = not is_naive(value) or origin.is_same(value)
            return value if known else self._moment(value, path)
        if isinstance(value, Seconds):
            moment = self._moment(value.moment, path)
            return value if is_naive(moment) else unix(moment)
        if isinstance(value, Mapping):
            return self._mapping(cast("Mapping[str, object]", value), path, origin)
        if isinstance(value, list | tuple):
            items = cast("list[object]", value)
            made = [
                (
                    item
                    if isinstance(item, _PLAIN)  # most are: no path is made for nothing
                    else self._value(item, f"{path}[{i}]", origin.among(i, item))
                )
                for i, item in enumerate(items)
            ]
            return made if _differ(made, items) else items

        from pydantic import BaseModel

        return (
            self._model(value, path, origin) if isinstance(value, BaseModel) else value
        )

    def _moment(self, value: datetime, path: str) -> datetime:
        # `fold` stays: it tells which of the two hours is meant when clocks go back.
        made = value if self._zone is None else value.replace(tzinfo=self._zone)
        if is_naive(made):
            self.missing.append((path, NO_ZONE))
        return made

    def _mapping(
        self, value: Mapping[str, object], path: str, origin: Origin
    ) -> Mapping[str, object]:
        from .rules import below, key_of

        made: dict[str, object] = {}
        for key, item in value.items():
            if isinstance(item, _PLAIN):
                made[key] = item
                continue
            name = key_of(key)
            place = below(path, name) if path else name
            made[key] = self._value(item, place, origin.at(name))
        return made if _differ(made.values(), value.values()) else value

    def _model(self, model: BaseModel, path: str, origin: Origin) -> BaseModel:
        from .model import Model
        from .origin import origin_of
        from .rules import below

        origin = (origin_of(model) if isinstance(model, Model) else None) or origin
        fields = type(model).model_fields
        changed: dict[str, object] = {}
        for name in model.model_fields_set:
            wire = (fields[name].alias if name in fields else None) or name
            present = getattr(model, name)
            if isinstance(present, _PLAIN):
                continue
            made = self._value(present, below(path, wire), origin.at(wire))
            if made is not present:
                changed[name] = made
        return model.model_copy(update=changed) if changed else model


def _differ(made: Iterable[object], given: Iterable[object]) -> bool:
    return any(one is not other for one, other in zip(made, given, strict=True))
