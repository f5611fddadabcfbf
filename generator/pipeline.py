"""The map of the program: read -> build -> check -> emit. Touches only the spec and the cache.

A *unit* is one file of methods or types. Its parse, its model and its output are kept in a content-addressed
store under a hash of everything that they depend on, so a run costs what has changed; and as only
small indexes of all units are held at once, memory stays flat.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path

from generator import build, clashes, commons, load, model, names, rules, schema, uses, workflows
from generator.build import Builder
from generator.build_shapes import Registry
from generator.emit import targets
from generator.problems import Location, Problem, SpecError
from generator.reader import ALONE, EVENTS, NEEDED, SERVICE, WORKFLOWS, Reader
from generator.records import Commons, Record, Tree
from generator.state import digest
from generator.store import OnDemand, Parts, Store
from generator.values import Fitter


class Run:
    """One generation: its methods are the stages, in their order."""

    def __init__(self, root: Path, store: Store, salt: str) -> None:
        self.root = root
        self.store = store
        self.salt = salt
        self.reader = Reader(root, store, self.key)
        self.problems: list[Problem] = []
        self.records: dict[str, Record] = {}
        self.home: dict[str, str] = {}
        self.home_of_enum: dict[str, str] = {}
        self.home_of_method: dict[str, str] = {}
        self.outputs: dict[str, str] = {}
        self.builder: Callable[[str], Builder]
        self.load_unit = lru_cache(64)(self._load_unit)

    def key(self, kind: str, *parts: str) -> str:
        return f"{kind}-{digest(json.dumps([self.salt, *parts]).encode())}"

    def stop_on_problems(self) -> None:
        if self.problems:
            raise SpecError(self.problems)

    # -- commons --------------------------------------------------------------------------------------

    def commons(self) -> Commons:
        summaries = self.reader.summaries
        if any(file not in summaries or not summaries[file].readable for file in NEEDED):
            raise SpecError(self.problems)
        specs = {file: self.reader.parsed(file) for file in NEEDED}
        service, scalars, errors, findings = (specs[file] for file in commons.COMMON_FILES)
        tables = commons.error_tables(*errors)
        self.problems += tables.problems
        self.problems += commons.check_scalars(*scalars)
        known = self.sources()
        for spec, document in specs.values():
            self.problems += commons.check_sources(spec, document, known)
        found = commons.findings_of(*findings)
        base = [f for f in commons.COMMON_FILES if not f.endswith("findings.yaml")]
        return Commons(
            key=self.key("commons", *(summaries[file].key for file in base)),
            model=model.Commons(service[0], scalars[0].scalars, errors[0].errors),
            findings=found,
            events=commons.events_of(*specs[EVENTS], found),
            events_spec=specs[EVENTS][0],
            findings_spec=findings[0],
            findings_document=findings[1],
            tables=tables,
        )

    def sources(self) -> frozenset[str]:
        """Names of the sources, also of those whose entries are faulty."""
        return frozenset(name for name, _ in self.reader.summaries[SERVICE].names["sources"])

    def registry(self, base: Commons) -> Registry:
        seen: dict[str, dict[str, list[Location]]] = {"types": {}, "enums": {}, "methods": {}}
        for summary in self.reader.summaries.values():
            for kind in seen:
                for name, where in summary.names[kind]:
                    seen[kind].setdefault(name, []).append(where)
        self.problems += clashes.duplicates(seen["methods"], "method", "duplicate-method")
        self.problems += clashes.method_clashes(seen["methods"])
        both: dict[str, list[Location]] = {}
        for name, places in (*seen["types"].items(), *seen["enums"].items()):
            both.setdefault(name, []).extend(places)
            self.problems += clashes.python_words((name, where) for where in places)
        self.problems += clashes.duplicates(both, "type", "duplicate-type")
        firsts = {kind: {n: p[0] for n, p in table.items()} for kind, table in seen.items()}
        return Registry(
            scalars=frozenset(base.model.scalars),
            types=firsts["types"],
            enums=firsts["enums"],
            methods=firsts["methods"],
            events=frozenset(event.name for event in base.events),
            sources=self.sources(),
            codes=base.tables.codes,
            messages=base.tables.messages,
            operators=tuple(o.prefix for o in base.model.service.protocol.operators),
            findings=commons.findings_by_name(base.findings),
            complete=self.reader.complete,
        )

    # -- build ----------------------------------------------------------------------------------------

    def build(self, base: Commons, registry: Registry) -> None:
        modules: dict[str, str] = {}
        places: dict[str, list[Location]] = {}
        self.builder = lambda file: _builder(self.reader.parsed(file)[1], file, registry)
        for file, summary in self.reader.summaries.items():
            if file in (*commons.COMMON_FILES, *ALONE) or not summary.readable:
                continue
            own = [name for entries in summary.names.values() for name, _ in entries]
            about = sorted(map(repr, registry.findings_on(own)))
            record = self.record(file, self.key("unit", summary.key, base.key, *about), registry)
            self.records[file] = record
            self.home |= {name: file for name, _ in record.index.types if name not in self.home}
            self.home_of_enum = {n: file for n, _ in record.index.enums} | self.home_of_enum
            self.home_of_method |= {method.wire: file for method in record.index.methods}
            for name, where in sorted({*record.index.types} - {*summary.names["types"]}):
                first = registry.types.get(name) or registry.enums.get(name)
                places.setdefault(name, [first] if first else []).append(where)
            self.problems += clashes.module_clashes(file, record.index.module, modules)
        self.problems += clashes.duplicates(places, "an inline object called", "name-clash")
        self.problems += clashes.code_clashes(
            {file: record.index.codes for file, record in self.records.items()},
            base.tables.codes,
            self.place_of_code,
        )

    def record(self, file: str, key: str, registry: Registry) -> Record:
        cached = self.store.get(f"{key}.record")
        if isinstance(cached, Record) and _still_true(cached, registry):
            self.store.used.add(key)
            return cached
        builder = self.builder(file)
        unit = builder.unit(self.reader.parsed(file)[0])
        self.problems += builder.problems
        enums = frozenset(registry.enums.keys() & builder.uses)
        record = Record(key, enums, build.index(unit, builder.uses), build.parts(unit))
        self.store.put(key, unit)
        if registry.complete and not builder.problems:
            self.store.put(f"{key}.record", record)
        return record

    def _load_unit(self, file: str) -> model.Unit:
        unit: model.Unit | None = self.store.get(self.records[file].key)
        if unit is None:
            unit = self.builder(file).unit(self.reader.parsed(file)[0])
            self.store.put(self.records[file].key, unit)
        return unit

    def type(self, name: str) -> model.Type:
        return next(t for t in self.load_unit(self.home[name]).types if t.name == name)

    def enum(self, name: str) -> model.Enum:
        return next(e for e in self.load_unit(self.home_of_enum[name]).enums if e.name == name)

    def method(self, wire: str) -> model.Method | None:
        file = self.home_of_method.get(wire)
        methods = self.load_unit(file).methods if file else ()
        return next((m for m in methods if m.wire == wire), None)

    def place_of_code(self, file: str, code: str) -> Location:
        """The first row of a file that lists an error code."""
        return next(
            e.where for m in self.load_unit(file).methods for e in m.errors if e.code == code
        )

    def closure(self, file: str) -> list[str]:
        """The file and all those that its types lead to."""
        seen = [file]
        for current in seen:
            for name in self.records[current].index.uses:
                for home in (self.home.get(name), self.home_of_enum.get(name)):
                    if home is not None and home not in seen:
                        seen.append(home)
        return [seen[0], *sorted(seen[1:])]

    # -- check ----------------------------------------------------------------------------------------

    def check(self, base: Commons) -> None:
        fitter = Fitter(base.model.scalars, self.type, self.enum)
        lost = self.lost()
        for file in self.records:
            closure = self.closure(file)
            key = self.key("check", *(self.records[f].key for f in closure))
            if self.store.get(key) == () or any(
                lost & {*self.records[f].index.uses} for f in closure
            ):
                continue
            found = tuple(rules.check(self.load_unit(file), self.reader.parsed(file)[1], fitter))
            self.problems += found
            if self.reader.complete and not found:
                self.store.put(key, ())
        if not self.reader.whole:
            return
        parts = {name: frozenset[str]() for name in ("protocol", *(e.name for e in base.events))}
        for record in self.records.values():
            parts.update(record.parts)
        self.problems += commons.check_findings(
            base.findings_spec, base.findings_document, self.sources(), parts
        )
        simple = {"any", *base.model.scalars, *self.home_of_enum}
        spec, document = self.reader.parsed(EVENTS)
        found = tuple(commons.check_events(spec, document, base.events, {*self.home}, simple))
        self.problems += found or rules.check_events(base.events, document, fitter)
        service, document = self.reader.parsed(SERVICE)
        self.problems += commons.check_protocol(service, document, {*self.home}, self.type)
        if WORKFLOWS in self.reader.summaries:
            spec, document = self.reader.parsed(WORKFLOWS)
            self.problems += commons.check_sources(spec, document, self.sources())
            events = {event.name: event for event in base.events}
            known = workflows.Known(self.method, events, base.model.service.protocol, fitter)
            self.problems += workflows.check(spec, document.at, known)

    def lost(self) -> set[str]:
        """Names of types and enums that stand in files but could not be read."""
        declared = (
            {name for kind in ("types", "enums") for name, _ in summary.names[kind]}
            for summary in self.reader.summaries.values()
        )
        return {name for found in declared for name in found} - {*self.home, *self.home_of_enum}

    # -- emit -----------------------------------------------------------------------------------------

    def emit(self, base: Commons) -> Tree:
        index = (record.index for record in self.records.values())
        self.users = uses.users(index, base.events_spec, base.model.service)
        scope = model.Scope(base.model, self.type, self.enum, self.users.first)
        digests: dict[str, str] = {}
        home: dict[str, str] = {}
        for file in self.records:
            _add(digests, made := self.output(file, "digests", base, scope))
            home |= dict.fromkeys(made, file)
        whole = Parts(self.store)
        for path, text in self.whole(base, scope):
            whole.add(path, text)
        _add(digests, whole.digests())
        files = lru_cache(4)(lambda file: self.output(file, "files", base, scope))

        def text_of(path: str) -> str:
            if path in home:
                return files(home[path])[path]
            return whole.text(path) or "".join(
                text for p, text in self.whole(base, scope) if p == path
            )

        return Tree(digests, text_of)

    def output(self, file: str, part: str, base: Commons, scope: model.Scope) -> dict[str, str]:
        """What the targets make of a unit: its `files`, their `digests`, or the `fragment` of a target."""
        closure = (self.records[f].key for f in self.closure(file))
        users = self.users.told(self.records[file].index)
        key = self.key("output", base.key, users, *closure)
        parts = ("files", "digests", *(target.name for target in targets()))
        self.store.used |= {f"{key}.{name}" for name in parts}
        kept: dict[str, str] | None = self.store.get(f"{key}.{part}")
        if kept is not None:
            return kept
        unit = self.load_unit(file)
        outputs = {target.name: target.unit(unit, scope) for target in targets()}
        files: dict[str, str] = {}
        for output in outputs.values():
            _add(files, output.files)
        made = {
            "files": files,
            "digests": {path: digest(text.encode()) for path, text in files.items()},
            **{name: {"fragment": output.fragment} for name, output in outputs.items()},
        }
        for name, value in made.items():
            self.store.put(f"{key}.{name}", value)
        return made[part]

    def fragment(self, target: str, base: Commons, scope: model.Scope, file: str) -> str:
        return self.output(file, target, base, scope)["fragment"]

    def whole(self, base: Commons, scope: model.Scope) -> Iterator[tuple[str, str]]:
        codes = dict(base.tables.codes)
        for code in (code for record in self.records.values() for code in record.index.codes):
            codes.setdefault(code, names.error_class(code))
        api = model.Api(
            commons=base.model,
            index=tuple(record.index for record in self.records.values()),
            findings=base.findings,
            events=base.events,
            placements=tuple(base.events_spec.placements),
            portal=self.reader.portal(),
            workflows=self.reader.workflows(),
            error_classes=codes,
            type=self.type,
            enum=self.enum,
            users=self.users.all,
        )
        for target in targets():
            read = partial(self.fragment, target.name, base, scope)
            yield from target.whole(api, OnDemand(self.records, read))
        yield "spec.schema.json", schema.json_schema()


def _still_true(record: Record, registry: Registry) -> bool:
    """Whether everything that a unit refers to is there still, and is still of the same kind."""
    uses = record.index.uses
    return all(map(registry.knows, uses)) and record.enums == registry.enums.keys() & {*uses}


def _builder(document: load.Document, file: str, registry: Registry) -> Builder:
    stem = Path(file).name.removesuffix(".yaml")
    return Builder(document, registry, stem, names.module(stem))


def _add(known: dict[str, str], made: Mapping[str, str]) -> None:
    for path in made.keys() & known.keys():
        raise ValueError(f"{path} is made twice")
    known |= made


def generate(root: Path, store: Store, salt: str) -> Tree:
    """The tree that the spec gives. Raises SpecError with every problem that was found."""
    run = Run(root, store, salt)
    tree = run.emit(prepare(run))
    store.sweep()
    return tree


def prepare(run: Run) -> Commons:
    """Everything before the output: read, build and check."""
    try:
        run.problems += run.reader.read()
        base = run.commons()
        run.build(base, run.registry(base))
        run.check(base)
        run.stop_on_problems()
    finally:
        run.store.save()
    return base
