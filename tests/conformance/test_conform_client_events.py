"""The Python client against the spec: the events that `parse_event` reads."""

from __future__ import annotations

import inspect
import json
import typing
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from tests.conformance import client_code as code
from tests.conformance.facts import Data, facts
from tests.conformance.report import Report
from tests.conformance.wire_values import check_answer

PRODUCT = "the client"
PARTS = {
    "data": "What happened.",
    "auth": "Where the event comes from, and the tokens of who caused it.",
}


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
        told = (spec["summary"], spec["description"], event, spec["docs"])
        report.text("docstring", about, " ".join(told))
        hints, docs = vars(made).get("__annotations__", {}), code.docs_below(made)
        for part, said in PARTS.items():
            want = getattr(code.part("models"), spec[part])
            report.same(f"{part}: type", code.spell(hints.get(part)), code.spell(want))
            report.text(f"{part}: docstring", docs.get(part), said)
    report.check()


def test_every_event_and_no_other() -> None:
    report = Report(PRODUCT, "events")
    kinds = code.part("events")._KINDS
    classes = [event[:1].upper() + event[1:] for event in facts().events]
    wanted = {**{name.lower(): name for name in classes}, "": "OtherEvent"}
    report.names("entry of _KINDS", kinds, wanted)
    for name in kinds.keys() & wanted.keys():
        report.same(f"entry of _KINDS: {name or 'others'}", kinds[name].__name__, wanted[name])
    members = [cls.__name__ for cls in typing.get_args(code.part("events").AnyEvent)]
    report.names("member of AnyEvent", members, [*classes, "OtherEvent"])
    public = ["AnyEvent", "Event", "EventError", "ForeignEvent", "OtherEvent", "parse_event"]
    said = code.part("events").__all__
    report.names("name in __all__", sorted(said), sorted([*public, *classes]))
    report.check()


def test_reader() -> None:
    """Whoever reads an event says what proves where it comes from, or that nothing does."""
    report, parse = Report(PRODUCT, "parse_event"), code.part("events").parse_event
    found = inspect.signature(parse).parameters
    report.names("parameter", found, ["body", "application_token"])
    hints, doc = code.hints(parse), code.doc(parse)
    mapping = code.generic(Mapping, (str, Any))
    types = {
        "body": code.union([bytes, str, mapping]),
        "application_token": code.union([str, None]),
        "return": code.part("events").AnyEvent,
    }
    for name in found.keys() & types.keys():
        is_needed = found[name].default is inspect.Parameter.empty
        report.same(f"parameter {name}: required (no default)", is_needed, True)
    for name, hint in types.items():
        report.same(f"{name}: type", code.spell(hints.get(name)), code.spell(hint))
    kind = found["application_token"].kind.description
    report.same("parameter application_token: kind", kind, "keyword-only")
    told = "Return the event that a request to a handler carries."
    report.text("docstring", doc.text, told)
    report.names("docstring: parameter", doc.args, found)
    report.names("docstring: error", doc.raises, ["ForeignEvent", "EventError"])
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
