"""The command line of `diff`: forms, exit codes, folders and revisions, versions."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.diff.verdicts import ADDITIVE, BREAKING, DOCUMENTATION, Rating
from generator.diff.versions import following, is_enough, rule
from tests.diff.specs import SPEC
from tests.project import DEMO, Project, project

NEWER = [
    ("description: Makes a thing.", "description: Builds a thing.", 0, "documentation", "1.2.4"),
    ("title: {type: string,", "title: {type: string, nullable: true,", 10, "additive", "1.3.0"),
    ("size: {type: integer,", "size: {type: string,", 2, "", ""),
    ("context: any", "context: application", 20, "breaking", "2.0.0"),
]


def diff(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["diff", *map(str, arguments)])


@pytest.fixture
def first(tmp_path: Path) -> Project:
    """The spec before any change."""
    return project(tmp_path / "first", SPEC)


@pytest.mark.parametrize(("before", "after", "code", "rating", "version"), NEWER)
def test_the_exit_code_tells_the_worst(
    made: Project, first: Project, before: str, after: str, code: int, rating: str, version: str
) -> None:
    made.edit(DEMO, f"    {before}", f"    {after}")
    result = diff(first.root, made.root, "--format", "json", "--root", first.root)
    if not rating:  # the default is no text
        assert result.exit_code == 1
        assert f"the spec of {made.root} cannot be compared" in result.stderr
        assert result.stdout == ""
        return
    assert result.exit_code == code
    told = json.loads(result.stdout)
    assert (told["class"], told["suggested_version"]) == (rating, version)
    assert told["old"] == {"name": str(first.root), "version": "1.2.3"}
    assert told["counts"][rating] == len(told["changes"]) == 1
    assert f"Version after 1.2.3: {version} (" in result.stderr
    assert "The new spec says 1.2.3" in result.stderr


def test_the_three_forms_tell_the_same(made: Project, first: Project) -> None:
    made.edit(DEMO, "    context: any", "    context: application")
    made.edit(DEMO, "colour: {type: Colour,", "colour: {type: Colour, nullable: true,")
    made.edit(DEMO, "description: Makes a thing.", "description: Builds a thing.")
    text = diff(first.root, made.root, "--root", first.root)
    assert text.stdout.splitlines() == [
        "Breaking (1)",
        "  demo.thing.add",
        "    context is application, was any",
        "      Call it as an application.",
        "",
        "Additive (1)",
        "  demo.thing.add",
        "    parameter colour: may be null now",
        "      in Python: Colour | int | None, was Colour | int",
        "",
        "Documentation (1)",
        "  demo.thing.add: description changed.",
        "",
        "Version after 1.2.3: 2.0.0 (breaking changes raise the first number, additions the second, "
        "everything else the third).",
        "The new spec says 1.2.3: change `version` in `spec/service.yaml`.",
    ]
    markdown = diff(first.root, made.root, "--format", "markdown", "--root", first.root)
    assert markdown.stdout.splitlines() == [
        "- **Breaking:** `demo.thing.add`: context is `application`, was `any`. Call it as an application.",
        "- `demo.thing.add`, parameter `colour`: may be null now. "
        "In Python: `Colour | int | None`, was `Colour | int`.",
        "- `demo.thing.add`: description changed.",
    ]
    data = json.loads(diff(first.root, made.root, "--format", "json", "--root", first.root).stdout)
    by_fact = {change["fact"]: change for change in data["changes"]}
    assert by_fact["Method.context"] == {
        "class": "breaking",
        "subject": "demo.thing.add",
        "part": "",
        "fact": "Method.context",
        "item": None,
        "what": "context is `application`, was `any`",
        "in_python": "",
        "name_in_python": "b24.demo.thing.add",
        "advice": "Call it as an application.",
        "before": "any",
        "after": "application",
        "sentence": "`demo.thing.add`: context is `application`, was `any`. Call it as an application.",
    }
    assert {text.exit_code, markdown.exit_code} == {20}


def test_a_type_is_told_with_its_users(made: Project, first: Project) -> None:
    made.edit(DEMO, "      radius: {type: integer,", "      radius: {type: string,")
    text = diff(first.root, made.root, "--root", first.root).stdout
    assert "  Circle  (used by Figure)" in text.splitlines()


def test_nothing_to_tell(first: Project) -> None:
    result = diff(first.root, first.root / "spec", "--root", first.root)
    assert (result.exit_code, result.stdout) == (0, "No fact has changed.\n")


def test_revisions_are_read_from_the_repository(made: Project) -> None:
    def git(*arguments: str) -> None:
        settings = ("-c", "user.name=n", "-c", "user.email=e@example.com")
        command = ["git", *settings, "-C", str(made.root), *arguments]
        subprocess.run(command, check=True, capture_output=True)

    git("init", "-q")
    git("add", "spec")
    git("commit", "-q", "-m", "first")
    git("tag", "v1")
    made.edit(DEMO, "    context: any", "    context: application")
    result = diff("v1", made.root, "--root", made.root)
    assert (result.exit_code, result.stdout.splitlines()[0]) == (20, "Breaking (1)")
    shutil.rmtree(made.root / "spec")
    assert diff("v1", "v1", "--root", made.root).exit_code == 0


@pytest.mark.parametrize("name", ["no-such-folder", "--output=x", "-x", ""])
def test_what_is_no_spec_is_misuse(first: Project, name: str) -> None:
    result = diff("--root", first.root, "--", name or first.root / "spec" / "types", first.root)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "neither a folder with a spec nor a revision" in result.stderr
    assert not Path("x").exists()


@pytest.mark.parametrize(
    ("version", "rating", "next_one"),
    [
        ("1.2.3", None, "1.2.3"),
        ("1.2.3", DOCUMENTATION, "1.2.4"),
        ("1.2.3", ADDITIVE, "1.3.0"),
        ("1.2.3", BREAKING, "2.0.0"),
        ("0.2.3", DOCUMENTATION, "0.2.4"),
        ("0.2.3", ADDITIVE, "0.2.4"),
        ("0.2.3", BREAKING, "0.3.0"),
    ],
)
def test_versions(version: str, rating: Rating | None, next_one: str) -> None:
    assert following(version, rating) == next_one
    assert ("before 1.0.0" in rule(version)) == version.startswith("0.")


def test_versions_are_numbers() -> None:
    assert is_enough("0.10.0", "0.9.9")
    assert not is_enough("1.9.0", "1.10.0")
