"""The API as frozen data: every reference is known to exist and every name has been given.

Built by `build` from the schema objects, read by `rules` and the emitters. Descriptions are plain text with
backtick code spans; no Python or Markdown syntax is made here. Facts of the whole service (`Commons`) stay
the frozen schema objects that they are: wrapping them once more would add nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from generator.problems import Location
    from generator.schema import Deprecated, ErrorSpec, PlacementSpec, ScalarSpec, ServiceFile

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"


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
class Shape:
    """What a value looks like. `name` is a scalar's slug, the name of an enum or a type, or `any`."""

    kind: Literal["scalar", "enum", "type", "any"]
    name: str
    many: bool = False
    nullable: bool = False
    values: tuple[Json, ...] = ()
    limits: Limits = Limits()


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
    starred: bool | None = None
    has_example: bool = False
    example: Json = None
    flags: Flags | None = None


@dataclass(frozen=True, slots=True)
class Extra:
    """Keys of an object beyond the named ones; `keys` is a whole-key pattern, operators included."""

    keys: str | None
    operators: bool
    shape: Shape


@dataclass(frozen=True, slots=True)
class Type:
    """An object type. `module` is the Python module of its unit; `inline` was written inside a parameter."""

    name: str
    direction: Literal["request", "response"]
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

    @property
    def is_map(self) -> bool:
        """Whether the keys are free (a filter, an order): a mapping in Python rather than a class."""
        return self.extra is not None and self.extra.keys is not None


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


@dataclass(frozen=True, slots=True)
class Result:
    """What a method answers; `at` tells whether the payload is under `result` or is the whole body."""

    shape: Shape
    description: str
    at: Literal["result", "body"]
    declared: str | None
    failure: str | None


@dataclass(frozen=True, slots=True)
class Cursor:
    """How to walk a list by identifier."""

    order: tuple[tuple[str, str], ...]
    field: str
    filter: str
    no_count: int


@dataclass(frozen=True, slots=True)
class Paging:
    """How a list is cut into pages."""

    parameter: str
    size: int
    next: str
    total: str
    cursor: Cursor | None


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """An error that a method can answer with; exactly one of `code` and `message` is set."""

    class_name: str
    code: str | None
    message: str | None
    status: int
    when: tuple[str, ...]
    where: Location

    @property
    def text(self) -> str:
        """The code, or the message that stands for it."""
        return self.code if self.code is not None else self.message or ""


@dataclass(frozen=True, slots=True)
class Example:
    """A request and its whole answer (None: the page prints none)."""

    name: str
    summary: str
    request: dict[str, Json]
    response: dict[str, Json] | None
    where: Location


@dataclass(frozen=True, slots=True)
class ErrorExample:
    """A printed error answer."""

    name: str
    summary: str
    status: int
    body: dict[str, Json]


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where the sources disagree, and what was decided."""

    slug: str
    title: str
    weight: str
    says: tuple[tuple[str, str], ...]
    decision: str
    why: str
    touches: tuple[str, ...]
    where: Location


@dataclass(frozen=True, slots=True)
class Method:
    """A method. `path` are the Python names of its namespaces, `name` that of the method itself."""

    wire: str
    path: tuple[str, ...]
    name: str
    operation_id: str
    class_name: str
    summary: str
    description: str
    scope: str
    access: str
    context: Literal["any", "application", "administrator", "application_administrator"]
    effect: Literal["read", "write", "delete"]
    repeat_safe: bool
    repeat_why: str
    batch: bool
    deprecated: Deprecated | None
    docs: str
    sources: tuple[str, ...]
    params: tuple[Property, ...]
    result: Result
    paging: Paging | None
    errors: tuple[ErrorRow, ...]
    examples: tuple[Example, ...]
    error_examples: tuple[ErrorExample, ...]
    findings: tuple[Finding, ...]
    where: Location


@dataclass(frozen=True, slots=True)
class Unit:
    """One file under `spec/methods/` or `spec/types/`, or the types of `spec/events.yaml`: what is built,
    cached and emitted together. `area` is empty where there are no methods; `module` names its Python module."""

    file: str
    stem: str
    module: str
    area: str
    title: str
    description: str
    docs: str
    methods: tuple[Method, ...]
    types: tuple[Type, ...]
    enums: tuple[Enum, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class MethodLine:
    """What indexes tell of a method without its unit."""

    wire: str
    path: tuple[str, ...]
    name: str
    summary: str
    deprecated: bool
    where: Location


@dataclass(frozen=True, slots=True)
class UnitIndex:
    """What the rest of the program needs to know of a unit that has not changed."""

    file: str
    stem: str
    module: str
    area: str
    title: str
    description: str
    docs: str
    methods: tuple[MethodLine, ...]
    types: tuple[tuple[str, Location], ...]
    enums: tuple[tuple[str, Location], ...]
    codes: tuple[str, ...]
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A call that the portal makes to a handler."""

    name: str
    class_name: str
    summary: str
    description: str
    scope: str
    docs: str
    sources: tuple[str, ...]
    data: str
    auth: str
    example: dict[str, Json]
    findings: tuple[Finding, ...]
    where: Location


@dataclass(frozen=True, slots=True)
class Commons:
    """What every unit may depend on."""

    service: ServiceFile
    scalars: Mapping[str, ScalarSpec]
    errors: Mapping[str, ErrorSpec]


@dataclass(frozen=True, slots=True)
class Scope:
    """What the output of one unit is made from besides the unit itself: nothing else may be looked at,
    since the output is kept for as long as these stay the same."""

    commons: Commons
    type: Callable[[str], Type]
    enum: Callable[[str], Enum]


@dataclass(frozen=True, slots=True)
class Api:
    """The whole API as seen by what is made once: indexes, tables, the joined document."""

    commons: Commons
    index: tuple[UnitIndex, ...]
    findings: tuple[Finding, ...]
    events: tuple[Event, ...]
    placements: tuple[PlacementSpec, ...]
    error_classes: Mapping[str, str]
    """Class name by error code, for the codes of the catalogue and of all methods."""
    type: Callable[[str], Type]
    enum: Callable[[str], Enum]
