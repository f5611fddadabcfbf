"""The spec as the older pages would have it: the facts that the newest pages have changed are put back.

It is the real pair that `diff` is tried on: `python -m tests.diff.sources OLD NEW` writes both as folders.
What a portal does is left out of both, since no page tells it.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.mutants.trees import load
from tests.project import HOME

Data = dict[str, Any]

NOT_YET = (
    "crm.activity.badge",
    "crm.activity.call",
    "crm.activity.configurable",
    "crm.enum",
)
"""Areas that the older pages do not have."""


def write(old: Path, new: Path) -> None:
    """Write both specs; each folder gets a `spec/`."""
    for root in (old, new):
        shutil.copytree(HOME / "spec", root / "spec", ignore=shutil.ignore_patterns("portal.yaml"))
    gone = {*NOT_YET, "CRM_XXX_ACTIVITY_TIMELINE_MENU", "REST_APP"}
    for area in NOT_YET:
        path = old / f"spec/methods/{area}.yaml"
        data = load(path.read_text(encoding="utf-8"))
        gone |= {*data.get("types", {}), *data.get("enums", {})}
        path.unlink()
    changes = {**CHANGES, "findings.yaml": lambda data: _findings(data, gone)}
    for file, change in changes.items():
        path = old / "spec" / file
        data = load(path.read_text(encoding="utf-8"))
        change(data)
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _activity(data: Data) -> None:
    add, update, listed = (_method(data, name) for name in ("add", "update", "list"))
    add["result"] = {
        "type": "boolean",
        "description": "Whether the activity was created.",
        "declared": "boolean",
    }
    for example in add["examples"]:
        if example.get("response"):
            example["response"]["result"] = True
    listed["result"]["declared"] = "boolean"
    for method in (add, update):
        del method["deprecated"]


def _binding(data: Data) -> None:
    move, listed, delete = (_method(data, name) for name in ("move", "list", "delete"))
    for row in move["errors"]:
        if row.get("code") == "SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR":
            row["code"] = "SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL"
    listed["result"]["declared"] = "array of arrays"
    for example in delete["error_examples"]:
        example["body"]["error_description"] = "Entity not found"


def _types(data: Data) -> None:
    for method in data["methods"]:
        method["context"] = "application"
        method["access"] = "Any user, through an application."
        rows = method["errors"]
        method["errors"] = [r for r in rows if r.get("message") != "Admin permissions required"]


def _layout(data: Data) -> None:
    for method in data["methods"]:
        method["access"] = "An administrator, through an application."
        method["context"] = "application_administrator"


def _todo(data: Data) -> None:
    for method in data["methods"]:
        method["access"] = "Any user with rights."


def _item(data: Data) -> None:
    get = data["methods"][0]
    del get["params"]["useOriginalUfNames"]
    for example in get["examples"]:
        example["request"].pop("useOriginalUfNames", None)


def _flags(data: Data) -> None:
    for type_ in data["types"].values():
        for field in type_.get("properties", {}).values():
            if "flags" in field:
                field["flags"]["type"] = field["flags"]["type"].replace("crm_enum_", "crm.enum.")


def _events(data: Data) -> None:
    data["placements"] = data["placements"][:1]


def _findings(data: Data, gone: set[str]) -> None:
    """No finding is about what is not there."""
    new = ("useOriginalUfNames", "Admin permissions required", "NOT_EQUAL_ERROR")
    for slug, finding in [*data["findings"].items()]:
        finding["touches"] = [
            touch
            for touch in finding["touches"]
            if not touch.endswith(new) and not _is_of(touch, gone)
        ]
        if not finding["touches"]:
            del data["findings"][slug]


def _is_of(touch: str, gone: set[str]) -> bool:
    return touch.split(".")[0] in gone or any(touch.startswith(f"{name}.") for name in gone)


def _method(data: Data, name: str) -> Data:
    found: Data = next(m for m in data["methods"] if m["name"].endswith(f".{name}"))
    return found


CHANGES: dict[str, Callable[[Data], None]] = {
    "methods/crm.activity.yaml": _activity,
    "methods/crm.activity.binding.yaml": _binding,
    "methods/crm.activity.type.yaml": _types,
    "methods/crm.activity.layout.blocks.yaml": _layout,
    "methods/crm.activity.todo.yaml": _todo,
    "methods/crm.item.yaml": _item,
    "types/activity.yaml": _flags,
    "events.yaml": _events,
}


if __name__ == "__main__":
    write(*map(Path, sys.argv[1:3]))
