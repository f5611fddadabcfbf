"""A method -> its operation, and the schemas of its request and its answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from generator import names, text
from generator.emit.openapi import errors
from generator.emit.openapi.schemas import Schema, options, properties, ref, value
from generator.emit.openapi.servers import servers
from generator.samples import samples

if TYPE_CHECKING:
    from generator.model import Commons, Finding, Method, Paging, Scope, Unit

ACCESS_TOKEN = "accessToken"
TOKEN = "put-your-access-token-here"
_COMPOSED = "Composed of documented values; not printed as a whole in the documentation."
_CONTEXTS = {
    "any": "a webhook or an application",
    "application": "an application only",
    "administrator": "an administrator only",
    "application_administrator": "an administrator through an application only",
}
_TOTAL: Schema = {
    "title": "Total",
    "description": "Number of all records.",
    "type": "integer",
    "format": "int64",
    "minimum": 0,
}
_REPEATS = {True: "safe", False: "not safe"}


def operation(method: Method, unit: Unit, scope: Scope) -> Schema:
    """The POST operation of a method."""
    commons = scope.commons
    made: Schema = {
        "operationId": method.operation_id,
        "tags": [unit.title],
        "summary": text.one_line(method.summary).removesuffix("."),
        "description": description(method, commons),
        "externalDocs": external(method.wire, method.docs),
    }
    if method.deprecated:
        made["deprecated"] = True
        if method.deprecated.replacement:
            made["x-deprecated"] = {"replacedBy": names.camel(method.deprecated.replacement)}
    made |= _extensions(method)
    if method.context.startswith("application"):
        made["security"] = [{ACCESS_TOKEN: []}]
        forms = [form for form in commons.service.protocol.url_forms if form.application]
        made |= {"servers": servers(forms)} if forms else {}
    made["requestBody"] = {
        "required": any(p.required for p in method.params),
        "content": errors.content(ref(f"{method.class_name}Request"), _requests(method, commons)),
    }
    made["responses"] = {"200": _success(method, commons)} | errors.responses(method, commons)
    made["x-codeSamples"] = [
        {"lang": s.language, "label": s.label, "source": s.source} for s in samples(method, scope)
    ]
    return made


def external(name: str, url: str) -> Schema:
    """A link to a page of the vendor's documentation."""
    return {"description": f"{name} in the vendor's documentation", "url": url}


def _extensions(method: Method) -> Schema:
    made: Schema = {
        "x-bitrix24-method": method.wire,
        "x-bitrix24-scope": [method.scope],
        "x-bitrix24-access": method.access,
        "x-bitrix24-context": method.context,
        "x-bitrix24-effect": method.effect,
        "x-bitrix24-repeat": {"safe": method.repeat_safe, "why": method.repeat_why},
        "x-bitrix24-batch": method.batch,
    }
    if method.paging:
        made["x-bitrix24-paging"] = _paging(method.paging)
    made["x-bitrix24-errors"] = errors.rows(method.errors)
    if method.findings:
        made["x-bitrix24-findings"] = [{"slug": f.slug, "title": f.title} for f in method.findings]
    made["x-bitrix24-sources"] = list(method.sources)
    return made


def _paging(paging: Paging) -> Schema:
    made: Schema = {
        "parameter": paging.parameter,
        "size": paging.size,
        "next": paging.next,
        "total": paging.total,
    }
    if paging.cursor:
        cursor = paging.cursor
        made["cursor"] = {
            "order": dict(cursor.order),
            "field": cursor.field,
            "filter": cursor.filter,
            **({"until": cursor.until} if cursor.until else {}),
            "noCount": cursor.no_count,
            "parameters": {
                "order": cursor.order_parameter,
                "filter": cursor.filter_parameter,
                **({"select": cursor.select_parameter} if cursor.select_parameter else {}),
            },
        }
    return made


# -- description ---------------------------------------------------------------------------------


def description(method: Method, commons: Commons) -> str:
    """What is known of the method, as Markdown."""
    return "\n\n".join(_paragraphs(method, commons)) + "\n"


def _paragraphs(method: Method, commons: Commons) -> Iterator[str]:
    if method.deprecated:
        new = method.deprecated.replacement
        link = f" Use [{text.code(new)}](#operation/{names.camel(new)})." if new else ""
        yield f"**Deprecated.**{link}"
        if method.deprecated.caveat:
            yield text.prose(method.deprecated.caveat)
    yield text.prose(method.description)
    facts = [
        ("Scope", text.code(method.scope)),
        ("Who may call it", text.prose(method.access)),
        ("Called by", _CONTEXTS[method.context]),
        ("Effect", method.effect),
        ("Repeat", f"{_REPEATS[method.repeat_safe]}: {text.prose(method.repeat_why)}"),
        ("In a batch", "yes" if method.batch else "no"),
    ]
    yield text.table(("Fact", "Value"), facts)
    yield from _answer_remarks(method, commons)
    yield f"### Errors\n\n{errors.table(method.errors, commons.service.protocol)}"
    if method.findings:
        yield f"### Doubts\n\n{doubts(method.findings)}"


def _answer_remarks(method: Method, commons: Commons) -> Iterator[str]:
    key = text.code(commons.service.protocol.result_key)
    result = method.result
    if result.at == "body":
        yield f"The answer is the payload itself; be ready to find it under {key} too."
    if result.failure:
        yield f"On failure the documentation announces {text.code(result.failure)}."
    if result.declared:
        yield f"The documentation gives {text.code(result.declared)} as the type of the answer."


def doubts(findings: tuple[Finding, ...]) -> str:
    """Findings as a Markdown list: where sources disagree, and what was decided."""
    return "\n".join(f"- **{text.prose(f.title)}.** {text.prose(f.decision)}" for f in findings)


# -- request -------------------------------------------------------------------------------------


def request_component(method: Method, scope: Scope) -> Schema:
    """The parameters of a method and the access token, which may travel with them."""
    protocol = scope.commons.service.protocol
    made: Schema = {
        "title": f"{method.class_name}Request",
        "description": f"Parameters of {text.code(method.wire)}.",
        "type": "object",
    }
    made |= properties(method.params, "request", scope)
    held = made.setdefault("properties", {})
    if protocol.token_parameter not in held:
        held[protocol.token_parameter] = {
            "title": "Access token",
            "description": text.prose(token_credential(scope.commons)),
            "type": "string",
            "writeOnly": True,
        }
    return made | {"additionalProperties": False}


def token_credential(commons: Commons) -> str:
    """What the facts of the protocol say of the access token."""
    protocol = commons.service.protocol
    word = f"`{protocol.token_parameter}`"
    said = [form.credential for form in protocol.url_forms if word in form.credential]
    return said[0] if said else "The access token."


def _requests(method: Method, commons: Commons) -> dict[str, Any]:
    """The documented requests, and others with all, the required and the token parameters."""
    first = method.examples[0].request
    made = {e.name: errors.example(e.summary, e.request) for e in method.examples}
    shown = [set(e.request) for e in method.examples]
    values = {p.wire: p.example for p in method.params if p.has_example} | first
    every = [p.wire for p in method.params]
    required = [p.wire for p in method.params if p.required]
    for name, summary, keys in (
        ("every-parameter", "Every parameter", every),
        ("required-parameters", "The required parameters only", required),
    ):
        if set(keys) not in shown and set(keys) <= set(values):
            composed = errors.example(summary, {key: values[key] for key in keys}, _COMPOSED)
            errors.add(made, name, composed)
            shown.append(set(keys))
    token = commons.service.protocol.token_parameter
    if token not in every:
        errors.add(
            made, "access-token", errors.example("With the access token", first | {token: TOKEN})
        )
    return made


# -- answer --------------------------------------------------------------------------------------


def response_components(method: Method, scope: Scope) -> Iterator[tuple[str, Schema]]:
    """The answer of a method: an envelope, or a payload that may also come in one."""
    name = f"{method.class_name}Response"
    head = {"title": name, "description": f"Answer of {text.code(method.wire)}."}
    payload = value(method.result.shape, "response", scope)
    if method.result.at == "result":
        yield name, head | _envelope(method, payload, scope.commons)
        return
    wrapped = f"{method.class_name}Envelope"
    about = (
        f"Answer of {text.code(method.wire)} in the usual envelope, which no printed answer shows."
    )
    envelope = _envelope(method, payload, scope.commons)
    yield wrapped, {"title": wrapped, "description": about} | envelope
    yield name, head | {"anyOf": [*options(payload), ref(wrapped)]}


def _envelope(method: Method, payload: Schema, commons: Commons) -> Schema:
    """Payload, counts of a page, and run times, certain only where printed answers show them."""
    protocol = commons.service.protocol
    about = text.prose(method.result.description)
    result: Schema = {"title": "Result", "description": about} | payload
    if method.paging and method.result.shape.many:
        result["maxItems"] = method.paging.size
    times = {"title": "Run times", "description": "How long the call took."}
    held: Schema = {protocol.result_key: result}
    held |= _counts(method.paging) if method.paging else {}
    held |= {method.result.total: _TOTAL} if method.result.total else {}
    held[protocol.time_key] = ref(protocol.time_type) | times
    needed = [protocol.result_key]
    needed += [protocol.time_key] if method.result.at == "result" else []
    return {"type": "object", "required": needed, "properties": held}


def _counts(paging: Paging) -> Schema:
    start = text.code(paging.parameter)
    return {
        paging.next: {
            "title": "Next page",
            "description": f"Value of {start} for the next page; absent on the last one.",
            "type": "integer",
            "format": "int64",
            "minimum": 0,
        },
        paging.total: _TOTAL,
    }


def _success(method: Method, commons: Commons) -> Schema:
    """The response of status 200; its schema tells if the method reports errors with it."""
    schema = ref(f"{method.class_name}Response")
    shown = {
        e.name: errors.example(e.summary, e.response)
        for e in method.examples
        if e.response is not None
    }
    failures = errors.own_examples(method, commons.service.protocol).items()
    for status, examples in failures:
        if not errors.is_failure(status):
            schema = {"anyOf": [ref(f"{method.class_name}Response"), ref(errors.ERROR)]}
            for name, made in examples.items():
                errors.add(shown, name, made)
    return {
        "description": text.prose(method.result.description),
        "content": errors.content(schema, shown),
    }
