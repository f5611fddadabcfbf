"""The model -> `python/`: a typed client, sync and async, lazy at every level."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from generator.emit import Output
from generator.emit.client import (
    api,
    enums,
    errors,
    events,
    filters,
    models,
    package,
    reserved,
    tree,
)
from generator.emit.client.imports import PACKAGE
from generator.pysample import python as sample

if TYPE_CHECKING:
    from generator.model import Api, Scope, Unit

ROOT = "python"


def unit(unit: Unit, scope: Scope) -> Output:
    """Modules with the methods, models and enums of one spec file; the fragment tells their names."""
    reserved.check(unit, scope)
    files = dict(enums.modules(unit))
    classes = models.module(unit, scope)
    if classes:
        files[f"models/{unit.module}.py"] = classes
    if conditions := filters.module(unit, scope):
        files[f"filters/{unit.module}.py"] = conditions
    if unit.methods:
        files[f"api/{unit.module}.py"] = api.module(unit, scope)
    names = {
        "module": unit.module,
        "models": [t.name for t in unit.types if not t.is_map],
        "enums": [e.name for e in unit.enums],
        "filters": [t.name for t in filters.filters(unit)],
        "sample": _sample(unit, scope),
    }
    return Output(
        {f"{ROOT}/{PACKAGE}/{path}": text for path, text in files.items()}, json.dumps(names)
    )


def _sample(unit: Unit, scope: Scope) -> str:
    """A call that changes nothing, for the README."""
    reading = (
        m for m in unit.methods if m.effect == "read" and m.context == "any" and not m.deprecated
    )
    method = next(reading, None)
    return sample(method, scope) if method and method.params else ""


def whole(api: Api, fragments: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What exists once: clients, namespaces, errors, tables of names, metadata, the runtime."""
    parts: list[dict[str, Any]] = [json.loads(text) for text in fragments.values()]
    homes = {
        kind: {name: part["module"] for part in parts for name in part[kind]}
        for kind in ("models", "enums", "filters")
    }
    for modules in (package.modules(api, homes), errors.modules(api), tree.modules(api)):
        for path, text in modules:
            yield f"{ROOT}/{PACKAGE}/{path}", text
    yield f"{ROOT}/{PACKAGE}/events.py", events.module(api, homes["models"])
    for path, text in package.project(api, (part["sample"] for part in parts)):
        yield f"{ROOT}/{path}", text
