"""Shapes of one file -> model: references checked, names given, order kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from generator import model, names, schema
from generator.load import Document, Path
from generator.problems import Location, Problem, suggestion

Direction: TypeAlias = model.Form | Literal["both"]


@dataclass(frozen=True, slots=True)
class Registry:
    """Every name that a file may refer to."""

    scalars: frozenset[str]
    types: Mapping[str, Location]
    enums: Mapping[str, Location]
    methods: Mapping[str, Location]
    events: frozenset[str]
    sources: frozenset[str]
    codes: Mapping[str, str]
    messages: Mapping[str, str]
    operators: tuple[str, ...]
    findings: Mapping[str, tuple[model.Finding, ...]]
    """By the name of what they touch."""
    complete: bool
    """False while a file could not be read: then a missing name proves nothing."""

    def knows(self, name: str) -> bool:
        """Whether it is a type, an enum or a method."""
        return name in self.types or name in self.enums or name in self.methods

    def findings_on(self, names: Iterable[str]) -> set[model.Finding]:
        """What touches the names of a file, or an object inside of some file: only that knows what its class
        is called."""
        inside = (name for name in self.findings if name[:1].isupper() and not self.knows(name))
        return {f for name in (*names, *inside) for f in self.findings.get(name, ())}


@dataclass(slots=True)
class ShapeBuilder:
    """Builds what values look like. `module` is the Python module of the file, `uses` what it refers to."""

    document: Document
    registry: Registry
    stem: str
    module: str
    problems: list[Problem] = field(default_factory=list)
    types: list[model.Type] = field(default_factory=list)
    uses: set[str] = field(default_factory=set)

    def problem(self, path: Path, what: str, slug: str, hint: str = "", key: bool = False) -> None:
        self.problems.append(Problem(self.document.at(path, key), what, slug, hint))

    def sources(self, sources: Iterable[str], path: Path) -> tuple[str, ...]:
        for index, source in enumerate(sources):
            if source.split(":")[0] not in self.registry.sources and source != "?":
                hint = suggestion(source.split(":")[0], self.registry.sources)
                self.problem(
                    (*path, "sources", index), f"unknown source {source!r}", "unknown-source", hint
                )
        return tuple(sources)

    def properties(
        self,
        specs: Mapping[str, schema.Property],
        path: Path,
        owner: str,
        direction: Direction,
        naming: Any,
    ) -> tuple[model.Property, ...]:
        built: list[model.Property] = []
        taken: dict[str, model.Property] = {}
        for wire, spec in specs.items():
            name = naming(wire)
            if name in taken:
                what = f"{wire!r} and {taken[name].wire!r} are both {name!r} in Python"
                hint = f"the other is at {taken[name].where}"
                self.problem((*path, wire), what, "name-clash", hint, key=True)
            built.append(self.property(wire, name, spec, (*path, wire), owner, direction))
            taken.setdefault(name, built[-1])
        return tuple(built)

    def property(
        self,
        wire: str,
        name: str,
        spec: schema.Property,
        path: Path,
        owner: str,
        direction: Direction,
    ) -> model.Property:
        given = spec.model_fields_set
        if spec.required and "default" in given:
            hint = "drop 'required: true' or 'default:'"
            self.problem(
                (*path, "default"),
                f"{wire!r} is required and has a default",
                "required-default",
                hint,
            )
        return model.Property(
            wire=wire,
            name=name,
            shape=self.shape(spec, path, owner + names.pascal(wire), direction),
            description=spec.description,
            where=self.document.at(path, key=True),
            required=spec.required,
            has_default="default" in given,
            default=spec.default,
            read_only=spec.read_only,
            write_only=spec.write_only,
            immutable=spec.immutable,
            deprecated=spec.deprecated,
            secret=spec.secret,
            starred=spec.starred,
            has_example="example" in given,
            example=spec.example,
            flags=None if spec.flags is None else _flags(spec.flags),
        )

    def extra(
        self, spec: schema.Extra | None, path: Path, owner: str, direction: Direction
    ) -> model.Extra | None:
        if spec is None:
            return None
        kind, name = self.kind(spec.type, (*path, "type"), direction)
        if spec.keys is not None and spec.names is not None:
            hint = "what is no field goes under 'also:' or 'pattern:' of the names"
            self.problem((*path, "keys"), "keys by pattern and by name", "bad-names", hint)
        return model.Extra(
            self.pattern(spec.keys, (*path, "keys")),
            self.names(spec.names, (*path, "names")),
            self.operator() if spec.operators else None,
            model.Shape(kind, name, spec.list, spec.nullable, tuple(spec.values or ())),
            spec.min_items,
            spec.max_items,
        )

    def operator(self) -> str:
        """The pattern of what may stand before a key."""
        longest_first = sorted(filter(None, self.registry.operators), key=lambda o: (-len(o), o))
        return f"(?:{'|'.join(map(re.escape, longest_first))})?"

    def names(self, spec: schema.Names | None, path: Path) -> model.Names | None:
        """Names of the fields of a type that exists; what kind of type it is, the rules look at."""
        if spec is None:
            return None
        pattern, types = self.pattern(spec.pattern, (*path, "pattern")), self.registry.types
        if spec.of not in types:
            if self.registry.complete:
                what, hint = f"unknown type {spec.of!r}", suggestion(spec.of, types)
                self.problem((*path, "of"), what, "unknown-type", hint)
            return None
        self.uses.add(spec.of)
        return model.Names(spec.of, tuple(spec.also), pattern)

    def pattern(self, pattern: str | None, path: Path) -> str | None:
        """A regular expression, or None if there is none or it is broken."""
        try:
            re.compile(pattern or "")
        except re.error as error:
            what = f"not a regular expression: {error}"
            self.problem(path, what, "bad-pattern", "see the syntax of Python's re")
            return None
        return pattern

    def shape(
        self, spec: schema.Shape, path: Path, inline_name: str, direction: Direction
    ) -> model.Shape:
        kind: Literal["scalar", "enum", "type", "any"]
        if spec.type == "object":
            kind, name = "type", inline_name
            self.types.append(self.inline(spec, path, inline_name, direction))
        else:
            kind, name = self.kind(spec.type, (*path, "type"), direction)
            if spec.properties is not None or spec.extra is not None:
                hint = "only 'type: object' has properties of its own"
                self.problem(path, f"properties beside type {spec.type!r}", "bad-type", hint)
        limits = model.Limits(
            spec.min,
            spec.max,
            spec.min_length,
            spec.max_length,
            spec.min_items,
            spec.max_items,
            self.pattern(spec.pattern, (*path, "pattern")),
        )
        values = tuple(spec.values or ())
        named = self.names(spec.names, (*path, "names"))
        return model.Shape(kind, name, spec.list, spec.nullable, values, limits, named)

    def inline(self, spec: schema.Shape, path: Path, name: str, direction: Direction) -> model.Type:
        if spec.properties is None and spec.extra is None:
            hint = "list 'properties:', or use open_object"
            self.problem(path, "an object without properties", "bad-type", hint)
        return model.Type(
            name=name,
            direction=direction,
            description=spec.description,
            properties=self.properties(
                spec.properties or {}, (*path, "properties"), name, direction, names.attribute
            ),
            extra=self.extra(spec.extra, (*path, "extra"), name, direction),
            module=self.module,
            file=self.document.file,
            where=self.document.at(path),
            sources=(),
            inline=True,
        )

    def kind(
        self, name: str, path: Path, direction: Direction
    ) -> tuple[Literal["scalar", "enum", "type", "any"], str]:
        registry = self.registry
        if name == "any":
            return "any", name
        if name in registry.scalars:
            return "scalar", name
        if name in registry.enums or name in registry.types:
            self.uses.add(name)
            return ("enum", name) if name in registry.enums else ("type", name)
        if registry.complete:
            known = {**registry.types, **registry.enums}
            hint = suggestion(name, [*registry.scalars, *known, "any", "object"])
            if name == "object":
                hint = "'object' with properties stands at a property; here, name a type"
            near = hint.split("'")[1] if "'" in hint else ""
            place = f" ({known[near]})" if near in known else ""
            self.problem(path, f"unknown type {name!r}", "unknown-type", hint + place)
        return "any", "any"


def _flags(spec: schema.Flags) -> model.Flags:
    api = None if spec.api is None else tuple(spec.api)
    return model.Flags(spec.type, spec.title, api, tuple(spec.page))
