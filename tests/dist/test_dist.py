"""What `make dist` has built: complete, the same each time, and it works where nothing else is installed."""

from __future__ import annotations

import email
import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.message import Message
from functools import cache
from pathlib import Path

import pytest

from tests.conformance.facts import facts
from tests.project import HOME

DIST = HOME / "dist"
TOOLS = HOME / ".cache" / "dist" / "tools" / "bin" / "python"
CLIENT = HOME / "generated" / "python"
VERSION = facts().service["version"]
WHEEL = DIST / f"bitrix24_client-{VERSION}-py3-none-any.whl"
SOURCE = DIST / f"bitrix24_client-{VERSION}.tar.gz"
OPENAPI = DIST / f"bitrix24-openapi-{VERSION}.zip"
PLUGIN = """\
def test_portal(bitrix24_portal):
    assert bitrix24_portal.webhook_url.startswith("http://127.0.0.1:")
"""

pytestmark = pytest.mark.dist


def run(*command: object, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command that has to succeed; it sees neither this checkout nor the packages of the tests."""
    known = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        list(map(str, command)), env=known | variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@cache
def inside(path: Path) -> dict[str, bytes]:
    """The files of an archive."""
    if path.suffix == ".gz":
        with tarfile.open(path) as archive:
            files = [m for m in archive.getmembers() if m.isfile()]
            return {m.name: archive.extractfile(m).read() for m in files}  # type: ignore[union-attr]
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def metadata() -> Message:
    """What an index shows of the package."""
    name = f"bitrix24_client-{VERSION}.dist-info/METADATA"
    return email.message_from_string(inside(WHEEL)[name].decode())


def package() -> dict[str, bytes]:
    """The files of the generated package."""
    paths = (p for p in (CLIENT / "bitrix24_client").rglob("*") if p.is_file())
    kept = (p for p in paths if "__pycache__" not in p.parts)
    return {p.relative_to(CLIENT).as_posix(): p.read_bytes() for p in kept}


def test_everything_is_there_under_one_version() -> None:
    site = {f"bitrix24-site-{VERSION}.zip"} if (HOME / "site").is_dir() else set()
    names = {path.name for path in DIST.iterdir()}
    assert names - site == {WHEEL.name, SOURCE.name, OPENAPI.name, "SHA256SUMS"}
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" in project["dynamic"]
    client = tomllib.loads((CLIENT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert client["version"] == metadata()["Version"] == VERSION


def test_the_sums_are_right() -> None:
    rows = [line.split("  ") for line in (DIST / "SHA256SUMS").read_text().splitlines()]
    found = {name: hashlib.sha256((DIST / name).read_bytes()).hexdigest() for _, name in rows}
    assert found == {name: mark for mark, name in rows}
    assert {*found, "SHA256SUMS"} == {path.name for path in DIST.iterdir()}


def test_a_second_build_gives_the_same_bytes(tmp_path: Path) -> None:
    site = ("--site", HOME / "site") if (DIST / f"bitrix24-site-{VERSION}.zip").exists() else ()
    commit = run("git", "-C", HOME, "log", "-1", "--format=%ct").stdout.strip()
    command = (TOOLS, "-m", "generator.release", "--out", tmp_path / "dist", *site)
    run(*command, SOURCE_DATE_EPOCH=commit, PYTHONPATH=str(HOME), TZ="Asia/Tokyo", LANG="C")
    second = {path.name: path.read_bytes() for path in (tmp_path / "dist").iterdir()}
    assert {p.name for p in DIST.iterdir() if second[p.name] != p.read_bytes()} == set()


def test_the_packages_hold_what_was_generated() -> None:
    licence = (HOME / "LICENSE").read_bytes()
    wheel = {name: text for name, text in inside(WHEEL).items() if ".dist-info/" not in name}
    assert wheel == package()
    assert "bitrix24_client/py.typed" in wheel
    root = f"bitrix24_client-{VERSION}/"
    source = {name.removeprefix(root): text for name, text in inside(SOURCE).items()}
    for name in ("pyproject.toml", "README.md"):
        assert source[name] == (CLIENT / name).read_bytes()
    assert source["LICENSE"] == licence
    assert {n: t for n, t in source.items() if n.startswith("bitrix24_client/")} == package()
    assert inside(WHEEL)[f"bitrix24_client-{VERSION}.dist-info/licenses/LICENSE"] == licence


def test_the_archive_holds_the_documents() -> None:
    folder = HOME / "generated" / "openapi"
    root = f"bitrix24-openapi-{VERSION}/"
    found = {name.removeprefix(root): text for name, text in inside(OPENAPI).items()}
    wanted = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert found == wanted | {"LICENSE": (HOME / "LICENSE").read_bytes()}
    assert json.loads(found["openapi.json"])["info"]["version"] == VERSION


def test_the_metadata_is_complete() -> None:
    told = metadata()
    assert told["Name"] == "bitrix24-client"
    assert told["Summary"].endswith(facts().service["title"])
    assert (told["License-Expression"], told["License-File"]) == ("MIT", "LICENSE")
    assert told["Description-Content-Type"] == "text/markdown"
    assert told["Requires-Python"] == ">=3.11"
    assert f"API documentation of the vendor, {facts().service['docs']}" in told.get_all("Project-URL", [])
    assert told["Keywords"]
    assert {"Typing :: Typed", "Programming Language :: Python :: 3.11"} <= {
        *told.get_all("Classifier", [])
    }
    readme = (CLIENT / "README.md").read_text(encoding="utf-8").strip()
    assert str(told.get_payload()).strip() == readme


def lowest() -> list[str]:
    """The lowest version of each package that the metadata allows."""
    found: list[str] = []
    for line in metadata().get_all("Requires-Dist", []):
        match = re.fullmatch(r"([\w.-]+)>=([\d.]+)(; extra == 'testing')?", line)
        assert match, f"no lowest version: {line}"
        found.append(f"{match[1]}=={match[2]}")
    return found


@pytest.mark.parametrize("which", ["lowest", "newest"])
def test_the_wheel_works_in_an_empty_environment(which: str, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "empty")
    python = tmp_path / "empty" / "bin" / "python"
    limits = tmp_path / "limits.txt"
    limits.write_text("\n".join(lowest() if which == "lowest" else []))
    install = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*install, "--only-binary", ":all:", "--constraint", limits, WHEEL)
    shown = json.loads(run(python, Path(__file__).parent / "session.py").stdout)
    assert Path(shown["file"]).is_relative_to(tmp_path)
    assert shown["year"] == 2604
    assert shown["first"][1:] == ["first"]
    assert shown["second"] == ["first", "second", "third"]
    print(which, shown["python"], shown["versions"])
    if which == "lowest":
        wanted = dict(entry.split("==") for entry in lowest())
        assert {n: shown["versions"][n] for n in wanted if n != "pytest"} == {
            name: number for name, number in wanted.items() if name != "pytest"
        }
    run(*install, "--only-binary", ":all:", "--constraint", limits, f"{WHEEL}[testing]")
    test = tmp_path / "test_portal.py"
    test.write_text(PLUGIN)
    run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", tmp_path, test)
