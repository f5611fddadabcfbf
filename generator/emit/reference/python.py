"""Programs of the units -> the page on the Python client."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator import render, text
from generator.emit.reference.links import generated
from generator.emit.reference.programs import shortest


@dataclass(frozen=True, slots=True)
class PythonPage:
    """How the client is used; a program is empty where the API has nothing to show it with."""

    generated: str
    coroutine: str
    answer: str
    change: str
    watch: str
    unknown: str


def page(programs: Iterable[Mapping[str, str]]) -> str:
    """The page; `programs` are those of the units."""
    kept = shortest(programs)
    shown = {name: text.fence("python", program) for name, program in kept.items()}
    view = PythonPage(
        generated=generated("spec"),
        coroutine=shown.get("coroutine", ""),
        answer=shown.get("answer", ""),
        change=shown.get("change", ""),
        watch=shown.get("watch", ""),
        unknown=shown.get("unknown", ""),
    )
    return render.markdown(render.render("reference/python.md.j2", view))
