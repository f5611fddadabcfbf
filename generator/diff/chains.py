"""Rules for workflows: who runs one gives its inputs and reads its outputs; the steps are its own affair."""

from __future__ import annotations

from collections.abc import Mapping

from generator import text
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
from generator.schema import WorkflowSpec


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
    return Verdict(
        ADDITIVE if fine else BREAKING, what, advice="" if fine else "Give the new type."
    )


def output(case: Case) -> Verdict | None:
    """What a workflow hands back."""
    change, chains = case.difference, _chains(case)
    if change.before is None or change.after is None:
        return things("", advice="Do without it.")(case)
    what = f"taken from {case.now}, was taken from {case.was}"
    old, new = (
        _origin(chain, str(said))
        for chain, said in zip(chains, (case.before, case.after), strict=True)
    )
    if old == new:
        return Verdict(DOCUMENTATION, f"{what}: the same value")
    return Verdict(BREAKING, what, advice=LOOK)


def inside(rule: Rule) -> Rule:
    """Something inside of a step, which matters to callers only if an output comes from it."""

    def judged(case: Case) -> Verdict | None:
        verdict, step = rule(case), case.holder("StepSpec")
        if verdict is None or step is None:
            return verdict
        (old, new), name = _chains(case), getattr(step[1].origin, "name", "")
        start = ".".join(filter(None, ("$steps", name, case.difference.item)))
        touched = [
            output
            for output, said in old.outputs.items()
            if f"{said}.".startswith(f"{start}.")
            and new.outputs.get(output) == said
            and _origin(old, said) != _origin(new, said)
        ]
        if not touched:
            return verdict
        told = text.listed(map(text.code, touched), "and")
        return Verdict(BREAKING, f"{verdict.what}, which changes the output {told}", advice=LOOK)

    return judged


def _chains(case: Case) -> tuple[WorkflowSpec, WorkflowSpec]:
    pair = case.holder("WorkflowSpec")
    assert pair is not None
    old, new = pair[0].origin, pair[1].origin
    assert isinstance(old, WorkflowSpec)
    assert isinstance(new, WorkflowSpec)
    return old, new


def _origin(chain: WorkflowSpec, said: str) -> tuple[str | None, ...]:
    """Where a value comes from, whatever the steps are called: method, place in its answer, place therein."""
    start, step, name, *rest = (*said.split("."), "", "")
    found = next((s for s in chain.steps if start == "$steps" and s.name == step), None)
    return (said,) if found is None else (found.method, found.keep.get(name), *filter(None, rest))


def order(case: Case) -> Verdict | None:
    """The order of steps; those that came or went are told by themselves."""
    if lost(case.before, case.after) or lost(case.after, case.before):
        return None
    return Verdict(DOCUMENTATION, "steps in another order")


LOOK = "See whether it is still what you need."

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
    "StepSpec.method": inside(changed("method", DOCUMENTATION)),
    "StepSpec.workflow": changed("workflow that is run", DOCUMENTATION),
    "StepSpec.request": changed("what is sent", DOCUMENTATION),
    "StepSpec.expect": _NOTED,
    "StepSpec.keep": inside(_NOTED),
    "StepSpec.last_without": changed("place without which it is the last step", DOCUMENTATION),
}
