"""A call -> the JSON of its answer, batches with references and PHP's way with arrays included."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from rows import SELECTED, Found, Refused, Rows, Texts, nested, whole

MOST = 50
"""Commands of a batch."""

_REFERENCE = re.compile(r"\$result\[(\w+)\]((?:\[\w+\])*)")
_ADD = {"ownerTypeId", "ownerId", "deadline"}
_OLD_ADD = {"OWNER_ID", "OWNER_TYPE_ID", "TYPE_ID", "SUBJECT", "COMMUNICATIONS", "RESPONSIBLE_ID"}


class Ids(list[int]):
    """Rows that a list gave, by their identifiers."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command gave."""

    text: str
    """Its `result` as JSON."""
    value: Any
    """The same, for references."""
    total: int | None = None
    next: int | None = None


@dataclass
class Answers:
    """What the portal knows and has counted since it was set up."""

    template: Mapping[str, Any]
    rows: Rows = field(init=False)
    texts: dict[tuple[str, ...], Texts] = field(default_factory=dict)
    commands: int = 0

    def __post_init__(self) -> None:
        self.set_up(0)

    def set_up(self, count: int, change: str = "") -> None:
        """Start anew with so many rows. The JSON of rows is kept: it depends on the identifier only."""
        self.rows = Rows(self.template, count, change)
        self.commands = 0
        self._texts(SELECTED).page(self.rows.ids)

    def answer(self, method: str, params: Mapping[str, Any]) -> tuple[int, str, int]:
        """HTTP status, body, and the number of commands in a batch."""
        try:
            if method.lower() == "batch":
                text, count = self._batch(params)
                return 200, f'{{"result":{text},"time":{_time()}}}', count
            self.commands += 1
            outcome = self._run(method, params)
        except Refused as refused:
            return 400, _error(refused), 0
        more = "" if outcome.next is None else f',"next":{outcome.next}'
        more += "" if outcome.total is None else f',"total":{outcome.total}'
        return 200, f'{{"result":{outcome.text}{more},"time":{_time()}}}', 0

    def _run(self, method: str, params: Mapping[str, Any]) -> Outcome:
        match method.lower():  # b24pysdk writes `Get`
            case "crm.activity.get":
                row = self.rows.row(whole(params.get("ID", params.get("id", ""))))
                return Outcome(json.dumps(row), row)
            case "crm.activity.list":
                return self._list(params)
            case "crm.activity.todo.add":
                _demand(params, _ADD)
                number = self.rows.add()
                return Outcome(f'{{"id":{number}}}', {"id": number})
            case "crm.activity.add":
                _demand(params.get("fields") or {}, _OLD_ADD)
                number = self.rows.add()
                return Outcome(str(number), number)
            case "batch":
                raise Refused("ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch")
        raise Refused("ERROR_METHOD_NOT_FOUND", "Method not found!")

    def _list(self, params: Mapping[str, Any]) -> Outcome:
        given = {key.lower(): value for key, value in params.items()}
        select = given.get("select") or ()
        names = tuple(select.values() if isinstance(select, dict) else select)
        start = whole(given.get("start") or 0)
        found: Found = self.rows.list(given.get("filter") or {}, given.get("order") or {}, start)
        total = 0 if found.total is None else found.total  # not counted: 0, as documented
        return Outcome(self._texts(names).page(found.ids), Ids(found.ids), total, found.next)

    def _texts(self, select: tuple[str, ...]) -> Texts:
        if select not in self.texts:
            self.texts[select] = Texts(self.template, select)
        return self.texts[select]

    def _batch(self, params: Mapping[str, Any]) -> tuple[str, int]:
        given = params.get("cmd") or {}
        commands = dict(given.items() if isinstance(given, dict) else map(_named, enumerate(given)))
        halt = whole(int(given) if isinstance(given := params.get("halt", 0), bool) else given)
        good: dict[str, Outcome] = {}
        bad: dict[str, str] = {}
        for name, command in commands.items():
            try:
                good[name] = self._command(command, good, len(good) + len(bad))
            except Refused as refused:
                bad[name] = _error(refused)
                if halt:
                    break
        parts = {
            "result": {name: outcome.text for name, outcome in good.items()},
            "result_error": bad,
            "result_total": {n: str(o.total) for n, o in good.items() if o.total is not None},
            "result_next": {n: str(o.next) for n, o in good.items() if o.next is not None},
            "result_time": dict.fromkeys(good, _time()),
        }
        body = ",".join(f'"{key}":{_php(part)}' for key, part in parts.items())
        return f"{{{body}}}", len(good) + len(bad)

    def _command(self, command: str, good: Mapping[str, Outcome], place: int) -> Outcome:
        if place >= MOST:
            raise Refused("ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded")
        self.commands += 1
        method, _, query = command.partition("?")
        params = nested(query)
        if "$result" in query or "%24result" in query:
            params = self._resolved(params, good)
        return self._run(method, params)

    def _resolved(self, value: Any, good: Mapping[str, Outcome]) -> Any:
        if isinstance(value, dict):
            return {key: self._resolved(item, good) for key, item in value.items()}
        return _REFERENCE.sub(lambda found: self._look_up(found, good), value)

    def _look_up(self, found: re.Match[str], good: Mapping[str, Outcome]) -> str:
        """What a reference means; one that leads nowhere stays as it is, as on the server."""
        value: Any = good[found[1]].value if found[1] in good else None
        try:
            for step in re.findall(r"\w+", found[2]):
                if isinstance(value, Ids):
                    value = self.rows.fields(value[int(step)])
                else:
                    value = value[int(step)] if isinstance(value, list) else value[step]
        except (IndexError, KeyError, TypeError, ValueError):
            return found[0]
        return found[0] if value is None else str(value)


def _named(numbered: tuple[int, str]) -> tuple[str, str]:
    return str(numbered[0]), numbered[1]


def _demand(given: Mapping[str, Any], names: set[str]) -> None:
    for name in sorted(names - given.keys()):
        raise Refused(100, f"Could not find value for parameter {{{name}}}")


def _error(refused: Refused) -> str:
    code, description = refused.args
    return json.dumps({"error": code, "error_description": description})


def _php(parts: Mapping[str, str]) -> str:
    """An array of PHP: `[]` when empty, a list when the keys are 0, 1, 2, ..., else an object."""
    if list(parts) == [str(number) for number in range(len(parts))]:
        return f"[{','.join(parts.values())}]"
    return "{" + ",".join(f"{json.dumps(name)}:{text}" for name, text in parts.items()) + "}"


def _time() -> str:
    now = time.time()
    if int(now) not in _clock:
        _clock.clear()
        _clock[int(now)] = datetime.now(UTC).isoformat(timespec="seconds")
    told = f'"date_start":"{_clock[int(now)]}","date_finish":"{_clock[int(now)]}"'
    begun = f'"start":{now:.4f},"finish":{now:.4f},"duration":0.001,"processing":0.001'
    return f'{{{begun},{told},"operating_reset_at":{int(now) + 600},"operating":0}}'


_clock: dict[int, str] = {}
