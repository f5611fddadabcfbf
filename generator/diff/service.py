"""Rules for what stands once: errors, events, placements, scalars, the protocol, findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.diff.schemas import holds
from generator.diff.shapes import BOUNDS, bound, restricted
from generator.diff.things import either, things
from generator.diff.verdicts import (
    ADDITIVE,
    BREAKING,
    DOCUMENTATION,
    UNSURE,
    Case,
    Rule,
    Verdict,
    changed,
    collected,
    more,
    reworded,
    switched,
)
from generator.schema import Limit, Protocol


def group(case: Case) -> Verdict:
    """The class that an error class is derived from."""
    rating = ADDITIVE if case.difference.before is None else BREAKING
    old, new = case.before or "ApiError", case.after or "ApiError"
    what = f"group is {case.now}, was {case.was}"
    advice = f"`except {old}` no longer catches it." if rating == BREAKING else ""
    return Verdict(rating, what, f"derived from `{new}`, was derived from `{old}`", advice)


def retry(case: Case) -> Verdict:
    """What the client does by itself when the error comes."""
    rating = BREAKING if case.after == "never" else ADDITIVE
    advice = "The client no longer tries again: do it yourself." if rating == BREAKING else ""
    return Verdict(rating, f"retry is {case.now}, was {case.was}", advice=advice)


def takes(case: Case) -> Verdict:
    """What an operator of a filter compares with."""
    rating = ADDITIVE if case.after == "any" else BREAKING
    return Verdict(rating, f"takes {case.now}, took {case.was}")


def grown(label: str) -> Rule:
    """A number of which less is worse."""
    return more(label, "Keep to the new one.")


def form(label: str, is_sent: bool) -> Rule:
    """What a single value looks like on the wire: more may be sent now, or less comes back."""

    def rule(case: Case) -> Verdict:
        old, new = (value if isinstance(value, dict) else {} for value in (case.before, case.after))
        wider, narrower = holds(new, old), holds(old, new)
        what = f"{label} is {case.now}, was {case.was}"
        if wider and narrower:
            return Verdict(DOCUMENTATION, f"{what}: the same values")
        fine = wider if is_sent else narrower
        if fine:
            return Verdict(ADDITIVE, what)
        advice = "Keep to it in what you send." if is_sent else "Be ready for other values."
        unsure = f"; {UNSURE}" if fine is None else ""
        return Verdict(BREAKING, f"{what}{unsure}", advice=advice)

    return rule


def limit(case: Case) -> Verdict | None:
    """The value of a limit. Of a rate, more is better; of others the spec does not tell: a longer time over
    which something is counted is worse than a shorter one."""
    pair, own = case.holder("Protocol"), case.holder("Limit")
    if pair is None or own is None:
        return grown("value")(case)
    sides = zip(pair, own, strict=True)
    if all(_is_rate(protocol.origin, limit.origin) for protocol, limit in sides):
        return grown("value")(case)
    what = f"value is {case.now}, was {case.was}; {UNSURE}"
    return Verdict(BREAKING, what, advice="See whether you still keep to it.")


def _is_rate(protocol: object, limit: object) -> bool:
    assert isinstance(protocol, Protocol)
    assert isinstance(limit, Limit)
    return any(limit.name in (rate.leak, rate.ceiling) for rate in protocol.rates)


def _texts(kind: str, names: Iterable[str]) -> dict[str, Rule]:
    return {f"{kind}.{name}": reworded(name) for name in names}


def _exact(kind: str, names: Iterable[str]) -> dict[str, Rule]:
    return {f"{kind}.{name}": changed(name.replace("_", " ")) for name in names}


_ERRORS: Mapping[str, Rule] = {
    "Spec.errors": things(
        "error class", advice="Catch `ApiError`, or the class that has its code."
    ),
    "ErrorSpec.description": reworded("description"),
    "ErrorSpec.group": group,
    "ErrorSpec.codes": collected("codes", "Catch the class that has the code now."),
    "ErrorSpec.messages": collected("messages", "Catch the class that has the message now."),
    "ErrorSpec.prefixes": collected("beginnings of messages", "Catch the class that has them now."),
    "ErrorSpec.system": things("", removed=ADDITIVE),
    "ErrorSpec.retry": retry,
    "ErrorSpec.sources": reworded("sources"),
    "SystemError_.status": changed("HTTP status", advice="Compare with the new status."),
    "SystemError_.message": changed("message"),
    "SystemError_.when": reworded("meaning"),
}

_EVENTS: Mapping[str, Rule] = {
    "Spec.events": things("event"),
    **_exact("Event", ("name", "class_name", "data", "auth")),
    "Event.scope": changed("scope", advice="Ask for the new scope."),
    **_texts("Event", ("summary", "description", "docs", "sources", "example")),
    "Spec.placements": things("placement"),
    "PlacementSpec.code": changed("code"),
    **_texts("PlacementSpec", ("summary", "description", "docs", "sources", "example")),
    "PlacementSpec.options": things("", advice="Do without it."),
    "Option.type": changed("type", advice="Read the new type."),
    "Option.list": switched("a list now", "one value now", BREAKING, BREAKING, "Read it so."),
    "Option.nullable": switched(
        "may be null now", "is never null now", BREAKING, ADDITIVE, "Be ready for null."
    ),
    "Option.required": switched(
        "required now, was optional",
        "optional now, was required",
        ADDITIVE,
        BREAKING,
        "Be ready to get none.",
    ),
    "Option.values": changed("allowed values", ADDITIVE),
    "Option.pattern": restricted("pattern"),
    **{f"Option.{name}": bound(*words) for name, words in BOUNDS.items()},
    **_exact("Option", ("properties", "extra", "names", "default", "write_only")),
    **_texts(
        "Option", ("description", "example", "read_only", "immutable", "deprecated", "secret")
    ),
    "Option.starred": reworded("the page's own mark for required"),
    "Option.flags": reworded("what the vendor reports of it"),
}

_PROTOCOL: Mapping[str, Rule] = {
    **_texts("ServiceFile", ("title", "summary", "description", "docs")),
    "ServiceFile.version": changed("version", DOCUMENTATION),
    "ServiceFile.sources": things("", DOCUMENTATION, DOCUMENTATION),
    **_texts("Source", ("title", "url", "pages", "description")),
    **_texts("Pages", ("ending", "url", "hidden")),
    "Protocol.url_forms": things("", advice="Use another one."),
    **_exact("UrlForm", ("name", "url", "credential", "application")),
    **_texts("UrlForm", ("description", "variables")),
    **_exact("Protocol", ("token_parameter", "result_key", "time_key", "time_type")),
    **_exact("Protocol", ("error_key", "error_description_key")),
    **_exact("Protocol", ("operating_key", "operating_reset_key")),
    "Protocol.read_timeout": grown("seconds that a call may take"),
    "Protocol.operators": things("", advice="Use another one."),
    "Operator.prefix": changed("prefix"),
    "Operator.takes": takes,
    "Operator.meaning": reworded("meaning"),
    **_exact("OAuth", ("authorize_url", "token_url", "code_grant", "refresh_grant")),
    **_exact("Grant", ("type", "parameter")),
    "OAuth.code_lifetime": grown("lifetime of a code in seconds"),
    "OAuth.access_token_lifetime": grown("lifetime of an access token in seconds"),
    "OAuth.refresh_token_lifetime": grown("lifetime of a refresh token in seconds"),
    "OAuth.errors": things("", removed=ADDITIVE),
    "OAuth.sources": reworded("sources"),
    "Protocol.move": either("followed now", "no longer followed", ADDITIVE, BREAKING),
    **_exact("Move", ("status", "hosts")),
    **_texts("Move", ("description", "sources")),
    **_exact("BatchFacts", ("method", "commands_key", "halt_key", "reference")),
    "BatchFacts.max_commands": grown("greatest number of commands"),
    **_texts("BatchFacts", ("description", "sources")),
    **_exact("BatchAnswerKeys", ("result", "error", "total", "next", "time")),
    "Protocol.handlers": reworded("what holds for handlers of events"),
    **_texts("Handlers", ("notes", "sources")),
    "Protocol.limits": things("", BREAKING, ADDITIVE),
    "Limit.name": changed("name"),
    "Limit.value": limit,
    "Limit.unit": changed("unit"),
    **_texts("Limit", ("description", "sources")),
    "Protocol.rates": things(""),
    "Protocol.rates in order": collected("order of the rates, of which the first is the usual one"),
    **_exact("RateSpec", ("name", "leak", "ceiling")),
    **_texts("Protocol", ("notes", "sources")),
}

_OTHERS: Mapping[str, Rule] = {
    "Spec.scalars": things("scalar"),
    "ScalarSpec.python": changed("Python type"),
    "ScalarSpec.request": form("form in requests", is_sent=True),
    "ScalarSpec.response": form("form in answers", is_sent=False),
    **_texts("ScalarSpec", ("description", "sources")),
    "Spec.files": things("", DOCUMENTATION, DOCUMENTATION),
    **_texts("Unit", ("stem", "module", "area", "title", "description", "docs")),
    "Spec.findings": things("", DOCUMENTATION, DOCUMENTATION),
    **_texts("Finding", ("slug", "title", "weight", "says", "decision", "why", "touches")),
    "Spec.types": things("type", advice="Do without the class."),
    "Spec.enums": things("enum", advice="Do without the class."),
    "Spec.portal": things("", DOCUMENTATION, DOCUMENTATION),
}

RULES: Mapping[str, Rule] = {**_ERRORS, **_EVENTS, **_PROTOCOL, **_OTHERS}


def fake_portal(case: Case) -> Verdict:
    """Whatever the fake portal does otherwise: only tests see it."""
    change = case.difference
    if change.before is None:
        return Verdict(ADDITIVE, "new")
    if change.after is None:
        return Verdict(ADDITIVE, "removed")
    field = change.fact.rpartition(".")[2].replace("_", " ")
    return Verdict(ADDITIVE, f"{field} is {case.now}, was {case.was}")
