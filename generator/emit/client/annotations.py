"""Shapes -> Python types for type checkers: of a parameter and of a result."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator import text
from generator.emit.client.imports import Imports
from generator.model import Enum, Extra, Scope, Shape, Type

_LITERAL = {"str": str, "int": int, "bool": bool}
"""Type of the values of a `Literal`, by the `python` of a scalar."""

_BUILTINS = {"int": "int", "str": "str", "float": "float", "bool": "bool", "yes_no": "bool"}

CONVERTED = {"yes_no": ("_runtime.values", "yes_no"), "timestamp": ("_runtime.methods", "unix")}
"""Module and name of the function for parameters whose type does not tell how they are sent."""

TEXT = ("_runtime.methods", "text")
"""The same for values of an enum of texts, some of which look like numbers."""

FLAGS = ("_runtime.methods", "flags")
"""The same for objects with truth values in them; it takes a type expression too."""


@dataclass(frozen=True, slots=True)
class Annotator:
    """Writes types into one module; `shadowed` are names that mean something else where they stand."""

    scope: Scope
    imports: Imports
    shadowed: frozenset[str] = frozenset()

    def parameter(self, shape: Shape) -> str:
        """Type of an argument, without what being optional adds."""
        single = self._argument(shape)
        if shape.many:
            single = f"{self.imports.name('collections.abc', 'Sequence')}[{single}]"
        return or_none(single, shape.nullable)

    def _argument(self, shape: Shape) -> str:
        match shape.kind:
            case "enum":
                return self._enum(self.scope.enum(shape.name))
            case "type":
                type_ = self.scope.type(shape.name)
                if type_.is_map:
                    return self._mapping(self.map_values(type_, self.parameter))
                own = self.imports.own(f"models.{type_.module}", type_.name)
                if type_.alternatives and all(s.kind != "type" for s in parts(type_)):
                    return own
                return f"{own} | {self._mapping(self._builtin('object'))}"
            case "scalar":
                return self._scalar_argument(shape)
            case _:
                return self._builtin("object")

    def _scalar_argument(self, shape: Shape) -> str:
        python = self.scope.commons.scalars[shape.name].python
        if is_listed(shape, self.scope):
            return literal(shape, self.imports)
        if shape.many and python in CONVERTED:
            return self._builtin("str" if python == "yes_no" else "int")
        match python:
            case "datetime":
                return f"{self._datetime()} | {self._builtin('str')}"
            case "timestamp":
                return f"{self._datetime()} | {self._builtin('int')}"
            case "dict":
                return self._mapping(self._builtin("object"))
            case "file":
                return f"{self._builtin('tuple')}[{self._builtin('str')}, {self._builtin('str')}]"
            case "any":
                return self._builtin("object")
            case _:
                return self._builtin(_BUILTINS[python])

    def result(self, shape: Shape) -> str:
        """Type of what comes back."""
        single = self._answer(shape)
        if shape.many:
            single = f"{self._builtin('list')}[{single}]"
        return or_none(single, shape.nullable)

    def _answer(self, shape: Shape) -> str:
        match shape.kind:
            case "enum":
                return self._enum(self.scope.enum(shape.name))
            case "type":
                type_ = self.scope.type(shape.name)
                if type_.is_map:
                    return self._dict(self.map_values(type_, self.result))
                return self.imports.own(f"models.{type_.module}", type_.name)
            case "scalar":
                return self._scalar_answer(self.scope.commons.scalars[shape.name].python)
            case _:
                return self.imports.name("typing", "Any")

    def _scalar_answer(self, python: str) -> str:
        match python:
            case "datetime" | "timestamp":
                return self._datetime()
            case "dict":
                return self._dict(self.imports.name("typing", "Any"))
            case "file":
                return f"{self._builtin('tuple')}[{self._builtin('str')}, {self._builtin('str')}]"
            case "any":
                return self.imports.name("typing", "Any")
            case _:
                return self._builtin(_BUILTINS[python])

    def map_values(self, type_: Type, of: Callable[[Shape], str]) -> str:
        """Type of the values of a mapping: of its free keys and of its named ones."""
        return either(of(shape) for shape in map_shapes(type_))

    def _enum(self, enum: Enum) -> str:
        return f"{self.imports.own(f'enums.{enum.module}', enum.name)} | {self._builtin(enum.base)}"

    def _mapping(self, values: str) -> str:
        return (
            f"{self.imports.name('collections.abc', 'Mapping')}[{self._builtin('str')}, {values}]"
        )

    def _dict(self, values: str) -> str:
        return f"{self._builtin('dict')}[{self._builtin('str')}, {values}]"

    def _datetime(self) -> str:
        alias = "_datetime" if "datetime" in self.shadowed else ""
        return self.imports.name("datetime", "datetime", alias)

    def _builtin(self, name: str) -> str:
        return self.imports.builtin(name, self.shadowed)


def is_listed(shape: Shape, scope: Scope) -> bool:
    """Whether a `Literal` can tell the allowed values."""
    if shape.kind != "scalar" or not shape.values:
        return False
    kind = _LITERAL.get(scope.commons.scalars[shape.name].python)
    return all(type(value) is kind for value in shape.values)


def literal(shape: Shape, imports: Imports) -> str:
    """The type of one of the allowed values."""
    options = ", ".join(map(text.literal, shape.values))
    return f"{imports.name('typing', 'Literal')}[{options}]"


def either(kinds: Iterable[str]) -> str:
    """One of several types."""
    found = dict.fromkeys(kinds)
    for everything in ("object", "builtins.object", "Any", "Json"):
        if everything in found:
            return everything
    return " | ".join(found)


def holds_flags(name: str, scope: Scope) -> bool:
    """Whether there are truth values somewhere in a type that are sent as `Y` and `N`."""
    names = [name]
    for current in names:
        for shape in parts(scope.type(current)):
            if shape.kind == "scalar" and scope.commons.scalars[shape.name].python == "yes_no":
                return True
            if shape.kind == "type" and shape.name not in names:
                names.append(shape.name)
    return False


def parts(type_: Type) -> tuple[Shape, ...]:
    """Shapes of what the Python type is made of."""
    if type_.alternatives is not None:
        return type_.alternatives.shapes
    return map_shapes(type_) if type_.is_map else tuple(p.shape for p in type_.properties)


def map_shapes(type_: Type) -> tuple[Shape, ...]:
    """Shapes of the values of a mapping; a value of any kind makes the others pointless."""
    extra: Extra | None = type_.extra
    shapes = (*((extra.shape,) if extra else ()), *(p.shape for p in type_.properties))
    wide = tuple(shape for shape in shapes if shape.kind == "any")
    return wide[:1] or shapes


def or_none(single: str, nullable: bool) -> str:
    """A type, and None if that is possible too."""
    wide = single in {"object", "builtins.object", "Any", "Json"}
    return f"{single} | None" if nullable and not wide else single
