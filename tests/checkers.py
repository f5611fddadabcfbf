"""mypy and pyright at their strictest, on a client and programs that use it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.project import HOME

MARK = "# wrong"
"""At the end of a line that a checker must refuse."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a checker looked at and refused."""

    files: int
    said: str
    wrong: set[tuple[str, int]]
    """Files and lines with errors."""


Checker = Callable[..., Verdict]


def copied_client(client: Path, programs: Iterable[Path], to: Path) -> Path:
    """The client and programs that use it, where a checker sees nothing else."""
    shutil.copytree(client / "bitrix24_client", to / "bitrix24_client")
    for program in programs:
        shutil.copy(program, to / program.name)
    return to


def marked(programs: Iterable[Path]) -> set[tuple[str, int]]:
    """The lines of programs that are marked as wrong."""
    return {
        (program.name, number)
        for program in programs
        for number, line in enumerate(program.read_text(encoding="utf-8").splitlines(), 1)
        if line.endswith(MARK)
    }


def mypy(root: Path, *include: str) -> Verdict:
    """mypy's verdict on files of a folder, on all of them if none is named."""
    # One for each worker: two runs at once over packages of the same name would mix them up.
    cache = HOME / ".mypy_cache" / os.environ.get("PYTEST_XDIST_WORKER", "tests")
    options = ("--strict", "--config-file", os.devnull, "--cache-dir", cache)
    python = ("--python-executable", sys.executable)
    done = _run(root, "mypy", *options, *python, *(include or (".",)))
    summary = re.search(r"\b(?:in|checked) (\d+) source file", done.stdout)
    lines = re.findall(r"^(\S+?):(\d+): error", done.stdout, re.M)
    said = "" if done.returncode == 0 else done.stdout + done.stderr
    return Verdict(int(summary[1]) if summary else 0, said, _places(lines))


def pyright(root: Path, *include: str, roots: Iterable[str] = ()) -> Verdict:
    """pyright's verdict; `roots` are folders that know nothing of each other."""
    settings = {
        "include": [*include] or ["."],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "executionEnvironments": [{"root": name} for name in roots],
    }
    (root / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    done = _run(root, "pyright", "--outputjson", "--pythonpath", sys.executable)
    report = json.loads(done.stdout)
    errors = [
        (d["file"], d["range"]["start"]["line"] + 1, d["message"])
        for d in report["generalDiagnostics"]
        if d["severity"] == "error"
    ]
    said = "\n".join(f"{file}:{line}: {message}" for file, line, message in errors)
    assert bool(said) == bool(done.returncode), done.stdout + done.stderr
    return Verdict(report["summary"]["filesAnalyzed"], said, _places(e[:2] for e in errors))


def _places(found: Iterable[tuple[str, str | int]]) -> set[tuple[str, int]]:
    return {(Path(file).name, int(line)) for file, line in found}


def _run(root: Path, tool: str, *options: object) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "HOME": str(Path.home()), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", tool, *map(str, options)],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
