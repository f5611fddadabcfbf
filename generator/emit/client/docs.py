"""Facts of the model -> docstrings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import names, text
from generator.emit.client.validated import is_checked, key_limits, key_pattern
from generator.model import (
    Enum,
    EnumValue,
    ErrorRow,
    Method,
    Property,
    Scope,
    Shape,
    Type,
)

if TYPE_CHECKING:
    from generator.schema import Deprecated


@dataclass(frozen=True, slots=True)
class Extra:
    """A parameter of a function that is not one of the API's."""

    name: str
    line: str
    about: str


def function(
    method: Method,
    params: Sequence[Property],
    returns: str,
    scope: Scope,
    extra: Iterable[Extra] = (),
) -> str:
    """Docstring of a method, to stand in a class."""
    args = [(p.name, [p.description, *facts(p, scope)]) for p in params]
    args += [(e.name, [e.about]) for e in extra]
    checked = any(is_checked(p.shape, scope) for p in params)
    return text.docstring(_function(method, args, returns, checked), 8)


def _function(
    method: Method, args: Sequence[tuple[str, list[str]]], returns: str, checked: bool
) -> Iterator[str]:
    yield text.one_line(method.summary)
    yield text.one_line(method.description)
    if method.deprecated:
        yield deprecation(method.deprecated)
    yield f"`{method.wire}`\n{method.docs}"
    if args:
        yield section("Args", args)
    yield section("Returns", [("", [returns])])
    yield section("Raises", _raises(method.errors, checked))


def paragraphs(texts: Iterable[str], indent: int) -> str:
    """A docstring of wrapped paragraphs, whatever lines the texts had."""
    return text.docstring(map(text.one_line, texts), indent)


def section(head: str, entries: Iterable[tuple[str, Iterable[str]]]) -> str:
    """A section of a docstring in Google's style, for functions of classes."""
    lines = [f"{head}:"]
    for name, sentences in entries:
        lead, hanging = (f"    {name}: ", "        ") if name else ("    ", "    ")
        lines.append(text.wrap(" ".join(sentences), text.WIDTH - 8, hanging, lead))
    return "\n".join(lines)


def _raises(rows: Iterable[ErrorRow], checked: bool) -> Iterator[tuple[str, list[str]]]:
    grouped: dict[str, list[str]] = {}
    for row in rows:
        kind = "code" if row.code is not None else "message"
        told = f"{' '.join(row.when)} ({kind} `{row.text}`)"
        grouped.setdefault(row.class_name, []).append(told)
    if checked:
        grouped["RequestError"] = ["A parameter breaks a rule; nothing was sent."]
    yield from grouped.items()
    kind = "Any other failure" if grouped else "Any failure"
    yield "Bitrix24Error", [f"{kind}: of the service, the network or the answer."]


def deprecation(deprecated: Deprecated) -> str:
    """What a deprecated method says of itself."""
    return text.one_line(f"Deprecated. {instead(deprecated)} {deprecated.caveat or ''}")


def instead(deprecated: Deprecated) -> str:
    """The sentence that names the replacement."""
    replacement = deprecated.replacement
    if replacement is None:
        return "There is no replacement."
    return f"Use {'.'.join(map(names.snake, replacement.split('.')))} instead."


def facts(p: Property, scope: Scope) -> Iterator[str]:
    """What is to be known of a parameter or property beyond its description."""
    if p.deprecated:
        yield "Deprecated."
    if p.read_only:
        yield "Read-only: the server sets it."
    if p.write_only:
        yield "It is sent and never comes back."
    if p.secret:
        yield "A secret: it stays out of the model's repr."
    if p.immutable:
        yield "It cannot change after creation."
    yield from text.bounds(p.shape.limits)
    yield from _keys(p.shape, scope)
    if p.shape.values and not p.is_constant:
        yield f"One of {', '.join(f'`{text.dump(value)}`' for value in p.shape.values)}."
    if p.has_default:
        yield f"Left out, the server takes `{text.dump(p.default)}`."


def _keys(shape: Shape, scope: Scope) -> Iterator[str]:
    """What holds for the keys of an object with free ones."""
    if shape.names is not None:
        yield f"{'Each' if shape.many else 'It'} is {text.named(shape.names)}."
    type_ = scope.type(shape.name) if shape.kind == "type" else None
    if type_ is not None and type_.is_map and type_.extra is not None:
        pattern, names = key_pattern(type_.extra), type_.extra.names
        if names is not None:
            yield f"Each key is {text.named(names)}{_beyond(type_)}."
        elif pattern is not None and type_.extra.operator is None:
            yield f"Each key matches {text.code(pattern)}."
        yield from text.bounds(key_limits(type_.extra))


def _beyond(type_: Type) -> str:
    """What else than a name a key can be."""
    operator = type_.extra is not None and type_.extra.operator is not None
    told = ", with or without an operator in front" if operator else ""
    own = [text.code(p.wire) for p in type_.properties]
    return f"{told}; or it is {text.listed(own, 'or')}" if own else told


def attribute(p: Property, scope: Scope) -> str:
    """Docstring below an attribute of a model."""
    return paragraphs([" ".join((p.description, *facts(p, scope)))], 4)


def model(type_: Type) -> str:
    """Docstring of a model."""
    told = [type_.description]
    for group in type_.exclusive:
        told.append(f"At most one of {', '.join(map(text.code, group))}.")
    if type_.extra is not None:
        told += text.bounds(key_limits(type_.extra))
    return paragraphs([" ".join(told)], 4)


def union(type_: Type) -> str:
    """Docstring below the name of a union."""
    alternatives = type_.alternatives
    by = "" if alternatives is None else alternatives.by or ""
    told = f"Told apart by {text.code(by)}." if by else ""
    return paragraphs([f"{type_.description} {told}"], 0)


def enum(enum_: Enum) -> str:
    """Docstring of an enum; every one is open."""
    open_set = f"The server may send values that are not listed; they stay plain `{enum_.base}`."
    return paragraphs([enum_.description, open_set], 4)


def member(value: EnumValue) -> str:
    """Docstring below a member of an enum."""
    codes = [f"Code `{value.code}`."] if value.code else []
    short = [f"Abbreviation `{value.abbreviation}`."] if value.abbreviation else []
    return paragraphs([" ".join((value.description, *codes, *short))], 4)


def sentence(line: str) -> str:
    """A module's docstring of one sentence."""
    return paragraphs([line], 0)


def header(file: str) -> str:
    """First line of a generated Python file."""
    return f'# Generated from {text.one_line(file)} by "make generate". Do not edit.'
