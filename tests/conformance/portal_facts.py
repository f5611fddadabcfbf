"""The facts of the fake portal, compared with the YAML."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from tests.conformance.conditions import name_pattern
from tests.conformance.facts import GENERATED, Data, facts, kind
from tests.conformance.report import Report

PATH = GENERATED / "python" / "bitrix24_client" / "testing" / "facts.json"
LIMITS = ("min", "max", "min_length", "max_length", "min_items", "max_items", "pattern")
FLAGS = ("required", "read_only", "write_only", "immutable", "deprecated")


@cache
def portal_facts() -> Data:
    """What the portal is driven by."""
    read: Data = json.loads(PATH.read_text(encoding="utf-8"))
    return read


def compare_shape(report: Report, path: str, said: Data, spec: Data) -> None:
    """What a value looks like."""
    which = kind(spec)
    report.same(f"kind of {path}", said.get("kind"), "type" if which == "object" else which)
    if which != "object":
        report.same(f"type of {path}", said.get("name"), spec["type"])
    report.same(f"list of {path}", said.get("many", False), bool(spec.get("list")))
    report.same(f"nullable of {path}", said.get("nullable", False), bool(spec.get("nullable")))
    report.same(f"values of {path}", said.get("values"), spec.get("values"))
    for bound in LIMITS:
        report.same(f"{bound} of {path}", said.get(bound), spec.get(bound))
    wanted = name_pattern(spec["names"]) if "names" in spec else None
    told = said["names"].removeprefix("(?:").removesuffix(")") if "names" in said else None
    report.same(f"names of {path}", told, wanted)
    if which == "object":
        compare_object(report, path, portal_facts()["types"][said["name"]], spec)


def compare_property(report: Report, path: str, said: Data, spec: Data) -> None:
    """A parameter or a property of a type."""
    compare_shape(report, path, said, spec)
    for flag in FLAGS:
        report.same(f"{flag} of {path}", said.get(flag, False), bool(spec.get(flag)))
    report.same(f"default of {path}", said.get("default"), spec.get("default"))


def compare_object(report: Report, path: str, said: Data, spec: Data) -> None:
    """The properties of an object, and its free keys."""
    known = spec.get("properties") or {}
    report.names(f"properties of {path}", said["properties"], known)
    for name in known.keys() & said["properties"].keys():
        told = said["properties"][name]
        compare_property(report, f"{path}.{name}", told, known[name])
        report.same(f"text of {path}.{name}", told.get("text", False), comes_as_text(name, spec))
    report.same(f"exclusive of {path}", said.get("exclusive", []), spec.get("exclusive", []))
    extra, free = said.get("extra"), spec.get("extra")
    if (extra is None) != (free is None):
        report.add(f"extra of {path}", extra, free)
    if extra is not None and free is not None:
        value = {"type": free.get("type", "any"), **free}
        bare = {k: v for k, v in value.items() if k not in ("min_items", "max_items", "names")}
        compare_shape(report, f"extra of {path}", extra["shape"], bare)
        for bound in ("min_items", "max_items"):
            report.same(f"{bound} of {path}", extra.get(bound), free.get(bound))
        names = free.get("names") or {}
        report.same(f"fields of {path}", extra.get("of"), names.get("of"))
        operators = bool(free.get("operators"))
        report.same(f"operators of {path}", extra.get("operators", False), operators)
        if "keys" in free:
            report.holds(f"keys of {path}", extra.get("keys"), free["keys"])
        else:
            report.same(f"keys of {path}", "keys" in extra, bool(names))


def comes_as_text(name: str, spec: Data) -> bool:
    """Whether a number of an enum is printed as text."""
    prop = spec["properties"][name]
    if prop["type"] not in facts().enums or spec.get("direction") == "request":
        return False
    if "example" in prop:
        return isinstance(prop["example"], str)
    return any(p["type"] == "integer_string" for p in spec["properties"].values())


def row_name(body: Data) -> str:
    """The code of a printed error, or its text in place of one."""
    return str(body["error"]) if body["error"] else str(body["error_description"])


def same_text(one: str, other: str) -> bool:
    """Whether two texts are the same but for a full stop at the end."""
    return one.removesuffix(".") == other.removesuffix(".")


@cache
def portal_spec() -> Data:
    """`spec/portal.yaml` as plain data."""
    from ruamel.yaml import YAML

    from tests.conformance.facts import SPEC

    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    read: Any = yaml.load((SPEC / "portal.yaml").read_text(encoding="utf-8"))
    made: Data = read
    return made
