"""Chains of calls -> an Arazzo document beside the OpenAPI document, whose operations it names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator import names, text
from generator.emit.openapi import dump
from generator.emit.openapi.schemas import Schema

if TYPE_CHECKING:
    from generator.model import Api
    from generator.schema import StepSpec, WorkflowsFile, WorkflowSpec

VERSION = "1.0.1"
SOURCE = "api"
"""Name of the OpenAPI document in this one."""
HEADER = '# Generated from spec/workflows.yaml by "make generate". Do not edit.\n'


def document(spec: WorkflowsFile, api: Api) -> str:
    """The document."""
    made: Schema = {
        "arazzo": VERSION,
        "info": {
            "title": text.one_line(spec.title),
            "summary": text.one_line(spec.summary),
            "version": api.commons.service.version,
            "description": text.prose(spec.description),
        },
        "sourceDescriptions": [{"name": SOURCE, "url": "openapi.yaml", "type": "openapi"}],
        "workflows": [_workflow(workflow, api) for workflow in spec.workflows],
    }
    return HEADER + dump.yaml_text(made)


def _workflow(spec: WorkflowSpec, api: Api) -> Schema:
    made: Schema = {
        "workflowId": names.camel(spec.name),
        "summary": text.one_line(spec.summary).removesuffix("."),
        "description": text.prose(spec.description),
    }
    if spec.event:
        taken = {name: given.at for name, given in spec.inputs.items() if given.at}
        made["x-bitrix24-trigger"] = {"event": spec.event, "inputs": taken}
    made["x-bitrix24-sources"] = list(spec.sources)
    if spec.inputs:
        made["inputs"] = _inputs(spec, api)
    following = [*(step.name for step in spec.steps[1:]), ""]
    made["steps"] = [_step(*pair) for pair in zip(spec.steps, following, strict=True)]
    if spec.outputs:
        made["outputs"] = {name: _value(said) for name, said in spec.outputs.items()}
    return made


def _inputs(spec: WorkflowSpec, api: Api) -> Schema:
    held = {
        name: {
            **api.commons.scalars[given.type].request,
            "description": text.prose(given.description),
            "examples": [given.example],
        }
        for name, given in spec.inputs.items()
    }
    return {"type": "object", "required": list(held), "properties": held}


def _step(step: StepSpec, after: str) -> Schema:
    """A step; `after` is the name of the next one."""
    made: Schema = {"stepId": step.name, "description": text.prose(step.description)}
    if step.workflow is not None:
        made["workflowId"] = names.camel(step.workflow)
        given = ({"name": name, "value": _value(said)} for name, said in step.request.items())
        return made | {"parameters": list(given)}
    made["operationId"] = names.camel(str(step.method))
    payload = {name: _value(said) for name, said in step.request.items()}
    made["requestBody"] = {"contentType": "application/json", "payload": payload}
    wanted = [f"{_answer(place)} == {_operand(said)}" for place, said in step.expect.items()]
    made["successCriteria"] = [{"condition": said} for said in ("$statusCode == 200", *wanted)]
    if step.last_without is not None:
        # A condition on what is not there does not hold, so the end is the second choice.
        more = [{"condition": f"{_answer(step.last_without)} != null"}]
        onward = {"name": "more", "type": "goto", "stepId": after, "criteria": more}
        made["onSuccess"] = [onward, {"name": "last", "type": "end"}]
    if step.keep:
        made["outputs"] = {name: _answer(place) for name, place in step.keep.items()}
    return made


def _answer(place: str) -> str:
    """A place in an answer: `result.id` -> `$response.body#/result/id`."""
    return "$response.body" if place == "." else f"$response.body#/{place.replace('.', '/')}"


def _value(said: Any) -> Any:
    """Data with the references in it as Arazzo spells them."""
    if isinstance(said, dict):
        return {key: _value(item) for key, item in said.items()}
    if isinstance(said, list):
        return [_value(item) for item in said]
    if isinstance(said, str) and said.startswith("$steps."):
        _, step, name = said.split(".", 2)
        return f"$steps.{step}.outputs.{name}"
    return said


def _operand(said: Any) -> str:
    """A value in a condition."""
    if not isinstance(said, str):
        return json.dumps(said)
    return str(_value(said)) if said.startswith("$") else "'" + said.replace("'", "''") + "'"
