# Generated from spec/ by "make generate". Do not edit.
"""Where each name is; loaded only when one is looked up."""

MODULES = {
    "ActivityFilter": "activity",
}
