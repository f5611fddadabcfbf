"""What schemathesis is told of the document and of portals. It runs with its own packages, none of ours."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import schemathesis

TOKEN, PARAMETER = os.environ["TOKEN_PARAMETER"], os.environ["PARAMETER_CODE"]


@schemathesis.hook
def before_load_schema(context: Any, document: dict[str, Any]) -> None:
    """Who calls is told by the address or the query: no token is made up in the body."""
    for schema in document["components"]["schemas"].values():
        if schema.get("properties", {}).get(TOKEN, {}).get("writeOnly"):
            del schema["properties"][TOKEN]


@schemathesis.check
def refusals_are_documented(context: Any, response: Any, case: Any) -> None:
    """A call that fits its schema may be refused because of what the portal has, and only as documented.

    Stands for schemathesis' own `positive_data_acceptance`, which does not know that there may be no such
    activity.
    """
    if response.status_code < 400 or not case.meta.generation.mode.is_positive:
        return
    if any(_is_unreal(text) for text in _texts(case.body)):
        return  # a pattern cannot tell which days there are
    body = response.json()
    told = str(body["error"]) or body["error_description"]
    assert told != PARAMETER, f"parameters that fit are refused: {body}"
    operation = case.operation.definition.raw
    known = {row.get("code") or row.get("message") for row in operation["x-bitrix24-errors"]}
    assert told in known | {*_printed(operation)}, f"the operation does not list {told!r}"


def _printed(operation: dict[str, Any]) -> Iterator[str]:
    """Errors that the operation has as examples, beside those that it lists."""
    for response in operation["responses"].values():
        for content in response.get("content", {}).values():
            for example in content.get("examples", {}).values():
                yield str(example["value"].get("error", ""))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _is_unreal(text: str) -> bool:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}.*", text) is None:
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return True
    return False
