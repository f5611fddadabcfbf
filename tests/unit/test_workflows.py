"""`spec/workflows.yaml` names what there is and sends what methods take, or nothing is written."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from tests.project import Project

WORKFLOWS = """\
title: Workflows
summary: Chains of calls.
description: Chains of calls.
workflows:
  - name: read-twice
    summary: Read a thing twice.
    description: Reads a thing, and what it names.
    event: onThingAdd
    sources: [book]
    inputs:
      id: {type: integer, example: 7, at: data.ID, description: Identifier.}
    steps:
      - name: first
        description: Read it.
        method: demo.thing.get
        request: {id: $inputs.id}
        expect: {result.TITLE: "It's", result.COLOUR: $inputs.id}
        keep: {id: result.ID, all: .}
        last_without: result.TITLE
      - name: again
        description: Read it again.
        workflow: read-twice
        request: {id: $steps.first.all.result.ID}
    outputs: {id: $steps.first.id}
"""
FILE = "spec/workflows.yaml"
ARAZZO = "openapi/bitrix24.arazzo.yaml"


@pytest.fixture
def made(demo: Project) -> Project:
    """A spec with a workflow that an event starts."""
    demo.write(FILE, WORKFLOWS)
    return demo


def test_without_the_file_there_is_no_arazzo(demo: Project) -> None:
    assert ARAZZO not in demo.generate()


def test_arazzo(made: Project) -> None:
    (workflow,) = YAML(typ="safe").load(made.generate()[ARAZZO])["workflows"]
    assert workflow["workflowId"] == "readTwice"
    assert workflow["x-bitrix24-trigger"] == {"event": "onThingAdd", "inputs": {"id": "data.ID"}}
    first, again = workflow["steps"]
    assert first["operationId"] == "demoThingGet"
    assert [criterion["condition"] for criterion in first["successCriteria"]] == [
        "$statusCode == 200",
        "$response.body#/result/TITLE == 'It''s'",
        "$response.body#/result/COLOUR == $inputs.id",
    ]
    assert first["outputs"] == {"id": "$response.body#/result/ID", "all": "$response.body"}
    assert again["parameters"] == [{"name": "id", "value": "$steps.first.outputs.all.result.ID"}]
    assert workflow["outputs"] == {"id": "$steps.first.outputs.id"}


@pytest.mark.parametrize(
    ("old", "new", "told", "slug"),
    [
        ("event: onThingAdd", "event: onThnigAdd", "unknown event 'onThnigAdd'", "unknown-name"),
        ("    event: onThingAdd\n", "", "id is taken from an event, and none starts", "bad-workflow"),
        ("at: data.ID", "at: data.IDD", "the example of onThingAdd has no data.IDD", "unknown-name"),
        ("sources: [book]", "sources: [bok]", "unknown source 'bok'", "unknown-source"),
        ("type: integer,", "type: intger,", "unknown scalar 'intger'", "unknown-name"),
        ("example: 7", "example: seven", "must be an integer", "bad-example"),
        ("demo.thing.get", "demo.thing.gte", "unknown method 'demo.thing.gte'", "unknown-name"),
        ("{id: $inputs.id}", "{idd: 7}", "unknown parameter 'idd'", "unknown-name"),
        ("{id: $inputs.id}", "{}", "id is required and missing", "bad-workflow"),
        ("{id: $inputs.id}", "{id: seven}", "does not match the parameter", "bad-example"),
        ("{id: $inputs.id}", "{id: $inputs.idd}", "unknown input 'idd'", "unknown-name"),
        ("{id: $inputs.id}", "{id: $input.id}", "'$input.id' stands for nothing", "unknown-name"),
        ("keep: {id: result.ID", "keep: {id: result.IDD", "has no result.IDD", "unknown-name"),
        ("expect: {result.TITLE:", "expect: {result.TITEL:", "has no result.TITEL", "unknown-name"),
        ("last_without: result.TITLE", "last_without: next", "has no next", "unknown-name"),
        ("$steps.first.all", "$steps.frist.all", "unknown value of a step 'frist.all'", "unknown-name"),
        ("$steps.first.id", "$steps.first.idd", "unknown value of a step 'first.idd'", "unknown-name"),
        ("workflow: read-twice", "workflow: read-thrice", "unknown workflow 'read-thrice'", "unknown-name"),
        ("request: {id: $steps", "request: {idd: $steps", "the workflow takes id", "bad-workflow"),
        ("workflow: read-twice", "method: x.y\n        workflow: z", "method or a workflow", "bad-workflow"),
        ("- name: again", "- name: first", "the step 'first' is there already", "duplicate-step"),
        ("Read a thing twice.", "Read a thing twice", "does not end with a full stop", "bad-summary"),
    ],
)  # fmt: skip
def test_problems(made: Project, old: str, new: str, told: str, slug: str) -> None:
    made.edit(FILE, old, new)
    found = made.problems()
    assert any(told in problem.what and problem.slug == slug for problem in found), found
    assert all(problem.where.file == FILE and problem.where.line > 1 for problem in found)
