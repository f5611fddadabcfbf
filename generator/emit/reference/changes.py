"""Methods that read an object and methods that write it -> a program that reads, changes and writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.codetree import Group, flat
from generator.emit.reference.lines import TOKEN, WEBHOOK, joined, line, object_type, portal
from generator.pysample import PACKAGE, Writer, statement

if TYPE_CHECKING:
    from generator.model import Json, Method, Property, Scope, Shape, Type
    from generator.schema import UrlForm

DEEPEST = 3
"""Steps into an answer that are looked at for an object that can be sent back."""


def programs(
    write: Method, readers: list[Method], scope: Scope, forms: Mapping[str, UrlForm]
) -> Iterator[tuple[str, str]]:
    """Programs that read an object with one of the readers, change it and send it with the writing method."""
    for param in write.params:
        type_ = object_type(param.shape, scope)
        if type_ is None or type_.direction != "both":
            continue
        new = write.examples[0].request.get(param.wire)
        for read in readers:
            way = _way(read.result.shape, type_.name, scope, DEEPEST)
            part = _shortest_part(type_, new, _read(read, way or (), scope), scope)
            application = any(m.context.startswith("application") for m in (read, write))
            if part is None or way is None or (application and "oauth" not in forms):
                continue
            head = [*portal(forms["oauth"]), TOKEN] if application else [WEBHOOK]
            yield "change", _change(head, (read, way), (write, param), part, scope)


def _way(shape: Shape, name: str, scope: Scope, steps: int) -> tuple[Property, ...] | None:
    """The properties that lead into an answer to an object of a type; only the last may be absent."""
    holder = object_type(shape, scope)
    if holder is None or not steps:
        return None
    for prop in holder.properties:
        if (prop.shape.kind, prop.shape.name, prop.shape.many) == ("type", name, False):
            return (prop,)
    for prop in holder.properties:
        inner = _way(prop.shape, name, scope, steps - 1) if prop.required else None
        if inner is not None:
            return (prop, *inner)
    return None


def _read(read: Method, way: tuple[Property, ...], scope: Scope) -> dict[str, Json]:
    """The object at the end of the way in the printed answer."""
    value: Json = read.examples[0].response
    keys = [scope.commons.service.protocol.result_key] if read.result.at == "result" else []
    for key in (*keys, *(prop.wire for prop in way)):
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _shortest_part(
    type_: Type, new: Json, old: dict[str, Json], scope: Scope
) -> tuple[Property, Json] | None:
    """Of the properties with a new value the one that is written most shortly."""
    known = {p.wire: p for p in type_.properties if not p.is_constant}
    items = new.items() if isinstance(new, dict) else ()
    parts = [(known[k], item) for k, item in items if k in known and item != old.get(k)]
    writer = Writer(scope)
    return min(parts, key=lambda p: len(flat(writer.value(p[0].shape, p[1]))), default=None)


def _change(
    head: list[str],
    source: tuple[Method, tuple[Property, ...]],
    target: tuple[Method, Property],
    part: tuple[Property, Json],
    scope: Scope,
) -> str:
    writer = Writer(scope)
    writer.need(PACKAGE, "Bitrix24")
    (read, way), (write, param) = source, target
    needed = {p.wire for p in write.params if p.required} - {param.wire}
    asked = read.examples[0].request
    rest = {k: asked.get(k, v) for k, v in write.examples[0].request.items() if k in needed}
    call = writer.call(write, rest)
    value = writer.value(part[0].shape, part[1])
    before = f"found.{part[0].name} = "
    optional = way[-1].shape.nullable or not way[-1].required
    level = 2 if optional else 1
    body = [
        *head,
        line(statement("result = ", writer.call(read, asked)), 1),
        f"    found = {'.'.join(('result', *(prop.name for prop in way)))}",
        *(["    if found is not None:"] if optional else []),
        line(statement(before, value) if isinstance(value, Group) else before + value, level),
        line(Group(call.open, (*call.items, (f"{param.name}=", "found")), call.close), level),
    ]
    return joined(writer, body)
