# Generated from spec/methods/crm.activity.badge.yaml by "make generate". Do not edit.
"""Enums: Badges of configurable activities."""

from enum import StrEnum


class BadgeType(StrEnum):
    """Colour of a badge.

    The server may send values that are not listed; they stay plain `str`.
    """

    SUCCESS = "success"
    """Green."""

    FAILURE = "failure"
    """Red."""

    WARNING = "warning"
    """Yellow."""

    PRIMARY = "primary"
    """Blue."""

    SECONDARY = "secondary"
    """Grey."""
