"""How far a long job is: told to a function of the caller's, or shown as a bar."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, TypeAlias

Tell: TypeAlias = Callable[[int, int | None], object]
"""Takes what is done and what there is in all; None if that is not known."""

Progress: TypeAlias = Tell | bool | None
"""A function that takes the two numbers, or True for a bar on the screen."""


@contextmanager
def telling(progress: Progress, what: str) -> Generator[Tell, None, None]:
    """Give a function to tell of progress; threads may use it, and it never goes back.

    Args:
        progress: What the caller wants.
        what: What the numbers count.

    Raises:
        ImportError: A bar is wanted, and no library that draws one is installed.
    """
    if not progress:
        yield _silent
    elif callable(progress):
        yield _ordered(progress)
    else:
        with _bar(what) as tell:
            yield _ordered(tell)


def _silent(done: int, total: int | None) -> None:
    pass


def _ordered(tell: Tell) -> Tell:
    """Return a function that calls another one at a time."""
    lock, last = threading.Lock(), -1

    def told(done: int, total: int | None) -> None:
        nonlocal last
        with lock:
            if done > last:
                last = done
                tell(done, total)

    return told


@contextmanager
def _bar(what: str) -> Generator[Tell, None, None]:
    try:
        from rich.console import Console
        from rich.progress import Progress as Bars
    except ImportError:
        with _plain_bar(what) as tell:
            yield tell
        return
    with Bars(console=Console(stderr=True)) as bars:
        task = bars.add_task(what, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)


@contextmanager
def _plain_bar(what: str) -> Generator[Tell, None, None]:
    try:
        tqdm: Any = import_module("tqdm").tqdm
    except ImportError:
        raise ImportError(
            "progress=True draws a bar with rich or tqdm, and neither is installed; "
            "install one of them, or give a function that takes (done, total)"
        ) from None
    with tqdm(desc=what, file=sys.stderr) as bar:

        def tell(done: int, total: int | None) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield tell
