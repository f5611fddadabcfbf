"""What the tests of the fake portal share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bitrix24_client.testing import FakePortal


@pytest.fixture
def portal() -> Iterator[FakePortal]:
    """A portal that is called in the same process."""
    with FakePortal(domain="demo.bitrix24.com") as made:
        yield made
