"""What methods do to records, and what they answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import queries
from .calls import Call, Change, shape_at
from .facts import Facts, facts, is_list, is_object
from .render import put, render
from .store import Record


def carry_out(call: Call) -> Facts:
    """Do what a method does; the answer, less the run times.

    Args:
        call: The call, which nothing speaks against.
    """
    return _ACTS[call.act["does"]](call)


def _result(result: Any) -> Facts:
    return {facts()["protocol"]["result_key"]: result}


def _answer(call: Call, record: Record | None = None) -> Facts:
    """The result with fields of a record, in the form that the result has there."""
    result: Any = call.act.get("answers", True)
    for path, name in call.act.get("answer", {}).items():
        if record is None:
            value: Any = call.value(name)
        elif name == ".":
            value = call.table.row(record)
        else:
            value = _written(call, path, name, record)
        result = put(result, path, value)
    return _result(result)


def _written(call: Call, path: str, name: str, record: Record) -> Any:
    result: Facts = call.facts["result"]
    shape = result if path == "." else shape_at({"-": result}, f"-.{path}")
    return render(
        shape or {"kind": "any", "name": "any"}, record.get(name), call.world.zone
    )


def _create(call: Call) -> Facts:
    record = call.draft
    call.table.stamp(record, "created", call.now, call.caller.user_id)
    owner = call.table.spec.get("owner")
    if owner is not None:
        record.bindings = [(record.get(owner["type"]), record.get(owner["id"]))]
    call.table.add(record)
    call.changes.append(Change("create", call.table, record))
    return _answer(call, record)


def _read(call: Call) -> Facts:
    return _answer(call, call.record)


def _list(call: Call) -> Facts:
    table, paging = call.table, call.facts.get("paging")
    ways: Facts = paging or {}
    filter_, order = (_asked(call, ways.get(name)) for name in ("filter", "order"))
    found = queries.select(
        table, table.of(call.caller.application), filter_ if is_object(filter_) else {}
    )
    ordered = queries.sort(table, found, order if is_object(order) else {})
    start = call.value(ways["parameter"]) if ways else None
    shown, beside = queries.page(paging, start, ordered)
    selected = queries.names(_asked(call, ways.get("select")))
    rows = [table.row(record, selected) for record in shown]
    result: Any = None
    for path in call.act["answer"]:
        result = put(result, path, rows)
    if "total" in call.act:
        beside = {call.act["total"]: len(found)}
    return {**_result(result), **beside}


def _asked(call: Call, parameter: str | None) -> Any:
    return call.values.get(parameter) if parameter else None


def _update(call: Call) -> Facts:
    record, old = call.draft, call.record
    assert old is not None
    call.table.stamp(record, "changed", call.now, call.caller.user_id)
    old.fields, old.hidden = record.fields, record.hidden
    call.changes.append(Change("update", call.table, old))
    return _answer(call, old)


def _delete(call: Call) -> Facts:
    assert call.record is not None
    call.table.remove(call.record)
    call.changes.append(Change("delete", call.table, call.record))
    return _answer(call, call.record)


def _bind(call: Call) -> Facts:
    object_ = call.object()
    assert call.record is not None
    assert object_ is not None
    call.record.bindings.append(object_)
    call.changes.append(Change("update", call.table, call.record))
    return _answer(call, call.record)


def _unbind(call: Call) -> Facts:
    object_ = call.object()
    assert call.record is not None
    assert object_ is not None
    call.record.bindings.remove(object_)
    _keep_owner(call, call.record)
    call.changes.append(Change("update", call.table, call.record))
    return _answer(call, call.record)


def _rebind(call: Call) -> Facts:
    source, target = call.object(), call.object("target")
    assert call.record is not None
    assert target is not None
    call.record.bindings = [target if o == source else o for o in call.record.bindings]
    _keep_owner(call, call.record)
    call.changes.append(Change("update", call.table, call.record))
    return _answer(call, call.record)


def _keep_owner(call: Call, record: Record) -> None:
    """A record belongs to one of the objects that it is bound to."""
    owner = call.table.spec["owner"]
    if (record.get(owner["type"]), record.get(owner["id"])) not in record.bindings:
        record.fields[owner["type"]], record.fields[owner["id"]] = record.bindings[0]


def _bindings(call: Call) -> Facts:
    assert call.record is not None
    owner = call.table.spec["owner"]
    places = {owner["type"]: 0, owner["id"]: 1}
    shape = {**call.facts["result"], "many": False}
    return _result(
        [
            {
                path: render(
                    shape_at({"-": shape}, f"-.{path}") or shape,
                    object_[places[name]],
                    call.world.zone,
                )
                for path, name in call.act["answer"].items()
            }
            for object_ in call.record.bindings
        ]
    )


def _attach(call: Call) -> Facts:
    assert call.record is not None
    parts = {name: call.value(path) for path, name in call.act["fields"].items()}
    call.record.parts[call.caller.application] = parts
    return _answer(call)


def _attached(call: Call) -> Facts:
    assert call.record is not None
    parts = call.record.parts.get(call.caller.application)
    if parts is None:
        return _result(call.act.get("answers"))
    return _answer(call, Record(parts))


def _detach(call: Call) -> Facts:
    assert call.record is not None
    del call.record.parts[call.caller.application]
    return _answer(call)


def _show(call: Call) -> Facts:
    """An example: the one whose request this is, or the first."""
    shown = [e for e in call.facts["examples"] if e["response"] is not None]
    chosen = next(
        (e for e in shown if e["request"] == call.given), shown[0] if shown else None
    )
    key = facts()["protocol"]["result_key"]
    if chosen is None:
        return _result(None)
    body: Facts = {k: v for k, v in chosen["response"].items() if k != _time_key()}
    for path, name in call.act.get("answer", {}).items():
        body[key] = put(body.get(key), path, call.value(name))
    return _paged(call, body)


def _time_key() -> str:
    return str(facts()["protocol"]["time_key"])


def _paged(call: Call, body: Facts) -> Facts:
    """An example of a list is all that there is: no page follows it."""
    paging = call.facts.get("paging")
    key = facts()["protocol"]["result_key"]
    if paging is None or not is_list(body.get(key)):
        return body
    whole = {name: value for name, value in body.items() if name != paging["next"]}
    return {**whole, paging["total"]: len(whole[key])}


_ACTS: dict[str, Callable[[Call], Facts]] = {
    "attach": _attach,
    "attached": _attached,
    "bind": _bind,
    "bindings": _bindings,
    "create": _create,
    "delete": _delete,
    "detach": _detach,
    "list": _list,
    "read": _read,
    "rebind": _rebind,
    "show": _show,
    "unbind": _unbind,
    "update": _update,
}
