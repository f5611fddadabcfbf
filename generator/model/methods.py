"""Methods, and findings about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from generator.model.shapes import Json, Property, Shape
    from generator.problems import Location
    from generator.schema import Deprecated


@dataclass(frozen=True, slots=True)
class Result:
    """What a method answers; `at` tells whether the payload is under `result` or is the whole body."""

    shape: Shape
    description: str
    at: Literal["result", "body"]
    declared: str | None
    failure: str | None
    total: str | None


@dataclass(frozen=True, slots=True)
class Cursor:
    """How to walk a list by identifier."""

    order: tuple[tuple[str, str], ...]
    field: str
    filter: str
    no_count: int
    order_parameter: str
    filter_parameter: str
    select_parameter: str | None
    until: str | None


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
