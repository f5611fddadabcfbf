"""Read several activities at the same time: python examples/many_at_once.py 999 1000"""

import asyncio
import sys

from bitrix24_client import AsyncBitrix24


async def main(identifiers: list[int]) -> None:
    async with AsyncBitrix24.from_webhook() as b24:
        calls = [b24.crm.activity.get(id=identifier) for identifier in identifiers]
        for activity in await asyncio.gather(*calls):
            print(activity.id, activity.subject)


asyncio.run(main([int(argument) for argument in sys.argv[1:]]))
