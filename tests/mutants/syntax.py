"""What the syntax tree of a module tells: which names are imported, how they are used, what has a text."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Any

from tests.mutants.mutant import PACKAGE

Function = ast.FunctionDef | ast.AsyncFunctionDef


def imported(nodes: Iterable[ast.AST]) -> list[str]:
    """Classes that are imported."""
    found = {
        alias.asname or alias.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(PACKAGE)
        for alias in node.names
        if (alias.asname or alias.name)[:1].isupper() and not alias.name.isupper()
    }
    return sorted(found)


def roles(tree: ast.Module) -> dict[str, set[str]]:
    """How names are used: before brackets, in calls, as bases of classes; those not told are plain types."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        role, held = type(node).__name__, []
        match node:
            case ast.Subscript():
                held = [node.value]
            case ast.Call():
                held = [node.func]
            case ast.ClassDef():
                held = node.bases
        for name in (each.id for each in held if isinstance(each, ast.Name)):
            found.setdefault(name, set()).add(role)
    return found


def optional(tree: ast.Module) -> dict[str, set[str]]:
    """What can be left out of a call, by its name: what another call does without."""
    given: dict[str, list[set[str]]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            words = {str(keyword.arg) for keyword in node.keywords}
            given.setdefault(ast.unparse(node.func), []).append(words)
    return {name: set.union(*found) - set.intersection(*found) for name, found in given.items()}


def target(node: Any) -> str:
    """The name that a statement gives a value to; empty if there is none."""
    target = node.target if isinstance(node, ast.AnnAssign) else None
    if isinstance(node, ast.Assign):
        target = node.targets[0]
    return target.id if isinstance(target, ast.Name) else ""


def is_text(node: ast.AST) -> bool:
    """Whether a statement is a docstring."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def needs_order(node: Function, argument: ast.arg) -> bool:
    """Whether a parameter is given by its place."""
    return argument not in node.args.kwonlyargs


def without_calls(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all inside of it, but for the arguments of calls."""
    yield node
    for inner in ast.iter_child_nodes(node):
        if not isinstance(inner, ast.Call):
            yield from without_calls(inner)
