"""Clients that other people's generators make of the document: no warning, compiled, called with success.

The sessions are programs with none of our code; each plans an activity, reads it, and is refused.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bitrix24_client.testing import FakePortal

from tests.generators.test_generators import PYTHON, TOOLS, node, said
from tests.project import HOME

pytestmark = pytest.mark.generators

HERE = Path(__file__).parent
DOCUMENT = HOME / "generated" / "openapi" / "openapi.yaml"
ANSWERS = "Call back\nActivity is not found\n"
COMPILED = ["--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"]
REMARKS = (
    "OpenAPI 3.1 support is still in beta.",  # told of every document of 3.1
    "Failed to get the schema name: null",  # names nothing; told of small documents as well
    "Cannot convert OpenAPI default of type java.util.ArrayList to a PHP literal",  # `[]`, twice
)
"""What OpenAPI Generator says whatever a document does, and the one default that it cannot write in PHP."""


@pytest.fixture
def portal() -> Iterator[FakePortal]:
    """A portal of its own for each client."""
    with FakePortal() as made:
        yield made


def generated(language: str, folder: Path, *more: str) -> None:
    """The client that OpenAPI Generator makes, without a warning."""
    path = os.pathsep.join([str(PYTHON), os.environ["PATH"]])
    done = subprocess.run(
        [PYTHON / "openapi-generator-cli", "generate", "-i", DOCUMENT, "-g", language, "-o", folder, *more],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    lines = re.findall(r"^.*\b(?:WARN|ERROR)\b.*$", done.stdout + done.stderr, re.M)
    assert [line for line in lines if not any(remark in line for remark in REMARKS)] == []


def called(folder: Path, session: str, portal: FakePortal) -> None:
    """A client in TypeScript compiles at its strictest, with a session that then calls the portal."""
    (folder / "node_modules").symlink_to(TOOLS)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    shutil.copy(HERE / session, folder / "session.ts")
    compiler = str(TOOLS / "typescript" / "bin" / "tsc")
    assert said(node(folder, compiler, *COMPILED, "--outDir", "out", "session.ts")) == ""
    bundled(folder / "out")
    done = node(folder, "out/session.js", portal.webhook_url)
    assert said(done) == ""
    assert done.stdout == ANSWERS
    assert [call.method for call in portal.calls] == [
        "crm.activity.todo.add",
        *["crm.activity.get"] * 2,
    ]


def bundled(folder: Path) -> None:
    """Imports as Node wants them: with the ending, which bundlers add by themselves."""
    for path in folder.rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        found = re.sub(
            r"(?<=from [\"'])(\.[^\"']*)(?=[\"'])", lambda m, path=path: whole(path, m[1]), text
        )
        path.write_text(found, encoding="utf-8")


def whole(path: Path, name: str) -> str:
    """The file that an import without its ending stands for."""
    target = (path.parent / name).resolve()
    if name.endswith(".js") and target.is_file():
        return name
    return (
        f"{name}/index.js"
        if target.is_dir() and not Path(f"{target}.js").is_file()
        else f"{name}.js"
    )


def test_hey_api(portal: FakePortal, tmp_path: Path) -> None:
    maker = str(TOOLS / "@hey-api" / "openapi-ts" / "bin" / "run.js")
    done = node(tmp_path, maker, "-i", str(DOCUMENT), "-o", "made")
    assert done.returncode == 0, said(done)
    assert not re.search(r"warn|error", done.stdout + done.stderr, re.I), done.stdout
    called(tmp_path, "session_hey_api.ts", portal)


def test_typescript_fetch(portal: FakePortal, tmp_path: Path) -> None:
    generated("typescript-fetch", tmp_path / "made")
    called(tmp_path, "session_typescript_fetch.ts", portal)


@pytest.mark.skipif(shutil.which("php") is None, reason="`make test-generators` installs PHP")
def test_php(portal: FakePortal, tmp_path: Path) -> None:
    """Without its skeletons of tests: those of the webhooks, which nobody calls, have one name twice."""
    tests = "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"
    generated("php", tmp_path, "--global-property", tests)
    files = [str(path) for path in tmp_path.rglob("*.php")]
    assert len(files) > 200
    for path in files:
        checked = subprocess.run(["php", "-l", path], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout
    done = subprocess.run(
        ["php", HERE / "session.php", tmp_path, portal.webhook_url],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (ANSWERS, "")
    assert [call.method for call in portal.calls][-1] == "crm.activity.get"
