"""Command line: arguments, exit codes, and everything that is printed."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from generator import count as counting
from generator import diff as comparison
from generator import explain as explanation
from generator import output, pipeline, state
from generator.problems import SpecError, printable
from generator.records import Tree
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
    with _failures_told(root):
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
    with _failures_told(root):
        tree, seen = _tree(root)
        found = output.differences(root / "generated", tree.digests)
        if not found:
            state.State(*seen, dict(tree.digests)).save(root)
            out.print(f"generated/ is up to date ({len(tree.digests)} files)")
            return
        _print_differences(root, found, tree)
    raise typer.Exit(1)


@app.command()
def explain(
    name: Annotated[str, typer.Argument(help="A method, type, enum, event, error or finding.")],
    root: Root = Path(),
) -> None:
    """Tell what the spec knows of a name, and in which line it says so."""
    with _failures_told(root):
        lines = explanation.explain(root, name)
    for line in lines:
        out.print(Text(printable(line)))


@app.command()
def count(root: Root = Path()) -> None:
    """Count methods, parameters and errors, to compare with the pages."""
    with _failures_told(root):
        rows = counting.count(root)
    widths = [max(map(len, column)) for column in zip(*rows[:-1], strict=True)]
    for name, *figures in rows[:-1]:
        right = (figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True))
        out.print(Text("  ".join([name.ljust(widths[0]), *right])))
    out.print(", ".join(rows[-1]))


class Form(StrEnum):
    """How a report is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="A folder with a spec, or a revision such as v0.1.0.")],
    new: Annotated[str, typer.Argument(help="The same; this folder if it is left out.")] = ".",
    form: Annotated[
        Form, typer.Option("--format", help="Markdown is for CHANGELOG.md.")
    ] = Form.TEXT,
    root: Root = Path(),
) -> None:
    """Tell what changed for users between two specs.

    Exit code: 0 no change or only documentation, 10 additions, 20 breaking changes, 1 a wrong spec, 2 misuse.
    """
    try:
        report = comparison.compare(old, new, root)
    except comparison.NoSpecError as error:
        _complain(str(error))
        raise typer.Exit(2) from None
    except comparison.WrongSpecError as error:
        _print_problems(error.error, f"the spec of {error.name} cannot be compared")
        raise typer.Exit(1) from None
    if form is Form.TEXT:
        for line in comparison.lines(report):
            out.print(line)
    else:
        text = comparison.markdown if form is Form.MARKDOWN else comparison.as_json
        sys.stdout.write(text(report))
        for told in report.advice():
            err.print(Text(printable(told)))
    raise typer.Exit(report.exit_code)


@contextmanager
def _failures_told(root: Path) -> Iterator[None]:
    """What the user can mend ends in a message and an exit code; what only we can, in a traceback."""
    if not (root / "spec").is_dir():
        _complain(f"no folder spec/ in {root}")
        raise typer.Exit(2)
    try:
        yield
    except SpecError as error:
        _print_problems(error)
        raise typer.Exit(1) from None
    except explanation.UnknownNameError as error:
        _complain(str(error))
        raise typer.Exit(1) from None
    except OSError as error:
        place = error.filename or f"below {root}"
        _complain(f"cannot read or write {place}: {error.strerror}; nothing was changed")
        raise typer.Exit(1) from None


def _tree(root: Path) -> tuple[Tree, tuple[str, dict[str, str]]]:
    program, spec = state.program(), state.digests_below(root / "spec")
    store = Store(root / state.CACHE / "store")
    return pipeline.generate(root, store, program), (program, spec)


def _complain(text: str) -> None:
    err.print(Text(printable(text), "red"))


def _print_problems(error: SpecError, outcome: str = "nothing was written") -> None:
    for problem in error.problems:
        where, rest = str(problem.where), str(problem).removeprefix(str(problem.where))
        err.print(Text(printable(where), "bold") + Text(rest))
    count = len(error.problems)
    err.print(f"{count} problem{'s' if count > 1 else ''}; {outcome}")


def _print_differences(root: Path, found: output.Differences, tree: Tree) -> None:
    for path in found.missing:
        _complain(f"missing: generated/{path}")
    for path in found.left_over:
        _complain(f"left over: generated/{path}")
    for path in found.changed:
        _complain(f"changed: generated/{path}")
        have = (root / "generated" / path).read_text(encoding="utf-8", errors="replace")
        _print_diff(path, have, tree.text(path))
    err.print('generated/ does not match spec/: run "make generate"')


def _print_diff(path: str, have: str, want: str) -> None:
    lines = list(
        difflib.unified_diff(
            have.splitlines(),
            want.splitlines(),
            f"generated/{path}",
            "from spec/",
            lineterm="",
            n=1,
        )
    )
    for line in lines[:DIFF_LINES]:
        err.print(Text(printable(line), {"+": "green", "-": "red"}.get(line[:1], "")))
    if len(lines) > DIFF_LINES:
        err.print(f"… {len(lines) - DIFF_LINES} more lines")


if __name__ == "__main__":
    sys.exit("use: python -m generator")
