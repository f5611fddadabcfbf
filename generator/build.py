"""Schema objects of one file -> model: references checked, names given, order kept."""

from __future__ import annotations

import keyword
from collections.abc import Iterable

from generator import model, names, schema
from generator.build_types import TypeBuilder
from generator.load import Path
from generator.problems import suggestion
from generator.uses import holds


class Builder(TypeBuilder):
    """Builds the unit of one file."""

    def unit(self, spec: schema.MethodsFile | schema.TypesFile | schema.EventsFile) -> model.Unit:
        area = spec.area if isinstance(spec, schema.MethodsFile) else ""
        methods = spec.methods if isinstance(spec, schema.MethodsFile) else ()
        if area and area != self.stem:
            what = f"the file holds the area {area!r} and is not named after it"
            self.problem(("area",), what, "wrong-area", f"call it {area}.yaml")
        self.siblings = spec.types
        for name, type_spec in spec.types.items():
            self.types.append(self.type(name, type_spec, ("types", name)))
        enums = tuple(self.enum(name, e, ("enums", name)) for name, e in spec.enums.items())
        built = tuple(self.method(m, ("methods", i), area) for i, m in enumerate(methods))
        # Objects that have no name in the spec are touched by the name of their class.
        known = (*(type_.name for type_ in self.types), *spec.enums)
        about = {f for name in known for f in self.registry.findings.get(name, ())}
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

    def method(self, spec: schema.MethodSpec, path: Path, area: str) -> model.Method:
        class_name = names.pascal(spec.name)
        if spec.name.rpartition(".")[0] != area:
            what = f"method {spec.name!r} is not of the area {area!r}"
            self.problem(
                (*path, "name"),
                what,
                "wrong-area",
                f"it belongs in {spec.name.rpartition('.')[0]}.yaml",
            )
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
            params=self.properties(
                spec.params, (*path, "params"), class_name, "request", names.parameter
            ),
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
                self.problem(
                    (*where, "message"), f"unknown message {text!r}", "unknown-error", hint
                )
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
        said = (spec.declared, spec.failure, spec.total)
        return model.Result(shape, spec.description, spec.at, *said)


def _paging(spec: schema.Paging | None) -> model.Paging | None:
    if spec is None:
        return None
    cursor = None
    if spec.cursor is not None:
        order = tuple(spec.cursor.order.items())
        names_ = spec.cursor.parameters
        cursor = model.Cursor(
            order,
            spec.cursor.field,
            spec.cursor.filter,
            spec.cursor.no_count,
            names_.order,
            names_.filter,
            names_.select,
            spec.cursor.until,
        )
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
        holds=tuple(holds(unit)),
    )


def parts(unit: model.Unit) -> dict[str, frozenset[str]]:
    """What a finding may touch: parameters and errors of methods, properties of types."""
    found: dict[str, frozenset[str]] = {}
    for method in unit.methods:
        found[method.wire] = frozenset(
            {p.wire for p in method.params} | {e.text for e in method.errors}
        )
    for type_ in unit.types:
        found[type_.name] = frozenset(p.wire for p in type_.properties)
    for enum in unit.enums:
        found[enum.name] = frozenset(v.name for v in enum.values)
    return found
