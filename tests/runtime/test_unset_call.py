"""`UNSET`, `Call`, and what an import costs."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

from generator.runtime.call import Call, Page, Paging, paging_of
from generator.runtime.unset import UNSET, Unset


def test_unset() -> None:
    assert repr(UNSET) == str(UNSET) == "UNSET"
    assert not UNSET
    assert isinstance(UNSET, Unset)
    assert pickle.loads(pickle.dumps(UNSET)) is UNSET
    assert copy.deepcopy(UNSET) is UNSET


def narrowed(value: int | Unset) -> int:
    """Type checkers accept this only if they narrow the sentinel."""
    return 0 if value is UNSET else value


def test_unset_narrows() -> None:
    assert (narrowed(UNSET), narrowed(3)) == (0, 3)


def test_call_is_generic_and_frozen() -> None:
    call = Call[int]("x.y", {"a": "data of the caller"}, int)
    assert (call.bare, call.paging, call.repeat_safe) == (False, None, False)
    assert "data" not in repr(call)
    with pytest.raises(FrozenInstanceError):
        call.wire = "z"  # type: ignore[misc]  # pyright: ignore


def test_paging_of() -> None:
    paging = Paging("start", 50, "next", "total")
    assert paging_of(Call[int]("x", {}, int, paging=paging)) is paging
    with pytest.raises(ValueError, match="x has no pages"):
        paging_of(Call[int]("x", {}, int))
    assert Page[int]([1]) == Page([1], None, None)


@pytest.mark.parametrize("name", ["unset", "call", "errors", "auth", "session"])
def test_import_is_cheap(name: str) -> None:
    code = (
        f"import sys, generator.runtime.{name};"
        "print([m for m in ('pydantic', 'httpx2', 'httpcore2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_making_a_session_is_cheap() -> None:
    code = (
        "import sys; from generator.runtime.async_session import AsyncSession;"
        "from generator.runtime.session import Session;"
        "from generator.runtime.shell import Settings;"
        "from generator.runtime.auth import Webhook;"
        "w = Webhook('https://a.b/rest/1/c/');"
        "Session(w, Settings('1')).close(); AsyncSession(w, Settings('1'));"
        "print([m for m in ('pydantic', 'httpx2', 'httpcore2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
