"""Why the portal refuses a call: the reasons that the spec gives, and how each is found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .calls import Call, shape_at
from .facts import Facts, facts, is_list, is_object, several
from .messages import Failed, Refused
from .shapes import ALWAYS, Problem
from .store import Record, same


def check(call: Call, strict: bool) -> None:
    """Refuse a call if there is a reason to.

    Args:
        call: The call.
        strict: Whether everything that is not documented is a reason.

    Raises:
        Refused: It is refused with an error.
        Failed: It is refused without one.
    """
    for refusal in call.act.get("refuses", ()):
        if _applies(call, refusal):
            _refuse(call, refusal)
    for problem in call.problems:
        if problem.fault in ALWAYS or (strict and not problem.open):
            raise Refused(system(facts()["codes"]["parameter"]), _told(problem))


def _refuse(call: Call, refusal: Facts) -> None:
    name = refusal.get("error")
    if name is None:
        raise Failed(
            {"false": False, "null": None}.get(call.facts["result"].get("failure"))
        )
    row = next(row for row in call.facts["errors"] if row["name"] == name)
    found = next((p for p in call.problems if _matches(p, refusal)), None)
    raise Refused(row, _told(found) if found else "")


def _told(problem: Problem) -> str:
    return f"{problem.fault}: {problem.path}"


def system(code: str) -> Facts:
    """Return the error that a code stands for, whatever the method.

    Args:
        code: The code.
    """
    keys = facts()["protocol"]
    error = next(e for e in facts()["errors"].values() if code in e["codes"])
    row = next(iter(error.get("system", ())), {"status": 400, "message": ""})
    body = {keys["error_key"]: code, keys["error_description_key"]: row["message"]}
    return {"name": code, "status": row["status"], "body": body}


def _applies(call: Call, refusal: Facts) -> bool:
    if not any(
        _FAULTS.get(fault, _problem)(call, refusal, fault) for fault in _kinds(refusal)
    ):
        return False
    when, unless = refusal.get("when", {}), refusal.get("unless", {})
    if not (when or unless):
        return True
    fits = call.table.fits
    return fits(call.draft, when) and not (unless and fits(call.draft, unless))


def _kinds(refusal: Facts) -> list[str]:
    return several(refusal["fault"])


def _matches(problem: Problem, refusal: Facts) -> bool:
    paths = several(refusal.get("at"))
    if problem.fault not in _kinds(refusal):
        return False
    return not paths or any(
        (
            problem.path.startswith(path[:-1])
            if path.endswith(".*")
            else problem.path == path
        )
        for path in paths
    )


def _problem(call: Call, refusal: Facts, fault: str) -> bool:
    return any(p.fault == fault and _matches(p, refusal) for p in call.problems)


def _missing(call: Call, refusal: Facts, fault: str) -> bool:
    whole = [path for path in several(refusal.get("at")) if not path.endswith(".*")]
    wrong = {p.path for p in call.problems}
    return _problem(call, refusal, fault) or any(
        not call.has(path) and path not in wrong for path in whole
    )


def _context(call: Call, refusal: Facts, fault: str) -> bool:
    return not call.caller.application


def _administrator(call: Call, refusal: Facts, fault: str) -> bool:
    return not call.caller.administrator


def _foreign(call: Call, refusal: Facts, fault: str) -> bool:
    made_by = call.record.application if call.record is not None else ""
    return made_by not in ("", call.caller.application)


def _empty(call: Call, refusal: Facts, fault: str) -> bool:
    return any(call.value(path) in ("", [], {}) for path in several(refusal["at"]))


def _given(call: Call, refusal: Facts, fault: str) -> bool:
    return all(call.has(path) for path in several(refusal.get("at")))


def _several(call: Call, refusal: Facts, fault: str) -> bool:
    values = (call.value(path) for path in several(refusal["at"]))
    return any(is_list(value) and len(value) > 1 for value in values)


def _differ(call: Call, refusal: Facts, fault: str) -> bool:
    one, other = (call.value(path) for path in several(refusal["at"]))
    return bool(one != other)


def _same(call: Call, refusal: Facts, fault: str) -> bool:
    return not _differ(call, refusal, fault)


def _unknown(call: Call, refusal: Facts, fault: str) -> bool:
    if "record" not in refusal:
        return call.record is None
    return any(
        call.value(path) not in (None, "", _default(call, path))
        and call.named(refusal["record"], path, refusal.get("where", {})) is None
        for path in several(refusal["at"])
    )


def _default(call: Call, path: str) -> Any:
    return (shape_at(call.facts["params"], path) or {}).get("default")


def _taken(call: Call, refusal: Facts, fault: str) -> bool:
    key = call.draft.get(call.table.spec["key"])
    return call.table.find(key, call.caller.application) is not None


def _used(call: Call, refusal: Facts, fault: str) -> bool:
    by = call.table.spec["used_by"]
    key = call.record.get(call.table.spec["key"]) if call.record else None
    rows = call.world.tables[by["record"]].rows.values()
    return any(same(row.get(by["field"]), key) for row in rows)


def _closed(call: Call, refusal: Facts, fault: str) -> bool:
    records: list[Record | None] = [call.record]
    if "record" in refusal:
        records = [
            call.named(refusal["record"], path, {}) for path in several(refusal["at"])
        ]
    return any(
        record is not None and call.table.is_closed(record) for record in records
    )


def _changed(call: Call, refusal: Facts, fault: str) -> bool:
    fields: Facts = call.act["fields"]
    old = call.record
    return old is not None and any(
        call.has(path) and not same(call.value(path), old.get(fields[path]))
        for path in several(refusal["at"])
    )


def _object(call: Call, refusal: Facts, fault: str) -> bool:
    named = (call.object(), call.object("target"))
    return any(
        object_ is not None and not call.world.exists(object_) for object_ in named
    )


def _bound(call: Call, refusal: Facts, fault: str) -> bool:
    object_ = call.object("target") or call.object()
    return call.record is not None and object_ in call.record.bindings


def _unbound(call: Call, refusal: Facts, fault: str) -> bool:
    return call.record is not None and call.object() not in call.record.bindings


def _last(call: Call, refusal: Facts, fault: str) -> bool:
    return call.record is not None and len(call.record.bindings) == 1


def _full(call: Call, refusal: Facts, fault: str) -> bool:
    limit = facts()["limits"][call.table.spec["bindings"]["limit"]]
    return call.record is not None and len(call.record.bindings) >= limit


def _bare(call: Call, refusal: Facts, fault: str) -> bool:
    parts = call.record.parts if call.record is not None else {}
    return not is_object(parts.get(call.caller.application))


_FAULTS: dict[str, Callable[[Call, Facts, str], bool]] = {
    "administrator": _administrator,
    "bare": _bare,
    "bound": _bound,
    "changed": _changed,
    "closed": _closed,
    "context": _context,
    "differ": _differ,
    "empty": _empty,
    "foreign": _foreign,
    "full": _full,
    "given": _given,
    "last": _last,
    "missing": _missing,
    "object": _object,
    "same": _same,
    "several": _several,
    "taken": _taken,
    "unbound": _unbound,
    "unknown": _unknown,
    "used": _used,
}
"""How each reason is found; the others are problems of parameters."""
