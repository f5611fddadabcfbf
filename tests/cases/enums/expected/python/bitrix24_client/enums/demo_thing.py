# Generated from spec/methods/demo.thing.yaml by "make generate". Do not edit.
"""Enums: Things."""

from enum import StrEnum


class Finish(StrEnum):
    """Finish of a surface.

    The server may send values that are not listed; they stay plain `str`.
    """

    MATT = "matt"
    """Without gloss. Code `M`."""

    HIGH_GLOSS = "high-gloss"
    """With much gloss. Abbreviation `hg`."""
