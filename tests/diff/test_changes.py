"""Changes are rated and told, the same ones in both directions, and nothing else is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.diff import changes, markdown
from generator.diff.snapshot import Snapshot
from generator.diff.verdicts import BREAKING
from tests.diff.prepared import PREPARED
from tests.diff.specs import SPEC, edited, loaded, told
from tests.mutants.trees import load as plain
from tests.project import DEMO, Project


@pytest.mark.parametrize(("file", "before", "after", "rating", "line"), PREPARED)
def test_a_change_is_rated_and_told_and_so_is_the_way_back(
    old: Snapshot, made: Project, file: str, before: str, after: str, rating: str, line: str
) -> None:
    new = edited(made, file, before, after)
    report = told(old, new)
    assert report.worst == rating
    start = "- **Breaking:** " if rating == BREAKING else "- "
    lines = markdown(report).splitlines()
    assert [found for found in lines if found.startswith(f"{start}{line}")], lines
    there, back = report.changes, told(new, old).changes
    assert {(c.fact, c.subject) for c in there} == {(c.fact, c.subject) for c in back}
    both = {(str(c.before), str(c.after)) for c in there}
    assert both == {(str(c.after), str(c.before)) for c in back}


def test_a_spec_does_not_differ_from_itself(old: Snapshot, made: Project) -> None:
    report = told(old, loaded(made))
    assert report.changes == ()
    assert (report.worst, report.exit_code, report.version) == (None, 0, "1.2.3")
    assert markdown(report) == ""


UNORDERED = {
    "methods",
    "errors",
    "values",
    "limits",
    "operators",
    "url_forms",
    "events",
    "placements",
}
UNORDERED |= {"examples", "sources", "also", "touches", "system", "one_of"}


def turned(value: Any, key: str = "") -> Any:
    """The same facts in another order; required parameters have to stand first."""
    if isinstance(value, dict):
        items = [(name, turned(item, name)) for name, item in value.items()]
        return dict(items if key == "params" else reversed(items))
    if isinstance(value, list):
        items = [turned(item) for item in value]
        return items[::-1] if key in UNORDERED else items
    return value


def test_order_is_no_fact(old: Snapshot, made: Project) -> None:
    for path in sorted((made.root / "spec").rglob("*.yaml")):
        data = turned(plain(path.read_text(encoding="utf-8")))
        made.write(path.relative_to(made.root).as_posix(), json.dumps(data))
    assert told(old, loaded(made)).changes == ()


def test_which_code_comes_first_is_a_fact(old: Snapshot, made: Project) -> None:
    codes = "[NOT_FOUND, ERROR_NOT_FOUND]"
    new = edited(made, "spec/errors.yaml", codes, "[ERROR_NOT_FOUND, NOT_FOUND]")
    assert markdown(told(old, new)) == "- `NotFound`: codes: in another order.\n"


def test_the_number_of_records_goes_or_has_another_key(old: Snapshot, made: Project) -> None:
    key, line = "total: total, ", "result: {type: integer, "
    with_total = edited(made, DEMO, line, line + key)
    [gone] = changes(with_total, old)
    assert (gone.fact, gone.rating) == ("Result.total", BREAKING)
    assert gone.what == "key of the number of records is none, was `total`"
    [moved] = changes(with_total, edited(made, DEMO, key, "total: count, "))
    assert (moved.rating, moved.advice) == (BREAKING, "Read the new key.")


def test_a_window_is_no_limit_of_which_more_is_better(old: Snapshot, made: Project) -> None:
    rate = "    - {name: rate, "
    window = "{name: window, value: 600, unit: seconds, description: Window., sources: [book]}"
    first = edited(made, "spec/service.yaml", rate, f"    - {window}\n{rate}")
    longer = edited(made, "spec/service.yaml", "value: 600", "value: 1200")
    for one, other in ((first, longer), (longer, first)):
        [change] = changes(one, other)
        assert change.rating == BREAKING
        assert change.what.endswith("; cannot be judged, taken as breaking")


def test_a_new_method_and_one_that_is_gone(old: Snapshot, made: Project) -> None:
    second = SPEC[SPEC.index("  - name: demo.thing.list") : SPEC.index("types:\n")]
    new = edited(made, DEMO, second, "")
    assert markdown(told(old, new)).splitlines() == [
        "- **Breaking:** `demo.thing.list`: method removed. In Python: `b24.demo.thing.list`. "
        "Do without it.",
    ]
    assert markdown(told(new, old)).splitlines() == [
        "- `demo.thing.list`: new method, deprecated: List things. In Python: `b24.demo.thing.list`."
    ]


def test_a_deprecated_method_tells_what_to_call(old: Snapshot, made: Project) -> None:
    line = "    deprecated: {replacement: demo.thing.add, caveat: It adds.}\n"
    new = edited(made, DEMO, line, "")
    assert markdown(told(new, old)) == (
        "- `demo.thing.list`: deprecated now. In Python: calls give a `DeprecationWarning`. "
        "Call `demo.thing.add` instead.\n"
    )


def test_a_renamed_type_is_told_once(old: Snapshot, made: Project) -> None:
    made.write(DEMO, SPEC.replace("Thing", "Item").replace("ItemFilter", "ThingFilter"))
    lines = markdown(told(old, loaded(made))).splitlines()
    [renamed] = [line for line in lines if line.startswith("- **Breaking:**")]
    assert renamed.startswith(
        "- **Breaking:** `Thing`: probably called `Item` now: nothing else of it differs."
    )
    assert renamed.endswith("In Python: `bitrix24_client.models.Item`. Use `Item` instead.")


def test_two_that_may_be_meant_are_no_new_name(old: Snapshot, made: Project) -> None:
    note = "      note: {type: string, nullable: true, description: Note.}\n"
    both = note.replace("note:", "remark:") + note.replace("note:", "hint:")
    lines = markdown(told(old, edited(made, DEMO, note, both))).splitlines()
    assert [line.partition(". ")[0] for line in lines] == [
        "- **Breaking:** `demo.thing.add`, parameter `note`: removed",
        "- `demo.thing.add`, parameter `remark`: new, optional, `string` or null",
        "- `demo.thing.add`, parameter `hint`: new, optional, `string` or null",
    ]


def test_kinds_that_hold_each_other(old: Snapshot, made: Project) -> None:
    """An enum is open, so a number may take its place in what is sent, but not in what comes back."""
    new = edited(made, DEMO, "colour: {type: Colour,", "colour: {type: integer,")
    assert [c.rating for c in changes(old, new)] == ["additive"]
    assert [c.rating for c in changes(new, old)] == ["additive"]
    colour = "      COLOUR: {type: Colour, description: Colour.}\n      TITLE: {"
    first = edited(made, DEMO, "      TITLE: {", colour)
    second = edited(made, DEMO, "COLOUR: {type: Colour,", "COLOUR: {type: integer,")
    assert [c.rating for c in changes(first, second)] == ["breaking"]
    assert [c.rating for c in changes(second, first)] == ["additive"]


def test_a_renamed_error_class_is_told_once(old: Snapshot, made: Project) -> None:
    new = edited(made, "spec/errors.yaml", "  AccessDenied:\n", "  Forbidden:\n")
    assert markdown(told(old, new)) == (
        "- **Breaking:** `AccessDenied`: probably called `Forbidden` now: nothing else of it differs. "
        "In Python: `bitrix24_client.errors.Forbidden`. Use `Forbidden` instead.\n"
    )


def test_operators_of_a_filter(old: Snapshot, made: Project) -> None:
    new = edited(made, DEMO, "operators: true, ", "")
    assert markdown(told(old, new)) == (
        "- **Breaking:** `ThingFilter`, further keys: operators before keys are no longer allowed. "
        "Keep to it in what you send.\n"
    )
    fewer = edited(made, "spec/service.yaml", "    - {prefix: '!', meaning: Not equal.}\n", "")
    assert [c.fact for c in changes(new, fewer)] == ["Protocol.operators"]
