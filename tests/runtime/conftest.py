"""Fixtures of the tests of the runtime."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.runtime.loopback import Portal, running


@pytest.fixture
def portal() -> Iterator[Portal]:
    """A portal that runs for one test."""
    with running() as made:
        yield made
