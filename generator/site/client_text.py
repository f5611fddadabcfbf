"""A module of the client -> its documentation as plain Markdown, for the copy beside the page."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from generator.site.client_pages import PACKAGE, Module

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def page(module: Module) -> str:
    """The documentation of a module: its classes and functions with their signatures and docstrings."""
    tree = _tree(module.path)
    parts = [f"# {module.name}", ast.get_docstring(tree) or ""]
    for node in _definitions(module.path):
        parts += _described(node, 2)
    return "\n\n".join(part for part in parts if part) + "\n"


def told(module: Module) -> str:
    """The name of a module as a title, and below it what it says of itself; parts have alike modules."""
    return f"# {module.name}\n\n{module.name}: {ast.get_docstring(_tree(module.path)) or ''}"


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _definitions(path: Path) -> Iterator[Definition]:
    """What a module defines; of a package also what it hands on, which stands in it for type checkers."""
    for node in _tree(path).body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
        if path.name == "__init__.py" and isinstance(node, ast.If):
            for part in node.body:
                if isinstance(part, ast.ImportFrom):
                    yield from _handed_on(path, part)


def _handed_on(path: Path, node: ast.ImportFrom) -> Iterator[Definition]:
    steps = str(node.module).split(".")
    home = path.parent if node.level else path.parent.parent
    source = home.joinpath(*steps).with_suffix(".py")
    if source.exists() and (node.level or steps[0] == PACKAGE):
        names = {alias.name for alias in node.names}
        yield from (found for found in _definitions(source) if found.name in names)


def _described(node: Definition, level: int) -> Iterator[str]:
    """Heading, signature and docstring, and the same of what is inside."""
    yield f"{'#' * level} {node.name}"
    yield f"```python\n{_signature(node)}\n```"
    yield ast.get_docstring(node) or ""
    if isinstance(node, ast.ClassDef):
        yield "\n".join(_attributes(node))
        inner = (p for p in node.body if isinstance(p, ast.FunctionDef | ast.AsyncFunctionDef))
        for part in inner:
            if not part.name.startswith("_") or part.name == "__new__":
                yield from _described(part, level + 1)


def _signature(node: Definition) -> str:
    """The lines of a definition before its body."""
    if isinstance(node, ast.ClassDef):
        bases = ", ".join(map(ast.unparse, node.bases))
        return f"class {node.name}({bases})" if bases else f"class {node.name}"
    start = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
    result = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"{start} {node.name}({ast.unparse(node.args)}){result}"


def _attributes(node: ast.ClassDef) -> Iterator[str]:
    """A line for each attribute that has a text below it."""
    for part, below in zip(node.body, node.body[1:], strict=False):
        if isinstance(part, ast.AnnAssign | ast.Assign) and isinstance(below, ast.Expr):
            text = below.value.value if isinstance(below.value, ast.Constant) else None
            if isinstance(text, str):
                said = " ".join(text.split())
                yield f"- `{ast.unparse(part).partition(' = ')[0]}`: {said}"
