"""A user's program: batches with references, whole lists, filters. Only type checkers look at it."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, assert_type

from bitrix24_client import AsyncBitrix24, Bitrix24, Bitrix24Error, Command, Page
from bitrix24_client.enums import OwnerType
from bitrix24_client.filters import ActivityFilter
from bitrix24_client.models import Activity, BoundObject, TodoId


def tell(done: int, total: int | None) -> None:
    """Progress."""
    print(done, total)


def together(b24: Bitrix24) -> list[Activity]:
    """Commands, and commands that need their results."""
    with b24.batch(halt=True, parallel=3, progress=tell) as batch:
        new = batch.add(
            b24.crm.activity.todo.add, owner_type_id=2, owner_id=1, deadline="2026-12-01"
        )
        assert_type(new, Command[TodoId | None])
        bound = batch.add(b24.crm.activity.binding.list, activity_id=new.ref(lambda todo: todo.id))
        assert_type(bound, Command[list[BoundObject]])
        again = batch.add(
            b24.crm.activity.binding.add,
            activity_id=new.ref(lambda todo: todo.id),
            entity_type_id=OwnerType.DEAL,
            entity_id=bound.ref(lambda objects: objects[0].entity_id),
        )
        page = batch.add(b24.crm.activity.list, filter=ActivityFilter.id > 7)
        assert_type(page, Command[Page[Activity]])
        batch.add(b24.crm.activity.get, id=page.ref(lambda page: page.items[0].id))
        deal = batch.add(b24.call, "crm.deal.add", {"fields": {"TITLE": "T"}}, repeat_safe=False)
        assert_type(deal, Command[Any])
        batch.add(b24.call, "crm.deal.get", {"id": deal.ref(lambda number: number)})
    assert_type(again.result, bool)
    assert_type(again.error, Bitrix24Error | None)
    return page.result.items


def lists(b24: Bitrix24) -> None:
    """All records, in each way."""
    assert_type(b24.crm.activity.list.iter(), Iterator[Activity])
    assert_type(b24.crm.activity.list.pages(), Iterator[Page[Activity]])
    assert_type(b24.crm.activity.list.all(progress=True), list[Activity])
    assert_type(b24.raw(b24.crm.activity.list.all, select=["ID"]), Any)
    assert_type(b24.call("crm.deal.get", {"id": 1}, repeat_safe=True), Any)


async def coroutines(b24: AsyncBitrix24) -> None:
    """The same in coroutines."""
    async with b24.batch() as batch:
        first = batch.add(b24.crm.activity.get, id=1)
        batch.add(b24.crm.activity.get, id=first.ref(lambda activity: activity.id))
        deal = batch.add(b24.call, "crm.deal.get", {"id": 1})
        assert_type(deal, Command[Any])
    assert_type(await b24.call("crm.deal.get", {"id": 1}, repeat_safe=True), Any)
    assert_type(first.result, Activity)
    assert_type(b24.crm.activity.list.iter(), AsyncIterator[Activity])
    assert_type(await b24.crm.activity.list.all(), list[Activity])
