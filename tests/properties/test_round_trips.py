"""Wire forms and back: requests, answers and events lose nothing on the way."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from tests.conformance import client_code as code
from tests.conformance import facts as known
from tests.conformance import openapi_doc as doc
from tests.conformance.facts import Data, facts
from tests.conformance.openapi_shapes import component
from tests.properties import typed_values
from tests.properties.channel import channel, first_arguments
from tests.properties.plain_values import drawn
from tests.properties.same import meaning
from tests.properties.schema_values import values


def adapter(type_name: str) -> Any:
    """What reads values of a type."""
    kind = getattr(code.part("models"), type_name)
    return code.part("_runtime.payload").adapter(kind)


def written(value: Any) -> Any:
    """A value as JSON carries it."""
    return json.loads(json.dumps(code.part("_runtime.encode").encode(value)))


def is_class(described: Data) -> bool:
    """Whether a type is a class or a union in Python, and no mere mapping."""
    return not known.is_map(described)


SENT = [n for n, t in facts().types.items() if t["direction"] != "response" and is_class(t)]
READ = [n for n, t in facts().types.items() if t["direction"] != "request" and is_class(t)]


@pytest.mark.parametrize("name", SENT)
def test_a_typed_value_is_read_back_equal(name: str) -> None:
    @drawn
    @given(typed_values.values(getattr(code.part("models"), name)))
    def check(value: Any) -> None:
        assert adapter(name).validate_python(written(value)) == value

    check()


@pytest.mark.parametrize("name", SENT)
def test_the_json_of_a_request_becomes_a_model_and_goes_out_the_same(name: str) -> None:
    schema = doc.schemas()[component(name, "request")]

    @drawn
    @given(values({"$ref": doc.SCHEMAS + component(name, "request")}))
    def check(value: Any) -> None:
        out = written(adapter(name).validate_python(value))
        assert meaning(out) == meaning(value)
        assert [e.message for e in doc.validator(schema).iter_errors(out)] == []

    check()


@pytest.mark.parametrize("name", READ)
def test_the_json_of_an_answer_becomes_a_model_and_goes_out_the_same(name: str) -> None:
    from_wire = code.part("_runtime.model").FROM_WIRE

    @drawn
    @given(values({"$ref": doc.SCHEMAS + component(name, "response")}))
    def check(value: Any) -> None:
        read = adapter(name).validate_python(value, context=from_wire)
        assert meaning(written(read)) == meaning(value)
        if isinstance(read, code.part("_runtime.model").Model):
            assert read.raw == value

    check()


def test_an_answer_is_read_whole(method: str) -> None:
    spec, given_ = facts().methods[method], first_arguments(method)
    result = facts().service["protocol"]["result_key"]

    @drawn
    @given(values(doc.body_schema(doc.operation(method)["responses"]["200"])))
    def check(answer: Data) -> None:
        said = channel().called(method, given_, answer)
        if paging := spec.get("paging"):
            assert meaning(said.next) == meaning(answer.get(paging["next"]))
            said = said.items
        payload = (
            answer
            if spec["result"].get("at") == "body" and result not in answer
            else answer[result]
        )
        assert meaning(written(said)) == meaning(payload)

    check()
