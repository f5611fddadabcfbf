"""Several commands in one request: references to earlier answers, and how answers are put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .facts import Facts, facts, is_list, is_object, wire_name
from .forms import parse

_STEP = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a batch: its key, the method, and the text of its parameters."""

    key: str
    method: str
    query: str


@dataclass(slots=True)
class Answers:
    """What the commands have come to, by key."""

    results: Facts = field(default_factory=dict[str, Any])
    errors: Facts = field(default_factory=dict[str, Any])
    totals: Facts = field(default_factory=dict[str, Any])
    nexts: Facts = field(default_factory=dict[str, Any])
    times: Facts = field(default_factory=dict[str, Any])

    def add(self, key: str, method: str, answer: Facts) -> None:
        """Take the answer of a command.

        Args:
            key: Key of the command.
            method: Wire name of its method.
            answer: The answer, an error or a result.
        """
        keys = facts()["protocol"]
        if keys["error_key"] in answer:
            self.errors[key] = answer
            return
        self.results[key] = answer.get(keys["result_key"])
        self.times[key] = answer.get(keys["time_key"])
        paging = facts()["methods"][method].get("paging")
        total = paging["total"] if paging else None
        total = total or facts().get("acts", {}).get(method, {}).get("total")
        if total in answer:
            self.totals[key] = answer[total]
        if paging and paging["next"] in answer:
            self.nexts[key] = answer[paging["next"]]

    def body(self) -> Facts:
        """Return the result of the batch."""
        keys = facts()["protocol"]["batch"]["answer_keys"]
        return {
            keys["result"]: as_php(self.results),
            keys["error"]: as_php(self.errors),
            keys["total"]: as_php(self.totals),
            keys["next"]: as_php(self.nexts),
            keys["time"]: as_php(self.times),
        }


def as_php(values: Facts) -> Any:
    """Return an array of PHP as it is printed: keys that count from 0 make a list.

    Args:
        values: Values by key.
    """
    if list(values) == [str(number) for number in range(len(values))]:
        return list(values.values())
    return values


def commands(given: Facts) -> Iterator[Command]:
    """Yield the commands of a batch, in their order.

    Args:
        given: The parameters of the batch.
    """
    told = given.get(facts()["protocol"]["batch"]["commands_key"])
    if is_list(told):
        told = {str(index): text for index, text in enumerate(told)}
    if is_object(told):
        for key, text in told.items():
            method, _, query = str(text).partition("?")
            yield Command(key, wire_name(method.removesuffix(".json")), query)


def halts(given: Facts) -> bool:
    """Return whether the first error stops the rest.

    Args:
        given: The parameters of the batch.
    """
    value = given.get(facts()["protocol"]["batch"]["halt_key"])
    return str(value).lower() not in ("none", "", "0", "false", "n")


def parameters(command: Command, results: Facts) -> Facts:
    """Return the parameters of a command, with earlier results in place of references.

    Args:
        command: The command.
        results: Results of earlier commands, by key.
    """
    return {
        name: _resolved(value, results) for name, value in parse(command.query).items()
    }


def _resolved(value: Any, results: Facts) -> Any:
    if is_object(value):
        return {key: _resolved(item, results) for key, item in value.items()}
    if is_list(value):
        return [_resolved(item, results) for item in value]
    return _replaced(str(value), results)


def _replaced(text: str, results: Facts) -> Any:
    """A text with results in place of references; those that lead nowhere stay as they are."""
    opening = re.escape(facts()["protocol"]["batch"]["reference"].partition("[")[0])
    pattern = re.compile(rf"{opening}((?:\[[^\[\]]*\])+)")
    whole = pattern.fullmatch(text)
    if whole:
        found = _find(whole[1], results)
        return text if found is None else found

    def put(match: re.Match[str]) -> str:
        found = _find(match[1], results)
        return (
            match[0]
            if found is None or is_object(found) or is_list(found)
            else str(found)
        )

    return pattern.sub(put, text)


def _find(path: str, results: Any) -> Any:
    place = results
    for step in _STEP.findall(path):
        if is_list(place):
            place = (
                place[int(step)]
                if step.isdecimal() and int(step) < len(place)
                else None
            )
        else:
            place = place.get(step) if is_object(place) else None
    return place
