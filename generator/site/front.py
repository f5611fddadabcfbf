"""What stands before a page for the site tool alone: what search engines and previews tell of it."""

from __future__ import annotations

import json
import re
import textwrap

from generator.site import markup

LENGTH = 200
"""Of longer descriptions nobody shows the end."""
_FRONT = re.compile(r"\A---\n.*?\n---\n+", re.S)
_NO_TEXT = ("#", "|", "`" * 3, "- ", ":::", "    ")
"""How blocks begin that are no paragraph."""


def headed(text: str, told: str, **settings: object) -> str:
    """A page with settings before it; what is told of it is the begin of a text, mostly of its own."""
    known = {"description": description(told), **settings}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in known.items()]
    return "\n".join(["---", *lines, "---", "", text.lstrip("\n")])


def plain(text: str) -> str:
    """A page without what stands before it."""
    return _FRONT.sub("", text, count=1)


def description(text: str) -> str:
    """The paragraph below the title, or the title if something else is there; without any markup."""
    lines = [line for line in text.splitlines() if not line.startswith(markup.MARK)]
    title, *rest = re.split(r"\n{2,}", "\n".join(lines).strip())
    first = title.lstrip("# ") if not rest or rest[0].startswith(_NO_TEXT) else rest[0]
    shown = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", first)
    shown = re.sub(r"\\(?=[\W_])|\*\*|`+", "", shown)
    return textwrap.shorten(shown, LENGTH, placeholder=" …")
