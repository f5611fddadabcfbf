"""What facts are called in Python: annotations, and names of functions, keywords, classes and attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import text
from generator.diff.facts import Node
from generator.emit.client.annotations import Annotator
from generator.emit.client.imports import PACKAGE, Imports
from generator.model import Enum, EnumValue, ErrorRow, Method, Property, Scope, Shape, Type

if TYPE_CHECKING:
    from generator.diff.verdicts import Case


def annotated(case: Case, old: Shape, new: Shape) -> str:
    """The new annotation of a value and the old one; nothing if it stays."""
    before = annotation(old, case.old.scope, case.is_sent)
    after = annotation(new, case.new.scope, case.is_sent)
    return "" if before == after else f"{text.code(after)}, was {text.code(before)}"


def annotation(shape: Shape, scope: Scope, is_sent: bool) -> str:
    """The type that a type checker sees."""
    annotator = Annotator(scope, Imports())
    return annotator.parameter(shape) if is_sent else annotator.result(shape)


def name(holders: list[Node]) -> str:
    """The Python name of the innermost of several objects that has one."""
    found = ""
    for node in holders:
        found = _name(node.origin, found) or found
    return found


def _name(origin: object, outer: str) -> str:
    match origin:
        case Method():
            return ".".join(("b24", *origin.path, origin.name))
        case Type() if origin.is_filter:
            return f"{PACKAGE}.filters.{origin.name}"
        case Type() if not origin.is_map:
            return f"{PACKAGE}.models.{origin.name}"
        case Enum():
            return f"{PACKAGE}.enums.{origin.name}"
        case ErrorRow():
            return f"{PACKAGE}.errors.{origin.class_name}"
        case EnumValue():
            return f"{outer}.{origin.name}"
        case Property() if outer.startswith("b24."):
            return f"{outer}({origin.name}=…)"
        case Property() if outer.startswith(PACKAGE):
            return f"{outer}.{origin.name}"
    return ""
