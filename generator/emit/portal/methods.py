"""Methods as the fake portal reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import text
from generator.emit.portal.shapes import Facts, property_, shape

if TYPE_CHECKING:
    from generator.model import ErrorRow, Method, Paging, Scope
    from generator.schema import Protocol


def method(method: Method, scope: Scope) -> Facts:
    """What the portal must know to answer a call."""
    result = shape(method.result.shape, scope) | {"at": method.result.at}
    if method.result.failure is not None:
        result["failure"] = method.result.failure
    made: Facts = {
        "context": method.context,
        "effect": method.effect,
        "scope": method.scope,
        "batch": method.batch,
        "params": {p.wire: property_(p, scope) for p in method.params},
        "result": result,
        "errors": _errors(method, scope.commons.service.protocol),
        "examples": [
            {"name": e.name, "request": e.request, "response": e.response} for e in method.examples
        ],
    }
    if method.deprecated is not None:
        made["deprecated"] = True
    if method.paging is not None:
        made["paging"] = _paging(method.paging)
    return made


def _paging(paging: Paging) -> Facts:
    made: Facts = {
        "parameter": paging.parameter,
        "size": paging.size,
        "next": paging.next,
        "total": paging.total,
    }
    if (cursor := paging.cursor) is not None:
        made["no_count"] = cursor.no_count
        made["order"] = cursor.order_parameter
        made["filter"] = cursor.filter_parameter
        made["select"] = cursor.select_parameter
    return made


def _errors(method: Method, protocol: Protocol) -> list[Facts]:
    """The errors of a method, as they are printed or else told in our words; printed ones of no row last."""
    printed = list(method.error_examples)
    made: list[Facts] = []
    for row in method.errors:
        match = next(
            (e for e in printed if e.status == row.status and _shows(e.body, row, protocol)), None
        )
        if match is not None:
            printed.remove(match)
        made.append(_row(row, match.body if match else None, protocol))
    for extra in printed:
        body = extra.body
        code, said = body.get(protocol.error_key), body.get(protocol.error_description_key, "")
        name = str(code) if code else str(said)
        made.append({"name": name, "status": extra.status, "body": body})
    return made


def _row(row: ErrorRow, body: dict[str, Any] | None, protocol: Protocol) -> Facts:
    said = row.text if row.code is None else text.one_line(row.when[0])
    told = {protocol.error_key: row.code or "", protocol.error_description_key: said}
    return {
        "name": row.text,
        "class": row.class_name,
        "status": row.status,
        "body": body or told,
    }


def _shows(body: dict[str, Any], row: ErrorRow, protocol: Protocol) -> bool:
    """Whether a printed answer is that of a row; a full stop at the end does not count."""
    code = str(body.get(protocol.error_key, ""))
    if row.code is not None:
        return code == row.code
    said = str(body.get(protocol.error_description_key, ""))
    return not code and said.removesuffix(".") == row.text.removesuffix(".")
