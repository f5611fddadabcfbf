# Generated from spec/ by "make generate". Do not edit.
"""Enums as the types of fields."""
