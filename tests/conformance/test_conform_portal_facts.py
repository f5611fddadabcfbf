"""What the fake portal is driven by is what the spec says, to the last fact."""

from __future__ import annotations

import re
from typing import Any

from tests.conformance.facts import Data, class_of, error_classes, facts, meanings, plain, row_text
from tests.conformance.portal_facts import (
    compare_object,
    compare_property,
    compare_shape,
    portal_facts,
    portal_spec,
    row_name,
    same_text,
)
from tests.conformance.report import Report


def test_the_portal_has_every_name() -> None:
    report, known = Report("portal", "facts"), facts()
    report.names("method", sorted(portal_facts()["methods"]), sorted(known.methods))
    report.names("enum", sorted(portal_facts()["enums"]), sorted(known.enums))
    report.names("error class", portal_facts()["errors"], known.errors)
    report.names("event", portal_facts()["events"], known.events)
    report.names("scalar", portal_facts()["scalars"], known.scalars)
    missing = known.types.keys() - portal_facts()["types"].keys()
    report.names("type", [], sorted(missing))
    report.check()


def test_methods(method: str) -> None:
    said, spec = portal_facts()["methods"][method], facts().methods[method]
    report = Report("portal", method)
    for key in ("context", "effect", "scope"):
        report.same(key, said[key], spec[key])
    report.same("batch", said["batch"], spec.get("batch", True))
    report.same("deprecated", said.get("deprecated", False), "deprecated" in spec)
    report.names("parameter", said["params"], spec.get("params", {}))
    for name, param in spec.get("params", {}).items():
        compare_property(report, name, said["params"][name], param)
    result = spec["result"]
    compare_shape(report, "result", said["result"], result)
    report.same("failure", said["result"].get("failure"), result.get("failure"))
    report.same("place of the result", said["result"]["at"], result.get("at", "result"))
    examples = [
        {"name": e["name"], "request": e["request"], "response": e.get("response")}
        for e in spec["examples"]
    ]
    report.same("examples", said["examples"], examples)
    report.check()


def test_paging(method: str) -> None:
    said, spec = portal_facts()["methods"][method].get("paging"), facts().methods[method]
    report = Report("portal", method)
    paging: Data | None = spec.get("paging")
    report.same("paging", said is not None, paging is not None)
    if said is not None and paging is not None:
        for key in ("parameter", "size", "next", "total"):
            report.same(f"{key} of paging", said[key], paging[key])
        if cursor := paging.get("cursor"):
            report.same("no_count of paging", said["no_count"], cursor["no_count"])
            for key in ("order", "filter", "select"):
                report.same(f"{key} of paging", said[key], cursor["parameters"].get(key))
    report.check()


def test_errors_of_methods(method: str) -> None:
    said, spec = portal_facts()["methods"][method]["errors"], facts().methods[method]
    report = Report("portal", method)
    printed = list(spec.get("error_examples", ()))
    want: list[dict[str, Any]] = []
    for row in spec.get("errors", ()):
        status, name = row.get("status", 400), row_text(row)
        match = next((e for e in printed if e["status"] == status and shows(e, row)), None)
        if match is not None:
            printed.remove(match)
        body = match["body"] if match else own_body(row)
        want.append({"name": name, "class": class_of(row), "status": status, "body": body})
    for extra in printed:
        name = row_name(extra["body"])
        want.append({"name": name, "status": extra["status"], "body": extra["body"]})
    report.names("error", [row["name"] for row in said], [row["name"] for row in want])
    for have, row in zip(said, want, strict=False):
        for key in ("class", "status"):
            report.same(f"{key} of {row['name']}", have.get(key), row.get(key))
        for key, text in row["body"].items():
            report.text(f"{key} of {row['name']}", str(have["body"].get(key)), str(text))
        report.names(f"key of {row['name']}", have["body"], row["body"])
    report.check()


def shows(example: Data, row: Data) -> bool:
    """Whether a printed error is that of a row."""
    body = example["body"]
    if "code" in row:
        return str(body["error"]) == row["code"]
    return not body["error"] and same_text(str(body["error_description"]), row["message"])


def own_body(row: Data) -> Data:
    """What is answered for a row that nobody has printed."""
    said = row["message"] if "message" in row else plain(meanings(row)[0])
    return {"error": row.get("code", ""), "error_description": said}


def test_types(type_name: str) -> None:
    said, spec = portal_facts()["types"][type_name], facts().types[type_name]
    report = Report("portal", type_name)
    options = spec.get("one_of")
    report.same("one_of", "one_of" in said, options is not None)
    if options is None:
        compare_object(report, type_name, said, spec)
    else:
        shapes = said["one_of"]["shapes"]
        report.names("alternative", [s["name"] for s in shapes], options)
        report.same("by", said["one_of"].get("by"), spec.get("by"))
        if by := spec.get("by"):
            tags = [facts().types[name]["properties"][by]["values"][0] for name in options]
            report.same("tags", said["one_of"]["tags"], tags)
    report.check()


def test_names_of_fields(type_name: str) -> None:
    """Keys of filters, orders and selections are names of fields, and nothing else is."""
    said, spec = portal_facts()["types"][type_name], facts().types[type_name]
    names = (spec.get("extra") or {}).get("names")
    if names is None:
        return
    pattern = said["extra"]["keys"]
    known = [*facts().types[names["of"]]["properties"], *names.get("also", ())]
    assert [name for name in known if not re.search(pattern, name)] == []
    assert not re.search(pattern, "NO_SUCH_FIELD")
    prefixes = [o["prefix"] for o in facts().service["protocol"]["operators"]]
    wrong = [p for p in prefixes if bool(re.search(pattern, p + known[0])) is not takes(spec, p)]
    assert wrong == []


def takes(spec: Data, prefix: str) -> bool:
    """Whether a key may have an operator before it."""
    return bool(spec["extra"].get("operators")) or not prefix


def test_enums(enum_name: str) -> None:
    said, spec = portal_facts()["enums"][enum_name], facts().enums[enum_name]
    report = Report("portal", enum_name)
    values = [value["value"] for value in spec["values"]]
    report.same("values", said["values"], values)
    report.same("base", said["base"], "int" if isinstance(values[0], int) else "str")
    report.check()


def test_scalars() -> None:
    report = Report("portal", "scalars")
    for name, spec in facts().scalars.items():
        for key in ("python", "request", "response"):
            report.same(f"{key} of {name}", portal_facts()["scalars"][name].get(key), spec[key])
    report.check()


def test_error_classes(error_name: str) -> None:
    said, spec = portal_facts()["errors"][error_name], facts().errors[error_name]
    report = Report("portal", error_name)
    for key in ("codes", "messages"):
        report.same(key, said[key], spec.get(key, []))
    report.same("group", said.get("group"), spec.get("group"))
    rows = [{"status": r["status"], "message": r["message"]} for r in spec.get("system", ())]
    report.same("system", said.get("system", []), rows)
    report.check()


def test_classes_of_codes() -> None:
    report = Report("portal", "codes")
    for code, name in error_classes().items():
        report.same(code, portal_facts()["classes"].get(code), name)
    report.check()


def test_events(event: str) -> None:
    said, spec = portal_facts()["events"][event], facts().events[event]
    report = Report("portal", event)
    for key in ("data", "auth", "example"):
        report.same(key, said[key], spec[key])
    report.check()


def test_protocol() -> None:
    said, spec = portal_facts()["protocol"], facts().service["protocol"]
    report = Report("portal", "protocol")
    for key in [key for key in spec if key.endswith(("_key", "_type", "_parameter", "_timeout"))]:
        report.same(key, said[key], spec[key])
    report.same("urls", said["urls"], {form["name"]: form["url"] for form in spec["url_forms"]})
    own = [form["name"] for form in spec["url_forms"] if form.get("application")]
    report.same("application", said["application"], own)
    takes_ = {o["prefix"]: o.get("takes", "any") for o in spec["operators"]}
    report.same("operators", said["operators"], takes_)
    for part, left_out in (
        ("oauth", {"sources"}),
        ("batch", {"sources", "description"}),
        ("move", {"sources", "description"}),
    ):
        for key in spec[part].keys() - left_out:
            report.same(f"{part}.{key}", said[part].get(key), spec[part][key])
    report.same(
        "rates", said["rates"], {r["name"]: [r["leak"], r["ceiling"]] for r in spec["rates"]}
    )
    limits = {limit["name"]: limit["value"] for limit in spec["limits"]}
    report.same("limits", portal_facts()["limits"], limits)
    report.same("version", portal_facts()["version"], facts().service["version"])
    report.same("title", portal_facts()["title"], facts().service["title"])
    report.check()


def test_what_the_portal_does() -> None:
    """The facts of `spec/portal.yaml`, each by its place; what is as usual may be left out."""
    spec, report = portal_spec(), Report("portal", "spec/portal.yaml")
    for key in ("codes", "operators", "tokens", "delivery", "records"):
        _compare(report, key, portal_facts()[key], spec[key])
    _compare(report, "methods", portal_facts()["acts"], spec["methods"])
    report.check()


DATA = ("new", "answers")
"""Keys that hold values of the API, where null is a value."""


def _is_usual(value: Any) -> bool:
    # A zero is not what is meant, and equal to False.
    return value is False or value is None or value in ([], {})


def _compare(report: Report, path: str, said: Any, spec: Any) -> None:
    if isinstance(said, dict) and isinstance(spec, dict):
        for key in sorted((said.keys() | spec.keys()) - {"sources"}, key=str):
            told, wanted = said.get(key), spec.get(key)
            if key in DATA:
                report.tree(f"{path}.{key}", told or {}, wanted or {})
            elif not (_is_usual(told) and _is_usual(wanted)):
                _compare(report, f"{path}.{key}", told, wanted)
    elif isinstance(said, list) and isinstance(spec, list) and len(said) == len(spec):
        for index, (one, other) in enumerate(zip(said, spec, strict=True)):
            _compare(report, f"{path}[{index}]", one, other)
    else:
        report.same(path, said, spec)
