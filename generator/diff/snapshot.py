"""A folder or a revision -> everything that its spec says, loaded and checked."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import pipeline
from generator.model import Enum, Scope, Type, Unit, Use
from generator.problems import SpecError
from generator.schema import ErrorSpec
from generator.state import program
from generator.store import Store
from generator.uses import users


class NoSpecError(Exception):
    """What was named is neither a folder with a spec nor a revision with one."""


class WrongSpecError(Exception):
    """One of the two specs has problems."""

    def __init__(self, name: str, error: SpecError) -> None:
        self.name = name
        self.error = error
        super().__init__(f"{name}: {error}")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one spec says: model objects by section and name."""

    name: str
    version: str
    sections: Mapping[str, Mapping[str, object]]
    types: Mapping[str, Type]
    enums: Mapping[str, Enum]
    scope: Scope
    users: Callable[[str], tuple[Use, ...]]


def snapshot(name: str, root: Path, store: Store) -> Snapshot:
    """Load the spec that stands below `root`; raises WrongSpecError if it has problems."""
    run = pipeline.Run(root, store, program())
    try:
        base = pipeline.prepare(run)
    except SpecError as error:
        raise WrongSpecError(name, error) from None
    units = [run.load_unit(file) for file in run.records]
    types = {t.name: t for unit in units for t in unit.types}
    enums = {e.name: e for unit in units for e in unit.enums}
    known = users((r.index for r in run.records.values()), base.events_spec, base.model.service)
    portal, chains = run.reader.portal(), run.reader.workflows()
    sections: dict[str, Mapping[str, object]] = {
        "methods": {m.wire: m for unit in units for m in unit.methods},
        "types": {name: t for name, t in types.items() if not t.inline},
        "enums": enums,
        "errors": {**base.model.errors, **_others(units, base.model.errors)},
        "events": {event.name: event for event in base.events},
        "placements": {place.code: place for place in base.events_spec.placements},
        "scalars": base.model.scalars,
        "service": {"": base.model.service},
        "files": {unit.stem: unit for unit in units},
        "findings": {finding.slug: finding for finding in base.findings},
        "workflows": {chain.name: chain for chain in chains.workflows} if chains else {},
        "workflows file": {"": chains} if chains else {},
        "portal": {"": portal[0]} if portal else {},
    }
    scope = Scope(base.model, types.__getitem__, enums.__getitem__, known.all)
    return Snapshot(name, base.model.service.version, sections, types, enums, scope, known.all)


def _others(units: list[Unit], catalogue: Mapping[str, ErrorSpec]) -> dict[str, ErrorSpec]:
    """Error classes that only codes of methods make."""
    found: dict[str, set[str]] = {}
    for row in (row for unit in units for method in unit.methods for row in method.errors):
        if row.class_name not in catalogue:
            found.setdefault(row.class_name, set()).add(row.text)
    about = "An error that is known by its code."
    return {
        name: ErrorSpec(description=about, group=None, codes=sorted(codes))
        for name, codes in found.items()
    }


@contextmanager
def opened(name: str, home: Path) -> Iterator[Path]:
    """A folder with `spec/` in it, for one that has or is a spec, or for a revision of the project `home`."""
    given = Path(name)
    if (given / "spec" / "service.yaml").is_file():
        yield given
        return
    with TemporaryDirectory(prefix="spec-") as made:
        if (given / "service.yaml").is_file():
            shutil.copytree(given, Path(made) / "spec")
        else:
            _extract(name, home, Path(made))
        yield Path(made)


def _extract(revision: str, home: Path, target: Path) -> None:
    """`spec/` as it was in a revision."""
    command = ["git", "-C", str(home), "archive", "--format=tar", revision, "spec"]
    wrong = f"{revision!r} is neither a folder with a spec nor a revision of this repository that has one"
    if revision.startswith("-"):
        raise NoSpecError(wrong)
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        raise NoSpecError(wrong) from None
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(target, filter="data")
    if not (target / "spec" / "service.yaml").is_file():
        raise NoSpecError(wrong)
