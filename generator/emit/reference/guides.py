"""Facts of the service and programs of the units -> the guides: how something is done, a page each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import render, text
from generator.emit.reference import applications, handlers
from generator.emit.reference.links import Links, generated, link
from generator.emit.reference.programs import shortest

if TYPE_CHECKING:
    from generator.model import Api

GUIDES = (
    ("first-call", "A first call", "a webhook, a request, an answer"),
    ("authorisation", "Authorisation", "webhooks, applications, tokens that are renewed"),
    ("lists", "Lists", "pages, all records, filters"),
    ("batch", "Many calls at once", "up to 50 in a request, results of one in another"),
    ("limits", "Limits", "how fast, how long, how much"),
    ("errors", "When a call fails", "what is raised, and what to do about it"),
    ("events", "Events", "handlers, plain and in web frameworks"),
    ("files", "Files", "what is sent as Base64, and how large it may be"),
    ("migrating-b24pysdk", "Coming from b24pysdk", "their calls and ours, what behaves otherwise"),
    (
        "migrating-fast-bitrix24",
        "Coming from fast-bitrix24",
        "their calls and ours, what behaves otherwise",
    ),
)
PROGRAMS = ("shell", "webhook", "token", "named", "pages", "batch", "errors")
LIMITS = ("page-size", "request-time", "operating-window", "post-body", "get-url")
_UNITS = ((86400, "days"), (3600, "hours"), (60, "minutes"))


@dataclass(frozen=True, slots=True)
class GuidePage:
    """What guides tell; a text is empty where the API has nothing for it."""

    generated: str
    title: str
    programs: Mapping[str, str]
    handlers: Mapping[str, str]
    limits: Mapping[str, str]
    protocol: Mapping[str, str]
    forms: tuple[str, ...]
    rates: tuple[str, ...]
    operating: tuple[str, ...]
    groups: tuple[str, ...]


def entries() -> Iterator[tuple[str, str, str]]:
    """Page, title and content of each guide."""
    for name, title, what in GUIDES:
        yield f"guides/{name}.md", title, what


def pages(api: Api, programs: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """The guides by path; `programs` are those of the units."""
    kept = shortest(programs)
    links = Links("../", frozenset(api.commons.scalars))
    for name, title, _ in GUIDES:
        view = _view(api, title, kept, links)
        yield f"guides/{name}.md", render.markdown(
            render.render(f"reference/guides/{name}.md.j2", view)
        )


def _view(api: Api, title: str, kept: Mapping[str, str], links: Links) -> GuidePage:
    shown = {name: _fence(name, kept.get(name, "")) for name in PROGRAMS}
    made = handlers.programs(api)
    return GuidePage(
        generated=generated("spec"),
        title=title,
        programs={**shown, "tokens": applications.tokens(api, kept.get("call", ""))},
        handlers={name: made.get(name, "") for name in ("plain", *handlers.FRAMEWORKS)},
        limits=_limits(api),
        protocol=_protocol(api),
        forms=tuple(_forms(api)),
        rates=tuple(_rates(api)),
        operating=tuple(_operating(api)),
        groups=tuple(_groups(api, links)),
    )


def _fence(name: str, program: str) -> str:
    return text.fence("bash" if name == "shell" else "python", program) if program else ""


def _limits(api: Api) -> dict[str, str]:
    known = {limit.name: limit for limit in api.commons.service.protocol.limits}
    return {
        name.replace("-", "_"): (
            _amount(known[name].value, known[name].unit) if name in known else ""
        )
        for name in LIMITS
    }


def _amount(value: float, unit: str) -> str:
    return f"{value:g} {text.prose(unit)}"


def _protocol(api: Api) -> dict[str, str]:
    """What the protocol calls things, and for how long things last."""
    facts = api.commons.service.protocol
    return {
        "token": text.code(facts.token_parameter),
        "result": text.code(facts.result_key),
        "error": text.code(facts.error_key),
        "description": text.code(facts.error_description_key),
        "time": text.code(facts.time_key),
        "operating": text.code(facts.operating_key),
        "reset": text.code(facts.operating_reset_key),
        "timeout": _span(facts.read_timeout),
        "code": _span(facts.oauth.code_lifetime),
        "access_token": _span(facts.oauth.access_token_lifetime),
        "refresh_token": _span(facts.oauth.refresh_token_lifetime),
        "batch": text.code(facts.batch.method),
        "commands": text.code(facts.batch.commands_key),
        "halt": text.code(facts.batch.halt_key),
        "reference": text.code(facts.batch.reference),
        "batch_size": str(facts.batch.max_commands),
        "failed": text.code(facts.batch.answer_keys.error),
        "moved": str(facts.move.status) if facts.move else "",
    }


def _span(seconds: int) -> str:
    """A time in the largest unit that measures it without a rest, of which there are at least two."""
    for size, unit in _UNITS:
        if seconds % size == 0 and seconds // size > 1:
            return f"{seconds // size} {unit}"
    return f"{seconds} seconds"


def _forms(api: Api) -> Iterator[str]:
    for form in api.commons.service.protocol.url_forms:
        address = text.code(f"{form.url}/{{method}}")
        yield text.row((f"**{text.prose(form.name)}**", address, text.prose(form.credential)))


def _rates(api: Api) -> Iterator[str]:
    facts = api.commons.service.protocol
    known = {limit.name: limit for limit in facts.limits}
    for rate in facts.rates:
        leak, ceiling = known[rate.leak], known[rate.ceiling]
        amounts = (_amount(leak.value, leak.unit), _amount(ceiling.value, ceiling.unit))
        yield text.row((text.code(rate.name), *amounts))


def _operating(api: Api) -> Iterator[str]:
    for limit in api.commons.service.protocol.limits:
        if limit.name.startswith("operating-"):
            yield f"- {_amount(limit.value, limit.unit)}: {text.prose(limit.description)}"


def _groups(api: Api, links: Links) -> Iterator[str]:
    for name in api.commons.error_groups:
        spec = api.commons.errors[name]
        yield text.row((links.error(name, known=True), text.prose(spec.description)))


def overview(links: Links) -> Iterator[str]:
    """A line for each guide."""
    for path, title, what in entries():
        yield f"- {link(title, links.root + path)}: {what}"
