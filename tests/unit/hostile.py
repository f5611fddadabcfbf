"""A spec that tries to leave the literals and docstrings that it is put into, and to clash with names."""

from __future__ import annotations

import json

TEXTS = (
    'Quotes """ and \'\'\' and "',
    '"starts and ends"',
    "ends in a backslash \\",
    "a \\ in between, \\N{x} and \\u",
    '"""; import os  # """',
    "{{ 7 * 7 }} {% raw %} {# x #} ${x} %s {0}",
    "two\nlines\n\n    and an indented one",
    "a no-break\u00a0blank and a tab\tin between",
    "`code` | pipe | </script> <!-- -->",
    "w" * 120,
    " ".join(["word"] * 60),
)
KEYS = (
    "class",
    "self",
    "list",
    "type",
    "Call",
    "builtins",
    "datetime",
    "yesNo",
    "None",
    "filter",
    "models",
)
LONG = "aVeryLongNameOfAParameterThatGoesOnUntilALineOfTheSignatu"


def _properties(bag: str) -> dict[str, object]:
    found: dict[str, object] = {
        key: {"type": "string", "description": text} for key, text in zip(KEYS, TEXTS, strict=True)
    }
    found |= {LONG[:size]: {"type": "Colour", "description": "d"} for size in range(36, len(LONG))}
    found["day"] = {"type": "datetime", "description": "D."}
    found["text"] = {"type": "string", "default": TEXTS[0], "description": "T."}
    found["flag"] = {"type": "yes_no", "description": "F."}
    found["anything"] = {"type": "any", "nullable": True, "description": "A."}
    found["map"] = {"type": bag, "description": "M."}
    found["bags"] = {"type": bag, "list": True, "description": "M."}
    found["one"] = {"type": "string", "values": ['a"', "b\\"], "description": "O."}
    return found


def _method(name: str, text: str, **more: object) -> dict[str, object]:
    return {
        "name": f"demo.thing.{name}",
        "summary": f"Do {name}.",
        "description": text,
        "scope": "demo",
        "access": "Any user.",
        "context": "any",
        "effect": "write",
        "repeat": {"safe": False, "why": "It writes."},
        "docs": "https://example.com/docs/thing",
        "sources": ["book"],
        "result": {"type": "Knot", "list": True, "nullable": True, "description": text},
        "examples": [{"name": "one", "summary": "One.", "request": {}}],
        **more,
    }


def _wishes() -> dict[str, object]:
    """Parameters that are checked before they are sent."""
    kinds: dict[str, dict[str, object]] = {
        "wish": {"type": "Wish"},
        "many": {"type": "Wish", "list": True, "max_items": 3},
        "choice": {"type": "Choice", "nullable": True},
        "text": {"type": "Text2"},
        "words": {"type": "Words2"},
        "crowd": {"type": "Crowd", "list": True, "nullable": True},
        "mode": {"type": "string", "values": [text for text in TEXTS if "\n" not in text]},
        "where": {"type": "Where"},
        "pick": {"type": "string", "list": True, "names": {"of": "Knot", "also": [*TEXTS]}},
        "by": {"type": "string", "names": {"of": "Loop", "pattern": "[\"']\\\\UF"}},
        LONG: {"type": "string", "pattern": "x" * 40, "min_length": 1, "max_length": 99},
    }
    return {wire: {**kind, "description": "W."} for wire, kind in kinds.items()}


def _choices() -> dict[str, object]:
    """Types that go both ways, with bounds and alternatives of all lengths."""
    both = {"description": TEXTS[0], "direction": "both", "sources": ["book"]}
    found: dict[str, object] = {}
    members = []
    for index, text in enumerate(TEXTS):
        name = "Member" + "Long" * index
        tag = {"type": "string", "values": [text], "required": True, "description": text}
        found[name] = {
            **both,
            "properties": {"class": tag, "next": {"type": "Choice", "description": "N."}},
        }
        members.append(name)
    found["Choice"] = {**both, "one_of": members, "by": "class"}
    for size in (2, 3, 5):
        found[f"Choice{size}"] = {**both, "one_of": members[:size], "by": "class"}
    found["Words"] = {**both, "extra": {"keys": "[a-z\"']+", "type": "string", "min_items": 1}}
    found["Words2"] = {
        **both,
        "extra": {"keys": f"[{'a-z' * 20}]+", "type": "Words", "max_items": 9},
    }
    found["Text"] = {**both, "one_of": ["string", "Words"]}
    found["Text2"] = {**both, "one_of": ["string", "integer", "Words2"]}
    kinds: dict[str, dict[str, object]] = {"x" * n: {"type": "string"} for n in (3, 30, 46)}
    for n in range(1, 8):
        values = [f"{'v' * 10}{i}" for i in range(n)]
        kinds[f"few{n}"] = {"type": "string", "values": values}
        kinds[f"FEW{n}x"] = {"type": "string", "values": [v * n for v in values], "list": True}
        kinds[f"BOUND{n}"] = {
            "type": "string",
            "pattern": "[\"']\\\\" + "a" * 9 * n,
            "min_length": n,
        }
        kinds[f"limit{n}"] = {
            "type": "integer",
            "min": n,
            "max": 10**n,
            "list": True,
            "min_items": n,
        }
    fixed = {"required": True}
    kinds |= {
        "half": {"type": "double", "values": [0.5], **fixed},
        "sure": {"type": "yes_no", "values": ["Y"], **fixed},
        "shade": {"type": "Colour", "values": [1], **fixed},
    }
    kinds |= {"n": {"type": "double", "values": [0.5]}, "f": {"type": "boolean", "values": [True]}}
    for name in ("Choice", "Choice3", "Words", "Words2", "Text", "Text2"):
        kinds |= {name.lower(): {"type": name}, f"{name}List": {"type": name, "list": True}}
    properties = {wire: {**kind, "description": "K."} for wire, kind in kinds.items()}
    groups = [["few1", "few2"], [wire for wire in kinds if "FEW" in wire]]
    found["Wish"] = {**both, "properties": properties, "exclusive": groups}
    found["Crowd"] = {
        **both,
        "properties": {},
        "extra": {"type": "any", "min_items": 1, "max_items": 3},
    }
    return found


def spec() -> str:
    """A file of methods for `tests.project`."""
    methods = [
        _method(f"m{index}x", text, errors=[{"code": f"CODE_{index}", "when": text}])
        for index, text in enumerate(TEXTS)
    ]
    methods += [
        _method("list", "L.", params=_properties("BagInput")),
        _method("wish", "W.", params=_wishes()),
        _method("type", "T.", deprecated={"caveat": TEXTS[0]}),
        _method("int", "I.", deprecated={"replacement": "demo.thing.type"}),
        _method("import", "I.", result={"type": "Bag", "description": "B."}),
        _method(
            "copy",
            "C.",
            params={"number": {"type": "integer", "required": True, "description": "N."}},
            examples=[{"name": "one", "summary": "One.", "request": {"number": 1}}],
        ),
    ]
    knot = {"description": TEXTS[0], "direction": "response", "sources": ["book"]}
    document = {
        "area": "demo.thing",
        "title": TEXTS[4],
        "description": TEXTS[4],
        "docs": "https://example.com/docs/thing/",
        "methods": methods,
        "types": {
            "Knot": {
                **knot,
                "properties": {**_properties("Bag"), "knot": {"type": "Loop", "description": "K."}},
            },
            "Loop": {
                **knot,
                "properties": {"knots": {"type": "Knot", "list": True, "description": "K."}},
            },
            "Where": {
                **knot,
                "direction": "request",
                "properties": {
                    wire: {"type": "Wish", "list": True, "description": TEXTS[0]}
                    for wire in ("knot", "wishes", LONG)
                },
                "extra": {"names": {"of": "Knot", "also": [*TEXTS]}, "operators": True},
            },
            "Empty": {**knot, "properties": {}},
            "Bag": {**knot, "extra": {"keys": "[a-z]+", "type": "Leaf"}},
            "BagInput": {
                **knot,
                "direction": "request",
                "properties": {"a": {"type": "integer", "list": True, "description": "A."}},
                "extra": {"keys": "[a-z]+", "type": "string", "values": ['"', "\\"]},
            },
            **_choices(),
            "Leaf": {
                **knot,
                "properties": {
                    "copy": {"type": "string", "required": True, "description": "C."},
                    "model_x": {
                        "type": "string",
                        "required": True,
                        "nullable": True,
                        "description": "X.",
                    },
                },
            },
        },
        "enums": {
            "Sign": {
                "description": TEXTS[0],
                "sources": ["book"],
                "values": [
                    {"value": text, "name": f"N{index}", "description": text, "code": text}
                    for index, text in enumerate(TEXTS)
                ],
            }
        },
    }
    return json.dumps(document, ensure_ascii=False)  # YAML without anchors
