"""Lists of the fake portal: filters, order, selection, pages."""

from __future__ import annotations

from typing import Any

import pytest
from bitrix24_client.testing import FakePortal

from tests.portal.asking import Body, ask, result

LIST = "crm.activity.list"
ROWS: list[Body] = [
    {"SUBJECT": "Alpha", "PRIORITY": 1, "COMPLETED": "Y", "START_TIME": "2025-01-03T00:00:00Z"},
    {"SUBJECT": "Beta", "PRIORITY": 2, "COMPLETED": "N", "START_TIME": "2025-01-02T00:00:00Z"},
    {"SUBJECT": "Alphabet", "PRIORITY": 3, "COMPLETED": "N", "START_TIME": "2025-01-01T00:00:00Z"},
    {"SUBJECT": "Gamma", "PRIORITY": 10, "COMPLETED": "N"},
]


@pytest.fixture
def full(portal: FakePortal) -> FakePortal:
    """A portal with a few activities, of deal 1 to 4."""
    rows = ({**row, "OWNER_TYPE_ID": 2, "OWNER_ID": n} for n, row in enumerate(ROWS, 1))
    assert portal.seed("activity", rows) == [1, 2, 3, 4]
    return portal


def found(portal: FakePortal, **params: Any) -> list[int]:
    """Numbers of the activities that a list answers."""
    return [int(row["ID"]) for row in result(portal, LIST, params)]


@pytest.mark.parametrize(
    ("condition", "numbers"),
    [
        ({"ID": 2}, [2]),
        ({"=ID": "2"}, [2]),
        ({"ID": [1, 3]}, [1, 3]),
        ({"!ID": 2}, [1, 3, 4]),
        ({"!=ID": [1, 2]}, [3, 4]),
        ({">PRIORITY": 2}, [3, 4]),
        ({">=PRIORITY": "2"}, [2, 3, 4]),
        ({"<PRIORITY": 3}, [1, 2]),
        ({"<=PRIORITY": 3}, [1, 2, 3]),
        ({"@PRIORITY": [1, "10"]}, [1, 4]),
        ({"!@PRIORITY": [1, 10]}, [2, 3]),
        ({"%SUBJECT": "alpha"}, [1, 3]),
        ({"!%SUBJECT": "alpha"}, [2, 4]),
        ({"=%SUBJECT": "Alpha%"}, [1, 3]),
        ({"%=SUBJECT": "%et%"}, [2, 3]),
        ({"!=%SUBJECT": "%a"}, [3]),
        ({"!%=SUBJECT": "Al%"}, [2, 4]),
        ({"COMPLETED": "Y"}, [1]),
        ({"COMPLETED": "N", "<PRIORITY": 3}, [2]),
        ({">=START_TIME": "2025-01-02T01:00:00+01:00"}, [1, 2]),
        ({"<START_TIME": "2025-01-02T00:00:00Z"}, [3]),
        ({"OWNER_TYPE_ID": 2, "OWNER_ID": 3}, [3]),
        ({"PROVIDER_ID": ""}, [1, 2, 3, 4]),
        ({"NO_SUCH_FIELD": 5}, [1, 2, 3, 4]),
        ({"BINDINGS": [{"OWNER_TYPE_ID": 2, "OWNER_ID": 3}]}, [3]),
        ({"BINDINGS": [{"OWNER_TYPE_ID": 2}, {"OWNER_ID": 3}]}, [1, 2, 3, 3, 4]),
    ],
)
def test_filters(full: FakePortal, condition: Body, numbers: list[int]) -> None:
    assert found(full, filter=condition, order={"ID": "ASC"}) == numbers


def test_order(full: FakePortal) -> None:
    assert found(full) == [4, 3, 2, 1]  # START_TIME, what has none first
    assert found(full, order={"PRIORITY": "desc"}) == [4, 3, 2, 1]
    assert found(full, order={"COMPLETED": "DESC", "SUBJECT": "ASC"}) == [1, 3, 2, 4]


def test_selection(full: FakePortal) -> None:
    def keys(*names: str) -> set[str]:
        return {*result(full, LIST, {"select": list(names)})[0]}

    plain = keys()
    assert plain == keys("*") == {*result(full, "crm.activity.get", {"id": 1})}
    assert {"ID", "SUBJECT", "DEADLINE"} <= plain
    assert not {"COMMUNICATIONS", "FILES", "BINDINGS"} & plain
    assert keys("SUBJECT") == {"ID", "SUBJECT"}
    assert keys("*", "BINDINGS") == plain | {"BINDINGS"}
    assert keys("NO_SUCH_FIELD") == {"ID"}


def test_pages(portal: FakePortal) -> None:
    portal.seed("activity", ({"OWNER_TYPE_ID": 2, "OWNER_ID": n} for n in range(1, 121)))

    def page(**params: Any) -> tuple[int, Body]:
        body = dict(ask(portal, LIST, params).body)
        return len(body["result"]), {key: body.get(key) for key in ("total", "next")}

    assert page() == (50, {"total": 120, "next": 50})
    assert page(start="50") == (50, {"total": 120, "next": 100})
    assert page(start=100) == (20, {"total": 120, "next": None})
    assert page(start=500) == (0, {"total": 120, "next": None})
    assert page(start=-1) == (50, {"total": 0, "next": None})
    order = {"ID": "ASC"}
    rest = {"start": -1, "order": order, "filter": {">ID": 80}}
    assert found(portal, **rest) == list(range(81, 121))


def test_an_empty_list_is_a_list(portal: FakePortal) -> None:
    body = ask(portal, LIST, {"filter": {"ID": 1}}).body
    assert (body["result"], body["total"], "next" in body) == ([], 0, False)


def test_a_record_that_is_seeded_may_have_fields_of_users(portal: FakePortal) -> None:
    portal.seed("activity", [{"OWNER_TYPE_ID": 2, "OWNER_ID": 1, "UF_CRM_X": "kept"}])
    assert result(portal, "crm.activity.get", {"id": 1})["UF_CRM_X"] == "kept"


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        ("activty", {}, "did you mean 'activity'"),
        ("activity", {"SUBJCT": 1}, "did you mean 'SUBJECT'"),
    ],
)
def test_a_slip_of_the_author_of_a_test_is_told(
    portal: FakePortal, kind: str, fields: Body, told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        portal.seed(kind, [fields])
