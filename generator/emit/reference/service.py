"""Facts of the whole service -> the pages on the protocol and on errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import render, text
from generator.emit.reference import findings, tables
from generator.emit.reference.links import (
    MORE_CODES,
    NOTHING,
    OPERATORS,
    SCALARS,
    SERVICE_ERRORS,
    Links,
    generated,
    sources,
)

if TYPE_CHECKING:
    from generator.model import Api, Commons
    from generator.schema import ErrorSpec, Move, OAuth, Protocol

RETRIES = {
    "never": "The client never sends the call again by itself.",
    "wait": "The client waits and sends the call again.",
    "wait_for_reset": "The client waits until the limit is lifted, or tells when that will be.",
    "refresh_token": "A client that renews its tokens does so and sends the call again.",
    "if_repeat_safe": "The client sends the call again if the method is safe to repeat.",
}


@dataclass(frozen=True, slots=True)
class ProtocolPage:
    """How the service is called."""

    generated: str
    forms: tuple[FormView, ...]
    authorisation: str
    envelope: str
    scalars_heading: str
    scalars: str
    operators_heading: str
    operators: str
    batch_text: str
    batch: str
    move_text: str
    move: str
    oauth: str
    oauth_errors: str
    limits: str
    notes: tuple[str, ...]
    sources: str
    findings: str


@dataclass(frozen=True, slots=True)
class FormView:
    """A way to address a method."""

    heading: str
    description: str
    facts: str


@dataclass(frozen=True, slots=True)
class ErrorsPage:
    """All error classes."""

    generated: str
    system_heading: str
    system: str
    classes: tuple[ClassView, ...]
    more_heading: str
    more: str


@dataclass(frozen=True, slots=True)
class ClassView:
    """An error class."""

    heading: str
    description: str
    facts: str


def protocol(api: Api, links: Links) -> str:
    """The page on the protocol."""
    service = api.commons.service
    facts = service.protocol
    touching = (f for f in api.findings if "protocol" in f.touches)
    view = ProtocolPage(
        generated=generated("spec/service.yaml, spec/scalars.yaml"),
        forms=tuple(_forms(facts)),
        authorisation=text.table(
            ("Way", "Credential"),
            ((text.prose(f.name), text.prose(f.credential)) for f in facts.url_forms),
        ),
        envelope=tables.facts(_envelope(facts, links)),
        scalars_heading=SCALARS,
        scalars=_scalars(api.commons),
        operators_heading=OPERATORS,
        operators=text.table(
            ("Operator", "Takes", "Meaning"),
            (
                (
                    text.code(o.prefix) if o.prefix else "none",
                    text.TAKES[o.takes],
                    text.prose(o.meaning),
                )
                for o in facts.operators
            ),
        ),
        batch_text=text.prose(facts.batch.description),
        batch=tables.facts(_batch(api)),
        move_text=text.prose(facts.move.description) if facts.move else "",
        move=tables.facts(_move(api, facts.move)) if facts.move else "",
        oauth=tables.facts(_oauth(api, facts.oauth)),
        oauth_errors=text.table(
            ("Error", "Meaning"),
            ((text.code(c), text.prose(m)) for c, m in facts.oauth.errors.items()),
        ),
        limits=_limits(api),
        notes=tuple(f"- {text.prose(note)}" for note in facts.notes),
        sources=sources(facts.sources, service),
        findings=findings.about(touching, "protocol", links),
    )
    return render.markdown(render.render("reference/protocol.md.j2", view))


def _forms(protocol: Protocol) -> Iterator[FormView]:
    for form in protocol.url_forms:
        variables = ", ".join(
            f"{text.code(n)} (such as {text.code(v)})" for n, v in form.variables.items()
        )
        rows = (("Address", text.code(f"{form.url}/{{method}}")), ("Variables", variables))
        yield FormView(text.prose(form.name), text.prose(form.description), tables.facts(rows))


def _envelope(protocol: Protocol, links: Links) -> Iterator[tuple[str, str]]:
    yield "Access token, in the request", text.code(protocol.token_parameter)
    yield "Payload", text.code(protocol.result_key)
    yield "Run times", f"{text.code(protocol.time_key)}: {links.type(protocol.time_type)}"
    yield "Error", text.code(protocol.error_key)
    yield "Text of the error", text.code(protocol.error_description_key)
    yield "Time that a call may take", f"{protocol.read_timeout} seconds"


def _scalars(commons: Commons) -> str:
    head = (*tables.SCALAR_HEAD, "Sources")
    rows = (
        (*tables.scalar_row(name, scalar), sources(scalar.sources, commons.service))
        for name, scalar in commons.scalars.items()
    )
    return text.table(head, rows)


def _batch(api: Api) -> Iterator[tuple[str, str]]:
    batch = api.commons.service.protocol.batch
    keys = batch.answer_keys.model_dump().values()
    yield "Method", text.code(batch.method)
    yield "Most commands", str(batch.max_commands)
    yield "Commands, in the request", text.code(batch.commands_key)
    yield "Stop at the first error, in the request", text.code(batch.halt_key)
    yield "Reference to an earlier answer", text.code(batch.reference)
    yield "Keys of the answer", ", ".join(map(text.code, keys))
    yield "Sources", sources(batch.sources, api.commons.service)


def _move(api: Api, move: Move) -> Iterator[tuple[str, str]]:
    yield "HTTP status", str(move.status)
    yield "Hosts", text.code(move.hosts)
    yield "Sources", sources(move.sources, api.commons.service)


def _oauth(api: Api, oauth: OAuth) -> Iterator[tuple[str, str]]:
    yield "Authorisation", text.code(oauth.authorize_url)
    yield "Token", text.code(oauth.token_url)
    for about, grant in (("code", oauth.code_grant), ("refresh token", oauth.refresh_grant)):
        told = f"`grant_type={grant.type}` with the {about} in `{grant.parameter}`"
        yield f"Tokens for a {about}", text.prose(told)
    yield "Life of a code", f"{oauth.code_lifetime} seconds"
    yield "Life of an access token", f"{oauth.access_token_lifetime} seconds"
    yield "Life of a refresh token", f"{oauth.refresh_token_lifetime} seconds"
    yield "Sources", sources(oauth.sources, api.commons.service)


def _limits(api: Api) -> str:
    service = api.commons.service
    rows = (
        (
            text.code(limit.name),
            text.prose(f"{limit.value} {limit.unit}"),
            text.prose(limit.description),
            sources(limit.sources, service),
        )
        for limit in service.protocol.limits
    )
    return text.table(("Limit", "Value", "Description", "Sources"), rows)


def errors(api: Api, statuses: Mapping[str, Iterable[int]], links: Links) -> str:
    """The page on errors. `statuses` are those that methods document, by class."""
    catalogue = api.commons.errors
    known = {code for spec in catalogue.values() for code in spec.codes}
    more = [(code, name) for code, name in sorted(api.error_classes.items()) if code not in known]
    rows = ((text.code(code), text.code(name)) for code, name in more)
    view = ErrorsPage(
        generated=generated("spec/errors.yaml and spec/methods"),
        system_heading=SERVICE_ERRORS,
        system=text.table(
            ("Error", "Status", "Message", "Python class", "When"), _system(api, links)
        ),
        classes=tuple(
            ClassView(
                text.prose(name),
                text.prose(spec.description),
                tables.facts(_class_facts(name, spec, api, statuses.get(name, ()), links)),
            )
            for name, spec in catalogue.items()
        ),
        more_heading=MORE_CODES,
        more=text.table(("Error", "Python class"), rows) if more else "There are none.",
    )
    return render.markdown(render.render("reference/errors.md.j2", view))


def _system(api: Api, links: Links) -> Iterator[tuple[str, ...]]:
    for name, spec in api.commons.errors.items():
        for row in spec.system:
            codes = ", ".join(map(text.code, spec.codes)) or NOTHING
            shown = links.error(name, known=True)
            yield codes, str(row.status), text.prose(row.message), shown, text.prose(row.when)


def _class_facts(
    name: str, spec: ErrorSpec, api: Api, statuses: Iterable[int], links: Links
) -> Iterator[tuple[str, str]]:
    found = sorted({*statuses, *(row.status for row in spec.system)})
    members = api.commons.error_groups.get(name, ())
    yield "Group", links.error(spec.group, known=True) if spec.group else ""
    yield "Group of", ", ".join(links.error(member, known=True) for member in members)
    yield "Codes", ", ".join(map(text.code, spec.codes))
    yield "Messages", ", ".join(map(text.code, spec.messages))
    yield "Beginnings of messages", ", ".join(map(text.code, spec.prefixes))
    yield "Statuses", ", ".join(map(str, found))
    # The server never answers a mere group.
    answered = spec.codes or spec.messages or spec.prefixes
    yield "Retry", RETRIES[spec.retry] if answered else ""
    yield "Sources", sources(spec.sources, api.commons.service)
