"""The types of the client and the schemas of the document allow the same requests."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import given
from openapi_schema_validator import OAS31Validator

from tests.conformance import client_code as code
from tests.conformance import openapi_doc as doc
from tests.conformance.facts import Data, facts, same_json
from tests.properties.channel import by_name, channel, first_arguments
from tests.properties.plain_values import drawn
from tests.properties.schema_values import values
from tests.properties.typed_values import arguments

TOKEN = facts().service["protocol"]["token_parameter"]


def schema(method: str) -> Data:
    """The schema of a request."""
    return doc.body_schema(doc.operation(method)["requestBody"])


@cache
def second_opinion(method: str) -> Any:
    """A validator of another library than the one that the conformance tests use."""
    whole = {"components": doc.document()["components"], **schema(method)}
    return OAS31Validator(whole, format_checker=OAS31Validator.FORMAT_CHECKER)


def check_fits(method: str, body: Data) -> None:
    """Both validators accept a request."""
    assert [e.message for e in doc.validator(schema(method)).iter_errors(body)] == []
    assert [e.message for e in second_opinion(method).iter_errors(body)] == []


def test_what_the_types_allow_fits_the_document(method: str) -> None:
    function = code.function(channel().method(method))
    checks = channel().call(method, first_arguments(method)).checks

    @drawn
    @given(arguments(function, checks() if checks else {}))
    def check(typed: Data) -> None:
        check_fits(method, channel().sent(method, typed))

    check()


def test_what_the_document_allows_is_sent_as_it_is(method: str) -> None:
    @drawn
    @given(values(schema(method)))
    def check(body: Data) -> None:
        plain = {key: value for key, value in body.items() if key != TOKEN}
        assert same_json(channel().sent(method, by_name(plain)), plain)

    check()
