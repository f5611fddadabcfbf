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
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator import state
from tests.checkers import Checker, copied_client, marked, mypy, pyright
from tests.markdown import parsed
from tests.project import CASES, HOME, project
from tests.unit import user_program
from tests.unit.test_client import build

GENERATED = HOME / "generated"
PYTHON = GENERATED / "python"
PROGRAM = ("generator", "templates", "requirements.txt")
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
    tokens = parsed(text)
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
    for token in parsed(text):
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


def printed_programs() -> list[str]:
    """Programs that the reference prints, less bare values and calls of a client that was made before."""
    pages = (text for path, text in texts().items() if path.startswith("reference/"))
    blocks = (
        block for page in pages for block in re.findall(r"(?ms)^```python$\n(.*?)^```$", page)
    )
    programs = (block for block in blocks if block.startswith(("import ", "from ")))
    typed = (block for block in programs if "from django." not in block)  # Django has no types
    return [block for block in typed if "b24." not in block or " as b24" in block]


@pytest.fixture(scope="module")
def user_programs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Programs that use the client: our own, those that the reference prints, and one that uses all of it."""
    folder = tmp_path_factory.mktemp("programs")
    for number, program in enumerate(printed_programs()):
        (folder / f"printed_{number}.py").write_text(program, encoding="utf-8")
    units = build(tmp_path_factory.mktemp("built"), HOME).units
    whole = "\n".join(user_program.lines(units))
    (folder / "user_program.py").write_text(whole, encoding="utf-8")
    return [*USER_PROGRAMS, *folder.iterdir()]


@pytest.mark.slow
@pytest.mark.parametrize("checker", [mypy, pyright])
def test_the_client_is_typed(checker: Checker, user_programs: list[Path], tmp_path: Path) -> None:
    verdict = checker(copied_client(PYTHON, user_programs, tmp_path))
    assert verdict.said == ""
    assert verdict.files >= len(list(PYTHON.rglob("*.py"))) + len(user_programs)


@pytest.mark.slow
@pytest.mark.parametrize("checker", [mypy, pyright])
def test_the_type_checkers_see_every_marked_mistake(checker: Checker, tmp_path: Path) -> None:
    root = copied_client(PYTHON, WRONG_PROGRAMS, tmp_path)
    wrong = checker(root, *(program.name for program in WRONG_PROGRAMS)).wrong
    assert wrong == marked(WRONG_PROGRAMS)


@pytest.mark.slow
def test_a_client_of_awkward_things_is_typed(tmp_path: Path) -> None:
    names = ["awkward-names", "recursive-types", "enums", "scalars"]
    for name in names:
        made = project(tmp_path / "cases" / name, (CASES / name / "spec.yaml").read_text("utf-8"))
        for path, text in made.generate().items():
            made.write(f"generated/{path}", text)
        (tmp_path / "copies" / name).mkdir(parents=True)
        copy = tmp_path / "copies" / name
        copied_client(made.root / "generated" / "python", [], copy)
        assert mypy(copy).said == "", name
    assert pyright(tmp_path / "copies", roots=names).said == ""
