"""Plain values -> schema objects; what does not fit is told with its place.

A file with problems is mended as far as it goes, so that the checks which follow can still see the rest:
one run then tells of mistakes of every kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from difflib import SequenceMatcher
from typing import Any

from pydantic import ValidationError

from generator.load import Document, Path
from generator.problems import Problem, printable, suggestion
from generator.schema import Node

ROUNDS = 8

_STAND_INS: dict[str, Any] = {
    "description": "?",
    "summary": "?.",
    "when": "?",
    "access": "?",
    "title": "?",
    "why": "?",
    "docs": "https://example.com/",
    "sources": ["?"],
    "scope": "?",
    "context": "any",
    "effect": "read",
    "repeat": {"safe": True, "why": "?"},
    "result": {"type": "any", "description": "?"},
}
"""Values that let the rest of a faulty entry be checked."""

_SLUGS = {
    "description": "empty-description",
    "summary": "empty-description",
    "when": "empty-description",
    "docs": "bad-url",
    "url": "bad-url",
    "token_url": "bad-url",
}
_HINTS = {
    "description": "say in a sentence what it is",
    "summary": "say in a line what it does",
    "docs": "an https:// address without blanks",
    "sources": "name the document that says so, as in [s004]",
}


def check(document: Document, kind: type[Node]) -> Node | None:
    """The document as a schema object; problems are added to the document."""
    if document.value is None and document.problems:
        document.whole = False
        return None
    value = document.value
    for attempt in range(ROUNDS):
        try:
            return kind.model_validate(value)
        except ValidationError as error:
            if attempt == 0:
                document.problems.extend(_problems(document, kind, error))
                value = deepcopy(value)
            _mend(document, value, error)
    document.whole = False
    return None


def _mend(document: Document, value: Any, error: ValidationError) -> None:
    """Drop unknown keys, stand in for faulty texts, and take out entries that cannot be read."""
    for fault in error.errors(include_url=False, include_context=False, include_input=False):
        path = _known_path(value, fault["loc"])
        holder = _at(value, path[:-1])
        entries = value.get(path[0]) if path and isinstance(value, dict) else None
        if isinstance(holder, dict) and fault["type"] == "extra_forbidden":
            holder.pop(path[-1], None)
        elif isinstance(holder, dict) and path and path[-1] in _STAND_INS:
            holder[path[-1]] = deepcopy(_STAND_INS[str(path[-1])])
        elif isinstance(entries, dict) and len(path) > 1:
            entries.pop(path[1], None)
            document.whole = False
        elif isinstance(entries, list) and len(path) > 1:
            # Later faults count the entries as they were before this one went: they wait for the next round.
            index = int(path[1])
            del entries[index]
            document.places = _without(document.places, str(path[0]), index)
            document.keys = _without(document.keys, str(path[0]), index)
            document.whole = False
            return


def _at(value: Any, path: Path) -> Any:
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _without(
    table: dict[Path, tuple[int, int]], name: str, index: int
) -> dict[Path, tuple[int, int]]:
    """Places by path once an entry of the list called `name` is gone."""
    kept: dict[Path, tuple[int, int]] = {}
    for path, place in table.items():
        if len(path) < 2 or path[0] != name or int(path[1]) < index:
            kept[path] = place
        elif int(path[1]) > index:
            kept[(name, int(path[1]) - 1, *path[2:])] = place
    return kept


def _problems(document: Document, kind: type[Node], error: ValidationError) -> Iterator[Problem]:
    faults = error.errors(include_url=False, include_context=False, include_input=True)
    unknown = [fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"]
    told: set[Path] = set()
    ambiguous = {found.where for found in document.problems if found.slug == "ambiguous"}
    for fault in faults:
        loc, path = fault["loc"], _known_path(document.value, fault["loc"])
        label = str(loc[-1]) if loc else "the file"
        if fault["type"] == "extra_forbidden":
            hint = suggestion(label, _known_keys(kind, path[:-1]))
            yield Problem(
                document.at(path, key=True), f"unknown key {label!r}", "unknown-key", hint
            )
        elif fault["type"] == "missing":
            if not any(_misspells(other, loc) for other in unknown):
                where = document.at(path[:-1] if path and path[-1] == label else path)
                hint = _HINTS.get(label, f"add '{label}:'")
                yield Problem(where, f"key {label!r} is missing", "missing-key", hint)
        elif path not in told and document.at(path) not in ambiguous:
            # Of a union's members only the first is told of: the others say the same in other words.
            told.add(path)
            yield _misfit(document, path, label, fault)


def _misfit(document: Document, path: Path, label: str, fault: Any) -> Problem:
    """A value of the wrong kind, or a key of the wrong form."""
    given, message = fault["input"], str(fault["msg"])
    slug, hint = _SLUGS.get(label, "bad-value"), _HINTS.get(label, "")
    if label == "[key]":
        where = document.at(path[:-1], key=True)
        hint = f"it has to match {message.partition(chr(39))[2].rstrip(chr(39))}"
        return Problem(where, f"{given!r} cannot be a key here", "bad-key", hint)
    if fault["type"].startswith("string") and not str(given).strip():
        return Problem(document.at(path), f"{_dotted(document, path)} is empty", slug, hint)
    shown = printable(repr(given))[:60]
    if fault["type"] == "string_pattern_mismatch":
        form = message.partition("'")[2].rstrip("'")
        what = f"{_dotted(document, path)}: {shown} is not of the right form"
        return Problem(document.at(path), what, slug, hint or f"it has to match {form}")
    said = re.sub(r"valid dictionary( or instance of \w+)?", "mapping", message)
    said = f"{said[0].lower()}{said[1:]}"
    slug = slug if fault["type"].startswith("string") else "bad-value"
    hint = hint or _mending(fault["type"], given, message)
    return Problem(document.at(path), f"{_dotted(document, path)}: {said}, not {shown}", slug, hint)


def _misspells(unknown: tuple[int | str, ...], missing: tuple[int | str, ...]) -> bool:
    """Whether an unknown key is a missing one, misspelt: then one problem tells it all."""
    near = SequenceMatcher(None, str(unknown[-1]), str(missing[-1])).ratio() >= 0.75
    return near and unknown[:-1] == missing[:-1]


def _known_path(value: Any, loc: tuple[int | str, ...]) -> Path:
    """Pydantic's `loc` without the steps that are not keys, such as the members of a union."""
    path: list[str | int] = []
    for index, step in enumerate(loc):
        if isinstance(value, dict) and (step in value or index == len(loc) - 1):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            continue
        path.append(step)
    return tuple(path)


def _known_keys(kind: Any, path: Path) -> list[str]:
    """Keys that may stand at a path of a file of this kind."""
    for step in path:
        field_info = kind.model_fields.get(step) if hasattr(kind, "model_fields") else None
        annotation = field_info.annotation if field_info else kind
        kind = _node_in(annotation) if field_info or not hasattr(kind, "model_fields") else kind
        if kind is None:
            return []
    return list(kind.model_fields)


def _node_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, Node):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if (found := _node_in(inner)) is not None:
            return found
    return None


def _mending(fault: str, given: Any, message: str) -> str:
    """How to mend a value of the wrong kind."""
    if fault == "literal_error":
        hint = suggestion(str(given), re.findall(r"'([^']+)'", message))
        return hint if "did you mean" in hint else ""  # the problem itself lists them
    if fault == "string_type" and isinstance(given, bool | int | float):
        return f"quote it: '{given}'"
    if fault == "bool_type":
        return "write true or false, without quotes"
    return ""


def _dotted(document: Document, path: Path) -> str:
    """A path with dots; an item of a list goes by its name if it has one."""
    steps: list[str] = []
    for depth, step in enumerate(path, 1):
        item = _at(document.value, path[:depth]) if isinstance(step, int) else None
        name = item.get("name") if isinstance(item, dict) and path[-1] != "name" else None
        steps.append(name if isinstance(name, str) else str(step))
    return ".".join(steps) or "the file"
