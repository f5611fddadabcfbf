"""The operation of each method in the OpenAPI document against the spec."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.conformance import facts as known
from tests.conformance import openapi_doc as doc
from tests.conformance import shapes
from tests.conformance.facts import Data, facts
from tests.conformance.markdown import Section, read_text
from tests.conformance.openapi_shapes import check_object, check_valid, check_value
from tests.conformance.report import Report

CALLED_BY = {
    "any": "a webhook or an application",
    "application": "an application only",
    "administrator": "an administrator only",
    "application_administrator": "an administrator through an application only",
}
NO_ERRORS = "The method has no errors of its own; those that any method may answer with apply."
SUMMARIES = {
    "every-parameter": "Every parameter",
    "required-parameters": "The required parameters only",
    "access-token": "With the access token",
}
COMPOSED = "Composed of documented values; not printed as a whole in the documentation."
KEYS = {
    "operationId",
    "tags",
    "summary",
    "description",
    "externalDocs",
    "deprecated",
    "x-deprecated",
}
KEYS |= {
    f"x-bitrix24-{word}"
    for word in ["method", "scope", "access", "context", "effect", "repeat", "batch"]
}
WORDS = ("method", "scope", "access", "context", "effect", "repeat", "batch", "paging", "errors")
KEYS |= {f"x-bitrix24-{word}" for word in (*WORDS, "findings", "sources")}
KEYS |= {"security", "servers", "requestBody", "responses", "x-codeSamples"}
SOMETIMES = {"deprecated", "x-deprecated", "security", "servers"}
ALWAYS = KEYS - SOMETIMES - {"x-bitrix24-paging", "x-bitrix24-findings"}


def test_operation(method: str) -> None:
    spec, found = facts().methods[method], doc.operation(method)
    report = Report("OpenAPI", method)
    report.names("verb", doc.document()["paths"].get(f"/{method}", {}), ["post"])
    report.names("key", [key for key in found if key not in KEYS], [])
    report.names("key", sorted(ALWAYS & {*found}), sorted(ALWAYS))
    _head(report, found, spec)
    _extensions(report, found, spec)
    _description(report, found, spec)
    _request(report, found, spec)
    _answer(report, found, spec)
    report.check()


def _head(report: Report, found: Data, spec: Data) -> None:
    report.same("operationId", found.get("operationId"), known.camel(spec["name"]))
    report.same("tags", found.get("tags"), [facts().areas[spec["area"]]["title"]])
    report.text("summary", found.get("summary"), spec["summary"].removesuffix("."))
    page = doc.vendors_page(spec["name"], spec["docs"])
    report.same("externalDocs", found.get("externalDocs"), page)
    report.same("deprecated", found.get("deprecated", False), "deprecated" in spec)
    replacement = spec.get("deprecated", {}).get("replacement")
    wanted = {"replacedBy": known.camel(replacement)} if replacement else None
    report.same("x-deprecated", found.get("x-deprecated"), wanted)
    only: list[Data] | None = (
        [{"accessToken": []}] if spec["context"].startswith("application") else None
    )
    report.same("security", found.get("security"), only)
    forms = facts().service["protocol"]["url_forms"]
    wanted = [
        {
            "url": form["url"],
            "description": form["description"],
            "variables": {name: {"default": text} for name, text in form["variables"].items()},
        }
        for form in forms
        if only and form.get("application")
    ]
    report.same("servers", found.get("servers", []), wanted)


def _extensions(report: Report, found: Data, spec: Data) -> None:
    slugs = [
        {"slug": slug, "title": finding["title"]}
        for slug, finding in facts().findings.items()
        if any(t.split("#")[0].split("!")[0] == spec["name"] for t in finding["touches"])
    ]
    wanted = {
        "method": spec["name"],
        "scope": [spec["scope"]],
        "access": spec["access"],
        "context": spec["context"],
        "effect": spec["effect"],
        "repeat": spec["repeat"],
        "batch": spec.get("batch", True),
        "paging": _paging(spec.get("paging")),
        "findings": slugs or None,
        "sources": spec["sources"],
    }
    for name, value in wanted.items():
        report.same(f"x-bitrix24-{name}", found.get(f"x-bitrix24-{name}"), value)


def _paging(paging: Data | None) -> Data | None:
    if paging is None or "cursor" not in paging:
        return paging
    cursor = {("noCount" if k == "no_count" else k): v for k, v in paging["cursor"].items()}
    return {**paging, "cursor": cursor}


def _description(report: Report, found: Data, spec: Data) -> None:
    sections = read_text(found.get("description", "")).sections
    head, doubts = sections[0], [s for s in sections if s.heading == "Doubts"]
    report.names("section", [s.heading for s in sections[1:]], _headings(found))
    told = spec.get("deprecated")
    first = ["Deprecated."] if told else []
    first += [f"Use {told['replacement']}."] if told and "replacement" in told else []
    first += [told["caveat"]] if told and "caveat" in told else []
    said, want_text = known.plain(head.text), known.plain(" ".join([*first, spec["description"]]))
    report.text("description", said[: len(want_text)], want_text)
    _remarks(report, said[len(want_text) :], spec["result"])
    safe = "safe" if spec["repeat"]["safe"] else "not safe"
    want = [
        ["Scope", spec["scope"]],
        ["Who may call it", known.plain(spec["access"])],
        ["Called by", CALLED_BY[spec["context"]]],
        ["Effect", spec["effect"]],
        ["Repeat", f"{safe}: {known.plain(spec['repeat']['why'])}"],
        ["In a batch", "yes" if spec.get("batch", True) else "no"],
    ]
    rows = [[known.plain(c.text) for c in row] for table in head.tables for row in table.rows]
    report.same("facts in the description", rows, want)
    for finding in found.get("x-bitrix24-findings", ()):
        decision = facts().findings.get(finding["slug"], {}).get("decision", "")
        report.holds(f"finding {finding['slug']}", doubts[0].text if doubts else "", decision)
    check_doubts(report, doubts, found)
    texts = [known.plain(s.text) for s in sections if s.heading == "Errors"]
    report.same("description: Errors", texts, ["" if spec.get("errors") else NO_ERRORS])


def check_doubts(report: Report, sections: list[Section], found: Data) -> None:
    """Below their heading stand the findings that are listed, and nothing else."""
    findings = facts().findings
    slugs = [finding["slug"] for finding in found.get("x-bitrix24-findings", ())]
    told = [f"- {findings[s]['title']}. {findings[s]['decision']}" for s in slugs if s in findings]
    said = " ".join(section.text for section in sections)
    report.text("description: Doubts", said, " ".join(told))


def _headings(found: Data) -> list[str]:
    return ["Errors", "Doubts"] if found.get("x-bitrix24-findings") else ["Errors"]


def _remarks(report: Report, said: str, result: Data) -> None:
    """Below the description stands a sentence for each doubt about the answer, and nothing else."""
    told = [result[key] for key in ("failure", "declared") if key in result]
    sentences = re.findall(r"\S[^.]*\.", said)
    for word in told:
        if not any(word in sentence.rstrip(".").split() for sentence in sentences):
            report.add("remark on the result", said, word)
    wanted = len(told) + (result.get("at") == "body")
    if len(sentences) != wanted or re.sub(r"\S[^.]*\.", "", said).strip():
        report.add("remarks below the description", said, f"{wanted} sentences")


# -- request ---------------------------------------------------------------------------------------


def _request(report: Report, found: Data, spec: Data) -> None:
    params, token = spec.get("params", {}), facts().service["protocol"]["token_parameter"]
    body = found.get("requestBody", {})
    needed = any(prop.get("required") for prop in params.values())
    report.same("request required", body.get("required"), needed)
    report.names("media type", body.get("content", {}), ["application/json"])
    schema = doc.follow(doc.body_schema(body))
    check_object(report, "", schema, {"params": params}, "request", more=[token])
    report.same("further parameters", schema.get("additionalProperties"), False)
    sent = schema.get("properties", {}).get(token, {})
    wanted = {"title": "Access token", "type": "string", "writeOnly": True}
    said = {key: value for key, value in sent.items() if key != "description"}
    report.same(f"parameter {token}: title, type, writeOnly", said, wanted)
    told = [form["credential"] for form in facts().service["protocol"]["url_forms"]]
    report.same(f"parameter {token}: description", sent.get("description") in told, True)
    shown = doc.examples(body)
    for example in spec["examples"]:
        made = shown.get(example["name"], {})
        report.same(f"example {example['name']}: request", made.get("value"), example["request"])
        report.text(
            f"example {example['name']}", made.get("summary"), example["summary"].rstrip(".")
        )
    printed = {example["name"]: set(example["request"]) for example in spec["examples"]}
    composed = dict(_further(spec, token))
    report.names("request example", shown, [*printed, *composed])
    for name in composed.keys() & shown.keys():
        keys = sorted(shown[name].get("value") or {})
        report.names(f"request example {name}: key", keys, sorted(composed[name]))
    for name, made in shown.items():
        made_up = name in composed and name != "access-token"
        fact = f"request example {name}: description"
        report.same(fact, made.get("description"), COMPOSED if made_up else None)
        check_valid(report, f"request example {name}", schema, made.get("value"))
        if name not in printed:
            summary = SUMMARIES.get(name, name)
            report.text(f"request example {name}: summary", made.get("summary"), summary)
            _composed(report, name, made.get("value") or {}, spec)


def _further(spec: Data, token: str) -> Iterator[tuple[str, set[str]]]:
    """Names and keys of the requests that no page prints: all parameters, the required ones, and a token."""
    params, first = spec.get("params", {}), spec["examples"][0]["request"]
    shown = [set(example["request"]) for example in spec["examples"]]
    known_ = {name for name, prop in params.items() if "example" in prop} | set(first)
    needed = {name for name, prop in params.items() if prop.get("required")}
    for name, keys in (("every-parameter", set(params)), ("required-parameters", needed)):
        if keys not in shown and keys <= known_:
            shown.append(keys)
            yield name, keys
    if token not in params:
        yield "access-token", {*first, token}


def _composed(report: Report, name: str, value: Any, spec: Data) -> None:
    """An example that the page does not print is made of documented values only."""
    known_values: dict[str, list[Any]] = {}
    for example in spec["examples"]:
        for key, item in example["request"].items():
            known_values.setdefault(key, []).append(item)
    for key, prop in spec.get("params", {}).items():
        known_values.setdefault(key, []).extend([prop["example"]] if "example" in prop else [])
    token = facts().service["protocol"]["token_parameter"]
    known_values[token] = ["put-your-access-token-here"]
    for key, item in value.items():
        if not any(known.same_json(item, other) for other in known_values.get(key, ())):
            report.add(f"request example {name}: {key}", item, "no such value")


# -- answer ----------------------------------------------------------------------------------------


def _answer(report: Report, found: Data, spec: Data) -> None:
    part = found.get("responses", {}).get("200", {})
    report.text("result: description", part.get("description"), spec["result"]["description"])
    report.names("media type of the answer", part.get("content", {}), ["application/json"])
    schema = doc.body_schema(part)
    _envelope(report, schema, spec)
    shown = doc.examples(part)
    wanted = {e["name"]: e["response"] for e in spec["examples"] if e.get("response") is not None}
    report.names("response example", shown, wanted)
    for example in spec["examples"]:
        if example["name"] in wanted:
            summary = example["summary"].rstrip(".")
            made = {"summary": summary, "value": example["response"]}
            fact = f"example {example['name']}: response"
            report.tree(fact, shown.get(example["name"]), made)
    for name, made in shown.items():
        check_valid(report, f"response example {name}", schema, made.get("value"))


def _envelope(report: Report, schema: Data, spec: Data) -> None:
    protocol, paging = facts().service["protocol"], spec.get("paging")
    key, time = protocol["result_key"], protocol["time_key"]
    wrapped = [s for s in doc.alternatives(schema) if key in s.get("properties", {})]
    if len(wrapped) != 1:
        report.add("result", [s.get("title") for s in wrapped], f"one object with {key}")
        return
    counts = [paging["next"], paging["total"]] if paging else []
    counts += [spec["result"]["total"]] if "total" in spec["result"] else []
    report.names(
        "key of the answer", sorted(wrapped[0]["properties"]), sorted([key, time, *counts])
    )
    at_body = spec["result"].get("at") == "body"
    needed = [key] + ([] if at_body else [time])
    report.names("key of the answer required:", wrapped[0].get("required", []), needed)
    result, made = dict(wrapped[0]["properties"][key]), spec["result"]
    report.text("result: description", result.get("description"), made["description"])
    size = result.pop("maxItems", None)
    report.same("records in a page", size, paging["size"] if paging else None)
    check_value(report, "result", result, made, "response")
    if doc.names(wrapped[0]["properties"][time]) != [protocol["time_type"]]:
        report.add("run times", wrapped[0]["properties"][time], protocol["time_type"])
    for count in counts:
        number = wrapped[0]["properties"].get(count, {})
        report.same(f"{count}: type", number.get("type"), "integer")
        report.same(f"{count}: minimum", number.get("minimum"), 0)
    its = doc.validator(schema)
    mine = shapes.validator(shapes.schema(made, "response"))
    for probe in shapes.probes(made):
        fits = mine.is_valid(probe) and at_body
        if its.is_valid(probe) != fits and not (isinstance(probe, dict) and key in probe):
            report.add("payload without envelope", its.is_valid(probe), fits)
            return
