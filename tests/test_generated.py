"""`generated/` is what the spec gives, on every machine, and is sound in itself."""

from __future__ import annotations

import ast
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from markdown_it import MarkdownIt
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator import state
from tests.project import CASES, HOME, project

GENERATED = HOME / "generated"
PYTHON = GENERATED / "python"
PROGRAM = ("generator", "templates", "requirements.txt")
MARKDOWN = MarkdownIt("commonmark").enable(["table"])
USER_PROGRAMS = sorted((HOME / "tests" / "typing").glob("*.py"))
WRONG_PROGRAMS = sorted((HOME / "tests" / "typing" / "wrong").glob("*.py"))


def tree_of(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path: (root / path).read_bytes() for path in state.files_below(root)}


@cache
def texts() -> dict[str, str]:
    """Every generated file."""
    return {path: content.decode("utf-8") for path, content in tree_of(GENERATED).items()}


def run(*command: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command in a bare environment."""
    env = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **variables}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def copied(to: Path, *parts: str) -> Path:
    """A copy of parts of the repository, without any cache."""
    for part in parts:
        if (HOME / part).is_dir():
            shutil.copytree(HOME / part, to / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(HOME / part, to / part)
    return to


def test_generated_is_current(tmp_path: Path) -> None:
    """A copy elsewhere, without a cache: neither the place nor an earlier run matters."""
    root = copied(tmp_path, *PROGRAM, "spec", "generated")
    result = run(sys.executable, "-m", "generator", "check", cwd=root, PYTHONHASHSEED="1")
    assert (result.returncode, result.stderr) == (0, "")
    again = run(sys.executable, "-m", "generator", "check", cwd=root, PYTHONHASHSEED="2")
    assert (again.returncode, again.stdout) == (0, "generated/ is up to date\n")


@pytest.mark.parametrize(
    ("seed", "variables"),
    [
        ("7", {"TZ": "Asia/Tokyo", "LC_ALL": "C", "HOME": "/nonexistent"}),
        ("4242", {"TZ": "America/Lima", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "COLUMNS": "20"}),
    ],
)
def test_the_same_bytes_everywhere(tmp_path: Path, seed: str, variables: dict[str, str]) -> None:
    root = tmp_path / "some where"
    root.mkdir()
    copied(root, "spec")
    arguments = ("-m", "generator", "generate", "--root", str(root))
    result = run(
        sys.executable,
        *arguments,
        cwd=tmp_path,
        PYTHONPATH=str(HOME),
        PYTHONHASHSEED=seed,
        **variables,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert tree_of(root / "generated") == tree_of(GENERATED)


def test_nothing_local_or_dated() -> None:
    spec = "".join(path.read_text(encoding="utf-8") for path in (HOME / "spec").rglob("*.yaml"))
    local = {str(HOME), str(Path.home()), tempfile.gettempdir() + "/", platform.node(), sys.prefix}
    today = datetime.now(UTC)
    dates = {today.strftime(form) for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y")}
    wanted = {word for word in local | dates if len(word) > 3 and word not in spec}
    found = {(path, word) for path, text in texts().items() for word in wanted if word in text}
    assert found == set()
    registry = re.compile(r"pypi\.org|files\.pythonhosted|npmjs|index-url|/simple/", re.I)
    assert {path for path, text in texts().items() if registry.search(text)} == set()


def is_copied(path: str) -> bool:
    """Whether a file is written by hand and copied as it is."""
    return "/_runtime/" in path or "/testing/" in path


def test_every_file_says_where_it_comes_from() -> None:
    copied_or_empty = {path for path, text in texts().items() if is_copied(path) or not text}
    for path in texts().keys() - copied_or_empty:
        if not path.endswith(".json"):
            first = texts()[path].split("\n", 1)[0]
            assert re.search(r'Generated from \S.* by "make generate"\. Do not edit\.', first), path


def test_paths_differ_by_more_than_case() -> None:
    assert len({path.lower() for path in texts()}) == len(texts())
    assert all(re.fullmatch(r"[A-Za-z0-9_./-]+", path) for path in texts())


def test_texts_are_tidy() -> None:
    for path, text in texts().items():
        assert not text or text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        assert "\r" not in text, path
        assert "\t" not in text, path
        assert not re.search(r"[ ]+$", text, re.MULTILINE), path


@cache
def headings(path: str) -> set[str]:
    """The addresses that GitHub gives the headings of a page."""
    text = texts()[path]
    tokens = MARKDOWN.parse(text)
    found: dict[str, int] = {}
    addresses: set[str] = set()
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            title = "".join(child.content for child in inline.children or ()).lower()
            slug = re.sub(r"[^\w\- ]", "", title).replace(" ", "-")
            addresses.add(f"{slug}-{found[slug]}" if slug in found else slug)
            found[slug] = found.get(slug, 0) + 1
    return addresses | set(re.findall(r'<a id="([^"]+)">', text))


def links(text: str) -> Iterator[str]:
    """Targets of the links of a page."""
    for token in MARKDOWN.parse(text):
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrs["href"])


def test_no_relative_link_is_dead() -> None:
    pages = {path: text for path, text in texts().items() if path.endswith((".md", ".txt"))}
    checked, dead = 0, []
    for path, text in pages.items():
        for link in links(text):
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme == "https", (path, link)
                continue
            checked += 1
            target = (
                os.path.normpath(Path(path).parent / unquote(parts.path)) if parts.path else path
            )
            known = target in texts() or (GENERATED / target).exists()
            if not known or (parts.fragment and unquote(parts.fragment) not in headings(target)):
                dead.append((path, link))
    assert dead == []
    assert checked > 100


def descriptions(value: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    """Every description and summary in a document, and where it stands."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("description", "summary") and where[-11:] != "/properties":
                yield f"{where}/{key}", item
            if key not in ("example", "examples", "default"):
                yield from descriptions(item, f"{where}/{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from descriptions(item, f"{where}/{index}")


def test_no_description_is_empty() -> None:
    document = json.loads(texts()["openapi/openapi.json"])
    found = [(where, text) for where, text in descriptions(document)]
    assert len(found) > 500
    assert [where for where, text in found if not isinstance(text, str) or not text.strip()] == []
    operations = [item for path in document["paths"].values() for item in path.values()]
    assert all(operation["description"] and operation["summary"] for operation in operations)


def test_every_table_row_of_the_reference_is_filled() -> None:
    empty = [
        (path, line)
        for path, text in texts().items()
        if path.endswith(".md")
        for line in text.split("\n")
        if re.search(r"\|\s*\|", line)
    ]
    assert empty == []


def test_everything_public_has_a_docstring() -> None:
    bare: list[str] = []
    for path, text in texts().items():
        if not path.endswith(".py") or is_copied(path):
            continue
        module = ast.parse(text)
        nodes = [
            node for node in ast.walk(module) if isinstance(node, ast.ClassDef | ast.FunctionDef)
        ]
        named = [node for node in nodes if not node.name.startswith("_")]
        if text.strip() and not ast.get_docstring(module):
            bare.append(path)
        bare += [
            f"{path}:{node.lineno} {node.name}" for node in named if not ast.get_docstring(node)
        ]
    assert bare == []


def test_openapi_is_valid() -> None:
    document = json.loads(texts()["openapi/openapi.json"])
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_black_has_nothing_to_do() -> None:
    command = (
        sys.executable,
        "-m",
        "black",
        "--check",
        "--quiet",
        "--config",
        os.devnull,
        str(PYTHON),
    )
    assert run(*command, cwd=HOME, BLACK_CACHE_DIR=os.devnull).returncode == 0


def copied_client(client: Path, programs: list[Path], to: Path) -> Path:
    """The client and programs that use it, where a checker sees nothing else."""
    shutil.copytree(client / "bitrix24_client", to / "bitrix24_client")
    for program in programs:
        shutil.copy(program, to / program.name)
    return to


def mypy(root: Path) -> tuple[int, str]:
    """How many files mypy looked at, and what it says at its strictest."""
    # One for each worker: two runs at once over packages of the same name would mix them up.
    cache_dir = HOME / ".mypy_cache" / os.environ.get("PYTEST_XDIST_WORKER", "tests")
    options = (
        "--strict",
        "--config-file",
        os.devnull,
        "--cache-dir",
        str(cache_dir),
        "--python-executable",
    )
    result = run(sys.executable, "-m", "mypy", *options, sys.executable, ".", cwd=root)
    summary = re.search(r"\bin (\d+) source files", result.stdout)
    said = result.stdout + result.stderr
    return int(summary[1]) if summary else 0, "" if result.returncode == 0 else said


def pyright(root: Path) -> tuple[int, str]:
    """How many files pyright looked at, and what it says at its strictest."""
    config = {"include": ["."], "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (root / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    options = ("--outputjson", "--pythonpath", sys.executable)
    result = run(sys.executable, "-m", "pyright", *options, cwd=root, HOME=str(Path.home()))
    report = json.loads(result.stdout)
    said = (
        f"{d['file']}:{d['range']['start']['line'] + 1}: {d['message']}"
        for d in report["generalDiagnostics"]
    )
    return report["summary"]["filesAnalyzed"], "\n".join(said)


def printed_programs() -> list[str]:
    """Programs that the reference prints, less bare values and calls of a client that was made before."""
    pages = (text for path, text in texts().items() if path.startswith("reference/"))
    blocks = (
        block for page in pages for block in re.findall(r"(?ms)^```python$\n(.*?)^```$", page)
    )
    programs = (block for block in blocks if block.startswith(("import ", "from ")))
    typed = (block for block in programs if "from django." not in block)  # Django has no types
    return [block for block in typed if "b24." not in block or " as b24" in block]


@pytest.mark.slow
@pytest.mark.parametrize("checker", [mypy, pyright])
def test_the_client_is_typed(checker: Callable[[Path], tuple[int, str]], tmp_path: Path) -> None:
    root = copied_client(PYTHON, USER_PROGRAMS, tmp_path)
    for number, program in enumerate(printed_programs()):
        (root / f"printed_{number}.py").write_text(program, encoding="utf-8")
    files, said = checker(root)
    assert said == ""
    assert files >= len(list(PYTHON.rglob("*.py")))


@pytest.mark.slow
@pytest.mark.parametrize("checker", [mypy, pyright])
def test_the_type_checkers_see_mistakes(
    checker: Callable[[Path], tuple[int, str]], tmp_path: Path
) -> None:
    root = copied_client(PYTHON, [], tmp_path)
    (root / "wrong.py").write_text(
        "from bitrix24_client import Bitrix24\n\n"
        'b24 = Bitrix24.from_webhook("https://a.example/rest/1/x/")\n'
        'b24.crm.activity.get(id="seven")\n'
        "b24.crm.activity.get(idd=7)\n"
        "b24.crm.activity.gte(id=7)\n"
        "from bitrix24_client.models import LayoutTag, RedirectAction, RestEventAction\n"
        'LayoutTag(title="x", type="lavender")\n'
        'LayoutTag(title=7, type="primary")\n'
        'LayoutTag(title="x", type="primary", action="/crm/")\n'
        'RedirectAction(type="restEvent", uri="/crm/")\n'
        'RestEventAction(idd="x")\n'
        "from bitrix24_client import Attempt, File\n"
        "from bitrix24_client.models import ActivityFileInput\n"
        'Bitrix24.from_webhook(timezone="Europe/Berlin")\n'
        "Bitrix24.from_webhook(after_attempt=lambda one, two: None)\n"
        "Attempt(method=1, portal='x')\n"
        'File.from_bytes("text", "a.txt")\n'
        'File.from_stream(open("a.txt"))\n'
        'ActivityFileInput(file_data=("a.txt", b"bytes"))\n',
        encoding="utf-8",
    )
    said = checker(root)[1]
    wrong = (4, 5, 6, 8, 9, 10, 11, 12, 15, 16, 17, 18, 19, 20)
    assert [line for line in wrong if f"wrong.py:{line}:" not in said] == [], said
    assert "wrong.py:7:" not in said


@pytest.mark.slow
@pytest.mark.parametrize("checker", [mypy, pyright])
@pytest.mark.parametrize("program", WRONG_PROGRAMS, ids=lambda path: path.stem)
def test_the_type_checkers_see_every_marked_mistake(
    checker: Callable[[Path], tuple[int, str]], program: Path, tmp_path: Path
) -> None:
    root = copied_client(PYTHON, [program], tmp_path)
    lines = program.read_text(encoding="utf-8").splitlines()
    marked = {number for number, line in enumerate(lines, 1) if line.endswith("# wrong")}
    said = re.findall(rf"{program.name}:(\d+): (?!note)", checker(root)[1])
    assert {int(number) for number in said} == marked


@pytest.mark.slow
@pytest.mark.parametrize("name", ["awkward-names", "recursive-types", "enums", "scalars"])
def test_a_client_of_awkward_things_is_typed(name: str, tmp_path: Path) -> None:
    made = project(tmp_path / "case", (CASES / name / "spec.yaml").read_text(encoding="utf-8"))
    for path, text in made.generate().items():
        made.write(f"generated/{path}", text)
    (tmp_path / "copy").mkdir()
    root = copied_client(made.root / "generated" / "python", [], tmp_path / "copy")
    assert mypy(root)[1] == ""
    assert pyright(root)[1] == ""
