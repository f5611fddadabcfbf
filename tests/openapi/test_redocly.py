"""Redocly's linter, score and page, and its runner of workflows against the fake portal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.openapi.checks import operations
from tests.openapi.test_checks import Break, Data, body, document, first, post
from tests.openapi.tools import DOCUMENT, PUBLISHED, REDOCLY, SETTINGS, figures, node, portal, said

pytestmark = pytest.mark.openapi

ARAZZO = PUBLISHED / "bitrix24.arazzo.yaml"
SCORE = 85
LARGEST = 6_000_000


def test_lint_finds_nothing() -> None:
    found = figures("lint", DOCUMENT, "--config", SETTINGS)
    assert found["totals"] == {"errors": 0, "warnings": 0, "ignored": 0}, found["problems"][:5]
    assert not list(PUBLISHED.glob(".redocly.lint-ignore*"))


@pytest.mark.parametrize(
    ("rule", "spoil"),
    [
        ("operation-operationId", lambda d: post(d).pop("operationId")),
        ("struct", lambda d: d["info"].update(sumary=d["info"].pop("summary"))),
        ("no-unresolved-refs", lambda d: body(post(d)["requestBody"]).update(schema={"$ref": "#/x"})),
        ("no-invalid-media-type-examples", lambda d: shown(post(d)).update(id="nine")),
        ("rule/method-has-error-table", lambda d: post(d).pop("x-bitrix24-errors")),
        ("rule/body-has-examples", lambda d: body(post(d)["requestBody"]).pop("examples")),
    ],
)  # fmt: skip
def test_lint_finds_what_is_broken(rule: str, spoil: Break, tmp_path: Path) -> None:
    data = json.loads(json.dumps(document()))
    spoil(data)
    broken = tmp_path / "openapi.json"
    broken.write_text(json.dumps(data), encoding="utf-8")
    found = figures("lint", broken, "--config", SETTINGS)
    assert rule in {problem["ruleId"] for problem in found["problems"]}


def shown(operation: Data) -> Data:
    """The first example of a request."""
    return first(body(operation["requestBody"])["examples"])


def test_every_label_of_a_sample_is_listed() -> None:
    """Else the page would not show it; the order is that of the samples."""
    listed = re.findall(r'- \{"lang": "(.*?)", "label": "(.*?)"\}', SETTINGS.read_text("utf-8"))
    made = [
        (sample["lang"], sample["label"])
        for _, operation in operations(document())
        for sample in operation["x-codeSamples"]
    ]
    assert sorted(listed) == sorted(set(made))


def test_score() -> None:
    found = figures("score", DOCUMENT, "--config", SETTINGS)
    assert found["agentReadiness"] >= SCORE, found["subscores"]


def test_page(tmp_path: Path) -> None:
    """One file that has every operation in it."""
    page = tmp_path / "index.html"
    done = node(REDOCLY, "build-docs", DOCUMENT, "--config", SETTINGS, "--inlineBundle", "-o", page)
    assert done.returncode == 0, said(done)
    text = page.read_text(encoding="utf-8")
    assert len(text) < LARGEST
    assert not re.search(
        r'<(?:script|link|img)[^>]+(?:src|href)="https?:(?!//cdn\.redoc\.ly/redoc/logo)', text
    )
    for name, operation in operations(document()):
        assert operation["operationId"] in text, name


def test_nothing_differs_from_itself_and_a_lost_method_is_seen(tmp_path: Path) -> None:
    same = node(REDOCLY, "diff", DOCUMENT, DOCUMENT, "--format", "markdown")
    assert same.returncode == 0, said(same)
    text = DOCUMENT.read_text(encoding="utf-8")
    less = tmp_path / "openapi.yaml"
    less.write_text(
        re.sub(r"(?ms)^  /crm\.activity\.get:\n.*?(?=^  /)", "", text), encoding="utf-8"
    )
    assert "crm.activity.get" in said(node(REDOCLY, "diff", DOCUMENT, less, "--format", "markdown"))


# -- workflows -------------------------------------------------------------------------------------


def test_lint_finds_nothing_in_the_workflows(tmp_path: Path) -> None:
    settings = tmp_path / "redocly.yaml"
    settings.write_text("extends: [all]\n", encoding="utf-8")
    found = figures("lint", ARAZZO, "--config", settings)
    assert found["totals"] == {"errors": 0, "warnings": 0, "ignored": 0}, found["problems"][:5]


INPUTS = {
    "ownerTypeId": 2,
    "ownerId": 1,
    "deadline": "2030-02-03T15:00:00+02:00",
    "title": "Call back",
    "start": 0,
    "id": 999,
    "entityTypeId": 4,
    "entityId": 77,
    "nextDeadline": "2030-02-10T15:00:00+02:00",
}
"""What the workflows are given: nothing of it stands in the document, which only has examples."""
CALLS = {
    "planAndReadBack": ["crm.activity.todo.add", "crm.activity.get"],
    "walkAllPages": ["crm.activity.list"] * 3,
    "handleNewActivity": ["crm.activity.get", "crm.activity.binding.list"],
    "bindToSecondObject": ["crm.activity.binding.add", "crm.activity.binding.list"],
    "postponeAndPlanNext": ["crm.activity.todo.updateDeadline", "crm.activity.todo.add"],
}
"""The calls that the portal gets; its list has three pages."""


@pytest.mark.parametrize("workflow", CALLS)
def test_workflow(workflow: str) -> None:
    with portal() as made:
        done = node(
            REDOCLY, "respect", ARAZZO, "--workflow", workflow,
            "--server", f"api={made.webhook_url.rstrip('/')}", "--input", json.dumps(INPUTS),
        )  # fmt: skip
        assert done.returncode == 0, said(done)
        assert "1 passed, 1 total" in said(done)
        assert [call.method for call in made.calls] == CALLS[workflow]
        assert not any(call.error for call in made.calls)


def test_a_workflow_on_the_wrong_portal_fails() -> None:
    with portal() as made:
        given = json.dumps(INPUTS | {"id": 123456})
        done = node(
            REDOCLY, "respect", ARAZZO, "--workflow", "bindToSecondObject",
            "--server", f"api={made.webhook_url.rstrip('/')}", "--input", given,
        )  # fmt: skip
        assert done.returncode != 0
