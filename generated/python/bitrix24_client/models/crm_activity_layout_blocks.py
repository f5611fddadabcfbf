# Generated from spec/methods/crm.activity.layout.blocks.yaml by "make generate". Do not edit.
"""Models: Content blocks of activities."""

from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import Bool
from bitrix24_client.models.layout import RestAppLayout


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
