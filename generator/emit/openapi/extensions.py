"""Keys of the document that OpenAPI does not have, and what each of them means."""

from __future__ import annotations

from generator import text

_METHOD, _SCHEMA = "method", "schema"
EXTENSIONS = {
    "x-bitrix24-method": (_METHOD, "Name of the method, as it stands in the address."),
    "x-bitrix24-event": ("event", "Name of the event."),
    "x-bitrix24-scope": (
        "method, event",
        "Scopes that the webhook or the application needs, all of them.",
    ),
    "x-bitrix24-access": (_METHOD, "Who may call it, in words."),
    "x-bitrix24-context": (
        _METHOD,
        "Where it may be called from: `any`, `application`, `administrator`, or "
        "`application_administrator`, which is both.",
    ),
    "x-bitrix24-effect": (_METHOD, "What it does to data: `read`, `write` or `delete`."),
    "x-bitrix24-repeat": (
        _METHOD,
        "`safe`: whether the same call may be sent again after its outcome was lost; `why` tells the reason.",
    ),
    "x-bitrix24-batch": (_METHOD, "Whether it may stand in a batch."),
    "x-bitrix24-paging": (
        _METHOD,
        "How a list is walked. `parameter` takes the offset, a page has `size` records, `next` and `total` "
        "are keys of the answer. `cursor` tells how to walk by identifier: the `order` that it needs, the "
        "`field` with the identifier, the key of the `filter` that takes the last one and, as `until`, the "
        "highest one wanted, the offset `noCount` that switches counting off, and the `parameters` for all "
        "this.",
    ),
    "x-bitrix24-errors": (
        _METHOD,
        "Errors of its own, those that any method may answer with left out. Where `code` is empty, "
        "`message` takes its place.",
    ),
    "x-bitrix24-findings": (
        "method, event, schema",
        "Places where the sources disagree about it; `slug` is the name of the finding in the reference.",
    ),
    "x-bitrix24-sources": (
        "document, method, event, schema",
        "Where the facts come from. At the top of the document each source is described; elsewhere stand "
        "their names, some with a page after a colon.",
    ),
    "x-bitrix24-flags": (
        _SCHEMA,
        "Two accounts of a field: `type`, `title` and `api` are what a method reports of it, `page` are the "
        "marks in the table of the documentation.",
    ),
    "x-deprecated": (_METHOD, "`replacedBy`: `operationId` of the method to use instead."),
    "x-logical-type": (
        _SCHEMA,
        "What a value means where its JSON type does not tell: a number in decimal text, a truth value as "
        "`Y` and `N`, a time.",
    ),
    "x-known-values": (
        _SCHEMA,
        "Values that are known today. Others may come, so they are not an `enum`.",
    ),
    "x-enum-varnames": (_SCHEMA, "A name for each known value, in their order."),
    "x-enum-descriptions": (_SCHEMA, "The meaning of each known value, in their order."),
    "x-immutable": (_SCHEMA, "The field cannot be changed once it is there."),
    "x-secret": (_SCHEMA, "A credential: keep it out of logs."),
    "x-starred": (
        _SCHEMA,
        "Whether the documentation marks it as required, where that is not so.",
    ),
    "x-codeSamples": ("method, event", "Calls, or handlers, in several languages."),
    "x-tagGroups": ("document", "Tags by the first part of the names of methods."),
}


def chapter() -> str:
    """A section of Markdown that explains them all."""
    rows = ((text.code(name), where, about) for name, (where, about) in EXTENSIONS.items())
    return f"## Extensions\n\n{text.table(('Key', 'On', 'Meaning'), rows)}\n"
