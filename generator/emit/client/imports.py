"""Names that a module uses -> its import statements: sorted, minimal, as black and isort leave them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator import text

PACKAGE = "bitrix24_client"


@dataclass(slots=True)
class Imports:
    """Collects what the text of a module refers to."""

    names: dict[str, set[str]] = field(default_factory=dict)
    modules: set[str] = field(default_factory=set)

    def name(self, module: str, name: str, alias: str = "") -> str:
        """Remember `from module import name`; answers what to write for it."""
        self.names.setdefault(module, set()).add(f"{name} as {alias}" if alias else name)
        return alias or name

    def own(self, module: str, name: str, alias: str = "") -> str:
        """The same for a module of the package."""
        return self.name(f"{PACKAGE}.{module}", name, alias)

    def builtin(self, name: str, shadowed: Iterable[str]) -> str:
        """A builtin, spelled so that a method or parameter of the same name does not hide it."""
        if name not in shadowed:
            return name
        if "builtins" in shadowed:
            return self.name("builtins", name, f"_{name}")
        self.modules.add("builtins")
        return f"builtins.{name}"

    def without(self, other: Imports) -> Imports:
        """What the other one does not import already."""
        names = {
            module: found - other.names.get(module, set()) for module, found in self.names.items()
        }
        return Imports(
            {module: left for module, left in names.items() if left}, self.modules - other.modules
        )

    def text(self, indent: int = 0) -> str:
        """The statements in the groups standard library, others, own; no newline at the end."""
        groups: dict[int, list[str]] = {}
        for module in sorted(self.modules):
            groups.setdefault(_group(module), []).append(f"import {module}")
        for module in sorted(self.names):
            groups.setdefault(_group(module), []).append(
                statement(module, self.names[module], indent)
            )
        pad = " " * indent
        blocks = ("\n".join(groups[key]) for key in sorted(groups))
        lines = "\n\n".join(blocks).split("\n")
        return "\n".join(pad + line if line else "" for line in lines)


def statement(module: str, names: Iterable[str], indent: int = 0) -> str:
    """One import statement, with a name a line where it would be too long."""
    ordered = sorted(names, key=rank)
    line = f"from {module} import {', '.join(ordered)}"
    if len(line) + indent <= text.WIDTH:
        return line
    return "\n".join((f"from {module} import (", *(f"    {name}," for name in ordered), ")"))


def rank(name: str) -> tuple[int, str]:
    """isort's order: constants, classes, everything else."""
    plain = name.split(" as ")[0]
    kind = 0 if plain.isupper() and len(plain) > 1 else 1 if plain[:1].isupper() else 2
    return kind, name


def _group(module: str) -> int:
    top = module.partition(".")[0]
    if top == "__future__":
        return 0
    if top in sys.stdlib_module_names:
        return 1
    return 3 if top == PACKAGE else 2
