"""Wrong uses of batches and lists: a checker has something to say of each marked line, and of no other."""

from bitrix24_client import AsyncBitrix24, Bitrix24


def together(b24: Bitrix24) -> None:
    with b24.batch() as batch:
        first = batch.add(b24.crm.activity.get, id=1)
        batch.add(b24.crm.activity.get, id="1")  # wrong
        batch.add(b24.crm.activity.get, number=1)  # wrong
        batch.add(b24.crm.activity.get)  # wrong
        batch.add("crm.activity.get", id=1)  # wrong
        batch.add(b24.call, {"id": 1})  # wrong
        batch.add(b24.crm.activity.get, id=first.ref(lambda activity: activity.subject))  # wrong
        batch.add(b24.crm.activity.get, id=first.ref(lambda activity: activity.sbject))  # wrong
        batch.add(b24.crm.activity.get, id=first)  # wrong
    print(first.result.sbject)  # wrong
    b24.batch(halt="yes")  # wrong


def lists(b24: Bitrix24) -> None:
    b24.crm.activity.list.all(filter=7)  # wrong
    b24.crm.activity.list.all(start=50)  # wrong
    b24.crm.activity.list.all(progress=lambda done: None)  # wrong
    b24.raw(b24.crm.activity.get, number=1)  # wrong
    for record in b24.crm.activity.list.iter():
        print(record.sbject)  # wrong


async def coroutines(b24: AsyncBitrix24) -> None:
    async with b24.batch() as batch:
        batch.add(b24.crm.activity.list.iter)  # wrong
    print(b24.crm.activity.list.all()[0])  # wrong
