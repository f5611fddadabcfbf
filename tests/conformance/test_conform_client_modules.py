"""What each generated module of the client says that it is about."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conformance import facts as known
from tests.conformance.client_code import PACKAGE, part
from tests.conformance.facts import facts
from tests.conformance.report import Report

LAZY = "; a name is imported when it is asked for."
FIXED = {
    "namespaces/__init__.py": "What hangs below what.",
    "api/__init__.py": "The methods, a module for each area.",
    "models/__init__.py": f"The types of the API{LAZY}",
    "enums/__init__.py": f"The enums of the API{LAZY}",
    "filters/__init__.py": f"Filters by the fields of records{LAZY}",
    "_open_enums/__init__.py": "Enums as the types of fields.",
    "errors.py": "Everything that a call can raise: a class per error of the API, and those of the client.",
    "client.py": "The clients: where all begins.",
    "events.py": "Events: what a portal tells a handler of an application. parse_event reads them.",
    "_runtime/wire.py": "Keys of the protocol, as the spec has them.",
    "_catalogue.py": "What the classes of errors are recognised by; they are imported once one is needed."
    " Codes and messages are the server's own words, whatever they remind a reader of.",
}
NAMES = "Where each name is; loaded only when one is looked up."
OPEN = "Enums as the types of fields: known values become members, others stay as they are."


def test_modules_say_what_they_are_about() -> None:
    report, titles = Report("the client", "modules"), dict(_of_areas())
    for path in sorted(PACKAGE.rglob("*.py*")):
        text = path.read_text(encoding="utf-8") if path.suffix in (".py", ".pyi") else ""
        if text.startswith("# Generated from spec"):
            file = path.relative_to(PACKAGE).as_posix().replace(".pyi", ".py")
            report.subject = path.relative_to(PACKAGE).as_posix()
            report.text("docstring", ast.get_docstring(ast.parse(text)), _told(file, titles))
    report.check()


def test_type_checkers_see_the_same_names() -> None:
    """The stub of a package has the names that can be had from it, each from the module where it is."""
    for package in ("models", "enums", "filters"):
        report, found = Report("the stub", package), dict[str, str]()
        stub = ast.parse((PACKAGE / package / "__init__.pyi").read_text(encoding="utf-8"))
        for node in (node for node in stub.body if isinstance(node, ast.ImportFrom)):
            found |= {alias.name: str(node.module) for alias in node.names if node.module}
        names = part(f"{package}._names").MODULES
        for node in (node for node in stub.body if isinstance(node, ast.Assign)):
            listed = ast.literal_eval(node.value)
            report.names(f"{ast.unparse(node.targets[0])}: name", sorted(listed), sorted(names))
        report.names("import", sorted(found), sorted(names))
        for name in sorted(found.keys() & names.keys()):
            report.same(f"import {name}: module", found[name], names[name])
        report.check()


def _told(file: str, titles: dict[str, str]) -> str:
    folder, stem = Path(file).parent.as_posix(), Path(file).stem
    if file == "__init__.py":
        return f"Client of the {facts().service['title']}. {facts().service['summary']}"
    if stem == "_names":
        return NAMES
    if folder == "_open_enums" and stem != "__init__":
        return OPEN
    return FIXED.get(file) or titles.get(file, "a module of the spec")


def _of_areas() -> Iterator[tuple[str, str]]:
    """Modules that are about a file of the spec or a namespace."""
    for file, title in facts().titles.items():
        stem = Path(file).stem.replace(".", "_")
        for folder in ("Models", "Enums", "Filters"):
            yield f"{folder.lower()}/{stem}.py", f"{folder}: {title}."
    for area in facts().areas:
        yield f"api/{area.replace('.', '_')}.py", f"Methods of {area}."
    for method in facts().methods:
        words = method.split(".")
        for depth in range(1, len(words)):
            name = "__".join(map(known.snake, words[:depth]))
            yield f"namespaces/{name}.py", f"What is below {'.'.join(words[:depth])}."
