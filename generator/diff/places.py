"""Steps into the facts -> words for where that is: what it belongs to, which part, its Python name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import text
from generator.diff import python
from generator.diff.compare import Difference, Step
from generator.diff.facts import Node
from generator.emit.client.imports import PACKAGE
from generator.model import Unit

SUBJECTS = {
    "scalars": "scalar",
    "findings": "finding",
    "files": "file",
    "workflows": "workflow",
}
"""Sections whose names do not speak for themselves."""

ONCE = {"service": "Service", "workflows file": "Workflows", "portal": "Fake portal"}
"""Sections that hold a single thing."""

NOUNS = {
    "Method.params": "parameter",
    "Method.result": "result",
    "Method.paging": "paging",
    "Method.errors": "error",
    "Method.examples": "example",
    "Method.error_examples": "example of an error",
    "Paging.cursor": "cursor",
    "Type.properties": "property",
    "Type.extra": "further keys",
    "Alternatives.shapes": "alternative",
    "Enum.values": "value",
    "ErrorSpec.system": "answer",
    "PlacementSpec.options": "option",
    "ServiceFile.sources": "source",
    "Protocol.url_forms": "address",
    "Protocol.operators": "operator",
    "Protocol.limits": "limit",
    "Protocol.rates": "rate",
    "Protocol.oauth": "OAuth",
    "Protocol.move": "move of a portal",
    "Protocol.batch": "batch",
    "Protocol.handlers": "handlers of events",
    "OAuth.errors": "error",
    "OAuth.code_grant": "grant for a code",
    "OAuth.refresh_grant": "grant for a refresh token",
    "BatchFacts.answer_keys": "keys of the answer",
    "UrlForm.variables": "variable",
    "WorkflowSpec.inputs": "input",
    "WorkflowSpec.outputs": "output",
    "WorkflowSpec.steps": "step",
    "StepSpec.expect": "expected value",
    "StepSpec.keep": "kept value",
}
"""What the parts of an object are called where a change of them is told."""

SILENT = frozenset(
    {
        "Extra.names",
        "Extra.shape",
        "Property.flags",
        "Property.shape",
        "Result.shape",
        "ServiceFile.protocol",
        "Shape.inside",
        "Shape.limits",
        "Shape.names",
        "Type.alternatives",
    }
)
"""Fields that are passed through without a word."""

INNER = ("parameter", "property", "option")
"""What objects can be written inside of."""


@dataclass(frozen=True, slots=True)
class Place:
    """A method, a type or whatever else has a name of its own; a part of it; what it is called in Python."""

    subject: str
    part: str
    python: str

    def __str__(self) -> str:
        return f"{self.subject}, {self.part}" if self.part else self.subject


def place(difference: Difference) -> Place:
    """Where a difference is."""
    section, steps = difference.steps[0].name, difference.steps[1:]
    name = steps[0].name
    named = f"{_kind(difference, section)} {text.code(name)}".strip()
    subject = ONCE.get(section, named)
    told = (
        f"{noun} {text.code('.'.join(names))}" if names else noun for noun, names in _parts(steps)
    )
    return Place(subject, ", ".join(told), _python(difference, section, name))


def _kind(difference: Difference, section: str) -> str:
    """What a thing is; a file with methods is an area of the API."""
    units = (new.origin for _, new in difference.holders if isinstance(new.origin, Unit))
    is_area = any(unit.area for unit in units)
    return "area" if is_area else SUBJECTS.get(section, "")


def _parts(steps: tuple[Step, ...]) -> Iterator[tuple[str, list[str]]]:
    """Words for the parts on the way, each with the names of what it is."""
    noun, names = "", list[str]()
    for step, after in zip(steps[1:], (*steps[2:], None), strict=False):
        fact = f"{step.kind}.{step.name}"
        if not step.kind:
            names.append(step.name)
        elif fact == "Type.properties" and after and noun in INNER:
            continue
        elif after and fact not in SILENT:
            if noun:
                yield noun, names
            noun, names = NOUNS.get(fact, step.name.replace("_", " ")), []
    if noun:
        yield noun, names


def _python(difference: Difference, section: str, name: str) -> str:
    side = int(difference.after is not None)
    nodes = [pair[side] for pair in difference.holders]
    last = difference.after if side else difference.before
    found = python.name([*nodes, last] if isinstance(last, Node) else nodes)
    name = difference.renamed if difference.renamed and len(difference.steps) == 2 else name
    return f"{PACKAGE}.errors.{name}" if section == "errors" else found
