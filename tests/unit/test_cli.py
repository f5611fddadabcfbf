"""Arguments, exit codes and what is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from tests.project import CASES, DEMO, METHOD, Project, project

MISTAKES = [
    ("spec/findings.yaml", "touches: [Time, protocol]", "touches: [Tiem, protocol]"),
    ("spec/errors.yaml", "codes: [ACCESS_DENIED]", "codes: [ACCESS_DENIED, NOT_FOUND]"),
    ("spec/types/base.yaml", "{value: 2, name: BLUE", "{value: 1, name: BLUE"),
    ("spec/types/base.yaml", "duration: {type: double,", "duration: {type: duble,"),
    (DEMO, "context: any", "contxt: any"),
    (DEMO, "sources: [book]\n    params", "sources: [bok]\n    params"),
    (
        DEMO,
        "{type: integer, required: true, example: 7,",
        "{type: integer, required: true, default: 7,",
    ),
    (DEMO, "COLOUR: {type: Colour,", "id: {type: Colour,"),
    (DEMO, "request: {id: 7}", "request: {idd: 7}"),
    ("spec/methods/demo.wrong.yaml", "summary: Get a thing.", "summary: Get a thing"),
]

TOLD = """\
spec/errors.yaml:23:28: 'NOT_FOUND' belongs to NotFound already [duplicate-error]
    hint: take it out of one of them
spec/findings.yaml:10:15: the finding touches 'Tiem', which does not exist [unknown-fact]
    hint: did you mean 'Time'?
spec/methods/demo.thing.yaml:11:5: unknown key 'contxt' [unknown-key]
    hint: did you mean 'context'?
spec/methods/demo.thing.yaml:15:15: unknown source 'bok' [unknown-source]
    hint: did you mean 'book'?
spec/methods/demo.thing.yaml:17:52: 'id' is required and has a default [required-default]
    hint: drop 'required: true' or 'default:'
spec/methods/demo.thing.yaml:24:18: example does not match the parameter: id is required and missing \
[bad-example]
spec/methods/demo.thing.yaml:24:24: example does not match the parameter: idd is not a parameter [bad-example]
spec/methods/demo.thing.yaml:33:7: 'id' and 'ID' are both 'id' in Python [name-clash]
    hint: the other is at spec/methods/demo.thing.yaml:31:7
spec/methods/demo.wrong.yaml:1:7: the file holds the area 'demo.thing' and is not named after it [wrong-area]
    hint: call it demo.thing.yaml
spec/methods/demo.wrong.yaml:6:5: method 'demo.thing.get' stands twice [duplicate-method]
    hint: the first is at spec/methods/demo.thing.yaml:6:5
spec/methods/demo.wrong.yaml:7:14: the summary does not end with a full stop [bad-summary]
    hint: add one
spec/methods/demo.wrong.yaml:27:3: type 'Thing' stands twice [duplicate-type]
    hint: the first is at spec/methods/demo.thing.yaml:27:3
spec/types/base.yaml:7:24: unknown type 'duble' [unknown-type]
    hint: did you mean 'double'?
spec/types/base.yaml:14:9: Colour: value 1 or name BLUE stands twice [duplicate-value]
14 problems; nothing was written
"""


def run(made: Project, *arguments: str) -> Result:
    """Run a command on a project."""
    return CliRunner().invoke(app, [*arguments, "--root", str(made.root)])


def generated(made: Project) -> dict[str, str]:
    """What is on disk below generated/."""
    root = made.root / "generated"
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


@pytest.mark.usefixtures("plain")
def test_generate_writes_and_then_has_nothing_to_do(demo: Project) -> None:
    first = run(demo, "generate")
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == "generated/: 5 written, 0 unchanged\n"
    files = generated(demo)
    assert set(files) == {
        "plain/base.txt",
        "plain/demo.thing.txt",
        "plain/events.txt",
        "plain/index.txt",
        "spec.schema.json",
    }
    assert run(demo, "generate").stdout == "generated/: 0 written, 5 unchanged\n"
    assert generated(demo) == files


@pytest.mark.usefixtures("plain")
def test_only_differing_files_are_written_and_left_overs_removed(demo: Project) -> None:
    run(demo, "generate")
    (demo.root / DEMO).unlink()
    result = run(demo, "generate")
    assert result.stdout == "generated/: 1 written, 1 removed, 3 unchanged\n"
    assert "plain/demo.thing.txt" not in generated(demo)


@pytest.mark.usefixtures("plain")
def test_check_names_missing_changed_and_left_over_files(demo: Project) -> None:
    run(demo, "generate")
    assert run(demo, "check").stdout == "generated/ is up to date (5 files)\n"
    (demo.root / "generated/plain/base.txt").unlink()
    demo.write("generated/plain/events.txt", "edited \x1b[31m by hand\n")
    demo.write("generated/extra.txt", "mine\n")
    before = generated(demo)
    result = run(demo, "check")
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.split("\n")
    assert lines[:3] == [
        "missing: generated/plain/base.txt",
        "left over: generated/extra.txt",
        "changed: generated/plain/events.txt",
    ]
    assert "-edited \\x1b[31m by hand" in lines
    assert "+Events" in lines
    assert lines[-2:] == ['generated/ does not match spec/: run "make generate"', ""]
    assert generated(demo) == before
    assert run(demo, "generate").stdout == "generated/: 2 written, 1 removed, 3 unchanged\n"
    assert run(demo, "check").exit_code == 0


@pytest.mark.usefixtures("plain")
def test_a_long_difference_is_cut(demo: Project) -> None:
    run(demo, "generate")
    demo.write("generated/plain/events.txt", "line\n" * 200)
    lines = run(demo, "check").stderr.split("\n")
    assert len(lines) < 50
    assert any(line.endswith("more lines") for line in lines)


def test_mistakes_of_every_kind_are_told_in_one_run(demo: Project) -> None:
    demo.write("spec/methods/demo.wrong.yaml", METHOD)
    demo.write("generated/kept.txt", "kept\n")
    for file, right, wrong in MISTAKES:
        demo.edit(file, right, wrong)
    result = run(demo, "generate")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == TOLD
    assert generated(demo) == {"kept.txt": "kept\n"}
    assert run(demo, "check").stderr == TOLD


@pytest.mark.parametrize(
    "arguments",
    [
        ["generate", "--rooot", "."],
        ["nonsense"],
        ["explain"],
        ["generate", "--root", "no/such/folder"],
        [],
    ],
)
def test_misuse_is_exit_code_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert "Usage" in result.output


def test_a_folder_without_a_spec_is_misuse(tmp_path: Path) -> None:
    for command in (["generate"], ["check"], ["count"], ["explain", "Thing"]):
        result = CliRunner().invoke(app, [*command, "--root", str(tmp_path)])
        assert (result.exit_code, result.stdout) == (2, ""), command
        assert "no folder spec/" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_help_names_every_command() -> None:
    result = CliRunner().invoke(app, ["--help"])
    assert result.exit_code == 0
    for command in ("generate", "check", "explain", "count"):
        assert command in result.stdout


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("demo.thing.get", "demo.thing.get: Get a thing."),
        ("Thing", "Thing (response): A thing."),
        ("Colour", "Colour: Colour of a thing."),
        ("onThingAdd", "onThingAdd: A thing was created."),
        ("THING_MENU", "THING_MENU: An item in the menu of a thing."),
        ("NOT_FOUND", "NOT_FOUND: class NotFound"),
        ("QUERY_LIMIT_EXCEEDED", "QUERY_LIMIT_EXCEEDED: class QueryLimitExceeded"),
        ("QueryLimitExceeded", "QueryLimitExceeded: Too many requests."),
        ("time-optional", "finding time-optional: Run times may be left out"),
    ],
)
def test_explain(demo: Project, name: str, expected: str) -> None:
    result = run(demo, "explain", name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.split("\n")[0].startswith(expected)
    assert "spec/" in result.stdout


def test_explain_tells_every_fact_of_a_method(demo: Project) -> None:
    lines = run(demo, "explain", "demo.thing.get").stdout
    for fact in (
        "Reads one thing.",
        "required",
        "NotFound",
        "It only reads.",
        "[book]",
        f"{DEMO}:6:11",
    ):
        assert fact.strip("[]") in lines


def test_explain_tells_every_fact_of_a_type(tmp_path: Path) -> None:
    spec = (CASES / "alternatives" / "spec.yaml").read_text(encoding="utf-8")
    demo = project(tmp_path / "demo", spec)
    for name, facts in {
        "Figure": ("(both): A shape.", "told apart by kind:", "circle: Circle", "group: Group"),
        "Caption": ("told apart by their JSON types:", "    string\n", "    Translations\n"),
        "Circle": ('kind: string (required, always "circle")',),
        "Picture": ("  at most one of width and left\n",),
        "PictureShapes": ("keys match [a-z]+: Figure", "From 1 to 3 keys."),
    }.items():
        told = run(demo, "explain", name).stdout
        assert [fact for fact in facts if fact not in told] == [], name


def test_explain_tells_which_names_there_are(tmp_path: Path) -> None:
    spec = (CASES / "names-of-fields" / "spec.yaml").read_text(encoding="utf-8")
    demo = project(tmp_path / "demo", spec)
    names = "the name of a field of `Thing` or a name that matches `UF_[A-Z]+`"
    told = run(demo, "explain", "ThingFilter").stdout
    assert f"  further keys, each {names}, with or without an operator in front: any\n" in told
    assert (
        "  keys, each the name of a field of `Thing`: string"
        in run(demo, "explain", "ThingOrder").stdout
    )
    told = run(demo, "explain", "demo.thing.find").stdout
    assert "select: list of string (the name of a field of `Thing`, `*` or a name that" in told


def test_explain_tells_groups_of_errors(demo: Project) -> None:
    errors = "spec/errors.yaml"
    demo.edit(
        errors, "  AccessDenied:\n", "  Any: {description: A.}\n  AccessDenied:\n    group: Any\n"
    )
    told = run(demo, "explain", "Any").stdout
    assert "  group of AccessDenied\n" in told
    assert "retry" not in told
    assert "  in the group Any\n  retry: never\n" in run(demo, "explain", "ACCESS_DENIED").stdout


def test_count_knows_alternatives(tmp_path: Path) -> None:
    spec = (CASES / "alternatives" / "spec.yaml").read_text(encoding="utf-8")
    demo = project(
        tmp_path / "demo", spec.replace("picture: {type: Picture", "picture: {type: Figure")
    )
    demo.edit(
        DEMO, "request: {picture: {title: Hi, shapes: {", "request: {picture: {kind: group, of: {"
    )
    told = run(demo, "count").stdout
    assert re.search(r"^demo.thing.draw +2 +4 ", told, re.M)  # kind and radius, kind and of
    assert "2 of them unions" in told


def test_explain_suggests(demo: Project) -> None:
    result = run(demo, "explain", "demo.thing.gte")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "the spec knows no 'demo.thing.gte'; did you mean 'demo.thing.get'?\n"


def test_a_full_disk_is_told_in_a_line(demo: Project, plain: list[str]) -> None:
    assert plain == []
    demo.write("generated", "a file where the folder should be\n")
    result = run(demo, "generate")
    assert result.exit_code == 1
    assert result.stderr.startswith("cannot read or write ")
    assert result.stderr.count("\n") == 1


def test_no_colour_codes_in_a_pipe(demo: Project) -> None:
    demo.edit(DEMO, "type: Thing,", b"type: Thin\\u202eg,".decode("unicode_escape"))
    result = demo.run("generate")
    assert result.returncode == 1
    assert "\x1b" not in result.stdout + result.stderr
    assert "\u202e" not in result.stderr
    assert result.stderr.startswith(
        f"{DEMO}:18:24: invisible character U+202E [control-character]\n"
    )


def test_a_file_name_cannot_forge_a_line(demo: Project) -> None:
    demo.write("spec/methods/evil\x1b[31m\n.yaml", "[\n")
    result = demo.run("generate")
    assert result.returncode == 1
    assert "\x1b" not in result.stderr
    assert "evil\\x1b[31m\\n.yaml:" in result.stderr


def test_the_module_answers_without_loading_the_program(demo: Project) -> None:
    """`--help` and misuse come through `python -m generator` with the same exit codes."""
    assert demo.run("explain", "Thing").returncode == 0
    assert demo.run("explain", "Thin").returncode == 1
    assert demo.run("nonsense").returncode == 2
