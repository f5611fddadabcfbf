"""Try a program without an account, and see what it does on a bad day: python examples/try_offline.py"""

from datetime import UTC, datetime, timedelta

from bitrix24_client import Bitrix24, OutcomeUnknown
from bitrix24_client.enums import OwnerType
from bitrix24_client.testing import FakePortal


def plan(b24: Bitrix24, deals: list[int]) -> list[int]:
    """Plan an activity for each deal; those of which nobody knows are the answer."""
    unknown: list[int] = []
    for deal in deals:
        try:
            b24.crm.activity.todo.add(
                owner_type_id=OwnerType.DEAL,
                owner_id=deal,
                deadline=datetime.now(UTC) + timedelta(days=1),
                title=f"Call about deal {deal}",
            )
        except OutcomeUnknown:
            unknown.append(deal)
    return unknown


with FakePortal() as portal, Bitrix24.from_webhook(portal.webhook_url) as b24:
    portal.fail("crm.activity.todo.add", error="QUERY_LIMIT_EXCEEDED")  # is waited out
    portal.fail(
        "crm.activity.todo.add", fault="reset_after", on_call=4
    )  # carried out, not answered
    print("unknown:", plan(b24, [1, 2, 3]))
    for activity in b24.crm.activity.list.iter():
        print(activity.id, activity.subject)
    print("requests:", len(portal.calls_of("crm.activity.todo.add")))
