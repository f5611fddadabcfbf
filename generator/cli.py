"""Command line: arguments, exit codes, and everything that is printed."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from generator import count as counting
from generator import explain as explanation
from generator import output, pipeline, state
from generator.problems import SpecError
from generator.store import Store

app = typer.Typer(
    help="Turn spec/ into the Python client, the OpenAPI document and the reference.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Root = Annotated[
    Path, typer.Option(help="Folder that holds spec/ and generated/.", exists=True, file_okay=False)
]

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

DIFF_LINES = 40


@app.command()
def generate(root: Root = Path()) -> None:
    """Write generated/ from spec/. Writes nothing if the spec has a problem."""
    stage = root / state.CACHE / "stage"
    output.recover(root / "generated", stage)
    tree, seen = _tree(root)
    found = output.differences(root / "generated", tree.digests)
    if found:
        output.write(root / "generated", stage, found, tree.text)
    state.State(*seen, dict(tree.digests)).save(root)
    same = len(tree.digests) - len(found.to_write)
    removed = f", {len(found.left_over)} removed" if found.left_over else ""
    out.print(f"generated/: {len(found.to_write)} written{removed}, {same} unchanged")


@app.command()
def check(root: Root = Path()) -> None:
    """Compare generated/ with what spec/ gives; exit 1 and say how they differ."""
    tree, seen = _tree(root)
    found = output.differences(root / "generated", tree.digests)
    if not found:
        state.State(*seen, dict(tree.digests)).save(root)
        out.print(f"generated/ is up to date ({len(tree.digests)} files)")
        return
    for path in found.missing:
        err.print(Text(f"missing: generated/{path}", "red"))
    for path in found.left_over:
        err.print(Text(f"left over: generated/{path}", "red"))
    for path in found.changed:
        err.print(Text(f"changed: generated/{path}", "red"))
        have = (root / "generated" / path).read_text(encoding="utf-8", errors="replace")
        _print_diff(path, have, tree.text(path))
    err.print('generated/ does not match spec/: run "make generate"')
    raise typer.Exit(1)


@app.command()
def explain(
    name: Annotated[str, typer.Argument(help="A method, type, enum, event, error code or finding.")],
    root: Root = Path(),
) -> None:
    """Tell what the spec knows of a name, and in which line it says so."""
    try:
        lines = explanation.explain(root, name)
    except SpecError as error:
        _report(error)
        raise typer.Exit(1) from None
    except LookupError as error:
        err.print(Text(str(error.args[0]), "red"))
        raise typer.Exit(1) from None
    for line in lines:
        out.print(Text(line))


@app.command()
def count(root: Root = Path()) -> None:
    """Count methods, parameters and errors, to compare with the pages."""
    try:
        rows = counting.count(root)
    except SpecError as error:
        _report(error)
        raise typer.Exit(1) from None
    widths = [max(map(len, column)) for column in zip(*rows[:-1], strict=True)]
    for name, *figures in rows[:-1]:
        right = (figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True))
        out.print(Text("  ".join([name.ljust(widths[0]), *right])))
    out.print(", ".join(rows[-1]))


def _tree(root: Path) -> tuple[pipeline.Tree, tuple[str, dict[str, str]]]:
    if not (root / "spec").is_dir():
        err.print(Text(f"no folder spec/ in {root}", "red"))
        raise typer.Exit(2)
    program, spec = state.program(), state.digests_below(root / "spec")
    store = Store(root / state.CACHE / "store")
    try:
        tree = pipeline.generate(root, store, program)
    except SpecError as error:
        _report(error)
        raise typer.Exit(1) from None
    return tree, (program, spec)


def _report(error: SpecError) -> None:
    for problem in error.problems:
        where, _, rest = str(problem).partition(": ")
        err.print(Text(where, "bold") + Text(": ") + Text(rest, "" if "hint" in rest else "red"))
    count = len(error.problems)
    err.print(f"{count} problem{'s' if count > 1 else ''}; nothing was written")


def _print_diff(path: str, have: str, want: str) -> None:
    lines = list(
        difflib.unified_diff(
            have.splitlines(), want.splitlines(), f"generated/{path}", "from spec/", lineterm="", n=1
        )
    )
    for line in lines[:DIFF_LINES]:
        err.print(Text(line, {"+": "green", "-": "red"}.get(line[:1], "")))
    if len(lines) > DIFF_LINES:
        err.print(f"… {len(lines) - DIFF_LINES} more lines")


if __name__ == "__main__":
    sys.exit("use: python -m generator")
