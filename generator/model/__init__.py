"""The API as frozen data: every reference is known to exist and every name has been given.

Built by `build` from the schema objects, read by `rules` and the emitters. Descriptions are plain text with
backtick code spans; no Python or Markdown syntax is made here. Facts of the whole service (`Commons`) stay
the frozen schema objects that they are: wrapping them once more would add nothing.
"""

from generator.model.api import (
    Api,
    Commons,
    Event,
    MethodLine,
    Scope,
    Unit,
    UnitIndex,
    Use,
)
from generator.model.methods import (
    Cursor,
    ErrorExample,
    ErrorRow,
    Example,
    Finding,
    Method,
    Paging,
    Result,
)
from generator.model.shapes import (
    Alternatives,
    Enum,
    EnumValue,
    Extra,
    Flags,
    Form,
    Json,
    Limits,
    Names,
    Property,
    Shape,
    Type,
)

__all__ = [
    "Alternatives",
    "Api",
    "Commons",
    "Cursor",
    "Enum",
    "EnumValue",
    "ErrorExample",
    "ErrorRow",
    "Event",
    "Example",
    "Extra",
    "Finding",
    "Flags",
    "Form",
    "Json",
    "Limits",
    "Method",
    "MethodLine",
    "Names",
    "Paging",
    "Property",
    "Result",
    "Scope",
    "Shape",
    "Type",
    "Unit",
    "UnitIndex",
    "Use",
]
