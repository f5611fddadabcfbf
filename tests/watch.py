"""Watches the log of the whole test run, at DEBUG: a test fails if a marked secret gets there.

All loggers pass what they write on to the root, so one handler sees what any handler would see,
whatever a test is about.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Generator, Iterator
from typing import Any

import pytest

from tests.marked import has_secret


def texts_of(record: logging.LogRecord) -> Iterator[str]:
    """Everything that a handler can make of a record: message, arguments, extras, traceback."""
    yield record.getMessage()
    yield from (f"{key}={value!r}" for key, value in vars(record).items() if key != "exc_info")
    if record.exc_info and record.exc_info[1] is not None:
        yield from traceback.format_exception(record.exc_info[1])


class Watch(logging.Handler):
    """Keeps records with a secret until somebody takes them."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Look at a record."""
        if any(has_secret(text) for text in texts_of(record)):
            self._found.append(f"{record.name} {record.levelname}: {record.getMessage()}")

    def take(self) -> list[str]:
        """What was found since the last time."""
        found, self._found = self._found, []
        return found


WATCH = Watch()


def pytest_configure() -> None:
    """Watch from now on."""
    root = logging.getLogger()
    root.addHandler(WATCH)
    root.setLevel(logging.DEBUG)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    """Fail what has logged a secret, be it a fixture or the test itself."""
    report = yield
    if found := WATCH.take():
        report.outcome = "failed"
        report.longrepr = "\n".join(["a secret was logged:", *found])
    return report
