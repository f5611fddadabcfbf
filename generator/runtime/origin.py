"""What a value was in the answer that it is from: what came and is unchanged is not judged."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Any, cast

from .encode import encode
from .model import Model
from .unset import UNSET


class Origin:
    """A part of an answer, as it goes out if nobody changes it.

    It is looked for only when a problem is found, for that takes reading the answer
    once more: what was read goes out in another form than it came, a "3" as 3.

    Args:
        find: Gives the part; `UNSET` if nothing came.
    """

    def __init__(self, find: Callable[[], object]) -> None:
        self._find = find

    @cached_property
    def value(self) -> object:
        """The part."""
        return self._find()

    @property
    def _keys(self) -> Mapping[str, object]:
        value = self.value
        return cast("dict[str, object]", value) if isinstance(value, dict) else {}

    def at(self, key: str) -> Origin:
        """Return what came under a key.

        Args:
            key: The wire name.
        """
        return Origin(lambda: self._keys.get(key, UNSET))

    def among(self, index: int, item: object) -> Origin:
        """Return what an item of a list was, which may have stood elsewhere.

        Args:
            index: Where the item stands.
            item: The item.
        """
        return Origin(lambda: self._like(index, item))

    def _like(self, index: int, item: object) -> object:
        value, told = self.value, _json(item)
        came = cast("list[object]", value) if isinstance(value, list) else []
        there = came[index] if index < len(came) else UNSET
        return next((each for each in came if _json(each) == told), there)

    def has(self, key: str) -> bool:
        """Return whether a key came.

        Args:
            key: The wire name.
        """
        return key in self._keys

    def is_same(self, value: object) -> bool:
        """Return whether a value goes out as it would have gone out unchanged.

        Args:
            value: The value as it is now.
        """
        return self.value is not UNSET and _json(self.value) == _json(value)

    def is_same_at(self, keys: Iterable[str], items: Mapping[str, object]) -> bool:
        """Return whether some keys of an object are as they came.

        Args:
            keys: The keys.
            items: The object as it is now.
        """
        return self.value is not UNSET and all(
            self.at(key).is_same(items[key]) if key in items else not self.has(key)
            for key in keys
        )

    def had_keys(self, keys: Iterable[str], but: Collection[str]) -> bool:
        """Return whether these keys came, and no others.

        Args:
            keys: The keys.
            but: Keys that do not count.
        """
        came = {key for key in self._keys if key not in but}
        return self.value is not UNSET and came == set(keys)

    def had_length(self, length: int) -> bool:
        """Return whether a list of this length came.

        Args:
            length: Number of items.
        """
        value = self.value
        return isinstance(value, list) and len(cast("list[object]", value)) == length


NEW = Origin(lambda: UNSET)
"""Of what did not come: all of it is the caller's."""


def origin_of(model: Model) -> Origin | None:
    """Return where a model is from; None if it was made by hand.

    Args:
        model: The model.
    """
    raw, cls = model.raw, type(model)
    return None if raw is None else Origin(lambda: _unchanged(cls, raw))


def _unchanged(cls: type[Model], raw: dict[str, Any]) -> object:
    try:
        return encode(cls.from_wire(raw))
    except (TypeError, ValueError):  # `raw` was tampered with
        return UNSET


def _json(value: object) -> str:
    # As text, for 1 and True are equal in Python.
    try:
        return json.dumps(encode(value), sort_keys=True)
    except TypeError:
        return f"not JSON: {id(value)}"
