"""b24api, lists by `list_batched`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from clients.b24api_no_count import start


def fetch(url: str, select: list[str]) -> Iterable[dict[str, Any]]:
    """All rows, as a list."""
    request = {"method": "crm.activity.list", "parameters": {"select": select}}
    return list(start(url).list_batched(request))
