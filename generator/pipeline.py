"""The map of the program: read -> build -> check -> emit. Touches only the spec and the cache.

A *unit* is one file of methods or types. Its parse, its model and its output are kept in a content-addressed
store under a hash of everything that they depend on, so a run costs what has changed; and as only
small indexes of all units are held at once, memory stays flat.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator import build, commons, load, model, names, rules, schema
from generator.emit import Output, targets
from generator.problems import Location, Problem, SpecError
from generator.state import digest
from generator.store import Store
from generator.values import Fitter


@dataclass(frozen=True, slots=True)
class Summary:
    """One file, read and checked. `names` are the types, enums and methods that it declares."""

    key: str
    problems: tuple[Problem, ...]
    names: dict[str, tuple[tuple[str, Location], ...]]
    readable: bool


@dataclass(frozen=True, slots=True)
class Record:
    """What a run keeps in memory of one unit."""

    key: str
    index: model.UnitIndex
    parts: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Tree:
    """The generated files: their hashes, and their text on demand."""

    digests: Mapping[str, str]
    text: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Commons:
    """The files that hold for the whole API, built."""

    key: str
    model: model.Commons
    findings: tuple[model.Finding, ...]
    events: tuple[model.Event, ...]
    events_spec: schema.EventsFile
    findings_spec: schema.FindingsFile
    findings_document: load.Document
    tables: commons.ErrorTables


EVENTS = "spec/events.yaml"


class Run:
    """One generation: its methods are the stages, in their order."""

    def __init__(self, root: Path, store: Store, salt: str) -> None:
        self.root = root
        self.store = store
        self.salt = salt
        self.problems: list[Problem] = []
        self.summaries: dict[str, Summary] = {}
        self.records: dict[str, Record] = {}
        self.home: dict[str, str] = {}
        self.fragments: dict[str, str] = {}
        self.load_unit = lru_cache(64)(self._load_unit)

    def key(self, kind: str, *parts: str) -> str:
        return f"{kind}-{digest(json.dumps([self.salt, *parts]).encode())}"

    def stop_on_problems(self) -> None:
        if self.problems:
            raise SpecError(self.problems)

    # -- read -----------------------------------------------------------------------------------------

    def read(self) -> None:
        for path in sorted((self.root / "spec").rglob("*.yaml")):
            file = path.relative_to(self.root).as_posix()
            kind = _kind(file)
            if kind is None:
                hint = "methods stand in spec/methods/, types in spec/types/"
                self.problems.append(Problem(Location(file), "a file of no known kind", "stray-file", hint))
                continue
            self.summaries[file] = self.summary(file, kind, path.read_bytes())
            self.problems += self.summaries[file].problems
        for file in (*commons.COMMON_FILES, EVENTS):
            if file not in self.summaries:
                self.problems.append(Problem(Location(file), "the file is missing", "missing-file"))

    def summary(self, file: str, kind: type[schema.Node], content: bytes) -> Summary:
        key = self.key("summary", file, digest(content))
        cached = self.store.get(key)
        if isinstance(cached, Summary):
            self.store.used.add(self.key("parsed", key))
            return cached
        document = load.read(file, content)
        spec = load.check(document, kind)
        found = {
            kind_: tuple((name, document.at(path, key=True)) for name, path in entries)
            for kind_, entries in commons.harvest(document.value).items()
        }
        document.value = None
        summary = Summary(key, tuple(document.problems), found, spec is not None)
        self.store.put(self.key("parsed", key), (spec, document))
        self.store.put(key, summary)
        return summary

    def parsed(self, file: str) -> tuple[Any, load.Document]:
        """The schema object of a file and its places."""
        result: tuple[Any, load.Document] = self.store.get(self.key("parsed", self.summaries[file].key))
        return result

    # -- commons --------------------------------------------------------------------------------------

    def commons(self) -> Commons:
        files = (*commons.COMMON_FILES, EVENTS)
        if any(file not in self.summaries or not self.summaries[file].readable for file in files):
            raise SpecError(self.problems)
        specs = {file: self.parsed(file) for file in files}
        service, scalars, errors, findings = (specs[file] for file in commons.COMMON_FILES)
        tables = commons.error_tables(*errors)
        self.problems += tables.problems
        found = commons.findings_of(*findings)
        base = [f for f in commons.COMMON_FILES if not f.endswith("findings.yaml")]
        return Commons(
            key=self.key("commons", *(self.summaries[file].key for file in base)),
            model=model.Commons(service[0], scalars[0].scalars, errors[0].errors),
            findings=found,
            events=commons.events_of(*specs[EVENTS], found),
            events_spec=specs[EVENTS][0],
            findings_spec=findings[0],
            findings_document=findings[1],
            tables=tables,
        )

    def registry(self, base: Commons) -> build.Registry:
        seen: dict[str, dict[str, list[Location]]] = {"types": {}, "enums": {}, "methods": {}}
        for summary in self.summaries.values():
            for kind, entries in summary.names.items():
                for name, where in entries:
                    seen[kind].setdefault(name, []).append(where)
        self.problems += commons.duplicates(seen["methods"], "method", "duplicate-method")
        both: dict[str, list[Location]] = {}
        for name, places in (*seen["types"].items(), *seen["enums"].items()):
            both.setdefault(name, []).extend(places)
        self.problems += commons.duplicates(both, "type", "duplicate-type")
        firsts = {kind: {n: p[0] for n, p in table.items()} for kind, table in seen.items()}
        return build.Registry(
            scalars=frozenset(base.model.scalars),
            types=firsts["types"],
            enums=firsts["enums"],
            methods=firsts["methods"],
            events=frozenset(event.name for event in base.events),
            sources=frozenset(base.model.service.sources),
            codes=base.tables.codes,
            messages=base.tables.messages,
            operators=tuple(o.prefix for o in base.model.service.protocol.operators),
            findings=base.findings,
            complete=all(summary.readable for summary in self.summaries.values()),
        )

    # -- build ----------------------------------------------------------------------------------------

    def build(self, base: Commons, registry: build.Registry) -> None:
        modules: dict[str, str] = {}
        touched: dict[str, list[str]] = {}
        for finding in base.findings:
            for touch in finding.touches:
                touched.setdefault(commons.split_touch(touch)[0], []).append(repr(finding))
        for file, summary in self.summaries.items():
            if file in commons.COMMON_FILES or not summary.readable:
                continue
            own = [name for entries in summary.names.values() for name, _ in entries]
            about = sorted({text for name in own for text in touched.get(name, ())})
            key = self.key("unit", summary.key, base.key, *about)
            self.records[file] = self.record(file, key, registry)
            for name, _ in (*self.records[file].index.types, *self.records[file].index.enums):
                self.home.setdefault(name, file)
            module = self.records[file].index.module
            if module in modules:
                what = f"{file} and {modules[module]} make the same Python module {module!r}"
                self.problems.append(Problem(Location(file), what, "name-clash", "rename one of them"))
            modules[module] = file

    def record(self, file: str, key: str, registry: build.Registry) -> Record:
        known = {*registry.types, *registry.enums, *registry.methods}
        cached = self.store.get(f"{key}.record")
        if isinstance(cached, Record) and known.issuperset(cached.index.uses):
            self.store.used.add(key)
            return cached
        spec, document = self.parsed(file)
        stem = Path(file).name.removesuffix(".yaml")
        builder = build.Builder(document, registry, stem, names.module(stem))
        unit = builder.unit(spec)
        self.problems += builder.problems
        record = Record(key, build.index(unit, builder.uses), build.parts(unit))
        self.store.put(key, unit)
        if not builder.problems:
            self.store.put(f"{key}.record", record)
        return record

    def _load_unit(self, file: str) -> model.Unit:
        unit: model.Unit = self.store.get(self.records[file].key)
        return unit

    def type(self, name: str) -> model.Type:
        return next(t for t in self.load_unit(self.home[name]).types if t.name == name)

    def enum(self, name: str) -> model.Enum:
        return next(e for e in self.load_unit(self.home[name]).enums if e.name == name)

    def closure(self, file: str) -> list[str]:
        """The file and all those that its types lead to."""
        seen = [file]
        for current in seen:
            for name in self.records[current].index.uses:
                home = self.home.get(name)
                if home is not None and home not in seen:
                    seen.append(home)
        return [seen[0], *sorted(seen[1:])]

    # -- check ----------------------------------------------------------------------------------------

    def check(self, base: Commons) -> None:
        fitter = Fitter(base.model.scalars, self.type, self.enum)
        for file, record in self.records.items():
            closure = self.closure(file)
            key = self.key("check", *(self.records[f].key for f in closure))
            if self.store.get(key) == ():
                continue
            found = tuple(rules.check(self._load_unit(file), self.parsed(file)[1], fitter))
            self.problems += found
            if not found:
                self.store.put(key, ())
        parts: dict[str, frozenset[str]] = {"protocol": frozenset()}
        for record in self.records.values():
            parts.update(record.parts)
        parts.update({event.name: frozenset() for event in base.events})
        self.problems += commons.check_findings(
            base.findings_spec, base.findings_document, frozenset(base.model.service.sources), parts
        )
        self.problems += commons.check_events(base.events, base.events_spec, {*self.home})

    # -- emit -----------------------------------------------------------------------------------------

    def emit(self, base: Commons) -> Tree:
        scope = model.Scope(base.model, self.type, self.enum)
        digests: dict[str, str] = {}
        home: dict[str, str] = {}
        for file, record in self.records.items():
            key = self.key("output", base.key, *(self.records[f].key for f in self.closure(file)))
            made = self.store.get(f"{key}.digests")
            if made is None:
                unit = self._load_unit(file)
                outputs = {target.name: target.unit(unit, scope) for target in targets()}
                files = {path: text for o in outputs.values() for path, text in o.files.items()}
                made = {path: digest(text.encode()) for path, text in files.items()}
                self.store.put(key, files)
                self.store.put(f"{key}.fragments", {n: o.fragment for n, o in outputs.items()})
                self.store.put(f"{key}.digests", made)
            self.store.used |= {key, f"{key}.fragments"}
            digests |= made
            home |= dict.fromkeys(made, key)
            self.fragments[file] = f"{key}.fragments"
        whole = dict(self.whole(base))
        digests |= {path: digest(text.encode()) for path, text in whole.items()}
        read = lru_cache(4)(self.store.get)
        return Tree(digests, lambda path: whole[path] if path in whole else read(home[path])[path])

    def whole(self, base: Commons) -> Iterator[tuple[str, str]]:
        codes = dict(base.tables.codes)
        for record in self.records.values():
            for code in record.index.codes:
                codes.setdefault(code, names.error_class(code))
        api = model.Api(
            commons=base.model,
            index=tuple(record.index for record in self.records.values()),
            findings=base.findings,
            events=base.events,
            placements=tuple(base.events_spec.placements),
            error_classes=codes,
            type=self.type,
            enum=self.enum,
        )
        for target in targets():
            fragments = {file: self.store.get(key)[target.name] for file, key in self.fragments.items()}
            yield from target.whole(api, fragments)
        yield "spec.schema.json", schema.json_schema()


def generate(root: Path, store: Store, salt: str) -> Tree:
    """The tree that the spec gives. Raises SpecError with every problem that was found."""
    run = Run(root, store, salt)
    tree = run.emit(prepare(run))
    store.sweep()
    return tree


def prepare(run: Run) -> Commons:
    """Everything before the output: read, build and check."""
    run.read()
    base = run.commons()
    run.build(base, run.registry(base))
    run.check(base)
    run.stop_on_problems()
    return base


def _kind(file: str) -> type[schema.Node] | None:
    if file in commons.COMMON_FILES:
        return commons.COMMON_FILES[file]
    if file == EVENTS:
        return schema.EventsFile
    folder = file.split("/")[1] if file.count("/") == 2 else ""
    return {"methods": schema.MethodsFile, "types": schema.TypesFile}.get(folder)
