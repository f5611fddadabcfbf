# Generated from spec/methods/crm.activity.layout.blocks.yaml by "make generate". Do not edit.
"""Models: Content blocks of activities."""

from typing import Annotated

from bitrix24_client._runtime.limits import Limits
from bitrix24_client._runtime.maps import Map
from bitrix24_client._runtime.model import ClosedModel, Model
from bitrix24_client._runtime.values import Bool, Dict, Str


class LayoutBlock(ClosedModel):
    """A content block to show."""

    type: Str
    """Kind of the block: `text`, `largeText`, `link`, `withTitle`, `lineOfBlocks`,
    `deadline`.
    """

    properties: Dict
    """Content and look of the block. Its keys depend on the kind."""


class RestAppLayout(ClosedModel):
    """A set of content blocks to show in an activity."""

    blocks: Annotated[Map[LayoutBlock], Limits(keys="[A-Za-z0-9_-]+")]
    """From 1 to 20 blocks under names of the application's choice, made of Latin
    letters, digits, `_` and `-`. Each key matches `[A-Za-z0-9_-]+`.
    """


class LayoutBlockRecord(Model):
    """A stored content block."""

    type: Str
    """Kind of the block."""

    properties: Dict
    """Content and look of the block. Its keys depend on the kind."""


class RestAppLayoutRecord(Model):
    """The set of content blocks that an application has put into an activity."""

    blocks: Map[LayoutBlockRecord]
    """The blocks under the names that the application gave them. Each key matches
    `[A-Za-z0-9_-]+`.
    """


class LayoutBlocksDone(Model):
    """Outcome of storing or deleting a set of content blocks."""

    success: Bool
    """Whether it was done."""


class LayoutBlocksAnswer(Model):
    """A stored set of content blocks."""

    layout: RestAppLayout | None
    """The set of content blocks; null if the application has put none into the
    activity.
    """
