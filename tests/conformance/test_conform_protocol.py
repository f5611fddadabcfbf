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


@pytest.mark.parametrize(
    "file", ["generated/python/bitrix24_client/_runtime/wire.py", "generator/runtime/wire.py"]
)
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
    assert said.keys() == {*KEYS, "RATES", "OPERATORS", *wants}
