"""Parts of the model -> tables with a fixed head and a row for each part; tests read them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from generator import text
from generator.codetree import json_text
from generator.emit.reference.links import NOTHING, Links

if TYPE_CHECKING:
    from generator.model import Enum, ErrorRow, Flags, Json, Property, Shape
    from generator.schema import ErrorSpec, ScalarSpec

PYTHON = {
    "yes_no": "bool",
    "timestamp": "datetime",
    "any": "Any",
    "dict": "dict[str, Any]",
    "file": "File | tuple[str, str]",
}
"""Python types of the kinds of scalar that are not called like their type."""

MARKS = {"read_only": "read-only", "write_only": "write-only", "": NOTHING}


def parameters(params: Iterable[Property], links: Links) -> str:
    """The parameters of a method."""
    return _parts("Parameter", params, links)


def properties(found: Iterable[Property], links: Links) -> str:
    """The properties of an object."""
    return _parts("Property", found, links)


def _parts(what: str, found: Iterable[Property], links: Links) -> str:
    head = (what, "Python", "Type", "Required", "Values", "Description")
    rows = (
        (
            text.code(p.wire),
            text.code(p.name),
            links.shape(p.shape),
            "yes" if p.required else "no",
            ", ".join(map(code_json, p.shape.values)) or NOTHING,
            " ".join([text.prose(p.description), *notes(p, links)]),
        )
        for p in found
    )
    return text.table(head, rows)


def marks(prop: Property) -> Iterator[str]:
    """What is particular about a part, in a word or two each."""
    for name in ("read_only", "write_only", "immutable", "deprecated", "secret"):
        if getattr(prop, name):
            yield MARKS.get(name, name)
    if prop.starred is not None:
        yield star(prop.starred)


def star(starred: bool) -> str:
    """What the star of the vendor's page says, where that is not what holds."""
    return f"{'' if starred else 'not '}marked as required by the vendor"


def notes(prop: Property, links: Links) -> Iterator[str]:
    """Sentences that follow the description: all that has no column of its own."""
    if found := list(marks(prop)):
        yield f"Marks: {', '.join(found)}."
    if prop.has_default:
        yield f"Default: {code_json(prop.default)}."
    yield from text.bounds(prop.shape.limits)
    if prop.shape.names is not None:
        yield f"{'Each' if prop.shape.many else 'It'} is {links.names(prop.shape.names)}."
    if prop.has_example:
        yield f"Example: {code_json(prop.example)}."


def allowed(shape: Shape) -> Iterator[str]:
    """The only values that are taken, where there is no column for them."""
    if shape.values:
        yield f"Allowed: {', '.join(map(code_json, shape.values))}."


def vendor_flags(found: Iterable[Property]) -> str:
    """What the vendor reports of each property; empty if of none."""
    told = [(p, p.flags) for p in found if p.flags is not None]
    if not told:
        return ""
    head = ("Property", "Vendor's type", "Title", "Flags of the API", "Marks of the page")
    rows = (
        (text.code(p.wire), text.code(f.type), text.prose(f.title), _api(f), _words(f.page))
        for p, f in told
    )
    return text.table(head, rows)


def _api(flags: Flags) -> str:
    return "not reported" if flags.api is None else _words(flags.api)


def _words(found: Iterable[str]) -> str:
    return ", ".join(MARKS.get(word, word) for word in found) or NOTHING


def errors(rows: Iterable[ErrorRow], catalogue: Mapping[str, ErrorSpec], links: Links) -> str:
    """The errors of a method. A text that stands for a code is marked as a message."""
    head = ("Error", "Status", "Python class", "When")
    cells = (
        (
            text.code(r.text) + (" (message)" if r.message is not None else ""),
            str(r.status),
            links.error(r.class_name, r.class_name in catalogue),
            " Or: ".join(map(text.prose, r.when)),
        )
        for r in rows
    )
    return text.table(head, cells)


def members(enum: Enum) -> str:
    """The values of an enum."""
    head = ("Value", "Name", "Code", "Meaning")
    rows = (
        (
            code_json(v.value),
            text.code(v.name),
            ", ".join(text.code(c) for c in (v.code, v.abbreviation) if c is not None) or NOTHING,
            text.prose(v.description),
        )
        for v in enum.values
    )
    return text.table(head, rows)


def strip(rows: Iterable[tuple[str, str]]) -> str:
    """Names and values on one line, the values being Markdown."""
    return " · ".join(f"**{name}** {value}" for name, value in rows)


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Names and values, the values being Markdown."""
    return text.table(("Fact", "Value"), ((name, value or NOTHING) for name, value in rows))


def code_json(value: Json) -> str:
    """A short JSON value as code."""
    return text.code(text.json_source(value))


def fenced_json(value: Json) -> str:
    """A JSON value as a block."""
    return text.fence("json", json_text(value))


def wire_form(rule: Mapping[str, object]) -> str:
    """A JSON Schema of a single value in words; what they do not cover stands as it is."""
    rest = dict(rule)
    options = rest.pop("anyOf", None)
    if isinstance(options, list) and not rest:
        return " or ".join(map(wire_form, options))
    kinds = rest.pop("type", "any")
    words = [" or ".join(kinds) if isinstance(kinds, list) else str(kinds)]
    about = rest.pop("description", "")
    for key in ("const", "enum", "pattern", "format", "items"):
        if key in rest:
            words.append(_rule(key, _json(rest.pop(key))))
    if "maxItems" in rest and rest.get("minItems", 0) == rest["maxItems"]:
        rest.pop("minItems", None)
        words.append(f"of length {rest.pop('maxItems')}")
    if options is not None:
        rest["anyOf"] = options
    if rest:
        words.append(code_json(_json(rest)))
    return " ".join(words) + (f" ({text.prose(str(about)).rstrip('.')})" if about else "")


def _rule(key: str, value: Json) -> str:
    match key, value:
        case "enum", list():
            return " or ".join(map(code_json, value))
        case "pattern", str():
            return f"matching {text.code(value)}"
        case "format", str():
            return f"in the form {text.code(value)}"
        case "items", dict():
            return f"of {wire_form(value)}"
        case _:
            return code_json(value)


def _json(value: object) -> Json:
    return cast("Json", value)  # it was read from YAML as JSON


def scalar_row(name: str, scalar: ScalarSpec) -> tuple[str, str, str, str, str]:
    """A kind of single value: its name, and how it looks in Python, sent and received."""
    return (
        text.code(name),
        text.code(PYTHON.get(scalar.python, scalar.python)),
        wire_form(scalar.request),
        wire_form(scalar.response),
        text.prose(scalar.description),
    )


PLAIN = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}
"""JSON types of the kinds of scalar that may travel as they are in Python."""


def is_plain(scalar: ScalarSpec) -> bool:
    """Whether a value travels as its Python type lets one expect."""
    plain = {"type": PLAIN.get(scalar.python)}
    return scalar.request == plain and scalar.response == plain


SCALAR_HEAD = ("Type", "Python", "In a request", "In a response", "Meaning")
