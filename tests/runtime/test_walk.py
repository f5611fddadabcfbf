"""All records of a list: by identifier while they come and go, by offset where that must be."""

from __future__ import annotations

import asyncio
import json
import random
import threading
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from generator.runtime.alternatives import Unknown
from generator.runtime.async_session import AsyncSession
from generator.runtime.auth import Webhook
from generator.runtime.call import Call, Cursor, Page, Paging
from generator.runtime.errors import ResponseError
from generator.runtime.model import Model
from generator.runtime.session import Session
from generator.runtime.shell import Settings
from generator.runtime.unset import UNSET
from generator.runtime.values import Int
from generator.runtime.walk import OffsetWarning, Walk, cursor_of
from tests.marked import CODE

CURSOR = Cursor((("ID", "ASC"),), "ID", ">ID", -1, "order", "filter", "select")
PAGING = Paging("start", 50, "next", "total", CURSOR)


class Row(Model):
    number: Int


def listed(**params: object) -> Call[list[dict[str, Any]]]:
    return Call("crm.x.list", params, list[dict[str, Any]], paging=PAGING, repeat_safe=True)


def walk_of(call: Call[list[Any]]) -> Walk[Any]:
    return Walk(call, cursor_of(call, 3))


class Table:
    """Rows behind a list method as the API has them; `change` is called between two pages."""

    def __init__(self, count: int) -> None:
        self.rows = set(range(1, count + 1))
        self.change: Callable[[], None] = lambda: None
        self.requests: list[dict[str, Any]] = []

    def answer(self, body: dict[str, Any]) -> dict[str, Any]:
        self.requests.append(body)
        after = int(body.get("filter", {}).get(">ID", 0))
        rows = sorted(row for row in self.rows if row > after)
        if body.get("order", {}).get("ID", "ASC").upper() == "DESC":
            rows.reverse()
        start = max(0, body.get("start", 0))
        page = [{"ID": str(row)} for row in rows[start : start + 50]]
        more: dict[str, Any] = {"total": 0}
        if body.get("start", 0) >= 0:
            more = {"total": len(rows)}
            if start + 50 < len(rows):
                more["next"] = start + 50
        self.change()
        return {"result": page, **more}


@pytest.fixture
def table() -> Iterator[tuple[Table, Webhook]]:
    """A table on a server, and who may read it."""
    made = Table(0)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            content = json.dumps(made.answer(body)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield made, Webhook(f"http://127.0.0.1:{server.server_address[1]}/rest/1/{CODE}/")
    server.shutdown()
    server.server_close()
    thread.join()


def threads(webhook: Webhook, call: Call[list[dict[str, Any]]]) -> list[int]:
    with Session(webhook, Settings("1")) as session:
        return [int(record["ID"]) for record in session.iterate(call)]


def coroutines(webhook: Webhook, call: Call[list[dict[str, Any]]]) -> list[int]:
    async def run() -> list[int]:
        async with AsyncSession(webhook, Settings("1")) as session:
            return [int(record["ID"]) async for record in session.iterate(call)]

    return asyncio.run(run())


Walker = Callable[[Webhook, Call[list[dict[str, Any]]]], list[int]]
both = pytest.mark.parametrize("walk", [threads, coroutines], ids=["sync", "async"])


@both
@pytest.mark.parametrize(
    ("count", "requests"), [(0, 1), (1, 1), (49, 1), (50, 2), (51, 2), (220, 5)]
)
def test_all_records_and_no_needless_request(
    table: tuple[Table, Webhook], walk: Walker, count: int, requests: int
) -> None:
    rows, webhook = table
    rows.rows = set(range(1, count + 1))
    assert walk(webhook, listed()) == list(range(1, count + 1))
    assert len(rows.requests) == requests
    assert all(body["start"] == -1 for body in rows.requests)


@both
def test_rows_come_and_go_meanwhile(table: tuple[Table, Webhook], walk: Walker) -> None:
    rows, webhook = table
    rows.rows = set(range(1, 1001))
    chance = random.Random(7)
    gone: set[int] = set()

    def change() -> None:
        for row in chance.sample(sorted(rows.rows), 7):
            rows.rows.discard(row)
            gone.add(row)
        new = max(rows.rows) + 1
        rows.rows |= set(range(new, new + 5))

    rows.change = change
    found = walk(webhook, listed())
    assert len(found) == len(set(found)), "some came twice"
    assert set(range(1, 1001)) - gone <= set(found), "some were lost"


@both
def test_what_the_caller_asks_for_is_respected(table: tuple[Table, Webhook], walk: Walker) -> None:
    rows, webhook = table
    rows.rows = set(range(1, 121))
    call = listed(filter={">ID": 10, "OPEN": "Y"}, select=["TITLE"], order={"ID": "asc"})
    assert walk(webhook, call) == list(range(11, 121))
    assert [body["filter"] for body in rows.requests] == [
        {">ID": 10, "OPEN": "Y"},
        {">ID": 60, "OPEN": "Y"},
        {">ID": 110, "OPEN": "Y"},
    ]
    assert all(body["select"] == ["TITLE", "ID"] for body in rows.requests)
    assert all(body["order"] == {"ID": "ASC"} for body in rows.requests)


@both
def test_another_order_is_walked_by_offset_and_told(
    table: tuple[Table, Webhook], walk: Walker
) -> None:
    rows, webhook = table
    rows.rows = set(range(1, 121))
    with pytest.warns(OffsetWarning, match="crm.x.list: the order rules out a walk by ID"):
        assert walk(webhook, listed(order={"ID": "DESC"})) == list(range(120, 0, -1))
    assert [body.get("start", 0) for body in rows.requests] == [0, 50, 100]


@pytest.mark.parametrize(
    "select", [UNSET, None, [], ["*"], ["*", "UF_*"], ["ID", "TITLE"], ("ID",)]
)
def test_a_choice_of_fields_that_has_the_identifier_stays(select: object) -> None:
    assert walk_of(listed(select=select)).call.params["select"] == select


def test_no_warning_where_the_order_is_that_of_the_walk() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for order in (UNSET, None, {}, {"ID": "ASC"}, {"ID": "asc"}):
            assert walk_of(listed(order=order)).call.params["order"] == {"ID": "ASC"}


def full(first: int) -> Page[Any]:
    return Page([{"ID": str(number)} for number in range(first, first + 50)])


def test_a_list_that_does_not_get_on() -> None:
    walk = walk_of(listed())
    assert walk.follow(full(1))
    with pytest.raises(ResponseError, match="after ID 50 comes 50: the list does not get on"):
        walk.follow(full(1))


@pytest.mark.parametrize("record", [{}, {"ID": None}, {"ID": "x"}, {"ID": "-"}, 5])
def test_records_without_an_identifier(record: object) -> None:
    walk = walk_of(listed())
    with pytest.raises(ResponseError, match="a record has no ID to go on from"):
        walk.follow(Page([record] * 50))


def test_identifiers_of_models_are_those_of_the_payload() -> None:
    walk: Walk[Any] = walk_of(listed())
    rows = [Row.from_wire({"number": 1, "ID": str(n)}) for n in range(1, 51)]
    assert walk.follow(Page(rows))
    assert walk.call.params["filter"] == {">ID": 50}


def test_a_filter_that_is_a_model_is_kept() -> None:
    walk = walk_of(listed(filter=Unknown(NEW="x")))
    assert walk.follow(full(1))
    assert walk.call.params["filter"] == {"NEW": "x", ">ID": 50}


def test_offsets_that_lead_back() -> None:
    paging = replace(PAGING, cursor=None)
    walk = walk_of(replace(listed(), paging=paging))
    assert walk.follow(Page([], 50))
    assert walk.call.params == {"start": 50}
    for following in (50, 0):
        with pytest.raises(ResponseError, match="as the next one"):
            walk.follow(Page([], following))
    assert not walk.follow(Page([]))


def test_a_method_without_pages() -> None:
    with pytest.raises(ValueError, match="has no pages"):
        walk_of(Call("crm.x.get", {}, list[int]))
