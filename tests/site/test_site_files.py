"""The folder of the site, without a browser: links, Markdown, places to link to, lists for agents."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from tests.conformance.facts import facts
from tests.site.conftest import SITE, pages

pytestmark = pytest.mark.site


class Places(HTMLParser):
    """Where a page leads, what it loads, and the places in it that can be linked to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.descriptions: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag has."""
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given[name] for name in ("id", "name") if name in given and tag != "meta"}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in ("script", "img", "iframe") and "src" in given:
            self.loads.append(given["src"])
        if tag == "meta" and given.get("name") == "description":
            self.descriptions.append(given.get("content", ""))
        if tag == "link" and given.get("rel") not in ("canonical", "prev", "next"):
            self.loads.append(given.get("href", ""))


@cache
def places(page: str) -> Places:
    """What a page has."""
    read = Places()
    read.feed((SITE / page).read_text(encoding="utf-8"))
    return read


def broken(page: str, link: str) -> str:
    """What is wrong with a link of a page; empty if nothing is."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return ""
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if (SITE / target).is_dir():
        target = posixpath.join(target, "index.html")
    if not (SITE / target).is_file():
        return f"{page}: {link}: no such file"
    known = places(target).ids if target.endswith(".html") and parts.fragment else set()
    if target.endswith(".html") and parts.fragment and unquote(parts.fragment) not in known:
        return f"{page}: {link}: no such place"
    return ""


@pytest.fixture(scope="module", autouse=True)
def _there_is_a_site() -> None:
    assert len(pages()) > len(facts().methods)


def own() -> list[str]:
    """The pages of the site tool; Redoc finds its places itself."""
    return [page for page in pages() if not page.startswith("openapi/")]


def test_links_lead_somewhere() -> None:
    found = [broken(page, link) for page in own() for link in places(page).links]
    assert sorted({problem for problem in found if problem}) == []


def test_nothing_is_loaded_from_elsewhere() -> None:
    assert [(p, load) for p in pages() for load in places(p).loads if urlsplit(load).netloc] == []


def test_a_link_that_leads_nowhere_is_found() -> None:
    assert broken("index.html", "nowhere.html")
    assert broken("index.html", "index.html#nowhere")
    assert not broken("index.html", "index.html")


@pytest.mark.parametrize("method", facts().methods)
def test_each_parameter_can_be_linked_to(method: str) -> None:
    page = f"reference/methods/{method}.html"
    spec = facts().methods[method]
    missing = {*spec.get("params", {})} - places(page).ids
    assert missing == set()
    client = [link for link in places(page).links if "/api/" in link]
    assert client, "the documentation of the client"


def test_each_page_has_a_description_of_its_own() -> None:
    told = {page: places(page).descriptions for page in pages()}
    assert [page for page, texts in told.items() if len(texts) != 1 or not texts[0]] == []
    times = Counter(text for [text] in told.values())
    assert [(page, text) for page, [text] in told.items() if times[text] > 1] == []
    assert [
        text for text in times if re.search(r"[`*]{2}|`|\]\(|\n", text) or len(text) > 200
    ] == []


@pytest.mark.parametrize("method", facts().methods)
def test_a_method_is_described_by_its_summary(method: str) -> None:
    summary = facts().methods[method]["summary"].replace("`", "")
    assert places(f"reference/methods/{method}.html").descriptions == [summary]


def test_the_markdown_has_no_settings_of_the_site_tool() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in SITE.rglob("*.md")}
    assert [path for path, text in texts.items() if text.startswith("---")] == []
    reference = SITE.parent / "generated" / "reference"
    for path in reference.rglob("*.md"):
        assert texts[SITE / "reference" / path.relative_to(reference)] == path.read_text("utf-8")


def test_there_is_no_list_of_addresses_without_any() -> None:
    assert not list(SITE.rglob("sitemap.xml*"))


def test_each_page_has_its_markdown_beside_it() -> None:
    missing = [
        page
        for page in own()
        if page != "404.html"
        and not (SITE / page[:-5]).with_name(posixpath.basename(page)[:-5] + ".md").is_file()
    ]
    assert missing == []


def test_the_markdown_of_the_client_has_its_methods() -> None:
    for method in facts().methods:
        *area, name = method.split(".")
        snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
        text = (SITE / "api" / f"api.{'_'.join(area)}.md").read_text(encoding="utf-8")
        assert f"### {snake}\n" in text
        assert f"`{method}`" in text or name == "list"


def test_the_lists_for_agents() -> None:
    short = (SITE / "llms.txt").read_text(encoding="utf-8")
    long = (SITE / "llms-full.txt").read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)[^)]*\)", short)
    assert [link for link in links if not (SITE / link).is_file()] == []
    for method in facts().methods:
        assert f"(reference/methods/{method}.md)" in short
        assert f"\n# {method}\n" in long
    for guide in (SITE / "reference" / "guides").glob("*.md"):
        title = re.search(r"^# .+$", guide.read_text(encoding="utf-8"), re.M)
        assert title
        assert title[0] in long


def test_the_document_is_there_in_all_its_forms() -> None:
    source = SITE.parent / "generated" / "openapi"
    for path in source.rglob("*"):
        copy = SITE / "openapi" / path.relative_to(source)
        assert path.is_dir() or copy.read_bytes() == path.read_bytes()


def test_the_arguments_of_a_file_have_types() -> None:
    """They are those of `__new__`; the site tool warns of arguments that it does not find."""
    text = re.sub(r"<[^>]+>", "", (SITE / "api/bitrix24_client.html").read_text(encoding="utf-8"))
    told = re.search(r"__new__\(\s*name: str,\s*base64: str\s*\)", text)
    assert told
    assert re.match(
        r"\s*name\s+str\s+Name of the file", text[text.index("Default", told.end()) + 7 :]
    )
    assert "__new__" in (SITE / "api/bitrix24_client.md").read_text(encoding="utf-8")
