"""Methods: `spec/methods/<area>.yaml`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from generator.schema.shapes import (
    EnumSpec,
    ListOf,
    MethodName,
    Node,
    Property,
    Shape,
    Slug,
    Status,
    Text,
    TypeName,
    TypeSpec,
    Url,
    WireKey,
)


class ErrorRow(Node):
    """An error that a method can answer with."""

    code: str | None = Field(None, description="Text of `error`.")
    message: Text | None = Field(
        None,
        description="Text of `error_description`, where `error` is empty and the text is the code.",
    )
    status: Status = Field(400, description="HTTP status.")
    when: Text | Annotated[ListOf[Text], Field(min_length=2)] = Field(
        description="When it comes; a list where one code has several meanings."
    )


class Deprecated(Node):
    """Why a method should no longer be used."""

    replacement: MethodName | None = None
    caveat: Text | None = Field(None, description="What the replacement cannot do.")


class Repeat(Node):
    """Whether the same call may be sent again after its outcome was lost."""

    safe: bool
    why: Text


class CursorParameters(Node):
    """Parameters of a list that a walk by identifier sets."""

    order: Text
    filter: Text
    select: Text | None = None


class Cursor(Node):
    """How to walk a list by identifier instead of by offset."""

    order: dict[str, str] = Field(description="Order that the cursor needs.")
    field: Text = Field(description="Field of a record that holds its identifier.")
    filter: Text = Field(description="Filter key that takes the last identifier.")
    until: Text | None = Field(
        None, description="Filter key that takes the highest identifier wanted."
    )
    no_count: int = Field(description="Value of the paging parameter that switches counting off.")
    parameters: CursorParameters = Field(description="Parameters that take order, filter, select.")


class Paging(Node):
    """How a list is cut into pages."""

    parameter: Text
    size: int = Field(ge=1)
    next: Text = Field(description="Key beside `result` with the offset of the next page.")
    total: Text = Field(description="Key beside `result` with the number of all records.")
    cursor: Cursor | None = None


class Result(Shape):
    """What a method answers."""

    at: Literal["result", "body"] = Field(
        "result", description="`result`: under that key. `body`: the payload is the whole answer."
    )
    declared: Text | None = Field(
        None, description="Type that the page declares, where it differs."
    )
    failure: Text | None = Field(None, description="What the page says is answered on failure.")
    total: WireKey | None = Field(
        None, description="Key beside `result` with the number of records, of a list without pages."
    )


class Example(Node):
    """A request and its answer."""

    name: Slug
    summary: Text
    request: dict[str, Any]
    response: dict[str, Any] | None = Field(
        None, description="The whole answer, envelope included."
    )


class ErrorExample(Node):
    """A printed error answer."""

    name: Slug
    summary: Text
    status: Status
    body: dict[str, Any]


class MethodSpec(Node):
    """A method of the API."""

    name: MethodName
    summary: Text = Field(description="Imperative, one line, full stop at the end.")
    description: Text
    scope: Text
    access: Text = Field(description="Who may call it.")
    context: Literal["any", "application", "administrator", "application_administrator"] = Field(
        description="Where it may be called from: any, an application only, an administrator only, both."
    )
    effect: Literal["read", "write", "delete"]
    repeat: Repeat
    batch: bool = Field(True, description="It may stand in a batch.")
    deprecated: Deprecated | None = None
    docs: Url
    sources: Annotated[ListOf[Text], Field(min_length=1)]
    params: dict[WireKey, Property] = Field(default_factory=dict)
    result: Result
    paging: Paging | None = None
    errors: ListOf[ErrorRow] = Field(default_factory=list)
    examples: Annotated[ListOf[Example], Field(min_length=1)]
    error_examples: ListOf[ErrorExample] = Field(default_factory=list)


class MethodsFile(Node):
    """`spec/methods/<area>.yaml`: the methods of one area and the types only they use."""

    area: MethodName = Field(description="What the names of its methods begin with.")
    title: Text
    description: Text
    docs: Url
    methods: Annotated[ListOf[MethodSpec], Field(min_length=1)]
    types: dict[TypeName, TypeSpec] = Field(default_factory=dict)
    enums: dict[TypeName, EnumSpec] = Field(default_factory=dict)
