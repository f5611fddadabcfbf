"""The pages -> their Markdown beside the HTML, and the two files that agents look for."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from generator.site import front, markup

_LINK = re.compile(r"\]\((?!https?:|#)([^)\s]+)\)")


def write(generated: Path, docs: Path, site: Path) -> None:
    """Put the Markdown of each page beside it: generated pages as they are, others as laid out."""
    reference = generated / "reference"
    for path in sorted(docs.rglob("*.md")):
        relative = path.relative_to(docs)
        plain = (
            reference / relative.relative_to("reference")
            if relative.parts[0] == "reference"
            else path
        )
        target = site / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(front.plain(plain.read_text(encoding="utf-8")), encoding="utf-8")
        if relative.name == "README.md":
            shutil.copy(target, target.with_name("index.md"))
    listed = (reference / "llms.txt").read_text(encoding="utf-8")
    (site / "llms.txt").write_text(_index(listed), encoding="utf-8")
    (site / "llms-full.txt").write_text(_whole(reference, listed), encoding="utf-8")


def _index(text: str) -> str:
    """The list for agents, as seen from the top of the site."""
    text = "\n".join(line for line in text.splitlines() if not line.startswith(markup.MARK)).strip()
    moved = _LINK.sub(r"](reference/\1)", text)
    return moved.replace("\n## Methods\n", f"\n{MACHINE_READABLE}\n## Methods\n", 1) + "\n"


MACHINE_READABLE = """## Machine-readable

- [OpenAPI 3.1, YAML](openapi/openapi.yaml): every method and event, with examples that validate
- [OpenAPI 3.1, JSON](openapi/openapi.json): the same
- [All forms of it](openapi.md): workflows, a Postman collection, a list of tools
- [All pages in one file](llms-full.txt): guides, methods, types, errors, events, protocol
"""


def _whole(reference: Path, listed: str) -> str:
    """Every page of the reference, in the order of the list; what it does not name follows."""
    named = [address.partition("#")[0] for address in _LINK.findall(listed)]
    others = sorted(path.relative_to(reference).as_posix() for path in reference.rglob("*.md"))
    pages = [name for name in dict.fromkeys([*named, *others]) if name.endswith(".md")]
    return "\n\n".join(_page(reference, name) for name in pages) + "\n"


def _page(reference: Path, name: str) -> str:
    lines = (reference / name).read_text(encoding="utf-8").splitlines()
    body = "\n".join(line for line in lines if not line.startswith(markup.MARK)).strip()
    return f"<!-- reference/{name} -->\n\n{body}"
