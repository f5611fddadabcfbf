"""What a run reads, keeps and makes again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline
from generator.problems import SpecError
from tests.project import DEMO, METHOD, Project, project

SECOND = METHOD.replace("demo.thing", "demo.other").replace("Thing", "Other")
SECOND_FILE = "spec/methods/demo.other.yaml"
BASE_TYPES = "spec/types/base.yaml"

pytestmark = pytest.mark.usefixtures("plain")


@pytest.fixture
def two(demo: Project) -> Project:
    """A spec with two files of methods."""
    demo.write(SECOND_FILE, SECOND)
    return demo


def slugs(made: Project) -> list[str]:
    """Place and slug of every problem."""
    return [f"{p.where} {p.slug}" for p in made.problems()]


def test_only_what_changed_is_made_again(two: Project, plain: list[str]) -> None:
    first = two.generate()
    assert plain == ["events", "demo.other", "demo.thing", "base"]
    plain.clear()
    assert two.generate() == first
    assert plain == []
    two.edit(DEMO, "summary: Get a thing.", "summary: Read a thing.")
    second = two.generate()
    assert plain == ["demo.thing"]
    assert {path for path in first if first[path] != second[path]} == {"plain/demo.thing.txt"}


def test_a_cached_file_follows_the_types_it_uses(two: Project, plain: list[str]) -> None:
    two.edit(DEMO, "type: Thing, description", "type: Time, description")
    two.edit(DEMO, "result: {ID: '7', TITLE: Seven}", "result: {duration: 1}")
    two.generate()
    plain.clear()
    two.edit(BASE_TYPES, "How long the request took.", "How long it took.")
    assert "How long it took." in two.generate()["plain/demo.thing.txt"]
    assert set(plain) >= {"demo.thing", "base"}


def test_a_cached_file_follows_the_findings_on_its_objects(two: Project, plain: list[str]) -> None:
    size = "SIZE: {type: object, properties: {W: {type: integer, description: W.}}, description: Size.}"
    colour = "COLOUR: {type: Colour, description: Colour.}"
    two.edit(DEMO, colour, f"{colour}\n      {size}")
    two.edit("spec/findings.yaml", "touches: [Time, protocol]", "touches: [ThingSize.W, protocol]")
    two.generate()
    plain.clear()
    two.edit("spec/findings.yaml", "Nothing is lost by it.", "It costs nothing.")
    two.generate()
    assert "demo.thing" in plain


def test_a_type_that_is_gone_is_missed_by_a_cached_file(two: Project) -> None:
    two.generate()
    text = (two.root / BASE_TYPES).read_text(encoding="utf-8")
    two.write(BASE_TYPES, text.replace("  Colour:", "  Shade:"))
    line = METHOD.split("\n").index("      COLOUR: {type: Colour, description: Colour.}") + 1
    assert slugs(two) == [f"{SECOND_FILE}:{line}:22 unknown-type", f"{DEMO}:{line}:22 unknown-type"]


def test_a_name_that_turns_from_type_to_enum(two: Project) -> None:
    two.edit(DEMO, "COLOUR: {type: Colour,", "COLOUR: {type: Wheel,")
    wheel = "  Wheel:\n    description: Wheel.\n    direction: response\n    sources: [book]\n"
    two.edit(BASE_TYPES, "enums:\n", f"{wheel}enums:\n")
    two.generate()
    two.edit(BASE_TYPES, wheel, "")
    values = "    values: [{value: 1, name: ONE, description: One.}]\n"
    two.edit(
        BASE_TYPES,
        "enums:\n",
        f"enums:\n{wheel.replace('    direction: response', values.rstrip())}",
    )
    run = pipeline.Run(two.root, two.store(), "test")
    pipeline.prepare(run)
    colour = next(p for p in run.type("Thing").properties if p.wire == "COLOUR")
    assert colour.shape.kind == "enum"


def test_an_unreadable_file_leaves_no_trace_in_the_others(two: Project) -> None:
    whole = (two.root / BASE_TYPES).read_text(encoding="utf-8")
    two.write(BASE_TYPES, whole.replace("Whole", "W") + "broken: [\n")
    assert [slug.split()[1] for slug in slugs(two)] == ["yaml"]
    two.write(BASE_TYPES, whole)
    fresh = project(two.root.parent / "fresh")
    fresh.write(SECOND_FILE, SECOND)
    assert two.generate() == fresh.generate()
    run = pipeline.Run(two.root, two.store(), "test")
    pipeline.prepare(run)
    colour = next(p for p in run.type("Thing").properties if p.wire == "COLOUR")
    assert colour.shape.kind == "enum"


def test_problems_are_told_again_in_the_next_run(two: Project) -> None:
    two.edit(DEMO, "{type: Colour,", "{type: Color,")
    two.edit(SECOND_FILE, "summary: Get a thing.", "summary: Get a thing")
    first = slugs(two)
    assert [slug.split()[1] for slug in first] == ["bad-summary", "unknown-type"]
    assert slugs(two) == first


def test_another_program_shares_nothing(two: Project, plain: list[str]) -> None:
    two.generate()
    plain.clear()
    pipeline.generate(two.root, two.store(), "another program")
    assert plain == ["events", "demo.other", "demo.thing", "base"]


def test_the_store_keeps_only_what_the_last_run_used(two: Project) -> None:
    two.generate()
    before = entries(two)
    two.edit(DEMO, "summary: Get a thing.", "summary: Read a thing.")
    two.generate()
    after = entries(two)
    assert len(after) == len(before) > 20
    assert before - after


def test_a_run_with_problems_is_kept_as_well(two: Project, plain: list[str]) -> None:
    two.edit(DEMO, "{type: Colour,", "{type: Color,")
    slugs(two)
    before = entries(two)
    slugs(two)
    assert entries(two) == before != set()


def entries(project: Project) -> set[str]:
    """The keys in the store."""
    with closing(sqlite3.connect(project.store().file)) as database:
        return {key for (key,) in database.execute("SELECT key FROM entries")}


@pytest.mark.parametrize(
    "damage", [b"", b"nonsense", b"SQLite format 3\x00", "folder", "cut", *range(40)]
)
def test_a_damaged_store_is_harmless(two: Project, damage: bytes | str | int) -> None:
    first = two.generate()
    two.edit(DEMO, "summary: Get a thing.", "summary: Read a thing.")
    second = two.generate()
    spoil(two.store().file, damage)
    assert two.generate() == second
    spoil(two.store().file, damage)
    two.edit(DEMO, "summary: Read a thing.", "summary: Get a thing.")
    assert two.generate() == first


def spoil(file: Path, damage: bytes | str | int) -> None:
    """Overwrite a file, cut it in half, put a folder in its place, or flip bits in one fortieth of it."""
    content = file.read_bytes() if file.is_file() else b"--"
    if damage == "folder":
        if file.is_file():
            file.unlink()
        file.mkdir(exist_ok=True)
    elif damage == "cut":
        file.write_bytes(content[: len(content) // 2])
    elif isinstance(damage, bytes):
        file.write_bytes(damage)
    elif isinstance(damage, int):
        part = range(len(content) * damage // 40, len(content) * (damage + 1) // 40)
        flipped = bytes(byte ^ (n in part and n % 7 == 0) for n, byte in enumerate(content))
        file.write_bytes(flipped)


def test_two_runs_share_a_store(two: Project) -> None:
    first = two.generate()
    with closing(sqlite3.connect(two.store().file, timeout=0)) as database:
        database.execute("BEGIN IMMEDIATE")
        two.edit(DEMO, "summary: Get a thing.", "summary: Read a thing.")
        assert two.generate() != first
    two.edit(DEMO, "summary: Read a thing.", "summary: Get a thing.")
    assert two.generate() == first


@pytest.mark.parametrize(
    ("file", "slug"),
    [
        ("spec/stray.yaml", "stray-file"),
        ("spec/methods/deep/demo.yaml", "stray-file"),
        ("spec/other/x.yaml", "stray-file"),
        ("spec/methods/demo.yml", "stray-file"),
    ],
)
def test_stray_files_are_told(demo: Project, file: str, slug: str) -> None:
    demo.write(file, METHOD)
    assert slugs(demo) == [f"{file}:1:1 {slug}"]


def test_other_files_are_left_alone(demo: Project) -> None:
    demo.write("spec/README.md", "# Keys\n")
    demo.write("spec/methods/.demo.thing.yaml.swp", b"\x00")
    assert slugs(demo) == []


@pytest.mark.parametrize("file", ["service", "scalars", "errors", "findings", "events"])
def test_a_common_file_that_is_missing(demo: Project, file: str) -> None:
    (demo.root / "spec" / f"{file}.yaml").unlink()
    assert f"spec/{file}.yaml:1:1 missing-file" in slugs(demo)


def test_nothing_touches_the_disk_but_the_store(demo: Project) -> None:
    before = {path: path.read_bytes() for path in (demo.root / "spec").rglob("*.yaml")}
    demo.generate()
    assert {path.name for path in demo.root.iterdir()} == {"spec", ".cache"}
    assert {path: path.read_bytes() for path in (demo.root / "spec").rglob("*.yaml")} == before


def test_two_targets_cannot_make_the_same_file(
    demo: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (once,) = vars(pipeline)["targets"]()
    monkeypatch.setattr(pipeline, "targets", lambda: (once, replace(once, name="again")))
    with pytest.raises(ValueError, match=r"plain/.*made twice"):
        demo.generate()


def test_spec_error_tells_each_problem_once_and_in_order(demo: Project) -> None:
    demo.edit(DEMO, "sources: [book]\n    params", "sources: [bok, tlak]\n    params")
    with pytest.raises(SpecError) as caught:
        demo.generate()
    assert str(caught.value).split("\n") == [
        f"{DEMO}:15:15: unknown source 'bok' [unknown-source]",
        "    hint: did you mean 'book'?",
        f"{DEMO}:15:20: unknown source 'tlak' [unknown-source]",
        "    hint: did you mean 'talk'?",
    ]
