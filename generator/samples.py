"""The first example of a method -> the same call in the languages that people call the API from.

Every value is escaped by the rules of its language in `text`; what the URL and the token look like
comes from the facts of the protocol.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import codetree, text
from generator.codetree import Group, Node, layout
from generator.pysample import python

if TYPE_CHECKING:
    from generator.model import Json, Method, Scope
    from generator.schema import UrlForm

LANGUAGES = {
    "cURL (webhook)": "Shell",
    "cURL (OAuth)": "Shell",
    "JS SDK": "JavaScript",
    "PHP SDK": "PHP",
    "BX24.js": "JavaScript",
    "PHP CRest": "PHP",
    "Python": "Python",
}
"""The language of each label, in the order in which they are shown."""

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PHP_WIDTH = 100
_MARK = "ACCESS_TOKEN"
"""Stands for the token, the last value of the body, until the shell's quotes are there."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A call in one language, or by one library of it."""

    language: str
    label: str
    source: str


def samples(method: Method, scope: Scope) -> tuple[Sample, ...]:
    """The calls of a method, all with the data of its first example."""
    return tuple(
        Sample(LANGUAGES[label], label, source) for label, source in _sources(method, scope)
    )


def _sources(method: Method, scope: Scope) -> Iterator[tuple[str, str]]:
    protocol = scope.commons.service.protocol
    forms = {form.name: form for form in protocol.url_forms}
    request = method.examples[0].request
    by_webhook = not method.context.startswith("application")
    if by_webhook and "webhook" in forms:
        yield "cURL (webhook)", _curl(method.wire, request, forms["webhook"])
    if "oauth" in forms:
        token = protocol.token_parameter
        yield "cURL (OAuth)", _curl(method.wire, request, forms["oauth"], token)
    key = protocol.result_key if method.result.at == "result" else ""
    yield "JS SDK", _js_sdk(method.wire, request, key)
    yield "PHP SDK", _php_sdk(method.wire, request)
    yield "BX24.js", _bx24(method.wire, request)
    yield "PHP CRest", _crest(method.wire, request)
    yield "Python", python(method, scope)


# -- shell -----------------------------------------------------------------------------------------


def _curl(wire: str, request: dict[str, Json], form: UrlForm, token: str = "") -> str:
    if token:
        request = {k: v for k, v in request.items() if k != token} | {token: _MARK}
    body = codetree.json_text(request)
    word = text.shell_word(body)
    if token:
        head, _, tail = word.rpartition(_MARK)
        word = f"""{head}'"$ACCESS_TOKEN"'{tail}"""
    lines = [
        "curl -X POST",
        "-H 'Content-Type: application/json'",
        "-H 'Accept: application/json'",
        f"-d {word}",
        _shell_url(f"{form.url}/{wire}"),
    ]
    return " \\\n  ".join(lines) + "\n"


def _shell_url(url: str) -> str:
    """An address in double quotes with a variable of the shell for each `{name}`."""
    parts = re.split(r"\{([A-Za-z_][A-Za-z0-9_]*)\}", url)
    literal = [re.sub(r'["\\$`]', r"\\\g<0>", part) for part in parts[::2]]
    names = [*(f"${{{name.upper()}}}" for name in parts[1::2]), ""]
    return '"' + "".join(part + name for part, name in zip(literal, names, strict=True)) + '"'


# -- JavaScript ------------------------------------------------------------------------------------


def _js(value: Json) -> Node:
    match value:
        case str():
            return text.js_string(value)
        case dict():
            return Group(
                "{", tuple((f"{_js_key(k)}: ", _js(v)) for k, v in value.items()), "}", " "
            )
        case list():
            return Group("[", tuple(("", _js(item)) for item in value), "]")
        case _:
            return text.json_source(value)


def _js_key(key: str) -> str:
    if key == "__proto__":  # written plainly it would set the prototype
        return "['__proto__']"
    return key if _IDENTIFIER.fullmatch(key) else text.js_string(key)


def _js_sdk(wire: str, request: dict[str, Json], key: str) -> str:
    items = (("method: ", text.js_string(wire)), ("params: ", _js(request)))
    call = layout(Group("make({", items, "})", " "), 2, used=_js_column)
    data = "response.getData()"
    if key:
        data += f".{key}" if _IDENTIFIER.fullmatch(key) else f"[{text.js_string(key)}]"
    return (
        f"const response = await $b24.actions.v2.call.{call}\n"
        "if (!response.isSuccess) {\n"
        "  throw new Error(response.getErrorMessages().join('; '))\n"
        "}\n"
        f"console.info({data})\n"
    )


_js_column = len("const response = await $b24.actions.v2.call.")


def _bx24(wire: str, request: dict[str, Json]) -> str:
    head = f"BX24.callMethod({text.js_string(wire)}, "
    tail = ", (result) => {"
    params = layout(_js(request), 2, used=len(head) + len(tail))
    return (
        f"{head}{params}{tail}\n"
        "  if (result.error()) {\n"
        "    console.error(result.error())\n"
        "  } else {\n"
        "    console.info(result.data())\n"
        "  }\n"
        "})\n"
    )


# -- PHP -------------------------------------------------------------------------------------------


def _php(value: Json) -> Node:
    match value:
        case str():
            return text.php_string(value)
        case dict():
            return Group(
                "[", tuple((f"{text.php_string(k)} => ", _php(v)) for k, v in value.items()), "]"
            )
        case list():
            return Group("[", tuple(("", _php(item)) for item in value), "]")
        case _:
            return text.json_source(value)


def _php_call(function: str, wire: str, request: dict[str, Json], after: str) -> str:
    items: tuple[tuple[str, Node], ...] = (("", text.php_string(wire)),)
    if request:
        items += (("", _php(request)),)
    return layout(Group(f"$result = {function}(", items, f"){after};"), 4, _PHP_WIDTH) + "\n"


def _php_sdk(wire: str, request: dict[str, Json]) -> str:
    after = "->getResponseData()->getResult()"
    return _php_call("$b24Service->core->call", wire, request, after) + "print_r($result);\n"


def _crest(wire: str, request: dict[str, Json]) -> str:
    call = _php_call("CRest::call", wire, request, "")
    return f"require_once 'crest.php';\n\n{call}print_r($result);\n"
