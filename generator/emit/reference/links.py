"""Names of the API -> links between the pages of the reference, and out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator import text

if TYPE_CHECKING:
    from generator.model import Names, Shape, Type, Use
    from generator.schema import Pages, ServiceFile

NOTHING = "—"
"""What a cell holds where nothing applies."""

SCALARS = "Single values"
OPERATORS = "Filter operators"
SERVICE_ERRORS = "Errors of the service"
MORE_CODES = "Further codes"
"""Headings of the pages that exist once, which other pages link to."""


@dataclass(frozen=True, slots=True)
class Links:
    """Links as seen from one page. `root` leads to the top of the reference; `anchors` has the
    place of each object that is described on the page itself.
    """

    root: str
    scalars: frozenset[str]
    anchors: Mapping[str, str] = field(default_factory=dict)

    def method(self, wire: str) -> str:
        return link(text.code(wire), f"{self.root}methods/{wire}.md")

    def scalar(self, name: str) -> str:
        return link(text.code(name), f"{self.root}protocol.md#{text.anchor(SCALARS)}")

    def type(self, name: str) -> str:
        if name in self.anchors:
            return link("object", f"#{self.anchors[name]}")
        return link(text.code(name), f"{self.root}{type_page(name)}")

    def enum(self, name: str) -> str:
        return link(text.code(name), f"{self.root}{enum_page(name)}")

    def error(self, class_name: str, known: bool) -> str:
        anchor = text.anchor(class_name if known else MORE_CODES)
        return link(text.code(class_name), f"{self.root}errors.md#{anchor}")

    @property
    def python(self) -> str:
        """The word, which leads to how the client is used."""
        return link("Python", f"{self.root}python.md")

    def finding(self, slug: str, shown: str) -> str:
        return link(shown, f"{self.root}findings.md#{text.anchor(slug)}")

    def user(self, use: Use) -> str:
        """What uses a type or an enum."""
        match use.kind:
            case "method":
                return self.method(use.name)
            case "type":
                return self.type(use.name)
            case "event":
                address = f"{self.root}events.md#{text.anchor(use.name)}"
                return link(text.code(use.name), address)
            case "protocol":
                return link("protocol", f"{self.root}protocol.md#envelope")

    def shape(self, shape: Shape) -> str:
        """What a value looks like, in words."""
        match shape.kind:
            case "scalar":
                shown = self.scalar(shape.name)
            case "enum":
                shown = self.enum(shape.name)
            case "type":
                shown = self.type(shape.name)
            case "any":
                shown = "any"
        if shape.many:
            shown = f"list of {shown}"
        return f"{shown} or null" if shape.nullable else shown

    def names(self, names: Names) -> str:
        """What the name of a field can be, in words."""
        return text.named(names, self.type(names.of))


@dataclass(slots=True)
class Anchors:
    """The addresses of the headings of one page, counted as GitHub counts them."""

    seen: dict[str, int] = field(default_factory=dict)

    def give(self, heading: str) -> str:
        """The address of the next heading with this text."""
        anchor = text.anchor(heading)
        count = self.seen.get(anchor, 0)
        self.seen[anchor] = count + 1
        return f"{anchor}-{count}" if count else anchor


def type_page(name: str) -> str:
    """Path of the page of a type that has a page of its own."""
    return f"types/{name}.md"


def enum_page(name: str) -> str:
    """Path of the page of an enum."""
    return f"enums/{name}.md"


def home(type_: Type) -> str:
    """The spec file that a type was written in, without folders and ending."""
    return type_.file.rpartition("/")[2].removesuffix(".yaml")


def link(shown: str, address: str) -> str:
    """A link; the text is Markdown already."""
    return f"[{shown}](<{address}>)" if set(address) & set("()") else f"[{shown}]({address})"


def source(name: str, service: ServiceFile) -> str:
    """A source by its title; what follows the colon is the path of a page within it."""
    key, _, page = name.partition(":")
    return _source(key, [page] if page else [], service)


def sources(names: tuple[str, ...] | list[str], service: ServiceFile) -> str:
    """Sources in one cell: those of one document together."""
    pages: dict[str, list[str]] = {}
    for name in names:
        key, _, page = name.partition(":")
        pages.setdefault(key, []).extend([page] if page else [])
    return "; ".join(_source(key, found, service) for key, found in pages.items())


def _source(key: str, pages: list[str], service: ServiceFile) -> str:
    known = service.sources.get(key)
    if known is None:
        return "unknown"
    shown = text.prose(known.title)
    shown = link(shown, known.url) if known.url else shown
    told = ", ".join(_page(path, known.pages) for path in pages)
    return f"{shown}: {told}" if told else shown


def _page(path: str, rule: Pages | None) -> str:
    """A page of a source; it leads to where the page can be read, if that is known."""
    shown = text.code(path)
    if rule is None or not path.endswith(rule.ending) or path.startswith(tuple(rule.hidden)):
        return shown
    return link(shown, rule.url.replace("{page}", quote(path.removesuffix(rule.ending))))


def generated(origin: str) -> str:
    """The first line of every page: a comment that needs no HTML."""
    shown = text.one_line(origin).replace("(", "").replace(")", "")
    return f'[//]: # (Generated from {shown} by "make generate". Do not edit.)'
