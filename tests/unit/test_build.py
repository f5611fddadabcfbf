"""References, names and facts that contradict each other: what a small change of a sound file leads to."""

from __future__ import annotations

import pytest

from tests.project import DEMO, METHOD, Project

FINDINGS = "spec/findings.yaml"
EVENTS = "spec/events.yaml"
ERRORS = "spec/errors.yaml"
SERVICE = "spec/service.yaml"
BASE = "spec/types/base.yaml"
PARAM = (
    "      id: {type: integer, required: true, example: 7, description: Identifier of the thing.}\n"
)
ROW = "      - {code: NOT_FOUND, when: There is no such thing.}\n"
TITLE = "      TITLE: {type: string, nullable: true, description: Title.}\n"


def told(made: Project) -> list[str]:
    """Every problem as it is printed, less the folder."""
    return [str(problem).removeprefix("spec/") for problem in made.problems()]


def test_the_small_spec_is_sound(demo: Project) -> None:
    assert told(demo) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "type: Colour,",
            "type: Color,",
            "methods/demo.thing.yaml:33:22: unknown type 'Color' [unknown-type]\n"
            "    hint: did you mean 'Colour'? (spec/types/base.yaml:10:3)",
        ),
        (
            "type: Colour,",
            "type: intger,",
            "methods/demo.thing.yaml:33:22: unknown type 'intger' [unknown-type]\n"
            "    hint: did you mean 'integer'?",
        ),
        (
            "sources: [book]\n    params",
            "deprecated: {replacement: demo.thing.gett}\n    sources: [book]\n    params",
            "methods/demo.thing.yaml:15:31: unknown method 'demo.thing.gett' [unknown-method]\n"
            "    hint: did you mean 'demo.thing.get'?",
        ),
        (
            "sources: [book]\n    params",
            "sources: ['boko:page.md']\n    params",
            "methods/demo.thing.yaml:15:15: unknown source 'boko:page.md' [unknown-source]\n"
            "    hint: did you mean 'book'?",
        ),
        (
            "area: demo.thing",
            "area: demo.things",
            "methods/demo.thing.yaml:1:7: the file holds the area 'demo.things' and is not named after it"
            " [wrong-area]\n    hint: call it demo.things.yaml\n"
            "methods/demo.thing.yaml:6:11: method 'demo.thing.get' is not of the "
            "area 'demo.things' [wrong-area]\n"
            "    hint: it belongs in demo.thing.yaml",
        ),
        (
            PARAM,
            f"{PARAM}      ID: {{type: integer, description: Again.}}\n",
            "methods/demo.thing.yaml:18:7: 'ID' and 'id' are both 'id' in Python [name-clash]\n"
            "    hint: the other is at spec/methods/demo.thing.yaml:17:7",
        ),
        (
            "required: true, example: 7",
            "required: true, default: 1, example: 7",
            "methods/demo.thing.yaml:17:52: 'id' is required and has a default [required-default]\n"
            "    hint: drop 'required: true' or 'default:'",
        ),
        (
            ROW,
            ROW + ROW,
            "methods/demo.thing.yaml:21:9: error 'NOT_FOUND' is listed twice [duplicate-error]\n"
            "    hint: give one row a list under 'when:'",
        ),
        (
            "{code: NOT_FOUND, when",
            "{when",
            "methods/demo.thing.yaml:20:9: an error has either a code or a message [bad-error]",
        ),
        (
            "{code: NOT_FOUND, when",
            "{code: NOT_FOUND, message: Thing is not found, when",
            "methods/demo.thing.yaml:20:9: an error has either a code or a message [bad-error]",
        ),
        (
            "{code: NOT_FOUND, when",
            "{message: Thing is not fond, when",
            "methods/demo.thing.yaml:20:19: unknown message 'Thing is not fond' [unknown-error]\n"
            "    hint: did you mean 'Thing is not found'? Messages get their class in spec/errors.yaml",
        ),
        (
            "{code: NOT_FOUND, when",
            "{code: 'TRUE', when",
            "methods/demo.thing.yaml:20:9: error 'TRUE' would be called 'True', a "
            "word of Python [name-clash]\n"
            "    hint: list the code in spec/errors.yaml",
        ),
        (
            "{code: NOT_FOUND, when",
            "{code: access.denied, when",
            "methods/demo.thing.yaml:20:9: error 'access.denied' would be called AccessDenied, "
            "as a class of spec/errors.yaml is [name-clash]\n    hint: list the code in spec/errors.yaml",
        ),
        (
            ROW,
            f"{ROW}      - {{code: A_B, when: One.}}\n      - {{code: a.b, when: Two.}}\n",
            "methods/demo.thing.yaml:22:9: error 'a.b' would be called AB, as error 'A_B' is [name-clash]\n"
            "    hint: list the code in spec/errors.yaml",
        ),
        (
            "      - name: seven\n",
            "      - {name: seven, summary: One., request: {id: 1}}\n      - name: seven\n",
            "methods/demo.thing.yaml:23:15: example 'seven' stands twice [duplicate-example]\n"
            "    hint: give it another name",
        ),
        (
            TITLE,
            TITLE.replace(
                "type: string", "type: string, properties: {x: {type: string, description: X.}}"
            ),
            "methods/demo.thing.yaml:32:14: properties beside type 'string' [bad-type]\n"
            "    hint: only 'type: object' has properties of its own",
        ),
        (
            TITLE,
            TITLE.replace("type: string", "type: object"),
            "methods/demo.thing.yaml:25:45: example does not match the result: "
            'TITLE must be an object, not "Seven"'
            " [bad-example]\nmethods/demo.thing.yaml:32:14: an object without properties [bad-type]\n"
            "    hint: list 'properties:', or use open_object",
        ),
        (
            TITLE,
            TITLE.replace("type: string", "type: string, pattern: '('"),
            "methods/demo.thing.yaml:32:38: not a regular expression: missing ), unterminated subpattern"
            " at position 0 [bad-pattern]\n    hint: see the syntax of Python's re",
        ),
        (
            "COLOUR: {type: Colour, description: Colour.}\n",
            "COLOUR: {type: Colour, description: Colour.}\n    extra: {keys: '[a-', operators: true}\n",
            "methods/demo.thing.yaml:34:19: not a regular expression: unterminated character set"
            " at position 0 [bad-pattern]\n    hint: see the syntax of Python's re",
        ),
        (
            "COLOUR: {type: Colour, description: Colour.}\n",
            "COLOUR: {type: Colour, names: {of: Thig}, description: Colour.}\n"
            "    extra: {keys: '[a-z]+', names: {of: Color}, operators: true}\n",
            "methods/demo.thing.yaml:33:42: unknown type 'Thig' [unknown-type]\n"
            "    hint: did you mean 'Thing'?\n"
            "methods/demo.thing.yaml:34:19: keys by pattern and by name [bad-names]\n"
            "    hint: what is no field goes under 'also:' or 'pattern:' of the names\n"
            "methods/demo.thing.yaml:34:41: unknown type 'Color' [unknown-type]\n"
            "    hint: known: EventAuth, Thing, ThingEvent, Time",
        ),
        (
            "types:\n  Thing:\n",
            "types:\n  None: {description: N., direction: response, sources: [book]}\n  Thing:\n",
            "methods/demo.thing.yaml:27:3: 'None' is a word of Python "
            "[name-clash]\n    hint: choose another name",
        ),
    ],
)
def test_one_mistake_in_a_file_of_methods(demo: Project, old: str, new: str, expected: str) -> None:
    demo.edit(DEMO, old, new)
    assert "\n".join(told(demo)) == expected


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            ERRORS,
            "codes: [ACCESS_DENIED]",
            "codes: [ACCESS_DENIED, NOT_FOUND]",
            "errors.yaml:23:28: 'NOT_FOUND' belongs to NotFound already [duplicate-error]\n"
            "    hint: take it out of one of them",
        ),
        (
            ERRORS,
            "    codes: [ACCESS_DENIED]\n    messages: [Access denied]\n",
            "",
            "errors.yaml:21:3: nothing tells AccessDenied [bad-error]\n"
            "    hint: add 'codes:', or name it as the group of others",
        ),
        (
            ERRORS,
            "    messages: [Access denied]\n    sources: [book]\n",
            "",
            "errors.yaml:21:3: AccessDenied has no source [bad-error]\n    hint: add 'sources:'",
        ),
        (
            ERRORS,
            "  AccessDenied:\n",
            "  AccessDenied:\n    group: NotFond\n",
            "errors.yaml:22:12: unknown class 'NotFond' [unknown-group]\n"
            "    hint: did you mean 'NotFound'?",
        ),
        (
            ERRORS,
            "  AccessDenied:\n",
            "  AccessDenied:\n    group: AccessDenied\n",
            "errors.yaml:22:12: AccessDenied stands in a group itself [bad-group]\n"
            "    hint: only a class without 'group:' can be one",
        ),
        (
            ERRORS,
            "retry: wait\n    sources: [book]",
            "retry: wait\n    sources: [bok]",
            "errors.yaml:15:15: unknown source 'bok' [unknown-source]\n    hint: did you mean 'book'?",
        ),
        (
            FINDINGS,
            "touches: [Time, protocol]",
            "touches: [Time.duratoin]",
            "findings.yaml:10:15: Time has no 'duratoin' [unknown-fact]\n    hint: did you mean 'duration'?",
        ),
        (
            FINDINGS,
            "touches: [Time, protocol]",
            "touches: ['demo.thing.get#idd', 'demo.thing.get!NOT_FOND']",
            "findings.yaml:10:15: demo.thing.get has no 'idd' [unknown-fact]\n    hint: did you mean 'id'?\n"
            "findings.yaml:10:37: demo.thing.get has no 'NOT_FOND' [unknown-fact]\n"
            "    hint: did you mean 'NOT_FOUND'?",
        ),
        (
            FINDINGS,
            "{source: talk,",
            "{source: tlak,",
            "findings.yaml:7:18: unknown source 'tlak' [unknown-source]\n    hint: did you mean 'talk'?",
        ),
        (
            EVENTS,
            "data: ThingEvent",
            "data: ThingEvnt",
            "events.yaml:2:11: unknown type 'ThingEvnt' [unknown-type]\n    hint: did you mean 'ThingEvent'?",
        ),
        (
            EVENTS,
            "ID: {type: integer_string, required: true, example: '7', description: "
            "Identifier of the thing.}\n"
            "    example",
            "ID: {type: intger, required: true, example: '7', description: "
            "Identifier of the thing.}\n    example",
            "events.yaml:22:18: unknown type 'intger' [unknown-type]\n    hint: did you mean 'integer'?",
        ),
        (
            EVENTS,
            "data: {ID: '7'}",
            "data: {ID: 7}",
            "events.yaml:12:18: example does not match the event: ID must be an integer string: "
            '7 is not of type "string" [bad-example]',
        ),
        (
            SERVICE,
            "time_type: Time",
            "time_type: Tim",
            "service.yaml:31:14: unknown type 'Tim' [unknown-type]\n    hint: did you mean 'Time'?",
        ),
        (
            SERVICE,
            "{name: page-size, value: 50, unit: records, description: Records in one page of a list.,"
            " sources: [book]}",
            "{name: page-size, value: 50, unit: records, description: R., sources: [bok]}",
            "service.yaml:61:78: unknown source 'bok' [unknown-source]\n    hint: did you mean 'book'?",
        ),
        (
            "spec/scalars.yaml",
            "request: {type: integer}\n    response: {type: integer}",
            "request: {type: [int, null]}\n    response: {type: integer}",
            'scalars.yaml:5:14: not a JSON Schema: ["int",null] is not valid under any of the schemas listed'
            " in the 'anyOf' keyword [bad-schema]\n    hint: see json-schema.org",
        ),
        (
            BASE,
            "{value: 2, name: BLUE",
            "{value: '2', name: BLUE",
            "types/base.yaml:13:7: Colour mixes numbers and texts [mixed-enum]\n   "
            " hint: use one kind of value",
        ),
        (
            BASE,
            "{value: 2, name: BLUE",
            "{value: 2, name: RED",
            "types/base.yaml:14:9: Colour: value 2 or name RED stands twice [duplicate-value]",
        ),
    ],
)
def test_one_mistake_in_another_file(
    demo: Project, file: str, old: str, new: str, expected: str
) -> None:
    demo.edit(file, old, new)
    assert "\n".join(told(demo)) == expected


@pytest.mark.parametrize(
    ("file", "content", "expected"),
    [
        (
            "methods/demo.other.yaml",
            METHOD.replace("area: demo.thing", "area: demo.other").replace("Thing", "Other"),
            "method 'demo.thing.get' stands twice [duplicate-method]\n"
            "    hint: the first is at spec/methods/demo.other.yaml:6:5",
        ),
        (
            "types/more.yaml",
            "title: More\nenums:\n  Thing:\n    description: Again.\n    sources: [book]\n"
            "    values: [{value: 1, name: ONE, description: One.}]\n",
            "types/more.yaml:3:3: type 'Thing' stands twice [duplicate-type]\n"
            "    hint: the first is at spec/methods/demo.thing.yaml:27:3",
        ),
        (
            "types/class.yaml",
            "title: T\n",
            "types/class.yaml:1:1: 'class' is a word of Python [name-clash]",
        ),
        (
            "types/demo_thing.yaml",
            "title: T\n",
            "types/demo_thing.yaml:1:1: spec/types/demo_thing.yaml and spec/methods/demo.thing.yaml make the"
            " same Python module 'demo_thing' [name-clash]",
        ),
        (
            "methods/demo.yaml",
            METHOD.replace("area: demo.thing", "area: demo.x")
            .replace("demo.thing.get", "demo.thing")
            .replace("Thing", "Other"),
            "is the namespace of 'demo.thing.get' as well [name-clash]",
        ),
        (
            "types/more.yaml",
            "title: T\ntypes:\n  A: {description: A., direction: response, sources: [book], properties: {bC:"
            " {type: object, description: X., properties: {d: {type: string, description: D.}}}}}\n"
            "  AB: {description: A., direction: response, sources: [book], properties: {c:"
            " {type: object, description: X., properties: {d: {type: string, description: D.}}}}}\n",
            "an inline object called 'ABC' stands twice [name-clash]",
        ),
    ],
)
def test_two_files_that_clash(demo: Project, file: str, content: str, expected: str) -> None:
    demo.write(f"spec/{file}", content)
    assert any(expected in line for line in told(demo)), told(demo)


def test_methods_that_are_the_same_in_python(demo: Project) -> None:
    second = (
        METHOD.split("methods:\n")[1]
        .split("types:\n")[0]
        .replace("demo.thing.get", "demo.thing.getUrl")
    )
    demo.edit(DEMO, "types:\n", f"{second}types:\n")
    demo.edit(DEMO, "  - name: demo.thing.get\n", "  - name: demo.thing.getURL\n")
    assert told(demo) == [
        "methods/demo.thing.yaml:26:5: 'demo.thing.getUrl' and 'demo.thing.getURL' are both"
        " 'demo.thing.get_url' in Python [name-clash]\n    hint: the other is "
        "at spec/methods/demo.thing.yaml:6:5"
    ]
