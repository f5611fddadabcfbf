"""A method -> its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import render, text
from generator.emit.reference import findings, objects, tables
from generator.emit.reference.links import SERVICE_ERRORS, Anchors, Links, generated, link, sources
from generator.emit.reference.objects import SectionView
from generator.samples import samples

if TYPE_CHECKING:
    from generator.model import Method, Paging, Scope, Unit

CONTEXTS = {
    "any": "Any: an incoming webhook or an application",
    "application": "An application only",
    "administrator": "An administrator only",
    "application_administrator": "An application only, with the rights of an administrator",
}
PYTHON = "Python"
"""Language of the sample that stands first."""

EFFECTS = {"read": "Reads", "write": "Writes", "delete": "Deletes"}


@dataclass(frozen=True, slots=True)
class MethodPage:
    """The page of a method."""

    generated: str
    title: str
    summary: str
    notice: str
    description: str
    strip: str
    parameters: str
    objects: tuple[SectionView, ...]
    result: str
    result_facts: str
    result_objects: tuple[SectionView, ...]
    python: str
    examples: tuple[ExampleView, ...]
    samples: tuple[SectionView, ...]
    errors: str
    service_errors: str
    error_examples: tuple[SectionView, ...]
    findings: str
    facts: str


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A request and its answer, as blocks."""

    heading: str
    request: str
    response: str


def page(method: Method, unit: Unit, scope: Scope, links: Links) -> str:
    """The page of a method, in a folder below the top."""
    anchors = Anchors()
    places = tuple(objects.inline(objects.shapes(method.params), scope, anchors, named=True))
    answers = tuple(objects.inline([("result", method.result.shape)], scope, anchors))
    links = replace(
        links, anchors={p.type.name: p.anchor for p in (*places, *answers) if p.type.inline}
    )
    catalogue = scope.commons.errors
    made = samples(method, scope)
    blocks = {s.label: text.fence(s.language.lower(), s.source) for s in made}
    view = MethodPage(
        generated=generated(unit.file),
        title=text.prose(method.wire),
        summary=text.prose(method.summary),
        notice=_notice(method, links),
        description=text.prose(method.description),
        strip=tables.strip(_strip(method, links)),
        parameters=(
            tables.parameters(method.params, links)
            if method.params
            else "The method takes no parameters."
        ),
        objects=tuple(objects.section(place, scope, links) for place in places),
        result=text.prose(method.result.description),
        result_facts=tables.facts(_result(method, scope, links)),
        result_objects=tuple(objects.section(place, scope, links) for place in answers),
        python="".join(blocks[s.label] for s in made if s.language == PYTHON),
        examples=tuple(_examples(method)),
        samples=tuple(SectionView(s.label, blocks[s.label]) for s in made if s.language != PYTHON),
        errors=(
            tables.errors(method.errors, catalogue, links)
            if method.errors
            else "No errors of its own are documented."
        ),
        service_errors=_service_errors(links),
        error_examples=tuple(_error_examples(method)),
        findings=findings.about(method.findings, method.wire, links),
        facts=tables.facts(_facts(method, scope, links)),
    )
    return render.markdown(render.render("reference/method.md.j2", view))


def _notice(method: Method, links: Links) -> str:
    if method.deprecated is None:
        return ""
    wire = method.deprecated.replacement
    instead = f"Use {links.method(wire)} instead." if wire else "There is no replacement."
    caveat = method.deprecated.caveat
    return f"**Deprecated.** {instead}" + (f" {text.prose(caveat)}" if caveat else "")


def _strip(method: Method, links: Links) -> Iterator[tuple[str, str]]:
    yield links.python, text.code(".".join(("b24", *method.path, method.name)))
    yield "Scope", text.code(method.scope)
    yield "Context", CONTEXTS[method.context]
    yield "Effect", EFFECTS[method.effect]


def _facts(method: Method, scope: Scope, links: Links) -> Iterator[tuple[str, str]]:
    service = scope.commons.service
    yield "Who may call it", text.prose(method.access)
    yield "Safe to repeat", f"{_yes(method.repeat_safe)}. {text.prose(method.repeat_why)}"
    yield "In a batch", _yes(method.batch)
    yield "Deprecated", _notice(method, links).removeprefix("**Deprecated.** ") or "No"
    yield "Vendor's page", link(text.prose(method.wire), method.docs)
    yield "Sources", sources(method.sources, service)


def _yes(value: bool) -> str:
    return "Yes" if value else "No"


def _result(method: Method, scope: Scope, links: Links) -> Iterator[tuple[str, str]]:
    result = method.result
    yield "Type", links.shape(result.shape)
    key = text.code(scope.commons.service.protocol.result_key)
    yield "Payload", f"under {key}" if result.at == "result" else "the whole answer"
    yield "Declared by the page", text.code(result.declared) if result.declared else ""
    yield "On failure", text.code(result.failure) if result.failure else ""
    yield from _paging(method.paging)


def _paging(paging: Paging | None) -> Iterator[tuple[str, str]]:
    if paging is None:
        yield "Paging", "None"
        return
    pages = f"pages of {paging.size}; {text.code(paging.parameter)} takes the offset"
    more = f"{text.code(paging.next)} gives the next, {text.code(paging.total)} the number"
    yield "Paging", f"{pages}, {more}"
    if paging.cursor is not None:
        cursor = paging.cursor
        order = ", ".join(f"{text.code(name)} {text.code(way)}" for name, way in cursor.order)
        last = f"filter {text.code(cursor.filter)} with the last {text.code(cursor.field)}"
        part = f"; filter {text.code(cursor.until)} to read a part" if cursor.until else ""
        start = f"{text.code(paging.parameter)} {text.code(str(cursor.no_count))}"
        yield "Walk by identifier", f"order {order}, {last}, {start} to count nothing{part}"


def _service_errors(links: Links) -> str:
    shown = link("errors of the service", f"{links.root}errors.md#{text.anchor(SERVICE_ERRORS)}")
    return f"Any method may also answer with the {shown}."


def _examples(method: Method) -> Iterator[ExampleView]:
    for example in method.examples:
        answer = "The documentation prints no answer."
        if example.response is not None:
            answer = tables.fenced_json(example.response)
        heading = text.prose(example.summary.removesuffix("."))
        yield ExampleView(heading, tables.fenced_json(example.request), answer)


def _error_examples(method: Method) -> Iterator[SectionView]:
    for example in method.error_examples:
        heading = f"Status {example.status}: {text.prose(example.summary.removesuffix('.'))}"
        yield SectionView(heading, tables.fenced_json(example.body))
