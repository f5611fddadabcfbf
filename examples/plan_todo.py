"""Plan a universal activity on a deal and move its deadline: python examples/plan_todo.py 1"""

import sys
from datetime import UTC, datetime, timedelta

from bitrix24_client import Bitrix24
from bitrix24_client.enums import OwnerType

deal = int(sys.argv[1])
tomorrow = datetime.now(UTC) + timedelta(days=1)

with Bitrix24.from_webhook() as b24:
    todo = b24.crm.activity.todo.add(
        owner_type_id=OwnerType.DEAL,
        owner_id=deal,
        deadline=tomorrow,
        title="Call the customer back",
        ping_offsets=[0, 15],
    )
    if todo is None:
        sys.exit("the portal refused without saying why")
    b24.crm.activity.todo.update_deadline(
        id=todo.id,
        owner_type_id=OwnerType.DEAL,
        owner_id=deal,
        value=tomorrow + timedelta(hours=2),
    )
    print("planned:", todo.id)
