"""The targets: what the spec is turned into."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Api, Scope, Unit


@dataclass(frozen=True, slots=True)
class Output:
    """What a target makes of one unit: files by path under `generated/`, and a piece for `whole`."""

    files: dict[str, str] = field(default_factory=dict)
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A product. `unit` sees one unit and what it refers to; `whole` sees the indexes and every fragment
    (by spec file, in order), and makes what exists once; a long text may come in parts, one after another.
    """

    name: str
    unit: Callable[[Unit, Scope], Output]
    whole: Callable[[Api, Mapping[str, str]], Iterator[tuple[str, str]]]


def targets() -> tuple[Target, ...]:
    """All targets; imported on demand, since a run that finds nothing changed needs none of them."""
    from generator.emit import client, openapi, portal, reference

    return (
        Target("openapi", openapi.unit, openapi.whole),
        Target("python", client.unit, client.whole),
        Target("portal", portal.unit, portal.whole),
        Target("reference", reference.unit, reference.whole),
    )
