# Generated from spec/methods/crm.activity.todo.yaml by "make generate". Do not edit.
"""Enums as the types of fields: known values become members, others stay as they are."""

from typing import Annotated

from bitrix24_client._runtime.values import open_enum
from bitrix24_client.enums.crm_activity_todo import TodoColor

TodoColorValue = Annotated[TodoColor | str, open_enum(TodoColor)]
