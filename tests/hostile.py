"""A small spec as data, and every place in it where free text may stand."""

from __future__ import annotations

import json
import types
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from generator import load
from generator.problems import SpecError
from generator.reader import kind_of
from generator.schema import Node
from tests.project import BASE, DEMO, Project

Place = tuple[str | int, ...]
"""A file, and the steps to a value in it."""

NOT_FREE = {
    *(
        "type",
        "keys",
        "pattern",
        "sources",
        "source",
        "touches",
        "parameter",
        "next",
        "total",
        "field",
    ),
    *("filter", "url", "authorize_url", "token_parameter", "result_key", "time_key", "error_key"),
    *("error_description_key", "method", "commands_key", "halt_key", "answer_keys"),
}
"""Keys whose text names something: another thing of the spec, a part of an address, or a key on the wire."""

RICH = """\
area: demo.thing
title: Things
description: Everything about things.
docs: https://example.com/docs/thing/
methods:
  - name: demo.thing.list
    summary: List things.
    description: Reads things.
    scope: demo
    access: Any user.
    context: any
    effect: read
    repeat: {safe: true, why: It only reads.}
    deprecated: {replacement: demo.thing.list, caveat: It is slow.}
    docs: https://example.com/docs/thing/list
    sources: [book]
    params:
      id: {type: integer, required: true, example: 7, description: Identifier.}
      name: {type: string, default: none, example: Ball, description: Name.}
      mode: {type: string, values: [fast, slow], description: Mode.}
      fields:
        type: object
        description: Fields.
        properties:
          note: {type: string, description: A note., example: Hello}
      start: {type: integer, deprecated: true, description: Offset.}
    result: {type: Thing, list: true, declared: object, failure: 'null', description: The things.}
    paging: {parameter: start, size: 50, next: next, total: total}
    errors:
      - {code: NOT_FOUND, when: There is no such thing.}
      - {code: ACCESS_DENIED, when: [One reason., Another reason.]}
      - {message: Thing is not found, when: It is gone.}
    examples:
      - name: seven
        summary: List thing 7.
        request: {id: 7, name: Ball, fields: {note: Hello}}
        response: {result: [{ID: '7', TITLE: Seven}], time: {duration: 0.5}, total: 1}
    error_examples:
      - {name: gone, summary: It is gone., status: 400, body: {error: NOT_FOUND, error_description: Gone}}
types:
  Thing:
    description: A thing.
    direction: response
    properties:
      ID: {type: integer_string, description: Identifier.}
      TITLE:
        type: string
        nullable: true
        description: Title.
        example: Seven
        flags: {type: string, title: The title, api: [required], page: [starred]}
      FINISH: {type: Finish, description: Finish.}
    sources: [book]
enums:
  Finish:
    description: A finish.
    values:
      - {value: matt, name: MATT, code: M, abbreviation: mt, description: Without gloss.}
    sources: [book]
"""

FINDINGS = """\
findings:
  rich:
    title: They disagree
    weight: low
    says:
      - {source: book, text: One thing.}
      - {source: talk, text: Another thing.}
    decision: We took the first.
    why: It is newer.
    touches: [demo.thing.list, Thing.TITLE, 'demo.thing.list#name', onThingAdd, protocol]
"""

EXTRA_PLACES: list[tuple[Place, ...]] = [
    ((DEMO, "methods", 0, "params", "name", "default"),),
    ((DEMO, "methods", 0, "params", "name", "example"),),
    ((DEMO, "methods", 0, "params", "mode", "values", 0),),
    ((DEMO, "methods", 0, "params", "fields", "properties", "note", "example"),),
    ((DEMO, "methods", 0, "examples", 0, "request", "name"),),
    ((DEMO, "methods", 0, "examples", 0, "request", "fields", "note"),),
    ((DEMO, "methods", 0, "examples", 0, "response", "result", 0, "TITLE"),),
    ((DEMO, "methods", 0, "error_examples", 0, "body", "error_description"),),
    ((DEMO, "types", "Thing", "properties", "TITLE", "example"),),
    ((DEMO, "enums", "Finish", "values", 0, "value"),),
    (
        (DEMO, "methods", 0, "errors", 0, "code"),
        ("spec/errors.yaml", "errors", "NotFound", "codes", 0),
    ),
    (
        (DEMO, "methods", 0, "errors", 2, "message"),
        ("spec/errors.yaml", "errors", "NotFound", "messages", 0),
    ),
    (("spec/events.yaml", "events", 0, "example", "auth", "domain"),),
    ((DEMO, "types", "Thing", "properties", "TITLE", "flags", "type"),),
    (("spec/service.yaml", "sources", "book", "title"),),
    (("spec/service.yaml", "sources", "book", "description"),),
]
"""Free text where the schema says more than text, and texts that stand twice because one names the other."""


def files() -> dict[str, Any]:
    """The spec as data by file."""
    made = {
        path.relative_to(BASE.parent / "_base").as_posix(): path
        for path in sorted(BASE.rglob("*.yaml"))
    }
    data = {f"spec/{name}": load.read(name, path.read_bytes()).value for name, path in made.items()}
    data["spec/findings.yaml"] = load.read("findings", FINDINGS.encode()).value
    data[DEMO] = load.read(DEMO, RICH.encode()).value
    return data


def places(data: dict[str, Any]) -> list[tuple[Place, ...]]:
    """Every place of free text; places that must hold the same text stand together."""
    coupled = {place for group in EXTRA_PLACES for place in group}
    found: list[tuple[Place, ...]] = list(EXTRA_PLACES)
    for file, value in data.items():
        kind = kind_of(file)
        assert kind is not None
        found += [(place,) for place in _texts(kind, value, (file,)) if place not in coupled]
    return found


def _texts(annotation: Any, value: Any, place: Place, text: bool = False) -> Iterator[Place]:
    if isinstance(annotation, FieldInfo):
        yield from _texts(annotation.annotation, value, place, _is_text(annotation.metadata))
    elif isinstance(annotation, type) and issubclass(annotation, Node):
        for key, inner in (value if isinstance(value, dict) else {}).items():
            if key not in NOT_FREE:
                yield from _texts(annotation.model_fields[key], inner, (*place, key))
    elif get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        yield from _texts(inner, value, place, _is_text(metadata))
    elif get_origin(annotation) in (Union, types.UnionType):
        yield from dict.fromkeys(
            p for arm in get_args(annotation) for p in _texts(arm, value, place, text)
        )
    elif get_origin(annotation) is list and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(get_args(annotation)[0], item, (*place, index))
    elif get_origin(annotation) is dict and isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(get_args(annotation)[1], item, (*place, key))
    elif annotation is str and text and isinstance(value, str):
        yield place


def _is_text(metadata: list[Any]) -> bool:
    return any(isinstance(m, StringConstraints) and m.pattern == r"\S" for m in metadata) or any(
        getattr(m, "pattern", None) == r"\S" for m in metadata
    )


def filled(data: dict[str, Any], texts: dict[Place, str]) -> dict[str, Any]:
    """A copy of the spec with other texts."""
    copy = deepcopy(data)
    for (*path, last), text in texts.items():
        holder: Any = copy
        for step in path:
            holder = holder[step]
        holder[last] = text
    return copy


def write(root: Path, data: dict[str, Any]) -> Project:
    """Write the spec as YAML: JSON is YAML, and its quotes hold any text."""
    made = Project(root)
    for file, value in data.items():
        made.write(file, json.dumps(value, ensure_ascii=False))
    return made


def outcome(made: Project) -> dict[str, str] | SpecError:
    """The generated files, or what is wrong."""
    try:
        return made.generate()
    except SpecError as error:
        return error
