"""Our client beside others and beside code written by hand, against a portal on this machine.

Prints figures and decides nothing: the exit code is 1 only if something does not run. Each run is a process
of its own; each round runs everything once, so that a change of the machine's speed falls on all alike;
ratios are of medians.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import starts
import tables
from certificate import Certificate
from measure import DoesNotRun, run
from tasks import NOTES, QUICK, TINY, Result, Sizes, Task

HERE = Path(__file__).resolve().parent
HOME = HERE.parents[1]
CODE = "s3cr3tc0de"


def main() -> int:
    """Measure and print."""
    options = _options()
    folder = Path(tempfile.mkdtemp(prefix="bench-client-"))
    try:
        with portal(None if options.plain else folder) as url:
            return Bench(folder, url, options).run()
    except DoesNotRun as error:
        print(f"does not run: {error}")
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def portal(folder: Path | None) -> Iterator[str]:
    """A portal in a process of its own; yields the address of a webhook.

    Args:
        folder: Where its certificate is written to; None for plain HTTP.
    """
    command = [sys.executable, str(HERE / "portal.py"), *([str(folder)] if folder else [])]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_environment())
    try:
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        if not port:
            raise DoesNotRun("the portal does not start")
        yield f"{'https' if folder else 'http'}://127.0.0.1:{port}/rest/1/{CODE}/"
    finally:
        process.terminate()
        process.communicate()


def _environment() -> dict[str, str]:
    folders = (HERE.parent / "bench", HERE, HOME / "generated" / "python")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders)), "NO_PROXY": "*"}


class Bench:
    """One call of the program: what was measured so far."""

    def __init__(self, folder: Path, url: str, options: argparse.Namespace) -> None:
        self.folder = folder
        self.url = url
        self.options = options
        self.clients: tuple[str, ...] = options.clients
        self.variables = {**_environment(), **Certificate(folder).variables}
        self.results: dict[tuple[str, str], list[Result]] = defaultdict(list)
        self.starts: dict[str, list[float]] = defaultdict(list)
        self.failed: dict[tuple[str, str], str] = {}

    def run(self) -> int:
        """Measure everything and print it."""
        sizes: Sizes = self.options.sizes
        tasks = [task for task in sizes.tasks() if self.options.only in task.name]
        print(
            f"{os.cpu_count()} CPUs, Python {platform.python_version()}, {self.options.rounds} rounds",
            flush=True,
        )
        for number in range(self.options.rounds):
            for task in tasks:
                print(f"round {number + 1}: {task.name}", flush=True)
                for client in task.clients:
                    if client in self.clients:
                        self.measure(task, client)
        self.measure_starts()
        times = {name: median(found) for name, found in self.starts.items()}
        if times:
            print("", tables.starts(times), sep="\n")
        for task in tasks:
            print("", tables.task(task, self.results), sep="\n")
        print("", tables.aims(sizes, times, self.results), sep="\n")
        print("", tables.failures(self.failed), sep="\n")
        return 1 if self.failed else 0

    def measure(self, task: Task, client: str) -> None:
        """One run; a client that fails at a task is not asked again."""
        if (task.name, client) in self.failed:
            return
        file = self.folder / "task.json"
        told = {"client": client, "kind": task.kind, "count": task.rows, "portal": task.portal}
        rows = 0 if task.kind == "add" else task.rows
        file.write_text(json.dumps({**told, "url": self.url, "rows": rows}), encoding="utf-8")
        try:
            run([sys.executable, HERE / "worker.py", file], self.folder, self.variables)
        except DoesNotRun as error:
            self.failed[task.name, client] = str(error).splitlines()[-1]
            return
        result = Result(**json.loads(file.read_text(encoding="utf-8")))
        self.results[task.name, client].append(result)

    def measure_starts(self) -> None:
        """CPU milliseconds from an empty process to a client, and to its first answer."""
        if not self.options.starts:
            return
        programs = list(starts.programs(self.url, self.clients))
        for number in range(self.options.starts + 1):
            for name, code in programs:
                if (name, "") in self.failed:
                    continue
                try:
                    usage = run([sys.executable, "-c", code], self.folder, self.variables)
                except DoesNotRun as error:
                    self.failed[name, ""] = str(error).splitlines()[-1]
                    continue
                if number:  # the first turn writes the byte code
                    self.starts[name].append(usage.cpu * 1000)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("--quick", dest="sizes", action="store_const", const=QUICK, default=Sizes())
    add("--tiny", dest="sizes", action="store_const", const=TINY, help="to see that it runs")
    add("--rounds", type=int, default=3, help="how often each thing is measured")
    add("--starts", type=int, default=10, help="how often each start is measured")
    add(
        "--clients",
        type=_clients,
        default=tuple(NOTES),
        help="names, or beginnings of names: ours_,floor",
    )
    add("--only", default="", help="only tasks whose name has this")
    add("--plain", action="store_true", help="http; the clients that insist on https do not run")
    return parser.parse_args()


def _clients(text: str) -> tuple[str, ...]:
    parts = text.split(",")
    begun = tuple(part for part in parts if part not in NOTES)
    return tuple(name for name in NOTES if name in parts or name.startswith(begun))


if __name__ == "__main__":
    raise SystemExit(main())
