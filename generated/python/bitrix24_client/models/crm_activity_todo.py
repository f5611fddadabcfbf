# Generated from spec/methods/crm.activity.todo.yaml by "make generate". Do not edit.
"""Models: Universal activities."""

from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import Int


class TodoId(Model):
    """Identifier of a universal activity."""

    id: Int
    """Identifier of the activity."""
