"""Whatever text a spec holds, it stays text: it is refused, or it changes no structure of any output."""

from __future__ import annotations

import ast
import io
import json
import re
import string
import tempfile
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from generator import text as escaping
from generator.load import is_unsafe
from generator.problems import SpecError
from tests import hostile
from tests.hostile import Place
from tests.project import DEMO, Project

BITS = [
    *('"""', '"', "'''", "'", "\\", "\\\\", "\\N{BULLET}", "`", "``", "```", "~~~", "|", "\n"),
    *("\n\n", "{{ 7*7 }}", "{% raw %}", "{#", "#}", "{", "}", "<b>", "</script>", "<!--"),
    *("-->", "<https://a.example>", "&lt;", "&", "*", "**", "_", "__", "#", "## ", "1. ", "- "),
    *("+ ", "> ", "---", "===", "[x](https://a.example)", "![", "]", "[^1]", "$", "$(id)"),
    *("%s", "%(x)s", "{0}", "\\u0041", ": ", " #", "!!python/object", "yes", "null", "0x1"),
    *("~", "a", "Z", "é", "Ж", "漢", "🐞", " ", "  ", "    ", ":::", "@", "\u00a0", "://"),
    *("www.a.example", "r'", 'f"{x}"', "*/", "//"),
]
VISIBLE = st.characters(
    codec="utf-8", exclude_categories=["C", "Zl", "Zp"], exclude_characters="\ufffd"
)
WORDS = st.sampled_from(BITS) | st.text(VISIBLE, min_size=1, max_size=8)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map("".join).filter(str.strip)
HIDDEN = st.text(
    st.characters(codec="utf-8", categories=["Cc", "Cf", "Zl", "Zp", "Co"]), min_size=1, max_size=3
)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SPEC = hostile.files()
PLACES = hostile.places(SPEC)
HEADER = re.compile(
    r'<!-- Generated from [a-z0-9./_* ,-]+ by "make generate"\. Do not edit\. -->\n'
)
UNIQUE = {"code", "message", "messages", "value", "values"}
"""Keys of texts that may stand once only."""

unhurried = settings(
    deadline=None,
    max_examples=30,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)


def fitted(place: Place, number: int, text: str) -> str:
    """The text as the rules of its place want it."""
    if UNIQUE & {*place[-2:]}:
        return f"{text} {number}"
    if place[-1] == "summary" and "examples" not in place and "error_examples" not in place:
        return f"{' '.join(text.split())[:50]}."
    return text


def spread(texts: list[str]) -> dict[Place, str]:
    """The texts over all places."""
    return {
        place: fitted(group[0], number, texts[number % len(texts)])
        for number, group in enumerate(PLACES)
        for place in group
    }


def made(texts: dict[Place, str]) -> dict[str, str] | SpecError:
    """What comes of the spec with these texts."""
    with tempfile.TemporaryDirectory() as folder:
        return hostile.outcome(hostile.write(Path(folder), hostile.filled(SPEC, texts)))


def plain_texts() -> dict[Place, str]:
    """A harmless text for each place, known by its number."""
    return spread(
        [f"Text {letter}{number}." for number in range(1, 20) for letter in string.ascii_letters]
    )


@cache
def plain() -> dict[str, str]:
    """What comes of harmless texts."""
    tree = made(plain_texts())
    assert not isinstance(tree, SpecError), tree
    return tree


class _Blank(ast.NodeTransformer):
    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.Constant(type(node.value)()) if isinstance(node.value, str | bytes) else node


def code(source: str) -> str:
    """Python less its string literals."""
    return ast.dump(_Blank().visit(ast.parse(source)))


def skeleton(value: Any) -> Any:
    """Data less its texts, and less the names of examples, which come from texts."""
    if isinstance(value, dict):
        named = {
            key: [*item.values()] if key == "examples" and isinstance(item, dict) else item
            for key, item in value.items()
        }
        return {key: skeleton(item) for key, item in named.items()}
    if isinstance(value, list):
        return [skeleton(item) for item in value]
    return "" if isinstance(value, str) else value


def strings(value: Any) -> Iterator[str]:
    """Every text in data, in order."""
    if isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def outline(source: str) -> list[Any]:
    """The structure of a Markdown page: its blocks, and how many links and images its text has."""
    found: list[Any] = []
    for token in MARKDOWN.parse(source):
        kinds = [child.type for child in token.children or ()]
        assert "html_inline" not in kinds, token.content
        assert token.type != "html_block" or HEADER.fullmatch(token.content), token.content
        found.append((token.type, token.tag, kinds.count("link_open"), kinds.count("image")))
    return found


def forms(text: str) -> set[str]:
    """How a text may stand in a text of another format."""
    return {text, text.strip(), escaping.one_line(text), escaping.prose(text), escaping.code(text)}


def check_openapi(tree: dict[str, str], texts: dict[Place, str]) -> None:
    """The document loads with every loader, has the same structure, and its texts are those of the spec."""
    if tree["openapi/openapi.json"] == plain()["openapi/openapi.json"]:
        return
    document = json.loads(tree["openapi/openapi.json"])
    source = tree["openapi/openapi.yaml"]
    assert yaml.load(source, Loader=yaml.CSafeLoader) == document
    assert YAML(typ="safe", pure=True).load(io.StringIO(source)) == document
    known = json.loads(plain()["openapi/openapi.json"])
    assert skeleton(document) == skeleton(known)
    numbers = {text: place for place, text in plain_texts().items()}
    for before, after in zip(strings(known), strings(document), strict=True):
        if before in numbers:
            assert after in forms(texts[numbers[before]]), before


def check_tree(tree: dict[str, str], texts: dict[Place, str]) -> None:
    """Every file has the structure that harmless texts give it."""
    assert tree.keys() == plain().keys()
    for path, source in tree.items():
        if source == plain()[path]:
            continue
        if path.endswith((".py", ".pyi")):
            assert code(source) == code(plain()[path]), path
        elif path.endswith((".md", ".txt")):
            assert outline(source) == outline(plain()[path]), path
        elif path.endswith(".toml"):
            assert skeleton(tomllib.loads(source)) == skeleton(tomllib.loads(plain()[path]))
        assert source.isprintable() or not any(
            is_unsafe(char) and char not in "\n\t" for char in source
        ), path
    check_openapi(tree, texts)


@pytest.mark.slow
@settings(unhurried, max_examples=12)
@given(st.lists(TEXTS, min_size=1, max_size=8))
@example(['"""'])
@example(["\\"])
@example(["```\n# x\n"])
@example(["| a | b |"])
@example(["</script><b>`"])
@example(["{{ page }} {% for %}"])
@example(["a\n\n    code\n\n- list"])
@example(["[x]: https://a.example"])
@example(["*/ // # -- '''"])
@example(["$(rm -rf ~) `id` 'x' \"y\""])
def test_visible_text_stays_text(texts: list[str]) -> None:
    chosen = spread(texts)
    tree = made(chosen)
    if isinstance(tree, SpecError):
        assert {problem.slug for problem in tree.problems} <= {"bad-example", "bad-summary"}, tree
        return
    check_tree(tree, chosen)


def test_the_package_takes_any_text() -> None:
    tree = made(plain_texts() | {("spec/service.yaml", "title"): "Bees 🐝"})
    assert not isinstance(tree, SpecError)
    assert "Bees 🐝" in tomllib.loads(tree["python/pyproject.toml"])["project"]["description"]


def test_a_property_may_be_called_list(demo: Project) -> None:
    demo.edit(
        DEMO, "      COLOUR:", "      LIST: {type: string, description: A list.}\n      COLOUR:"
    )
    assert "list_: " in demo.generate()["python/bitrix24_client/models/demo_thing.py"]


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(PLACES)))
def test_each_place_alone(number: int) -> None:
    """One place at a time, so that a text in another place cannot hide what this one does."""
    nasty = '"""\' \\ ``` | <b> {{ x }} {% y %} </script> [z](q) *w* _v_ # &amp; end'
    chosen = plain_texts()
    for place in PLACES[number]:
        chosen[place] = fitted(PLACES[number][0], number, nasty)
    tree = made(chosen)
    assert not isinstance(tree, SpecError), tree
    check_tree(tree, chosen)


@pytest.mark.slow
@unhurried
@given(st.integers(0, len(PLACES) - 1), TEXTS, HIDDEN)
def test_hidden_characters_are_refused(number: int, text: str, hidden: str) -> None:
    chosen = plain_texts()
    bad = f"{text}{hidden}{text}"
    for place in PLACES[number]:
        chosen[place] = bad
    found = made(chosen)
    harmless = not any(is_unsafe(char) for char in hidden.replace("\n", "").replace("\t", ""))
    if not harmless:
        assert isinstance(found, SpecError)
        assert "control-character" in {problem.slug for problem in found.problems}
        assert re.search(r"U\+[0-9A-F]{4,6}", str(found))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS | st.just(""),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)


@cache
def everywhere() -> list[Place]:
    """Every place of the spec, free text or not."""

    def below(value: Any, place: Place) -> Iterator[Place]:
        yield place
        items = (
            value.items()
            if isinstance(value, dict)
            else enumerate(value) if isinstance(value, list) else ()
        )
        for key, item in items:
            yield from below(item, (*place, key))

    return [place for file, value in SPEC.items() for place in below(value, (file,))]


@pytest.mark.slow
@settings(unhurried, max_examples=100)
@given(st.data(), JSON, st.sampled_from(["replace", "remove", "add", "rename"]))
def test_a_spoilt_spec_is_told_or_works(data: st.DataObject, value: Any, change: str) -> None:
    """Whatever stands in whatever place: problems with places, or a tree; never another exception."""
    place = data.draw(st.sampled_from(everywhere()))
    spec = hostile.filled(SPEC, {})
    holder: Any = spec
    for step in place[:-1]:
        holder = holder[step]
    last: Any = place[-1]
    if change == "replace":
        holder[last] = value
    elif change == "remove" and len(place) > 1:
        del holder[last]
    elif change == "add" and isinstance(holder[last], dict):
        holder[last][data.draw(TEXTS)] = value
    elif change == "rename" and isinstance(holder, dict) and len(place) > 1:
        holder[data.draw(TEXTS)] = holder.pop(last)
    with tempfile.TemporaryDirectory() as folder:
        found = hostile.outcome(hostile.write(Path(folder), spec))
    if isinstance(found, SpecError):
        assert found.problems
        assert all(problem.where.file.startswith("spec/") for problem in found.problems)
    else:
        assert found["openapi/openapi.json"]
