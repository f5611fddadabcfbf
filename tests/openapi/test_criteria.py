"""Where it is shown that the OpenAPI document meets what a great one meets, with the figures of today.

| Criterion | Where it is shown | Figure |
| --- | --- | --- |
| 1. Valid, lint-clean, no ignore file | `tests/test_generated.py`, `test_redocly.py`, `test_checks.py` | 0 errors, 0 warnings; 12 checks |
| 2. Every method and event once; the same bytes again | `test_conform_openapi_document.py`, `tests/test_generated.py` | 40 methods, 4 events |
| 3. Components used; schemas and properties described | `checks.schemas` | 100 % |
| 4. operationId, summary, description, one tag, link | `checks.heads` | 44 of 44 |
| 5. Scope, access, name as extensions; replacements | `checks.extensions`, `checks.explained`, `test_conform_openapi_methods.py` | 40 of 40; 23 extensions explained |
| 6. Requests with all and with required parameters; answers; all valid | `checks.requests`, `checks.answers`, `checks.values` | 100 %, formats on |
| 7. Shared statuses; codes in table, example and extension | `checks.answers`, `checks.errors`, `test_conform_openapi_errors.py` | 8 of 8 statuses |
| 8. Code samples that parse and make the documented call | `checks.samples`, `test_conform_samples.py`, `tests/unit/test_samples.py` | 6 or 7 a method |
| 9. Examples are the documentation's own; corrections listed | `test_conform_openapi_methods.py`; the finding `mended-examples` | all but composed ones, which say so |
| 10. Planted faults are found; the workflows pass | this file; `test_redocly.py` | 8 of 8 faults; 5 of 5 workflows |
| 11. No secrets, no portals | `checks.secrets`, `test_newman.py` | 0 |
| 12. Clients generated, compiled, called | `tests/generators`, `tests/clients` | TypeScript 3, Python 2, PHP 1 |
| 13. pydantic models accept every example | this file | all |
| 14. `redocly score` of 85 and more | `test_redocly.py` | 85.6 |
| 15. One page, without requests elsewhere | `test_redocly.py`; in a browser: the tests of the site | 3.2 MB, 0.7 s to build |
| 16. Differences to the last release are known | `test_redocly.py` | none published yet |
"""  # noqa: E501

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from types import ModuleType
from typing import Any

import pytest

from tests.conformance import openapi_doc as doc
from tests.conformance.facts import facts, pascal
from tests.project import HOME

DOCUMENT = HOME / "generated" / "openapi" / "openapi.yaml"


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """pydantic models that datamodel-code-generator makes of the document."""
    path = tmp_path_factory.mktemp("models") / "models_of_the_document.py"
    options = ["--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel"]
    places = ["--input", str(DOCUMENT), "--output", str(path), "--formatters", "builtin"]
    command = [sys.executable, "-m", "datamodel_code_generator", *places, *options]
    subprocess.run(command, check=True, capture_output=True)
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def test_models_accept_every_example(models: ModuleType) -> None:
    count = 0
    for method, spec in facts().methods.items():
        name = pascal(method)
        sent, answered = (getattr(models, f"{name}{kind}") for kind in ("Request", "Response"))
        for example in spec["examples"]:
            sent.model_validate(example["request"])
            if example.get("response") is not None:
                answered.model_validate(example["response"])
            count += 1
        for example in spec.get("error_examples", ()):
            models.ErrorResponse.model_validate(example["body"])
    assert count >= len(facts().methods)


Fault = Callable[[dict[str, Any]], object]
FAULTS: dict[str, tuple[str, Fault]] = {
    "a number where text stands": ("crm.activity.get", lambda a: a["result"].update(ID=999)),
    "a truth value for Y and N": ("crm.activity.get", lambda a: a["result"].update(COMPLETED=True)),
    "text for an object": ("crm.activity.get", lambda a: a["result"].update(SETTINGS="none")),
    "no envelope": ("crm.activity.get", lambda a: a.pop("result")),
    "text for the result": ("crm.activity.binding.list", lambda a: a.update(result="none")),
    "a list for a record": ("crm.activity.todo.add", lambda a: a.update(result=[999])),
    "no identifier": ("crm.activity.todo.add", lambda a: a["result"].clear()),
    "text for the total": ("crm.activity.list", lambda a: a.update(total="1")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_breaks_the_schema(fault: str) -> None:
    """What schemathesis, which `make test-clients` runs, would see in an answer of a portal."""
    method, spoil = FAULTS[fault]
    part = doc.operation(method)["responses"]["200"]
    answer = next(iter(doc.examples(part).values()))["value"]
    check = doc.validator(doc.body_schema(part))
    broken = deepcopy(answer)
    spoil(broken)
    assert check.is_valid(answer)
    assert not check.is_valid(broken)
