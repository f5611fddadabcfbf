"""House rules on a unit: one small function each, yielding problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.problems import Location, Problem

if TYPE_CHECKING:
    from generator.build import Direction
    from generator.load import Document, Path
    from generator.model import Method, Property, Shape, Type, Unit
    from generator.values import Fitter

SUMMARY_LENGTH = 60


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
    for type_ in unit.types:
        yield from _properties(type_.properties, type_.direction, fitter)
        yield from _directions(type_, fitter)


def _summary(method: Method, where: Location) -> Iterator[Problem]:
    if not method.summary.endswith("."):
        yield Problem(where, "the summary does not end with a full stop", "bad-summary", "add one")
    if len(method.summary) > SUMMARY_LENGTH:
        what = f"the summary has {len(method.summary)} characters; {SUMMARY_LENGTH} are allowed"
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
    if not method.result.shape.many:
        yield Problem(where, "the result of a paged method is not a list", "bad-paging", "add 'list: true'")


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
            yield Problem(document.at(place), f"example does not match the result: {what}", "bad-example")


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
    properties: tuple[Property, ...], direction: Direction, fitter: Fitter
) -> Iterator[Problem]:
    for prop in properties:
        shown = [(prop.has_example, prop.example, "example"), (prop.has_default, prop.default, "default")]
        for given, value, key in shown:
            nullable = replace(prop.shape, nullable=True) if key == "default" else prop.shape
            faults = fitter.shape(nullable, value, direction, (prop.wire,)) if given else ()
            for _, what in faults:
                yield Problem(prop.where, f"{key} does not match the parameter: {what}", f"bad-{key}")
        yield from _bounds(prop)


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
        yield Problem(prop.where, f"{prop.wire!r} counts items and is not a list", "bad-limits", hint)


def _directions(type_: Type, fitter: Fitter) -> Iterator[Problem]:
    """A type that is sent never holds one that comes back, nor the other way round."""

    def held() -> Iterator[tuple[Shape, Location]]:
        for prop in type_.properties:
            yield prop.shape, prop.where
        if type_.extra is not None:
            yield type_.extra.shape, type_.where

    for shape, where in held():
        if shape.kind == "type" and fitter.type_of(shape.name).direction != type_.direction:
            what = f"{type_.name} is a {type_.direction} type and {shape.name} is not"
            yield Problem(where, what, "wrong-direction", "requests and responses share no type")
