"""Bind one activity to all that another is bound to: python examples/copy_bindings.py 999 1000"""

import sys

from bitrix24_client import Bitrix24
from bitrix24_client.errors import AlreadyBound

source, target = map(int, sys.argv[1:])
with Bitrix24.from_webhook() as b24:
    bound = b24.crm.activity.binding.list(activity_id=source)
    with b24.batch() as batch:
        commands = [
            batch.add(
                b24.crm.activity.binding.add,
                activity_id=target,
                entity_type_id=one.entity_type_id,
                entity_id=one.entity_id,
            )
            for one in bound
        ]
    for one, command in zip(bound, commands, strict=True):
        if command.error is None:
            print("bound:", one.entity_type_id, one.entity_id)
        elif isinstance(command.error, AlreadyBound):
            print("bound before:", one.entity_type_id, one.entity_id)
        else:
            raise command.error
