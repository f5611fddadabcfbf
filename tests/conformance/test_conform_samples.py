"""The code samples of each method: one a label, the same everywhere, making the documented call."""

from __future__ import annotations

from functools import cache
from typing import Any

from tests.conformance import openapi_doc as doc
from tests.conformance import sample_calls as calls
from tests.conformance.facts import Data, facts
from tests.conformance.markdown import REFERENCE, read
from tests.conformance.portal import Portal
from tests.conformance.report import Report

LANGUAGES = {
    "cURL (webhook)": "Shell",
    "cURL (OAuth)": "Shell",
    "JS SDK": "JavaScript",
    "PHP SDK": "PHP",
    "BX24.js": "JavaScript",
    "PHP CRest": "PHP",
    "Python": "Python",
}


def labels(spec: Data) -> list[str]:
    """Samples that a method has: a webhook's only where a webhook may call."""
    hidden = ["cURL (webhook)"] if spec["context"].startswith("application") else []
    return [label for label in LANGUAGES if label not in hidden]


def samples(method: str) -> dict[str, str]:
    """Samples of a method in the OpenAPI document, by label."""
    return {s["label"]: s["source"] for s in doc.operation(method).get("x-codeSamples", [])}


@cache
def _javascript() -> dict[str, list[Any]]:
    sources = {
        f"{method} {label}": source
        for method in facts().methods
        for label, source in samples(method).items()
        if LANGUAGES.get(label) == "JavaScript"
    }
    return calls.javascript(sources)


def test_samples(portal: Portal, method: str) -> None:
    spec = facts().methods[method]
    report = Report("a code sample", method)
    found = samples(method)
    report.names("sample", found, labels(spec))
    told = {s["label"]: s["lang"] for s in doc.operation(method).get("x-codeSamples", [])}
    report.same("languages", told, {label: LANGUAGES.get(label) for label in told})
    page = read(REFERENCE / "methods" / f"{method}.md")
    shown = {s.heading: s.blocks[0] for s in page.below("Other languages") if s.blocks}
    first = page.one("Python")
    shown |= {first.heading: first.blocks[0]} if first and len(first.blocks) == 1 else {}
    report.names("sample on the page", shown, labels(spec))
    for label, source in found.items():
        language, text = shown.get(label, ("", ""))
        report.same(f"{label}: language on the page", language, LANGUAGES.get(label, "").lower())
        report.same(f"{label}: source on the page", text.strip(), source.strip())
        _check_call(report, label, source, spec, portal)
    report.check()


def _check_call(report: Report, label: str, source: str, spec: Data, portal: Portal) -> None:
    name, request = spec["name"], spec["examples"][0]["request"]
    if label.startswith("cURL"):
        address, body = calls.curl(source)
        protocol = facts().service["protocol"]
        form = "webhook" if "webhook" in label else "oauth"
        url = next(f["url"] for f in protocol["url_forms"] if f["name"] == form)
        values = {key.lower(): item for key, item in calls.VARIABLES.items()}
        report.same(f"{label}: address", address, f"{url.format(**values)}/{name}")
        token = {protocol["token_parameter"]: calls.VARIABLES["ACCESS_TOKEN"]}
        report.same(f"{label}: body", body, request if form == "webhook" else {**request, **token})
        return
    made: Any = ("", None)
    if LANGUAGES.get(label) == "JavaScript":
        ran = _javascript().get(f"{name} {label}", [])
        made = ran[0] if len(ran) == 1 else made
    elif LANGUAGES.get(label) == "PHP":
        made = calls.php(source)
    elif label == "Python":
        answers = (e["response"] for e in spec["examples"] if e.get("response") is not None)
        portal.answer((200, next(answers)))
        made = calls.python(source, portal)
    report.same(f"{label}: method", made[0], name)
    php = LANGUAGES.get(label) == "PHP"
    report.same(f"{label}: parameters", made[1], _as_php(request) if php else request)


def _as_php(value: Any) -> Any:
    """PHP writes an empty object and an empty list alike; the call itself may leave an empty one out."""
    if isinstance(value, dict):
        return {key: _as_php(item) if item != {} else [] for key, item in value.items()}
    return [_as_php(item) for item in value] if isinstance(value, list) else value
