"""What the spec says of names of fields: which there are, and what fields are compared with in a filter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.conformance import facts as known
from tests.conformance.facts import Data, facts, kind

GOOD: dict[str, list[Any]] = {
    "int": [7, "7", -1],
    "str": ["x", 5],
    "float": [1.5, 2, "2.5"],
    "bool": [True, False],
    "yes_no": ["Y", "N", True],
    "datetime": ["2025-02-03T15:00:00+02:00", "2025-02-03", "03.02.2025 15:00"],
    "timestamp": [1705765533, "2025-02-03"],
}
"""Values that a field may be compared with, by the `python` of its scalar."""

BAD: dict[str, Any] = {
    "int": "seven",
    "str": {},
    "float": "x",
    "bool": "perhaps",
    "yes_no": 5,
    "datetime": 1.5,
    "timestamp": {},
}
TAKES = {"any": "a value", "one": "a value", "list": "several values", "text": "text"}
"""What an operator takes, as people are told."""

NOTHING = (None, "", False)
"""How it is asked whether there is a value at all."""

Case = tuple[str, Any]
"""A key of a filter and its value."""


def is_filter(described: Data) -> bool:
    """Whether operators may stand before names of fields."""
    extra = described.get("extra") or {}
    return "names" in extra and bool(extra.get("operators"))


def operators() -> dict[str, str]:
    """What each operator takes."""
    return {o["prefix"]: o.get("takes", "any") for o in facts().service["protocol"]["operators"]}


def fitting(names: Data) -> Iterator[Case]:
    """Every field with every operator, and values that may stand there."""
    for field, prop in facts().types[names["of"]]["properties"].items():
        good = _good(prop)
        for operator, takes in operators().items():
            if takes == "text":
                yield f"{operator}{field}", "x%"
                continue
            if takes in ("any", "list"):
                yield f"{operator}{field}", good
            if takes in ("any", "one"):
                yield from ((f"{operator}{field}", value) for value in good)
            if takes == "any":
                yield from ((f"{operator}{field}", value) for value in NOTHING)
    for name in names.get("also", ()):
        yield name, "x"


def misfitting(names: Data) -> Iterator[tuple[str, Any, str]]:
    """Keys and values that must not be sent, each with the fact that it breaks."""
    yield "NO_SUCH_FIELD", 1, "names"
    for operator, takes in operators().items():
        yield f"{operator}NO_SUCH_FIELD", 1, "names"
        for field, prop in facts().types[names["of"]]["properties"].items():
            key, told = f"{operator}{field}", f"operator {operator} takes {takes}"
            for good in _good(prop)[:1]:
                if takes == "list":
                    yield from ((key, wrong, told) for wrong in (good, None, []))
                elif takes != "any":
                    yield from ((key, wrong, told) for wrong in ([good], None))
            if (bad := _bad(prop)) is not None and takes in ("any", "one"):
                yield key, bad, f"type of {names['of']}.{field}"
            if bad is not None and takes in ("any", "list"):
                yield key, [bad], f"type of {names['of']}.{field}"
    field = next(iter(facts().types[names["of"]]["properties"]))
    yield f"~{field}", 1, "operators"
    yield f"=>{field}", 1, "operators"


def _python(prop: Data) -> str:
    if prop.get("list"):
        return ""
    if kind(prop) == "enum":
        return known.enum_base(prop["type"]).__name__
    return str(facts().scalars[prop["type"]]["python"]) if kind(prop) == "scalar" else ""


def _good(prop: Data) -> list[Any]:
    return GOOD.get(_python(prop), [{}])


def _bad(prop: Data) -> Any:
    return BAD.get(_python(prop))


def may_be_sent(shape: Data, value: Any) -> bool:
    """Whether a filter that fits its schema compares each field with what that can be compared with; False
    if this module does not know."""
    described = known.object_of(shape) or {}
    extra = described.get("extra") or {}
    if "names" not in extra or not extra.get("operators"):
        return True
    good = {(key, repr(one)) for key, one in fitting(extra["names"])}
    return all(
        key in described.get("properties", {}) or (key, repr(one)) in good
        for key, one in value.items()
    )


def key_pattern(extra: Data) -> str:
    """Which keys an object takes beyond its own."""
    keys = name_pattern(extra["names"]) if "names" in extra else extra["keys"]
    if not extra.get("operators"):
        return f"^(?:{keys})$"
    longest = sorted(filter(None, operators()), key=lambda prefix: (-len(prefix), prefix))
    return f"^(?:{'|'.join(map(re.escape, longest))})?(?:{keys})$"


def name_pattern(names: Data) -> str:
    """Regular expression of the names."""
    listed = map(re.escape, (*facts().types[names["of"]]["properties"], *names.get("also", ())))
    return "|".join([*listed, *([names["pattern"]] if "pattern" in names else [])])


def text(names: Data) -> str:
    """What a name can be, as all products tell it."""
    told = [f"the name of a field of {names['of']}", *names.get("also", ())]
    if "pattern" in names:
        told.append(f"a name that matches {names['pattern']}")
    return " or ".join([*([", ".join(told[:-1])] if told[1:] else []), told[-1]])


def of_value(shape: Data) -> str:
    """The sentence on a value that is a name; empty for others."""
    if "names" not in shape:
        return ""
    return f"{'Each' if shape.get('list') else 'It'} is {text(shape['names'])}."
