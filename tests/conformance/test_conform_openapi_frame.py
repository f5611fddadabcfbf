"""What frames the facts in the OpenAPI document: titles, bodies, and sentences that are always the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from tests.conformance import conditions
from tests.conformance import facts as known
from tests.conformance import openapi_doc as doc
from tests.conformance.facts import Data, facts
from tests.conformance.markdown import Cell, read_text
from tests.conformance.openapi_shapes import LOGICAL, component
from tests.conformance.report import Report

ERROR = {"$ref": f"{doc.SCHEMAS}ErrorResponse"}
OWN = "The method's own errors, and those that any method may answer with."


def test_components() -> None:
    """Each component has its name as its title; each array says what it holds, which some readers want."""
    report = Report("OpenAPI", "components")
    for name, schema in doc.schemas().items():
        report.subject = name
        report.same("title", schema.get("title"), name)
        for path, inner in _schemas(schema):
            if inner.get("type") in ("array", ["array", "null"]) and "items" not in inner:
                report.add(f"{name}{path}: items of an array", None, "what it holds")
    report.check()


def test_objects_are_described() -> None:
    """Each object says what the spec says of it and no more, whether it has a name there or not."""
    report = Report("OpenAPI", "objects")
    for owner, described in facts().types.items():
        for name, inner in ((owner, described), *_inside(owner, described)):
            for form in known.forms(described):
                made = name + component(owner, form).removeprefix(owner)
                if made in doc.schemas():
                    report.subject, schema = made, doc.schemas()[made]
                    told = _told(name, inner, made != name)
                    section = read_text(schema.get("description", "")).sections[0]
                    report.text("description", section.text, " ".join(told))
                    slugs = [
                        slug
                        for slug, finding in facts().findings.items()
                        if any(touch.partition(".")[0] == name for touch in finding["touches"])
                    ]
                    report.same("x-bitrix24-findings", schema.get("x-bitrix24-findings", []), slugs)
    report.check()


def _inside(owner: str, described: Data) -> Iterator[tuple[str, Data]]:
    for wire, prop in described.get("properties", {}).items():
        if prop["type"] == "object":
            yield owner + known.pascal(wire), prop
            yield from _inside(owner + known.pascal(wire), prop)


def _told(name: str, described: Data, comes_back: bool) -> Iterator[str]:
    yield described["description"]
    for group in described.get("exclusive", ()):
        yield f"At most one of these is there: {', '.join(group)}."
    if names := (described.get("extra") or {}).get("names"):
        further = "further " if described.get("properties") else ""
        yield f"Each {further}key is {conditions.text(names)}."
    if comes_back:
        yield f"This is how it comes back; as {name} it is sent."


def _schemas(node: Any, path: str = "") -> Iterator[tuple[str, Data]]:
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            if key not in ("examples", "default", "enum", "const"):
                yield from _schemas(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _schemas(value, f"{path}/{index}")


def test_scalars_are_described() -> None:
    report = Report("OpenAPI", "scalars")
    for name, scalar in facts().scalars.items():
        both = known.pascal(name)
        for made, forms in ((both, ("request", "response")), (f"{both}Value", ("response",))):
            if made in doc.schemas():
                said = known.plain(doc.schemas()[made].get("description", ""))
                more = (scalar[form].get("description", "") for form in forms)
                told = [known.plain(f"{scalar['description']} {text}") for text in more]
                if said not in told:
                    report.add(f"{made}: description", said, told)
                logical = {**LOGICAL, "str": None}.get(scalar["python"])
                found = doc.schemas()[made].get("x-logical-type")
                report.same(f"{made}: x-logical-type", found, logical)
    report.check()


def test_what_no_method_and_no_type_has() -> None:
    protocol, report = facts().service["protocol"], Report("OpenAPI", "components")
    code, text = protocol["error_key"], protocol["error_description_key"]
    about = "Code of the error; where it is empty, the text tells errors apart."
    error = {
        "title": "ErrorResponse",
        "description": "Body of a failed call.",
        "type": "object",
        "required": [code, text],
        "properties": {
            code: {"title": "Code", "description": about, "type": ["string", "integer"]},
            text: {
                "title": "Text",
                "description": "What went wrong, for developers.",
                "type": "string",
            },
        },
    }
    empty = {
        "title": "EmptyObject",
        "description": "An object without keys, which arrives as an empty list.",
        "type": "array",
        "maxItems": 0,
        "items": {},
    }
    for name, wanted in (("ErrorResponse", error), ("EmptyObject", empty)):
        if name in doc.schemas():
            report.tree(name, doc.schemas()[name], wanted)
    report.check()


def test_answers_that_methods_share() -> None:
    report, rows = Report("OpenAPI", "responses"), list(known.system_rows())
    found = doc.document()["components"]["responses"]
    by_name = {_phrase(row["status"]): row["status"] for _, _, row in rows}
    report.names("response", [name for name in found if name not in by_name], [])
    for name in found.keys() & by_name.keys():
        mine = [(code, row) for _, code, row in rows if row["status"] == by_name[name]]
        report.subject = name
        section = read_text(found[name].get("description", "")).sections[0]
        phrase = HTTPStatus(by_name[name]).phrase
        report.text("description", section.text, f"{phrase}. Any method may answer so.")
        report.same("description: head", [t.head for t in section.tables], [["error", "When"]])
        report.names("content", found[name].get("content", {}), ["application/json"])
        media = found[name].get("content", {}).get("application/json", {})
        report.same("schema: $ref", media.get("schema"), ERROR)
        names = [known.camel(code) for code, _ in mine]
        report.names("example", media.get("examples", {}), names)
        for example in media.get("examples", {}).values():
            when = [
                f"{code}: {row['when']}".removesuffix(".")
                for code, row in mine
                if _body(code, row) == example.get("value")
            ]
            report.same("example: summary", [example.get("summary")], when)
    report.check()


def _body(code: str, row: Data) -> Data:
    return {"error": code, "error_description": row["message"]}


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase.title().replace(" ", "")


def test_bodies(method: str) -> None:
    """Which components the bodies of a method are, and what is said of them."""
    spec, found = facts().methods[method], doc.operation(method)
    report, name = Report("OpenAPI", method), known.pascal(method)
    body = found.get("requestBody", {})
    report.names("requestBody: key", [key for key in body if key != "required"], ["content"])
    _media(report, "requestBody", body, {"$ref": f"{doc.SCHEMAS}{name}Request"})
    schema = doc.schemas().get(f"{name}Request", {})
    report.text("request: description", schema.get("description"), f"Parameters of {method}.")
    report.same("request: type", schema.get("type"), "object")
    own = {row.get("status", 400) for row in spec.get("errors", ())}
    own |= {example["status"] for example in spec.get("error_examples", ())}
    answer: Data = {"$ref": f"{doc.SCHEMAS}{name}Response"}
    if any(status < 300 for status in own):
        answer = {"anyOf": [answer, ERROR]}
    for status, part in found.get("responses", {}).items():
        if status == "200":
            _media(report, "response 200", part, answer)
        elif int(status) in own:
            report.text(f"response {status}: description", part.get("description"), OWN)
            _media(report, f"response {status}", part, ERROR)
        else:
            shared = {"$ref": f"#/components/responses/{_phrase(int(status))}"}
            report.same(f"response {status}: $ref", part, shared)
    _answer(report, name, spec)
    report.check()


def _media(report: Report, what: str, part: Data, schema: Data) -> None:
    media = part.get("content", {}).get("application/json", {})
    report.names(f"{what}: content: key", [key for key in media if key != "examples"], ["schema"])
    report.same(f"{what}: schema: $ref", media.get("schema"), schema)


def _answer(report: Report, name: str, spec: Data) -> None:
    about, protocol = f"Answer of {spec['name']}", facts().service["protocol"]
    schema = doc.schemas().get(f"{name}Response", {})
    report.text("response: description", schema.get("description"), f"{about}.")
    if spec["result"].get("at") == "body":
        reference = {"$ref": f"{doc.SCHEMAS}{name}Envelope"}
        report.same("response: anyOf: $ref", schema.get("anyOf", [])[-1:], [reference])
        schema = doc.schemas().get(f"{name}Envelope", {})
        told = f"{about} in the usual envelope, which no printed answer shows."
        report.text("envelope: description", schema.get("description"), told)
    report.same("response: type", schema.get("type"), "object")
    paging, properties = spec.get("paging") or {}, schema.get("properties", {})
    start = f"Value of {paging.get('parameter')} for the next page; absent on the last one."
    wanted = {
        protocol["result_key"]: ("Result", spec["result"]["description"]),
        protocol["time_key"]: ("Run times", "How long the call took."),
        paging.get("next"): ("Next page", start),
        paging.get("total"): ("Total", "Number of all records."),
    }
    for key in properties.keys() & wanted.keys():
        title, description = wanted[key]
        report.same(f"response {key}: title", properties[key].get("title"), title)
        report.text(f"response {key}: description", properties[key].get("description"), description)


# -- head ------------------------------------------------------------------------------------------


def test_frame_of_the_document() -> None:
    document, service = doc.document(), facts().service
    report = Report("OpenAPI", "head")
    about = {"description": "Vendor's documentation", "url": service["docs"]}
    report.tree("externalDocs", document.get("externalDocs"), about)
    events = {
        "name": "Events",
        "description": "Calls that the portal makes to a handler.",
        "externalDocs": {"description": "Events", "url": service["docs"]},
    }
    found = [tag for tag in document["tags"] if tag.get("name") == "Events"]
    report.tree("tag Events", found, [events])
    groups: dict[str, list[str]] = {}
    for name, area in facts().areas.items():
        groups.setdefault(f"Methods of {name.split('.')[0]}", []).append(area["title"])
    groups["Events"] = ["Events"]
    said = {group.get("name"): sorted(group["tags"]) for group in document["x-tagGroups"]}
    report.tree("x-tagGroups", said, {name: sorted(tags) for name, tags in groups.items()})
    token = service["protocol"]["token_parameter"]
    credentials = [form_["credential"] for form_ in service["protocol"]["url_forms"]]
    told = [text for text in credentials if f"`{token}`" in text][:1]
    scheme = document["components"]["securitySchemes"].get("accessToken", {})
    report.same("securitySchemes: description", [scheme.get("description")], told)
    names = {"openapi", "info", "externalDocs", "servers", "security", "tags", "x-tagGroups"}
    names |= {"x-bitrix24-sources", "paths", "webhooks", "components"}
    report.names("key", sorted(document), sorted(names))
    report.check()


def test_description_of_the_document() -> None:
    service, report = facts().service, Report("OpenAPI", "info")
    protocol = service["protocol"]
    head, *rest = read_text(doc.document()["info"].get("description", "")).sections
    report.text("description", head.text, service["description"])
    below = {section.heading: section for section in rest}
    wanted = {
        "Addresses": (
            ["Way", "Base address", "Credential"],
            [[form["name"], form["url"], form["credential"]] for form in protocol["url_forms"]],
        ),
        "Limits": (
            ["Limit", "Value", "Unit"],
            [[d["description"], f"{d['value']:g}", d["unit"]] for d in protocol["limits"]],
        ),
    }
    sections = ["Addresses", "How calls work", "Limits", "Extensions"]
    report.names("description: section", below, sections)
    extensions = below.pop("Extensions", None)
    report.text("description: Extensions: text", extensions.text if extensions else None, "")
    _extensions(report, extensions.tables[0].rows if extensions and extensions.tables else [])
    notes = " ".join(f"- {note}" for note in protocol["notes"])
    for heading, section in below.items():
        fact = f"description: {heading}"
        report.text(f"{fact}: text", section.text, notes if heading == "How calls work" else "")
        tables = [wanted[heading]] if heading in wanted else []
        report.same(f"{fact}: head", [t.head for t in section.tables], [head for head, _ in tables])
        for table, (_, rows) in zip(section.tables, tables, strict=False):
            said = [tuple(known.plain(cell.text) for cell in row) for row in table.rows]
            report.names(f"{fact}: row", said, [tuple(map(known.plain, row)) for row in rows])
    report.check()


def _extensions(report: Report, rows: list[list[Cell]]) -> None:
    """The document explains every key of its own that it uses, and no other."""
    used = set(re.findall(r'"(x-[A-Za-z0-9-]+)":', doc.JSON.read_text(encoding="utf-8")))
    told = sorted(row[0].text for row in rows)
    report.names("description: extension", told, sorted(used))
    for row in rows:
        ends = len(row) == 3 and row[2].text.endswith(".")
        report.same(f"description: extension {row[0].text}: a sentence at the end", ends, True)


def test_sizes_of_numbers() -> None:
    """Generators of typed clients take a number without a size for one of 32 bits."""
    report, sizes = Report("OpenAPI", ""), {"integer": "int64", "number": "double"}
    for name, schema in doc.schemas().items():
        report.subject = name
        for place, node in _nodes(schema, ""):
            kinds = node.get("type", [])
            single = [kinds] if isinstance(kinds, str) else [k for k in kinds if k != "null"]
            for kind in (k for k in single if k in sizes):
                size = sizes[kind] if len(single) == 1 else None
                report.same(f"{place}: format of type {kind}", node.get("format"), size)
    report.check()


def _nodes(node: Any, place: str) -> Iterator[tuple[str, Data]]:
    """Every schema inside of one, and where it stands; data in it is none."""
    if isinstance(node, dict):
        yield place, node
        for key, item in node.items():
            if key not in ("examples", "default", "const", "enum", "required") and key[:2] != "x-":
                yield from _nodes(item, f"{place}/{key}")
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from _nodes(item, f"{place}/{index}")
