"""The YAML of `spec/` as strict pydantic models: one class per file kind, one field per key.

`spec/README.md` explains the keys to people; `generated/spec.schema.json` is made from this module for
editors. Unknown keys are errors. Nothing here knows about other files: references are checked in `build`.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.json_schema import models_json_schema

ListOf = list
"""The builtin, under a name that the key `list` does not hide."""

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Url = Annotated[str, StringConstraints(pattern=r"^https://[A-Za-z0-9.-]+(:\d+)?(/[^\s<>\"'`{}|\\^]*)?$")]
TypeName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
MethodName = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$")]
WireKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
Status = Annotated[int, Field(ge=200, le=599)]


class Node(BaseModel):
    """Base of every mapping in the spec."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Extra(Node):
    """Keys of an object beyond its named properties."""

    keys: Text | None = Field(None, description="Regular expression of the key.")
    operators: bool = Field(False, description="A filter operator may stand before the key.")
    type: Text = Field("any", description="Type of each value.")
    list: bool = Field(False, description="Each value is a list of the type.")
    nullable: bool = Field(False, description="A value may be null.")
    values: ListOf[Any] | None = Field(None, description="The only values allowed.")


class Shape(Node):
    """What a value looks like."""

    type: Text = Field(description="A scalar, an enum, a type, `any`, or `object` with `properties`.")
    list: bool = Field(False, description="A list of the type.")
    nullable: bool = Field(False, description="null is a possible value.")
    properties: dict[WireKey, "Property"] | None = Field(None, description="Keys of an inline object.")
    extra: Extra | None = Field(None, description="Further keys of an inline object; absent: none.")
    values: Annotated[ListOf[Any], Field(min_length=1)] | None = Field(
        None, description="The only values allowed."
    )
    min: float | int | None = Field(None, description="Least value.")
    max: float | int | None = Field(None, description="Greatest value.")
    min_length: int | None = Field(None, ge=0, description="Least number of characters.")
    max_length: int | None = Field(None, ge=0, description="Greatest number of characters.")
    min_items: int | None = Field(None, ge=0, description="Least number of items.")
    max_items: int | None = Field(None, ge=0, description="Greatest number of items.")
    pattern: Text | None = Field(None, description="Regular expression of the whole string.")
    description: Text = Field(description="One or two sentences, in our own words.")


class Flags(Node):
    """Two accounts of a field that the vendor gives: the API's own, and the page's table."""

    type: Text = Field(description="Type that the API reports for the field.")
    title: Text = Field(description="Title that the API reports for the field.")
    api: ListOf[Literal["required", "read_only", "immutable", "multiple", "dynamic", "deprecated"]] | None = (
        Field(None, description="Flags that are true in the API's answer; absent: not in the answer.")
    )
    page: ListOf[Literal["starred", "required", "read_only", "immutable", "multiple", "deprecated"]] = Field(
        description="Marks of the field in the table of the documentation page."
    )


class Property(Shape):
    """A parameter of a method or a property of a type."""

    required: bool = Field(False, description="It must be there.")
    default: Any = Field(None, description="Value that the server takes when it is left out.")
    read_only: bool = Field(False, description="The server sets it; sending it has no effect.")
    write_only: bool = Field(False, description="It is sent and never comes back.")
    immutable: bool = Field(False, description="It cannot change after creation.")
    deprecated: bool = Field(False, description="Kept for old callers only.")
    starred: bool | None = Field(
        None, description="The page's own star, where it differs from `required`."
    )
    example: Any = Field(None, description="A value from the documentation.")
    flags: Flags | None = Field(None, description="What the vendor reports of a field.")


class TypeSpec(Node):
    """A named object type."""

    description: Text
    direction: Literal["request", "response"] = Field(description="Sent to the server, or come from it.")
    properties: dict[WireKey, Property] = Field(default_factory=dict)
    extra: Extra | None = Field(None, description="Keys beyond the properties; absent: none.")
    sources: Annotated[ListOf[Text], Field(min_length=1)]
    example: Any = None


class EnumValue(Node):
    """A value of an enum."""

    value: int | str
    name: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$")]
    description: Text
    code: Text | None = Field(None, description="Symbolic code that the API uses for the value.")
    abbreviation: Text | None = Field(None, description="Short symbolic code.")


class EnumSpec(Node):
    """A named set of values. Every enum is open: the server may send values that it does not list."""

    description: Text
    values: Annotated[ListOf[EnumValue], Field(min_length=1)]
    sources: Annotated[ListOf[Text], Field(min_length=1)]


class ErrorRow(Node):
    """An error that a method can answer with."""

    code: str | None = Field(None, description="Text of `error`.")
    message: Text | None = Field(
        None, description="Text of `error_description`, where `error` is empty and the text is the code."
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


class Cursor(Node):
    """How to walk a list by identifier instead of by offset."""

    order: dict[str, str] = Field(description="Order that the cursor needs.")
    field: Text = Field(description="Field of a record that holds its identifier.")
    filter: Text = Field(description="Filter key that takes the last identifier.")
    no_count: int = Field(description="Value of the paging parameter that switches counting off.")


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
    declared: Text | None = Field(None, description="Type that the page declares, where it differs.")
    failure: Text | None = Field(None, description="What the page says is answered on failure.")


class Example(Node):
    """A request and its answer."""

    name: Slug
    summary: Text
    request: dict[str, Any]
    response: dict[str, Any] | None = Field(None, description="The whole answer, envelope included.")


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


class TypesFile(Node):
    """`spec/types/<name>.yaml`: types and enums that several areas share."""

    title: Text
    types: dict[TypeName, TypeSpec] = Field(default_factory=dict)
    enums: dict[TypeName, EnumSpec] = Field(default_factory=dict)


class ScalarSpec(Node):
    """How one kind of single value looks in Python and on the wire."""

    python: Literal["str", "int", "float", "bool", "yes_no", "datetime", "timestamp", "dict", "any", "file"]
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
    codes: ListOf[str] = Field(default_factory=list, description="Texts of `error`; the present one first.")
    messages: ListOf[Text] = Field(
        default_factory=list, description="Texts of `error_description` that stand for a code."
    )
    prefixes: ListOf[Text] = Field(default_factory=list, description="Beginnings of such texts.")
    system: ListOf[SystemError_] = Field(default_factory=list, description="Set: any method may answer it.")
    retry: Literal["never", "wait", "wait_for_reset", "refresh_token", "if_repeat_safe"] = "never"
    sources: Annotated[ListOf[Text], Field(min_length=1)]


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
    study: ListOf[int] = Field(default_factory=list, description="Numbers in the study of contradictions.")


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


class Source(Node):
    """A document that facts come from."""

    title: Text
    url: Url | None = None
    description: Text


class UrlForm(Node):
    """A way to address a method."""

    name: Slug
    url: Text
    description: Text
    credential: Text
    variables: dict[str, Text]


class Limit(Node):
    """A limit of the service."""

    name: Slug
    value: int | float
    unit: Text
    description: Text
    sources: Annotated[ListOf[Text], Field(min_length=1)]


class Operator(Node):
    """A prefix of a filter key."""

    prefix: str
    meaning: Text


class OAuth(Node):
    """Endpoints and lifetimes of the authorisation server."""

    authorize_url: Text
    token_url: Url
    code_lifetime: int = Field(description="Seconds.")
    access_token_lifetime: int = Field(description="Seconds.")
    refresh_token_lifetime: int = Field(description="Seconds.")
    errors: dict[str, Text]
    sources: Annotated[ListOf[Text], Field(min_length=1)]


class BatchFacts(Node):
    """How several commands travel in one request."""

    method: Text
    max_commands: int
    commands_key: Text
    halt_key: Text
    reference: Text
    answer_keys: ListOf[Text]
    description: Text
    sources: Annotated[ListOf[Text], Field(min_length=1)]


class Protocol(Node):
    """How the service is called, whatever the method."""

    url_forms: Annotated[ListOf[UrlForm], Field(min_length=1)]
    token_parameter: Text
    result_key: Text
    time_key: Text
    error_key: Text
    error_description_key: Text
    time_type: TypeName
    read_timeout: int = Field(description="Seconds that one call may take on the server.")
    operators: ListOf[Operator]
    oauth: OAuth
    batch: BatchFacts
    limits: ListOf[Limit]
    notes: ListOf[Text]
    sources: Annotated[ListOf[Text], Field(min_length=1)]


class ServiceFile(Node):
    """`spec/service.yaml`: what holds for the whole API."""

    title: Text
    summary: Text
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    description: Text
    docs: Url
    sources: dict[Slug, Source]
    protocol: Protocol


def json_schema() -> str:
    """The JSON Schema of every file kind as one document, for editors."""
    kinds = (ServiceFile, ScalarsFile, ErrorsFile, FindingsFile, EventsFile, MethodsFile, TypesFile)
    _, document = models_json_schema(
        [(kind, "validation") for kind in kinds], ref_template="#/$defs/{model}"
    )
    document["anyOf"] = [{"$ref": f"#/$defs/{kind.__name__}"} for kind in kinds]
    document["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    document["title"] = "A file of spec/"
    return json.dumps(document, indent=2, sort_keys=True) + "\n"
