"""What stands beside the OpenAPI document: workflows in Arazzo, tools for agents, a Postman collection."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from typing import Any

import jsonschema_rs
from ruamel.yaml import YAML

from tests.conformance import facts as known
from tests.conformance import openapi_doc as doc
from tests.conformance.facts import GENERATED, SPEC, Data, facts
from tests.conformance.report import Report

PLACE = GENERATED / "openapi"


@cache
def load(name: str) -> Any:
    """A file beside the document."""
    text = (PLACE / name).read_text(encoding="utf-8")
    return json.loads(text) if name.endswith(".json") else YAML(typ="safe", pure=True).load(text)


def camel(name: str) -> str:
    """crm.activity.get -> crmActivityGet, walk-all-pages -> walkAllPages."""
    made = known.pascal(name.replace("-", "."))
    return made[:1].lower() + made[1:]


# -- workflows -------------------------------------------------------------------------------------


WORDS = {"successCriteria": "expect", "onSuccess": "last_without"}
"""What Arazzo calls otherwise than the spec."""


def test_workflows() -> None:
    spec = YAML(typ="safe", pure=True).load((SPEC / "workflows.yaml").read_text(encoding="utf-8"))
    report = Report("Arazzo", "workflows")
    info = {key: spec[key] for key in ("title", "summary")}
    info |= {"version": str(facts().service["version"]), "description": spec["description"].strip()}
    wanted = {
        "arazzo": "1.0.1",
        "info": info,
        "sourceDescriptions": [{"name": "api", "url": "openapi.yaml", "type": "openapi"}],
        "workflows": [_workflow(workflow) for workflow in spec["workflows"]],
    }
    report.tree("", load("bitrix24.arazzo.yaml"), wanted)
    for word, ours in WORDS.items():
        report.lines = [line.replace(word, f"{word} ({ours})") for line in report.lines]
    report.check()


def _workflow(spec: Data) -> Data:
    made: Data = {
        "workflowId": camel(spec["name"]),
        "summary": spec["summary"].removesuffix("."),
        "description": spec["description"].strip(),
    }
    inputs: Data = spec.get("inputs", {})
    if "event" in spec:
        taken = {name: given["at"] for name, given in inputs.items() if "at" in given}
        made["x-bitrix24-trigger"] = {"event": spec["event"], "inputs": taken}
    made["x-bitrix24-sources"] = spec["sources"]
    if inputs:
        made["inputs"] = {
            "type": "object",
            "required": [*inputs],
            "properties": {
                name: {
                    **facts().scalars[given["type"]]["request"],
                    "description": given["description"],
                    "examples": [given["example"]],
                }
                for name, given in inputs.items()
            },
        }
    names = [step["name"] for step in spec["steps"]]
    made["steps"] = [_step(s, names) for s in spec["steps"]]
    if "outputs" in spec:
        made["outputs"] = _expressions(spec["outputs"])
    return made


def _step(spec: Data, names: list[str]) -> Data:
    made: Data = {"stepId": spec["name"], "description": spec["description"]}
    given = _expressions(spec.get("request", {}))
    if "workflow" in spec:
        listed = [{"name": name, "value": said} for name, said in given.items()]
        return made | {"workflowId": camel(spec["workflow"]), "parameters": listed}
    made["operationId"] = camel(spec["method"])
    made["requestBody"] = {"contentType": "application/json", "payload": given}
    wanted = [f"{_place(at)} == {_word(said)}" for at, said in spec.get("expect", {}).items()]
    made["successCriteria"] = [{"condition": said} for said in ["$statusCode == 200", *wanted]]
    if "last_without" in spec:
        there = {"condition": f"{_place(spec['last_without'])} != null"}
        after = names[names.index(spec["name"]) + 1]
        more = {"name": "more", "type": "goto", "stepId": after, "criteria": [there]}
        made["onSuccess"] = [more, {"name": "last", "type": "end"}]
    if "keep" in spec:
        made["outputs"] = {name: _place(at) for name, at in spec["keep"].items()}
    return made


def _expressions(said: Any) -> Any:
    text = json.dumps(said)
    return json.loads(re.sub(r'"\$steps\.(\w+)\.', r'"$steps.\1.outputs.', text))


def _place(at: str) -> str:
    return "$response.body" if at == "." else "$response.body#/" + "/".join(at.split("."))


def _word(said: Any) -> str:
    if isinstance(said, str):
        return str(_expressions(said)) if said.startswith("$") else f"'{said}'"
    return json.dumps(said)


# -- tools for agents ------------------------------------------------------------------------------


@cache
def tools() -> dict[str, Data]:
    """The tools by the name of the method that they call."""
    return {tool["_meta"]["x-bitrix24-method"]: tool for tool in load("tools.json")["tools"]}


def test_tools_are_the_methods() -> None:
    report = Report("the tool list", "tools")
    report.names("key", load("tools.json"), ["tools"])
    report.names("tool", sorted(tools()), sorted(facts().methods))
    report.same("tools", len(load("tools.json")["tools"]), len(facts().methods))
    report.check()


def test_tool(method: str) -> None:
    spec, tool = facts().methods[method], tools().get(method, {})
    report = Report("the tool list", method)
    wanted = {
        "name": camel(method),
        "title": spec["summary"].removesuffix("."),
        "description": "\n".join(_told(spec)),
        "inputSchema": _inlined(_request(method)),
        "annotations": {
            "readOnlyHint": spec["effect"] == "read",
            "destructiveHint": spec["effect"] in ("write", "delete"),
            "idempotentHint": spec["repeat"]["safe"],
        },
        "_meta": {"x-bitrix24-method": method, "x-bitrix24-context": spec["context"]},
    }
    report.tree("", tool, wanted)
    report.same("references", "$ref" in json.dumps(tool), False)
    check = jsonschema_rs.Draft202012Validator(tool.get("inputSchema", {}), validate_formats=True)
    for example in spec["examples"]:
        for error in check.iter_errors(example["request"]):
            report.add(f"example {example['name']}: inputSchema", error.message, "an example")
    report.check()


def _told(spec: Data) -> list[str]:
    deprecated = spec.get("deprecated")
    first = []
    if deprecated:
        use = f" Use {deprecated['replacement']}." if "replacement" in deprecated else ""
        first = [f"Deprecated.{use}", *([deprecated["caveat"]] if "caveat" in deprecated else [])]
    who, answer = spec["access"], spec["result"]["description"]
    told = [*first, spec["description"], f"Who may call it: {who}", f"Answer: {answer}"]
    return [" ".join(text.split()) for text in told]


def _request(method: str) -> Data:
    """The schema of a request in the document, which other tests compare with the spec, less the token."""
    schema = dict(doc.follow(doc.body_schema(doc.operation(method)["requestBody"])))
    token = facts().service["protocol"]["token_parameter"]
    params = facts().methods[method].get("params", {})
    held = schema["properties"].items()
    schema["properties"] = {k: v for k, v in held if k != token or token in params}
    return schema


def _inlined(schema: Any, data: bool = False) -> Any:
    """A schema with references followed, and without what is of use in the document only."""
    if isinstance(schema, list):
        return [_inlined(item, data) for item in schema]
    if not isinstance(schema, dict) or data:
        return schema
    enum = facts().enums.get(schema.get("$ref", "").rpartition("/")[2].removesuffix("Value"))
    told = schema.get("description")
    schema = doc.follow(schema)
    if enum and told:
        values = " ".join(f"`{v['value']}`: {v['description']}" for v in enum["values"])
        schema = {**schema, "description": f"{told} Known values: {values}"}
    return {
        key: (
            {name: _inlined(value) for name, value in item.items()}
            if key == "properties"
            else _inlined(item, key in ("examples", "default", "const", "enum", "required"))
        )
        for key, item in schema.items()
        if key not in ("title", "discriminator") and not key.startswith("x-")
    }


# -- Postman ---------------------------------------------------------------------------------------


@cache
def requests() -> dict[str, tuple[str, Data]]:
    """Folder and item of each method."""
    folders = load("postman_collection.json")["item"]
    return {item["name"]: (f["name"], item) for f in folders for item in f["item"]}


def test_collection() -> None:
    collection, service = load("postman_collection.json"), facts().service
    report = Report("the Postman collection", "collection")
    info = collection["info"]
    wanted = {"name": service["title"], "version": str(service["version"])}
    wanted["schema"] = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
    report.same("info", {key: info.get(key) for key in wanted}, wanted)
    report.names("key of info", sorted(info), sorted([*wanted, "description"]))
    report.holds("description", info["description"], service["description"])
    for _, code, row in known.system_rows():
        line = f"| {row['status']} | {code} | {known.plain(row['when'])} |"
        report.holds(f"error {code}", info["description"], line)
    forms = service["protocol"]["url_forms"]
    variables = {name: text for form in forms for name, text in form["variables"].items()}
    variables["access_token"] = "put-your-access-token-here"
    variables |= {f["name"]: re.sub(r"\{(\w+)\}", r"{{\1}}", f["url"]) for f in forms}
    told = {v["key"]: v["value"] for v in collection["variable"]}
    report.names("variable", told, variables)
    report.same("variables", told, variables)
    about = {v["key"]: v.get("description") for v in collection["variable"]}
    for form in forms:
        report.text(
            f"variable {form['name']}: description", about[form["name"]], form["description"]
        )
    for name, said in about.items():
        owners = [form["url"] for form in forms if name in form["variables"]]
        if owners:
            report.text(
                f"variable {name}: description", said, f"Part of the address: {owners[-1]}."
            )
    credentials = [form["credential"] for form in forms]
    report.same("variable access_token: description", about["access_token"] in credentials, True)
    for variable in collection["variable"]:
        report.same(f"variable {variable['key']}: type", variable.get("type"), "string")
    areas = facts().areas.values()
    folders = {folder["name"]: folder for folder in collection["item"]}
    report.names("folder", sorted(folders), sorted(area["title"] for area in areas))
    for area in areas:
        said = folders.get(area["title"], {}).get("description")
        report.text(f"folder {area['title']}: description", said, area["description"])
    report.names("request", sorted(requests()), sorted(facts().methods))
    report.check()


def test_postman_request(method: str) -> None:
    spec = facts().methods[method]
    folder, item = requests().get(method, ("", {}))
    report = Report("the Postman collection", method)
    report.same("folder", folder, facts().areas[spec["area"]]["title"])
    report.names("key", item, ["name", "request", "response"])
    request = _readable(item.get("request", {}))
    about = f"{' '.join(_told(spec))} [Documentation]({spec['docs']})"
    report.text("description", request.pop("description", None), about)
    report.tree("request", request, _asked(spec, spec["examples"][0]["request"]))
    said = [_readable(answer) for answer in item.get("response", [])]
    wanted = [*_answers(spec)]
    report.names("answer", _names(said), _names(wanted))
    for one, other in zip(sorted(said, key=_name), sorted(wanted, key=_name), strict=False):
        report.tree(f"answer {other['name']}", one, other)
    report.check()


def _name(answer: Data) -> str:
    return f"{answer.get('code')} {answer.get('name')} {answer.get('body')}"


def _names(answers: list[Data]) -> list[str]:
    return sorted(map(_name, answers))


def _readable(said: Data) -> Data:
    """A request or an answer with its body as data."""
    made = dict(said)
    if isinstance(made.get("body"), str):
        made["body"] = json.loads(made["body"])
    elif "raw" in made.get("body", {}):
        made["body"] = {**made["body"], "raw": json.loads(made["body"]["raw"])}
    if "originalRequest" in made:
        made["originalRequest"] = _readable(made["originalRequest"])
    return made


def _asked(spec: Data, body: Data) -> Data:
    only = spec["context"].startswith("application")
    protocol = facts().service["protocol"]
    form = next(f for f in protocol["url_forms"] if f.get("application", False) == only)
    base = f"{{{{{form['name']}}}}}"
    made: Data = {
        "method": "POST",
        "header": [{"key": key, "value": "application/json"} for key in ("Content-Type", "Accept")],
        "body": {"mode": "raw", "raw": body, "options": {"raw": {"language": "json"}}},
        "url": {"raw": f"{base}/{spec['name']}", "host": [base], "path": [spec["name"]]},
    }
    if only:
        said = {"key": protocol["token_parameter"], "value": "{{access_token}}", "in": "query"}
        listed = [{"key": key, "value": value, "type": "string"} for key, value in said.items()]
        made["auth"] = {"type": "apikey", "apikey": listed}
    return made


def _answers(spec: Data) -> Iterator[Data]:
    """The printed answers, one answer for each error of the method, and printed errors of no row."""
    for example in spec["examples"]:
        if example.get("response") is not None:
            yield _answer(spec, example["summary"], 200, example["response"], example["request"])
    printed = list(spec.get("error_examples", ()))
    for row in spec.get("errors", ()):
        status, code, when = row.get("status", 400), row.get("code", ""), known.meanings(row)[0]
        match = [e for e in printed if _is_of(e, status, code, row)][:1]
        printed = [e for e in printed if e not in match]
        text = {"error": code, "error_description": row.get("message", " ".join(when.split()))}
        body = match[0]["body"] if match else text
        yield _answer(spec, f"{known.row_text(row)}: {when}", status, body)
    for example in printed:
        yield _answer(spec, example["summary"], example["status"], example["body"])


def _is_of(example: Data, status: int, code: str, row: Data) -> bool:
    body = example["body"]
    said = str(body["error_description"]).rstrip(".")
    alike = "code" in row or said == row["message"].rstrip(".")
    return bool(example["status"] == status and body["error"] == code and alike)


def _answer(spec: Data, summary: str, status: int, body: Any, asked: Data | None = None) -> Data:
    request = spec["examples"][0]["request"] if asked is None else asked
    return {
        "name": " ".join(summary.split()).removesuffix("."),
        "status": HTTPStatus(status).phrase,
        "code": status,
        "_postman_previewlanguage": "json",
        "header": [{"key": "Content-Type", "value": "application/json"}],
        "cookie": [],
        "body": body,
        "originalRequest": _asked(spec, request),
    }
