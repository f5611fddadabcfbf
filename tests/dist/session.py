"""A program as users write it, run where only the wheel and what it depends on are installed.

It calls the fake portal of the package through threads and through coroutines.
"""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import bitrix24_client
from bitrix24_client import AsyncBitrix24, Bitrix24
from bitrix24_client.enums import OwnerType
from bitrix24_client.errors import ApiError
from bitrix24_client.filters import ActivityFilter as F
from bitrix24_client.models import Time
from bitrix24_client.testing import FakePortal

TOMORROW = datetime.now(UTC) + timedelta(days=1)


def in_turn(portal: FakePortal) -> list[str]:
    """Add, read, walk, put into a batch, fail."""
    with Bitrix24.from_webhook(portal.webhook_url) as b24:
        new = b24.crm.activity.todo.add(
            owner_type_id=OwnerType.DEAL, owner_id=1, deadline=TOMORROW, title="first"
        )
        assert new is not None
        assert b24.crm.activity.get(id=new.id).subject == "first"
        with b24.batch() as batch:
            got = batch.add(b24.crm.activity.get, id=new.id)
        assert got.result.subject == "first"
        try:
            b24.crm.activity.get(id=999_999)
        except ApiError as error:
            told = type(error).__name__
        return [told, *(str(a.subject) for a in b24.crm.activity.list.iter(filter=F.owner_id.is_(1)))]


async def at_once(portal: FakePortal) -> list[str]:
    """The same with coroutines."""
    async with AsyncBitrix24.from_webhook(portal.webhook_url) as b24:
        adds = [
            b24.crm.activity.todo.add(
                owner_type_id=OwnerType.DEAL, owner_id=1, deadline=TOMORROW, title=title
            )
            for title in ("second", "third")
        ]
        await asyncio.gather(*adds)
        portal.fail("crm.activity.list", error="QUERY_LIMIT_EXCEEDED")
        return [str(a.subject) for a in await b24.crm.activity.list.all()]


def far_ahead() -> int:
    """A time in seconds that older versions of pydantic take for milliseconds."""
    seconds = 20_007_043_200
    read = Time.from_wire({"operating_reset_at": seconds}).operating_reset_at
    assert read is not None
    assert read.timestamp() == seconds
    return read.year


def main() -> None:
    """Print what was installed and what came of it, as JSON."""
    with FakePortal() as portal:
        first = in_turn(portal)
        second = asyncio.run(at_once(portal))
    names = ("bitrix24-client", "httpx2", "pydantic", "anyio")
    told = {
        "python": sys.version.split()[0],
        "file": str(Path(bitrix24_client.__file__)),
        "versions": {name: version(name) for name in names},
        "year": far_ahead(),
        "first": first,
        "second": sorted(second),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
