"""The README and what lies in `generated/openapi` -> the pages that lead to the rest."""

from __future__ import annotations

import re
from pathlib import Path

BUTTONS = (
    "[Make a first call](reference/guides/first-call.md){ .md-button .md-button--primary }\n"
    "[Look up a method](reference/README.md){ .md-button }\n"
    "[OpenAPI document](openapi.md){ .md-button }\n\n"
)
MOVED = (
    ("[generated/python](generated/python/README.md)", "[The Python client](reference/python.md)"),
    ("[generated/reference](generated/reference/", "[Reference](reference/"),
    ("](generated/reference/", "](reference/"),
    ("`generated/openapi/`", "[The OpenAPI document](openapi.md)"),
    ("[examples](examples)", "[the guides](reference/guides/first-call.md)"),
    ("pip install ./generated/python", "pip install bitrix24-client"),
)
"""What stands elsewhere for readers of the site."""
FORMS = {
    "openapi.yaml": "The document as YAML",
    "openapi.json": "The document as JSON",
    "arazzo.yaml": "Workflows that run, in Arazzo",
    "postman_collection.json": "Postman collection",
    "tools.json": "List of tools for agents (MCP)",
    "redocly.yaml": "Settings for Redocly",
}
"""What files hold, by the ends of their names."""


def page(readme: str) -> str:
    """The front page: what the README says to users, and where to go from there."""
    title, rest = readme.split("\n", 1)
    about, use = re.split(r"^## Use the client\n", rest, flags=re.M)
    use = re.split(r"^## ", use, flags=re.M)[0]
    first, _, more = about.strip().partition("\n\n| ")
    first = re.sub(r":$", ".", first)
    text = f"{title}\n\n{first}\n\n{BUTTONS}## Ten lines that run\n{use}\n"
    text += f"## What there is\n\n| {more}\n"
    for old, new in MOVED:
        text = text.replace(old, new)
    return re.sub(r"\[([^\]]+)\]\((?!reference/|openapi)[\w./-]+\)", r"\1", text)


def openapi(folder: Path) -> str:
    """The page that leads to the OpenAPI document in its forms."""
    lines = [
        f"- [{_form(path.name)}](openapi/{path.relative_to(folder).as_posix()})"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    return "\n".join(
        [
            "# The OpenAPI document",
            "",
            "Every method and event, with examples of requests, answers and errors, for client",
            "generators, tools and agents.",
            "",
            "[Read it](openapi/index.html){ .md-button .md-button--primary }",
            "",
            "## Files",
            "",
            *lines,
            "",
        ]
    )


def _form(name: str) -> str:
    return next((what for end, what in FORMS.items() if name.endswith(end)), name)
