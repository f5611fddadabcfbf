"""What linters do not look at: each check takes the document as data and tells what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema_rs

from generator.emit.openapi.extensions import EXTENSIONS
from tests.conformance.openapi_doc import references

Data = dict[str, Any]
Faults = Iterator[str]
SHARED_STATUSES = 8
"""Statuses of errors that any method may answer with."""
SAMPLES = 3
PLACEHOLDERS = {"apidocs", "your-domain", "some-domain", "xxx", "oauth"}
"""First words of addresses in the examples; all others would be somebody's."""
_BASE = "https://example.com/openapi"


def operations(document: Data) -> Iterator[tuple[str, Data]]:
    """Every method and event."""
    for name, item in (document["paths"] | document.get("webhooks", {})).items():
        yield name, item["post"]


def follow(document: Data, node: Data) -> Data:
    """What a chain of references leads to."""
    while "$ref" in node:
        _, *steps = node["$ref"].split("/")
        node = document
        for step in steps:
            node = node[step]
    return node


def subschemas(node: Any) -> Iterator[Data]:
    """A schema and all those inside of it; the keys of `properties` are names and no keywords."""
    if isinstance(node, dict):
        yield node
        for key, item in node.items():
            if key == "properties":
                for value in item.values():
                    yield from subschemas(value)
            elif key in ("items", "additionalProperties", "anyOf", "oneOf", "not"):
                yield from subschemas(item)
    elif isinstance(node, list):
        for item in node:
            yield from subschemas(item)


def _media(document: Data, part: Data) -> Data:
    content = follow(document, part).get("content", {})
    return next(iter(content.values()), {"schema": {}, "examples": {}})


def _shown(document: Data, part: Data) -> list[Any]:
    return [e["value"] for e in _media(document, part).get("examples", {}).values()]


# -- the operation ---------------------------------------------------------------------------------


def heads(document: Data) -> Faults:
    """Identifier, summary, description, one known tag, a link to the vendor's page."""
    seen: set[str] = set()
    known = {tag["name"] for tag in document["tags"] if tag.get("description", "").strip()}
    for name, found in operations(document):
        identifier, summary = found.get("operationId", ""), found.get("summary", "")
        if not re.fullmatch(r"[a-z][A-Za-z0-9]*", identifier) or identifier in seen:
            yield f"{name}: operationId {identifier!r}"
        seen.add(identifier)
        if not 0 < len(summary) <= 60 or summary.endswith("."):
            yield f"{name}: summary {summary!r}"
        if not found.get("description", "").strip():
            yield f"{name}: no description"
        if len(found.get("tags", ())) != 1 or found["tags"][0] not in known:
            yield f"{name}: tags {found.get('tags')}"
        if not found.get("externalDocs", {}).get("url", "").startswith("https://"):
            yield f"{name}: no externalDocs"


def extensions(document: Data) -> Faults:
    """Facts of methods that OpenAPI has no key for; deprecated ones name what to use instead."""
    identifiers = {found.get("operationId") for _, found in operations(document)}
    for path, item in document["paths"].items():
        found = item["post"]
        for word in ("method", "scope", "access", "context", "effect", "repeat", "batch", "errors"):
            if f"x-bitrix24-{word}" not in found:
                yield f"{path}: no x-bitrix24-{word}"
        instead = found.get("x-deprecated", {}).get("replacedBy")
        marked = found["description"].startswith("**Deprecated.**")
        if found.get("deprecated", False) != marked or (instead and instead not in identifiers):
            yield f"{path}: deprecated, replaced by {instead}"
        only = [{"accessToken": []}] if "application" in found["x-bitrix24-context"] else None
        if found.get("security") != only:
            yield f"{path}: security {found.get('security')}"


def explained(document: Data) -> Faults:
    """Every extension is explained, and none is that does not occur."""
    used = {key for key in _keys(document) if re.fullmatch(r"x-[a-z0-9-]+", key, re.I)}
    table = document["info"]["description"].partition("## Extensions")[2]
    told = set(re.findall(r"^\| `(x-[\w-]+)` \|", table, re.M))
    if told != set(EXTENSIONS):
        yield f"the table of extensions: {sorted(told ^ set(EXTENSIONS))}"
    yield from (f"{key}: not explained" for key in sorted(used - told))
    yield from (f"{key}: explained and not used" for key in sorted(told - used))


def _keys(node: Any) -> Iterator[str]:
    """Keys of the document itself: examples are data."""
    if isinstance(node, dict):
        for key, item in node.items():
            yield str(key)
            if key not in ("examples", "default"):
                yield from _keys(item)
    elif isinstance(node, list):
        for item in node:
            yield from _keys(item)


def samples(document: Data) -> Faults:
    """At least three, each with a language, a label of its own and a source."""
    for name, found in operations(document):
        made = found.get("x-codeSamples", [])
        labels = [sample.get("label") for sample in made]
        least = SAMPLES if "x-bitrix24-method" in found else 1
        if len(made) < least or len(set(labels)) < len(labels):
            yield f"{name}: samples {labels}"
        for sample in made:
            texts = [sample.get(key) for key in ("lang", "label", "source")]
            if set(sample) != {"lang", "label", "source"} or not all(
                isinstance(text, str) and text.strip() for text in texts
            ):
                yield f"{name}: sample {sample.get('label')}: {sorted(sample)}"


# -- examples and errors ---------------------------------------------------------------------------


def requests(document: Data) -> Faults:
    """An example with every parameter and one with the required ones only."""
    for path, item in document["paths"].items():
        body = item["post"]["requestBody"]
        schema = follow(document, _media(document, body)["schema"])
        every = {key for key, p in schema["properties"].items() if not p.get("writeOnly")}
        shown = [set(value) - {"auth"} for value in _shown(document, body)]
        for what, keys in (("every", every), ("the required", {*schema.get("required", ())})):
            if keys not in shown:
                yield f"{path}: no example with {what} parameters: {sorted(keys)}"


def answers(document: Data) -> Faults:
    """Every answer with a body has an example; all statuses that are shared are there."""
    for path, item in document["paths"].items():
        responses = item["post"]["responses"]
        for status, part in responses.items():
            if not _shown(document, part):
                yield f"{path}: status {status}: no example"
        failures = [status for status in responses if int(status) >= 300]
        if len(failures) < SHARED_STATUSES:
            yield f"{path}: statuses {failures}"


def errors(document: Data) -> Faults:
    """Table, examples and extension tell the same codes."""
    for path, item in document["paths"].items():
        found = item["post"]
        table = found["description"].partition("### Errors")[2].partition("### ")[0]
        told = set(re.findall(r"^\| (\d{3}) \|", table, re.M))
        rows = found["x-bitrix24-errors"]
        if told != {str(row["status"]) for row in rows}:
            yield f"{path}: table of statuses {sorted(told)}"
        for row in rows:
            word = row["code"] or row["message"].removesuffix(".")
            shown = _shown(document, found["responses"].get(str(row["status"]), {}))
            if word not in {
                str(e.get("error") or e.get("error_description", "")).removesuffix(".")
                for e in shown
            }:
                yield f"{path}: no example of {word}"
            if f"`{row['code'] or chr(34) * 2}`" not in table:
                yield f"{path}: {word} is not in the table"


def values(document: Data) -> Faults:
    """All examples and defaults fit their schemas, formats included."""
    components = {"components": document["components"]}
    registry = jsonschema_rs.Registry([(_BASE, components)])

    def faults(schema: Data, value: Any) -> Iterator[str]:
        text = json.dumps(schema).replace('"#/components/', f'"{_BASE}#/components/')
        kind = jsonschema_rs.Draft202012Validator
        check = kind(json.loads(text), registry=registry, validate_formats=True)
        yield from (str(error.message) for error in check.iter_errors(value))

    for name, found in operations(document):
        for part in (found["requestBody"], *found["responses"].values()):
            media = _media(document, part)
            for value in _shown(document, part):
                yield from (f"{name}: {fault}" for fault in faults(media["schema"], value))
    for name, component in document["components"]["schemas"].items():
        for schema in subschemas(component):
            bare = {k: v for k, v in schema.items() if k not in ("examples", "default")}
            given = [*schema.get("examples", ())]
            given += [schema["default"]] if "default" in schema else []
            for value in given:
                yield from (f"{name}: {fault}" for fault in faults(bare, value))


# -- texts, names and secrets ----------------------------------------------------------------------


def schemas(document: Data) -> Faults:
    """A title and a description for every schema and every property; none is there for nothing."""
    used = set(references(document))
    for name, component in document["components"]["schemas"].items():
        if component.get("title") != name or not component.get("description", "").strip():
            yield f"{name}: title or description"
        if f"#/components/schemas/{name}" not in used:
            yield f"{name}: not used"
        for schema in subschemas(component):
            for key, prop in schema.get("properties", {}).items():
                if not (prop.get("title", "").strip() and prop.get("description", "").strip()):
                    yield f"{name}: {key}: title or description"


def links(document: Data) -> Faults:
    """Links to operations lead to one."""
    identifiers = {found.get("operationId") for _, found in operations(document)}
    for target in re.findall(r"\(#operation/([^)]*)\)", json.dumps(document)):
        if target not in identifiers:
            yield f"#operation/{target}: dead"


def keys(document: Data) -> Faults:
    """Keys are texts: YAML may read 200 and `on` otherwise."""

    def walk(node: Any, place: str) -> Faults:
        if isinstance(node, dict):
            for key, item in node.items():
                if not isinstance(key, str):
                    yield f"{place}/{key}: not a text"
                yield from walk(item, f"{place}/{key}")
        elif isinstance(node, list):
            for index, item in enumerate(node):
                yield from walk(item, f"{place}/{index}")

    yield from walk(document, "")


def secrets(document: Data) -> Faults:
    """No portal of anybody's; long random words only in events, as the documentation prints them."""
    for host in re.findall(r"([\w-]+)\.bitrix24?\.\w+", json.dumps(document)):
        if host.removeprefix("2F") not in PLACEHOLDERS:
            yield f"{host}: somebody's portal"
    for path, item in document["paths"].items():
        for word in re.findall(r"\b(?=\w*\d)(?=\w*[a-z])[a-z0-9]{16,}\b", json.dumps(item)):
            yield f"{path}: {word}: a secret"


CHECKS: tuple[Callable[[Data], Faults], ...] = (
    heads,
    extensions,
    explained,
    samples,
    requests,
    answers,
    errors,
    values,
    schemas,
    links,
    keys,
    secrets,
)
