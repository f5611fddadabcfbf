"""The Python client against the spec: the events that `parse_event` reads."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from tests.conformance import client_code as code
from tests.conformance.facts import Data, facts
from tests.conformance.report import Report
from tests.conformance.wire_values import check_answer

PRODUCT = "the client"


def _class(event: str) -> Any:
    return getattr(code.part("events"), event[:1].upper() + event[1:], None)


def form(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """A tree as a form with brackets, as a portal sends it."""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from form(item, f"{name}[{key}]" if name else str(key))
    else:
        yield name, str(value)


def test_classes(event: str) -> None:
    spec, report = facts().events[event], Report(PRODUCT, event)
    made = _class(event)
    if made is None:
        report.add("class", None, event)
    else:
        about = made.__doc__
        for fact in ("summary", "description", "docs"):
            report.holds(fact, about, spec[fact])
        report.holds("name", about, event)
    report.check()


def test_every_event_and_no_other() -> None:
    report = Report(PRODUCT, "events")
    kinds = code.part("events")._KINDS
    report.names("event", (name for name in kinds if name), map(str.lower, facts().events))
    classes = [event[:1].upper() + event[1:] for event in facts().events]
    members = [cls.__name__ for cls in typing.get_args(code.part("events").AnyEvent)]
    report.names("member of AnyEvent", members, [*classes, "OtherEvent"])
    report.check()


def test_printed_events_are_read(event: str) -> None:
    spec, report = facts().events[event], Report(PRODUCT, event)
    example: Data = spec["example"]
    token = example["auth"]["application_token"]
    parse = code.part("events").parse_event
    forms = {
        "as a form": urlencode(list(form(example))),
        "as JSON": json.dumps(example),
        "as a form in capitals": urlencode(list(form({**example, "event": event.upper()}))),
    }
    for how, body in forms.items():
        read = parse(body, application_token=token)
        report.same(f"{how}: class", type(read).__name__, _class(event).__name__)
        for part in ("data", "auth"):
            shape = {"type": spec[part]}
            check_answer(report, f"{how}: {part}", getattr(read, part), shape, example[part])
        shown = repr(read)
        for key, value in example["auth"].items():
            if key.endswith("_token") and value in shown:
                report.add(f"{how}: {key} in the repr", "shown", "kept out")
    report.check()
