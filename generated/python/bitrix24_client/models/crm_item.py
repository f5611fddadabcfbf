# Generated from spec/methods/crm.item.yaml by "make generate". Do not edit.
"""Models: CRM items."""

from bitrix24_client._runtime.model import Model
from bitrix24_client.models.item import Item


class ItemResult(Model):
    """A CRM item in its wrapper."""

    item: Item
    """The item."""
