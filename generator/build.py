"""Schema objects of one file -> model: references checked, names given, order kept."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from generator import model, names, schema
from generator.load import Document, Path
from generator.problems import Location, Problem, suggestion

Direction = Literal["request", "response"]


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


@dataclass(slots=True)
class Builder:
    """Builds the unit of one file."""

    document: Document
    registry: Registry
    stem: str
    module: str
    problems: list[Problem] = field(default_factory=list)
    types: list[model.Type] = field(default_factory=list)
    uses: set[str] = field(default_factory=set)

    def unit(self, spec: schema.MethodsFile | schema.TypesFile | schema.EventsFile) -> model.Unit:
        area = spec.area if isinstance(spec, schema.MethodsFile) else ""
        methods = spec.methods if isinstance(spec, schema.MethodsFile) else ()
        if area and area != self.stem:
            what = f"the file holds the area {area!r} and is not named after it"
            self.problem(("area",), what, "wrong-area", f"call it {area}.yaml")
        for name, type_spec in spec.types.items():
            self.types.append(self.type(name, type_spec, ("types", name)))
        enums = tuple(self.enum(name, e, ("enums", name)) for name, e in spec.enums.items())
        built = tuple(self.method(m, ("methods", i), area) for i, m in enumerate(methods))
        about = {f for name in (*spec.types, *spec.enums) for f in self.registry.findings.get(name, ())}
        return model.Unit(
            file=self.document.file,
            stem=self.stem,
            module=self.module,
            area=area,
            title=spec.title if not isinstance(spec, schema.EventsFile) else "Events",
            description=spec.description if isinstance(spec, schema.MethodsFile) else "",
            docs=spec.docs if isinstance(spec, schema.MethodsFile) else "",
            methods=built,
            types=tuple(self.types),
            enums=enums,
            findings=tuple(sorted(about, key=lambda finding: finding.where)),
        )

    def problem(self, path: Path, what: str, slug: str, hint: str = "", key: bool = False) -> None:
        self.problems.append(Problem(self.document.at(path, key), what, slug, hint))

    def sources(self, sources: Iterable[str], path: Path) -> tuple[str, ...]:
        for index, source in enumerate(sources):
            if source.split(":")[0] not in self.registry.sources and source != "?":
                hint = suggestion(source.split(":")[0], self.registry.sources)
                self.problem((*path, "sources", index), f"unknown source {source!r}", "unknown-source", hint)
        return tuple(sources)

    def method(self, spec: schema.MethodSpec, path: Path, area: str) -> model.Method:
        class_name = names.pascal(spec.name)
        if spec.name.rpartition(".")[0] != area:
            what = f"method {spec.name!r} is not of the area {area!r}"
            self.problem((*path, "name"), what, "wrong-area", f"it belongs in {spec.name.rpartition('.')[0]}.yaml")
        if spec.deprecated and spec.deprecated.replacement:
            self.reference(spec.deprecated.replacement, (*path, "deprecated", "replacement"))
        return model.Method(
            wire=spec.name,
            path=tuple(names.snake(part) for part in area.split(".")),
            name=names.snake(spec.name.rpartition(".")[2]),
            operation_id=names.camel(spec.name),
            class_name=class_name,
            summary=spec.summary,
            description=spec.description,
            scope=spec.scope,
            access=spec.access,
            context=spec.context,
            effect=spec.effect,
            repeat_safe=spec.repeat.safe,
            repeat_why=spec.repeat.why,
            batch=spec.batch,
            deprecated=spec.deprecated,
            docs=spec.docs,
            sources=self.sources(spec.sources, path),
            params=self.properties(spec.params, (*path, "params"), class_name, "request", names.parameter),
            result=self.result(spec.result, (*path, "result"), class_name),
            paging=_paging(spec.paging),
            errors=self.errors(spec.errors, (*path, "errors")),
            examples=self.examples(spec.examples, (*path, "examples")),
            error_examples=tuple(
                model.ErrorExample(e.name, e.summary, e.status, e.body) for e in spec.error_examples
            ),
            findings=self.registry.findings.get(spec.name, ()),
            where=self.document.at((*path, "name")),
        )

    def reference(self, wire: str, path: Path) -> None:
        self.uses.add(wire)
        if wire not in self.registry.methods and self.registry.complete:
            hint = suggestion(wire, self.registry.methods)
            self.problem(path, f"unknown method {wire!r}", "unknown-method", hint)

    def examples(self, specs: list[schema.Example], path: Path) -> tuple[model.Example, ...]:
        built: dict[str, model.Example] = {}
        for index, spec in enumerate(specs):
            where = (*path, index)
            if spec.name in built:
                what = f"example {spec.name!r} stands twice"
                self.problem((*where, "name"), what, "duplicate-example", "give it another name")
            built[spec.name] = model.Example(
                spec.name, spec.summary, spec.request, spec.response, self.document.at(where)
            )
        return tuple(built.values())

    def errors(self, rows: list[schema.ErrorRow], path: Path) -> tuple[model.ErrorRow, ...]:
        built: dict[str, model.ErrorRow] = {}
        for index, row in enumerate(rows):
            where = (*path, index)
            if (row.code is None) == (row.message is None):
                self.problem(where, "an error has either a code or a message", "bad-error")
                continue
            text = row.code if row.code is not None else str(row.message)
            if text in built:
                hint = "give one row a list under 'when:'"
                self.problem(where, f"error {text!r} is listed twice", "duplicate-error", hint)
            known = self.registry.codes if row.code is not None else self.registry.messages
            if row.message is not None and text not in known:
                hint = suggestion(text, known) + " Messages get their class in spec/errors.yaml"
                self.problem((*where, "message"), f"unknown message {text!r}", "unknown-error", hint)
            class_name = known.get(text) or names.error_class(text)
            if keyword.iskeyword(class_name):
                what = f"error {text!r} would be called {class_name!r}, a word of Python"
                self.problem(where, what, "name-clash", "list the code in spec/errors.yaml")
            when = (row.when,) if isinstance(row.when, str) else tuple(row.when)
            place = self.document.at(where)
            built[text] = model.ErrorRow(class_name, row.code, row.message, row.status, when, place)
        return tuple(built.values())

    def result(self, spec: schema.Result, path: Path, owner: str) -> model.Result:
        shape = self.shape(spec, path, f"{owner}Result", "response")
        return model.Result(shape, spec.description, spec.at, spec.declared, spec.failure)

    def type(self, name: str, spec: schema.TypeSpec, path: Path) -> model.Type:
        properties = self.properties(
            spec.properties, (*path, "properties"), name, spec.direction, names.attribute
        )
        has_example = "example" in spec.model_fields_set
        return model.Type(
            name=name,
            direction=spec.direction,
            description=spec.description,
            properties=properties,
            extra=self.extra(spec.extra, (*path, "extra"), name, spec.direction),
            module=self.module,
            file=self.document.file,
            where=self.document.at(path, key=True),
            sources=self.sources(spec.sources, path),
            has_example=has_example,
            example=spec.example,
        )

    def enum(self, name: str, spec: schema.EnumSpec, path: Path) -> model.Enum:
        values: dict[int | str, model.EnumValue] = {}
        kinds = {type(value.value) for value in spec.values}
        if len(kinds) > 1:
            what = f"{name} mixes numbers and texts"
            self.problem((*path, "values"), what, "mixed-enum", "use one kind of value")
        for index, v in enumerate(spec.values):
            if v.value in values or v.name in {known.name for known in values.values()}:
                what = f"{name}: value {v.value!r} or name {v.name} stands twice"
                self.problem((*path, "values", index), what, "duplicate-value")
            values[v.value] = model.EnumValue(v.value, v.name, v.description, v.code, v.abbreviation)
        where = self.document.at(path, key=True)
        sources = self.sources(spec.sources, path)
        return model.Enum(
            name, spec.description, tuple(values.values()), self.module, self.document.file, where, sources
        )

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
        self, wire: str, name: str, spec: schema.Property, path: Path, owner: str, direction: Direction
    ) -> model.Property:
        given = spec.model_fields_set
        if spec.required and "default" in given:
            hint = "drop 'required: true' or 'default:'"
            self.problem((*path, "default"), f"{wire!r} is required and has a default", "required-default", hint)
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
        values = tuple(spec.values or ())
        shape = model.Shape(kind, name, spec.list, spec.nullable, values)
        return model.Extra(self.key_pattern(spec, path), spec.operators, shape)

    def key_pattern(self, spec: schema.Extra, path: Path) -> str | None:
        """The pattern of a whole key: an operator, if the object takes them, and the key itself."""
        keys = self.pattern(spec.keys, (*path, "keys"))
        if keys is None or not spec.operators:
            return keys and f"^(?:{keys})$"
        longest_first = sorted(filter(None, self.registry.operators), key=lambda o: (-len(o), o))
        return f"^(?:{'|'.join(map(re.escape, longest_first))})?(?:{keys})$"

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
        return model.Shape(kind, name, spec.list, spec.nullable, tuple(spec.values or ()), limits)

    def inline(self, spec: schema.Shape, path: Path, name: str, direction: Direction) -> model.Type:
        if name in self.registry.types or name in self.registry.enums:
            self.problem(path, f"the object here is called {name!r}, as a type is", "name-clash")
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
            near = hint.split("'")[1] if "'" in hint else ""
            place = f" ({known[near]})" if near in known else ""
            self.problem(path, f"unknown type {name!r}", "unknown-type", hint + place)
        return "any", "any"


def _flags(spec: schema.Flags) -> model.Flags:
    api = None if spec.api is None else tuple(spec.api)
    return model.Flags(spec.type, spec.title, api, tuple(spec.page))


def _paging(spec: schema.Paging | None) -> model.Paging | None:
    if spec is None:
        return None
    cursor = None
    if spec.cursor is not None:
        order = tuple(spec.cursor.order.items())
        cursor = model.Cursor(order, spec.cursor.field, spec.cursor.filter, spec.cursor.no_count)
    return model.Paging(spec.parameter, spec.size, spec.next, spec.total, cursor)


def index(unit: model.Unit, uses: Iterable[str]) -> model.UnitIndex:
    """What others need to know of a unit."""
    return model.UnitIndex(
        file=unit.file,
        stem=unit.stem,
        module=unit.module,
        area=unit.area,
        title=unit.title,
        description=unit.description,
        docs=unit.docs,
        methods=tuple(
            model.MethodLine(m.wire, m.path, m.name, m.summary, m.deprecated is not None, m.where)
            for m in unit.methods
        ),
        types=tuple((t.name, t.where) for t in unit.types),
        enums=tuple((e.name, e.where) for e in unit.enums),
        codes=tuple(dict.fromkeys(e.code for m in unit.methods for e in m.errors if e.code)),
        uses=tuple(sorted(uses)),
    )


def parts(unit: model.Unit) -> dict[str, frozenset[str]]:
    """What a finding may touch: parameters and errors of methods, properties of types."""
    found: dict[str, frozenset[str]] = {}
    for method in unit.methods:
        found[method.wire] = frozenset({p.wire for p in method.params} | {e.text for e in method.errors})
    for type_ in unit.types:
        found[type_.name] = frozenset(p.wire for p in type_.properties)
    for enum in unit.enums:
        found[enum.name] = frozenset(v.name for v in enum.values)
    return found
