# Generated from spec/ by "make generate". Do not edit.
"""Filters by the fields of records; a name is imported when it is asked for."""

from . import activity as activity
from .activity import ActivityFilter

__all__ = [
    "ActivityFilter",
]
