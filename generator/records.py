"""What a run holds: of each unit, of the files for the whole API, and of the generated files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator import commons, load, model, schema


@dataclass(frozen=True, slots=True)
class Record:
    """What a run keeps in memory of one unit; `enums` are those of the names it uses that are enums."""

    key: str
    enums: frozenset[str]
    index: model.UnitIndex
    parts: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Tree:
    """The generated files: their hashes, and their text on demand."""

    digests: Mapping[str, str]
    text: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Commons:
    """The files that hold for the whole API, built."""

    key: str
    findings: tuple[model.Finding, ...]
    events: tuple[model.Event, ...]
    events_spec: schema.EventsFile
    findings_spec: schema.FindingsFile
    findings_document: load.Document
    tables: commons.ErrorTables
    model: model.Commons
