"""View -> text: the Jinja environment, and the tidier of Markdown."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parents[1] / "templates"
_BLANK_LINES = re.compile(r"^(`{3,}).*?^\1$|\n{3,}", re.M | re.S)


@cache
def environment() -> Environment:
    """The environment of all templates. Nothing is escaped here: views hold finished strings."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        auto_reload=False,
    )


def render(template: str, page: object) -> str:
    """The text that a template under `templates/` makes of a view."""
    return environment().get_template(template).render(page=page)


def markdown(text: str) -> str:
    """Markdown with single blank lines, but for those in blocks of code, and one newline at its end."""
    return _BLANK_LINES.sub(lambda found: found[0] if found[1] else "\n\n", text).strip("\n") + "\n"
