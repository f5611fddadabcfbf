"""Units of the spec, their indexes, and the whole API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from generator.model.methods import Finding, Method
    from generator.model.shapes import Enum, Json, Type
    from generator.problems import Location
    from generator.schema import (
        ErrorSpec,
        PlacementSpec,
        PortalFile,
        ScalarSpec,
        ServiceFile,
        WorkflowsFile,
    )


@dataclass(frozen=True, slots=True)
class Unit:
    """One file under `spec/methods/` or `spec/types/`, or the types of `spec/events.yaml`: what is built,
    cached and emitted together. `area` is empty where there are no methods; `module` names its Python module.
    """

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
class Use:
    """What uses a type or an enum; placements count as events."""

    kind: Literal["method", "type", "event", "protocol"]
    name: str


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
    holds: tuple[tuple[Use, tuple[str, ...]], ...]
    """The types and enums in each method and each type with a page of its own."""


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

    @property
    def error_groups(self) -> dict[str, tuple[str, ...]]:
        """The classes of errors that stand for others, and those others."""
        found: dict[str, tuple[str, ...]] = {}
        for name, error in self.errors.items():
            if error.group is not None:
                found[error.group] = (*found.get(error.group, ()), name)
        return {name: found[name] for name in self.errors if name in found}


@dataclass(frozen=True, slots=True)
class Scope:
    """What the output of one unit is made from besides the unit itself: nothing else may be looked at,
    since the output is kept for as long as these stay the same."""

    commons: Commons
    type: Callable[[str], Type]
    enum: Callable[[str], Enum]
    users: Callable[[str], tuple[Use, ...]]
    """A few of those that use a type or an enum of the unit."""


@dataclass(frozen=True, slots=True)
class Api:
    """The whole API as seen by what is made once: indexes, tables, the joined document."""

    commons: Commons
    index: tuple[UnitIndex, ...]
    findings: tuple[Finding, ...]
    events: tuple[Event, ...]
    placements: tuple[PlacementSpec, ...]
    portal: tuple[PortalFile, Callable[..., Location]] | None
    """What a portal does, and a lookup of places in the file that says so."""
    workflows: WorkflowsFile | None
    error_classes: Mapping[str, str]
    """Class name by error code, for the codes of the catalogue and of all methods."""
    users: Callable[[str], tuple[Use, ...]]
    """All that use a type or an enum."""
    type: Callable[[str], Type]
    enum: Callable[[str], Enum]
