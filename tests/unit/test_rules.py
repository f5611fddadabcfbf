"""House rules on the model."""

from __future__ import annotations

import pytest

from tests.project import DEMO, Project

PARAM = (
    "      id: {type: integer, required: true, example: 7, description: Identifier of the thing.}\n"
)
TITLE = "      TITLE: {type: string, nullable: true, description: Title.}\n"
RESULT = "    result: {type: Thing, description: The thing.}\n"
REQUEST = "request: {id: 7}"
RESPONSE = "response: {result: {ID: '7', TITLE: Seven}, time: {duration: 0.5}}"
LISTED = "    result: {type: Thing, list: true, description: The things.}\n"
PAGING = "    paging: {parameter: start, size: 50, next: next, total: total}\n"

NO_NUMBER = "18:7: 'x' has bounds of a number and is none [bad-limits]"
NO_TEXT = "18:7: 'x' has bounds of a text and is none [bad-limits]"
NO_VALUES = "18:7: 'x' has values that cannot be compared [bad-values]"


def told(made: Project) -> list[str]:
    """Line, column, text and slug of every problem, less hints."""
    return [str(problem).split("\n")[0].removeprefix(f"{DEMO}:") for problem in made.problems()]


def param(facts: str) -> str:
    """The parameter and another one after it."""
    return f"{PARAM}      x: {{{facts}, description: X.}}\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Get a thing.", "Get a thing", ["7:14: the summary does not end with a full stop [bad-summary]"]),
        (
            "summary: Get a thing.",
            f"summary: Get {'a' * 60}.",
            ["7:14: the summary has 65 characters; 60 are allowed [bad-summary]"],
        ),
        (
            "summary: Get a thing.",
            "summary: |-\n      Get a\n      thing.",
            ["7:14: the summary has more than one line [bad-summary]"],
        ),
        (
            PARAM,
            f"      x: {{type: string, description: X.}}\n{PARAM}",
            ["18:7: 'id' is required and stands after the optional 'x' [required-after-default]"],
        ),
        (PARAM, param("type: integer, min: 5, max: 3"), ["18:7: 'x': the least is above the greatest "
        "[bad-limits]"]),
        (
            PARAM,
            param("type: string, min_length: 5, max_length: 3"),
            ["18:7: 'x': the least is above the greatest [bad-limits]"],
        ),
        (PARAM, param("type: string, max_items: 3"), ["18:7: 'x' counts items and is not a list "
        "[bad-limits]"]),
        (PARAM, param("type: string, list: true, max_items: 3"), []),
        (PARAM, param("type: string, min: 5"), [NO_NUMBER]),
        (PARAM, param("type: integer, pattern: '[0-9]'"), [NO_TEXT]),
        (PARAM, param("type: datetime, max_length: 99"), [NO_TEXT]),
        (PARAM, param("type: datetime, values: ['2025-02-03T15:00:00+02:00']"), [NO_VALUES]),
        (PARAM, param("type: integer_string, values: [5]"), [NO_VALUES]),
        (PARAM, param("type: yes_no, values: ['Y']"), []),
        (
            PARAM,
            param("type: string, pattern: 'abc', example: xabcx"),
            ["18:7: example does not match the parameter: 'xabcx' does not match abc [bad-example]"],
        ),
        (PARAM, param("type: string, pattern: 'a|abc', example: abc"), []),
        (
            PARAM,
            param("type: integer, example: seven"),
            ['18:7: example does not match the parameter: x must be an integer: '
            '"seven" is not of type "integer"'
             " [bad-example]"],
        ),
        (
            PARAM,
            param("type: integer, default: seven"),
            ['18:7: default does not match the parameter: x must be an integer: '
            '"seven" is not of type "integer"'
             " [bad-default]"],
        ),
        (PARAM, param("type: integer, default: null"), []),
        (
            PARAM,
            param("type: integer, example: null"),
            ["18:7: example does not match the parameter: x is null, which the type "
            "does not allow [bad-example]"],
        ),
        (
            PARAM,
            param("type: integer, max: 3, example: 4"),
            ["18:7: example does not match the parameter: 4 is more than 3 [bad-example]"],
        ),
        (
            PARAM,
            param("type: string, pattern: '^a', example: b"),
            ["18:7: example does not match the parameter: 'b' does not match ^a [bad-example]"],
        ),
        (
            PARAM,
            param("type: string, values: [a, b], example: c"),
            ['18:7: example does not match the parameter: x is "c"; allowed: "a", "b" [bad-example]'],
        ),
        (
            PARAM,
            param("type: string, list: true, example: a"),
            ['18:7: example does not match the parameter: x must be a list, not "a" [bad-example]'],
        ),
        (
            PARAM,
            param("type: Colour, example: red"),
            ['18:7: example does not match the parameter: x must be a value of '
            'Colour, not "red" [bad-example]'],
        ),
        (PARAM, param("type: Colour, example: 77"), []),
        (
            PARAM,
            param("type: Thing"),
            ["18:7: Thing is a response type and stands in the request of demo.thing.get [wrong-direction]"],
        ),
        (REQUEST, "request: {}", ["24:18: example does not match the parameter: id is required and missing"
                                  " [bad-example]"]),
        (REQUEST, "request: {id: 7, z: 1}", ["24:29: example does not match the parameter: z is not a "
        "parameter"
                                             " [bad-example]"]),
        (
            RESPONSE,
            "response: {result: {ID: seven}}",
            ['25:33: example does not match the result: ID must be an integer string: "seven" does not match '
             '"^-?[0-9]+$" [bad-example]'],
        ),
        (
            RESPONSE,
            "response: {result: {NAME: x}}",
            ["25:35: example does not match the result: NAME is not a property of Thing [bad-example]"],
        ),
        (RESPONSE, "response: {result: []}", []),
        (
            RESPONSE,
            "response: {result: null}",
            ["25:28: example does not match the result: result is null, which the type does not allow"
             " [bad-example]"],
        ),
        (
            RESPONSE,
            "response: {time: {duration: 1}}",
            ["25:19: example does not match the result: response is null, which the type does not allow"
             " [bad-example]"],
        ),
        (
            RESULT,
            RESULT + PAGING,
            [
                "19:13: the paging parameter 'start' is not a parameter [bad-paging]",
                "19:13: the result of a paged method is not a list [bad-paging]",
            ],
        ),
        (
            "    examples:\n",
            "    error_examples:\n      - {name: e, summary: E., status: 400, "
            "body: {oops: 1}}\n    examples:\n",
            ["22:51: an error answer without the key 'error' [bad-example]"],
        ),
        (
            TITLE,
            f"{TITLE}      SENT: {{type: Sent, description: Sent.}}\n",
            ["33:7: Sent is a request type and stands in the response of Thing [wrong-direction]"],
        ),
    ],
)  # fmt: skip
def test_rule(demo: Project, old: str, new: str, expected: list[str]) -> None:
    sent = "types:\n  Sent: {description: Sent., direction: request, sources: [book]}\n"
    demo.write("spec/types/sent.yaml", f"title: Sent\n{sent}")
    demo.edit(DEMO, old, new)
    assert told(demo) == expected


def test_an_example_of_a_type_must_fit_it(demo: Project) -> None:
    demo.edit("spec/types/base.yaml", "    sources: [book]\nenums:", "    example: {duration: long}\n"
              "    sources: [book]\nenums:")  # fmt: skip
    assert told(demo) == [
        "spec/types/base.yaml:8:25: example does not match the type: duration "
        'must be a double: "long" is not of '
        'type "number" [bad-example]'
    ]


@pytest.mark.parametrize("facts", ["list: true", "nullable: true"])
def test_a_tag_is_one_text(demo: Project, facts: str) -> None:
    tag = "{type: string, values: [%s], required: true, description: K.%s}"
    both = "description: D., direction: both, sources: [book]"
    types = f"""\
  Shape: {{{both}, one_of: [Dot, Line], by: kind}}
  Dot: {{{both}, properties: {{kind: {tag % ('dot', f', {facts}')}}}}}
  Line: {{{both}, properties: {{kind: {tag % ('line', '')}}}}}
"""
    demo.edit(DEMO, "types:\n", f"types:\n{types}")
    assert told(demo)[:1] == ["27:71: Dot does not have one fixed text under 'kind' [bad-one-of]"]
