"""Rules for workflows: who runs one gives its inputs and reads its outputs; the steps are its own affair."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diff.shapes import covers
from generator.diff.things import renamed, things
from generator.diff.verdicts import (
    ADDITIVE,
    BREAKING,
    DOCUMENTATION,
    Case,
    Rule,
    Verdict,
    changed,
    lost,
    reworded,
)
from generator.model import Shape


def given(case: Case) -> Verdict:
    """Inputs: whoever runs a workflow gives all of them."""
    change = case.difference
    if change.renamed is not None:
        return renamed(case)
    if change.before is None:
        return Verdict(BREAKING, "new, required", advice="Give it each time.")
    return Verdict(BREAKING, "removed", advice="Leave it out.")


def type_(case: Case) -> Verdict:
    """The scalar of an input."""
    old, new = (Shape("scalar", str(value)) for value in (case.before, case.after))
    known = all(
        shape.name in spec.scope.commons.scalars
        for shape, spec in ((old, case.old), (new, case.new))
    )
    fine = known and covers(new, old, "request", (case.new, case.old))
    what = f"type is {case.now}, was {case.was}"
    return Verdict(ADDITIVE if fine else BREAKING, what, advice="" if fine else "Give the new type.")


def output(case: Case) -> Verdict:
    """What a workflow hands back; one that is taken from elsewhere may be something else."""
    change = case.difference
    if change.before is not None and change.after is not None:
        what = f"taken from {case.now}, was taken from {case.was}"
        return Verdict(BREAKING, what, advice="See whether it is still what you need.")
    return things("", advice="Do without it.")(case)


def order(case: Case) -> Verdict | None:
    """The order of steps; those that came or went are told by themselves."""
    if lost(case.before, case.after) or lost(case.after, case.before):
        return None
    return Verdict(DOCUMENTATION, "steps in another order")


_NOTED = things("", DOCUMENTATION, DOCUMENTATION)

RULES: Mapping[str, Rule] = {
    "Spec.workflows file": _NOTED,
    "WorkflowsFile.title": reworded("title"),
    "WorkflowsFile.summary": reworded("summary"),
    "WorkflowsFile.description": reworded("description"),
    "Spec.workflows": things("workflow", advice="Make its calls yourself."),
    "WorkflowSpec.name": changed("name"),
    "WorkflowSpec.summary": reworded("summary"),
    "WorkflowSpec.description": reworded("description"),
    "WorkflowSpec.sources": reworded("sources"),
    "WorkflowSpec.event": changed("event that starts it", advice="Listen to the new one."),
    "WorkflowSpec.inputs": given,
    "InputSpec.type": type_,
    "InputSpec.description": reworded("description"),
    "InputSpec.example": reworded("example"),
    "InputSpec.at": changed("place in the event", advice="Take it from there."),
    "WorkflowSpec.outputs": output,
    "WorkflowSpec.steps": _NOTED,
    "WorkflowSpec.steps in order": order,
    "StepSpec.name": changed("name", DOCUMENTATION),
    "StepSpec.description": reworded("description"),
    "StepSpec.method": changed("method", DOCUMENTATION),
    "StepSpec.workflow": changed("workflow that is run", DOCUMENTATION),
    "StepSpec.request": changed("what is sent", DOCUMENTATION),
    "StepSpec.expect": _NOTED,
    "StepSpec.keep": _NOTED,
    "StepSpec.last_without": changed("place without which it is the last step", DOCUMENTATION),
}
