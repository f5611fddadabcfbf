"""Programs of the units -> the page on the Python client."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import render, text
from generator.emit.reference import applications
from generator.emit.reference.links import generated
from generator.emit.reference.programs import shortest

if TYPE_CHECKING:
    from generator.model import Api


@dataclass(frozen=True, slots=True)
class PythonPage:
    """How the client is used; a program is empty where the API has nothing to show it with."""

    generated: str
    webhook: str
    token: str
    coroutine: str
    answer: str
    change: str
    pages: str
    batch: str
    batch_size: int
    errors: str
    groups: str
    watch: str
    unknown: str
    applications: str


def page(api: Api, programs: Iterable[Mapping[str, str]]) -> str:
    """The page; `programs` are those of the units."""
    kept = shortest(programs)
    shown = {name: text.fence("python", program) for name, program in kept.items()}
    view = PythonPage(
        generated=generated("spec"),
        webhook=shown.get("webhook", ""),
        token=shown.get("token", ""),
        coroutine=shown.get("coroutine", ""),
        answer=shown.get("answer", ""),
        change=shown.get("change", ""),
        pages=shown.get("pages", ""),
        batch=shown.get("batch", ""),
        batch_size=api.commons.service.protocol.batch.max_commands,
        errors=shown.get("errors", ""),
        groups=", ".join(map(text.code, api.commons.error_groups)),
        watch=shown.get("watch", ""),
        unknown=shown.get("unknown", ""),
        applications=applications.section(api, kept.get("call", "")),
    )
    return render.markdown(render.render("reference/python.md.j2", view))
