"""`spec/portal.yaml` names what there is, or nothing is written."""

from __future__ import annotations

import json

import pytest

from generator.problems import SpecError
from tests.project import Project

PORTAL = """\
codes:
  parameter: NOT_FOUND
  authorisation: NOT_FOUND
  expired: NOT_FOUND
  method: NOT_FOUND
  rate: NOT_FOUND
  operating: NOT_FOUND
  batch_length: NOT_FOUND
  batch_method: NOT_FOUND
operators: {'': {test: equal}, '!': {test: equal, negated: true}}
tokens:
  code: [access_token]
  refresh: [access_token]
  status: 400
  refused: invalid_grant
  client: invalid_grant
  request: invalid_grant
  sources: [book]
delivery: {capitals: true, webhook: [domain], application: [domain], sources: [book]}
records:
  thing: {type: Thing, key: ID, numbered: true, new: {TITLE: ''}, sources: [book]}
methods:
  demo.thing.get:
    does: read
    record: thing
    key: id
    answer: {.: .}
    refuses:
      - {fault: unknown, error: NOT_FOUND}
"""
FACTS = "python/bitrix24_client/testing/facts.json"


def test_without_the_file_there_are_facts_nevertheless(demo: Project) -> None:
    facts = json.loads(demo.generate()[FACTS])
    assert "acts" not in facts
    assert "demo.thing.get" in facts["methods"]


def test_what_is_usual_is_left_out(demo: Project) -> None:
    demo.write("spec/portal.yaml", PORTAL)
    facts = json.loads(demo.generate()[FACTS])
    assert facts["acts"]["demo.thing.get"] == {
        "does": "read",
        "record": "thing",
        "key": "id",
        "answer": {".": "."},
        "refuses": [{"fault": "unknown", "error": "NOT_FOUND"}],
    }
    assert facts["records"]["thing"] == {
        "type": "Thing",
        "key": "ID",
        "numbered": True,
        "new": {"TITLE": ""},
    }


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("type: Thing", "type: Thnig", "unknown type 'Thnig'"),
        ("key: ID", "key: IDD", "unknown field of Thing 'IDD'"),
        ("{TITLE: ''}", "{TITEL: ''}", "unknown field of Thing 'TITEL'"),
        ("  demo.thing.get", "  demo.thing.gte", "unknown method 'demo.thing.gte'"),
        ("record: thing", "record: thnig", "unknown kind of record 'thnig'"),
        ("key: id", "key: idd", "unknown parameter 'idd'"),
        ("error: NOT_FOUND", "error: NOT_FUOND", "unknown error of the method 'NOT_FUOND'"),
        ("parameter: NOT_FOUND", "parameter: NOPE", "unknown error code 'NOPE'"),
        ("'!': {", "'?': {", "unknown operator '?'"),
    ],
)
def test_unknown_names_are_told_with_their_places(
    demo: Project, old: str, new: str, told: str
) -> None:
    assert PORTAL.count(old) == 1
    demo.write("spec/portal.yaml", PORTAL.replace(old, new))
    with pytest.raises(SpecError) as caught:
        demo.generate()
    (problem,) = caught.value.problems
    assert problem.what == told
    assert (problem.where.file, problem.slug) == ("spec/portal.yaml", "unknown-name")
    assert problem.where.line > 1
    assert problem.hint


def test_an_unknown_key_is_told(demo: Project) -> None:
    demo.write("spec/portal.yaml", PORTAL.replace("does: read", "do: read"))
    assert [p.slug for p in demo.problems()]
