"""A name of the API -> what the spec knows of it and where, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator import pipeline
from generator.clashes import ERRORS
from generator.model import Enum, Finding, Method, Property, Shape, Type
from generator.problems import Location, suggestion
from generator.reader import EVENTS
from generator.schema import ErrorSpec
from generator.state import CACHE, program
from generator.store import Store
from generator.text import dump, listed, named, one_line, span


class UnknownNameError(Exception):
    """Nothing in the spec has the name."""


def explain(root: Path, name: str) -> list[str]:
    """Raises SpecError if the spec has problems, UnknownNameError with a suggestion if nothing has it."""
    run = pipeline.Run(root, Store(root / CACHE / "store"), program())
    base = pipeline.prepare(run)
    known: dict[str, list[str]] = {}
    document = run.reader.parsed(ERRORS)[1]
    for class_name, error in base.model.errors.items():
        members = base.model.error_groups.get(class_name, ())
        lines = list(_error(error, document.at(("errors", class_name), key=True), members))
        known[class_name] = [f"{class_name}: {one_line(error.description)}", *lines]
        for text in (*error.codes, *error.messages):
            known[text] = [f"{text}: class {class_name}", *lines]
    for file in run.records:
        unit = run.load_unit(file)
        known |= {m.wire: list(_method(m)) for m in unit.methods}
        known |= {t.name: list(_type(t, unit.findings)) for t in unit.types}
        known |= {e.name: list(_enum(e)) for e in unit.enums}
        for method in unit.methods:
            for row in method.errors:
                line = f"  {row.where}: {method.wire} answers {row.status}: {' / '.join(row.when)}"
                known.setdefault(row.text, [f"{row.text}: class {row.class_name}"]).append(line)
    for event in base.events:
        known[event.name] = [
            f"{event.name}: {event.summary}",
            f"  {event.where}",
            f"  {event.docs}",
        ]
    document = run.reader.parsed(EVENTS)[1]
    for index, place in enumerate(base.events_spec.placements):
        where = document.at(("placements", index, "code"))
        known[place.code] = [f"{place.code}: {place.summary}", f"  {where}", f"  {place.docs}"]
    for finding in base.findings:
        known[finding.slug] = _finding(finding)
    if name not in known:
        raise UnknownNameError(f"the spec knows no {name!r}; {suggestion(name, known)}")
    return known[name]


def _error(error: ErrorSpec, where: Location, members: tuple[str, ...]) -> Iterator[str]:
    yield f"  {where}"
    if error.group:
        yield f"  in the group {error.group}"
    if members:
        yield f"  group of {listed(members, 'and')}"
    if error.codes or error.messages or error.prefixes:
        yield f"  retry: {error.retry.replace('_', ' ')}"
    for row in error.system:
        yield f"  any method answers {row.status}: {one_line(row.when)}"


def _method(method: Method) -> Iterator[str]:
    repeat = "safe" if method.repeat_safe else "not safe"
    yield f"{method.wire}: {method.summary}"
    yield f"  {method.where}"
    yield f"  {one_line(method.description)}"
    yield f"  scope {method.scope}; {method.access}"
    yield f"  context {method.context}; {method.effect}; repeat {repeat}: {method.repeat_why}"
    yield f"  {'allowed' if method.batch else 'not allowed'} in a batch; Python: "
    f"{'.'.join(method.path)}.{method.name}"
    if method.deprecated is not None:
        yield f"  deprecated; use {method.deprecated.replacement}: {method.deprecated.caveat or ''}"
    yield f"  {method.docs}"
    yield f"  sources: {', '.join(method.sources)}"
    yield "  parameters:" if method.params else "  no parameters"
    for param in method.params:
        yield from _property(param)
    yield f"  result: {_shape(method.result.shape)}: {one_line(method.result.description)}"
    yield "  errors:" if method.errors else "  no errors of its own"
    for row in method.errors:
        yield f"    {row.text} ({row.status}, {row.class_name}): {' / '.join(row.when)}  [{row.where}]"
    for finding in method.findings:
        yield from (f"  {line}" for line in _finding(finding))


def _type(type_: Type, findings: tuple[Finding, ...]) -> Iterator[str]:
    yield f"{type_.name} ({type_.direction}): {one_line(type_.description)}"
    yield f"  {type_.where}"
    for prop in type_.properties:
        yield from _property(prop)
    yield from _alternatives(type_)
    yield from (f"  at most one of {listed(group, 'and')}" for group in type_.exclusive)
    if type_.extra is not None:
        keys, names = type_.extra.keys, type_.extra.names
        which = f" match {keys}" if keys else " of any name"
        which = which if names is None else f", each {named(names)}"
        operator = "" if type_.extra.operator is None else ", with or without an operator in front"
        further = "further keys" if type_.properties else "keys"
        yield f"  {further}{which}{operator}: {_shape(type_.extra.shape)}"
        for told in span(type_.extra.min_items, type_.extra.max_items, "key"):
            yield f"  {told}"
    for finding in findings:
        if any(touch.split(".")[0] == type_.name for touch in finding.touches):
            yield from (f"  {line}" for line in _finding(finding))


def _alternatives(type_: Type) -> Iterator[str]:
    options = type_.alternatives
    if options is not None:
        yield f"  one of these, told apart by {options.by or 'their JSON types'}:"
        tags = options.tags or ("",) * len(options.shapes)
        for tag, shape in zip(tags, options.shapes, strict=True):
            yield f"    {tag}: {_shape(shape)}" if tag else f"    {_shape(shape)}"


def _enum(enum: Enum) -> Iterator[str]:
    yield f"{enum.name}: {one_line(enum.description)}"
    yield f"  {enum.where}"
    for value in enum.values:
        yield f"    {value.value} {value.name}: {one_line(value.description)}"


def _property(prop: Property) -> Iterator[str]:
    marks = [
        word
        for word, given in (
            ("required", prop.required),
            ("read-only", prop.read_only),
            ("immutable", prop.immutable),
            ("deprecated", prop.deprecated),
            (f"default {dump(prop.default)}", prop.has_default),
        )
        if given
    ]
    if prop.is_constant:
        marks.append(f"always {dump(prop.shape.values[0])}")
    if prop.shape.names is not None:
        marks.append(named(prop.shape.names))
    extras = f" ({', '.join(marks)})" if marks else ""
    yield f"    {prop.wire}: {_shape(prop.shape)}{extras}: {one_line(prop.description)}  [{prop.where}]"


def _shape(shape: Shape) -> str:
    text = f"list of {shape.name}" if shape.many else shape.name
    return f"{text} or null" if shape.nullable else text


def _finding(finding: Finding) -> list[str]:
    lines = [f"finding {finding.slug}: {finding.title}  [{finding.where}]"]
    lines += [f"  {source} says: {one_line(text)}" for source, text in finding.says]
    return [
        *lines,
        f"  decided: {one_line(finding.decision)}",
        f"  because: {one_line(finding.why)}",
    ]
