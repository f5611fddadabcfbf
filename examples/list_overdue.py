"""Walk all open activities whose deadline has passed: python examples/list_overdue.py"""

from datetime import UTC, datetime

from bitrix24_client import Bitrix24
from bitrix24_client.filters import ActivityFilter

now = datetime.now(UTC)

with Bitrix24.from_webhook() as b24:
    overdue = b24.crm.activity.list.iter(
        filter=ActivityFilter.completed.is_(False) & (ActivityFilter.deadline < now),
        select=["ID", "SUBJECT", "DEADLINE"],
    )
    for activity in overdue:
        print(activity.id, activity.deadline, activity.subject)
