"""Values, types and enums."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from generator.problems import Location

Form: TypeAlias = Literal["request", "response"]
"""What a value looks like can depend on who sends it."""

_SYNTAX = re.compile(r"[\\^$.*+?()\[\]{}|/]")
"""What means something in a regular expression, in those of JSON Schema too."""

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a value; None where there is none."""

    min: float | int | None = None
    max: float | int | None = None
    min_length: int | None = None
    max_length: int | None = None
    min_items: int | None = None
    max_items: int | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Which texts are names: those of the fields of the type `of`, a few more, and families by pattern."""

    of: str
    also: tuple[str, ...] = ()
    pattern: str | None = None

    def expression(self, record: Type) -> str:
        """Regular expression of a name, to be matched with the whole of a text."""
        listed = (_SYNTAX.sub(r"\\\g<0>", name) for name in record.names(self))
        families = () if self.pattern is None else (f"(?:{self.pattern})",)
        return f"(?:{'|'.join((*listed, *families))})"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value looks like. `name` is a scalar's slug, the name of an enum or a type, or `any`."""

    kind: Literal["scalar", "enum", "type", "any"]
    name: str
    many: bool = False
    nullable: bool = False
    values: tuple[Json, ...] = ()
    limits: Limits = Limits()
    names: Names | None = None


@dataclass(frozen=True, slots=True)
class Flags:
    """What the vendor reports of a field: `api` by the method, `page` by the table (None: not listed)."""

    type: str
    title: str
    api: tuple[str, ...] | None
    page: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Property:
    """A parameter of a method or a property of a type; `name` is the Python name."""

    wire: str
    name: str
    shape: Shape
    description: str
    where: Location
    required: bool = False
    has_default: bool = False
    default: Json = None
    read_only: bool = False
    write_only: bool = False
    immutable: bool = False
    deprecated: bool = False
    secret: bool = False
    starred: bool | None = None
    has_example: bool = False
    example: Json = None
    flags: Flags | None = None

    @property
    def is_constant(self) -> bool:
        """Whether it must be there and can have but one value: nobody needs to write it."""
        plain = not (self.shape.many or self.shape.nullable)
        return self.required and plain and len(self.shape.values) == 1


@dataclass(frozen=True, slots=True)
class Extra:
    """Keys of an object beyond the named ones: any, those that match `keys`, or `names` of fields. `operator`
    is the pattern of what may stand before a key."""

    keys: str | None
    names: Names | None
    operator: str | None
    shape: Shape
    min_items: int | None = None
    max_items: int | None = None

    def pattern(self, type_of: Callable[[str], Type]) -> str | None:
        """Regular expression of a whole key; None if there may be any."""
        keys = f"(?:{self.keys})" if self.keys is not None else None
        if self.names is not None:
            keys = self.names.expression(type_of(self.names.of))
        return keys and f"^{self.operator or ''}{keys}$"


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What a value is one of. `tags` are the values of the property `by`, one a shape; without it the
    JSON types tell."""

    shapes: tuple[Shape, ...]
    by: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Type:
    """A named type: an object, unless it has `alternatives`. `module` is the Python module of its unit;
    `inline` was written inside a parameter."""

    name: str
    direction: Form | Literal["both"]
    description: str
    properties: tuple[Property, ...]
    extra: Extra | None
    module: str
    file: str
    where: Location
    sources: tuple[str, ...]
    inline: bool = False
    has_example: bool = False
    example: Json = None
    exclusive: tuple[tuple[str, ...], ...] = ()
    alternatives: Alternatives | None = None

    @property
    def forms(self) -> tuple[Form, ...]:
        """Who sends it."""
        return ("request", "response") if self.direction == "both" else (self.direction,)

    @property
    def held(self) -> tuple[Shape, ...]:
        """Shapes of everything that a value of the type is made of."""
        extra = () if self.extra is None else (self.extra.shape,)
        options = () if self.alternatives is None else self.alternatives.shapes
        return (*(p.shape for p in self.properties), *extra, *options)

    @property
    def may_be_empty(self) -> bool:
        """Whether it can be an object without keys, which comes back as `[]`."""
        keys = self.extra.min_items if self.extra else None
        needed = keys or any(p.required for p in self.properties)
        return self.alternatives is None and not needed

    @property
    def is_map(self) -> bool:
        """Whether the keys are free (a filter, an order): a mapping in Python rather than a class."""
        extra = self.extra
        return extra is not None and (extra.keys is not None or extra.names is not None)

    @property
    def is_filter(self) -> bool:
        """Whether it compares the fields of records: operators stand before their names."""
        extra = self.extra
        return extra is not None and extra.names is not None and extra.operator is not None

    def names(self, names: Names) -> tuple[str, ...]:
        """Every name that names of the type's fields list, each once."""
        return tuple(dict.fromkeys((*(p.wire for p in self.properties), *names.also)))


@dataclass(frozen=True, slots=True)
class EnumValue:
    """A value of an enum."""

    value: int | str
    name: str
    description: str
    code: str | None
    abbreviation: str | None


@dataclass(frozen=True, slots=True)
class Enum:
    """An open set of values, all of them integers or all of them strings."""

    name: str
    description: str
    values: tuple[EnumValue, ...]
    module: str
    file: str
    where: Location
    sources: tuple[str, ...]

    @property
    def base(self) -> Literal["int", "str"]:
        """Python type of the values."""
        return "int" if isinstance(self.values[0].value, int) else "str"
