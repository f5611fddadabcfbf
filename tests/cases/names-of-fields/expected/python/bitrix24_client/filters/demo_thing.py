# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Filters: Things."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from bitrix24_client._runtime.conditions import Field, Key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bitrix24_client.models.demo_thing import Place


class ThingFilter:
    """Conditions by field."""

    id: ClassVar[Field[int]] = Field("ID")
    """Identifier."""

    done: ClassVar[Field[bool]] = Field("DONE")
    """Whether it is done."""

    near: ClassVar[Key[Sequence[Place | Mapping[str, object]]]] = Key("NEAR")
    """Things that are near."""
