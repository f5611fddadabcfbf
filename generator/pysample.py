"""Examples of methods and types -> calls and values of the generated client, typed as that is."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from generator import text
from generator.codetree import Group, Node, layout

if TYPE_CHECKING:
    from generator.model import Alternatives, Extra, Json, Method, Property, Scope, Shape, Type

PACKAGE = "bitrix24_client"

_KINDS: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "timestamp": (int,),
    "float": (int, float),
    "bool": (bool,),
    "dict": (dict,),
    "file": (list,),
}
"""Types of JSON values by the `python` of a scalar; text where nothing is said."""


def python(method: Method, scope: Scope) -> str:
    """The imports, the call, and what it answers printed; `b24` is a client."""
    writer = Writer(scope)
    call = writer.call(method, method.examples[0].request)
    return f"{writer.imports()}{layout(statement('result = ', call), 4)}\nprint(result)\n"


def value(type_: Type, scope: Scope) -> str:
    """The imports and an expression of the example of a type."""
    writer = Writer(scope)
    expression = layout(writer.named(type_, type_.example), 4)
    return f"{writer.imports()}{expression}\n"


def alternative(options: Alternatives, value: Json, scope: Scope) -> Shape | None:
    """Which of the alternatives a value is; None if it is none of them."""
    if options.by is None:
        return next((s for s in options.shapes if _may_be(s, value, scope)), None)
    tag = value.get(options.by) if isinstance(value, dict) else None
    by_tag = dict(zip(options.tags, options.shapes, strict=True))
    return by_tag.get(tag) if isinstance(tag, str) else None


def _may_be(shape: Shape, value: Json, scope: Scope) -> bool:
    match shape.kind:
        case "type":
            options = scope.type(shape.name).alternatives
            if options is None:
                return isinstance(value, dict)
            return alternative(options, value, scope) is not None
        case "enum":
            return type(value).__name__ == scope.enum(shape.name).base
        case "scalar":
            python = scope.commons.scalars[shape.name].python
            return python == "any" or type(value) in _KINDS.get(python, (str,))
        case "any":
            return True


def statement(before: str, call: Group, after: str = "") -> Group:
    """A call with what stands before and after it on its lines."""
    return Group(f"{before}{call.open}", call.items, f"{call.close}{after}")


@dataclass(slots=True)
class Writer:
    """Values of an example as Python expressions; remembers the names that they need, by module."""

    scope: Scope
    names: dict[str, set[str]] = field(default_factory=dict)

    def need(self, module: str, *names: str) -> None:
        """Import names from a module, or the module itself."""
        self.names.setdefault(module, set()).update(names)

    def imports(self) -> str:
        """Everything that was needed; what Python brings itself stands in a block of its own."""
        lines: dict[bool, str] = {False: "", True: ""}
        for module in sorted(self.names, key=lambda module: (bool(self.names[module]), module)):
            lines[module.split(".")[0] not in sys.stdlib_module_names] += _import(
                module, self.names[module]
            )
        return "".join(f"{block}\n" for block in lines.values() if block)

    def call(self, method: Method, request: dict[str, Json], below: str = "") -> Group:
        """The call of a method, or of what hangs below it; `b24` is a client."""
        path = ".".join(("b24", *method.path, method.name))
        return Group(f"{path}{below}(", self.arguments(method.params, request), ")")

    def added(self, method: Method, request: dict[str, Json]) -> Group:
        """The call as a command of `batch`."""
        path = ".".join(("b24", *method.path, method.name))
        return Group("batch.add(", (("", path), *self.arguments(method.params, request)), ")")

    def arguments(
        self, properties: tuple[Property, ...], value: dict[str, Json], extra: Extra | None = None
    ) -> tuple[tuple[str, Node], ...]:
        """Keyword arguments; keys that have no name of their own come as a mapping."""
        known = {p.wire: p for p in properties}
        named = [
            (f"{known[key].name}=", self.value(known[key].shape, item))
            for key, item in value.items()
            if key in known
        ]
        rest = [
            (f"{text.string(key)}: ", self.value(extra.shape, item) if extra else plain(item))
            for key, item in value.items()
            if key not in known
        ]
        return (*named, ("**", Group("{", tuple(rest), "}"))) if rest else tuple(named)

    def value(self, shape: Shape, value: Json) -> Node:
        if shape.many and isinstance(value, list):
            return Group("[", tuple(("", self.single(shape, item)) for item in value), "]")
        return self.single(shape, value)

    def single(self, shape: Shape, value: Json) -> Node:
        match shape.kind:
            case "enum":
                return self.member(shape.name, value)
            case "type":
                return self.named(self.scope.type(shape.name), value)
            case "scalar":
                return self.scalar(self.scope.commons.scalars[shape.name].python, value)
            case _:
                return plain(value)

    def member(self, name: str, value: Json) -> str:
        for known in self.scope.enum(name).values:
            if known.value == value and type(known.value) is type(value):
                self.need(f"{PACKAGE}.enums", name)
                return f"{name}.{known.name}"
        return text.literal(value)

    def named(self, type_: Type, value: Json) -> Node:
        """A value of a named type: of an object, or of one of the alternatives."""
        if type_.alternatives is not None:
            shape = alternative(type_.alternatives, value, self.scope)
            return plain(value) if shape is None else self.single(shape, value)
        return self.object(type_, value) if isinstance(value, dict) else plain(value)

    def object(self, type_: Type, value: dict[str, Json]) -> Node:
        if not type_.is_map:
            self.need(f"{PACKAGE}.models", type_.name)
            constant = {p.wire for p in type_.properties if p.is_constant}
            chosen = {key: item for key, item in value.items() if key not in constant}
            inner = self.arguments(type_.properties, chosen, type_.extra)
            return Group(f"{type_.name}(", inner, ")")
        shapes = {p.wire: p.shape for p in type_.properties}
        items = [
            (f"{text.string(key)}: ", self.value(shape, item) if shape else plain(item))
            for key, item in value.items()
            for shape in [shapes.get(key) or (type_.extra and type_.extra.shape)]
        ]
        return Group("{", tuple(items), "}")

    def scalar(self, kind: str, value: Json) -> Node:
        match kind, value:
            case "datetime", str() if _is_datetime(value):
                self.need("datetime", "datetime")
                return f"datetime.fromisoformat({text.string(value)})"
            case "timestamp", int():
                self.need("datetime", "UTC", "datetime")
                return f"datetime.fromtimestamp({value}, UTC)"
            case "yes_no", "Y" | "N":
                return str(value == "Y")
            case "file", list():
                return Group("(", tuple(("", plain(item)) for item in value), ")")
            case _:
                return plain(value)


def plain(value: Json) -> Node:
    """A JSON value as a Python literal that can be broken into lines."""
    if isinstance(value, dict):
        return Group("{", tuple((f"{text.string(k)}: ", plain(v)) for k, v in value.items()), "}")
    if isinstance(value, list):
        return Group("[", tuple(("", plain(item)) for item in value), "]")
    return text.literal(value)


def _is_datetime(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _import(module: str, names: set[str]) -> str:
    if not names:
        return f"import {module}\n"
    items: list[tuple[str, Node]] = [("", name) for name in sorted(names)]
    line = f"from {module} import {', '.join(sorted(names))}\n"
    if len(line) <= text.WIDTH + 1:
        return line
    return f"from {module} import {layout(Group('(', tuple(items), ')'), 4, width=0)}\n"
