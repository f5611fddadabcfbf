"""Values, types and enums: the part of the spec language that every file shares."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ListOf = list
"""The builtin, under a name that the key `list` does not hide."""

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Url = Annotated[
    str, StringConstraints(pattern=r"^https://[A-Za-z0-9.-]+(:\d+)?(/[^\s<>\"'`{}|\\^]*)?$")
]
TypeName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
MethodName = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$")]
WireKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
Status = Annotated[int, Field(ge=200, le=599)]


class Node(BaseModel):
    """Base of every mapping in the spec."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Names(Node):
    """Names of fields, as the keys of a filter and the items of a selection are."""

    of: TypeName = Field(description="Type of the records whose fields are named.")
    also: ListOf[Text] = Field(default_factory=ListOf, description="Further names, such as `*`.")
    pattern: Text | None = Field(
        None, description="Regular expression of further names, such as those of users' own fields."
    )


class Extra(Node):
    """Keys of an object beyond its named properties."""

    keys: Text | None = Field(None, description="Regular expression of the key.")
    names: Names | None = Field(None, description="The keys are names of fields.")
    operators: bool = Field(False, description="A filter operator may stand before the key.")
    type: Text = Field("any", description="Type of each value.")
    list: bool = Field(False, description="Each value is a list of the type.")
    nullable: bool = Field(False, description="A value may be null.")
    values: ListOf[Any] | None = Field(None, description="The only values allowed.")
    min_items: int | None = Field(None, ge=0, description="Least number of such keys.")
    max_items: int | None = Field(None, ge=0, description="Greatest number of such keys.")


class Shape(Node):
    """What a value looks like."""

    type: Text = Field(
        description="A scalar, an enum, a type, `any`, or `object` with `properties`."
    )
    list: bool = Field(False, description="A list of the type.")
    nullable: bool = Field(False, description="null is a possible value.")
    properties: dict[WireKey, Property] | None = Field(
        None, description="Keys of an inline object."
    )
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
    names: Names | None = Field(None, description="The string is the name of a field.")
    description: Text = Field(description="One or two sentences, in our own words.")


class Flags(Node):
    """Two accounts of a field that the vendor gives: the API's own, and the page's table."""

    type: Text = Field(description="Type that the API reports for the field.")
    title: Text = Field(description="Title that the API reports for the field.")
    api: (
        ListOf[Literal["required", "read_only", "immutable", "multiple", "dynamic", "deprecated"]]
        | None
    ) = Field(
        None, description="Flags that are true in the API's answer; absent: not in the answer."
    )
    page: ListOf[
        Literal["starred", "required", "read_only", "immutable", "multiple", "deprecated"]
    ] = Field(description="Marks of the field in the table of the documentation page.")


class Property(Shape):
    """A parameter of a method or a property of a type."""

    required: bool = Field(False, description="It must be there.")
    default: Any = Field(None, description="Value that the server takes when it is left out.")
    read_only: bool = Field(False, description="The server sets it; sending it has no effect.")
    write_only: bool = Field(False, description="It is sent and never comes back.")
    immutable: bool = Field(False, description="It cannot change after creation.")
    deprecated: bool = Field(False, description="Kept for old callers only.")
    secret: bool = Field(False, description="A credential: it is kept out of every text.")
    starred: bool | None = Field(
        None, description="The page's own star, where it differs from `required`."
    )
    example: Any = Field(None, description="A value from the documentation.")
    flags: Flags | None = Field(None, description="What the vendor reports of a field.")


class TypeSpec(Node):
    """A named type: an object, or one of several alternatives."""

    description: Text
    direction: Literal["request", "response", "both"] = Field(
        description="Sent to the server, come from it, or the same both ways."
    )
    properties: dict[WireKey, Property] = Field(default_factory=dict)
    extra: Extra | None = Field(None, description="Keys beyond the properties; absent: none.")
    exclusive: ListOf[Annotated[ListOf[WireKey], Field(min_length=2)]] = Field(
        default_factory=ListOf, description="Of each group of properties at most one is there."
    )
    one_of: Annotated[ListOf[Text], Field(min_length=2)] | None = Field(
        None, description="The alternatives: scalars, enums or types. Then nothing above is given."
    )
    by: WireKey | None = Field(
        None,
        description="Property with a single allowed value by which the alternatives are told apart; absent: "
        "their JSON types differ.",
    )
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


class TypesFile(Node):
    """`spec/types/<name>.yaml`: types and enums that several areas share."""

    title: Text
    types: dict[TypeName, TypeSpec] = Field(default_factory=dict)
    enums: dict[TypeName, EnumSpec] = Field(default_factory=dict)
