"""Deprecated methods warn at the place that calls them, sync and async."""

from __future__ import annotations

import asyncio

import pytest

from generator.runtime.deprecation import deprecated


@deprecated("Use the other.")
def old(*, number: int) -> int:
    """An old function."""
    return number


@deprecated("Use the other.")
async def old_async(*, number: int) -> int:
    """An old coroutine function."""
    return number


def test_a_call_warns_and_goes_on() -> None:
    with pytest.warns(DeprecationWarning, match=r"Use the other\.") as seen:
        assert old(number=3) == 3  # pyright: ignore[reportDeprecated]
    assert seen[0].filename == __file__


def test_a_coroutine_warns_when_it_is_made() -> None:
    async def main() -> int:
        return await old_async(number=4)  # pyright: ignore[reportDeprecated]

    with pytest.warns(DeprecationWarning, match=r"Use the other\."):
        assert asyncio.run(main()) == 4


def test_the_function_can_be_seen_through() -> None:
    assert old.__doc__ == "An old function."
    assert getattr(old, "__deprecated__", "") == "Use the other."
