"""Copies of the project, one a worker: a mutant is put there, its tests run, and the file put back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Any

from tests.mutants.mutant import Mutant

COPIED = (
    "pyproject.toml",
    "spec",
    "generated",
    "generator/runtime",
    "tests",
)
"""What the conformance tests need: the generator is not among it."""


LOG = "log.txt"


class BaselineError(Exception):
    """The conformance tests fail without a mutant, too, or cannot be run."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a mutant: `killed`, `survived`, `unnamed` (no failing test names the fact), `timeout`."""

    mutant: Mutant
    state: str
    test: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Worker:
    """A copy of the project and the process that runs tests in it."""

    root: Path
    process: subprocess.Popen[str]

    def run(self, mutant: Mutant, tests: Iterable[str]) -> Result:
        """Put a mutant in place, run the tests, and put the file back."""
        path = self.root / mutant.file
        text = path.read_text(encoding="utf-8")
        changed = mutant.change(text)
        if changed == text:
            raise ValueError(f"nothing is changed: {mutant.id}")
        times = path.stat()
        for stale in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
            stale.unlink()
        path.write_text(changed, encoding="utf-8")
        try:
            found = self._ask(
                product=mutant.product,
                tests=[*tests],
                owners=[*mutant.owners],
                names=[*mutant.names],
            )
        finally:
            path.write_text(text, encoding="utf-8")
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        return Result(mutant, **found)

    def check(self, killers: Iterable[str]) -> None:
        """The tests that have failed must pass where nothing is changed."""
        found = self._ask(product="spec", only=[*killers])
        if found["state"] != "survived":
            raise BaselineError(f"{found.get('test')}: {found.get('line')}")

    def _ask(self, **job: Any) -> dict[str, Any]:
        """What the tests say of the copy as it is now."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{json.dumps(job)}\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = json.loads(line) if line else {"state": "broken"}
        if found.get("state") == "broken":
            log = (self.root / LOG).read_text(encoding="utf-8")
            raise BaselineError(
                found.get("line") or f"the process that runs the tests ended:\n{log}"
            )
        return dict(found)


@contextmanager
def working(root: Path, options: Iterable[str] = ()) -> Iterator[Worker]:
    """A worker with a copy of the project at `root`."""
    with TemporaryDirectory(prefix="mutants-") as folder:
        home = Path(folder)
        for name in COPIED:
            _copy(root / name, home / name)
        path = os.pathsep.join([str(home), str(home / "generated" / "python")])
        log = (home / LOG).open("w", encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.mutants.forks", *options, "tests/conformance"],
            cwd=home,
            env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        try:
            worker = Worker(home, process)
            worker._answer()
            yield worker
        finally:
            process.kill()
            process.communicate()
            log.close()


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy2(source, target)


def results(
    root: Path, mutants: Iterable[Mutant], tests_of: Callable[[Mutant], Iterable[str]], count: int
) -> Iterator[Result]:
    """The outcome of each mutant, in order, found by several workers side by side."""
    with ExitStack() as stack, ThreadPoolExecutor(count) as pool:
        free: SimpleQueue[Worker] = SimpleQueue()
        for worker in pool.map(lambda _: stack.enter_context(working(root)), range(count)):
            free.put(worker)

        def run(mutant: Mutant) -> Result:
            worker = free.get()
            try:
                return worker.run(mutant, tests_of(mutant))
            finally:
                free.put(worker)

        killers = set()
        for result in pool.map(run, mutants):
            killers |= {result.test} - {""}
            yield result
        free.get().check(killers)
