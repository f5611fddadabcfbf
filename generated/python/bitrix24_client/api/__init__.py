# Generated from spec/ by "make generate". Do not edit.
"""The methods, a module for each area."""
