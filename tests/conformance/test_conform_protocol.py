"""The protocol facts that the client needs at run time are those of the spec."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conformance import conditions
from tests.conformance.facts import facts
from tests.conformance.report import Report

HOME = Path(__file__).resolve().parents[2]
KEYS = {
    "RESULT": "result_key",
    "TIME": "time_key",
    "ERROR": "error_key",
    "ERROR_DESCRIPTION": "error_description_key",
    "TOKEN": "token_parameter",
    "REQUEST_TIME": "read_timeout",
    "OPERATING": "operating_key",
    "OPERATING_RESET_AT": "operating_reset_key",
}
AUTHORISATION = {
    "AUTHORIZE_URL": "authorize_url",
    "TOKEN_URL": "token_url",
    "CODE_GRANT": "code_grant",
    "REFRESH_GRANT": "refresh_grant",
}
BATCH = {
    "": "method",
    "_SIZE": "max_commands",
    "_COMMANDS": "commands_key",
    "_HALT": "halt_key",
}
MOVE = {"MOVED": "status", "HOSTS": "hosts"}
WIRES = ["generated/python/bitrix24_client/_runtime/wire.py", "generator/runtime/wire.py"]


@pytest.mark.parametrize("file", WIRES)
def test_constants_of_the_protocol(file: str) -> None:
    said = {k: v for k, v in runpy.run_path(str(HOME / file)).items() if k.isupper()}
    report, wanted = Report(file, "the protocol"), dict(_constants())
    report.names("constant", sorted(said), sorted(wanted))
    for name in said.keys() & wanted.keys():
        where, value = wanted[name]
        if said[name] != value:
            report.add(f"{name} ({where})", said[name], value)
    report.check()


def _constants() -> Iterator[tuple[str, tuple[str, Any]]]:
    """Name of a constant -> its place in the spec, and its value."""
    protocol = facts().service["protocol"]
    oauth, batch, move = protocol["oauth"], protocol["batch"], protocol["move"]
    yield "VERSION", ("version", facts().service["version"])
    yield from ((name, (key, protocol[key])) for name, key in KEYS.items())
    for name, key in AUTHORISATION.items():
        value = oauth[key]
        yield name, (key, tuple(value.values()) if isinstance(value, dict) else value)
    yield "OAUTH_ERRORS", ("errors", tuple(oauth["errors"]))
    yield from ((name, (key, move[key])) for name, key in MOVE.items())
    yield from ((f"BATCH{end}", (key, batch[key])) for end, key in BATCH.items())
    for key, text in batch["answer_keys"].items():
        yield f"BATCH_{key.upper()}", (f"answer_keys: {key}", text)
    yield "BATCH_REFERENCE", ("reference", batch["reference"].split("[")[0])
    limits = {limit["name"]: limit["value"] for limit in protocol["limits"]}
    rates = {r["name"]: (limits[r["leak"]], limits[r["ceiling"]]) for r in protocol["rates"]}
    yield "RATES", ("rates, limits", rates)
    yield "OPERATORS", ("operators", conditions.operators())
