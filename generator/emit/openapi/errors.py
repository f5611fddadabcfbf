"""Errors of the service and of methods -> responses by status, tables and examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from generator import names, text
from generator.emit.openapi.schemas import Schema, ref

if TYPE_CHECKING:
    from generator.model import Commons, ErrorRow, Method
    from generator.schema import Protocol

ERROR = "ErrorResponse"
_PARAPHRASE = "The text is a paraphrase of the documentation."


def response_name(status: int) -> str:
    """Component of the shared errors of a status: 403 -> Forbidden."""
    return names.pascal(HTTPStatus(status).phrase)


def error_component(commons: Commons) -> Schema:
    """The body of every failed call."""
    protocol = commons.service.protocol
    return {
        "title": ERROR,
        "description": "Body of a failed call.",
        "type": "object",
        "required": [protocol.error_key, protocol.error_description_key],
        "properties": {
            protocol.error_key: {
                "title": "Code",
                "description": "Code of the error; where it is empty, the text tells errors apart.",
                "type": ["string", "integer"],
            },
            protocol.error_description_key: {
                "title": "Text",
                "description": "What went wrong, for developers.",
                "type": "string",
            },
        },
    }


def content(schema: Schema, examples: Mapping[str, Any]) -> Schema:
    """A JSON body with its examples."""
    media = {"schema": schema} | ({"examples": dict(examples)} if examples else {})
    return {"application/json": media}


def example(summary: str, value: Any, about: str = "") -> Schema:
    """An example object."""
    head = {"summary": text.one_line(summary).removesuffix(".")}
    return head | ({"description": about} if about else {}) | {"value": value}


def add(examples: dict[str, Any], name: str, made: Schema) -> None:
    """Puts an example under its name, or under the next free number behind it."""
    free, number = name, 2
    while free in examples:
        free, number = f"{name}{number}", number + 1
    examples[free] = made


# -- shared --------------------------------------------------------------------------------------


def shared_examples(commons: Commons) -> dict[int, dict[str, Any]]:
    """Examples of the errors that any method may answer with, by status and name."""
    found: dict[int, dict[str, Any]] = {}
    for error in commons.errors.values():
        for case in error.system:
            code = error.codes[0] if error.codes else ""
            body = _body(commons.service.protocol, code, case.message)
            made = example(f"{code or case.message}: {case.when}", body)
            add(found.setdefault(case.status, {}), names.camel(code) or "error", made)
    return dict(sorted(found.items()))


def shared_responses(commons: Commons) -> dict[str, Schema]:
    """One response component for each status that any method may answer with."""
    made: dict[str, Schema] = {}
    for status, examples in shared_examples(commons).items():
        rows = [
            (text.code(error.codes[0] if error.codes else case.message), text.prose(case.when))
            for error in commons.errors.values()
            for case in error.system
            if case.status == status
        ]
        table = text.table((text.code(commons.service.protocol.error_key), "When"), rows)
        about = f"{HTTPStatus(status).phrase}. Any method may answer so.\n\n{table}"
        made[response_name(status)] = {
            "description": about,
            "content": content(ref(ERROR), examples),
        }
    return made


def _body(protocol: Protocol, code: str, message: str) -> dict[str, str]:
    return {protocol.error_key: code, protocol.error_description_key: message}


# -- of a method ---------------------------------------------------------------------------------


def own_examples(method: Method, protocol: Protocol) -> dict[int, dict[str, Any]]:
    """Examples of a method's own errors by status: one for each row, and printed ones of no row."""
    found: dict[int, dict[str, Any]] = {}
    printed = list(method.error_examples)
    for row in method.errors:
        match = next(
            (e for e in printed if e.status == row.status and _shows(e.body, row, protocol)), None
        )
        summary = f"{row.text}: {row.when[0]}"
        if match is not None:
            printed.remove(match)
            made = example(summary, match.body)
        elif row.code is None:
            made = example(summary, _body(protocol, "", row.text))
        else:
            made = example(
                summary, _body(protocol, row.code, text.one_line(row.when[0])), _PARAPHRASE
            )
        add(found.setdefault(row.status, {}), _key(row), made)
    for extra in printed:
        add(
            found.setdefault(extra.status, {}),
            names.camel(extra.name),
            example(extra.summary, extra.body),
        )
    return found


def _key(row: ErrorRow) -> str:
    """Name of an example: a message would be too long for one, so its class stands for it."""
    return names.camel(row.code or row.class_name) or "error"


def _shows(body: Mapping[str, Any], row: ErrorRow, protocol: Protocol) -> bool:
    """Whether a printed answer is that of a row; a full stop at the end does not count."""
    code = str(body.get(protocol.error_key, ""))
    if row.code is not None:
        return code == row.code
    said = str(body.get(protocol.error_description_key, ""))
    return not code and said.removesuffix(".") == row.text.removesuffix(".")


def responses(method: Method, commons: Commons) -> dict[str, Schema]:
    """The error responses of a method; beside its own errors of a status stand the shared ones."""
    shared = shared_examples(commons)
    own = {s: e for s, e in own_examples(method, commons.service.protocol).items() if is_failure(s)}
    made: dict[str, Schema] = {}
    for status in sorted({*shared, *own}):
        if status not in own:
            made[str(status)] = {"$ref": f"#/components/responses/{response_name(status)}"}
            continue
        examples = dict(own[status])
        printed = [shown["value"] for shown in examples.values()]
        for name, shown in shared.get(status, {}).items():
            if shown["value"] not in printed:
                add(examples, name, shown)
        about = "The method's own errors, and those that any method may answer with."
        made[str(status)] = {"description": about, "content": content(ref(ERROR), examples)}
    return made


def is_failure(status: int) -> bool:
    """Whether a status alone tells that the call failed."""
    return status >= HTTPStatus.MULTIPLE_CHOICES


def rows(errors: Iterable[ErrorRow]) -> list[dict[str, Any]]:
    """The errors of a method as data."""
    return [
        {"status": row.status, "code": row.code or ""}
        | ({} if row.message is None else {"message": row.message})
        | {"description": text.one_line(" ".join(row.when))}
        for row in errors
    ]


def table(errors: tuple[ErrorRow, ...], protocol: Protocol) -> str:
    """The errors of a method as a Markdown table."""
    if not errors:
        return "The method has no errors of its own; those that any method may answer with apply."
    code, said = text.code(protocol.error_key), text.code(protocol.error_description_key)
    lines = [
        (
            str(row.status),
            text.code("" if row.code is None else row.code),
            "" if row.message is None else text.code(row.message),
            text.prose(" ".join(row.when)),
        )
        for row in errors
    ]
    if any(row.message for row in errors):
        return text.table(("Status", code, said, "When"), lines)
    return text.table(("Status", code, "When"), ((s, c, w) for s, c, _, w in lines))
