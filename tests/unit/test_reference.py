"""The reference: pages that hold together, whatever the spec says in its texts."""

from __future__ import annotations

import json
import posixpath
import re
from itertools import pairwise
from pathlib import Path

import black
import pytest
from markdown_it.token import Token

from generator import pipeline
from generator.emit import Target, reference
from generator.emit.reference.links import Anchors
from generator.emit.reference.tables import wire_form
from generator.store import Store
from tests.markdown import parsed
from tests.project import CASES, HOME, METHOD, project

NASTY = (
    "# *a* | `b | c` <b>d</b> [e](f.md) ![g](h.png) <!-- i --> {{ page }} {% if %} ``` ~~~ \\ &amp; "
    "\n\n# y\n- z \xa0 j_ _k ](https://l.example.com) <https://m.example.com>"
)


def make(root: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The reference of a spec: text by path."""
    target = Target("reference", reference.unit, reference.whole)
    monkeypatch.setattr(pipeline, "targets", lambda: (target,))
    tree = pipeline.generate(root, Store(store), "test")
    return {path: tree.text(path) for path in tree.digests if path.startswith("reference/")}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The reference of the spec of this repository."""
    with pytest.MonkeyPatch.context() as patch:
        return make(HOME, tmp_path_factory.mktemp("store"), patch)


def inner(tokens: list[Token]) -> list[Token]:
    """The inline tokens of a page."""
    return [child for token in tokens for child in token.children or ()]


def headings(tokens: list[Token]) -> list[tuple[int, str]]:
    """Level and seen text of each heading."""
    found = []
    for token, content in pairwise(tokens):
        if token.type == "heading_open":
            shown = "".join(
                c.content for c in content.children or () if c.type in ("text", "code_inline")
            )
            found.append((int(token.tag[1:]), shown))
    return found


def addresses(page: str) -> set[str]:
    """The addresses of the headings of a page."""
    anchors = Anchors()
    return {anchors.give(heading) for _, heading in headings(parsed(page))}


def dead_links(pages: dict[str, str]) -> list[str]:
    """Links of pages that lead to no page or to no heading, or out of the reference."""
    known = {path: addresses(page) for path, page in pages.items()}
    dead = []
    for path, page in pages.items():
        for token in inner(parsed(page)):
            address = str(token.attrGet("href")) if token.type == "link_open" else "https://"
            if address.startswith("https://"):
                continue
            target, _, anchor = address.partition("#")
            file = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
                if target
                else path
            )
            if file not in known or (anchor and anchor not in known[file]):
                dead.append(f"{path}: {address}")
    return dead


def test_links_are_live(pages: dict[str, str]) -> None:
    assert dead_links(pages) == []


def test_the_link_checker_sees_faults() -> None:
    pages = {
        "a/x.md": "# X\n\n[1](y.md) [2](#z) [3](../b.md#c) [4](#x-1)\n\n## X\n",
        "b.md": "# B\n",
    }
    assert dead_links(pages) == ["a/x.md: y.md", "a/x.md: #z", "a/x.md: ../b.md#c"]


def test_every_page_is_linked(pages: dict[str, str]) -> None:
    linked = {"reference/README.md", "reference/llms.txt"}
    for path, page in pages.items():
        for token in inner(parsed(page)):
            if token.type == "link_open":
                target = str(token.attrGet("href")).partition("#")[0]
                linked.add(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)))
    assert set(pages) - linked == set()


def test_form(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        tokens = parsed(page)
        assert page.splitlines()[0].endswith('by "make generate". Do not edit.)'), path
        levels = [level for level, _ in headings(tokens)]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(b <= a + 1 for a, b in pairwise(levels)), path
        assert not [t for t in (*tokens, *inner(tokens)) if t.type.startswith("html")], path
        assert "\n\n\n" not in re.sub(r"(?ms)^(`{3,}).*?^\1$", "code", page), path
        assert page.endswith("\n"), path


def test_no_cell_is_empty(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        tokens = parsed(page)
        for token, content in pairwise(tokens):
            if token.type in ("td_open", "th_open"):
                assert content.content.strip(), path


def test_all_facts_of_an_object(pages: dict[str, str]) -> None:
    page = pages["reference/types/Activity.md"]
    properties, rest = page.split("## Properties\n")[1].split("\n## ", 1)
    assert properties.count("\n| `") == 45
    flags = rest.split("## What the vendor reports\n")[1]
    assert flags.split("\n## ")[0].count("\n| `") == 45
    assert "\n| `WEBDAV_ELEMENTS` | `diskfile` | Added Files | multiple, deprecated |" in flags


def test_tables_have_fixed_heads(pages: dict[str, str]) -> None:
    method = pages["reference/methods/crm.activity.todo.add.md"]
    assert "\n| Parameter | Python | Type | Required | Values | Description |\n" in method
    assert "\n| Error | Status | Python class | When |\n" in method
    thing = pages["reference/types/TodoId.md"]
    assert "\n| Property | Python | Type | Required | Values | Description |\n" in thing
    assert "\n| Value | Name | Code | Meaning |\n" in pages["reference/enums/OwnerType.md"]


def test_black_leaves_the_python_of_pages_as_it_is(pages: dict[str, str]) -> None:
    sources = [
        token.content
        for page in pages.values()
        for token in parsed(page)
        if token.type == "fence" and token.info == "python"
    ]
    assert sources
    for source in sources:
        assert black.format_str(source, mode=black.Mode(line_length=88)) == source


def test_deprecated_is_marked(pages: dict[str, str]) -> None:
    lines = pages["reference/README.md"].splitlines()
    old = {line.split("`")[1]: line for line in lines if "**Deprecated**" in line}
    link = "[`crm.activity.todo.add`](methods/crm.activity.todo.add.md)"
    assert old["crm.activity.add"].endswith(f"**Deprecated**, use {link}. |")
    assert old["crm.enum.contenttype"].endswith("**Deprecated**. |")
    assert "crm.activity.get" not in old
    section = pages["reference/llms.txt"].split("## Deprecated methods")[1]
    assert section.count("\n- ") == len(old)


def nodes(page: str) -> list[str]:
    """What a page is made of, without its words."""
    tokens = parsed(page)
    words = {"text", "text_special", "code_inline", "softbreak"}
    return [t.type for t in tokens] + [t.type for t in inner(tokens) if t.type not in words]


def test_texts_stay_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        "Everything about things.",
        "Reads one thing.",
        "Identifier of the thing.",
        "A thing.",
        "Title.",
    ]
    texts += ["There is no such thing.", "The thing.", "It only reads."]
    hostile = METHOD
    for words in texts:
        assert words in hostile
        hostile = hostile.replace(f": {words}", f": {json.dumps(NASTY)}")
    plain = make(project(tmp_path / "plain").root, tmp_path / "a", monkeypatch)
    nasty = make(project(tmp_path / "nasty", hostile).root, tmp_path / "b", monkeypatch)
    assert {path: nodes(page) for path, page in nasty.items()} == {
        path: nodes(page) for path, page in plain.items()
    }
    assert dead_links(nasty) == []
    changed = "".join(page for path, page in nasty.items() if page != plain[path])
    assert "{{ page }}" in changed
    assert not [c for c in changed if not c.isprintable() and c != "\n"]


def test_inner_objects_stand_on_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = (
        "thing: {type: object, list: true, description: Thing., properties: {\n"
        "        a: {type: object, description: A., properties: {b: {type: Colour, description: B.}}},\n"
        "        A_B: {type: object, description: AB., extra: {keys: '[a-z]+', type: integer}}}}"
    )
    spec = METHOD.replace("result: {type: Thing,", f"  {inside}\n    result: {{type: Thing,")
    pages = make(project(tmp_path / "demo", spec).root, tmp_path / "store", monkeypatch)
    page = pages["reference/methods/demo.thing.get.md"]
    assert "| `thing` | `thing` | list of [object](#keys-of-thing) | no | — |" in page
    assert "| `a` | `a` | [object](#keys-of-thinga) | no | — |" in page
    assert "### Keys of `thing.A_B`\n\nKeys match `^(?:[a-z]+)$`" in page
    assert dead_links(pages) == []


def of_alternatives(root: Path, monkeypatch: pytest.MonkeyPatch, more: str = "") -> dict[str, str]:
    """The reference of the case of alternatives, with further lines below Picture."""
    spec = (CASES / "alternatives" / "spec.yaml").read_text(encoding="utf-8")
    spec = spec.replace(
        "    exclusive: [[width, left]]\n", f"    exclusive: [[width, left]]\n{more}"
    )
    return make(project(root / "demo", spec).root, root / "store", monkeypatch)


def test_alternatives_link_both_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = of_alternatives(tmp_path, monkeypatch)
    assert dead_links(pages) == []
    assert "| Used in | [`Figure`](../types/Figure.md) |\n" in pages["reference/types/Circle.md"]
    assert "[`Circle`](../types/Circle.md)" in pages["reference/types/Figure.md"]
    index = pages["reference/types/README.md"].split("### `Figure`")[1]
    assert [line.split("`")[1] for line in index.splitlines() if line.startswith("| [")][:3] == [
        "Figure",
        "Circle",
        "Group",
    ]


def test_an_example_is_outlined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = {"b": {"kind": "group", "of": {"c": {"kind": "circle", "radius": 1}}}}
    example = json.dumps({"title": "*" * 70, "shapes": shapes, "width": 5})
    pages = of_alternatives(tmp_path, monkeypatch, f"    example: {example}\n")
    outline = pages["reference/types/Picture.md"].split("### Outline\n\n")[1].split("\n## ")[0]
    assert outline == (
        f"- [`Picture`](../types/Picture.md): `title: \"{'*' * 58}…`, `width: 5`\n"
        "  - `shapes`\n"
        "    - `b`: [`Group`](../types/Group.md)\n"
        "      - `of`\n"
        "        - `c`: [`Circle`](../types/Circle.md): `radius: 1`\n"
    )


def test_pages_of_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = METHOD.replace("[book]", '["book:a b/(c).md", "book:parts/d.md", "book:e.txt"]', 1)
    demo = project(tmp_path / "demo", spec)
    rule = "{ending: .md, url: 'https://example.com/book/{page}.html', hidden: [parts/]}"
    old = "    url: https://example.com/book/\n"
    demo.edit("spec/service.yaml", old, f"{old}    pages: {rule}\n")
    page = make(demo.root, tmp_path / "store", monkeypatch)["reference/methods/demo.thing.get.md"]
    linked = "[`a b/(c).md`](https://example.com/book/a%20b/%28c%29.html)"
    assert f"| [The book](https://example.com/book/): {linked}, `parts/d.md`, `e.txt` |" in page


def test_the_index_counts_what_is_used_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = METHOD.split("methods:\n")[1].split("types:\n")[0]
    many = "".join(body.replace("thing.get", f"thing.get{letter}") for letter in "abcdefghijklm")
    spec = METHOD.replace(body, many)
    index = make(project(tmp_path / "demo", spec).root, tmp_path / "store", monkeypatch)
    row = next(r for r in index["reference/types/README.md"].splitlines() if "| [`Thing`]" in r)
    assert row.count("methods/demo.thing.get") == 12
    assert row.endswith("[`demo.thing.getl`](../methods/demo.thing.getl.md) and 1 more |")


def test_the_page_of_a_type_follows_those_that_use_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo = project(tmp_path / "demo")
    other = METHOD.replace("demo.thing", "demo.other").replace("Thing", "Other")
    demo.write("spec/methods/demo.other.yaml", other)
    before = make(demo.root, tmp_path / "store", monkeypatch)["reference/types/Thing.md"]
    demo.edit("spec/methods/demo.other.yaml", "result: {type: Other,", "result: {type: Thing,")
    after = make(demo.root, tmp_path / "store", monkeypatch)["reference/types/Thing.md"]
    own, theirs = (f"[`{n}`](../methods/{n}.md)" for n in ("demo.thing.get", "demo.other.get"))
    assert f"| Used in | {own} |\n" in before
    assert f"| Used in | {theirs}, {own} |\n" in after


def test_the_page_of_a_type_leads_to_a_few_of_those_that_use_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = METHOD.split("methods:\n")[1].split("types:\n")[0]
    for count, more in ((6, False), (7, True)):
        spec = METHOD.replace(body, "".join(body.replace(".get", f".get{n}") for n in range(count)))
        root = project(tmp_path / str(count), spec).root
        page = make(root, tmp_path / f"store{count}", monkeypatch)["reference/types/Thing.md"]
        row = next(line for line in page.splitlines() if line.startswith("| Used in |"))
        assert row.count("../methods/") == 6
        assert ("more in the [index](../types/README.md#things-demothing)" in row) is more


def test_fragments_are_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path / "demo").root
    first = make(root, tmp_path / "store", monkeypatch)

    def unit(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr(reference, "unit", unit)
    assert make(root, tmp_path / "store", monkeypatch) == first


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"type": "integer"}, "integer"),
        ({"type": ["integer", "string"]}, "integer or string"),
        ({"type": "string", "enum": ["Y", "N"]}, 'string `"Y"` or `"N"`'),
        (
            {"anyOf": [{"type": "object"}, {"type": "array", "maxItems": 0}]},
            "object or array of length 0",
        ),
        (
            {"type": "array", "items": {"type": "string"}, "minItems": 2},
            'array of string `{"minItems": 2}`',
        ),
        ({"type": "string", "pattern": "^a|b$"}, "string matching `^a|b$`"),
        ({}, "any"),
    ],
)
def test_wire_form(rule: dict[str, object], words: str) -> None:
    assert wire_form(rule) == words
