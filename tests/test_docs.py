"""The documents tell the truth: commands exist, links lead somewhere, examples run against a real server."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conformance.facts import facts
from tests.conformance.portal import Portal, running

HOME = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "spec/README.md", "examples/README.md")
ACTIVITY = facts().methods["crm.activity.get"]["examples"][0]["response"]
ADDED = {"result": {"id": 999}}
BOUND = facts().methods["crm.activity.binding.list"]["examples"][0]["response"]

PROGRAMS = {
    "read_activity.py": (["999"], [(200, ACTIVITY)], ["as it came:", "'ID': '999'"]),
    "plan_todo.py": (["1"], [(200, ADDED), (200, ADDED)], ["planned: 999"]),
    "list_overdue.py": (
        [],
        [
            (200, {"result": [{"ID": "1", "SUBJECT": "first"}], "next": 50, "total": 51}),
            (200, {"result": [{"ID": "2", "SUBJECT": "second"}], "total": 51}),
        ],
        ["1 None first", "2 None second"],
    ),
    "bind_to_company.py": (
        ["999", "5"],
        [(400, {"error": "ACTIVITY_IS_ALREADY_BOUND", "error_description": "-"}), (200, BOUND)],
        ["linked already"],
    ),
    "many_at_once.py": (["1", "2"], [(200, ACTIVITY)], ["999"]),
}


def run(program: Path, arguments: list[str], portal: Portal) -> subprocess.CompletedProcess[str]:
    """Run a program as a user would, with the client on its path."""
    return subprocess.run(
        [sys.executable, str(program), *arguments],
        env={
            "PYTHONPATH": str(HOME / "generated" / "python"),
            "BITRIX24_WEBHOOK_URL": portal.webhook,
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_every_example_is_run() -> None:
    assert {path.name for path in (HOME / "examples").glob("*.py")} == set(PROGRAMS)


@pytest.mark.parametrize("name", PROGRAMS)
def test_example(name: str) -> None:
    arguments, answers, expected = PROGRAMS[name]
    with running() as portal:
        portal.answer(*answers)
        done = run(HOME / "examples" / name, arguments, portal)
        assert done.returncode == 0, done.stderr
        assert [text for text in expected if text not in done.stdout] == [], done.stdout
        assert len(portal.received) >= len(answers)


def test_the_code_in_the_readme_runs(tmp_path: Path) -> None:
    source = re.findall(r"```python\n(.*?)```", (HOME / "README.md").read_text(), re.DOTALL)[0]
    ast.parse(source)
    program = tmp_path / "readme.py"
    with running() as portal:
        portal.answer((200, ADDED), (200, {"result": [{"ID": "1", "SUBJECT": "s"}], "total": 1}))
        program.write_text(re.sub(r'"https://[^"]*"', repr(portal.webhook), source))
        done = run(program, [], portal)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 s ")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_exist(document: str) -> None:
    makefile = (HOME / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", (HOME / document).read_text()))
    named |= set(re.findall(r"^    make ([a-z-]+)", (HOME / document).read_text(), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    text = (HOME / document).read_text()
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    missing = [link for link in links if not (HOME / document).parent.joinpath(link).exists()]
    assert missing == []


def test_the_map_in_the_readme() -> None:
    text = (HOME / "README.md").read_text()
    block = text[text.index("## The map") : text.index("`generated/` is a pure")]
    folders: list[str] = []
    for line in block.splitlines()[1:]:
        if not line.strip():
            continue
        depth = (len(line) - len(line.lstrip()) - 4) // 2
        for name in re.split(r"\s{2,}", line.strip())[0].split(" "):
            path = Path(*folders[:depth], name)
            assert (HOME / path).exists(), f"{path} is on the map and not there"
        folders[depth:] = [re.split(r"\s{2,}", line.strip())[0]]
