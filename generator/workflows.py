"""Do the workflows of the spec name what there is, and do their values fit the methods?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.model import Shape
from generator.problems import Location, Problem, suggestion

if TYPE_CHECKING:
    from generator.load import Path
    from generator.model import Event, Method
    from generator.schema import Protocol, StepSpec, WorkflowsFile, WorkflowSpec
    from generator.values import Fitter

_REFERENCE = re.compile(r"\$(inputs)\.(\w+)|\$(steps)\.(\w+)\.(\w+)((?:\.\w+)*)")


@dataclass(frozen=True, slots=True)
class Known:
    """What workflows may name."""

    methods: Callable[[str], Method | None]
    events: dict[str, Event]
    protocol: Protocol
    fitter: Fitter


def check(
    spec: WorkflowsFile, where: Callable[[Path], Location], known: Known
) -> Iterator[Problem]:
    """Every breach of a rule in the file."""
    inputs: dict[str, Iterable[str]] = {}
    for index, workflow in enumerate(spec.workflows):
        if workflow.name in inputs:
            what = f"the workflow {workflow.name!r} is there already"
            at = where(("workflows", index, "name"))
            yield Problem(at, what, "duplicate-workflow", "give it another name")
        inputs.setdefault(workflow.name, workflow.inputs)
    for index, workflow in enumerate(spec.workflows):
        found = _Check(workflow, inputs, known).problems()
        for place, what, slug, hint in found:
            yield Problem(where(("workflows", index, *place)), what, slug, hint)


Found = Iterator[tuple["Path", str, str, str]]
"""Place, what is wrong, slug, hint."""


def _unknown(
    place: Path, kind: str, wrong: str, right: Iterable[str]
) -> tuple[Path, str, str, str]:
    return place, f"unknown {kind} {wrong!r}", "unknown-name", suggestion(wrong, right)


class _Check:
    """One workflow; `kept` are the names that steps so far have given to parts of answers."""

    def __init__(self, spec: WorkflowSpec, inputs: dict[str, Iterable[str]], known: Known) -> None:
        self.spec = spec
        self.inputs = inputs
        self.known = known
        self.kept: dict[str, Iterable[str]] = {}

    def problems(self) -> Found:
        yield from self.summary()
        yield from self.given()
        for index, step in enumerate(self.spec.steps):
            place: Path = ("steps", index)
            if step.name in self.kept:
                what = f"the step {step.name!r} is there already"
                yield (*place, "name"), what, "duplicate-step", "give it another name"
            if (step.method is None) == (step.workflow is None):
                what = "a step has a method or a workflow"
                yield place, what, "bad-workflow", "give one of 'method:' and 'workflow:'"
            elif step.method is not None:
                yield from self.call(step, step.method, place)
            else:
                yield from self.run(step, str(step.workflow), place)
            self.kept[step.name] = step.keep
            if step.last_without is not None and step is self.spec.steps[-1]:
                what = "the last step is the end anyway"
                yield (*place, "last_without"), what, "bad-workflow", "leave it out"
        for name, said in self.spec.outputs.items():
            yield from self.references(said, ("outputs", name))

    def summary(self) -> Found:
        if not self.spec.summary.endswith("."):
            what = "the summary does not end with a full stop"
            yield ("summary",), what, "bad-summary", "add one"

    def given(self) -> Found:
        """The inputs, and the event that has them."""
        event = self.known.events.get(self.spec.event or "")
        if self.spec.event is not None and event is None:
            yield _unknown(("event",), "event", self.spec.event, self.known.events)
        for name, given in self.spec.inputs.items():
            place: Path = ("inputs", name)
            fitter, shape = self.known.fitter, Shape("scalar", given.type)
            if given.type not in fitter.scalars:
                yield _unknown((*place, "type"), "scalar", given.type, fitter.scalars)
            else:
                misfits = fitter.shape(shape, given.example, "request", (*place, "example"))
                yield from ((at, what, "bad-example", "") for at, what in misfits)
            if given.at is None:
                continue
            if self.spec.event is None:
                what = f"{name} is taken from an event, and none starts the workflow"
                yield (*place, "at"), what, "bad-workflow", "add 'event:'"
            elif event is not None and not _reaches(event.example, given.at):
                what = f"the example of {event.name} has no {given.at}"
                yield (*place, "at"), what, "unknown-name", "write its keys with dots between"

    def call(self, step: StepSpec, wire: str, place: Path) -> Found:
        method = self.known.methods(wire)
        if method is None:
            yield (*place, "method"), f"unknown method {wire!r}", "unknown-name", ""
            return
        params = {p.wire: p for p in method.params}
        for missing in (n for n, p in params.items() if p.required and n not in step.request):
            what = f"{missing} is required and missing"
            yield (*place, "request"), what, "bad-workflow", "add it"
        for name, said in step.request.items():
            at = (*place, "request", name)
            if name not in params:
                yield _unknown(at, "parameter", name, params)
                continue
            wrong = [*self.references(said, at)]
            yield from wrong
            if not wrong and not _has_step(said):
                value, shape = self.with_examples(said), params[name].shape
                for where, what in self.known.fitter.shape(shape, value, "request", at):
                    yield where, f"it does not match the parameter: {what}", "bad-example", ""
        yield from self.answer(step, method, place)

    def answer(self, step: StepSpec, method: Method, place: Path) -> Found:
        """Places in the answer of a method."""
        places: list[tuple[str, Path]] = [(said, (*place, "expect", said)) for said in step.expect]
        places += [(said, (*place, "keep", name)) for name, said in step.keep.items()]
        if step.last_without is not None:
            places.append((step.last_without, (*place, "last_without")))
        for said, at in places:
            if said != "." and not self.has(method, said.split(".")):
                what = f"the answer of {method.wire} has no {said}"
                yield at, what, "unknown-name", "write its keys with dots between"
        for said, value in step.expect.items():
            yield from self.references(value, (*place, "expect", said))

    def has(self, method: Method, steps: list[str]) -> bool:
        """Whether an answer can have a place."""
        protocol, paging = self.known.protocol, method.paging
        if paging is not None and steps in ([paging.next], [paging.total]):
            return True
        if steps[0] == protocol.result_key:
            return self.leads(method.result.shape, steps[1:])
        return method.result.at == "body" and self.leads(method.result.shape, steps)

    def leads(self, shape: Shape, steps: list[str]) -> bool:
        """Whether the way through a value exists."""
        if not steps or shape.kind == "any":
            return True
        step, *rest = steps
        if shape.many:
            return step.isdecimal() and self.leads(replace(shape, many=False), rest)
        if shape.kind != "type":
            return False
        type_ = self.known.fitter.type_of(shape.name)
        if type_.alternatives is not None:
            return any(self.leads(option, steps) for option in type_.alternatives.shapes)
        found = next((p.shape for p in type_.properties if p.wire == step), None)
        if found is None and type_.extra is not None:
            found = type_.extra.shape
        return found is not None and self.leads(found, rest)

    def run(self, step: StepSpec, name: str, place: Path) -> Found:
        """Another workflow as a step."""
        if name not in self.inputs:
            yield _unknown((*place, "workflow"), "workflow", name, self.inputs)
            return
        wanted = {*self.inputs[name]}
        if wanted != {*step.request}:
            what = f"the workflow takes {', '.join(sorted(wanted)) or 'nothing'}"
            yield (*place, "request"), what, "bad-workflow", "give all of it, and nothing else"
        if step.expect or step.keep or step.last_without:
            what = "a workflow as a step has no answer"
            yield place, what, "bad-workflow", "leave out 'expect:', 'keep:' and 'last_without:'"
        for key, said in step.request.items():
            yield from self.references(said, (*place, "request", key))

    def references(self, said: Any, place: Path) -> Found:
        """Texts that stand for a value must name one."""
        for at, text in _texts(said, place):
            found = _REFERENCE.fullmatch(text)
            if found is None:
                hint = "write $inputs.<name> or $steps.<step>.<name>"
                yield at, f"{text!r} stands for nothing", "unknown-name", hint
            elif found[1] and found[2] not in self.spec.inputs:
                yield _unknown(at, "input", found[2], self.spec.inputs)
            elif found[3] and found[5] not in self.kept.get(found[4], ()):
                known = [f"{step}.{name}" for step, kept in self.kept.items() for name in kept]
                yield _unknown(at, "value of a step", f"{found[4]}.{found[5]}", known)

    def with_examples(self, said: Any) -> Any:
        """Data with the examples of inputs in place of references."""
        if isinstance(said, dict):
            return {key: self.with_examples(item) for key, item in said.items()}
        if isinstance(said, list):
            return [self.with_examples(item) for item in said]
        found = _REFERENCE.fullmatch(said) if isinstance(said, str) else None
        return self.spec.inputs[found[2]].example if found else said


def _reaches(value: Any, place: str) -> bool:
    for step in place.split("."):
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[step]
    return True


def _texts(said: Any, place: Path) -> Iterator[tuple[Path, str]]:
    """Texts that begin with a dollar sign."""
    if isinstance(said, dict | list):
        items = said.items() if isinstance(said, dict) else enumerate(said)
        for key, item in items:
            yield from _texts(item, (*place, key))
    elif isinstance(said, str) and said.startswith("$"):
        yield place, said


def _has_step(said: Any) -> bool:
    return any(text.startswith("$steps") for _, text in _texts(said, ()))
