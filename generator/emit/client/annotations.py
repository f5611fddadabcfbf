"""Shapes -> Python types: of a parameter, of a result, and of what validates a result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator import text
from generator.emit.client.imports import PACKAGE, Imports
from generator.model import Enum, Extra, Scope, Shape, Type

_BUILTINS = {"int": "int", "str": "str", "float": "float", "bool": "bool", "yes_no": "bool"}
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
    "file": "File",
}
"""Names in the runtime's `values`, by the `python` of a scalar."""

MAP = ("_runtime.maps", "Map")
"""Module and name of the type of an object with free keys, for what validates."""

CONVERTED = {"yes_no": ("_runtime.values", "yes_no"), "timestamp": ("_runtime.namespace", "unix")}
"""Module and name of the function for parameters whose type does not tell how they are sent."""

TEXT = ("_runtime.namespace", "text")
"""The same for values of an enum of texts, some of which look like numbers."""

FLAGS = ("_runtime.namespace", "flags")
"""The same for objects with truth values in them; it takes a type expression too."""


def codec(python: str) -> str:
    """Name in the runtime's `values` that reads and writes a scalar."""
    return _CODECS[python]


def open_enum(enum: Enum) -> tuple[str, str]:
    """Module and name of the type of a field that holds a value of an enum."""
    return f"_open_enums.{enum.module}", f"{enum.name}Value"


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
        return _or_none(single, shape.nullable)

    def _argument(self, shape: Shape) -> str:
        match shape.kind:
            case "enum":
                return self._enum(self.scope.enum(shape.name))
            case "type":
                type_ = self.scope.type(shape.name)
                if type_.is_map:
                    return self._mapping(self.map_values(type_, self.parameter))
                own = self.imports.own(f"models.{type_.module}", type_.name)
                return f"{own} | {self._mapping(self._builtin('object'))}"
            case "scalar":
                return self._scalar_argument(shape)
            case _:
                return self._builtin("object")

    def _scalar_argument(self, shape: Shape) -> str:
        python = self.scope.commons.scalars[shape.name].python
        if shape.values and python in {"str", "int"}:
            options = ", ".join(map(text.literal, shape.values))
            return f"{self.imports.name('typing', 'Literal')}[{options}]"
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
        return _or_none(single, shape.nullable)

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

    def returns(self, shape: Shape) -> str:
        """Expression that the runtime validates the payload against."""
        single = self._validated(shape)
        if shape.many:
            single = f"{self._builtin('list')}[{single}]"
        return _or_none(single, shape.nullable)

    def _validated(self, shape: Shape) -> str:
        match shape.kind:
            case "enum":
                return self.imports.own(*open_enum(self.scope.enum(shape.name)))
            case "type":
                type_ = self.scope.type(shape.name)
                if type_.is_map:
                    return f"{self.imports.own(*MAP)}[{self.map_values(type_, self.returns)}]"
                models = self.imports.name(PACKAGE, "models", "_models")
                return f"{models}.{type_.module}.{type_.name}"
            case "scalar":
                python = self.scope.commons.scalars[shape.name].python
                return self.imports.own("_runtime.values", codec(python))
            case _:
                return self.imports.own("_runtime.values", codec("any"))

    def map_values(self, type_: Type, of: Callable[[Shape], str]) -> str:
        """Type of the values of a mapping: of its free keys and of its named ones."""
        kinds = dict.fromkeys(of(shape) for shape in map_shapes(type_))
        for everything in ("object", "builtins.object", "Any"):
            if everything in kinds:
                return everything
        return " | ".join(kinds)

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


def holds_flags(name: str, scope: Scope) -> bool:
    """Whether there are truth values somewhere in a type that are sent as `Y` and `N`."""
    names = [name]
    for current in names:
        type_ = scope.type(current)
        for shape in map_shapes(type_) if type_.is_map else [p.shape for p in type_.properties]:
            if shape.kind == "scalar" and scope.commons.scalars[shape.name].python == "yes_no":
                return True
            if shape.kind == "type" and shape.name not in names:
                names.append(shape.name)
    return False


def map_shapes(type_: Type) -> tuple[Shape, ...]:
    """Shapes of the values of a mapping; a value of any kind makes the others pointless."""
    extra: Extra | None = type_.extra
    shapes = (*((extra.shape,) if extra else ()), *(p.shape for p in type_.properties))
    wide = tuple(shape for shape in shapes if shape.kind == "any")
    return wide[:1] or shapes


def _or_none(single: str, nullable: bool) -> str:
    wide = single in {"object", "builtins.object", "Any", "Json"}
    return f"{single} | None" if nullable and not wide else single
