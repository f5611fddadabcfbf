"""Methods -> a collection for Postman, version 2.1: a folder an area, a request a method."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING

from generator import codetree, text
from generator.emit.openapi import errors
from generator.emit.openapi.operations import TOKEN, token_credential
from generator.emit.openapi.schemas import Schema
from generator.emit.openapi.tools import told

if TYPE_CHECKING:
    from generator.model import Commons, Example, Json, Method, Scope, Unit
    from generator.schema import UrlForm

VERSION = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
_JSON = "application/json"
_TOKEN_VARIABLE = "access_token"


def head(commons: Commons) -> Schema:
    """What the collection is, and its variables: each way to address a method is one, made of others."""
    service = commons.service
    variables = [
        _variable(name, default, f"Part of the address: {text.code(form.url)}.")
        for form in service.protocol.url_forms
        for name, default in form.variables.items()
    ]
    token = _variable(_TOKEN_VARIABLE, TOKEN, text.prose(token_credential(commons)))
    forms = [
        _variable(form.name, _braced(form.url), text.prose(form.description))
        for form in service.protocol.url_forms
    ]
    rows = (
        (str(status), text.code(example["summary"].partition(":")[0]), text.prose(_when(example)))
        for status, examples in errors.shared_examples(commons).items()
        for example in examples.values()
    )
    table = text.table(("Status", "Error", "When"), rows)
    about = f"{text.prose(service.description)}\n\nAny method may answer so, too:\n\n{table}\n"
    once = {variable["key"]: variable for variable in (*variables, token, *forms)}
    return {
        "info": {
            "name": text.one_line(service.title),
            "description": about,
            "version": service.version,
            "schema": VERSION,
        },
        "variable": list(once.values()),
    }


def _when(example: Schema) -> str:
    return str(example["summary"]).partition(": ")[2] + "."


def _variable(key: str, value: str, about: str) -> Schema:
    return {"key": key, "value": value, "type": "string", "description": about}


def _braced(url: str) -> str:
    """`{portal}` as Postman spells variables."""
    return re.sub(r"\{(\w+)\}", r"{{\1}}", url)


def folder(unit: Unit, scope: Scope) -> Schema:
    """The methods of an area."""
    items = [_item(method, scope.commons) for method in unit.methods]
    return {"name": unit.title, "description": text.prose(unit.description), "item": items}


def _item(method: Method, commons: Commons) -> Schema:
    about = "\n\n".join([*told(method, text.prose), f"[Documentation]({method.docs})"])
    request = _request(method, method.examples[0].request, commons)
    return {
        "name": method.wire,
        "request": request | {"description": about},
        "response": list(_responses(method, commons)),
    }


def _request(method: Method, body: dict[str, Json], commons: Commons) -> Schema:
    protocol = commons.service.protocol
    form = _form(method, protocol.url_forms)
    base = f"{{{{{form.name}}}}}"
    made: Schema = {
        "method": "POST",
        "header": [{"key": key, "value": _JSON} for key in ("Content-Type", "Accept")],
        "body": {
            "mode": "raw",
            "raw": codetree.json_text(body),
            "options": {"raw": {"language": "json"}},
        },
        "url": {"raw": f"{base}/{method.wire}", "host": [base], "path": [method.wire]},
    }
    if form.application:
        said = {
            "key": protocol.token_parameter,
            "value": f"{{{{{_TOKEN_VARIABLE}}}}}",
            "in": "query",
        }
        listed = [{"key": key, "value": value, "type": "string"} for key, value in said.items()]
        made["auth"] = {"type": "apikey", "apikey": listed}
    return made


def _form(method: Method, forms: list[UrlForm]) -> UrlForm:
    """The first way to address a method that may call it."""
    only = method.context.startswith("application")
    return next((form for form in forms if form.application == only), forms[0])


def _responses(method: Method, commons: Commons) -> Iterator[Schema]:
    """The printed answers, and an example of each error of the method's own."""
    for example in method.examples:
        if example.response is not None:
            yield _response(example.summary, HTTPStatus.OK, example.response) | _asked(
                method, example, commons
            )
    for status, examples in errors.own_examples(method, commons.service.protocol).items():
        for made in examples.values():
            yield _response(made["summary"], HTTPStatus(status), made["value"]) | _asked(
                method, method.examples[0], commons
            )


def _response(name: str, status: HTTPStatus, body: Json) -> Schema:
    return {
        "name": text.one_line(name).removesuffix("."),
        "status": status.phrase,
        "code": status.value,
        "_postman_previewlanguage": "json",
        "header": [{"key": "Content-Type", "value": _JSON}],
        "cookie": [],
        "body": codetree.json_text(body),
    }


def _asked(method: Method, example: Example, commons: Commons) -> Schema:
    return {"originalRequest": _request(method, example.request, commons)}
