"""The OpenAPI document in YAML says what it says in JSON, which the other tests read."""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML

from tests.conformance import openapi_doc as doc
from tests.conformance.report import Report


def test_yaml_says_the_same_as_json() -> None:
    loaded = YAML(typ="safe", pure=True).load(doc.YAML.read_text(encoding="utf-8"))
    report = Report("openapi.yaml", "document")
    compare(report, "", loaded, doc.document())
    report.check()


def compare(report: Report, place: str, said: Any, wanted: Any) -> None:
    """Name every place where two values differ."""
    if isinstance(said, dict) and isinstance(wanted, dict):
        report.names(f"{place}/", said, wanted)
        for key in wanted.keys() & said.keys():
            compare(report, f"{place}/{key}", said[key], wanted[key])
    elif isinstance(said, list) and isinstance(wanted, list) and len(said) == len(wanted):
        for index, (one, other) in enumerate(zip(said, wanted, strict=True)):
            compare(report, f"{place}/{index}", one, other)
    else:
        report.same(place, said, wanted)
