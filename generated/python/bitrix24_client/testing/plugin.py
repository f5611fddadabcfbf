"""Fixtures for pytest, which finds them when the package is installed with `[testing]`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .portal import FakePortal


@pytest.fixture
def bitrix24_portal() -> Iterator[FakePortal]:
    """A portal with nothing in it, for one test."""
    from .portal import FakePortal

    with FakePortal() as portal:
        yield portal
