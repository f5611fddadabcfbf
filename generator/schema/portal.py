"""What a portal keeps and does: `spec/portal.yaml`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from generator.schema.shapes import (
    ListOf,
    MethodName,
    Node,
    Slug,
    Status,
    Text,
    TypeName,
    WireKey,
)

Path = Annotated[Text, Field(pattern=r"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$")]
"""A parameter, or a part of one: `fields.SUBJECT`."""

Place = Annotated[Text, Field(pattern=r"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*(\.\*)?$")]
"""The same, or with `.*` everything below it."""

Conditions = dict[WireKey, Any]
"""Fields of a record, and the value that each has, or a list of values that it may have."""


class Owner(Node):
    """The fields or parameters that name a CRM object."""

    type: Path
    id: Path


class Bindings(Node):
    """The field with the CRM objects that a record is bound to."""

    field: WireKey
    limit: Slug = Field(description="Name of the limit in `service.yaml`.")


class Stamps(Node):
    """Fields that the server fills in."""

    time: ListOf[WireKey] = Field(default_factory=ListOf, description="With the present time.")
    user: ListOf[WireKey] = Field(default_factory=ListOf, description="With the calling user.")


class Follows(Node):
    """A field that the server derives from others."""

    field: WireKey
    source: WireKey | None = Field(None, description="Field that it has the value of.")
    value: Any = Field(None, description="Value that it has; instead of `source`.")
    always: bool = Field(False, description="It has it even if it was sent.")
    when: Conditions


class UsedBy(Node):
    """A field of other records that holds keys of these."""

    record: Slug
    field: WireKey


class RecordEvents(Node):
    """The events that changes of a record cause."""

    create: Text
    update: Text
    delete: Text
    data: dict[Path, WireKey] = Field(description="Keys of the data, and fields of the record.")


class RecordSpec(Node):
    """A kind of record that a portal keeps."""

    type: TypeName = Field(description="What a record looks like in answers.")
    key: WireKey = Field(description="Field by which it is found.")
    numbered: bool = Field(False, description="The server gives the keys, counting up.")
    per_application: bool = Field(False, description="Each application has records of its own.")
    owner: Owner | None = Field(None, description="Fields with the CRM object that it belongs to.")
    bindings: Bindings | None = None
    closed: Conditions = Field(default_factory=dict, description="When it is closed.")
    new: dict[WireKey, Any] = Field(
        default_factory=dict, description="Fields of a new record, as an answer has them."
    )
    created: Stamps = Stamps()
    changed: Stamps = Stamps()
    follows: ListOf[Follows] = Field(default_factory=ListOf)
    asked_for: dict[WireKey, ListOf[WireKey]] = Field(
        default_factory=dict, description="Fields answered only if one of these names is selected."
    )
    order: dict[WireKey, Literal["ASC", "DESC"]] = Field(default_factory=dict)
    used_by: UsedBy | None = None
    events: RecordEvents | None = None
    sources: Annotated[ListOf[Text], Field(min_length=1)]


Fault = Literal[
    "context",
    "administrator",
    "missing",
    "type",
    "value",
    "length",
    "range",
    "few",
    "many",
    "several",
    "key",
    "redundant",
    "exclusive",
    "empty",
    "given",
    "differ",
    "same",
    "unknown",
    "taken",
    "used",
    "closed",
    "foreign",
    "changed",
    "object",
    "bound",
    "unbound",
    "last",
    "full",
    "bare",
]


class Refusal(Node):
    """A reason to refuse a call, and the answer to it."""

    fault: Fault | ListOf[Fault]
    error: Text | None = Field(
        None, description="Code or message of a row of the method; absent: what `failure` says."
    )
    at: Place | ListOf[Place] = Field(default_factory=ListOf, description="Parameters in question.")
    record: Slug | None = Field(None, description="Kind of the record that `at` names.")
    where: Conditions = Field(default_factory=dict, description="What that record must be like.")
    when: Conditions = Field(default_factory=dict, description="What the record would be like.")
    unless: Conditions = Field(default_factory=dict)


class ActSpec(Node):
    """What a method does."""

    does: Literal[
        "create",
        "read",
        "list",
        "update",
        "delete",
        "bind",
        "unbind",
        "rebind",
        "bindings",
        "attach",
        "attached",
        "detach",
        "show",
    ] = Field(description="`show` answers with an example.")
    record: Slug | None = None
    key: Path | None = Field(None, description="Parameter that names the record.")
    where: Conditions = Field(default_factory=dict, description="Records that the method knows.")
    object: Owner | None = Field(None, description="Parameters that name a CRM object.")
    target: Owner | None = Field(None, description="Those that name the object to move to.")
    of: Path | None = Field(None, description="Parameter whose keys are names of fields.")
    fields: dict[Path, WireKey] = Field(
        default_factory=dict, description="Other parameters, and the fields that they set."
    )
    sets: dict[WireKey, Any] = Field(
        default_factory=dict, description="Fields that get a value, as an answer has it."
    )
    answer: dict[Text, Text] = Field(
        default_factory=dict,
        description="Places in the result (`.` is all of it), and fields (`.` is the record); or parameters, "
        "where there is no record.",
    )
    answers: Any = Field(None, description="The result, or what `answer` is put into.")
    total: Text | None = Field(
        None, description="Key beside the result with the number of records."
    )
    refuses: ListOf[Refusal] = Field(
        default_factory=ListOf, description="In the order of checking."
    )


class SystemCodes(Node):
    """Which codes of `errors.yaml` stand for what may go wrong before a method is reached."""

    parameter: Text = Field(description="A parameter that the method has no error of its own for.")
    authorisation: Text = Field(description="A wrong access token or webhook code.")
    expired: Text = Field(description="An old access token.")
    method: Text = Field(description="No such method.")
    rate: Text = Field(description="Too many requests.")
    operating: Text = Field(description="Too much execution time.")
    batch_length: Text = Field(description="A command beyond the last one of a batch.")
    batch_method: Text = Field(description="A method that no batch may hold.")


class OperatorTest(Node):
    """What an operator of a filter compares."""

    test: Literal[
        "equal",
        "greater",
        "greater_or_equal",
        "less",
        "less_or_equal",
        "one_of",
        "contains",
        "like",
    ] = Field(description="`like`: `%` in the text stands for any text.")
    negated: bool = Field(False, description="The opposite.")


class Tokens(Node):
    """What the authorisation server answers."""

    code: ListOf[Text] = Field(description="Keys of the answer to a code.")
    refresh: ListOf[Text] = Field(description="Keys of the answer to a refresh token.")
    status: Status = Field(description="HTTP status of its errors.")
    refused: Text = Field(description="Its error for a code or a refresh token that is not good.")
    client: Text = Field(description="Its error for wrong keys of an application.")
    request: Text = Field(description="Its error for a request that it does not understand.")
    sources: Annotated[ListOf[Text], Field(min_length=1)]


class Delivery(Node):
    """How an event is sent."""

    capitals: bool = Field(description="The name comes in capitals.")
    webhook: ListOf[WireKey] = Field(
        description="Keys of `auth` for a handler without application."
    )
    application: ListOf[WireKey] = Field(description="Keys of `auth` for an application's handler.")
    sources: Annotated[ListOf[Text], Field(min_length=1)]


class PortalFile(Node):
    """`spec/portal.yaml`: what a portal keeps and does; the fake portal is driven by it."""

    codes: SystemCodes
    operators: dict[str, OperatorTest]
    tokens: Tokens
    delivery: Delivery
    records: dict[Slug, RecordSpec]
    methods: dict[MethodName, ActSpec]
