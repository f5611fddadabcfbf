"""Files of `spec/` -> schema objects, places and declared names, kept in the store by content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator import commons, load, schema, shape
from generator.problems import Location, Problem
from generator.state import digest
from generator.store import Store

SERVICE = "spec/service.yaml"
EVENTS = "spec/events.yaml"
NEEDED = (*commons.COMMON_FILES, EVENTS)
PORTAL = "spec/portal.yaml"
"""It may be missing: then calls are answered with examples only."""
WORKFLOWS = "spec/workflows.yaml"
ALONE = (PORTAL, WORKFLOWS)
"""Files that no other one depends on; each may be missing."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One file, read and checked. `names` are the types, enums and methods that it declares, even those that
    cannot be read and were left out of what is checked further; then it is not `whole`."""

    key: str
    problems: tuple[Problem, ...]
    names: dict[str, tuple[tuple[str, Location], ...]]
    readable: bool
    whole: bool


class Reader:
    """Reads the files of a spec; a file that has not changed is not parsed again."""

    def __init__(self, root: Path, store: Store, key: Callable[..., str]) -> None:
        self.root = root
        self.store = store
        self.key = key
        self.summaries: dict[str, Summary] = {}
        self.parsed = lru_cache(1)(self._parsed)

    def read(self) -> list[Problem]:
        """Read every file; what is wrong with them is the answer."""
        problems: list[Problem] = []
        for path in sorted((self.root / "spec").rglob("*")):
            if path.suffix.lower() not in {".yaml", ".yml"} or not path.is_file():
                continue
            file = path.relative_to(self.root).as_posix()
            kind = kind_of(file)
            if kind is None:
                hint = "methods stand in spec/methods/*.yaml, types in spec/types/*.yaml"
                problems.append(
                    Problem(Location(file), "a file of no known kind", "stray-file", hint)
                )
                continue
            self.summaries[file] = self.summary(file, path.read_bytes())
            problems += self.summaries[file].problems
        for file in NEEDED:
            if file not in self.summaries:
                problems.append(Problem(Location(file), "the file is missing", "missing-file"))
        return problems

    def summary(self, file: str, content: bytes) -> Summary:
        """One file, from the store or parsed."""
        key = self.key("summary", file, digest(content))
        cached = self.store.get(key)
        if isinstance(cached, Summary):
            self.store.used.add(self.key("parsed", key))
            return cached
        spec, document, found = self._parse(file, key, content)
        summary = Summary(key, tuple(document.problems), found, spec is not None, document.whole)
        self.store.put(key, summary)
        return summary

    def _parsed(self, file: str) -> tuple[Any, load.Document]:
        """The schema object of a file and its places."""
        key = self.summaries[file].key
        kept = self.store.get(self.key("parsed", key))
        if kept is None:
            kept = self._parse(file, key, (self.root / file).read_bytes())[:2]
        spec, document = kept
        return spec, document

    def _parse(self, file: str, key: str, content: bytes) -> tuple[Any, load.Document, Any]:
        kind = kind_of(file)
        assert kind is not None
        document = load.read(file, content)
        found = {
            kind_: tuple((name, document.at(path, key=True)) for name, path in entries)
            for kind_, entries in commons.harvest(document.value).items()
        }
        spec = shape.check(document, kind)
        document.value = None
        self.store.put(self.key("parsed", key), (spec, document))
        return spec, document, found

    def portal(self) -> tuple[schema.PortalFile, Callable[..., Location]] | None:
        """What a portal does, and a lookup of places in the file; None if there is no such file."""
        if PORTAL not in self.summaries:
            return None
        spec, document = self.parsed(PORTAL)
        return spec, document.at

    def workflows(self) -> schema.WorkflowsFile | None:
        """Chains of calls, if there is such a file."""
        found: schema.WorkflowsFile | None = None
        if WORKFLOWS in self.summaries:
            found, _ = self.parsed(WORKFLOWS)
        return found

    @property
    def complete(self) -> bool:
        """Whether every file could be read."""
        return all(summary.readable for summary in self.summaries.values())

    @property
    def whole(self) -> bool:
        """Whether every entry of every file could be read."""
        return all(summary.whole for summary in self.summaries.values())


def kind_of(file: str) -> type[schema.Node] | None:
    """What a file holds, by its path; None where nothing may stand."""
    if file == EVENTS:
        return schema.EventsFile
    if file == PORTAL:
        return schema.PortalFile
    if file == WORKFLOWS:
        return schema.WorkflowsFile
    if file in commons.COMMON_FILES:
        return commons.COMMON_FILES[file]
    folder = file.split("/")[1] if file.count("/") == 2 and file.endswith(".yaml") else ""
    kinds: dict[str, type[schema.Node]] = {"methods": schema.MethodsFile, "types": schema.TypesFile}
    return kinds.get(folder)
