"""Tools for agents stand for themselves, whatever the types refer to."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest

from tests.project import DEMO, METHOD, Project

TREE = """\
types:
  Tree:
    direction: request
    description: A tree.
    properties:
      colour: {type: Colour, required: true, description: Colour.}
      branches: {type: Tree, list: true, max_items: 2, description: What grows out of it.}
      title: {type: string, default: '', description: Title.}
    sources: [book]
"""
NODE = "      node: {type: Tree, description: The root.}\n"


@pytest.fixture
def schema(demo: Project) -> dict[str, Any]:
    """What a tool takes whose parameter is a type inside itself."""
    text = METHOD.replace("\ntypes:\n", f"\n{TREE}")
    demo.write(DEMO, text.replace("    result:", f"{NODE}    result:", 1))
    (tool,) = json.loads(demo.generate()["openapi/tools.json"])["tools"]
    found: dict[str, Any] = tool["inputSchema"]
    return found


def test_there_is_no_reference_and_an_end(schema: dict[str, Any]) -> None:
    assert "$ref" not in json.dumps(schema)
    tree = schema["properties"]["node"]
    assert tree["description"] == "The root."
    inner = tree["properties"]["branches"]
    assert inner["maxItems"] == 2
    assert inner["items"] == {"type": "object", "description": "A tree."}
    assert tree["properties"]["title"]["default"] == ""
    assert "auth" not in schema["properties"]


@pytest.mark.parametrize(
    ("node", "fits"),
    [
        ({"colour": 1}, True),
        ({"colour": 1, "branches": [{"colour": 2, "branches": [{"colour": 1}]}]}, True),
        ({"branches": []}, False),
        ({"colour": 1, "branches": [7]}, False),
        ({"colour": 1, "leaf": 7}, False),
    ],
)
def test_what_it_takes(schema: dict[str, Any], node: Any, fits: bool) -> None:
    """Deeper than the end anything goes, so nothing is refused that the method takes."""
    assert jsonschema_rs.Draft202012Validator(schema).is_valid({"id": 7, "node": node}) is fits
