"""Shapes -> type expressions that exist at run time.

They validate results, read the fields of models, and say what is checked before something is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields

from generator import text
from generator.emit.client import layout
from generator.emit.client.annotations import either, is_listed, literal, map_shapes, or_none
from generator.emit.client.imports import Imports
from generator.model import Enum, Extra, Limits, Scope, Shape, Type, Unit

_CODECS = {
    "int": "Int",
    "str": "Str",
    "float": "Float",
    "bool": "Bool",
    "yes_no": "YesNo",
    "datetime": "DateTime",
    "timestamp": "Timestamp",
    "dict": "Dict",
    "any": "Json",
    "file": "FileContent",
}
"""Names in the runtime's `values`, by the `python` of a scalar."""


def open_enum(enum: Enum) -> tuple[str, str]:
    """Module and name of the type of a field that holds a value of an enum."""
    return f"_open_enums.{enum.module}", f"{enum.name}Value"


@dataclass(frozen=True, slots=True)
class Expressions:
    """Writes type expressions into one module.

    `own` names a class or union. Values that are `sent` know their bounds; if they are `read` too, what comes
    may break them. `shadowed` are names that mean something else where the expression stands.
    """

    scope: Scope
    imports: Imports
    own: Callable[[Type], str]
    sent: bool = False
    read: bool = True
    shadowed: frozenset[str] = frozenset()

    def whole(self, shape: Shape) -> str:
        """A value with everything that holds for it."""
        names = "" if shape.many else self._names(shape)
        marked = self._marked(self.listed(shape), self.limits(shape), names)
        return or_none(marked, shape.nullable)

    def listed(self, shape: Shape) -> str:
        """A value, whatever its bounds; a list of them where it is one."""
        if not shape.many:
            return self.single(shape)
        return f"{self.imports.builtin('list', self.shadowed)}[{self.item(shape)}]"

    def item(self, shape: Shape) -> str:
        """An item of a list, whatever the bounds of the list."""
        limits = self._limits(self._keys(shape)) if self.sent else ""
        return self._marked(self.single(shape), limits, self._names(shape))

    def single(self, shape: Shape) -> str:
        """One value, whatever its bounds."""
        match shape.kind:
            case "enum":
                return self.imports.own(*open_enum(self.scope.enum(shape.name)))
            case "type":
                type_ = self.scope.type(shape.name)
                if not type_.is_map:
                    return self.own(type_)
                values = either(map(self.whole, map_shapes(type_)))
                return f"{self.imports.own('_runtime.maps', 'Map')}[{values}]"
            case "scalar" if self.sent and is_listed(shape, self.scope):
                listed = literal(shape, self.imports)
                if not self.read:
                    return listed
                return f"{self.imports.own('_runtime.values', 'Open')}[{listed}]"
            case "scalar":
                return self.codec(self.scope.commons.scalars[shape.name].python)
            case _:
                return self.codec("any")

    def are_single(self, shapes: tuple[Shape, ...]) -> bool:
        """Whether none of the values is made of others, or is any."""
        scalars = self.scope.commons.scalars
        return all(
            shape.kind == "scalar" and scalars[shape.name].python not in {"any", "dict", "file"}
            for shape in shapes
        )

    def codec(self, python: str) -> str:
        """What reads and writes a scalar."""
        return self.imports.own("_runtime.values", _CODECS[python])

    def constant(self, shape: Shape) -> str:
        """The one value that a shape allows."""
        return _literal(self._values(shape)[0])

    def _values(self, shape: Shape) -> tuple[object, ...]:
        """The allowed values as they are read."""
        scalar = shape.kind == "scalar" and self.scope.commons.scalars[shape.name].python
        return tuple(v == "Y" for v in shape.values) if scalar == "yes_no" else shape.values

    def limits(self, shape: Shape, optional: bool = False) -> str:
        """The bounds of a value as metadata; empty if there are none.

        A field that is `optional` is None where it is left out; its type cannot tell whether null is allowed.
        """
        if not self.sent:
            return ""
        values = {} if is_listed(shape, self.scope) else {"values": self._values(shape)}
        keys = {} if shape.many else self._keys(shape)
        null = {"nullable": True} if optional and shape.nullable and shape.kind != "any" else {}
        return self._limits({**arguments(shape.limits), **values, **keys, **null})

    def _keys(self, shape: Shape) -> dict[str, object]:
        """What holds for the keys of an object with free ones."""
        type_ = self.scope.type(shape.name) if shape.kind == "type" else None
        if type_ is None or not type_.is_map or type_.extra is None:
            return {}
        if type_.extra.names is not None:
            return arguments(key_limits(type_.extra))
        return {
            "keys": key_pattern(type_.extra),
            "named": tuple(p.wire for p in type_.properties),
            **arguments(key_limits(type_.extra)),
        }

    def _names(self, shape: Shape) -> str:
        """Metadata of what is a name, or has names of fields as keys; empty for all else."""
        type_ = self.scope.type(shape.name) if shape.kind == "type" else None
        extra = type_.extra if type_ is not None else None
        names = extra.names if extra is not None else shape.names
        if names is None or not self.sent:
            return ""
        given: dict[str, str] = {"of": self.own(self.scope.type(names.of))}
        if names.also:
            given["also"] = _literal(names.also)
        if names.pattern is not None:
            given["pattern"] = _literal(names.pattern)
        if extra is not None and extra.operator is not None:
            given["operators"] = "True"
        if type_ is not None and type_.properties:
            own = [f"({_literal(p.wire)}, {self.whole(p.shape)})" for p in type_.properties]
            given["own"] = f"({', '.join(own)}{',' if len(own) == 1 else ''})"
        told = ", ".join(f"{name}={value}" for name, value in given.items())
        return f"{self.imports.own('_runtime.names', 'Names')}({told})"

    def _limits(self, given: dict[str, object]) -> str:
        told = ", ".join(f"{k}={_literal(v)}" for k, v in given.items() if v not in (None, ()))
        return f"{self.imports.own('_runtime.limits', 'Limits')}({told})" if told else ""

    def _marked(self, kind: str, *marks: str) -> str:
        told = ", ".join((kind, *filter(None, marks)))
        return f"{self.imports.name('typing', 'Annotated')}[{told}]" if any(marks) else kind


@dataclass(frozen=True, slots=True)
class ChecksView:
    """A function that answers what parameters are checked against before they are sent."""

    name: str
    rows: tuple[str, ...]


def checks(unit: Unit, expressions: Expressions) -> Iterator[ChecksView]:
    """The checks of each method: made at its first call, for all its functions."""
    for method in unit.methods:
        lines: list[str] = []
        for p in method.params:
            if is_checked(p.shape, expressions.scope):
                before = f"{text.string(p.wire)}: "
                lines += layout.lines(expressions.whole(p.shape), text.WIDTH - 8, before, ",")
        if lines:
            expressions.imports.name("functools", "cache")
            expressions.imports.name("typing", "Any")
            yield ChecksView(f"_checks_of_{method.name}", tuple(lines))


def is_checked(shape: Shape, scope: Scope) -> bool:
    """Whether a parameter is checked before it is sent: all but what may be anything."""
    scalar = scope.commons.scalars[shape.name].python if shape.kind == "scalar" else shape.kind
    if scalar != "any" or shape.many:
        return True
    return bool(shape.values or shape.names or arguments(shape.limits))


def key_pattern(extra: Extra) -> str | None:
    """Regular expression of a whole key, as short as can be; None where names are listed."""
    if extra.keys is None or extra.operator is None:
        return extra.keys
    return f"^{extra.operator}(?:{extra.keys})$"


def key_limits(extra: Extra) -> Limits:
    """How many free keys there may be."""
    return Limits(min_items=extra.min_items, max_items=extra.max_items)


def arguments(limits: Limits) -> dict[str, object]:
    """The bounds that there are, by name."""
    given = ((field.name, getattr(limits, field.name)) for field in fields(limits))
    return {name: value for name, value in given if value is not None}


def _literal(value: object) -> str:
    if isinstance(value, tuple):
        items = ", ".join(map(_literal, value))
        return f"({items},)" if len(value) == 1 else f"({items})"
    return text.string(value) if isinstance(value, str) else repr(value)
