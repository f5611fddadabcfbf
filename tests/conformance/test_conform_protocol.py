"""The protocol facts that the client needs at run time are those of the spec."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from tests.conformance import conditions
from tests.conformance.facts import facts

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
MOVE = {"MOVED": "status", "HOSTS": "hosts"}
WIRES = ["generated/python/bitrix24_client/_runtime/wire.py", "generator/runtime/wire.py"]


@pytest.mark.parametrize("file", WIRES)
def test_keys_of_the_protocol(file: str) -> None:
    said = {k: v for k, v in runpy.run_path(str(HOME / file)).items() if k.isupper()}
    protocol = facts().service["protocol"]
    wrong = [
        f"{file}: {k} is {said.get(k)!r}" for k, v in KEYS.items() if said.get(k) != protocol[v]
    ]
    assert wrong == []
    limits = {limit["name"]: limit["value"] for limit in protocol["limits"]}
    rates = {r["name"]: (limits[r["leak"]], limits[r["ceiling"]]) for r in protocol["rates"]}
    assert said["RATES"] == rates, f"{file}: RATES"
    assert said["OPERATORS"] == conditions.operators(), f"{file}: OPERATORS"
    batch = protocol["batch"]
    same = {"": "method", "_SIZE": "max_commands", "_COMMANDS": "commands_key", "_HALT": "halt_key"}
    wants = {f"BATCH{end}": batch[key] for end, key in same.items()}
    wants |= {f"BATCH_{key.upper()}": text for key, text in batch["answer_keys"].items()}
    wants["BATCH_REFERENCE"] = batch["reference"].split("[")[0]
    assert {k: v for k, v in said.items() if k in wants} == wants, f"{file}: batch"
    assert said.keys() == {
        *KEYS,
        *AUTHORISATION,
        *MOVE,
        "OAUTH_ERRORS",
        "RATES",
        "OPERATORS",
        "VERSION",
        *wants,
    }
    assert said["VERSION"] == facts().service["version"]


@pytest.mark.parametrize("file", WIRES)
def test_authorisation_and_moves(file: str) -> None:
    said = runpy.run_path(str(HOME / file))
    protocol = facts().service["protocol"]
    oauth = protocol["oauth"]
    grants = {k: tuple(oauth[k].values()) for k in ("code_grant", "refresh_grant")}
    for key, name in AUTHORISATION.items():
        assert said[key] == grants.get(name, oauth[name]), f"{file}: {key}"
    assert said["OAUTH_ERRORS"] == tuple(oauth["errors"])
    for key, name in MOVE.items():
        assert said[key] == protocol["move"][name], f"{file}: {key}"
