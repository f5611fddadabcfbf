"""Error classes by when they are repeated -> the page on what the client does about faults.

The table itself stands in the template: it says how the runtime behaves, which is no fact about
the API and so none of the spec, and the tests of the runtime read it from the finished page.
Only the names of error classes come from the spec.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import render
from generator.emit.reference.links import NOTHING, Links, generated

if TYPE_CHECKING:
    from generator.model import Api
    from generator.schema import ErrorSpec

BUSY = 503
"""Status of a refusal that may pass, and of one that does not."""


@dataclass(frozen=True, slots=True)
class FaultsPage:
    """What becomes of a call; links to the classes of errors that are told apart."""

    generated: str
    failed: str
    limited: str
    used_up: str
    blocked: str
    expired: str


def page(api: Api, links: Links) -> str:
    """The page."""

    def classes(retry: str, status: int | None = None) -> str:
        found = (
            links.error(name, known=True)
            for name, spec in api.commons.errors.items()
            if spec.retry == retry and (status is None or _answers_with(spec, status))
        )
        return ", ".join(found) or NOTHING

    view = FaultsPage(
        generated=generated("spec/errors.yaml"),
        failed=classes("if_repeat_safe"),
        limited=classes("wait"),
        used_up=classes("wait_for_reset"),
        blocked=classes("never", BUSY),
        expired=classes("refresh_token"),
    )
    return render.markdown(render.render("reference/faults.md.j2", view))


def _answers_with(spec: ErrorSpec, status: int) -> bool:
    return any(row.status == status for row in spec.system)
