"""What the spec holds, in numbers: rows of text to compare with a count of the pages."""

from __future__ import annotations

from pathlib import Path

from generator import pipeline
from generator.model import Method, Property, Shape
from generator.state import CACHE, program
from generator.store import Store

HEAD = ("method", "parameters", "nested", "starred", "errors", "meanings", "examples", "findings")


def count(root: Path) -> list[tuple[str, ...]]:
    """A head, a row for each method, and totals.

    `nested` counts the properties of request objects, `starred` what the page stars at either level,
    `meanings` the rows of the page's error table; of a union all alternatives count. Raises SpecError.
    """
    run = pipeline.Run(root, Store(root / CACHE / "store"), program())
    base = pipeline.prepare(run)
    rows: list[tuple[str, ...]] = [HEAD]
    unions = 0
    for file in run.records:
        unit = run.load_unit(file)
        rows += (_row(method, run) for method in unit.methods)
        unions += sum(type_.alternatives is not None for type_ in unit.types)
    methods = len(rows) - 1
    totals = [sum(int(row[column]) for row in rows[1:]) for column in range(1, len(HEAD))]
    rows.append((f"{methods} methods", *map(str, totals)))
    types = sum(len(r.index.types) for r in run.records.values())
    enums = sum(len(r.index.enums) for r in run.records.values())
    others = (
        f"{len(base.events)} events",
        f"{len(base.events_spec.placements)} placements",
        f"{types} types",
        f"{unions} of them unions",
        f"{enums} enums",
        f"{len(base.model.errors)} error classes",
        f"{sum(len(e.system) for e in base.model.errors.values())} service errors",
        f"{len(base.findings)} findings",
    )
    return [*rows, others]


def _row(method: Method, run: pipeline.Run) -> tuple[str, ...]:
    nested = [prop for param in method.params for prop in _below(param.shape, run)]
    starred = [p for p in (*method.params, *nested) if p.required if p.starred is None]
    starred += [p for p in (*method.params, *nested) if p.starred]
    figures = (
        len(method.params),
        len(nested),
        len(starred),
        len(method.errors),
        sum(len(row.when) for row in method.errors),
        len(method.examples) + len(method.error_examples),
        len(method.findings),
    )
    return (method.wire, *map(str, figures))


def _below(shape: Shape, run: pipeline.Run) -> tuple[Property, ...]:
    if shape.kind != "type":
        return ()
    type_ = run.type(shape.name)
    if type_.alternatives is None:
        return type_.properties
    return tuple(prop for option in type_.alternatives.shapes for prop in _below(option, run))
