"""What the portal keeps: records of several kinds, by key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any, TypeAlias

from .facts import Facts, facts, is_list, several
from .render import as_php, render
from .values import Misfit, read_scalar

Object: TypeAlias = tuple[int, int]
"""A CRM object: its type and its identifier."""


@dataclass(slots=True)
class Record:
    """A record.

    Attributes:
        fields: What its type has, and fields of users.
        hidden: What only some methods answer with.
        bindings: The CRM objects that it is bound to.
        application: The application that made it; empty for none.
        parts: What applications have attached to it.
    """

    fields: Facts = field(default_factory=dict[str, Any])
    hidden: Facts = field(default_factory=dict[str, Any])
    bindings: list[Object] = field(default_factory=list[Object])
    application: str = ""
    parts: dict[str, Facts] = field(default_factory=dict[str, Facts])

    def get(self, name: str) -> Any:
        """Return the value of a field, hidden or not.

        Args:
            name: Name of the field.
        """
        return self.fields.get(name, self.hidden.get(name))

    def copy(self) -> Record:
        """Return a record whose fields can be changed without changing this one."""
        return Record(
            dict(self.fields),
            dict(self.hidden),
            list(self.bindings),
            self.application,
            {name: dict(part) for name, part in self.parts.items()},
        )


class Table:
    """The records of one kind, in the order in which they were made.

    Args:
        name: Name of the kind.
        zone: Zone of the portal.
    """

    def __init__(self, name: str, zone: tzinfo) -> None:
        self.name = name
        self.spec: Facts = facts()["records"][name]
        self.zone = zone
        self.shapes: dict[str, Facts] = facts()["types"][self.spec["type"]][
            "properties"
        ]
        self.rows: dict[tuple[str, Any], Record] = {}
        self._last = 0

    def place(self, key: Any, application: str) -> tuple[str, Any]:
        """Return where a record stands.

        Args:
            key: Its key.
            application: Who looks for it.
        """
        return (application if self.spec.get("per_application") else "", key)

    def find(self, key: Any, application: str) -> Record | None:
        """Return a record, or None.

        Args:
            key: Its key.
            application: Who looks for it.
        """
        return self.rows.get(self.place(key, application))

    def of(self, application: str) -> Iterator[Record]:
        """Yield the records that an application sees.

        Args:
            application: The application; empty for none.
        """
        for (owner, _), record in self.rows.items():
            if owner in ("", application):
                yield record

    def add(self, record: Record) -> None:
        """Keep a record; it gets a number if its kind has numbers.

        Args:
            record: The record.
        """
        key = self.spec["key"]
        if self.spec.get("numbered"):
            number = record.fields.get(key) or self._last + 1
            self._last = max(self._last, int(number))
            record.fields = {key: number, **record.fields}
        self.rows[self.place(record.fields[key], record.application)] = record

    def remove(self, record: Record) -> None:
        """Forget a record.

        Args:
            record: The record.
        """
        del self.rows[self.place(record.fields[self.spec["key"]], record.application)]

    def read(self, name: str, value: Any) -> Any:
        """Return what a value of a field means, which is written as answers have it.

        Args:
            name: Name of the field.
            value: The value.
        """
        shape = self.shapes.get(name)
        if shape is None or shape.get("many") or value is None or value == "":
            return None if value == "" and _is_time(shape) else value
        scalar = shape["name"]
        if shape["kind"] == "enum":
            base = facts()["enums"][scalar]["base"]
            scalar = "integer" if base == "int" else "string"
        elif shape["kind"] != "scalar":
            return value
        try:
            return read_scalar(scalar, value, self.zone)
        except Misfit:
            return value

    def fits(self, record: Record, conditions: Facts) -> bool:
        """Return whether fields of a record have the values that are told.

        Args:
            record: The record.
            conditions: One value or several by field, as answers have them.
        """
        return all(
            any(
                same(record.get(name), self.read(name, value))
                for value in _told(values)
            )
            for name, values in conditions.items()
        )

    def is_closed(self, record: Record) -> bool:
        """Return whether a record is closed.

        Args:
            record: The record.
        """
        closed: Facts = self.spec.get("closed", {})
        return bool(closed) and self.fits(record, closed)

    def set(self, record: Record, values: Facts) -> None:
        """Give fields of a record new values; those that its type lacks are hidden.

        Args:
            record: The record.
            values: The values, by field.
        """
        for name, value in values.items():
            (record.fields if name in self.shapes else record.hidden)[name] = value

    def follow(self, record: Record) -> None:
        """Give fields that depend on others their values.

        Args:
            record: The record.
        """
        for rule in self.spec.get("follows", ()):
            name = rule["field"]
            free = rule.get("always") or record.get(name) in (None, "")
            if free and self.fits(record, rule["when"]):
                source = rule.get("source")
                told = record.get(source) if source else self.read(name, rule["value"])
                if told not in (None, ""):
                    record.fields[name] = told

    def stamp(self, record: Record, moment: str, now: datetime, user_id: int) -> None:
        """Fill in what the server knows: when, and who.

        Args:
            record: The record.
            moment: `created` or `changed`.
            now: The time.
            user_id: The user.
        """
        stamps: Facts = self.spec.get(moment, {})
        for name in stamps.get("time", ()):
            record.fields[name] = now
        for name in stamps.get("user", ()):
            if moment != "created" or record.fields.get(name) is None:
                record.fields[name] = user_id

    def row(self, record: Record, selected: frozenset[str] | None = None) -> Facts:
        """Return a record as an answer has it.

        Args:
            record: The record.
            selected: Names that were asked for; None for what is plain.
        """
        made: Facts = {}
        values = {**record.fields, **self._bindings(record)}
        for name, value in values.items():
            if not self._is_answered(name, selected):
                continue
            shape = self.shapes.get(name)
            plain = as_php(value, self.zone)
            made[name] = render(shape, value, self.zone) if shape else plain
        return made

    def _is_answered(self, name: str, selected: frozenset[str] | None) -> bool:
        calls: list[str] | None = self.spec.get("asked_for", {}).get(name)
        if calls is not None:
            return selected is not None and not selected.isdisjoint(calls)
        wanted = selected is None or "*" in selected or name in selected
        return wanted or name == self.spec["key"]

    def _bindings(self, record: Record) -> Facts:
        if "bindings" not in self.spec:
            return {}
        owner = self.spec["owner"]
        pairs = [
            {owner["type"]: type_, owner["id"]: id_} for type_, id_ in record.bindings
        ]
        return {self.spec["bindings"]["field"]: pairs}


def _told(values: Any) -> list[Any]:
    return (
        values
        if is_list(values) and values
        else [values] if values is None else several(values)
    )


def _is_time(shape: Facts | None) -> bool:
    if shape is None or shape["kind"] != "scalar":
        return False
    return bool(facts()["scalars"][shape["name"]]["python"] == "datetime")


def same(one: Any, other: Any) -> bool:
    """Return whether two kept values are equal; nothing is equal to an empty text.

    Args:
        one: A value.
        other: Another one.
    """
    if one in (None, "") or other in (None, ""):
        return one in (None, "") and other in (None, "")
    if type(one) is type(other) or isinstance(one, int | float):
        return bool(one == other)
    return json.dumps(one, default=str) == json.dumps(other, default=str)
