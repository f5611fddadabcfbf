"""`make mutants`: says one fact of the spec or of a product otherwise; a conformance test must name it."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from tests.conformance.facts import ROOT, facts
from tests.mutants.copies import BaselineError, results
from tests.mutants.exceptions import Exceptions, exceptions
from tests.mutants.mutant import Mutant, in_turn
from tests.mutants.products import PRODUCTS, Product, mutants
from tests.mutants.soundness import judging
from tests.mutants.summary import BAD, Summary, line, methods_told, told

MOST = 1000
"""Mutants of a run that is not told how many."""

TRIES = 5
"""How many are tried for one that the generator would take."""


def main() -> int:
    """Run the mutants that the arguments ask for; 1 if any survives."""
    asked = _arguments()
    products = [product for product in PRODUCTS if asked.product in (None, product.name)]
    listed = exceptions()
    picked = list(_picked(ROOT, products, listed, asked))
    if asked.list:
        for mutant in picked:
            mark = " (equivalent)" if listed.is_equivalent(mutant) else ""
            print(f"{line(mutant)}{mark}")
        return 0
    started, summary = time.monotonic(), Summary()
    by_name = {product.name: product for product in products}
    found = results(
        ROOT, picked, lambda mutant: by_name[mutant.product].tests_of(mutant), asked.workers
    )
    try:
        for number, result in enumerate(found, 1):
            if summary.add(result, listed.is_equivalent(result.mutant)):
                print(*told(result), sep="\n", flush=True)
            if number % 100 == 0:
                print(f"{number} of {len(picked)}", file=sys.stderr, flush=True)
    except BaselineError as error:
        print(f"the conformance tests fail without a mutant: {error}")
        return 2
    print(*summary.table(), sep="\n")
    seconds = time.monotonic() - started
    print(f"{methods_told(summary, facts().methods)}, seed {asked.seed}, {seconds:.0f} seconds")
    return int(any(summary.total(state) for state in BAD))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    names = [product.name for product in PRODUCTS]
    parser.add_argument("--product", choices=names, help="mutants of one product only")
    parser.add_argument("--kind", help="mutants of one kind of fact only, such as `required`")
    parser.add_argument("--file", help="mutants of files whose path has this in it")
    parser.add_argument("--sample", type=int, default=MOST, help=f"how many ({MOST})")
    parser.add_argument(
        "--each", type=int, help="so many of each sort of fact, however many these are"
    )
    parser.add_argument("--again", type=Path, help="those that a run told as defects: its output")
    parser.add_argument("--all", action="store_true", help="every mutant there is; takes hours")
    parser.add_argument("--seed", type=int, default=0, help="which ones are picked (0)")
    parser.add_argument("--list", action="store_true", help="tell the mutants, run nothing")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="side by side")
    return parser.parse_args()


def _picked(
    root: Path, products: list[Product], listed: Exceptions, asked: argparse.Namespace
) -> Iterator[Mutant]:
    """The mutants to run, spread over products, kinds and owners; the generator would take their spec."""
    everything = chain.from_iterable(mutants(root, product) for product in products)
    again = asked.again and set(asked.again.read_text(encoding="utf-8").splitlines())
    wanted = (
        mutant
        for mutant in everything
        if not listed.is_elsewhere(mutant.file)
        and asked.kind in (None, mutant.kind)
        and (asked.file or "") in mutant.file
        and (again is None or any(f"{state}: {line(mutant)}" in again for state in BAD))
    )
    with judging(root) as judge:
        ordered = in_turn(wanted, asked.seed)
        if asked.each:
            yield from _of_each_sort(ordered, asked.each, judge.takes)
            return
        sound = filter(judge.takes, ordered)
        yield from islice(sound, None if asked.all or asked.again else asked.sample)


def _of_each_sort(
    mutants: Iterable[Mutant], most: int, is_sound: Callable[[Mutant], bool]
) -> Iterator[Mutant]:
    """The first few of each sort; of some sorts none is sound, so that not all are tried."""
    found, tried = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    for mutant in mutants:
        sort = (mutant.product, mutant.kind, mutant.sort)
        if found[sort] == most or tried[sort] == TRIES * most:
            continue
        tried[sort] += 1
        if is_sound(mutant):
            found[sort] += 1
            yield mutant


if __name__ == "__main__":
    sys.exit(main())
