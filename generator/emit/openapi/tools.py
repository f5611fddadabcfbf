"""Methods -> tools of the Model Context Protocol, for agents.

A client of that protocol looks for nothing outside of a tool, so schemas stand where they are used, without
references. A type inside itself is an object of any kind there: nothing that the API takes is refused, and
the text says what it is. Answers are not described: it would double what a model reads before its first call,
and a server has to vouch for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from generator import text
from generator.emit.openapi import operations, types
from generator.emit.openapi.schemas import Schema, enum_components, scalar_components

if TYPE_CHECKING:
    from generator.model import Method, Scope, Shape

_DATA = ("const", "default", "enum", "examples", "required")
_LEFT_OUT = ("discriminator", "title")
_REMARKS = {"default", "deprecated", "description", "examples"}


def tool(method: Method, scope: Scope) -> Schema:
    """A tool that calls a method; the hints follow from its effect, and from whether it may be repeated.

    What writes counts as destructive: it may write over what was there, and a host should ask before.
    """
    return {
        "name": method.operation_id,
        "title": text.one_line(method.summary).removesuffix("."),
        "description": "\n".join(told(method, text.one_line)),
        "inputSchema": _inputs(method, scope),
        "annotations": {
            "readOnlyHint": method.effect == "read",
            "destructiveHint": method.effect != "read",
            "idempotentHint": method.repeat_safe,
        },
        "_meta": {"x-bitrix24-method": method.wire, "x-bitrix24-context": method.context},
    }


def told(method: Method, write: Callable[[str], str]) -> Iterator[str]:
    """What people and agents are told of a method in a few lines."""
    if method.deprecated:
        new = method.deprecated.replacement
        yield f"Deprecated.{f' Use {new}.' if new else ''}"
        if method.deprecated.caveat:
            yield write(method.deprecated.caveat)
    yield write(method.description)
    yield f"Who may call it: {write(method.access)}"
    yield f"Answer: {write(method.result.description)}"


def _inputs(method: Method, scope: Scope) -> Schema:
    """The parameters, less the access token, which is the business of the server and not of a model."""
    made = operations.request_component(method, scope)
    token = scope.commons.service.protocol.token_parameter
    if token not in {p.wire for p in method.params}:
        made["properties"] = {k: v for k, v in made["properties"].items() if k != token}
    known = scalar_components(scope.commons)
    _collect((p.shape for p in method.params), scope, known)
    inputs: Schema = _inline(made, known, ())
    return inputs


def _collect(shapes: Iterable[Shape], scope: Scope, known: dict[str, Schema]) -> None:
    """The components of everything that is sent, by name."""
    for shape in shapes:
        if shape.name in known:
            continue
        if shape.kind == "enum":
            known |= enum_components(scope.enum(shape.name), scope.commons)
        elif shape.kind == "type":
            type_ = scope.type(shape.name)
            known |= types.components(type_, scope, ())
            _collect(type_.held, scope, known)


def _inline(node: Any, known: dict[str, Schema], above: tuple[str, ...]) -> Any:
    """A schema with others in place of references to them; `above` are those that it stands in."""
    if isinstance(node, list):
        return [_inline(item, known, above) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _keyword(key, item, known, above) for key, item in node.items() if _stays(key)}
    if "$ref" not in made:
        return made
    name = made.pop("$ref").rpartition("/")[2]
    if name in above:
        inner = {"type": "object", "description": known[name]["description"]}
    else:
        inner = _inline(known[name], known, (*above, name))
    if "description" in made and (told := _meanings(known[name])):
        made["description"] += f" {told}"
    if made.keys() & inner.keys() <= _REMARKS:
        return inner | made
    return {"allOf": [inner]} | made


def _meanings(schema: Schema) -> str:
    """The values of an enum, which a description of its own would hide."""
    pairs = zip(
        schema.get("x-known-values", ()), schema.get("x-enum-descriptions", ()), strict=True
    )
    told = " ".join(f"`{value}`: {meaning}" for value, meaning in pairs)
    return f"Known values: {told}" if told else ""


def _stays(key: str) -> bool:
    return key not in _LEFT_OUT and not key.startswith("x-")


def _keyword(key: str, item: Any, known: dict[str, Schema], above: tuple[str, ...]) -> Any:
    """What a keyword says: schemas, or data that stays as it is."""
    if key in _DATA:
        return item
    if key == "properties":
        return {name: _inline(schema, known, above) for name, schema in item.items()}
    return _inline(item, known, above)
