"""What a reference page must say of an object or of alternatives, wherever on a page it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind
from tests.conformance.markdown import Page, Section
from tests.conformance.reference_text import (
    check_rows,
    check_shape,
    first_table,
    keys_sentence,
    wire_text,
)
from tests.conformance.report import Report


@dataclass(frozen=True, slots=True)
class Place:
    """An object with a section of its own: its path, its shape, who sends it, and its Python class."""

    path: str
    shape: Data
    direction: str
    python: str

    @property
    def described(self) -> Data:
        """What says which keys or alternatives there are."""
        return known.object_of(self.shape) or {}

    @property
    def heading(self) -> str:
        """The heading of the section."""
        return f"{'Alternatives' if 'one_of' in self.described else 'Keys'} of {self.path}"


def nameless(path: str, described: Data, direction: str, python: str) -> Iterator[Place]:
    """Objects inside an object that have no page of their own."""
    for name, prop in described.get("properties", {}).items():
        if kind(prop) == "object":
            inner = f"{path}.{name}".lstrip(".")
            owned = f"{python}{known.pascal(name)}"
            yield Place(inner, prop, direction, owned)
            yield from nameless(inner, prop, direction, owned)


def check_places(report: Report, page: Page, below: str, places: list[Place]) -> None:
    """Each object must have its section, and there must be no others."""
    sections = {s.heading: s for s in page.below(below)}
    report.names("section", sections, [place.heading for place in places])
    for place in places:
        if place.heading in sections:
            _check_place(report, sections[place.heading], place)


def _check_place(report: Report, section: Section, place: Place) -> None:
    shape, described = place.shape, place.described
    about = ""
    if kind(shape) == "type":
        about = f"{shape['type']}: {described['description']} "
    elif not known.is_map(described):
        about = f"Python: bitrix24_client.models.{place.python} "
    check_body(report, section, described, place.direction, place.path, about)


def check_body(
    report: Report,
    section: Section,
    described: Data,
    direction: str,
    path: str = "",
    about: str = "",
) -> None:
    """The table and the sentences on the keys of an object, or on its alternatives."""
    fact = path or "keys"
    if "one_of" in described:
        _check_alternatives(report, section, described, fact, about)
        return
    prefix = f"{path}." if path else ""
    properties = {f"{prefix}{n}": p for n, p in described.get("properties", {}).items()}
    for table in section.tables if prefix else ():
        for row in table.rows:
            row[0].markdown = f"{prefix}{row[0].text}"
    check_rows(report, "property", section.tables, properties)
    report.text(f"{fact}: sentences", section.text, about + keys_sentence(described, direction))


def _check_alternatives(
    report: Report, section: Section, described: Data, fact: str, about: str
) -> None:
    by, options = described.get("by"), described["one_of"]
    told = _others(described, by) if by else []
    which = f"The value of {by}" if by else "The JSON type of the value"
    sentences = " ".join([f"{which} tells which of these it is.", *told])
    report.text(f"{fact}: sentences", section.text, about + sentences)
    table = first_table(section)
    if table is None:
        report.names(f"{fact}: alternative", [], options)
        return
    head = ["Value" if by else "JSON type", "Type", "Meaning"]
    report.same(f"{fact}: head of the alternatives", table.head, head)
    report.names(f"{fact}: alternative", table.column("Type"), options)
    for row in table.rows:
        option = row[1].text
        if option in options:
            first = f'"{known.tag_of(option, by)}"' if by else _json_types(option, described)
            report.same(f"{fact}: alternative {option}: {head[0]}", row[0].text, first)
            check_shape(report, f"{fact}: alternative {option}", row[1], {"type": option})
            report.text(f"{fact}: alternative {option}: meaning", row[2].text, _meaning(option))


def _others(described: Data, by: str) -> Iterator[str]:
    forms = known.forms(described)
    if "response" in forms:
        yield f"The server may answer with another {by}; in Python that is a bitrix24_client.Unknown."
    if "request" in forms:
        yield f'To send one that is not listed here, write Unknown({by}="…", …).'


def _json_types(option: str, described: Data) -> str:
    told = {form: _json_type(option, form) for form in known.forms(described)}
    if len(set(told.values())) == 1:
        return next(iter(told.values()))
    return f"{told['request']} (sent), {told['response']} (received)"


def _json_type(option: str, form: str) -> str:
    match kind({"type": option}):
        case "enum":
            return {int: "integer", str: "string"}[known.enum_base(option)]
        case "scalar":
            return wire_text(facts().scalars[option][form])
        case "type" if "one_of" in facts().types[option] and "by" not in facts().types[option]:
            return " or ".join(_json_type(o, form) for o in facts().types[option]["one_of"])
        case "type":
            return "object"
    return "any"


def _meaning(option: str) -> str:
    tables = {"enum": facts().enums, "scalar": facts().scalars, "type": facts().types}
    which = kind({"type": option})
    return str(tables[which][option]["description"]) if which in tables else "Anything."
