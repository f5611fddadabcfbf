# Generated from spec/methods/crm.activity.todo.yaml by "make generate". Do not edit.
"""Enums: Universal activities."""

from enum import StrEnum


class TodoColor(StrEnum):
    """Colour of a universal activity on the timeline. There are eight: these seven and
    the default one, which has no identifier. The page shows them as a picture and
    names none.

    The server may send values that are not listed; they stay plain `str`.
    """

    COLOR_1 = "1"
    """First colour."""

    COLOR_2 = "2"
    """Second colour."""

    COLOR_3 = "3"
    """Third colour."""

    COLOR_4 = "4"
    """Fourth colour."""

    COLOR_5 = "5"
    """Fifth colour."""

    COLOR_6 = "6"
    """Sixth colour."""

    COLOR_7 = "7"
    """Seventh colour."""
