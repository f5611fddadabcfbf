"""Records that a test puts into the portal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .facts import Facts, is_list, is_object, suggestion
from .store import Record, Table


def seeded(table: Table, fields: Facts, now: datetime, user_id: int) -> Record:
    """Return a record with some fields, and the others as in a new one.

    Args:
        table: Where it will stand.
        fields: The fields; that with the bindings sets them.
        now: When it is made.
        user_id: Who makes it.

    Raises:
        ValueError: There is no such field.
    """
    bindings = fields.pop(table.spec.get("bindings", {}).get("field", ""), None)
    for name in fields:
        if name not in table.shapes and not _is_own(name):
            hint = suggestion(name, table.shapes)
            raise ValueError(f"{table.name} has no field {name!r}; {hint}")
    record = Record()
    record.fields = {n: table.read(n, v) for n, v in table.spec.get("new", {}).items()}
    table.stamp(record, "created", now, user_id)
    record.fields |= {name: table.read(name, value) for name, value in fields.items()}
    table.follow(record)
    owner: Facts | None = table.spec.get("owner")
    if owner is not None:
        record.bindings = _objects(bindings, owner) or _objects([record.fields], owner)
    return record


def _is_own(name: str) -> bool:
    """Whether a field may be one that users of the portal have made."""
    return name.upper().startswith(("UF_", "UFCRM"))


def _objects(told: Any, owner: Facts) -> list[tuple[int, int]]:
    if not is_list(told):
        return []
    pairs = (item for item in told if is_object(item))
    return [
        (int(pair[owner["type"]]), int(pair[owner["id"]]))
        for pair in pairs
        if pair.get(owner["type"]) is not None and pair.get(owner["id"]) is not None
    ]
