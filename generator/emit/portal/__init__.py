"""Model -> `python/bitrix24_client/testing/`: a fake portal, and the facts that it is driven by."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.emit import Output
from generator.emit.portal import behaviour, methods, service, shapes
from generator.problems import SpecError

if TYPE_CHECKING:
    from generator.model import Api, Scope, Unit

ROOT = "python/bitrix24_client/testing"
CODE = Path(__file__).parents[2] / "portal"


def unit(unit: Unit, scope: Scope) -> Output:
    """The facts of one spec file, which `whole` joins; no files of its own."""
    facts = {
        "methods": {m.wire: methods.method(m, scope) for m in unit.methods},
        "types": {t.name: shapes.type_(t, scope) for t in unit.types},
        "enums": {e.name: shapes.enum(e) for e in unit.enums},
    }
    return Output(fragment=json.dumps(facts, ensure_ascii=False))


def whole(api: Api, fragments: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The portal as it is written by hand, and the facts, one entry a line."""
    parts: list[dict[str, Any]] = [json.loads(text) for text in fragments.values()]
    joined = {
        kind: {name: value for part in parts for name, value in part[kind].items()}
        for kind in ("methods", "types", "enums")
    }
    facts = service.facts(api) | joined
    if api.portal is not None:
        problems = behaviour.problems(*api.portal, facts)
        if problems:
            raise SpecError(problems)
        facts |= behaviour.facts(api.portal[0])
    yield f"{ROOT}/facts.json", _text(facts)
    for path in sorted(CODE.glob("*.py")):
        yield f"{ROOT}/{path.name}", path.read_text(encoding="utf-8")


def _text(facts: Mapping[str, Any]) -> str:
    """JSON with a line for each entry of a table, so that changes can be reviewed."""
    tables = (f"{_dump(name)}: {_table(value)}" for name, value in facts.items())
    return "{\n" + ",\n".join(tables) + "\n}\n"


def _table(value: Any) -> str:
    if not isinstance(value, dict) or not value:
        return _dump(value)
    rows = (f"  {_dump(name)}: {_dump(item)}" for name, item in value.items())
    return "{\n" + ",\n".join(rows) + "\n}"


def _dump(value: Any) -> str:
    return json.dumps(value, allow_nan=False)  # ASCII: no invisible characters
