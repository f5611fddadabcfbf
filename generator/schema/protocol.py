"""How the service is called, whatever the method: part of `spec/service.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.shapes import ListOf, Node, Slug, Text, TypeName, Url


class UrlForm(Node):
    """A way to address a method."""

    name: Slug
    url: Text
    description: Text
    credential: Text
    variables: dict[str, Text]
    application: bool = Field(False, description="Calls made so come from an application.")


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
    takes: Literal["any", "one", "list", "text"] = Field(
        "any",
        description="`one`: a value of the type of the field; `any`: that, several or none; `list`: several; "
        "`text`: what to look for.",
    )
    meaning: Text


class Grant(Node):
    """What tokens are given for, and the parameter that carries it."""

    type: Text
    parameter: Text


class OAuth(Node):
    """Endpoints and lifetimes of the authorisation server."""

    authorize_url: Text
    token_url: Url
    code_grant: Grant
    refresh_grant: Grant
    code_lifetime: int = Field(description="Seconds.")
    access_token_lifetime: int = Field(description="Seconds.")
    refresh_token_lifetime: int = Field(description="Seconds.")
    errors: dict[str, Text]
    sources: Annotated[ListOf[Text], Field(min_length=1)]


class BatchAnswerKeys(Node):
    """Keys of the answer of a batch; under each is an object by command."""

    result: Text = Field(description="Results of the commands.")
    error: Text = Field(description="Errors of the commands that failed.")
    total: Text = Field(description="Numbers of all records of lists.")
    next: Text = Field(description="Offsets of the next pages of lists.")
    time: Text = Field(description="Times of the commands.")


class Move(Node):
    """How the old address of a service tells that there is a new one."""

    status: int = Field(description="HTTP status of such an answer.")
    hosts: Text = Field(
        description="Form of hosts between which a portal moves: `{name}` changes, `{zone}` is any ending."
    )
    description: Text
    sources: Annotated[ListOf[Text], Field(min_length=1)]


class BatchFacts(Node):
    """How several commands travel in one request."""

    method: Text
    max_commands: int
    commands_key: Text
    halt_key: Text
    reference: Text = Field(
        pattern=r"^[^\[]+\[", description="How a command names an earlier answer."
    )
    answer_keys: BatchAnswerKeys
    description: Text
    sources: Annotated[ListOf[Text], Field(min_length=1)]


class RateSpec(Node):
    """How many requests a plan allows; both figures are names of limits."""

    name: Slug
    leak: Slug
    ceiling: Slug


class Handlers(Node):
    """What holds for every request that the portal makes to a handler of events."""

    notes: Annotated[ListOf[Text], Field(min_length=1)]
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
    operating_key: Text = Field(description="Key of `time` with a method's execution time.")
    operating_reset_key: Text = Field(description="Key of `time` with the end of its window.")
    read_timeout: int = Field(description="Seconds that one call may take on the server.")
    operators: ListOf[Operator]
    oauth: OAuth
    move: Move | None = Field(None, description="Absent: a redirect is an error.")
    batch: BatchFacts
    handlers: Handlers | None = Field(None, description="Absent: there are no events.")
    limits: ListOf[Limit]
    rates: Annotated[ListOf[RateSpec], Field(min_length=1)] = Field(
        description="Plans that differ in their rate; the first is the usual one."
    )
    notes: ListOf[Text]
    sources: Annotated[ListOf[Text], Field(min_length=1)]
