"""YAML text -> plain values with the place of each, by the rules of YAML 1.2 and a few of our own.

libyaml's events (through ruamel.yaml) give positions at the price of plain loading. What could be read in two
ways is refused rather than guessed: duplicate keys, anchors, tags, keys that are not strings, unquoted
dates, `yes` and `no`.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from _ruamel_yaml_clibz import CParser  # type: ignore[import-not-found]
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.problems import Location, Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_DIGITS = 310

Path = tuple[str | int, ...]

_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][-+]?[0-9]+)?\Z")
_AMBIGUOUS = re.compile(
    r"(y|n|yes|no|on|off|[-+]?0[0-9_]+|[-+]?[0-9]+_[0-9_]*|[-+]?0[xob][0-9a-f_]+|[-+]?\.(inf|nan)"
    r"|[0-9]+(:[0-5]?[0-9])+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|=|<<)\Z",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Document:
    """A file as plain values. `places` holds line and column of each value, `keys` of each key; `whole` tells
    whether the schema object has all that the file has."""

    file: str
    value: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True

    def at(self, path: Path, key: bool = False) -> Location:
        """The place of a value (or of its key), or of the nearest thing around it."""
        table = self.keys if key else self.places
        while path and path not in table:
            path = path[:-1]
        return Location(self.file, *table.get(path, (1, 1)))


def read(file: str, content: bytes) -> Document:
    """Parse one file; its problems are in the document."""
    document = Document(file)
    text = _decode(document, content)
    if text is not None:
        try:
            _Composer(document, text).run()
        except _TooDeep as error:
            document.problems.append(error.args[0])
        except MarkedYAMLError as error:
            document.problems.append(_syntax(document, text, error))
        except YAMLError as error:
            document.problems.append(Problem(Location(file), f"not YAML: {error}", "yaml"))
    return document


def _decode(document: Document, content: bytes) -> str | None:
    where = Location(document.file)
    if len(content) > MAX_BYTES:
        what = f"the file has {len(content):,} bytes; {MAX_BYTES:,} are allowed"
        document.problems.append(Problem(where, what, "too-large", "split it into areas"))
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        what = f"byte 0x{content[error.start]:02x} is not UTF-8"
        where = Location(document.file, line, column)
        document.problems.append(Problem(where, what, "not-utf8", "save the file as UTF-8"))
        return None
    if "\r\n" in text:
        first = text.index("\r\n")
        where = Location(
            document.file, text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first)
        )
        hint = "save the file with the line ends of Unix"
        document.problems.append(Problem(where, "a line end of Windows", "line-ends", hint))
        text = text.replace("\r\n", "\n")
    for number, row in enumerate(text.split("\n"), 1):
        if _is_plain(row):
            continue
        if "\t" in row:
            where = Location(document.file, number, row.index("\t") + 1)
            document.problems.append(
                Problem(where, "a tab", "tab", "use spaces, or \\t in double quotes")
            )
        for column, char in enumerate(row, 1):
            if char != "\t" and is_unsafe(char):
                where = Location(document.file, number, column)
                what = f"invisible character U+{ord(char):04X}"
                document.problems.append(Problem(where, what, "control-character", "remove it"))
    return None if document.problems else text


def _is_plain(row: str) -> bool:
    """Whether a row is all right at a glance; most are, and looking at each character takes a while."""
    return row.isprintable() and "\ufffd" not in row


def is_unsafe(char: str) -> bool:
    """Control characters, direction marks and the like: they hide what a text says."""
    return (not char.isprintable() and unicodedata.category(char) != "Zs") or char == "\ufffd"


def _syntax(document: Document, text: str, error: MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    where = (
        Location(document.file, mark.line + 1, mark.column + 1) if mark else Location(document.file)
    )
    said = " ".join(filter(None, [error.context, error.problem]))
    hint = "check indentation, quotes and brackets; quote text that holds ': ' or ' #'"
    return Problem(where, f"not YAML: {said}", "yaml", hint)


class _TooDeep(Exception):
    pass


class _Composer:
    """Turns the events of one file into plain values."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.parser = CParser(text)
        self.documents = 0

    def run(self) -> None:
        parser = self.parser
        while parser.check_event():
            event = parser.get_event()
            if isinstance(event, DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self.problem(event, "a second document", "documents", "one document a file")
            elif isinstance(
                event, (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent)
            ):
                value = self.value(event, ())
                if self.documents == 1:
                    self.document.value = value

    def problem(self, event: Any, what: str, slug: str, hint: str = "") -> None:
        mark = event.start_mark
        where = Location(self.document.file, mark.line + 1, mark.column + 1)
        self.document.problems.append(Problem(where, what, slug, hint))

    def value(self, event: Any, path: Path) -> Any:
        self.document.places[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if len(path) > MAX_DEPTH:
            where = self.document.at(path)
            raise _TooDeep(
                Problem(where, f"nested more than {MAX_DEPTH} deep", "too-deep", "name a type")
            )
        if isinstance(event, AliasEvent):
            self.problem(event, f"alias *{event.anchor}", "alias", "write it out, or name a type")
            return None
        if event.anchor:
            self.problem(event, f"anchor &{event.anchor}", "anchor", "write it out, or name a type")
        if event.tag and event.tag != "!":
            self.problem(event, f"tag {event.tag}", "tag", "leave it out")
        if isinstance(event, ScalarEvent):
            return self.scalar(event)
        if isinstance(event, MappingStartEvent):
            return self.mapping(path)
        return self.sequence(path)

    def sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.parser.get_event(), SequenceEndEvent):
            items.append(self.value(event, (*path, len(items))))
        return items

    def mapping(self, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := self.parser.get_event(), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                self.problem(event, "a key that is not text", "bad-key", "keys are plain words")
                self.value(event, path)
                self.value(self.parser.get_event(), path)
                continue
            key = self.key(event)
            inner = (*path, key)
            if key in result:
                line = self.document.keys[inner][0]
                what = f"key {key!r} stands twice"
                self.problem(event, what, "duplicate-key", f"the first is in line {line}")
            self.document.keys[inner] = (event.start_mark.line + 1, event.start_mark.column + 1)
            result[key] = self.value(self.parser.get_event(), inner)
        return result

    def key(self, event: Any) -> str:
        if event.anchor:
            self.problem(event, f"anchor &{event.anchor}", "anchor", "write it out, or name a type")
        if event.value == "<<" and not event.style:
            self.problem(event, "merge key <<", "alias", "write it out, or name a type")
        elif event.style:
            self.visible(event)
        elif _AMBIGUOUS.match(event.value) or not isinstance(plain(event.value), str):
            hint = f"quote it: '{event.value}'"
            self.problem(event, f"key {event.value!r} is not text", "bad-key", hint)
        return str(event.value)

    def scalar(self, event: Any) -> Any:
        text = event.value
        if event.style:
            self.visible(event)
            return text
        if _AMBIGUOUS.match(text):
            words = "write true or false, or quote it" if text.isalpha() else "quote it"
            hint = f"{words} if it is text: '{text}'"
            self.problem(event, f"{text!r} can be read in more than one way", "ambiguous", hint)
            return text
        value = plain(text)
        if isinstance(value, float) and not math.isfinite(value):
            self.problem(event, "the number is too large", "bad-number", "quote it if it is text")
            return text
        return value

    def visible(self, event: Any) -> None:
        """Escapes in quoted text can hide what the text of the file cannot."""
        if _is_plain(event.value):
            return
        for char in event.value:
            if char not in "\n\t" and is_unsafe(char):
                what = f"invisible character U+{ord(char):04X}"
                self.problem(event, what, "control-character", "remove it")


def plain(text: str) -> Any:
    """The value of an unquoted scalar by the core schema of YAML 1.2; an infinity if it is out of range."""
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.match(text) and len(text) <= MAX_DIGITS:
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
