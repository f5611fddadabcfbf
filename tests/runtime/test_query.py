"""The text of a command: what commands have in common is written once, and stays right."""

from __future__ import annotations

from typing import Any

import pytest

from generator.runtime.call import Call
from generator.runtime.command import Slot
from generator.runtime.errors import RequestError
from generator.runtime.query import Known, pointer, query
from generator.runtime.reference import Reference
from generator.runtime.unset import UNSET


def text(known: Known, **params: Any) -> str:
    """The text of a command with these parameters."""
    call = Call("crm.x.list", params, Any)
    return query(call, lambda need: pointer("c0", need.path), known)


def test_common_values_are_written_once() -> None:
    known: Known = {}
    select = ["ID", "A B"]
    told = "crm.x.list?select[0]=ID&select[1]=A+B&start="
    assert [text(known, select=select, start=n, x=UNSET) for n in (1, 2)] == [
        f"{told}1",
        f"{told}2",
    ]
    assert known["select"][0] is select
    assert text(known, select=["ID"]) == "crm.x.list?select[0]=ID"  # another value of that name


def test_what_refers_to_others_is_never_kept() -> None:
    known: Known = {}
    slot = Slot.of(Call("crm.x.list", {}, Any), True)
    filters = {">ID": Reference(slot, (49, "ID"), True)}
    assert (
        text(known, filter=filters) == "crm.x.list?filter[%3EID]=%24result%5Bc0%5D%5B49%5D%5BID%5D"
    )
    assert known == {}


def test_what_cannot_go_is_refused_each_time() -> None:
    known: Known = {}
    bad = {"A": None}
    for _ in range(2):
        with pytest.raises(RequestError, match="null"):
            text(known, fields=bad)
