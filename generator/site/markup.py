"""Plain Markdown, as read on GitHub -> what the site tool understands: tabs, and rows that can be linked to.

The generated pages stay plain. All that the site adds to them is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_FENCE = re.compile(r"(`{3,})(\w*)")
_ROW = re.compile(r"\| (?P<cell>(?:\[)?`+ ?(?P<name>\w[\w.-]*) ?`+(?:\]\([^)\s]*\))?) \|")
_PYTHON_NAME = re.compile(r"(?<=\*\*\[Python\]\()(?P<page>[^)]*)\)\*\* `(?P<name>[\w.]+)`")
MARK = "[//]:"
"""Begin of the first line of generated pages, which is for those who would edit them."""


@dataclass(slots=True)
class Section:
    """A heading with what follows it up to the next one; the first of a page has none."""

    level: int = 0
    heading: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def language(self) -> str:
        """The language of its code if that is all it holds."""
        lines = [line for line in self.lines if line]
        fence = _FENCE.fullmatch(lines[0]) if lines else None
        alone = fence is not None and lines.index(fence[1], 1) == len(lines) - 1
        return fence[2] if fence is not None and alone else ""

    def __str__(self) -> str:
        title = [f"{'#' * self.level} {self.heading}"] if self.level else []
        return "\n".join([*title, *self.lines])


def for_site(text: str, client: Callable[[str], str]) -> str:
    """A page for the site; `client` tells where a name of the client is documented, or nothing."""
    sections = [_anchored(section, taken) for taken in [set[str]()] for section in read(text)]
    page = "\n".join(map(str, _tabs(sections)))
    return _PYTHON_NAME.sub(lambda match: _documented(match, client), page) + "\n"


def read(text: str) -> Iterator[Section]:
    """The sections of a page; what looks like a heading inside of code is none."""
    section, fence = Section(), ""
    for line in text.rstrip("\n").splitlines():
        mark = _FENCE.match(line)
        heading = None if fence else re.match(r"(#{1,6}) (.+)", line)
        if heading is not None:
            yield section
            section = Section(len(heading[1]), heading[2])
        elif not line.startswith(MARK):
            section.lines.append(line)
        if fence or mark:
            fence = "" if fence and line == fence else fence or (mark[1] if mark else "")
    yield section


def _tabs(sections: list[Section]) -> Iterator[Section | str]:
    """Sections side by side that hold the same in several languages become tabs of the one above."""
    rest = list(sections)
    while rest:
        section = rest.pop(0)
        below = _below(section.level, rest)
        yield section
        if len({part.language for part in below}) > 1 and all(part.language for part in below):
            yield from map(_tab, below)
            del rest[: len(below)]


def _below(level: int, rest: list[Section]) -> list[Section]:
    """The sections one step below that follow; none if one of them has sections of its own."""
    end = next((n for n, part in enumerate(rest) if part.level <= level), len(rest))
    return rest[:end] if all(part.level == level + 1 for part in rest[:end]) else []


def _tab(section: Section) -> str:
    body = "\n".join(f"    {line}".rstrip() for line in section.lines)
    return f'=== "{section.heading}"\n{body}'


def _anchored(section: Section, taken: set[str]) -> Section:
    """A section whose rows can be linked to: those that begin with a name."""
    taken.add(slug(section.heading))
    rows = list(zip(["", *section.lines], section.lines, strict=False))
    section.lines = [
        _linked(line, slug(section.heading), taken) if before.startswith("|") else line
        for before, line in rows
    ]
    return section


def _linked(line: str, heading: str, taken: set[str]) -> str:
    found = _ROW.match(line)
    if found is None:
        return line
    name = found["name"]
    place = name if name not in taken else f"{heading}-{name}"
    if place in taken:
        return line
    taken.add(place)
    cell = found["cell"] if found["cell"].startswith("[") else f"[{found['cell']}](#{place})"
    return f"| {cell}{{ #{place} }} |{line[found.end() :]}"


def _documented(match: re.Match[str], client: Callable[[str], str]) -> str:
    address = client(match["name"])
    name = f"`{match['name']}`"
    return f"{match['page']})** " + (f"[{name}]({address})" if address else name)


def slug(heading: str) -> str:
    """The address that GitHub gives a heading, which the site is told to give it too."""
    seen = re.sub(r"\]\([^)]*\)", "", heading)
    return re.sub(r"[^\w\- ]", "", seen.lower()).replace(" ", "-")
