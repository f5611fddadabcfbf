"""What holds for the whole API, and what its files may refer to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator import model, names, schema
from generator.clashes import duplicates, python_words
from generator.problems import Location, Problem, suggestion
from generator.values import schema_fault

if TYPE_CHECKING:
    from generator.load import Document

COMMON_FILES: Mapping[str, type[schema.Node]] = {
    "spec/service.yaml": schema.ServiceFile,
    "spec/scalars.yaml": schema.ScalarsFile,
    "spec/errors.yaml": schema.ErrorsFile,
    "spec/findings.yaml": schema.FindingsFile,
}


@dataclass(frozen=True, slots=True)
class ErrorTables:
    """How error classes are found by what the server says."""

    codes: Mapping[str, str]
    messages: Mapping[str, str]
    problems: tuple[Problem, ...]


def error_tables(spec: schema.ErrorsFile, document: Document) -> ErrorTables:
    """Class by code and by message; each may stand in one class only."""
    codes: dict[str, str] = {}
    messages: dict[str, str] = {}
    problems: list[Problem] = []
    for name, error in spec.errors.items():
        for key, texts, table in (
            ("codes", error.codes, codes),
            ("messages", error.messages, messages),
        ):
            for index, text in enumerate(texts):
                if text in table:
                    what = f"{text!r} belongs to {table[text]} already"
                    where = document.at(("errors", name, key, index))
                    problems.append(
                        Problem(where, what, "duplicate-error", "take it out of one of them")
                    )
                table[text] = name
        where = document.at(("errors", name), key=True)
        problems += python_words([(name, where)])
    problems += _check_groups(spec, document)
    return ErrorTables(codes, messages, tuple(problems))


def _check_groups(spec: schema.ErrorsFile, document: Document) -> Iterator[Problem]:
    """A class is a group or is told by something; a group stands in no other one."""
    groups = {error.group for error in spec.errors.values()}
    for name, error in spec.errors.items():
        where = document.at(("errors", name), key=True)
        told = error.codes or error.messages or error.prefixes
        if not told and name not in groups:
            hint = "add 'codes:', or name it as the group of others"
            yield Problem(where, f"nothing tells {name}", "bad-error", hint)
        if told and not error.sources:
            yield Problem(where, f"{name} has no source", "bad-error", "add 'sources:'")
        if error.group is None:
            continue
        where, group = document.at(("errors", name, "group")), spec.errors.get(error.group)
        if group is None:
            hint = suggestion(error.group, spec.errors)
            yield Problem(where, f"unknown class {error.group!r}", "unknown-group", hint)
        elif group.group is not None:
            what = f"{error.group} stands in a group itself"
            hint = "only a class without 'group:' can be one"
            yield Problem(where, what, "bad-group", hint)


def findings_of(spec: schema.FindingsFile, document: Document) -> tuple[model.Finding, ...]:
    """The findings as model objects."""
    return tuple(
        model.Finding(
            slug=slug,
            title=f.title,
            weight=f.weight,
            says=tuple((s.source, s.text) for s in f.says),
            decision=f.decision,
            why=f.why,
            touches=tuple(f.touches),
            where=document.at(("findings", slug), key=True),
        )
        for slug, f in spec.findings.items()
    )


def findings_by_name(findings: tuple[model.Finding, ...]) -> dict[str, tuple[model.Finding, ...]]:
    """The findings on each method, type, enum and event, in their order."""
    found: dict[str, dict[str, model.Finding]] = {}
    for finding in findings:
        for touch in finding.touches:
            found.setdefault(split_touch(touch)[0], {})[finding.slug] = finding
    return {name: tuple(about.values()) for name, about in found.items()}


def check_findings(
    spec: schema.FindingsFile,
    document: Document,
    sources: frozenset[str],
    parts: Mapping[str, frozenset[str]],
) -> Iterator[Problem]:
    """Findings must name known sources and touch facts that exist; `parts` lists those of each name."""
    for slug, finding in spec.findings.items():
        for index, says in enumerate(finding.says):
            if says.source.split(":")[0] not in sources:
                where = document.at(("findings", slug, "says", index, "source"))
                hint = suggestion(says.source.split(":")[0], sources)
                yield Problem(where, f"unknown source {says.source!r}", "unknown-source", hint)
        for index, touch in enumerate(finding.touches):
            where = document.at(("findings", slug, "touches", index))
            head, part = split_touch(touch)
            if head not in parts:
                hint = suggestion(head, parts)
                yield Problem(
                    where,
                    f"the finding touches {head!r}, which does not exist",
                    "unknown-fact",
                    hint,
                )
            elif part and part not in parts[head]:
                hint = suggestion(part, parts[head])
                yield Problem(where, f"{head} has no {part!r}", "unknown-fact", hint)


def split_touch(touch: str) -> tuple[str, str]:
    """`crm.activity.add#fields` -> method, parameter; `Activity.ID` -> type, property."""
    parts = re.split("[#!]", touch, maxsplit=1)
    if len(parts) == 2:
        return parts[0], parts[1]
    head, _, part = touch.partition(".")
    return (head, part) if head[:1].isupper() else (touch, "")


def events_of(
    spec: schema.EventsFile, document: Document, findings: tuple[model.Finding, ...]
) -> tuple[model.Event, ...]:
    """The events as model objects."""
    return tuple(
        model.Event(
            name=event.name,
            class_name=names.pascal(event.name),
            summary=event.summary,
            description=event.description,
            scope=event.scope,
            docs=event.docs,
            sources=tuple(event.sources),
            data=event.data,
            auth=event.auth,
            example=event.example,
            findings=tuple(f for f in findings if event.name in f.touches),
            where=document.at(("events", index, "name")),
        )
        for index, event in enumerate(spec.events)
    )


def harvest(value: Any) -> dict[str, tuple[tuple[str, tuple[str | int, ...]], ...]]:
    """Names that a file declares, with their paths, even if the file has other problems."""
    found: dict[str, list[tuple[str, tuple[str | int, ...]]]] = {
        "types": [],
        "enums": [],
        "sources": [],
        "methods": [],
    }
    if isinstance(value, dict):
        for kind in ("types", "enums", "sources"):
            if isinstance(value.get(kind), dict):
                found[kind] = [(name, (kind, name)) for name in value[kind]]
        if isinstance(value.get("methods"), list):
            for index, method in enumerate(value["methods"]):
                if isinstance(method, dict) and isinstance(method.get("name"), str):
                    found["methods"].append((method["name"], ("methods", index, "name")))
    return {kind: tuple(names_) for kind, names_ in found.items()}


def check_sources(
    spec: Any, document: Document, known: frozenset[str], path: tuple[str | int, ...] = ()
) -> Iterator[Problem]:
    """Every list called `sources` must name known ones."""
    if isinstance(spec, schema.Node):
        steps: Any = ((name, getattr(spec, name)) for name in type(spec).model_fields)
    elif isinstance(spec, dict):
        steps = spec.items()
    elif isinstance(spec, list):
        steps = enumerate(spec)
    else:
        return
    for step, value in steps:
        if step == "sources" and isinstance(value, list):
            for index, source in enumerate(value):
                name = source.split(":")[0]
                if name not in known and source != "?":
                    where = document.at((*path, step, index))
                    yield Problem(
                        where,
                        f"unknown source {source!r}",
                        "unknown-source",
                        suggestion(name, known),
                    )
        else:
            yield from check_sources(value, document, known, (*path, step))


def check_scalars(spec: schema.ScalarsFile, document: Document) -> Iterator[Problem]:
    """What a scalar looks like must be JSON Schema."""
    for name, scalar in spec.scalars.items():
        for key, rule in (("request", scalar.request), ("response", scalar.response)):
            said = schema_fault(rule)
            if said:
                where = document.at(("scalars", name, key))
                yield Problem(
                    where, f"not a JSON Schema: {said}", "bad-schema", "see json-schema.org"
                )


def check_protocol(
    spec: schema.ServiceFile,
    document: Document,
    known: set[str],
    type_of: Callable[[str], model.Type],
) -> Iterator[Problem]:
    """The type of the run times must exist, and only come back; the figures of a plan must be limits."""
    name = spec.protocol.time_type
    where = document.at(("protocol", "time_type"))
    if name not in known:
        yield Problem(where, f"unknown type {name!r}", "unknown-type", suggestion(name, known))
    elif type_of(name).direction != "response":
        what, hint = f"{name} is sent, and run times only come back", "use 'direction: response'"
        yield Problem(where, what, "wrong-direction", hint)
    yield from _check_rates(spec, document)


def _check_rates(spec: schema.ServiceFile, document: Document) -> Iterator[Problem]:
    known = {limit.name for limit in spec.protocol.limits}
    for index, rate in enumerate(spec.protocol.rates):
        for key, name in (("leak", rate.leak), ("ceiling", rate.ceiling)):
            if name not in known:
                where = document.at(("protocol", "rates", index, key))
                hint = suggestion(name, known)
                yield Problem(where, f"unknown limit {name!r}", "unknown-limit", hint)


def check_events(
    spec: schema.EventsFile,
    document: Document,
    events: tuple[model.Event, ...],
    known: set[str],
    simple: set[str],
) -> Iterator[Problem]:
    """Events refer to types that exist and stand once; what a placement gets is made of simple values."""
    places: dict[str, list[Location]] = {}
    for event in events:
        places.setdefault(event.name.lower(), []).append(event.where)
        for name in (event.data, event.auth):
            if name not in known:
                yield Problem(
                    event.where, f"unknown type {name!r}", "unknown-type", suggestion(name, known)
                )
    for index, place in enumerate(spec.placements):
        for wire, option in place.options.items():
            if option.type not in simple:
                where = document.at(("placements", index, "options", wire, "type"))
                hint = suggestion(option.type, simple)
                yield Problem(where, f"unknown type {option.type!r}", "unknown-type", hint)
    yield from duplicates(places, "event", "duplicate-event")
