"""What a value is one of -> how the alternatives are told apart, each of them, and what of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator import text
from generator.emit.reference import tables
from generator.emit.reference.links import Links
from generator.pysample import PACKAGE, Writer

if TYPE_CHECKING:
    from generator.model import Alternatives, Form, Scope, Shape, Type, Unit

UNKNOWN = f"{PACKAGE}.Unknown"
"""Class of the client for an alternative that the spec does not list."""


def body(type_: Type, options: Alternatives, scope: Scope, links: Links) -> str:
    """The alternatives of a type."""
    if options.by is None:
        head = ("JSON type", "Type", "Meaning")
        told = [_json_type(shape, type_, scope) for shape in options.shapes]
        blocks = ["The JSON type of the value tells which of these it is."]
    else:
        head = ("Value", "Type", "Meaning")
        told = [tables.code_json(tag) for tag in options.tags]
        blocks = [f"The value of {text.code(options.by)} tells which of these it is."]
    rows = (
        (first, links.shape(shape), text.prose(_meaning(shape, scope)))
        for first, shape in zip(told, options.shapes, strict=True)
    )
    blocks.append(text.table(head, rows))
    if options.by is not None:
        blocks.append(" ".join(_others(type_, options.by)))
    return "\n\n".join(blocks)


def python(type_: Type, options: Alternatives, unit: Unit, scope: Scope) -> str:
    """What the client calls the alternatives together, and how a program tells them apart."""
    name = text.code(type_.name)
    more = "" if options.by is None else f" and {text.code('Unknown')}"
    blocks = [f"{name} stands for any of these{more}."]
    if holders := list(dict.fromkeys(_holders(type_.name, unit, scope))):
        shown = ", ".join(map(text.code, holders))
        blocks[0] += f" A variable that holds several needs its annotation: {shown}."
    if options.by is not None:
        known = " The last case lets a type checker see when one is missing:"
        blocks += [f"To tell them apart, `match` them.{known}", _match(type_, options, scope)]
    return "\n\n".join(blocks)


def _holders(name: str, unit: Unit, scope: Scope) -> Iterator[str]:
    """Annotations of the mappings and lists of alternatives in a unit."""
    for prop in (p for type_ in unit.types for p in type_.properties):
        inner = scope.type(prop.shape.name) if prop.shape.kind == "type" else None
        if inner is not None and inner.name == name and prop.shape.many:
            yield f"{prop.name}: list[{name}] = []"
        elif inner is not None and inner.is_map and inner.extra and inner.extra.shape.name == name:
            yield f"{prop.name}: dict[str, {name}] = {{}}"


def _match(type_: Type, options: Alternatives, scope: Scope) -> str:
    """A function with a case for each alternative."""
    writer = Writer(scope)
    writer.need("typing", "assert_never")
    writer.need(PACKAGE, "Unknown")
    writer.need(f"{PACKAGE}.models", type_.name, *(shape.name for shape in options.shapes))
    cases = zip(options.shapes, map(text.string, options.tags), strict=True)
    lines = [f"        case {shape.name}():\n            return {tag}" for shape, tag in cases]
    body = "\n".join(lines)
    return text.fence(
        "python",
        f"""{writer.imports()}
def kind(value: {type_.name}) -> str:
    match value:
{body}
        case Unknown():
            return "new"
        case _:
            assert_never(value)
""",
    )


def _meaning(shape: Shape, scope: Scope) -> str:
    match shape.kind:
        case "type":
            return scope.type(shape.name).description
        case "enum":
            return scope.enum(shape.name).description
        case "scalar":
            return scope.commons.scalars[shape.name].description
        case "any":
            return "Anything."


def _json_type(shape: Shape, type_: Type, scope: Scope) -> str:
    """What the JSON looks like; what is sent may look different from what comes back."""
    told = {form: _form(shape, form, scope) for form in type_.forms}
    if len({*told.values()}) == 1:
        return told[type_.forms[0]]
    return f"{told['request']} (sent), {told['response']} (received)"


def _form(shape: Shape, form: Form, scope: Scope) -> str:
    match shape.kind:
        case "type":
            options = scope.type(shape.name).alternatives
            shapes = options.shapes if options is not None and options.by is None else ()
            return " or ".join(_form(each, form, scope) for each in shapes) or "object"
        case "enum":
            return {"int": "integer", "str": "string"}[scope.enum(shape.name).base]
        case "scalar":
            scalar = scope.commons.scalars[shape.name]
            return tables.wire_form(scalar.request if form == "request" else scalar.response)
        case "any":
            return "any"


def _others(type_: Type, by: str) -> Iterator[str]:
    """What becomes of alternatives that are not listed."""
    if "response" in type_.forms:
        unknown = text.code(UNKNOWN)
        yield f"The server may answer with another {text.code(by)}; in Python that is a {unknown}."
    if "request" in type_.forms:
        call = text.code(f'Unknown({by}="…", …)')
        yield f"To send one that is not listed here, write {call}."
