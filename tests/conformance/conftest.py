"""What the conformance tests share."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pytest

from tests.conformance import report
from tests.conformance.facts import facts
from tests.conformance.portal import Portal, running


@pytest.fixture(scope="session")
def portal() -> Iterator[Portal]:
    """A portal on the loopback interface."""
    with running() as made:
        yield made


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """If a test breaks off, what it has found until then is told all the same."""
    report.OPEN.clear()
    try:
        return (yield)
    except Exception as error:
        found = [line for each in report.OPEN for line in each.lines]
        if not found or found[0] in str(error):
            raise
        raise AssertionError("\n".join(["", *found, f"and then {error!r}"])) from error


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `method`, `type_name`, `enum_name`, `error_name` or `event` gets all of them."""
    known = facts()
    tables = {
        "method": known.methods,
        "type_name": known.types,
        "enum_name": known.enums,
        "error_name": known.errors,
        "event": known.events,
    }
    for argument, table in tables.items():
        if argument in metafunc.fixturenames:
            metafunc.parametrize(argument, list(table))
