"""What stands once: scalars, error classes, findings, events, the service."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from generator.schema.protocol import Protocol
from generator.schema.shapes import (
    EnumSpec,
    ListOf,
    Node,
    Property,
    Slug,
    Status,
    Text,
    TypeName,
    TypeSpec,
    Url,
    WireKey,
)


class ScalarSpec(Node):
    """How one kind of single value looks in Python and on the wire."""

    python: Literal[
        "str", "int", "float", "bool", "yes_no", "datetime", "timestamp", "dict", "any", "file"
    ]
    request: dict[str, Any] = Field(description="JSON Schema of what is sent.")
    response: dict[str, Any] = Field(description="JSON Schema of what comes back.")
    description: Text
    sources: Annotated[ListOf[Text], Field(min_length=1)]


class ScalarsFile(Node):
    """`spec/scalars.yaml`."""

    scalars: dict[Slug, ScalarSpec]


class SystemError_(Node):
    """An error that any method may answer with."""

    status: Status
    message: Text = Field(description="Text that the documentation prints.")
    when: Text


class ErrorSpec(Node):
    """A class of errors: everything that callers handle alike."""

    description: Text
    group: TypeName | None = Field(
        None, description="Class that stands for this one and others like it; in no group itself."
    )
    codes: ListOf[str] = Field(
        default_factory=list, description="Texts of `error`; the present one first."
    )
    messages: ListOf[Text] = Field(
        default_factory=list, description="Texts of `error_description` that stand for a code."
    )
    prefixes: ListOf[Text] = Field(default_factory=list, description="Beginnings of such texts.")
    system: ListOf[SystemError_] = Field(
        default_factory=list, description="Set: any method may answer it."
    )
    retry: Literal["never", "wait", "wait_for_reset", "refresh_token", "if_repeat_safe"] = "never"
    sources: ListOf[Text] = Field(default_factory=list)


class ErrorsFile(Node):
    """`spec/errors.yaml`: what the error classes are called and recognised by."""

    errors: dict[TypeName, ErrorSpec]


class Says(Node):
    """What one source says."""

    source: Text
    text: Text


class FindingSpec(Node):
    """A place where the sources disagree or are silent, and what we made of it."""

    title: Text
    weight: Literal["high", "medium", "low"]
    says: Annotated[ListOf[Says], Field(min_length=1)]
    decision: Text
    why: Text
    touches: Annotated[ListOf[Text], Field(min_length=1)] = Field(
        description="Method, `method#param`, `method!error`, `Type`, `Type.PROPERTY`, event, or `protocol`."
    )
    study: ListOf[int] = Field(
        default_factory=list, description="Numbers in the study of contradictions."
    )


class FindingsFile(Node):
    """`spec/findings.yaml`."""

    findings: dict[Slug, FindingSpec]


class EventSpec(Node):
    """A call that the portal makes to a handler."""

    name: Annotated[str, StringConstraints(pattern=r"^on[A-Z][A-Za-z]+$")]
    summary: Text
    description: Text
    scope: Text
    docs: Url
    sources: Annotated[ListOf[Text], Field(min_length=1)]
    data: TypeName
    auth: TypeName
    example: dict[str, Any]


class PlacementSpec(Node):
    """A place in the interface where an application may show itself."""

    code: Text
    summary: Text
    description: Text
    docs: Url
    sources: Annotated[ListOf[Text], Field(min_length=1)]
    options: dict[WireKey, Property]
    example: dict[str, Any] | None = None


class EventsFile(Node):
    """`spec/events.yaml`: events and placements, and the types only they use."""

    events: ListOf[EventSpec]
    placements: ListOf[PlacementSpec]
    types: dict[TypeName, TypeSpec] = Field(default_factory=dict)
    enums: dict[TypeName, EnumSpec] = Field(default_factory=dict)


class Pages(Node):
    """How the path of a page in a source makes its address."""

    ending: Text = Field(description="End of a path that has an address; it is not part of it.")
    url: Annotated[
        str, StringConstraints(pattern=r"^https://[A-Za-z0-9.-]+/[\w./-]*\{page\}[\w./-]*$")
    ] = Field(description="The address; `{page}` stands for the path less its ending.")
    hidden: ListOf[Text] = Field(
        default_factory=ListOf, description="Beginnings of paths that have no address of their own."
    )


class Source(Node):
    """A document that facts come from."""

    title: Text
    url: Url | None = None
    pages: Pages | None = Field(None, description="Absent: its pages have no address.")
    description: Text


class ServiceFile(Node):
    """`spec/service.yaml`: what holds for the whole API."""

    title: Text
    summary: Text
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    description: Text
    docs: Url
    sources: dict[Slug, Source]
    protocol: Protocol
