"""The Postman collection runs: newman sends every request of it to the fake portal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conformance import openapi_doc as doc
from tests.conformance.facts import facts
from tests.openapi.tools import NEWMAN, PUBLISHED, node, portal, said

pytestmark = pytest.mark.openapi

COLLECTION = PUBLISHED / "postman_collection.json"


def run(report: Path, variables: dict[str, str]) -> list[Any]:
    """What newman reports of each request."""
    given = [word for name, value in variables.items() for word in ("--env-var", f"{name}={value}")]
    options = ["--reporters", "json", "--reporter-json-export", report, *given]
    done = node(NEWMAN, "run", COLLECTION, *options)
    assert done.returncode == 0, said(done)
    found: list[Any] = json.loads(report.read_text(encoding="utf-8"))["run"]["executions"]
    return found


def test_every_request_is_answered(tmp_path: Path) -> None:
    """With an answer, or with an error that the method lists: not everything there is about a record."""
    with portal() as made:
        tokens = made.tokens()
        webhook, oauth = (
            address.rstrip("/") for address in (made.webhook_url, tokens["client_endpoint"])
        )
        token = tokens["access_token"]
        found = run(
            tmp_path / "run.json", {"webhook": webhook, "oauth": oauth, "access_token": token}
        )
        assert [call.method for call in made.calls] == [each["item"]["name"] for each in found]
        assert sorted(call.method for call in made.calls) == sorted(facts().methods)
        assert not [call.method for call in made.calls if call.method not in facts().methods]
        strange = {
            call.method: call.error
            for call in made.calls
            if call.error and call.error not in doc.refusals(call.method)
        }
        assert strange == {}
        assert sum(not call.error for call in made.calls) > 20


def test_the_variables_are_placeholders() -> None:
    """No portal of anybody's and no secret is in the collection."""
    variables = {
        v["key"]: v["value"] for v in json.loads(COLLECTION.read_text("utf-8"))["variable"]
    }
    assert variables["portal"] == "your-domain.bitrix24.com"
    assert {name for name, value in variables.items() if value.startswith("put-your-")} == {
        "webhook_code",
        "access_token",
    }
