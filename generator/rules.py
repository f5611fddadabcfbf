"""House rules on a unit: one small function each, yielding problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.problems import Location, Problem

if TYPE_CHECKING:
    from generator.build_shapes import Direction
    from generator.load import Document, Path
    from generator.model import Event, Form, Method, Property, Shape, Type, Unit
    from generator.values import Fitter

SUMMARY_LENGTH = 60
_LISTED = ("str", "int", "float", "bool", "yes_no")
"""Kinds of single values that can be listed."""


def check(unit: Unit, document: Document, fitter: Fitter) -> Iterator[Problem]:
    """Every breach of a rule in one unit."""
    for index, method in enumerate(unit.methods):
        path: Path = ("methods", index)
        yield from _summary(method, document.at((*path, "summary")))
        yield from _order(method)
        yield from _paging(method, document.at((*path, "paging")), fitter)
        yield from _examples(method, path, document, fitter)
        yield from _error_examples(method, path, document)
        yield from _properties(method.params, "request", fitter)
        sent = ((param.shape, param.where) for param in method.params)
        yield from _directions(method.wire, "request", sent, fitter)
        answered = [(method.result.shape, document.at((*path, "result")))]
        yield from _directions(method.wire, "response", answered, fitter)
    yield from _names(unit, fitter)
    for type_ in unit.types:
        yield from _properties(type_.properties, type_.forms[0], fitter)
        yield from _directions(type_.name, type_.direction, _held(type_), fitter)
        yield from _entries(type_)
        yield from _nested(type_, fitter)
        yield from _type_example(type_, document, fitter)


def check_events(events: Iterable[Event], document: Document, fitter: Fitter) -> Iterator[Problem]:
    """Examples of events that do not match their types."""
    for index, event in enumerate(events):
        for key, name in (("data", event.data), ("auth", event.auth)):
            path = ("events", index, "example", key)
            for place, what in fitter.named(
                fitter.type_of(name), event.example.get(key), "response", path
            ):
                yield Problem(
                    document.at(place), f"example does not match the event: {what}", "bad-example"
                )


def _summary(method: Method, where: Location) -> Iterator[Problem]:
    if not method.summary.endswith("."):
        yield Problem(where, "the summary does not end with a full stop", "bad-summary", "add one")
    if len(method.summary) > SUMMARY_LENGTH:
        what = f"the summary has {len(method.summary)} characters; {SUMMARY_LENGTH} are allowed"
        yield Problem(where, what, "bad-summary", "the rest belongs into 'description:'")

    if "\n" in method.summary:
        what = "the summary has more than one line"
        yield Problem(where, what, "bad-summary", "the rest belongs into 'description:'")


def _order(method: Method) -> Iterator[Problem]:
    optional: Property | None = None
    for param in method.params:
        if param.required and optional is not None:
            what = f"{param.wire!r} is required and stands after the optional {optional.wire!r}"
            hint = "required parameters come first"
            yield Problem(param.where, what, "required-after-default", hint)
        if not param.required:
            optional = optional or param


def _paging(method: Method, where: Location, fitter: Fitter) -> Iterator[Problem]:
    if method.paging is None:
        return
    if method.paging.parameter not in {p.wire for p in method.params}:
        what = f"the paging parameter {method.paging.parameter!r} is not a parameter"
        yield Problem(where, what, "bad-paging", "declare it under 'params:'")
    cursor = method.paging.cursor
    named = () if cursor is None else (cursor.order_parameter, cursor.filter_parameter)
    optional = cursor.select_parameter if cursor is not None else None
    for name in filter(None, (*named, optional)):
        if name not in {p.wire for p in method.params}:
            what = f"the cursor sets {name!r}, which is not a parameter"
            yield Problem(where, what, "bad-paging", "declare it under 'params:'")
    if not method.result.shape.many:
        yield Problem(
            where, "the result of a paged method is not a list", "bad-paging", "add 'list: true'"
        )


def _examples(method: Method, path: Path, document: Document, fitter: Fitter) -> Iterator[Problem]:
    for index, example in enumerate(method.examples):
        base = (*path, "examples", index, "request")
        for place, what in fitter.properties(method.params, example.request, "request", base):
            slug = "bad-example"
            yield Problem(document.at(place), f"example does not match the parameter: {what}", slug)
        if example.response is None:
            continue
        payload, at = payload_of(method, example.response)
        base = (*path, "examples", index, "response", *at)
        for place, what in fitter.shape(method.result.shape, payload, "response", base):
            yield Problem(
                document.at(place), f"example does not match the result: {what}", "bad-example"
            )


def payload_of(method: Method, body: dict[str, Any]) -> tuple[Any, tuple[str, ...]]:
    """The payload of an answer and the path to it."""
    if "result" in body:
        return body["result"], ("result",)
    if method.result.at == "body":
        return {key: value for key, value in body.items() if key != "time"}, ()
    return None, ()


def _error_examples(method: Method, path: Path, document: Document) -> Iterator[Problem]:
    for index, example in enumerate(method.error_examples):
        if "error" not in example.body:
            where = document.at((*path, "error_examples", index, "body"))
            yield Problem(where, "an error answer without the key 'error'", "bad-example")


def _properties(
    properties: tuple[Property, ...], direction: Form, fitter: Fitter
) -> Iterator[Problem]:
    for prop in properties:
        shown = [
            (prop.has_example, prop.example, "example"),
            (prop.has_default, prop.default, "default"),
        ]
        for given, value, key in shown:
            nullable = replace(prop.shape, nullable=True) if key == "default" else prop.shape
            faults = fitter.shape(nullable, value, direction, (prop.wire,)) if given else ()
            for _, what in faults:
                yield Problem(
                    prop.where, f"{key} does not match the parameter: {what}", f"bad-{key}"
                )
        yield from _bounds(prop)
        yield from _fitting(prop.wire, prop.shape, prop.where, fitter)


def _bounds(prop: Property) -> Iterator[Problem]:
    limits = prop.shape.limits
    pairs = [
        (limits.min, limits.max),
        (limits.min_length, limits.max_length),
        (limits.min_items, limits.max_items),
    ]
    if any(low is not None and high is not None and low > high for low, high in pairs):
        yield Problem(prop.where, f"{prop.wire!r}: the least is above the greatest", "bad-limits")
    if (limits.min_items, limits.max_items) != (None, None) and not prop.shape.many:
        hint = "add 'list: true'"
        yield Problem(
            prop.where, f"{prop.wire!r} counts items and is not a list", "bad-limits", hint
        )


def _fitting(name: str, shape: Shape, where: Location, fitter: Fitter) -> Iterator[Problem]:
    """A bound of the wrong kind would hold for nothing, and nobody would notice."""
    scalar = fitter.scalars[shape.name] if shape.kind == "scalar" else None
    python = "" if scalar is None else scalar.python
    limits = shape.limits
    if (limits.min, limits.max) != (None, None) and python not in ("int", "float"):
        hint = "'min:' and 'max:' are for numbers"
        yield Problem(where, f"{name!r} has bounds of a number and is none", "bad-limits", hint)
    textual = (limits.min_length, limits.max_length, limits.pattern)
    if any(limit is not None for limit in textual) and python != "str":
        hint = "'min_length:', 'max_length:' and 'pattern:' are for texts"
        yield Problem(where, f"{name!r} has bounds of a text and is none", "bad-limits", hint)
    plain = scalar is not None and python in _LISTED and scalar.request == scalar.response
    if shape.values and shape.kind != "enum" and not plain:
        hint = f"'values:' are for {', '.join(_LISTED)} that look the same both ways"
        yield Problem(where, f"{name!r} has values that cannot be compared", "bad-values", hint)


def _names(unit: Unit, fitter: Fitter) -> Iterator[Problem]:
    """Names are texts; they are those of the fields of an object, and no field is told twice."""
    found = [(p.shape, p.where) for m in unit.methods for p in m.params]
    found += [(p.shape, p.where) for t in unit.types for p in t.properties]
    for shape, where in found:
        if shape.names and (shape.kind != "scalar" or fitter.scalars[shape.name].python != "str"):
            hint = "use 'type: string'"
            yield Problem(where, f"names of fields are not {shape.name}", "bad-names", hint)
    keys = ((t.extra.names, t.where) for t in unit.types if t.extra is not None)
    for names, where in (*((shape.names, where) for shape, where in found), *keys):
        record = fitter.type_of(names.of) if names else None
        if names is None or record is None:
            continue
        if record.alternatives is not None or record.is_map:
            hint = "name the type of the records"
            yield Problem(where, f"{names.of} has no fields of its own", "bad-names", hint)
        for twice in {*names.also} & {p.wire for p in record.properties}:
            what = f"{twice!r} is a field of {names.of} and stands under 'also'"
            yield Problem(where, what, "bad-names", "take it out there")


def _entries(type_: Type) -> Iterator[Problem]:
    extra = type_.extra
    if extra is None:
        return
    if not type_.is_map and extra.shape.kind != "any":
        what = f"{type_.name} has further keys of a type and of any name"
        hint = "add 'keys:' with their pattern or 'names:', or make them 'type: any'"
        yield Problem(type_.where, what, "bad-extra", hint)
    if (extra.min_items, extra.max_items) == (None, None):
        return
    if type_.properties:
        what = f"{type_.name} counts its keys and has named ones"
        yield Problem(type_.where, what, "bad-limits", "drop 'min_items:' and 'max_items:'")
    if extra.max_items is not None and extra.max_items < (extra.min_items or 0):
        yield Problem(type_.where, f"{type_.name}: the least is above the greatest", "bad-limits")


def _nested(type_: Type, fitter: Fitter) -> Iterator[Problem]:
    """A choice among choices is one choice; written so, it could also be without end."""
    for shape in type_.alternatives.shapes if type_.alternatives else ():
        if shape.kind == "type" and fitter.type_of(shape.name).alternatives is not None:
            what = f"{shape.name}, an alternative of {type_.name}, has alternatives itself"
            yield Problem(type_.where, what, "bad-one-of", "list those of it instead")


def _type_example(type_: Type, document: Document, fitter: Fitter) -> Iterator[Problem]:
    if not type_.has_example:
        return
    path = ("types", type_.name, "example")
    for place, what in fitter.named(type_, type_.example, type_.forms[0], path):
        yield Problem(document.at(place), f"example does not match the type: {what}", "bad-example")


def _held(type_: Type) -> Iterator[tuple[Shape, Location]]:
    for prop in type_.properties:
        yield prop.shape, prop.where
    for shape in type_.held[len(type_.properties) :]:
        yield shape, type_.where


def _directions(
    owner: str, direction: Direction, held: Iterable[tuple[Shape, Location]], fitter: Fitter
) -> Iterator[Problem]:
    """What is sent holds nothing that only comes back, nor the other way round."""
    for shape, where in held:
        other = fitter.type_of(shape.name).direction if shape.kind == "type" else direction
        if other not in (direction, "both"):
            owned = (
                f"in {owner}, which goes both ways"
                if direction == "both"
                else f"in the {direction} of {owner}"
            )
            what = f"{shape.name} is a {other} type and stands {owned}"
            hint = "a type that looks the same both ways has 'direction: both'"
            yield Problem(where, what, "wrong-direction", hint)
