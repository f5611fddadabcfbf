"""Filters that a type checker refuses."""

from bitrix24_client import Bitrix24
from bitrix24_client.filters import ActivityFilter as F


def run(b24: Bitrix24) -> None:
    print(F.deadlin.is_("2025-01-01"))  # wrong
    print(F.deadline < 5)  # wrong
    print(F.completed.is_("maybe"))  # wrong
    print(F.id.is_in(["x"]))  # wrong
    print(F.bindings.is_([5]))  # wrong
    print(F.bindings > 5)  # wrong
    print((F.id > 5) & (F.id < 9) & F.id)  # wrong
    b24.crm.activity.list(filter=F.id)  # wrong
    b24.crm.activity.list(order={"ID": "down"})  # wrong
