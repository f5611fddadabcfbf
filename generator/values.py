"""Does a value from an example fit its shape? Answers with places and plain words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from generator.load import Path
from generator.text import dump

if TYPE_CHECKING:
    from generator.model import Alternatives, Enum, Form, Json, Property, Shape, Type
    from generator.schema import ScalarSpec

Misfit = tuple[Path, str]


class Fitter:
    """Compares values with shapes; types of other files come through the lookups."""

    def __init__(
        self,
        scalars: Mapping[str, ScalarSpec],
        type_of: Callable[[str], Type],
        enum_of: Callable[[str], Enum],
    ) -> None:
        self.scalars = scalars
        self.type_of = type_of
        self.enum_of = enum_of

    def properties(
        self,
        properties: tuple[Property, ...],
        value: Mapping[str, Any],
        direction: Form,
        path: Path,
    ) -> Iterator[Misfit]:
        """Problems of an object whose keys are the given ones and no others."""
        known = {p.wire: p for p in properties}
        for key, item in value.items():
            if key not in known:
                yield (*path, key), f"{key} is not a parameter"
            else:
                yield from self.shape(known[key].shape, item, direction, (*path, key))
        for missing in (p.wire for p in properties if p.required and p.wire not in value):
            yield path, f"{missing} is required and missing"

    def shape(self, shape: Shape, value: Json, direction: Form, path: Path) -> Iterator[Misfit]:
        """Problems of one value."""
        name = str(path[-1]) if path else "value"
        if value is None:
            if not shape.nullable and shape.kind != "any":
                yield path, f"{name} is null, which the type does not allow"
        elif shape.many:
            yield from self.many(shape, value, direction, path)
        else:
            yield from self.single(shape, value, direction, path)

    def many(self, shape: Shape, value: Json, direction: Form, path: Path) -> Iterator[Misfit]:
        name = str(path[-1]) if path else "value"
        if not isinstance(value, list):
            yield path, f"{name} must be a list, not {dump(value)[:40]}"
            return
        least, most = shape.limits.min_items, shape.limits.max_items
        if (least is not None and len(value) < least) or (most is not None and len(value) > most):
            yield path, f"{name} has {len(value)} items; {least or 0} to {most} are allowed"
        for index, item in enumerate(value):
            yield from self.single(shape, item, direction, (*path, index))

    def single(self, shape: Shape, value: Json, direction: Form, path: Path) -> Iterator[Misfit]:
        if shape.values and value not in shape.values:
            allowed = ", ".join(map(dump, shape.values))
            yield path, f"{path[-1] if path else 'value'} is {dump(value)}; allowed: {allowed}"
        match shape.kind:
            case "scalar":
                scalar = self.scalars[shape.name]
                rule = scalar.request if direction == "request" else scalar.response
                said = _fault(json.dumps(rule), value)
                if said:
                    name = next(
                        (str(step) for step in reversed(path) if isinstance(step, str)), "value"
                    )
                    yield path, f"{name} must be {_a(shape.name)}: {said}"
                yield from self.limits(shape, value, path)
            case "enum":
                yield from self.enum(shape.name, value, direction, path)
            case "type":
                yield from self.named(self.type_of(shape.name), value, direction, path)
            case "any":
                pass

    def limits(self, shape: Shape, value: Json, path: Path) -> Iterator[Misfit]:
        limits = shape.limits
        if isinstance(value, int | float) and not isinstance(value, bool):
            if limits.min is not None and value < limits.min:
                yield path, f"{value} is less than {limits.min}"
            if limits.max is not None and value > limits.max:
                yield path, f"{value} is more than {limits.max}"
        if isinstance(value, str):
            if limits.min_length is not None and len(value) < limits.min_length:
                yield path, f"{value!r} is shorter than {limits.min_length}"
            if limits.max_length is not None and len(value) > limits.max_length:
                yield path, f"{value!r} is longer than {limits.max_length}"
            if limits.pattern is not None and not re.fullmatch(limits.pattern, value):
                yield path, f"{value!r} does not match {limits.pattern}"
            names = shape.names
            if names and not re.fullmatch(names.expression(self.type_of(names.of)), value):
                yield path, f"{value!r} is not the name of a field of {names.of}"

    def enum(self, name: str, value: Json, direction: Form, path: Path) -> Iterator[Misfit]:
        """Enums are open: only the kind of the value counts."""
        base = self.enum_of(name).base
        text_number = (
            direction == "response" and isinstance(value, str) and value.lstrip("-").isdigit()
        )
        fits = (isinstance(value, int) and not isinstance(value, bool)) or text_number
        if not (fits if base == "int" else isinstance(value, str)):
            yield path, f"{path[-1] if path else 'value'} must be a value of {name}, not {dump(value)[:40]}"

    def named(self, type_: Type, value: Json, direction: Form, path: Path) -> Iterator[Misfit]:
        """Problems of a value of a named type: an object or one of its alternatives."""
        if type_.alternatives is None:
            yield from self.object(type_, value, direction, path)
        elif type_.alternatives.by is None:
            yield from self.one_of(type_, type_.alternatives, value, direction, path)
        else:
            yield from self.tagged(type_.alternatives, value, direction, path)

    def one_of(
        self, type_: Type, options: Alternatives, value: Json, direction: Form, path: Path
    ) -> Iterator[Misfit]:
        shapes = [s for s in options.shapes if s.kind != "type" or not self._is_choice(s.name)]
        misfits = [list(self.shape(shape, value, direction, path)) for shape in shapes]
        if all(misfits):
            objects = [
                found
                for shape, found in zip(shapes, misfits, strict=True)
                if shape.kind == "type" and isinstance(value, dict)
            ]
            named = (
                f"{path[-1] if path else 'value'} must be one of the alternatives of {type_.name}"
            )
            yield from objects[0] if objects else [(path, f"{named}, not {dump(value)[:40]}")]

    def _is_choice(self, name: str) -> bool:
        return self.type_of(name).alternatives is not None  # a fault, told by the rules

    def tagged(
        self, options: Alternatives, value: Json, direction: Form, path: Path
    ) -> Iterator[Misfit]:
        tag = value.get(str(options.by)) if isinstance(value, dict) else None
        if tag in options.tags:
            yield from self.shape(options.shapes[options.tags.index(tag)], value, direction, path)
        elif isinstance(value, dict) and options.by not in value:
            yield path, f"{options.by} is required and missing"
        else:
            what = f"{options.by} is {dump(tag)}" if isinstance(value, dict) else dump(value)[:40]
            yield path, f"{what}; known: {', '.join(map(dump, options.tags))}"

    def object(self, type_: Type, value: Json, direction: Form, path: Path) -> Iterator[Misfit]:
        if value == [] and direction == "response" and type_.may_be_empty:
            return
        if not isinstance(value, dict):
            yield path, f"{path[-1] if path else 'value'} must be an object, not {dump(value)[:40]}"
            return
        known = {p.wire: p for p in type_.properties}
        yield from self.counts(type_, value, path)
        yield from self.keys(type_, value, path)
        for key, item in value.items():
            if key in known:
                yield from self.shape(known[key].shape, item, direction, (*path, key))
            elif type_.extra is None:
                yield (*path, key), f"{key} is not a property of {type_.name}"
            else:
                yield from self.shape(type_.extra.shape, item, direction, (*path, key))
        for missing in (p.wire for p in type_.properties if p.required and p.wire not in value):
            yield path, f"{missing} is required and missing"

    def keys(self, type_: Type, value: Mapping[str, Json], path: Path) -> Iterator[Misfit]:
        """Free keys that are not as they must be."""
        extra = type_.extra
        pattern = extra.pattern(self.type_of) if extra is not None else None
        if extra is None or pattern is None:
            return
        for key in value.keys() - {p.wire for p in type_.properties}:
            if not re.fullmatch(pattern, key):
                what = (
                    f"match {pattern}"
                    if extra.names is None
                    else f"name a field of {extra.names.of}"
                )
                yield (*path, key), f"key {key!r} does not {what}"

    def counts(self, type_: Type, value: Mapping[str, Json], path: Path) -> Iterator[Misfit]:
        """Problems of how many keys there are, and of those that exclude each other."""
        for group in type_.exclusive:
            given = [wire for wire in group if wire in value]
            if len(given) > 1:
                yield (*path, given[1]), f"{' and '.join(given)} exclude each other"
        if type_.extra is None:
            return
        least, most = type_.extra.min_items or 0, type_.extra.max_items
        free = len(value.keys() - {p.wire for p in type_.properties})
        if free < least or (most is not None and free > most):
            name = str(path[-1]) if path else "value"
            allowed = f"{least} to {most}" if most is not None else f"at least {least}"
            yield path, f"{name} has {free} keys; {allowed} are allowed"


def _a(slug: str) -> str:
    return ("an " if slug[0] in "aeio" else "a ") + slug.replace("_", " ")


@cache
def _validator(schema: str) -> Any:
    """A validator, or a text that says why the schema makes none."""
    try:
        return jsonschema_rs.validator_for(
            json.loads(schema), validate_formats=True, retriever=_offline
        )
    except ValueError as error:
        return str(error).split("\n")[0][:120]


def _offline(address: str) -> Any:
    raise LookupError(f"{address} is not here")


def _fault(schema: str, value: Json) -> str:
    validator = _validator(schema)
    if isinstance(validator, str):
        return ""  # told once, by `schema_fault`
    error = next(iter(validator.iter_errors(value)), None)
    return "" if error is None else str(error.message)[:120]


def schema_fault(schema: Mapping[str, Any]) -> str:
    """What is wrong with a JSON Schema; empty if nothing is."""
    validator = _validator(json.dumps(schema))
    return validator if isinstance(validator, str) else ""
