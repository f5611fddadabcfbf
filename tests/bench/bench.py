"""Speed, memory and import cost of the generator and its client beside other generators.

Prints figures and decides nothing: the exit code is 1 only if something does not run. Each round runs
everything once, so that a change of the machine's speed falls on all alike; ratios are of medians.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import tempfile
from collections import defaultdict
from pathlib import Path

import generation
import imports
import report
from generation import HOME, Workplace
from measure import DoesNotRun, Usage, middle
from peers import PEERS, Peers


def main() -> int:
    """Measure and print."""
    options = _options()
    peers = Peers(HOME / ".cache" / "bench-venv")
    wanted = () if options.no_peers else PEERS
    if wanted:
        peers.install()
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        return Bench(folder, peers, wanted, options).run()
    except DoesNotRun as error:
        print(f"does not run: {error}")
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Bench:
    """One call of the program: what was measured so far."""

    def __init__(
        self, folder: Path, peers: Peers, wanted: tuple[str, ...], options: argparse.Namespace
    ) -> None:
        self.folder = folder
        self.peers = peers
        self.wanted = wanted
        self.options = options
        self.runs: dict[tuple[str, int], list[Usage]] = defaultdict(list)
        self.changes: dict[int, generation.Change] = {}
        self.failed: dict[tuple[str, int], str] = {}

    def run(self) -> int:
        """Measure everything and print it."""
        print(
            f"{os.cpu_count()} CPUs, Python {platform.python_version()}, {self.options.rounds} rounds",
            flush=True,
        )
        places = {n: Workplace.make(self.folder / str(n), n) for n in self.options.sizes}
        places[self.options.sizes[0]].generator("generate")  # writes the byte code; not counted
        for number in range(self.options.rounds):
            for size, place in places.items():
                print(f"round {number + 1}: {size:,} methods", flush=True)
                self.round(size, place)
        sizes = self.options.sizes
        clients = [imports.Place(n, places[n].client, places[n].document) for n in _ends(sizes)]
        times = imports.measure(clients, self.options.import_runs)
        figures = {key: middle(usages) for key, usages in self.runs.items()}
        print("", report.generation(figures, sizes), sep="\n")
        print("", report.outputs({n: p.size() for n, p in places.items()}, self.changes), sep="\n")
        print("", report.first_answer(times), sep="\n")
        aims = report.aims(figures, times, sizes[0], sizes[-2:][0], sizes[-1])
        print(
            "",
            report.table(["aim", "at most", "figure", ""], [aim.row() for aim in aims]),
            sep="\n",
        )
        for (peer, size), text in self.failed.items():
            print(f"\ndoes not run: {peer} at {size:,} methods: {text}")
        return 1 if self.failed else 0

    def round(self, size: int, place: Workplace) -> None:
        """Run everything once: our stages, then each peer."""
        usages, self.changes[size] = generation.measure(place)
        for stage, usage in usages.items():
            self.runs[stage, size].append(usage)
        for peer in self.wanted:
            if (peer, size) in self.failed:
                continue
            try:
                usage = self.peers.generate(peer, place.document, self.folder / "peer")
                self.runs[peer, size].append(usage)
            except DoesNotRun as error:
                self.failed[peer, size] = str(error)


def _ends(sizes: list[int]) -> list[int]:
    return list(dict.fromkeys((sizes[0], sizes[-1])))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    numbers = parser.add_argument
    numbers(
        "--sizes", type=_sizes, default=[40, 240, 1600], help="numbers of methods, as in 40,240"
    )
    numbers("--rounds", type=int, default=3, help="how often each thing is measured")
    numbers("--import-runs", type=int, default=15, help="how often each import is measured")
    numbers("--no-peers", action="store_true", help="only our own generator")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return sorted({int(part) for part in text.split(",")})


if __name__ == "__main__":
    raise SystemExit(main())
