"""Changes of a small spec: how each is to be rated, and what is to be said of it."""

from __future__ import annotations

from generator.diff.verdicts import ADDITIVE, BREAKING, DOCUMENTATION
from tests.project import DEMO

SERVICE, ERRORS, BASE = "spec/service.yaml", "spec/errors.yaml", "spec/types/base.yaml"
SCALARS, EVENTS, FINDINGS = "spec/scalars.yaml", "spec/events.yaml", "spec/findings.yaml"

PREPARED = [
    # what is sent
    (
        DEMO,
        "      title: {type: string,",
        "      title: {type: string, required: true,",
        BREAKING,
        "`demo.thing.add`, parameter `title`: required now, was optional. Give it each time.",
    ),
    (
        DEMO,
        "ownerId: {type: integer, required: true,",
        "ownerId: {type: integer,",
        ADDITIVE,
        "`demo.thing.add`, parameter `ownerId`: optional now, was required.",
    ),
    (
        DEMO,
        "      note: {type: string, nullable: true, description: Note.}\n",
        "",
        BREAKING,
        "`demo.thing.add`, parameter `note`: removed. In Python: `b24.demo.thing.add(note=…)`. Leave it out.",
    ),
    (
        DEMO,
        "      note: {",
        "      hint: {type: string, description: Hint.}\n      note: {",
        ADDITIVE,
        "`demo.thing.add`, parameter `hint`: new, optional, `string`. "
        "In Python: `b24.demo.thing.add(hint=…)`.",
    ),
    (
        DEMO,
        "      width: {",
        "      hint: {type: string, required: true, description: Hint.}\n      width: {",
        BREAKING,
        "`Picture`, property `hint`: new, required, `string`. "
        "In Python: `bitrix24_client.models.Picture.hint`. Give it each time.",
    ),
    (
        DEMO,
        "      note: {",
        "      remark: {",
        BREAKING,
        "`demo.thing.add`, parameter `note`: probably called `remark` now: "
        "nothing else of it differs. In Python: `b24.demo.thing.add(remark=…)`. "
        "Use `remark` instead.",
    ),
    (
        DEMO,
        "WEIGHT: {type: double,",
        "WEIGHT: {type: integer,",
        BREAKING,
        "`demo.thing.add`, parameter `fields.WEIGHT`: type is `integer`, was `double`. "
        "In Python: `int`, was `float`. Send the new type.",
    ),
    (
        DEMO,
        "ownerId: {type: integer,",
        "ownerId: {type: double,",
        ADDITIVE,
        "`demo.thing.add`, parameter `ownerId`: type is `double`, was `integer`. "
        "In Python: `float`, was `int`.",
    ),
    (
        DEMO,
        "max_length: 50",
        "max_length: 40",
        BREAKING,
        "`demo.thing.add`, parameter `title`: greatest number of characters is `40`, was `50`. "
        "Keep to it in what you send.",
    ),
    (
        DEMO,
        "min: 1, max: 9, default: 3",
        "max: 9, default: 3",
        ADDITIVE,
        "`demo.thing.add`, parameter `size`: least value is none, was `1`.",
    ),
    (
        DEMO,
        "default: 3",
        "default: 4",
        BREAKING,
        "`demo.thing.add`, parameter `size`: default is `4`, was `3`. "
        "Give the old value where you relied on it.",
    ),
    (
        DEMO,
        "values: [calm, wild]",
        "values: [wild]",
        BREAKING,
        "`demo.thing.add`, parameter `mood`: allowed values: `calm` is gone. "
        'In Python: `Literal["wild"]`, was `Literal["calm", "wild"]`. Send none of the others.',
    ),
    (
        DEMO,
        "values: [calm, wild]",
        "values: [calm, wild, sad]",
        ADDITIVE,
        "`demo.thing.add`, parameter `mood`: allowed values: `sad` is new.",
    ),
    (
        DEMO,
        "note: {type: string, nullable: true,",
        "note: {type: string,",
        BREAKING,
        "`demo.thing.add`, parameter `note`: is never null now. In Python: `str`, was `str | None`. "
        "Leave it out instead of sending null.",
    ),
    (
        DEMO,
        "KIND: {type: string,",
        "KIND: {type: string, read_only: true,",
        BREAKING,
        "`demo.thing.add`, parameter `fields.KIND`: read-only now. Do not rely on sending it.",
    ),
    (
        DEMO,
        "KIND: {type: string,",
        "KIND: {type: string, immutable: true,",
        BREAKING,
        "`demo.thing.add`, parameter `fields.KIND`: cannot be changed later now.",
    ),
    (
        DEMO,
        "also: ['*']",
        "also: []",
        BREAKING,
        "`demo.thing.list`, parameter `select`: further names allowed: none, was",
    ),
    (
        DEMO,
        "exclusive: [[width, left]]",
        "exclusive: []",
        BREAKING,
        '`Picture`: properties that exclude each other are none, was `[["width", "left"]]`. '
        "Be ready for other values.",
    ),
    (
        DEMO,
        "left: {type: integer, d",
        "left: {type: integer, deprecated: true, d",
        ADDITIVE,
        "`Picture`, property `left`: deprecated now.",
    ),
    # what comes back
    (
        DEMO,
        "result: {type: integer, d",
        "result: {type: boolean, d",
        BREAKING,
        "`demo.thing.add`, result: type is `boolean`, was `integer`. In Python: `bool`, was `int`. "
        "Read the new type.",
    ),
    (
        DEMO,
        "result: {type: integer, d",
        "result: {type: integer, nullable: true, d",
        BREAKING,
        "`demo.thing.add`, result: may be null now. In Python: `int | None`, was `int`. Be ready for null.",
    ),
    (
        DEMO,
        "result: {type: integer, d",
        "result: {type: integer, list: true, d",
        BREAKING,
        "`demo.thing.add`, result: a list now, was one value. "
        "In Python: `list[int]`, was `int`. Read a list.",
    ),
    (
        DEMO,
        "      TITLE: {type: string, description: Title.}\n",
        "",
        BREAKING,
        "`Thing`, property `TITLE`: removed. In Python: `bitrix24_client.models.Thing.title`. "
        "Do without it: answers no longer have it.",
    ),
    (
        DEMO,
        "      TITLE: {",
        "      SIZE: {type: string, required: true, description: Size.}\n      TITLE: {",
        ADDITIVE,
        "`Thing`, property `SIZE`: new, required, `string`. In Python: `bitrix24_client.models.Thing.size`.",
    ),
    (
        DEMO,
        "ID: {type: integer_string, required: true",
        "ID: {type: integer_string",
        BREAKING,
        "`Thing`, property `ID`: optional now, was required. Be ready for answers without it.",
    ),
    (
        DEMO,
        "TITLE: {type: string,",
        "TITLE: {type: string, write_only: true,",
        BREAKING,
        "`Thing`, property `TITLE`: never comes back now. Do without it in answers.",
    ),
    (
        DEMO,
        "one_of: [Circle, Square]",
        "one_of: [Circle, Square, Star]",
        BREAKING,
        "`Figure`, alternative `Star`: new.",
    ),
    (
        DEMO,
        "      size: 50",
        "      size: 20",
        BREAKING,
        "`demo.thing.list`, paging: records in a page is `20`, was `50`. Step by the new number.",
    ),
    (
        DEMO,
        "result: {type: integer, d",
        "result: {type: integer, total: total, d",
        ADDITIVE,
        "`demo.thing.add`, result: key of the number of records is `total`, was none.",
    ),
    # methods
    (
        DEMO,
        "    context: administrator",
        "    context: any",
        ADDITIVE,
        "`demo.thing.list`: context is `any`, was `administrator`.",
    ),
    (
        DEMO,
        "    context: any",
        "    context: application",
        BREAKING,
        "`demo.thing.add`: context is `application`, was `any`. Call it as an application.",
    ),
    (
        DEMO,
        "    effect: read",
        "    effect: write",
        BREAKING,
        "`demo.thing.list`: effect is `write`, was `read`.",
    ),
    (
        DEMO,
        "{safe: true, why: The same",
        "{safe: false, why: The same",
        BREAKING,
        "`demo.thing.add`: a repeat is no longer safe.",
    ),
    (
        DEMO,
        "    effect: write\n",
        "    effect: write\n    batch: false\n",
        BREAKING,
        "`demo.thing.add`: may no longer stand in a batch. Call it outside of batches.",
    ),
    (
        DEMO,
        "    deprecated: {replacement: demo.thing.add, caveat: It adds.}\n",
        "",
        ADDITIVE,
        "`demo.thing.list`: no longer deprecated.",
    ),
    (
        DEMO,
        "Makes a thing.\n    scope: demo",
        "Makes a thing.\n    scope: crm",
        BREAKING,
        "`demo.thing.add`: scope is `crm`, was `demo`. Ask for the new scope.",
    ),
    (
        DEMO,
        "      - {code: TOO_MANY, status: 403, when: There are enough things.}\n",
        "",
        BREAKING,
        "`TooMany`: error class removed. In Python: `bitrix24_client.errors.TooMany`. "
        "Catch `ApiError`, or the class that has its code.",
    ),
    (
        DEMO,
        "status: 403",
        "status: 404",
        BREAKING,
        "`demo.thing.add`, error `TOO_MANY`: HTTP status is `404`, was `403`. Compare with the new status.",
    ),
    (
        DEMO,
        "      - {code: NOT_FOUND,",
        "      - {code: ACCESS_DENIED, when: It is shut.}\n      - {code: NOT_FOUND,",
        ADDITIVE,
        "`demo.thing.list`, error `ACCESS_DENIED`: new, HTTP status 400, class `AccessDenied`. "
        "In Python: `bitrix24_client.errors.AccessDenied`.",
    ),
    # what stands once
    (
        ERRORS,
        "  NotFound:\n",
        "  NotFound:\n    group: AccessDenied\n",
        ADDITIVE,
        "`NotFound`: group is `AccessDenied`, was none. "
        "In Python: derived from `AccessDenied`, was derived from `ApiError`.",
    ),
    (
        ERRORS,
        "retry: wait",
        "retry: never",
        BREAKING,
        "`QueryLimitExceeded`: retry is `never`, was `wait`.",
    ),
    (
        ERRORS,
        "codes: [NOT_FOUND, ERROR_NOT_FOUND]",
        "codes: [NOT_FOUND]",
        BREAKING,
        "`NotFound`: codes: `ERROR_NOT_FOUND` is gone.",
    ),
    (
        BASE,
        "      - {value: 2, name: BLUE, description: Blue.}\n",
        "",
        BREAKING,
        "`Colour`, value `2`: removed. In Python: `bitrix24_client.enums.Colour.BLUE`. Do without it.",
    ),
    (
        BASE,
        "      - {value: 2,",
        "      - {value: 3, name: GREEN, description: Green.}\n      - {value: 2,",
        ADDITIVE,
        "`Colour`, value `3`: new, called `GREEN`. In Python: `bitrix24_client.enums.Colour.GREEN`.",
    ),
    (
        BASE,
        "{value: 2,",
        "{value: 4,",
        BREAKING,
        "`Colour`, value `2`: probably `4` now: nothing else of it differs.",
    ),
    (
        BASE,
        "name: BLUE",
        "name: NAVY",
        BREAKING,
        "`Colour`, value `2`: Python name is `NAVY`, was `BLUE`.",
    ),
    (
        SCALARS,
        "    response: {type: string, pattern: '^-?[0-9]+$'}",
        "    response: {type: string}",
        BREAKING,
        "scalar `integer_string`: form in answers is",
    ),
    (
        SCALARS,
        "    request: {type: number}",
        "    request: {type: [number, string]}",
        ADDITIVE,
        "scalar `double`: form in requests is",
    ),
    (
        SCALARS,
        "    request: {type: number}",
        "    request: {type: integer}",
        BREAKING,
        "scalar `double`: form in requests is "
        '`{"type": "integer"}`, was `{"type": "number"}`. Keep to it in what you send.',
    ),
    (
        SCALARS,
        "    response: {type: boolean}",
        "    response: {type: boolean, enum: [true]}",
        ADDITIVE,
        "scalar `boolean`: form in answers is",
    ),
    (
        SCALARS,
        "    response: {type: number}",
        "    response: {type: number, description: A number.}",
        DOCUMENTATION,
        "scalar `double`: form in answers is",
    ),
    (
        SCALARS,
        "    response: {type: string, pattern: '^-?[0-9]+$'}",
        "    response: {type: string, pattern: '^[0-9]+$'}",
        BREAKING,
        "scalar `integer_string`: form in answers is "
        '`{"type": "string", "pattern": "^[0-9]+$"}`, was `{"type": "string", "pattern": "^-?[0-9]+$"}`; '
        "cannot be judged, taken as breaking. Be ready for other values.",
    ),
    (
        SERVICE,
        "name: page-size, value: 50",
        "name: page-size, value: 100",
        BREAKING,
        "Service, limit `page-size`: value is `100`, was `50`; cannot be judged, taken as breaking. "
        "See whether you still keep to it.",
    ),
    (
        SERVICE,
        "name: rate-ceiling, value: 50",
        "name: rate-ceiling, value: 40",
        BREAKING,
        "Service, limit `rate-ceiling`: value is `40`, was `50`. Keep to the new one.",
    ),
    (
        EVENTS,
        "    scope: demo",
        "    scope: other",
        BREAKING,
        "`onThingAdd`: scope is `other`, was `demo`. Ask for the new scope.",
    ),
    (
        EVENTS,
        "    options:\n      ID: {type: integer_string, required: true,",
        "    options:\n      ID: {type: integer_string,",
        BREAKING,
        "`THING_MENU`, option `ID`: optional now, was required. Be ready to get none.",
    ),
    (
        SERVICE,
        "max_commands: 50",
        "max_commands: 40",
        BREAKING,
        "Service, batch: greatest number of commands is `40`, was `50`. Keep to the new one.",
    ),
    (
        SERVICE,
        "name: rate, value: 2",
        "name: rate, value: 5",
        ADDITIVE,
        "Service, limit `rate`: value is `5`, was `2`.",
    ),
    (
        SERVICE,
        "access_token_lifetime: 3600",
        "access_token_lifetime: 1800",
        BREAKING,
        "Service, OAuth: lifetime of an access token in seconds is `1800`, was `3600`.",
    ),
    # texts
    (
        DEMO,
        "title: Things",
        "title: Objects",
        DOCUMENTATION,
        "area `demo.thing`: title changed.",
    ),
    (
        BASE,
        "title: Types",
        "title: Kinds",
        DOCUMENTATION,
        "file `base`: title changed.",
    ),
    (
        DEMO,
        "summary: Add a thing.\n    description",
        "summary: Make a thing.\n    description",
        DOCUMENTATION,
        "`demo.thing.add`: summary changed.",
    ),
    (
        DEMO,
        "description: Who owns it.",
        "description: Whose it is.",
        DOCUMENTATION,
        "`demo.thing.add`: parameter `ownerId`: description changed.",
    ),
    (
        DEMO,
        "when: There is no such thing.",
        "when: It is gone.",
        DOCUMENTATION,
        "`demo.thing.list`: error `NOT_FOUND`: meaning changed.",
    ),
    (
        FINDINGS,
        "decision: The key is optional.",
        "decision: The key may be missing.",
        DOCUMENTATION,
        "Changed findings: `time-optional`.",
    ),
]
"""File, text that stands there once, text instead of it, rating, beginning of what the changelog says."""
