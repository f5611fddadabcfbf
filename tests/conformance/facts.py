"""The YAML of `spec/`, read once as plain data: what every product must say.

Nothing here knows the generator. Names are made by rules of its own, so that a slip of the generator's rules
shows as a difference instead of being repeated.
"""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

Data = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "spec"
GENERATED = ROOT / "generated"


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that stands in the spec; `home` tells the file of a method, type, enum or event, `titles`
    what a file is about."""

    service: Data
    scalars: dict[str, Data]
    errors: dict[str, Data]
    findings: dict[str, Data]
    events: dict[str, Data]
    placements: dict[str, Data]
    areas: dict[str, Data]
    methods: dict[str, Data]
    types: dict[str, Data]
    enums: dict[str, Data]
    home: dict[str, str]
    titles: dict[str, str]


@cache
def facts() -> Facts:
    """The whole spec."""
    read = Facts(
        service=_load(SPEC / "service.yaml"),
        scalars=_load(SPEC / "scalars.yaml")["scalars"],
        errors=_load(SPEC / "errors.yaml")["errors"],
        findings=_load(SPEC / "findings.yaml")["findings"],
        events={},
        placements={},
        areas={},
        methods={},
        types={},
        enums={},
        home={},
        titles={"spec/events.yaml": "Events"},
    )
    files = [*sorted((SPEC / "types").rglob("*.yaml")), *sorted((SPEC / "methods").rglob("*.yaml"))]
    for path in (*files, SPEC / "events.yaml"):
        _add(read, _load(path), path.relative_to(ROOT).as_posix())
    return read


def _load(path: Path) -> Any:
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    return yaml.load(path.read_text(encoding="utf-8"))


def _add(read: Facts, data: Data, file: str) -> None:
    if "title" in data:
        read.titles[file] = data["title"]
    if "area" in data:
        read.areas[data["area"]] = data
    for method in data.get("methods", ()):
        read.methods[method["name"]] = {**method, "area": data["area"]}
        read.home[method["name"]] = file
    for kind, table in (("types", read.types), ("enums", read.enums)):
        for name, value in data.get(kind, {}).items():
            table[name] = value
            read.home[name] = file
    for event in data.get("events", ()):
        read.events[event["name"]] = event
        read.home[event["name"]] = file
    for placement in data.get("placements", ()):
        read.placements[placement["code"]] = placement


# -- what a value looks like -----------------------------------------------------------------------


def kind(shape: Data) -> str:
    """`scalar`, `enum`, `type`, `object` (properties of its own) or `any`."""
    name, known = shape["type"], facts()
    if name in ("any", "object"):
        return str(name)
    tables = {"scalar": known.scalars, "enum": known.enums, "type": known.types}
    return next(word for word, table in tables.items() if name in table)


def object_of(shape: Data) -> Data | None:
    """What describes the properties of an object: a named type or the shape itself; None for other values."""
    which = kind(shape)
    if which == "type":
        return facts().types[shape["type"]]
    return shape if which == "object" else None


def is_map(described: Data) -> bool:
    """Whether the keys of an object are free but for a pattern."""
    return bool({"keys", "names"} & {*(described.get("extra") or {})})


def free_value(described: Data) -> Data:
    """What the value of a free key looks like."""
    of_keys = ("keys", "names", "operators", "min_items", "max_items")
    extra = described.get("extra") or {"type": "any"}
    return {word: said for word, said in extra.items() if word not in of_keys}


def forms(described: Data) -> tuple[str, ...]:
    """The directions of a named type."""
    direction = str(described["direction"])
    return ("request", "response") if direction == "both" else (direction,)


def tag_of(option: str, by: str) -> str:
    """The one value of the property by which an alternative is known."""
    (value,) = facts().types[option]["properties"][by]["values"]
    return str(value)


def is_constant(prop: Data) -> bool:
    """Whether a property must be there and can have but one value."""
    return bool(prop.get("required")) and len(prop.get("values", ())) == 1


def type_text(shape: Data) -> str:
    """What people are told about a type: `integer`, `list of integer, or null`."""
    text = f"list of {shape['type']}" if shape.get("list") else str(shape["type"])
    return f"{text} or null" if shape.get("nullable") else text


def enum_base(name: str) -> type:
    """Python type of the values of an enum."""
    return type(facts().enums[name]["values"][0]["value"])


# -- names -----------------------------------------------------------------------------------------


def snake(wire: str) -> str:
    """ownerTypeId, OWNER_TYPE_ID -> owner_type_id."""
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", wire).lower()
    return f"{name}_" if keyword.iskeyword(name) else name


def pascal(wire: str) -> str:
    """crm.activity.updateColor -> CrmActivityUpdateColor."""
    parts = re.split(r"[._-]|(?<=[a-z0-9])(?=[A-Z])", wire)
    return "".join(part[:1].upper() + part[1:].lower() for part in parts)


def camel(wire: str) -> str:
    """crm.activity.updateColor -> crmActivityUpdateColor."""
    name = pascal(wire)
    return name[:1].lower() + name[1:]


def title(wire: str) -> str:
    """OWNER_TYPE_ID -> Owner type id."""
    return snake(wire).rstrip("_").replace("_", " ").capitalize()


def python_path(method: str) -> list[str]:
    """crm.activity.updateColor -> crm, activity, update_color."""
    return [snake(part) for part in method.split(".")]


# -- errors ----------------------------------------------------------------------------------------


@cache
def error_classes() -> dict[str, str]:
    """Class by code, of the catalogue and of all methods."""
    known = facts()
    codes = {code: name for name, error in known.errors.items() for code in error.get("codes", ())}
    rows = (row for method in known.methods.values() for row in method.get("errors", ()))
    for row in rows:
        if "code" in row:
            codes.setdefault(row["code"], pascal(row["code"]))
    return codes


@cache
def message_classes() -> dict[str, str]:
    """Class by a text that stands for a code."""
    return {
        message: name
        for name, error in facts().errors.items()
        for message in error.get("messages", ())
    }


def members_of(group: str) -> list[str]:
    """The error classes that stand in a group."""
    return [name for name, error in facts().errors.items() if error.get("group") == group]


def class_of(row: Data) -> str:
    """Class of an error row of a method."""
    return error_classes()[row["code"]] if "code" in row else message_classes()[row["message"]]


def row_text(row: Data) -> str:
    """The code of an error row, or the text that stands for it."""
    return str(row.get("code", row.get("message")))


def meanings(row: Data) -> list[str]:
    """When an error comes, one text a meaning."""
    when = row["when"]
    return [when] if isinstance(when, str) else list(when)


def system_rows() -> Iterator[tuple[str, str, Data]]:
    """Class, code and row of the errors that any method may answer with."""
    for name, error in facts().errors.items():
        for row in error.get("system", ()):
            yield name, error["codes"][0], row


def printed_class(body: Data) -> str:
    """Class of a printed error answer: by its code, or else by its text, less case and the last stop."""
    code = body["error"]
    if code in error_classes():
        return error_classes()[code]
    plain = {text.lower().rstrip(". "): name for text, name in message_classes().items()}
    return plain.get(str(body["error_description"]).lower().rstrip(". "), "ApiError")


# -- comparing -------------------------------------------------------------------------------------


def same_json(one: object, other: object) -> bool:
    """Equality that tells 1 from 1.0 and from true."""
    return _canonical(one) == _canonical(other)


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def plain(text: str) -> str:
    """A text less its line breaks, Markdown escapes and backticks, for comparing sentences."""
    return " ".join(re.sub(r"\\(?=[^\w\s])|`", "", text).split())


def bounds(shape: Data) -> Iterator[str]:
    """How the products tell the bounds of a value, or of the number of its free keys."""
    for least, most, unit in (
        ("min", "max", ""),
        ("min_length", "max_length", " character"),
        ("min_items", "max_items", " item"),
    ):
        last = shape.get(most, shape.get(least))
        units = unit and unit + ("" if last == 1 else "s")
        if least in shape and most in shape:
            yield f"From {shape[least]} to {shape[most]}{units}."
        elif least in shape:
            yield f"At least {shape[least]}{units}."
        elif most in shape:
            yield f"At most {shape[most]}{units}."
    if "pattern" in shape:
        yield f"It matches {shape['pattern']}."
