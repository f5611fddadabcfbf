"""Workflows are facts: who runs one gives its inputs and reads its outputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diff import markdown
from generator.diff.snapshot import Snapshot
from generator.diff.verdicts import ADDITIVE, BREAKING, DOCUMENTATION, Rating
from tests.diff.specs import SPEC, edited, loaded, told
from tests.project import Project, project

FILE = "spec/workflows.yaml"
CHAINS = """\
title: Workflows
summary: Chains of calls.
description: Chains that are often made.
workflows:
  - name: make-thing
    summary: Make a thing.
    description: Adds a thing.
    event: onThingAdd
    sources: [book]
    inputs:
      owner: {type: integer, example: 1, description: Who owns it.}
      title: {type: string, example: Hi, description: Title.}
    steps:
      - name: make
        description: Add it.
        method: demo.thing.add
        request: {ownerId: $inputs.owner, title: $inputs.title}
        expect: {result: 7}
        keep: {id: result}
      - name: look
        description: Look.
        method: demo.thing.list
        request: {}
        keep: {all: result}
    outputs: {id: $steps.make.id}
"""

FIRST = "workflow `make-thing`"
CHANGES = [
    (
        "name: make-thing",
        "name: build-thing",
        BREAKING,
        f"{FIRST}: probably called `build-thing` now: nothing else of it differs. "
        "Use `build-thing` instead.",
    ),
    (
        "name: make-thing\n    summary: Make a thing.",
        "name: build-thing\n    summary: Build a thing.",
        BREAKING,
        f"{FIRST}: workflow removed. Make its calls yourself.",
    ),
    (
        "    steps:\n",
        "      mood: {type: string, example: calm, description: Mood.}\n    steps:\n",
        BREAKING,
        f"{FIRST}, input `mood`: new, required. Give it each time.",
    ),
    (
        "owner: {type: integer,",
        "owner: {type: double,",
        ADDITIVE,
        f"{FIRST}, input `owner`: type is `double`, was `integer`.",
    ),
    (
        "    event: onThingAdd\n",
        "",
        BREAKING,
        f"{FIRST}: event that starts it is none, was `onThingAdd`.",
    ),
    (
        "outputs: {id: $steps.make.id}",
        "outputs: {id: $steps.look.all}",
        BREAKING,
        f"{FIRST}, output `id`: taken from `$steps.look.all`, was taken from `$steps.make.id`.",
    ),
    (
        "outputs: {id: $steps.make.id}",
        "outputs: {id: $steps.make.id, all: $steps.look.all}",
        ADDITIVE,
        f"{FIRST}, output `all`: new: `$steps.look.all`.",
    ),
    (
        "        expect: {result: 7}\n",
        "",
        DOCUMENTATION,
        f"{FIRST}: step `make`, expected value `result`: removed.",
    ),
    (
        "expect: {result: 7}",
        "expect: {result: 8}",
        DOCUMENTATION,
        f"{FIRST}: step `make`, expected value `result`: is `8`, was `7`.",
    ),
    (
        "request: {ownerId: $inputs.owner, title: $inputs.title}",
        "request: {ownerId: $inputs.owner}",
        DOCUMENTATION,
        f"{FIRST}: step `make`: what is sent is",
    ),
    (
        "      - name: look\n",
        "      - name: see\n",
        DOCUMENTATION,
        f"{FIRST}: step `look`: probably called `see` now",
    ),
    (
        "keep: {id: result}",
        "keep: {id: .}",
        BREAKING,
        f"{FIRST}, step `make`, kept value `id`: is `.`, was `result`, which changes the output `id`.",
    ),
    (
        "keep: {all: result}",
        "keep: {all: .}",
        DOCUMENTATION,
        f"{FIRST}: step `look`, kept value `all`: is `.`, was `result`.",
    ),
    ("title: Workflows", "title: Chains", DOCUMENTATION, "Workflows: title changed."),
]


def chained(root: Path) -> Project:
    """The small spec with workflows."""
    made = project(root, SPEC)
    made.write(FILE, CHAINS)
    return made


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The spec before any change."""
    return loaded(chained(tmp_path_factory.mktemp("before") / "demo"))


@pytest.fixture
def own(tmp_path: Path) -> Project:
    """A copy of the spec to change."""
    return chained(tmp_path / "demo")


@pytest.mark.parametrize(("first", "second", "rating", "line"), CHANGES)
def test_a_change_of_a_workflow(
    before: Snapshot, own: Project, first: str, second: str, rating: Rating, line: str
) -> None:
    report = told(before, edited(own, FILE, first, second))
    assert report.worst == rating
    start = "- **Breaking:** " if rating == BREAKING else "- "
    lines = markdown(report).splitlines()
    assert [found for found in lines if found.startswith(f"{start}{line}")], lines
    assert len(lines) == 1 or "workflow removed" in line


def test_what_callers_used_is_gone(before: Snapshot, own: Project) -> None:
    output = "outputs: {id: $steps.make.id}"
    more = edited(own, FILE, output, "outputs: {id: $steps.make.id, all: $steps.look.all}")
    assert markdown(told(more, before)) == (
        f"- **Breaking:** {FIRST}, output `all`: removed. Do without it.\n"
    )
    own.write(FILE, CHAINS)
    title = "      title: {type: string, example: Hi, description: Title.}\n"
    own.edit(FILE, title, "")
    fewer = edited(own, FILE, ", title: $inputs.title", "")
    breaking = [c for c in told(before, fewer).changes if c.rating == BREAKING]
    assert [(c.fact, c.item, c.what) for c in breaking] == [
        ("WorkflowSpec.inputs", "title", "removed")
    ]


def test_a_step_with_another_name_gives_the_same_output(before: Snapshot, own: Project) -> None:
    own.edit(FILE, "- name: make\n", "- name: build\n")
    report = told(before, edited(own, FILE, "$steps.make.id", "$steps.build.id"))
    assert report.worst == DOCUMENTATION
    assert "the same value" in markdown(report)


def test_the_order_of_steps(before: Snapshot, own: Project) -> None:
    step = CHAINS[CHAINS.index("      - name: look") : CHAINS.index("    outputs:")]
    own.edit(FILE, step, "")
    turned = edited(own, FILE, "      - name: make\n", f"{step}      - name: make\n")
    assert markdown(told(before, turned)) == f"- {FIRST}: steps in another order.\n"


def test_the_first_workflows(old: Snapshot, before: Snapshot) -> None:
    report = told(old, before)
    assert report.worst == ADDITIVE
    assert f"- {FIRST}: new workflow: Make a thing." in markdown(report).splitlines()
    assert told(before, old).worst == BREAKING
