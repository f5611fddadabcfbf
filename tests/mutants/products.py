"""The products: which files hold their facts, how these are found, and which tests must notice a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.conformance.facts import facts, python_path
from tests.mutants import modules, pages, trees
from tests.mutants.mutant import Mutant

FORM = "form in YAML"
"""The kind of all facts of a copy that is compared with another form of the document."""


@dataclass(frozen=True, slots=True)
class Product:
    """Files by patterns below the project, and the parts of `tests/conformance` that read them."""

    name: str
    files: tuple[str, ...]
    tests: tuple[str, ...]

    def tests_of(self, mutant: Mutant) -> tuple[str, ...]:
        """The parts that must notice a mutant: only its own one compares a form with the other."""
        return ("forms",) if mutant.kind == FORM else self.tests


CLIENT = "generated/python/bitrix24_client"
PRODUCTS = (
    Product(
        "spec",
        ("spec/**/*.yaml",),
        ("openapi", "client", "reference", "protocol", "wire", "portal"),
    ),
    Product(
        "openapi",
        tuple(
            f"generated/openapi/{name}"
            for name in ("openapi.*", "*.arazzo.yaml", "tools.json", "postman_collection.json")
        ),
        ("openapi", "samples"),
    ),
    Product("client", (f"{CLIENT}/**/*.py", f"{CLIENT}/**/*.pyi"), ("client", "protocol", "wire")),
    Product(
        "reference",
        ("generated/reference/**/*.md", "generated/reference/*.txt"),
        ("reference", "samples"),
    ),
    Product("portal", (f"{CLIENT}/testing/*.json",), ("portal",)),
)


def mutants(root: Path, product: Product) -> Iterator[Mutant]:
    """All mutants of a product."""
    for pattern in product.files:
        for path in sorted(root.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            if "__pycache__" not in path.parts and _holds_facts(path, text):
                yield from _of_file(product, path.relative_to(root).as_posix(), text)


def _holds_facts(path: Path, text: str) -> bool:
    """Whether a file is made from the spec: the others are written by hand."""
    return path.suffix in (".yaml", ".json") or "Generated from spec" in text.partition("\n")[0]


def _of_file(product: Product, file: str, text: str) -> Iterator[Mutant]:
    known = names()
    if file.endswith((".yaml", ".json")):
        found = trees.Finder(product.name, file, text, known).mutants()
        # The form for people is compared with the one for programs as a whole: it is one kind.
        copy = file.endswith("openapi/openapi.yaml")
        yield from (replace(mutant, kind=FORM, sort="") for mutant in found) if copy else found
    elif file.endswith((".py", ".pyi")):
        paths = {method: python_path(method) for method in facts().methods}
        owners = modules.finder_owners(paths, known, file)
        yield from modules.Finder(product.name, file, text, owners).mutants()
    else:
        yield from pages.Finder(product.name, file, text, known).mutants()


def names() -> frozenset[str]:
    """Names of everything that the spec describes."""
    known = facts()
    tables = (known.methods, known.types, known.enums, known.errors, known.events)
    found = {name for table in tables for name in table}
    return frozenset({*found, *known.findings, *known.scalars, *known.areas, *known.placements})
