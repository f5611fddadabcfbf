"""The OpenAPI document as a reader has it: references followed, schemas as validators."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import jsonschema_rs

from tests.conformance.facts import GENERATED, Data

JSON = GENERATED / "openapi" / "openapi.json"
YAML = GENERATED / "openapi" / "openapi.yaml"
_BASE = "https://example.com/openapi"
SCHEMAS = "#/components/schemas/"


@cache
def document() -> Data:
    """The document, from its JSON form; a test compares the YAML form with it."""
    loaded: Data = json.loads(JSON.read_text(encoding="utf-8"))
    return loaded


@cache
def _registry() -> jsonschema_rs.Registry:
    return jsonschema_rs.Registry([(_BASE, {"components": document().get("components", {})})])


@cache
def _compiled(text: str) -> jsonschema_rs.Validator:
    loaded = json.loads(text.replace('"#/components/', f'"{_BASE}#/components/'))
    kind = jsonschema_rs.Draft202012Validator
    return kind(loaded, registry=_registry(), validate_formats=True)


@dataclass(frozen=True, slots=True)
class Broken:
    """Stands in for a validator of a schema that cannot be read: nothing is valid."""

    error: jsonschema_rs.ValidationError

    def is_valid(self, _: Any) -> bool:
        """Nothing is."""
        return False

    def iter_errors(self, _: Any) -> Iterator[jsonschema_rs.ValidationError]:
        """What is wrong with the schema."""
        yield self.error


def validator(schema: Data) -> jsonschema_rs.Validator | Broken:
    """A validator of a schema of the document, formats on."""
    try:
        return _compiled(json.dumps(schema))
    except jsonschema_rs.ValidationError as error:
        return Broken(error)


def schemas() -> Data:
    """The schema components."""
    found: Data = document()["components"]["schemas"]
    return found


def follow(node: Any) -> Any:
    """What a node or a chain of references stands for; marks beside a reference are kept."""
    while isinstance(node, dict) and "$ref" in node:
        target: Any = document()
        for part in node["$ref"].removeprefix("#/").split("/"):
            name = part.replace("~1", "/").replace("~0", "~")
            assert name in target, f"{node['$ref']}: a reference to nothing"
            target = target[name]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    return node


def references(node: Any) -> Iterator[str]:
    """All `$ref` inside a node."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for key, value in node.items():
            if key not in ("example", "examples", "default", "const", "enum"):
                yield from references(value)
            elif key == "examples" and isinstance(value, dict):
                yield from references(list(value.values()))
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def names(schema: Data) -> list[str]:
    """Components that a value's schema refers to by itself: not those inside of these."""
    return [ref.rpartition("/")[2] for ref in references(schema)]


def operation(method: str) -> Data:
    """The operation of a method."""
    found: Data = document()["paths"].get(f"/{method}", {}).get("post", {})
    return found


def vendors_page(name: str, url: str) -> Data:
    """What `externalDocs` says of the vendor's page about something."""
    return {"description": f"{name} in the vendor's documentation", "url": url}


def body_schema(part: Data) -> Data:
    """The schema of a request body or a response."""
    found: Data = _media(part).get("schema", {})
    return found


def examples(part: Data) -> dict[str, Data]:
    """The named examples of a request body or a response."""
    found: dict[str, Data] = _media(part).get("examples", {})
    return found


def refusals(method: str) -> set[str]:
    """Codes, and messages in place of codes, of a method's own errors: listed, or printed as an example."""
    found = operation(method)
    said = {row["code"] or row["message"] for row in found["x-bitrix24-errors"]}
    printed = (e["value"] for part in found["responses"].values() for e in examples(part).values())
    return said | {
        str(body["error"]) or body["error_description"] for body in printed if "error" in body
    }


def _media(part: Data) -> Data:
    kinds: list[Data] = list(follow(part).get("content", {}).values())
    return kinds[0] if kinds else {}


def alternatives(schema: Data) -> Iterator[Data]:
    """The schemas that a value may fit, references followed, less null and the empty list."""
    schema = follow(schema)
    options = schema.get("anyOf") or schema.get("oneOf")
    if options is None:
        if schema.get("type") != "null" and schema.get("maxItems") != 0:
            yield schema
        return
    for option in options:
        yield from alternatives(option)


def singles(schema: Data) -> Iterator[Data]:
    """The schemas that a value may fit, or each value of a list."""
    for option in alternatives(schema):
        yield from singles(option["items"]) if "items" in option else (option,)


def logical(schema: Data) -> str:
    """What a single value means: `x-logical-type`, or else its JSON type."""
    schema = follow(schema)
    if "x-logical-type" in schema:
        return str(schema["x-logical-type"])
    for option in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        if option.get("type") != "null":
            return logical(option)
    kinds = schema.get("type", "any")
    listed = [kinds] if isinstance(kinds, str) else [k for k in kinds if k != "null"]
    return (
        logical(schema["items"])
        if listed == ["array"] and schema.get("items")
        else "/".join(listed)
    )


def probes(schema: Data) -> Iterator[Any]:
    """Values at and around everything that a schema itself says, so that it cannot allow more in silence."""
    for option in alternatives(schema):
        option = {**option.get("items", {}), **option}
        found = [*option.get("enum", ()), *([option["const"]] if "const" in option else [])]
        for word in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
            if word in option:
                found += [option[word] - 1, option[word], option[word] + 1]
        for word in ("minLength", "maxLength"):
            if word in option:
                found += [
                    "x" * (option[word] + step) for step in (-1, 0, 1) if option[word] + step >= 0
                ]
        for value in found:
            yield from (value, [value])
