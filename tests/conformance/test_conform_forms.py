"""The OpenAPI document in YAML says what it says in JSON, which the other tests read."""

from __future__ import annotations

from ruamel.yaml import YAML

from tests.conformance import openapi_doc as doc
from tests.conformance.report import Report


def test_yaml_says_the_same_as_json() -> None:
    loaded = YAML(typ="safe", pure=True).load(doc.YAML.read_text(encoding="utf-8"))
    report = Report("openapi.yaml", "document")
    report.tree("", loaded, doc.document())
    report.check()
