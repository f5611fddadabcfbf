"""The fake portal takes what the types and the document allow, and reads it the same from every wire form."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx2
import pytest
from bitrix24_client.testing import FakePortal
from hypothesis import given

from tests.conformance import client_code as code
from tests.conformance import openapi_doc as doc
from tests.conformance.facts import Data
from tests.conformance.portal_facts import portal_facts
from tests.properties.channel import channel, first_arguments
from tests.properties.php_forms import carried, told, write
from tests.properties.plain_values import drawn
from tests.properties.schema_values import values
from tests.properties.test_requests import TOKEN, schema
from tests.properties.typed_values import arguments


@pytest.fixture(scope="module")
def portal() -> Iterator[FakePortal]:
    """A portal that refuses all that is not documented."""
    with FakePortal(strict=True) as made:
        yield made


@pytest.fixture(scope="module")
def client() -> Iterator[httpx2.Client]:
    """A client of no API."""
    with httpx2.Client() as made:
        yield made


def check_taken(portal: FakePortal, client: httpx2.Client, method: str, body: Data) -> None:
    """A call is carried out, or refused as its method may be: because of what the portal has."""
    answer = client.post(f"{portal.webhook_url}{method}", json=body)
    error = answer.json().get("error")
    if error is None:
        assert answer.status_code == 200
        return
    told_ = str(error) or answer.json()["error_description"]
    assert told_ != portal_facts()["codes"]["parameter"], answer.text
    assert told_ in doc.refusals(method), answer.text


def test_the_portal_takes_what_the_types_allow(
    method: str, portal: FakePortal, client: httpx2.Client
) -> None:
    checks = channel().call(method, first_arguments(method)).checks

    @drawn
    @given(arguments(code.function(channel().method(method)), checks() if checks else {}))
    def check(typed: Data) -> None:
        check_taken(portal, client, method, channel().sent(method, typed))

    check()


def test_the_portal_takes_what_the_document_allows(
    method: str, portal: FakePortal, client: httpx2.Client
) -> None:
    @drawn
    @given(values(schema(method)))
    def check(body: Data) -> None:
        plain = {key: value for key, value in body.items() if key != TOKEN}
        check_taken(portal, client, method, plain)

    check()


def test_forms_queries_and_json_are_read_the_same(
    method: str, portal: FakePortal, client: httpx2.Client
) -> None:
    @drawn
    @given(values(schema(method)))
    def check(body: Data) -> None:
        plain = carried({key: value for key, value in body.items() if key != TOKEN}) or {}
        address, form = f"{portal.webhook_url}{method}", write(plain)
        portal.clear_calls()
        client.post(address, json=plain)
        client.post(address, content=form.encode(), headers={"Content-Type": FORM})
        client.get(f"{address}?{form}")
        found = [call.params for call in portal.calls]
        assert json.loads(json.dumps(found[0])) == plain
        assert [told(params) for params in found] == [told(plain)] * 3

    check()


FORM = "application/x-www-form-urlencoded"
