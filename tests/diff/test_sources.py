"""The differences between the sources and the newest pages, as a user reads of them."""

from __future__ import annotations

from pathlib import Path

from generator.diff import markdown
from generator.diff.snapshot import snapshot
from generator.store import Store
from tests.diff.sources import NOT_YET, write
from tests.diff.specs import told

CODE = "SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL"

BREAKING = [
    f"`crm.activity.binding.move`, error `{CODE}`: probably called `{CODE}_ERROR` now: nothing else of it "
    "differs. In Python: `bitrix24_client.errors.EntityTypesDiffer`. "
    "Its class stays; change what compares codes.",
    "`crm.activity.type.add`, `crm.activity.type.list` and `crm.activity.type.delete`: context is "
    "`application_administrator`, was `application`. Call it as an administrator.",
    "`crm.activity.add`, result: type is `integer`, was `boolean`. In Python: `int`, was `bool`. "
    "Read the new type.",
]

AMONG_THE_OTHERS = [
    "`crm.activity.layout.blocks.set`, `crm.activity.layout.blocks.get` and "
    "`crm.activity.layout.blocks.delete`: context is `application`, was `application_administrator`.",
    "`crm.activity.add`: deprecated now. In Python: calls give a `DeprecationWarning`. "
    "Call `crm.activity.todo.add` instead.",
    "`crm.item.get`, parameter `useOriginalUfNames`: new, optional, `yes_no`. "
    "In Python: `b24.crm.item.get(use_original_uf_names=…)`.",
    "`crm.activity.call.getTranscript`: new method: Get the transcript of a call. "
    "In Python: `b24.crm.activity.call.get_transcript`.",
    "`crm.activity.binding.delete`: example of an error `not-found`: body changed.",
]


def test_the_report_on_the_real_pair(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    write(old, new)
    store = Store(tmp_path / "store")
    report = told(snapshot("sources", old, store), snapshot("newest", new, store))
    lines = [line.removeprefix("- ") for line in markdown(report).splitlines()]
    assert [line for line in lines if line.startswith("**")] == [
        f"**Breaking:** {line}" for line in BREAKING
    ]
    assert [line for line in AMONG_THE_OTHERS if line not in lines] == []
    added = {c.subject for c in report.changes if c.fact == "Spec.methods"}
    assert added == {name for name in report.new.sections["methods"] if name.startswith(NOT_YET)}
    assert (report.exit_code, report.version) == (20, "0.2.0")
