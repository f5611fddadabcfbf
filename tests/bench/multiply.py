"""The real spec -> the same spec with N methods, for runs at the size of the whole API.

A copy renames the second word of every wire name (`crm.activity.todo.add` becomes
`crm.activity7.todo.add`) and puts the same number behind the names of its types and enums, so each copy is
an API area of its own: new files, new modules, new classes. What the copies share is what real areas share:
scalars, errors, sources, and the types of the service. Findings and events stay with the original.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

SHARED = frozenset({"OwnerType", "Time"})
"""Types of the whole service: every copy refers to the original."""

METHOD = re.compile(r"^  - name: ([a-z]\w*(?:\.\w+)+)$", re.MULTILINE)
SECTION = re.compile(r"^(?:types|enums):\n((?:(?: .*)?\n)+)", re.MULTILINE)
DECLARATION = re.compile(r"^  ([A-Z]\w*):", re.MULTILINE)
TYPE_REFERENCE = re.compile(r"(\b(?:type|of): )([A-Z]\w*)\b")
ALTERNATIVES = re.compile(r"(?<=\bone_of: \[)[^\]]*")


@dataclass(frozen=True, slots=True)
class SpecFile:
    """A file of methods or types. `types` are the names that it declares and that a copy renames."""

    folder: str
    stem: str
    text: str
    methods: int
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Naming:
    """What a copy renames."""

    wires: re.Pattern[str]
    types: frozenset[str]


def multiply(spec: Path, target: Path, methods: int) -> int:
    """Write a spec of (at least) so many methods; return how many it has."""
    shutil.copytree(spec, target)
    files = tuple(_files(spec))
    naming = _naming(files)
    total = sum(file.methods for file in files)
    number = 1
    while total < methods:
        number += 1
        for file in _fitting(files, methods - total):
            total += file.methods
            name, text = _renamed(file, naming, number)
            (target / file.folder / name).write_text(text, encoding="utf-8")
    return total


def _files(spec: Path) -> Iterator[SpecFile]:
    for folder in ("methods", "types"):
        for path in sorted((spec / folder).glob("*.yaml")):
            text = path.read_text(encoding="utf-8")
            declared = {n for part in SECTION.findall(text) for n in DECLARATION.findall(part)}
            count = len(METHOD.findall(text))
            yield SpecFile(folder, path.stem, text, count, frozenset(declared - SHARED))


def _naming(files: tuple[SpecFile, ...]) -> Naming:
    methods = {wire for file in files for wire in METHOD.findall(file.text)}
    wires = sorted(methods | {wire.rpartition(".")[0] for wire in methods}, key=len, reverse=True)
    # Whole names only: messages of the server and addresses of pages name things that are not in the spec.
    known = re.compile(rf"\b({'|'.join(map(re.escape, wires))})(?![\w-]|\.\w)")
    return Naming(known, frozenset[str]().union(*(file.types for file in files)))


def _fitting(files: tuple[SpecFile, ...], room: int) -> Iterator[SpecFile]:
    """All files, or the largest ones that fit if not all of them do. Types always come along."""
    if room < min(file.methods for file in files if file.methods):
        raise ValueError(f"no spec file has as few as {room} methods")
    for file in sorted(files, key=lambda file: -file.methods):
        if file.methods <= room:
            room -= file.methods
            yield file


def _renamed(file: SpecFile, naming: Naming, number: int) -> tuple[str, str]:
    text = _without_shared(file.text)
    # What the server says stays as it is, whatever it names.
    text = "\n".join(
        line if "message: " in line else naming.wires.sub(partial(_wire, number), line)
        for line in text.split("\n")
    )
    text = TYPE_REFERENCE.sub(partial(_reference, naming, number), text)
    text = ALTERNATIVES.sub(partial(_alternatives, naming, number), text)
    text = SECTION.sub(partial(_section, naming, number), text)
    return f"{_numbered(file.stem, number)}.yaml", text


def _numbered(name: str, number: int) -> str:
    """crm.activity.todo -> crm.activity7.todo; activity -> activity7."""
    first, *rest = name.split(".")
    if not rest:
        return f"{first}{number}"
    return ".".join([first, f"{rest[0]}{number}", *rest[1:]])


def _without_shared(text: str) -> str:
    for name in SHARED:
        text = re.sub(rf"^  {name}:\n(?:    .*\n)+", "", text, flags=re.MULTILINE)
    return text


def _wire(number: int, found: re.Match[str]) -> str:
    return _numbered(found[0], number)


def _reference(naming: Naming, number: int, found: re.Match[str]) -> str:
    name = found[2]
    return f"{found[1]}{name}{number if name in naming.types else ''}"


def _alternatives(naming: Naming, number: int, found: re.Match[str]) -> str:
    names = found[0].split(", ")
    return ", ".join(f"{name}{number if name in naming.types else ''}" for name in names)


def _section(naming: Naming, number: int, found: re.Match[str]) -> str:
    return DECLARATION.sub(rf"  \g<1>{number}:", found[0])
