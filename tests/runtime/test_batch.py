"""Calls that are sent together: what each yields, what goes with what, and what cannot go."""

from __future__ import annotations

import asyncio
import gc
import itertools
import logging
import threading
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum
from typing import Annotated, Any

import pytest
from pydantic import Field

from generator.runtime.async_session import AsyncSession
from generator.runtime.auth import Webhook
from generator.runtime.batch import AsyncBatch, Batch
from generator.runtime.call import Call, Page, Paging
from generator.runtime.command import NotExecuted, UnresolvedReference
from generator.runtime.errors import (
    ApiError,
    Catalogue,
    OutcomeUnknown,
    RequestError,
    TransportError,
)
from generator.runtime.methods import AsyncMethods, Methods
from generator.runtime.model import Model
from generator.runtime.portal import AsyncClient, Client
from generator.runtime.retry import Pace, Retry
from generator.runtime.session import Session
from generator.runtime.shell import Settings
from generator.runtime.values import Int
from generator.runtime.watch import Watch
from tests.runtime.loopback import Answer, Portal
from tests.runtime.table import Table

PAGING = Paging("start", 50, "next", "total")


class Row(Model):
    number: Annotated[Int | None, Field(alias="ID")] = None
    note: Annotated[str | None, Field(alias="NOTE")] = None


class Added(Model):
    id: Int


class Refused(ApiError):
    pass


class Full(ApiError):
    retry = "wait"


CATALOGUE = Catalogue(
    codes={"NOT_FOUND": "Refused", "QUERY_LIMIT_EXCEEDED": "Full"},
    load=lambda name: {"Refused": Refused, "Full": Full}[name],
)
SETTINGS = Settings("1", CATALOGUE, pace=Pace(Retry(first=0.01)))


def get(id: object, **more: object) -> Call[Row]:
    return Call("crm.x.get", {"id": id, **more}, Row, repeat_safe=True)


def add(**more: object) -> Call[Added]:
    return Call("crm.x.add", more, Added)


def listed(**more: object) -> Call[list[Row]]:
    return Call("crm.x.list", more, list[Row], paging=PAGING, repeat_safe=True)


class Things(Methods):
    def get(self, id: int, **more: object) -> Row:
        return self._send(get(id, **more))

    def add(self, **more: object) -> Added:
        return self._send(add(**more))

    def echo(self, **more: object) -> dict[str, Any]:
        return self._send(Call("crm.x.echo", more, dict[str, Any], repeat_safe=True))

    def list(self, **more: object) -> Page[Row]:
        return self._page(listed(**more))

    def rows(self) -> Any:
        return self._iterate(listed())


class AsyncThings(AsyncMethods):
    async def get(self, id: int, **more: object) -> Row:
        return await self._send(get(id, **more))

    async def add(self, **more: object) -> Added:
        return await self._send(add(**more))

    async def echo(self, **more: object) -> dict[str, Any]:
        return await self._send(Call("crm.x.echo", more, dict[str, Any], repeat_safe=True))

    async def list(self, **more: object) -> Page[Row]:
        return await self._page(listed(**more))

    def rows(self) -> Any:
        return self._iterate(listed())


Use = Callable[[Any, Any], None]
Sent = Callable[..., None]


@pytest.fixture(params=["sync", "async"])
def sent(request: pytest.FixtureRequest, portal: Portal) -> Sent:
    """Lets a function fill a batch, and sends it, in both flavours."""

    def sync(use: Use, **options: Any) -> None:
        with Session(portal.webhook, SETTINGS) as session, Batch(session, **options) as batch:
            use(batch, Things(session))

    def coroutine(use: Use, **options: Any) -> None:
        async def run() -> None:
            async with (
                AsyncSession(portal.webhook, SETTINGS) as session,
                AsyncBatch(session, **options) as batch,
            ):
                use(batch, AsyncThings(session))

        asyncio.run(run())

    return sync if request.param == "sync" else coroutine


@pytest.fixture
def table(portal: Portal) -> Table:
    made = Table(range(1, 101))
    portal.reply = made.reply
    return made


def test_results_are_typed_and_errors_are_raised_where_results_are_asked_for(
    table: Table, sent: Sent
) -> None:
    found: dict[str, Any] = {}

    def use(batch: Any, things: Any) -> None:
        found["row"] = batch.add(things.get, id=7)
        found["none"] = batch.add(things.get, id=777)
        found["page"] = batch.add(things.list)

    sent(use)
    assert table.requests == ["batch"]
    assert found["row"].result.number == 7
    assert found["row"].error is None
    assert found["row"].raw == {"ID": "7", "NOTE": None}
    page = found["page"].result
    assert [row.number for row in page.items] == list(range(1, 51))
    assert (page.next, page.total) == (50, 100)
    with pytest.raises(Refused, match=r"crm\.x\.get: NOT_FOUND: There is no such thing"):
        _ = found["none"].result
    assert found["none"].error.method == "crm.x.get"
    assert repr(found["none"]) == "<command crm.x.get, failed with Refused>"
    assert repr(found["row"]) == "<command crm.x.get, done>"


@pytest.mark.parametrize("parallel", [1, 4])
def test_as_many_batches_as_are_needed(table: Table, sent: Sent, parallel: int) -> None:
    commands: list[Any] = []
    told: list[tuple[int, int | None]] = []

    def use(batch: Any, things: Any) -> None:
        commands.extend(batch.add(things.get, id=n % 100 + 1) for n in range(230))
        assert len(batch) == 230

    sent(use, parallel=parallel, progress=lambda *numbers: told.append(numbers))
    assert [command.result.number for command in commands] == [n % 100 + 1 for n in range(230)]
    assert table.requests == ["batch"] * 5
    assert told[-1] == (230, 230)


def test_a_reference_goes_in_the_same_request(table: Table, sent: Sent) -> None:
    found: list[Any] = []

    def use(batch: Any, things: Any) -> None:
        new = batch.add(things.add)
        found.append(batch.add(things.get, id=new.ref(lambda added: added.id)))
        found.append(batch.add(things.echo, whole=[{"id": new.ref(lambda added: added.id)}]))

    sent(use)
    assert table.requests == ["batch"]
    assert found[0].result.number == 101
    assert found[1].result["whole"] == {"0": {"id": 101}}


def test_a_reference_that_may_lead_nowhere_waits_for_the_answer(table: Table, sent: Sent) -> None:
    found: list[Any] = []

    def use(batch: Any, things: Any) -> None:
        page = batch.add(things.list, filter={">ID": 40})
        found.append(batch.add(things.get, id=page.ref(lambda page: page.items[3].number)))
        found.append(batch.add(things.get, id=page.ref(lambda page: page.items[88].number)))
        more = found[1].ref(lambda row: row.number)
        found.append(batch.add(things.get, id=more))

    sent(use)
    assert table.requests == ["batch", "batch"]
    assert found[0].result.number == 44
    with pytest.raises(
        UnresolvedReference, match=r"there is no <\[88\]\[ID\] of crm.x.list>: not sent"
    ):
        _ = found[1].result
    with pytest.raises(NotExecuted, match=r"not sent, because crm\.x\.get failed"):
        _ = found[2].result
    sent_texts = [str(params) for _, params in table.commands]
    assert not any("$result" in text for text in sent_texts)


def test_a_result_without_the_field_makes_what_it_was_for_worthless(
    table: Table, sent: Sent
) -> None:
    found: list[Any] = []

    def use(batch: Any, things: Any) -> None:
        row = batch.add(things.get, id=1)
        found.append(batch.add(things.echo, filter={"NOTE": row.ref(lambda row: row.note)}))

    sent(use)
    with pytest.raises(UnresolvedReference, match="its answer is worthless"):
        _ = found[0].result


def test_what_depends_on_a_failure_is_not_executed_and_the_rest_is(
    table: Table, sent: Sent
) -> None:
    found: list[Any] = []

    def use(batch: Any, things: Any) -> None:
        found.append(batch.add(things.get, id=888))
        found.append(batch.add(things.get, id=found[0].ref(lambda row: row.number)))
        found.append(batch.add(things.add))
        found.append(batch.add(things.get, id=found[2].ref(lambda added: added.id)))
        found.append(batch.add(things.get, id=5))

    sent(use)
    assert isinstance(found[0].error, Refused)
    assert isinstance(found[1].error, NotExecuted)
    assert [found[n].error for n in (2, 3, 4)] == [None] * 3
    assert sum(method == "crm.x.add" for method, _ in table.commands) == 1


def test_chains_longer_than_a_batch_are_not_cut(table: Table, sent: Sent) -> None:
    found: list[Any] = []

    def use(batch: Any, things: Any) -> None:
        found.append(batch.add(things.get, id=3))
        for _ in range(120):
            found.append(batch.add(things.get, id=found[-1].ref(lambda row: row.number)))

    sent(use)
    assert [command.result.number for command in found] == [3] * 121
    assert table.requests == ["batch"] * 3


def test_halt_ends_all_batches_at_the_first_error(table: Table, sent: Sent) -> None:
    found: list[Any] = []

    def use(batch: Any, things: Any) -> None:
        for n in range(120):
            found.append(batch.add(things.get, id=999 if n == 70 else 1))

    sent(use, halt=True)
    assert table.requests == ["batch", "batch"]
    assert len(table.commands) == 71
    assert [command.error for command in found[:70]] == [None] * 70
    assert isinstance(found[70].error, Refused)
    assert {type(command.error) for command in found[71:]} == {NotExecuted}


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_methods_that_the_package_does_not_know_by_their_names(
    table: Table, portal: Portal, kind: Any
) -> None:
    found: list[Any] = []

    def use(b24: Any, batch: Any) -> None:
        new = batch.add(b24.call, "crm.new.add")
        given = {"id": new.ref(lambda added: added["id"])}
        found.append(batch.add(b24.call, "crm.new.get", given, repeat_safe=True))
        given.clear()
        found.append(batch.add(b24.call, "crm.new.echo", {"a": {"b": [new.ref(lambda x: x)]}}))
        for malformed in ("crm.new.get?id=1", "crm.new&cmd[x]=crm.new.add", ""):
            with pytest.raises(ValueError, match="malformed name of a method"):
                batch.add(b24.call, malformed)
        with pytest.raises(ValueError, match="a method of another client"):
            batch.add(kind(portal.webhook).call, "crm.new.get")
        for other in (b24.batch, b24.raw):
            with pytest.raises(TypeError, match="give a method of the client"):
                batch.add(other, "crm.new.get")

    async def coroutine() -> None:
        async with AsyncClient(portal.webhook) as b24, b24.batch() as batch:
            use(b24, batch)

    if kind is AsyncClient:
        asyncio.run(coroutine())
    else:
        with Client(portal.webhook) as b24, b24.batch() as batch:
            use(b24, batch)
    assert found[0].result == {"ID": "101", "NOTE": None}
    assert found[1].result == {"a": {"b": {"0": {"id": 101}}}}
    assert "batch" in table.requests
    assert found[0].method == "crm.new.get"


def test_nothing_leaves_if_the_block_raises_or_is_empty(table: Table, sent: Sent) -> None:
    kept: list[Any] = []

    def use(batch: Any, things: Any) -> None:
        kept.append(batch.add(things.add))
        raise KeyError("no")

    with pytest.raises(KeyError):
        sent(use)
    sent(lambda batch, things: None)
    assert table.requests == []
    with pytest.raises(RuntimeError, match="it has not been sent"):
        _ = kept[0].result


class Shade(Enum):
    RED = "red"


def test_what_a_command_can_carry_arrives(table: Table, sent: Sent) -> None:
    found: list[Any] = []
    values: dict[str, Any] = {
        "text": "ä & b=c?d [e] %41 +1 😀 'q' \"r\" \n",
        "empty": "",
        "yes": True,
        "no": False,
        "number": -5,
        "half": 0.5,
        "when": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        "shade": Shade.RED,
        "fields": {">=DEADLINE": "x", "a b": {"c": [1, [True]]}},
    }
    sent(lambda batch, things: found.append(batch.add(things.echo, **values)))
    assert found[0].result == {
        **{"text": values["text"], "empty": "", "yes": "1", "no": "0", "number": "-5"},
        **{"half": "0.5", "when": "2026-01-02T03:04:05+00:00", "shade": "red"},
        "fields": {">=DEADLINE": "x", "a b": {"c": {"0": "1", "1": {"0": "1"}}}},
    }


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, "x: a batch cannot carry null; send the call by itself"),
        ([], "x: a batch cannot carry an empty list"),
        ({"a": [1, {}]}, r"x\.a\[1\]: a batch cannot carry an empty object"),
        ("say $result[c0][ID]", r"x: a batch cannot carry a text with `\$result\[`"),
        ({"a[b": 1}, "a batch cannot carry a key that is blank or has brackets or NUL"),
        ({"": 1}, "a batch cannot carry a key that is blank or has brackets or NUL"),
        ({" ": 1}, "a batch cannot carry a key that is blank or has brackets or NUL"),
        ({"a\0b": 1}, "a batch cannot carry a key that is blank or has brackets or NUL"),
    ],
)
def test_what_a_command_cannot_carry_is_refused_at_once(
    table: Table, sent: Sent, value: object, told: str
) -> None:
    def use(batch: Any, things: Any) -> None:
        with pytest.raises(RequestError, match=told):
            batch.add(things.echo, x=value)
        assert len(batch) == 0

    sent(use)
    assert table.requests == []


def test_what_is_no_call_of_this_client_is_refused(portal: Portal, sent: Sent) -> None:
    other = Session(Webhook("https://other.example.com/rest/1/c/"), SETTINGS)

    def use(batch: Any, things: Any) -> None:
        with pytest.raises(TypeError, match=r"give a method of the client, such as b24\.crm"):
            batch.add(print, "x")
        with pytest.raises(ValueError, match="a method of another client"):
            batch.add(Things(other).get, id=1)
        with pytest.raises(TypeError, match="a batch takes one page of a list"):
            batch.add(things.rows)
        row = batch.add(things.get, id=1)
        with pytest.raises(AttributeError, match="Row has no 'nmber'"):
            row.ref(lambda row: row.nmber)
        with pytest.raises(TypeError, match="nothing can be computed from it"):
            row.ref(lambda row: 5)
        with pytest.raises(TypeError, match="has no value before the batch is answered"):
            bool(row.ref(lambda row: row.number))
        with pytest.raises(TypeError, match="has no value before the batch is answered"):
            batch.add(things.add, note=f"of {row.ref(lambda row: row.number)}")
        raise KeyError

    with pytest.raises(KeyError):
        sent(use)


def test_a_reference_outside_of_its_batch(table: Table, portal: Portal) -> None:
    with Session(portal.webhook, SETTINGS) as session:
        things = Things(session)
        first = Batch(session)
        new = first.add(things.add)
        with pytest.raises(ValueError, match="of another batch, which is not yet sent"):
            Batch(session).add(things.get, id=new.ref(lambda added: added.id))
        first.send()
        with Batch(session) as second:
            row = second.add(things.get, id=new.ref(lambda added: added.id))
        assert row.result.number == 101
        with pytest.raises(TypeError, match="JSON cannot carry Reference"):
            things.get(id=new.ref(lambda added: added.id))
        with pytest.raises(RuntimeError, match="the batch has been sent; make another one"):
            second.add(things.get, id=1)


def test_a_refused_command_is_repeated_and_nothing_else(table: Table, sent: Sent) -> None:
    found: list[Any] = []
    refuse = iter([False, True, True, False])

    def fail(method: str, params: dict[str, Any]) -> dict[str, Any] | None:
        full = method == "crm.x.get" and next(refuse, False)
        return {"error": "QUERY_LIMIT_EXCEEDED", "error_description": ""} if full else None

    table.fail = fail

    def use(batch: Any, things: Any) -> None:
        found.append(batch.add(things.get, id=1))
        found.append(batch.add(things.add))
        found.append(batch.add(things.get, id=found[1].ref(lambda added: added.id)))
        found.append(batch.add(things.get, id=2))

    sent(use)
    assert [command.error for command in found] == [None] * 4
    assert sum(method == "crm.x.add" for method, _ in table.commands) == 1


def lose(portal: Portal, table: Table) -> None:
    def reply(received: Any) -> Answer:
        return Answer(table.reply(received).body, drop=True)

    portal.reply = reply


def test_a_lost_answer_is_told_to_each_command(portal: Portal, table: Table, sent: Sent) -> None:
    found: list[Any] = []
    lose(portal, table)

    def use(batch: Any, things: Any) -> None:
        found.append(batch.add(things.add))
        found.append(batch.add(things.get, id=1))

    sent(use)
    assert table.requests == ["batch"]
    assert isinstance(found[0].error, OutcomeUnknown)
    assert type(found[1].error) is TransportError
    assert [command.error.method for command in found] == ["crm.x.add", "crm.x.get"]


@pytest.mark.parametrize(
    "answer",
    [[], {}, "x", {"result": 5}, {"result": {"c9": 1}}, {"result_error": ["x"]}],
)
def test_answers_that_are_not_those_of_a_batch(portal: Portal, sent: Sent, answer: object) -> None:
    portal.reply = lambda received: Answer({"result": answer})
    found: list[Any] = []

    def use(batch: Any, things: Any) -> None:
        found.append(batch.add(things.add))
        found.append(batch.add(things.get, id=1))

    sent(use)
    assert isinstance(found[0].error, OutcomeUnknown)
    assert type(found[1].error) is TransportError


def test_an_error_that_nobody_asks_for_is_logged(
    table: Table, sent: Sent, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR, logger="bitrix24_client")
    asked: list[Any] = []

    def use(batch: Any, things: Any) -> None:
        batch.add(things.get, id=777)
        asked.append(batch.add(things.get, id=778))

    sent(use)
    assert asked[0].error
    asked.clear()
    gc.collect()
    told = [record.getMessage() for record in caplog.records]
    assert told == ["of a batch, and nobody asked: crm.x.get: NOT_FOUND: There is no such thing."]


@pytest.mark.parametrize("sync", [True, False])
def test_a_batch_is_sent_once(table: Table, portal: Portal, sync: bool) -> None:
    if sync:
        with Session(portal.webhook, SETTINGS) as session, Batch(session) as batch:
            batch.add(Things(session).add)
            batch.send()
            with pytest.raises(RuntimeError, match="the batch has been sent"):
                batch.send()
        assert len(table.commands) == 1
        return

    async def run() -> None:
        async with AsyncSession(portal.webhook, SETTINGS) as session, AsyncBatch(session) as batch:
            batch.add(AsyncThings(session).add)
            await batch.send()
            with pytest.raises(RuntimeError, match="the batch has been sent"):
                await batch.send()

    asyncio.run(run())
    assert len(table.commands) == 1


def test_what_left_before_an_interruption_is_not_called_unsent(
    table: Table, portal: Portal, sent: Sent
) -> None:
    found: list[Any] = []
    second, held, number = threading.Event(), threading.Event(), itertools.count()

    def reply(received: Any) -> Answer:
        answer = table.reply(received)
        answer.wait = held if next(number) else second
        if answer.wait is held:
            second.set()
        return answer

    def interrupt(done: int, total: int | None) -> None:
        raise KeyboardInterrupt

    def use(batch: Any, things: Any) -> None:
        found.extend(batch.add(things.add) for _ in range(100))

    portal.reply = reply
    try:
        with pytest.raises(KeyboardInterrupt):
            sent(use, parallel=2, progress=interrupt)
        kinds = sorted(type(command.error).__name__ for command in found)
        assert kinds == ["NoneType"] * 50 + ["OutcomeUnknown"] * 50
    finally:
        held.set()


def test_requests_side_by_side_keep_the_context_of_the_caller(table: Table, portal: Portal) -> None:
    # Hooks read traces there, and renewing tokens whose callback it is that calls.
    trace, seen = ContextVar("trace", default=""), list[str]()
    watch = Watch(before=lambda attempt: seen.append(trace.get()))
    trace.set("t1")
    settings = replace(SETTINGS, watch=watch)
    with Session(portal.webhook, settings) as session, Batch(session) as batch:
        for _ in range(100):
            batch.add(Things(session).add)
    assert seen == ["t1", "t1"]


def test_an_answer_that_does_not_fit_is_an_error_of_its_command(portal: Portal, sent: Sent) -> None:
    portal.reply = lambda received: Answer(
        {"result": {"result": {"c0": {"ID": "x"}, "c1": {"ID": 2}}}}
    )
    found: list[Any] = []

    def use(batch: Any, things: Any) -> None:
        found.extend(batch.add(things.get, id=n) for n in (1, 2))

    sent(use)
    assert "the answer does not fit: ID" in str(found[0].error)
    assert found[1].result.number == 2
