"""The pages of the reference -> the navigation of the site, in the order of the pages that lead to them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeAlias

from generator.site import client_pages
from generator.site.client_pages import Module

Nav: TypeAlias = list[Any]
"""What the site tool takes: pages, and lists of them under a title."""

_LINK = re.compile(r"\[`?([^\]`]+)`?\]\(([\w./-]+\.md)\)")


def navigation(docs: Path, found: list[Module]) -> Nav:
    """The whole navigation; `docs` is the folder that the site tool reads."""
    reference = docs / "reference"
    readme = (reference / "README.md").read_text(encoding="utf-8")
    pages, methods = readme.split("\n## Methods\n")[0], readme.split("\n## Methods\n")[1]
    guides = [path for path in _links(pages) if path.startswith("guides/") or path in GUIDES]
    others = [path for path in _links(pages) if path not in guides and "/" not in path]
    return [
        {"Home": "index.md"},
        {"Guides": [f"reference/{path}" for path in guides]},
        {
            "Reference": [
                "reference/README.md",
                {"Methods": _areas(methods)},
                {"Types and enums": ["reference/types/README.md", *_types(reference)]},
                *(f"reference/{path}" for path in others),
            ]
        },
        {"OpenAPI": "openapi.md"},
        {"Python API": _client(found)},
        {"Changelog": "changelog.md"},
    ]


GUIDES = ("python.md", "testing.md")
"""Pages that tell how something is done, but stand beside the reference."""


def _links(text: str) -> list[str]:
    return [address for _, address in _LINK.findall(text)]


def _areas(text: str) -> Nav:
    """The methods by area; a title is told once, its name in the API is in the names of the methods."""
    parts = re.split(r"^### ", text.split("\n## ")[0], flags=re.M)[1:]
    return [
        {
            part.split("\n")[0].split(": ")[0]: [
                {name: f"reference/{address}"}
                for name, address in re.findall(r"^\| \[`([^`]+)`\]\(([^)]+)\)", part, flags=re.M)
            ]
        }
        for part in parts
    ]


def _types(reference: Path) -> Nav:
    """Types and enums by area, each where it is first told: a list of all on each page would be long."""
    text = (reference / "types" / "README.md").read_text(encoding="utf-8")
    seen: set[str] = set()
    parts: Nav = []
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        rows = re.findall(r"^\| \[`([^`]+)`\]\(\.\./([^)]+)\)", part, flags=re.M)
        new = {path: name for name, path in rows if path not in seen}
        seen |= new.keys()
        pages = [{name: f"reference/{path}"} for path, name in new.items()]
        parts += [{part.split("\n")[0].split(": ")[0]: pages}] if pages else []
    return parts


def _client(found: list[Module]) -> Nav:
    top = [m for m in found if not m.kind]
    first: Nav = [_entry(module) for module in top]
    return first + [
        {title: [_entry(m) for m in found if m.kind == part]}
        for part, title in client_pages.PARTS.items()
    ]


def _entry(module: Module) -> dict[str, Any]:
    title = module.path.stem if module.kind else module.name
    return {title: f"{client_pages.FOLDER}/{module.page}"}
