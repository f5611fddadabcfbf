"""schemathesis calls the fake portal with what the document allows and with what it does not.

Every answer must have a documented status and fit its schema; what the document refuses must be refused; what
it allows may be refused with an error that the method lists, for there may be no such activity. What else is
left out stands with its reason in `schemathesis.toml`.
"""

from __future__ import annotations

import pytest
from bitrix24_client.testing import FakePortal

from tests.clients.test_sessions import DOCUMENT, HERE, PYTHON, run
from tests.conformance.facts import facts
from tests.conformance.portal_facts import portal_facts

pytestmark = pytest.mark.clients


@pytest.mark.parametrize("caller", ["webhook", "application"])
def test_the_portal_is_as_the_document_says(caller: str) -> None:
    with FakePortal(strict=True) as portal:
        portal.seed("activity", [{"ID": 999}, *({"SUBJECT": f"Old {n}"} for n in range(60))])
        tokens = portal.tokens()
        address = {"webhook": portal.webhook_url, "application": tokens["client_endpoint"]}[caller]
        said = run(
            PYTHON / "schemathesis",
            *("--config-file", HERE / "schemathesis.toml", "run", DOCUMENT),
            *("--url", address.rstrip("/"), "--max-examples", "20"),
            *("--generation-deterministic", "--no-color"),
            folder=HERE,
            ACCESS_TOKEN=tokens["access_token"],
            TOKEN_PARAMETER=facts().service["protocol"]["token_parameter"],
            PARAMETER_CODE=portal_facts()["codes"]["parameter"],
        )
        assert "40/40" in said, said
        # Not all succeed: what is deleted on the way is gone for those that come later.
        assert {call.method for call in portal.calls} == {*facts().methods}
        assert any(not call.error for call in portal.calls)
