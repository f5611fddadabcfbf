"""Ways to address a method -> servers with their variables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator import text
from generator.emit.openapi.schemas import Schema

if TYPE_CHECKING:
    from generator.schema import UrlForm


def servers(forms: Iterable[UrlForm]) -> list[Schema]:
    """One server for each form."""
    return [
        {
            "url": form.url,
            "description": text.prose(form.description),
            "variables": {name: {"default": default} for name, default in form.variables.items()},
        }
        for form in forms
    ]
