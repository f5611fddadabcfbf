"""b24pysdk, lists by `.as_list()`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from clients.b24pysdk_fast import start


def fetch(url: str, select: list[str]) -> Iterable[dict[str, Any]]:
    """All rows, as a list."""
    return start(url).crm.activity.list(select=select).as_list().result
