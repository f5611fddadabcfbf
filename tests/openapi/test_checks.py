"""The document passes every check of `checks.py`, and every check finds what is broken on purpose."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml

from tests.openapi import checks
from tests.project import HOME

Data = dict[str, Any]
DOCUMENT = HOME / "generated" / "openapi" / "openapi.yaml"


@cache
def document() -> Data:
    """The document as a reader of YAML 1.1 has it, who takes `on` and 200 for other things than texts."""
    loaded: Data = yaml.load(DOCUMENT.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return loaded


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.__name__)
def test_the_document_passes(check: Callable[[Data], checks.Faults]) -> None:
    assert list(check(document())) == []


def test_the_counts() -> None:
    """Figures that the criteria ask for; a smaller number would show that a check looks past something."""
    found = [operation for _, operation in checks.operations(document())]
    properties = [
        prop
        for component in document()["components"]["schemas"].values()
        for schema in checks.subschemas(component)
        for prop in schema.get("properties", {}).values()
    ]
    assert (len(document()["paths"]), len(document()["webhooks"])) == (40, 4)
    assert sum(len(operation["x-codeSamples"]) for operation in found) > 40 * 6
    assert len(properties) > 600


GET, TODO, ADD = "/crm.activity.get", "/crm.activity.todo.add", "/crm.activity.add"


def post(data: Data, path: str = GET) -> Data:
    """The operation of a path."""
    found: Data = data["paths"][path]["post"]
    return found


def body(part: Data) -> Data:
    """The JSON body of a request or an answer."""
    found: Data = part["content"]["application/json"]
    return found


def first(examples: Data) -> Data:
    """The value of the first example."""
    found: Data = next(iter(examples.values()))["value"]
    return found


def schema(data: Data, name: str) -> Data:
    """A schema component."""
    found: Data = data["components"]["schemas"][name]
    return found


Break = Callable[[Data], object]
BROKEN: list[tuple[str, Break]] = [
    ("heads", lambda d: post(d).update(operationId="crm.activity.get")),
    ("heads", lambda d: post(d).update(operationId=post(d, TODO)["operationId"])),
    ("heads", lambda d: post(d).update(summary="Get an activity.")),
    ("heads", lambda d: post(d).update(summary="x" * 61)),
    ("heads", lambda d: post(d).update(description=" \n")),
    ("heads", lambda d: post(d).update(tags=["Nothing"])),
    ("heads", lambda d: post(d)["tags"].append("Events")),
    ("heads", lambda d: d["tags"][0].update(description=" ")),
    ("heads", lambda d: post(d).pop("externalDocs")),
    ("extensions", lambda d: post(d).pop("x-bitrix24-repeat")),
    ("extensions", lambda d: post(d).update(deprecated=True)),
    ("extensions", lambda d: post(d, ADD)["x-deprecated"].update(replacedBy="nothing")),
    ("extensions", lambda d: post(d, "/crm.activity.type.add").pop("security")),
    ("explained", lambda d: post(d).update({"x-bitrix24-mood": "good"})),
    ("explained", lambda d: d.pop("x-tagGroups")),
    ("explained", lambda d: d["info"].update(description="None.")),
    ("samples", lambda d: post(d)["x-codeSamples"].__delitem__(slice(1, None))),
    ("samples", lambda d: post(d)["x-codeSamples"][0].update(label="cURL (OAuth)")),
    ("samples", lambda d: post(d)["x-codeSamples"][0].update(source=["curl"])),
    ("samples", lambda d: post(d)["x-codeSamples"][0].pop("lang")),
    ("requests", lambda d: body(post(d, TODO)["requestBody"])["examples"].clear()),
    ("requests", lambda d: schema(d, "CrmActivityGetRequest")["required"].clear()),
    ("answers", lambda d: body(post(d)["responses"]["200"])["examples"].clear()),
    ("answers", lambda d: post(d)["responses"].pop("503")),
    ("errors", lambda d: post(d)["x-bitrix24-errors"][0].update(code="NO_SUCH_CODE")),
    ("errors", lambda d: body(post(d)["responses"]["400"])["examples"].pop("notFound")),
    ("errors", lambda d: post(d).update(description="### Errors\n\nNone.")),
    ("values", lambda d: first(body(post(d)["requestBody"])["examples"]).update(id="999")),
    ("values", lambda d: first(body(post(d)["responses"]["200"])["examples"]).clear()),
    ("values", lambda d: first(body(post(d, TODO)["requestBody"])["examples"]).update(deadline="x")),
    ("values", lambda d: schema(d, "CrmActivityTodoAddRequest")["properties"]["title"].update(default=7)),
    ("schemas", lambda d: schema(d, "Activity").update(title="Other")),
    ("schemas", lambda d: schema(d, "Activity").update(description=" ")),
    ("schemas", lambda d: schema(d, "Activity")["properties"]["ID"].pop("description")),
    ("schemas", lambda d: d["components"]["schemas"].update(Alone={"title": "Alone", "description": "x"})),
    ("links", lambda d: post(d).update(description="See [it](#operation/nothing).")),
    ("keys", lambda d: post(d)["responses"].update({200: post(d)["responses"].pop("200")})),
    ("secrets", lambda d: post(d).update(description="https://acme.bitrix24.de/rest/")),
    ("secrets", lambda d: post(d).update(description="rest/1/5ac0ffee5ac0ffee5/")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "spoil"), BROKEN, ids=[f"{n}-{i}" for i, (n, _) in enumerate(BROKEN)]
)
def test_a_check_finds_what_is_broken(name: str, spoil: Break) -> None:
    before = json.dumps(document())
    broken = json.loads(before)
    spoil(broken)
    assert json.dumps(broken) != before
    assert list(getattr(checks, name)(broken))


def test_every_check_is_broken_on_purpose() -> None:
    assert {name for name, _ in BROKEN} == {check.__name__ for check in checks.CHECKS}
