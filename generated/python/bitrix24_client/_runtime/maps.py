"""Objects with free keys, as the fields of models and the results of methods hold them."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BeforeValidator

V = TypeVar("V")


def _object(value: object) -> object:
    # PHP prints an empty associative array as a list.
    return {} if value == [] else value


Map = Annotated[dict[str, V], BeforeValidator(_object)]
"""An object whose values are of one type; an empty one may arrive as `[]`."""
