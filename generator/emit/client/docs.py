"""Facts of the model -> docstrings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator import names, text
from generator.model import Enum, EnumValue, ErrorRow, Method, Property, Type

if TYPE_CHECKING:
    from generator.schema import Deprecated


def function(method: Method, params: Iterable[Property], returns: str) -> str:
    """Docstring of a method, to stand in a class."""
    return text.docstring(_function(method, tuple(params), returns), 8)


def _function(method: Method, params: tuple[Property, ...], returns: str) -> Iterator[str]:
    yield text.one_line(method.summary)
    yield text.one_line(method.description)
    if method.deprecated:
        yield deprecation(method.deprecated)
    yield f"`{method.wire}`\n{method.docs}"
    if params:
        yield section("Args", ((p.name, [p.description, *facts(p)]) for p in params))
    yield section("Returns", [("", [returns])])
    yield section("Raises", _raises(method.errors))


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


def _raises(rows: Iterable[ErrorRow]) -> Iterator[tuple[str, list[str]]]:
    grouped: dict[str, list[str]] = {}
    for row in rows:
        kind = "code" if row.code is not None else "message"
        told = f"{' '.join(row.when)} ({kind} `{row.text}`)"
        grouped.setdefault(row.class_name, []).append(told)
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


def facts(p: Property) -> Iterator[str]:
    """What is to be known of a parameter or property beyond its description."""
    if p.deprecated:
        yield "Deprecated."
    if p.read_only:
        yield "Read-only: the server sets it."
    if p.write_only:
        yield "It is sent and never comes back."
    if p.immutable:
        yield "It cannot change after creation."
    yield from text.bounds(p.shape.limits)
    if p.shape.values:
        yield f"One of {', '.join(f'`{text.dump(value)}`' for value in p.shape.values)}."
    if p.has_default:
        yield f"Left out, the server takes `{text.dump(p.default)}`."


def attribute(p: Property) -> str:
    """Docstring below an attribute of a model."""
    return paragraphs([" ".join((p.description, *facts(p)))], 4)


def model(type_: Type) -> str:
    """Docstring of a model."""
    return paragraphs([type_.description], 4)


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
