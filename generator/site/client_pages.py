"""The Python client -> a page for each public module, which the site tool fills from the docstrings."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = "api"
PACKAGE = "bitrix24_client"
PARTS = {"api": "Methods", "models": "Models", "enums": "Enums", "filters": "Filters"}
"""Packages whose modules users meet; of the others they import from the package itself."""
COROUTINES = "`AsyncBitrix24` has the same methods as coroutines.\n\n"


@dataclass(frozen=True, slots=True)
class Module:
    """A module that users import from or get objects of."""

    name: str
    path: Path

    @property
    def page(self) -> str:
        """The name of its page."""
        return f"{self.name.removeprefix(PACKAGE).lstrip('.') or PACKAGE}.md"

    @property
    def kind(self) -> str:
        """The part of the package that it stands in."""
        return self.name.split(".")[1] if self.name.count(".") > 1 else ""

    def text(self) -> str:
        """The page, as the site tool takes it."""
        called = self.kind == "api"
        filters = "['!^_', '!^Async']" if called else "['!^_(?!_new__$)']"
        return (
            f"# {self.name}\n\n{COROUTINES if called else ''}::: {self.name}\n"
            f"    options:\n      filters: {filters}\n"
            f"      inherited_members: {'true' if self.path.stem == 'client' else 'false'}\n"
        )


def modules(package: Path) -> Iterator[Module]:
    """The public modules of the package: itself, those that stand in it, those of its parts."""
    found = [package / "__init__.py", *sorted(package.glob("[!_]*.py"))]
    found += [package / "testing" / "__init__.py"]
    found += [path for part in PARTS for path in sorted((package / part).glob("[!_]*.py"))]
    for path in found:
        steps = path.relative_to(package.parent).with_suffix("").parts
        yield Module(".".join(steps).removesuffix(".__init__"), path)


class Places:
    """Where names of the client are documented, below the folder of these pages."""

    def __init__(self, found: list[Module]) -> None:
        self.known = {name: place for module in found for name, place in _names(module)}

    def __call__(self, name: str) -> str:
        """The place of `b24.crm.activity.get`, `bitrix24_client.models.Activity`; empty without one."""
        if name.startswith("b24."):
            _, *area, method = name.split(".")
            name = f"{'_'.join(area)} {method}"
        return self.known.get(name, "")


def _names(module: Module) -> Iterator[tuple[str, str]]:
    """Methods by the module of their area, classes by where users import them from."""
    for node in ast.parse(module.path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith(("_", "Async")):
            place = f"{module.page}#{module.name}.{node.name}"
            yield f"{module.name.rpartition('.')[0]}.{node.name}", place
            for part in node.body if module.kind == "api" else ():
                if isinstance(part, ast.FunctionDef) and not part.name.startswith("_"):
                    yield f"{module.path.stem} {part.name}", f"{place}.{part.name}"
