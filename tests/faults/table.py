"""The table of the reference that says what becomes of each fault."""

from __future__ import annotations

from dataclasses import dataclass

from tests.conformance.markdown import REFERENCE, read

AGAIN = "sent again"
NOTHING = "—"
_FAULT, _LASTS = "Fault", "If it lasts"


@dataclass(frozen=True, slots=True)
class Cell:
    """What becomes of a call of some kind that meets a fault.

    `ends` are the classes that may be raised, empty if it is sent again; `lasts` those that are
    raised if it does not help.
    """

    fault: str
    kind: str
    ends: tuple[str, ...]
    lasts: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.fault}, {self.kind}"


def cells() -> list[Cell]:
    """All cells of the page."""
    (table,) = (t for s in read(REFERENCE / "faults.md").sections for t in s.tables)
    assert (table.head[0], table.head[-1]) == (_FAULT, _LASTS)
    found: list[Cell] = []
    for fault, *row in table.rows:
        lasts = _classes(row.pop().text)
        kinds = zip(table.head[1:-1], row, strict=True)
        told = [(kind, cell.text) for kind, cell in kinds if cell.text != NOTHING]
        found += [Cell(fault.text, kind, _classes(text), lasts) for kind, text in told]
    return found


def _classes(text: str) -> tuple[str, ...]:
    return () if text in (AGAIN, NOTHING) else tuple(text.split(", "))
