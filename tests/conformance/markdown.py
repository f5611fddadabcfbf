"""Pages of the Markdown reference -> sections with their text, tables and blocks of code."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.conformance.facts import GENERATED

REFERENCE = GENERATED / "reference"

_LINK = re.compile(r"(?<!\\)\[((?:[^\]\\]|\\.)*)\]\((?:<([^>]*)>|([^)]*))\)")
_FENCE = re.compile(r"(`{3,})([a-z]*)")


@dataclass(slots=True)
class Cell:
    """A cell: its Markdown, what a reader sees, and where its links lead."""

    markdown: str

    @property
    def text(self) -> str:
        """The text without marks."""
        return seen(self.markdown)

    @property
    def links(self) -> list[str]:
        """Addresses, in order."""
        return [wide or narrow for _, wide, narrow in _LINK.findall(self.markdown)]


@dataclass(slots=True)
class Table:
    """A table: names of the columns and rows of cells."""

    head: list[str]
    rows: list[list[Cell]] = field(default_factory=list)

    def column(self, name: str) -> list[str]:
        """What is seen in a column."""
        return [row[self.head.index(name)].text for row in self.rows]

    def by_first(self) -> dict[str, dict[str, Cell]]:
        """Rows by what is seen in their first cell; the last of several alike."""
        return {row[0].text: dict(zip(self.head, row, strict=True)) for row in self.rows}


@dataclass(slots=True)
class Section:
    """A heading and everything up to the next one."""

    level: int
    markdown: str
    lines: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    blocks: list[tuple[str, str]] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The heading without marks."""
        return seen(self.markdown)

    @property
    def text(self) -> str:
        """The paragraphs without marks."""
        return seen("\n".join(line for line in self.lines if line != "|"))


@dataclass(slots=True)
class Page:
    """A page: its first line, and its sections in order."""

    first: str
    sections: list[Section]

    def one(self, heading: str) -> Section | None:
        """The section of the second level with this heading."""
        found = [s for s in self.sections if s.level == 2 and s.heading == heading]
        return found[0] if len(found) == 1 else None

    def below(self, heading: str) -> list[Section]:
        """The sections of the third level below a heading of the second."""
        found: list[Section] = []
        inside = False
        for section in self.sections:
            if section.level <= 2:
                inside = section.level == 2 and section.heading == heading
            elif inside:
                found.append(section)
        return found


def seen(markdown: str) -> str:
    """What a reader sees of Markdown: no link addresses, code marks, stars or escapes."""
    text = _LINK.sub(lambda match: match[1], markdown)
    text = re.sub(r"(?<![\\*])\*\*(.+?)(?<!\\)\*\*", r"\1", text)
    text = re.sub(r"\\(?=[^\w\s])|(?<!\\)`+", "", text)
    return " ".join(html.unescape(text).split())


def read(path: Path) -> Page:
    """A page of the reference."""
    return read_text(path.read_text(encoding="utf-8"))


def read_text(text: str) -> Page:
    """Markdown as a page."""
    sections: list[Section] = [Section(0, "")]
    lines = iter(text.splitlines())
    for line in lines:
        mark = _FENCE.match(line)
        if mark:
            sections[-1].blocks.append((mark[2], _block(lines, mark[1])))
        elif line.startswith("|"):
            _row(sections[-1], _cells(line))
        elif re.match(r"#{1,6} ", line):
            hashes, _, rest = line.partition(" ")
            sections.append(Section(len(hashes), rest))
        else:
            sections[-1].lines.append(line)
    return Page(text.partition("\n")[0], sections)


def _block(lines: Iterator[str], ticks: str) -> str:
    body: list[str] = []
    for line in lines:
        if line == ticks:
            break
        body.append(line)
    return "\n".join(body)


def _cells(line: str) -> list[str]:
    parts = re.split(r"(?<!\\)\|", line)
    return [part.strip().replace("\\|", "|") for part in parts[1:-1]]


def _row(section: Section, cells: list[str]) -> None:
    previous = section.lines[-1] if section.lines else ""
    if previous != "|":
        section.tables.append(Table([seen(cell) for cell in cells]))
        section.lines.append("|")
    elif not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
        table = section.tables[-1]
        padded = (cells + [""] * len(table.head))[: max(len(table.head), len(cells))]
        table.rows.append([Cell(cell) for cell in padded])


def block_json(section: Section, index: int) -> Any:
    """A block of JSON, parsed; None if there is none at this place."""
    blocks = [source for language, source in section.blocks if language == "json"]
    return json.loads(blocks[index]) if index < len(blocks) else None


def links(text: str) -> Iterator[tuple[str, str]]:
    """What is seen of each link outside blocks of code, and its address."""
    prose = re.sub(r"^(`{3,})[^\n]*\n.*?^\1$", "", text, flags=re.M | re.S)
    for shown, wide, narrow in _LINK.findall(prose):
        yield seen(shown), wide or narrow
