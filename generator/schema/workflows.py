"""Chains of calls that integrators make: `spec/workflows.yaml`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from generator.schema.shapes import ListOf, MethodName, Node, Slug, Text, WireKey

Place = Annotated[Text, Field(pattern=r"^[A-Za-z_]\w*(\.\w+)*$")]
"""A key of an answer or an event, or a part below it: `result.items.0.id`."""


class InputSpec(Node):
    """What somebody gives who runs a workflow."""

    type: Text = Field(description="A scalar.")
    description: Text
    example: Any = Field(description="A value to try it with.")
    at: Place | None = Field(
        None, description="Where the event has it, if one starts the workflow."
    )


class StepSpec(Node):
    """One call, or another workflow. A text `$inputs.x` or `$steps.name.x` stands for a value,
    `$steps.name.x.key` for one inside of it."""

    name: WireKey
    description: Text
    method: MethodName | None = None
    workflow: Slug | None = Field(None, description="Instead of a method: what is run here.")
    request: dict[WireKey, Any] = Field(
        default_factory=dict, description="Parameters of the method, or inputs of the workflow."
    )
    expect: dict[Place, Any] = Field(
        default_factory=dict, description="Places in the answer, and the values there."
    )
    keep: dict[WireKey, Place | Literal["."]] = Field(
        default_factory=dict,
        description="Names for later steps, and places that every answer has; `.` is all of it.",
    )
    last_without: Place | None = Field(
        None, description="The workflow ends here if this place is not in the answer."
    )


class WorkflowSpec(Node):
    """A chain of calls."""

    name: Slug
    summary: Text = Field(description="Imperative, one line, full stop at the end.")
    description: Text
    event: Text | None = Field(None, description="Event that starts it.")
    sources: Annotated[ListOf[Text], Field(min_length=1)]
    inputs: dict[WireKey, InputSpec] = Field(default_factory=dict)
    steps: Annotated[ListOf[StepSpec], Field(min_length=1)]
    outputs: dict[WireKey, Text] = Field(default_factory=dict)


class WorkflowsFile(Node):
    """`spec/workflows.yaml`: chains of calls, as they are published in Arazzo; it may be missing."""

    title: Text
    summary: Text
    description: Text
    workflows: Annotated[ListOf[WorkflowSpec], Field(min_length=1)]
