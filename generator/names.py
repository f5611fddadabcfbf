"""The one home of naming: wire names become words, words become Python names."""

from __future__ import annotations

import keyword
import re

_WORD = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+")

RESERVED_PARAMETERS = frozenset({"self"})
RESERVED_PROPERTIES = frozenset(
    [
        "construct",
        "copy",
        "dict",
        "from_orm",
        "from_wire",
        "json",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "raw",
        "schema",
        "schema_json",
        "to_wire",
        "update_forward_refs",
        "validate",
    ]
)
"""Attributes of the models' base class; a test compares them with the class itself."""


def words(wire: str) -> tuple[str, ...]:
    """OWNER_TYPE_ID, ownerTypeId -> owner, type, id."""
    return tuple(word.lower() for word in _WORD.findall(wire))


def snake(wire: str) -> str:
    """ownerTypeId -> owner_type_id; keywords get a trailing underscore."""
    name = "_".join(words(wire)) or "value"
    if name[0].isdigit():
        name = f"n{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in {"none", "true", "false"} else name


def pascal(wire: str) -> str:
    """crm.activity.todo -> CrmActivityTodo; NOT_FOUND -> NotFound."""
    return "".join(word[0].upper() + word[1:] for word in words(wire))


def camel(wire: str) -> str:
    """crm.activity.todo.updateDeadline -> crmActivityTodoUpdateDeadline."""
    name = pascal(wire)
    return name[:1].lower() + name[1:]


def parameter(wire: str) -> str:
    """Python name of a method's parameter."""
    name = snake(wire)
    return f"{name}_" if name in RESERVED_PARAMETERS else name


def attribute(wire: str) -> str:
    """Python name of a model's attribute."""
    name = snake(wire)
    # A field called `list` would hide the builtin from the annotations of its class.
    clash = name in RESERVED_PROPERTIES or name.startswith("model_") or name == "list"
    return f"{name}_" if clash else name


def module(stem: str) -> str:
    """Python module of a spec file: crm.activity.todo -> crm_activity_todo."""
    return "_".join(snake(part).rstrip("_") for part in stem.split("."))


def error_class(code: str) -> str:
    """Class of an error code that the catalogue does not name: WRONG_FIELD_VALUE -> WrongFieldValue."""
    name = pascal(code)
    return f"Code{name}" if not name or name[0].isdigit() else name
