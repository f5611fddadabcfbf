"""House rules: who imports whom, how long things are, what templates may do, what is documented."""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes

from generator import load, names
from generator.runtime import model as runtime_model
from tests.project import HOME

GENERATOR = HOME / "generator"
TEMPLATES = HOME / "templates"
TARGETS = ("client", "openapi", "portal", "reference")
SOURCES = sorted(path for path in GENERATOR.rglob("*.py") if "__pycache__" not in path.parts)
COPIED = ("runtime", "portal")
"""Packages that are copied into the client as they are."""
RUNTIME = [path for path in SOURCES if path.relative_to(GENERATOR).parts[0] in COPIED]
OURS = [path for path in SOURCES if path not in RUNTIME]
PAGES = sorted(TEMPLATES.rglob("*.j2"))

MAY_IMPORT = {
    "problems": "",
    "names": "",
    "state": "",
    "render": "",
    "schema": "",
    "load": "problems",
    "model": "problems schema",
    "text": "model",
    "shape": "load problems schema",
    "values": "load model schema text",
    "clashes": "names problems",
    "commons": "clashes load model names problems schema values",
    "build_shapes": "load model names problems schema",
    "build_types": "build_shapes load model names problems schema",
    "uses": "model schema",
    "build": "build_types uses load model names problems schema",
    "rules": "build_shapes load model problems values",
    "workflows": "load model problems schema values",
    "records": "commons load model schema",
    "store": "state",
    "output": "state",
    "reader": "commons load problems schema shape state store",
    "codetree": "model text",
    "pysample": "codetree model text",
    "samples": "codetree model pysample schema text",
    "emit": "model",
    "pipeline": "build build_shapes clashes commons emit load model names problems reader records rules"
    " schema state store uses values workflows",
    "site": "",
    "count": "model pipeline state store",
    "explain": "clashes model pipeline problems reader schema state store text",
    "diff": "emit.client model pipeline problems schema state store text uses",
    "release": "",
    "cli": "count diff explain output pipeline problems records state store",
    "__main__": "cli state",
}
"""Who may import whom, told by module or package; a target may import what follows, and itself."""

TARGET_MAY_IMPORT = "codetree commons emit model names problems pysample render samples schema text"

LINES = 300
FUNCTION_LINES = 50
LARGER = {"generator/pipeline.py": 342}
"""Modules that are still too long; they may shrink."""

TEMPLATE_LINES = 120
FILTERS = {"indent", "join", "literal"}


def relative(path: Path) -> str:
    """A path as it is told in a failure."""
    return path.relative_to(HOME).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a source file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def owner(path: Path) -> str:
    """The module, package or target that a file belongs to."""
    parts = path.relative_to(GENERATOR).with_suffix("").parts
    if parts[0] == "emit" and len(parts) > 2:
        return f"emit.{parts[1]}"
    return parts[0]


def imported(path: Path) -> Iterator[str]:
    """Modules of ours that a file imports, as `owner` tells them."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                assert not alias.name.startswith(
                    "generator"
                ), f"{relative(path)}: import from generator instead"
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "generator":
            for alias in node.names:
                steps = [*str(node.module).split(".")[1:], alias.name]
                yield f"emit.{steps[1]}" if steps[0] == "emit" and steps[1] in TARGETS else steps[0]


@pytest.mark.parametrize("path", OURS, ids=relative)
def test_imports(path: Path) -> None:
    who = owner(path)
    table = TARGET_MAY_IMPORT if who.startswith("emit.") else MAY_IMPORT.get(who, "")
    allowed = {*table.split(), who}
    if who == "emit":
        allowed |= {f"emit.{target}" for target in TARGETS}
    assert who.split(".")[0] in MAY_IMPORT or who == "__init__", f"{who} is not in the table"
    assert set(imported(path)) <= allowed


def test_the_table_of_imports_holds_nothing_that_is_gone() -> None:
    known = {owner(path) for path in OURS}
    assert set(MAY_IMPORT) <= known
    for who, table in MAY_IMPORT.items():
        used = {other for path in OURS if owner(path) == who for other in imported(path)}
        assert set(table.split()) <= used, who


@pytest.mark.parametrize("path", RUNTIME, ids=relative)
def test_the_runtime_stands_alone(path: Path) -> None:
    for node in ast.walk(parsed(path)):
        modules = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            modules = [str(node.module)]
        for module in modules:
            first = module.split(".")[0]
            assert first in sys.stdlib_module_names or first in {
                "httpx2",
                "pydantic",
                "pydantic_core",
                "anyio",
                "typing_extensions",
                "rich",  # if it is there
                "pytest",  # in the plugin for it
            }, module


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_modules_and_functions_are_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LARGER.get(relative(path), LINES)
    functions = [
        n for n in ast.walk(parsed(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions if f.end_lineno is not None}
    assert {name: count for name, count in long.items() if count > FUNCTION_LINES} == {}


@pytest.mark.parametrize("path", sorted(map(Path, LARGER)), ids=str)
def test_what_has_shrunk_needs_no_exception(path: Path) -> None:
    assert (HOME / path).read_text(encoding="utf-8").count("\n") > LINES


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_every_public_name_is_documented(path: Path) -> None:
    module = parsed(path)
    public = [
        node
        for node in module.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
    ]
    bare = [node.name for node in public if not ast.get_docstring(node)]
    assert bare == []
    assert ast.get_docstring(module) or not module.body
    words = {"utils", "helpers", "manager", "misc"}
    assert not words & {path.stem, *(node.name.lower() for node in public)}


@pytest.mark.parametrize("path", PAGES, ids=relative)
def test_templates_only_lay_out(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"\{[%{#]-|-[%}#]\}", source), "no dashes"
    assert not re.search(r"[\"']\{\{|\}\}[\"']", source), "no quotes by hand"
    assert source.count("\n") <= TEMPLATE_LINES
    tree = Environment(autoescape=False).parse(source)
    assert meta.find_undeclared_variables(tree) <= {view_of(path)[0]}
    assert not list(
        tree.find_all((nodes.Assign, nodes.AssignBlock, nodes.Test, nodes.BinExpr, nodes.Concat))
    )
    assert {node.name for node in tree.find_all(nodes.Filter)} <= FILTERS
    for outer in tree.find_all(nodes.If):
        assert not any(
            isinstance(node, nodes.If) for node in (*outer.body, *outer.else_)
        ), f"an if inside an if, line {outer.lineno}"
    macros = {macro.name for macro in tree.find_all(nodes.Macro)}
    modules = {imported_.target for imported_ in tree.find_all(nodes.Import)}
    for call in tree.find_all(nodes.Call):
        named, known = call.node, macros
        if isinstance(named, nodes.Getattr):
            named, known = named.node, modules
        assert isinstance(named, nodes.Name), f"a call, line {call.lineno}"
        assert named.name in known, f"a call, line {call.lineno}"


def view_of(path: Path) -> tuple[str, str, str]:
    """The argument, the module and the class that the first line of a template names."""
    first = path.read_text(encoding="utf-8").split("\n")[0]
    if dotted := re.fullmatch(r"\{# (\w+): ([\w.]+)\.(\w+)(?:, [\w ]+)? #\}", first):
        return dotted[1], dotted[2], dotted[3]
    if told := re.fullmatch(r"\{# (\w+) of (generator/[\w/]+)\.py #\}", first):
        return "page", told[2].replace("/", "."), told[1]
    return "page", "", ""


@pytest.mark.parametrize("path", [p for p in PAGES if p.name != "shared.j2"], ids=relative)
def test_a_template_names_its_view(path: Path) -> None:
    _, module, view = view_of(path)
    assert hasattr(importlib.import_module(module), view)
    assert view.endswith(("View", "Page"))


def test_a_spec_file_is_named_after_its_area() -> None:
    files = sorted((HOME / "spec" / "methods").glob("*.yaml"))
    assert files
    for path in files:
        value = load.read(path.name, path.read_bytes()).value
        assert value["area"] == path.stem
        assert all(method["name"].rpartition(".")[0] == path.stem for method in value["methods"])


def test_no_attribute_hides_one_of_the_base_class() -> None:
    """Of the names that every model has, none can become a field."""
    hidden = {name for name in runtime_model.RESERVED if names.attribute(name) == name}
    assert hidden == set()


def test_no_name_is_reserved_for_nothing() -> None:
    known = set(dir(runtime_model.Model))
    assert names.RESERVED_PROPERTIES - known == set()


def test_nothing_imports_the_runtime() -> None:
    assert [relative(path) for path in OURS if {*COPIED} & set(imported(path))] == []
