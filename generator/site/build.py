"""The generated products, the README and the changelog -> `site/`: HTML, and the Markdown beside it.

Pages are laid out for the site tool in a folder of their own; it makes HTML of them, and Redoc of the
OpenAPI document.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generator.site import client_pages, client_text, copies, document, front, landing, markup, nav
from generator.site.client_pages import Module, Places

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things come from and go to."""

    home: Path
    generated: Path
    work: Path
    site: Path

    @property
    def docs(self) -> Path:
        """What the site tool reads."""
        return self.work / "docs"


def build(folders: Folders) -> None:
    """Make the site anew."""
    shutil.rmtree(folders.docs, ignore_errors=True)
    found = list(client_pages.modules(folders.generated / "python" / client_pages.PACKAGE))
    _lay_out(folders, found)
    _settings(folders, found)
    _html(folders)
    # The links of this page hold only where the site is at the top of a server.
    (folders.site / "404.html").unlink()
    # It lists addresses with their server, which the build does not know, so it is empty.
    (folders.site / "sitemap.xml").unlink()
    copies.write(folders.generated, folders.docs, folders.site)
    for module in found:
        _write(folders.site / client_pages.FOLDER / module.page, client_text.page(module))
    document.write(folders.generated / "openapi", folders.site / "openapi", folders.work)


def _lay_out(folders: Folders, found: list[Module]) -> None:
    places = Places(found)
    reference = folders.generated / "reference"
    for path in sorted(reference.rglob("*.md")):
        relative = path.relative_to(reference)
        up = "../" * len(relative.parts)

        def client(name: str, up: str = up) -> str:
            place = places(name)
            return f"{up}{client_pages.FOLDER}/{place}" if place else ""

        text = _read(path)
        page = front.headed(markup.for_site(text, client), text)
        _write(folders.docs / "reference" / relative, page)
    for module in found:
        page = front.headed(module.text(), client_text.told(module))
        _write(folders.docs / client_pages.FOLDER / module.page, page)
    text = landing.page(_read(folders.home / "README.md"))
    _write(folders.docs / "index.md", front.headed(text, text, hide=["navigation", "toc"]))
    for name, text in (
        ("changelog.md", _read(folders.home / "CHANGELOG.md")),
        ("openapi.md", landing.openapi(folders.generated / "openapi")),
    ):
        _write(folders.docs / name, front.headed(text, text))
    shutil.copy(HERE / "extra.css", folders.docs)


def _settings(folders: Folders, found: list[Module]) -> None:
    """The settings of the site tool: those for people, and what the build knows."""
    paths = json.dumps([str(folders.generated / "python")])
    text = _read(HERE / "mkdocs.yml").replace("paths: []", f"paths: {paths}")
    pages = nav.navigation(folders.docs, found)
    known = {"docs_dir": "docs", "site_dir": "html", "nav": pages}
    lines = [f"{key}: {json.dumps(value)}" for key, value in known.items()]
    _write(folders.work / "mkdocs.yml", "\n".join([text, *lines, ""]))


def _html(folders: Folders) -> None:
    tool = [sys.executable, "-m", "zensical", "build", "--clean", "-f", "mkdocs.yml"]
    subprocess.run(tool, cwd=folders.work, check=True)
    shutil.rmtree(folders.site, ignore_errors=True)
    shutil.move(folders.work / "html", folders.site)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
