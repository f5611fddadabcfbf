"""A spec in a folder of its own, for tests that change one and look at what comes of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generator import pipeline
from generator.problems import Problem, SpecError
from generator.store import Store

HOME = Path(__file__).resolve().parent.parent
CASES = HOME / "tests" / "cases"
BASE = CASES / "_base"
DEMO = "spec/methods/demo.thing.yaml"

METHOD = """\
area: demo.thing
title: Things
description: Everything about things.
docs: https://example.com/docs/thing/
methods:
  - name: demo.thing.get
    summary: Get a thing.
    description: Reads one thing.
    scope: demo
    access: Any user.
    context: any
    effect: read
    repeat: {safe: true, why: It only reads.}
    docs: https://example.com/docs/thing/get
    sources: [book]
    params:
      id: {type: integer, required: true, example: 7, description: Identifier of the thing.}
    result: {type: Thing, description: The thing.}
    errors:
      - {code: NOT_FOUND, when: There is no such thing.}
    examples:
      - name: seven
        summary: Get thing 7.
        request: {id: 7}
        response: {result: {ID: '7', TITLE: Seven}, time: {duration: 0.5}}
types:
  Thing:
    description: A thing.
    direction: response
    properties:
      ID: {type: integer_string, example: '7', description: Identifier.}
      TITLE: {type: string, nullable: true, description: Title.}
      COLOUR: {type: Colour, description: Colour.}
    sources: [book]
"""
"""A small sound file of methods: the start of most tests that break something."""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `spec/` in it."""

    root: Path

    def write(self, file: str, content: str | bytes) -> None:
        """Write one file."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def store(self) -> Store:
        """The cache of this folder, as a new run finds it."""
        return Store(self.root / ".cache" / "generate" / "store")

    def problems(self, store: Store | None = None) -> tuple[Problem, ...]:
        """What is wrong with the spec."""
        try:
            pipeline.prepare(pipeline.Run(self.root, store or self.store(), "test"))
        except SpecError as error:
            return error.problems
        return ()

    def generate(self) -> dict[str, str]:
        """The generated files: text by path."""
        tree = pipeline.generate(self.root, self.store(), "test")
        return {path: tree.text(path) for path in tree.digests}

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """The command line, in a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "generator", *arguments, "--root", str(self.root)],
            cwd=HOME,
            env={"PATH": "", "PYTHONDONTWRITEBYTECODE": "1", **variables},
            capture_output=True,
            text=True,
            check=False,
        )


def project(root: Path, methods: str | None = METHOD) -> Project:
    """A new folder with the small facts of `cases/_base` and, if given, a file of methods."""
    made = Project(root)
    shutil.copytree(BASE, root / "spec")
    if methods is not None:
        made.write(DEMO, methods)
    return made
