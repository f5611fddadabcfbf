"""What changed -> the version that should follow, by semantic versioning."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diff.verdicts import ADDITIVE, BREAKING, DOCUMENTATION, GRAVITY, Rating

RULE = "breaking changes raise the first number, additions the second, everything else the third"
EARLY_RULE = "before 1.0.0, breaking changes raise the second number and everything else the third"


def worst(ratings: Iterable[Rating]) -> Rating | None:
    """The gravest rating; None if there is none at all."""
    return max(ratings, key=GRAVITY.index, default=None)


def following(version: str, rating: Rating | None) -> str:
    """The version that follows a release when this is the worst that has changed."""
    if rating is None:
        return version
    first, second, third = map(int, version.split("."))
    step = {BREAKING: 0, ADDITIVE: 1, DOCUMENTATION: 2}[rating]
    if first == 0:
        step = 1 if rating == BREAKING else 2
    return (f"{first + 1}.0.0", f"{first}.{second + 1}.0", f"{first}.{second}.{third + 1}")[step]


def rule(version: str) -> str:
    """The rule that applies to a version."""
    return EARLY_RULE if version.startswith("0.") else RULE


def is_enough(version: str, wanted: str) -> bool:
    """Whether a version is at least the one that is wanted."""
    return tuple(map(int, version.split("."))) >= tuple(map(int, wanted.split(".")))
