"""One call: what was given, whom it is from, and the record that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cached_property
from typing import Any

from .facts import Facts, facts
from .messages import Caller
from .shapes import Problem, Reading, at
from .store import Object, Record, Table


class World:
    """Everything that the portal keeps.

    Args:
        zone: Zone of the portal.
    """

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone
        self.tables = {name: Table(name, zone) for name in facts().get("records", {})}
        self.absent: set[tuple[int, int | None]] = set()

    def exists(self, object_: Object) -> bool:
        """Return whether there is a CRM object; there is each that nobody took away.

        Args:
            object_: Its type and its identifier.
        """
        type_, id_ = object_
        return id_ > 0 and not {(type_, id_), (type_, None)} & self.absent


@dataclass(frozen=True, slots=True)
class Change:
    """What a call has done to a record: `create`, `update` or `delete`."""

    kind: str
    table: Table
    record: Record


class Call:
    """A call of a method.

    Args:
        method: Its wire name.
        given: The parameters as they came.
        caller: Who calls.
        world: What the portal keeps.
        now: The time.
        exact: Whether parameters must look as documented.
    """

    def __init__(
        self,
        method: str,
        given: Facts,
        caller: Caller,
        world: World,
        now: datetime,
        exact: bool = False,
    ) -> None:
        self.method = method
        self.facts: Facts = facts()["methods"][method]
        self.act: Facts = facts().get("acts", {}).get(method, {"does": "show"})
        self.given = given
        self.caller = caller
        self.world = world
        self.now = now
        self.changes: list[Change] = []
        reading = Reading(world.zone, exact)
        self.values = reading.params(self.facts["params"], given)
        self.problems: list[Problem] = reading.problems

    @property
    def table(self) -> Table:
        """The table that the method works on."""
        return self.world.tables[self.act["record"]]

    def value(self, path: str) -> Any:
        """Return the value of a parameter or of a part of one; None if there is none.

        Args:
            path: Names with dots between them.
        """
        return next(at(self.values, path), None)

    def has(self, path: str) -> bool:
        """Return whether a parameter or a part of one was given.

        Args:
            path: Names with dots between them.
        """
        return next(at(self.values, path), None) is not None

    def object(self, part: str = "object") -> Object | None:
        """Return the CRM object that parameters name.

        Args:
            part: `object` or `target`.
        """
        paths = self.act.get(part)
        if paths is None or not (self.has(paths["type"]) and self.has(paths["id"])):
            return None
        return self.value(paths["type"]), self.value(paths["id"])

    @cached_property
    def record(self) -> Record | None:
        """The record that the call is about, if the method knows it."""
        if "record" not in self.act or "key" not in self.act:
            return None
        return self.named(
            self.act["record"], self.act["key"], self.act.get("where", {})
        )

    def named(self, kind: str, path: str, where: Facts) -> Record | None:
        """Return the record that a parameter names, or None.

        Args:
            kind: Its kind.
            path: The parameter.
            where: What it must be like.
        """
        table = self.world.tables[kind]
        found = table.find(self.value(path), self.caller.application)
        return found if found is not None and table.fits(found, where) else None

    def given_fields(self) -> Iterator[tuple[str, Any]]:
        """Yield the fields that the call sets, and their values."""
        yield from self._of()
        for path, name in self.act.get("fields", {}).items():
            for value in at(self.values, path):
                yield name, value

    def _of(self) -> Iterator[tuple[str, Any]]:
        """Fields under their own names, less those that the server alone sets."""
        if "of" not in self.act:
            return
        given: Facts = self.value(self.act["of"]) or {}
        sent = facts()["types"][self.facts["params"][self.act["of"]]["name"]][
            "properties"
        ]
        updates = self.act["does"] == "update"
        for name, value in given.items():
            shape: Facts = self.table.shapes.get(name, {})
            is_fixed = updates and shape.get("immutable")
            if not is_fixed and (name in sent or not shape.get("read_only")):
                yield name, value

    @cached_property
    def draft(self) -> Record:
        """The record as it would be after the call."""
        made = self.record.copy() if self.record is not None else Record()
        if self.act["does"] == "create":
            made.application = self.caller.application
            new = {
                n: self.table.read(n, v)
                for n, v in self.table.spec.get("new", {}).items()
            }
            made.fields = {**new}
            self.table.set(made, dict(self._defaults()))
        if self.act["does"] in ("create", "update"):
            fixed = {
                n: self.table.read(n, v) for n, v in self.act.get("sets", {}).items()
            }
            self.table.set(made, {**dict(self.given_fields()), **fixed})
            self.table.follow(made)
        return made

    def _defaults(self) -> Iterator[tuple[str, Any]]:
        for path, name in self.act.get("fields", {}).items():
            shape = shape_at(self.facts["params"], path)
            if shape is not None and "default" in shape:
                yield name, shape["default"]


def shape_at(params: Facts, path: str) -> Facts | None:
    """Return what the spec says of a parameter, or of a part of one.

    Args:
        params: The parameters of a method.
        path: Names with dots between them.
    """
    head, _, rest = path.partition(".")
    shape: Facts | None = params.get(head)
    if not rest or shape is None or shape["kind"] != "type":
        return None if rest else shape
    return shape_at(facts()["types"][shape["name"]]["properties"], rest)
