"""Model objects -> trees of plain facts, whatever fields they have: so no fact can be forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass

from pydantic import BaseModel

from generator import schema
from generator.model import Json, Shape, Type
from generator.problems import Location


@dataclass(frozen=True, slots=True)
class Node:
    """An object of the model: its class, its fields, and the object itself."""

    kind: str
    parts: dict[str, Tree]
    origin: object = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Things that have names; their order is no fact."""

    items: dict[str, Tree]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value, or a list that counts as one."""

    value: Json

    @property
    def mark(self) -> str:
        """Text that is the same for the same value: for Python `1`, `1.0` and `True` are equal."""
        return json.dumps(self.value, ensure_ascii=False, sort_keys=True)


Tree = Node | Table | Leaf

KEYS = {
    "Enum": "name",
    "EnumValue": "value",
    "ErrorExample": "name",
    "ErrorRow": "text",
    "Event": "name",
    "Example": "name",
    "Finding": "slug",
    "Follows": "field",
    "Limit": "name",
    "Method": "wire",
    "Operator": "prefix",
    "PlacementSpec": "code",
    "Property": "wire",
    "RateSpec": "name",
    "Shape": "name",
    "StepSpec": "name",
    "SystemError_": "message",
    "Type": "name",
    "UrlForm": "name",
    "WorkflowSpec": "name",
}
"""What the things of a list are told apart by; others by their place in it."""

PLACES = frozenset({"Enum.file", "Type.file", "Unit.file"})
"""Where something stands in the YAML is no fact."""

TOLD_ELSEWHERE = frozenset(
    {"Method.findings", "Event.findings", "WorkflowsFile.workflows"}
    | {f"Unit.{name}" for name in ("methods", "types", "enums", "findings")}
)

SETS = frozenset(
    {
        "ActSpec.sources",
        "Delivery.application",
        "Delivery.webhook",
        "Finding.touches",
        "Flags.api",
        "Flags.page",
        "Names.also",
        "Pages.hidden",
        "Shape.values",
        "Type.exclusive",
        "Alternatives.tags",
        "Stamps.time",
        "Stamps.user",
        "Tokens.code",
        "Tokens.refresh",
    }
)
"""Lists in which the order is no fact; nor is it in any `sources`."""

ORDERED = frozenset({"Protocol.rates", "RecordSpec.order", "WorkflowSpec.steps"})
"""Tables in which it is one."""

REFERENCES = {
    "ErrorRow.class_name": "errors",
    "ErrorSpec.group": "errors",
    "Event.auth": "types",
    "Event.data": "types",
    "Names.of": "types",
    "Protocol.time_type": "types",
    "RecordSpec.type": "types",
    "Shape.name": "types",
}
"""Fields that hold the name of something, and the section that it is in; enums count as types."""

WHOLE = frozenset({"body", "default", "example", "request", "response"})
"""Fields with data of any shape, compared as a whole."""


@dataclass(frozen=True, slots=True)
class Grower:
    """Makes trees of one spec. `names` of things that the other spec calls otherwise are by section."""

    type_of: Callable[[str], Type]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def tree(self, value: object, where: str = "") -> Tree:
        """The facts of a value; `where` is the class and field that holds it."""
        if is_dataclass(value) and not isinstance(value, type):
            return self._node(value, [f.name for f in fields(value)])
        if isinstance(value, BaseModel):
            return self._node(value, list(type(value).model_fields))
        if isinstance(value, Mapping) and where.rpartition(".")[2] not in WHOLE:
            return Table({str(key): self.tree(item, where) for key, item in value.items()})
        if isinstance(value, tuple | list):
            return self._list(list(value), where)
        if where in REFERENCES and isinstance(value, str):
            return Leaf(self.names.get(REFERENCES[where], {}).get(value, value))
        return Leaf(_plain(value))

    def _node(self, value: object, names: list[str]) -> Node:
        # An option of a placement is as the YAML has it, and the model has a class of the same name.
        kind = "Option" if isinstance(value, schema.Property) else type(value).__name__
        parts: dict[str, Tree] = {}
        for name in names:
            where = f"{kind}.{name}"
            inner = getattr(value, name)
            if where in PLACES or where in TOLD_ELSEWHERE or isinstance(inner, Location):
                continue
            parts[name] = self.tree(inner, where)
            if where in ORDERED:
                parts[f"{name} in order"] = Leaf([_key(item) for item in inner])
        if isinstance(value, Shape):
            parts |= self._inline(value)
        return Node(kind, parts, value)

    def _inline(self, shape: Shape) -> dict[str, Tree]:
        """An object that was written inside a parameter is told with the parameter, not with the types."""
        type_ = self.type_of(shape.name) if shape.kind == "type" else None
        if type_ is None or not type_.inline:
            return {"inside": Leaf(None)}
        return {"name": Leaf("object"), "inside": self.tree(type_)}

    def _list(self, values: list[object], where: str) -> Tree:
        if values and all(is_dataclass(v) or isinstance(v, BaseModel) for v in values):
            keys = [_key(value) for value in values]
            if None in keys or len({*keys}) < len(keys):
                keys = [str(number) for number in range(1, len(values) + 1)]
            pairs = zip(keys, values, strict=True)
            return Table({str(key): self.tree(value, where) for key, value in pairs})
        found: list[Json] = [_plain(value) for value in values]
        if where in SETS or where.endswith(".sources"):
            found.sort(key=lambda item: Leaf(item).mark)
        return Leaf(found) if found else Table({})


def _key(value: object) -> str | None:
    """What a thing is told apart by; None if that is its place only."""
    if isinstance(value, str):
        return value
    name = KEYS.get(type(value).__name__)
    return None if name is None else str(getattr(value, name))


def _plain(value: object) -> Json:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"no fact: {type(value).__name__}")
