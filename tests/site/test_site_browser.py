"""The site as people see it, in headless Chromium."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conformance.facts import facts
from tests.site.conftest import HOME, PHONE, SITE, Viewer, pages

pytestmark = pytest.mark.site

METHOD = "reference/methods/crm.activity.todo.add.html"
OTHER = "reference/methods/crm.activity.get.html"
KINDS = (
    "index.html",
    "reference/README.html",
    "reference/guides/first-call.html",
    "reference/guides/migrating-b24pysdk.html",
    METHOD,
    "reference/types/Layout.html",
    "reference/enums/OwnerType.html",
    "reference/errors.html",
    "reference/events.html",
    "reference/faults.html",
    "reference/findings.html",
    "reference/protocol.html",
    "openapi.html",
    "openapi/index.html",
    "api/api.crm_activity.html",
    "changelog.html",
)
"""A page of each kind."""


def page_of(kind: str) -> str:
    """The page of a kind; a README is the index of its folder."""
    return kind if (SITE / kind).exists() else kind.replace("README", "index")


def codes() -> list[str]:
    """Every documented code of an error."""
    known = {code for error in facts().errors.values() for code in error.get("codes", ())}
    rows = [row for method in facts().methods.values() for row in method.get("errors", ())]
    return sorted(known | {row["code"] for row in rows if row.get("code")})


def test_every_page_loads(viewer: Viewer) -> None:
    """No page has an error in the console, misses a file or asks another server."""
    for page in pages():
        viewer.open(page)
        viewer.page.wait_for_load_state("networkidle") if page.startswith("openapi/") else None
    assert viewer.faults == []


def test_a_page_with_a_fault_is_found(viewer: Viewer, tmp_path: Path) -> None:
    viewer.open("index.html")
    viewer.page.set_content("<img src='https://elsewhere.test/x.png'><script>nothing()</script>")
    assert {fault.split()[0] for fault in viewer.faults} >= {"asks", "raises"}


LINKS = """() => [document, ...[...document.querySelectorAll('*')].map(one => one.shadowRoot)]
    .filter(Boolean).flatMap(root => [...root.querySelectorAll('a[href*="?h="]')]).map(link => link.href)"""
"""Where the results lead; the dialog keeps them for itself."""


def search(viewer: Viewer, words: str, wanted: set[str], first: int) -> bool:
    """Whether one of the wanted pages comes to stand among the first results."""
    viewer.page.locator("input").last.fill(words)
    for _ in range(40):
        found = [
            link.removeprefix(viewer.address).partition("?")[0]
            for link in viewer.page.evaluate(LINKS)
        ]
        if wanted & {*list(dict.fromkeys(found))[:first]}:
            return True
        viewer.page.wait_for_timeout(50)
    return False


def open_search(viewer: Viewer) -> None:
    """Open the dialog by its key, which the page knows as soon as its scripts have run."""
    page = viewer.open("index.html")
    for _ in range(20):
        page.keyboard.press("Control+k")
        page.wait_for_timeout(1000)
        if page.locator("input").last.is_visible():
            return
    raise AssertionError("the search does not open")


def test_search_finds_every_method(viewer: Viewer) -> None:
    open_search(viewer)
    pages_ = {method: {f"reference/methods/{method}.html"} for method in facts().methods}
    assert [method for method, page in pages_.items() if not search(viewer, method, page, 2)] == []


def test_search_finds_every_code(viewer: Viewer) -> None:
    texts = {
        page: (SITE / page).read_text(encoding="utf-8") for page in pages() if "openapi" not in page
    }
    open_search(viewer)
    homes = {code: {page for page, text in texts.items() if code in text} for code in codes()}
    assert [code for code, home in homes.items() if not search(viewer, code, home, 5)] == []


def test_search_does_not_find_what_is_not_there(viewer: Viewer) -> None:
    open_search(viewer)
    assert not search(viewer, "zzqxv", {*pages()}, 9)


def test_tabs_are_remembered(viewer: Viewer) -> None:
    page = viewer.open(METHOD)
    label = page.locator(".tabbed-labels label", has_text="PHP SDK")
    label.click()
    assert page.locator(".tabbed-block", has_text="b24Service").is_visible()
    viewer.open(OTHER)
    assert page.locator(".tabbed-block", has_text="b24Service").is_visible()
    assert not page.locator(".tabbed-block", has_text="-X POST").first.is_visible()
    assert viewer.faults == []


def test_code_is_copied(viewer: Viewer) -> None:
    page = viewer.open("reference/guides/first-call.html")
    block = page.locator("pre", has_text="Bitrix24.from_webhook").first
    block.hover()
    block.locator("xpath=..").locator("button").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "with Bitrix24.from_webhook(address) as b24:" in copied
    assert copied.strip() == block.inner_text().strip()


@pytest.mark.parametrize(
    "viewer", [{"color_scheme": s} for s in ("light", "dark")], indirect=True, ids=str
)
def test_the_colours_are_those_of_the_system(
    viewer: Viewer, request: pytest.FixtureRequest
) -> None:
    page = viewer.open("index.html")
    shown = page.evaluate("getComputedStyle(document.body).backgroundColor")
    light = sum(int(part) for part in shown.strip("rgba()").split(",")[:3]) > 384
    assert light == ("light" in request.node.name)


@pytest.mark.parametrize(
    "viewer", [{"color_scheme": s} for s in ("light", "dark")], indirect=True, ids=str
)
@pytest.mark.parametrize("kind", KINDS)
def test_everybody_can_use_it(viewer: Viewer, kind: str) -> None:
    """axe finds nothing serious."""
    page = viewer.open(page_of(kind))
    page.wait_for_load_state("networkidle")
    page.add_script_tag(path=HOME / ".cache" / "site" / "node_modules" / "axe-core" / "axe.min.js")
    found: dict[str, Any] = page.evaluate("axe.run({resultTypes: ['violations']})")
    grave = [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"][:3]
    ]
    assert grave == []


@pytest.mark.parametrize("viewer", [{"viewport": PHONE}], indirect=True, ids=["phone"])
def test_no_page_is_wider_than_a_phone(viewer: Viewer) -> None:
    wide = []
    for page in pages():
        shown = viewer.open(page)
        if shown.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            wide.append(page)
    assert wide == []


HIDDEN = """() => [...document.querySelectorAll('.md-content > .md-typeset > .md-typeset__scrollwrap')]
    .filter(part => part.querySelectorAll('th').length < 7 && part.scrollWidth > part.clientWidth)
    .map(part => part.querySelector('tr').innerText.replaceAll('\\n', ' '))"""
"""Tables of which a part is seen only after scrolling to the side; a matrix may be one."""


@pytest.mark.parametrize("viewer", [{"viewport": PHONE}], indirect=True, ids=["phone"])
def test_tables_are_seen_whole_on_a_phone(viewer: Viewer) -> None:
    wide = {}
    for path in sorted((SITE / "reference" / "methods").glob("*.html")):
        page = viewer.open(f"reference/methods/{path.name}")
        wide[path.name] = page.evaluate(HIDDEN)
    assert {name: tables for name, tables in wide.items() if tables} == {}


@pytest.mark.parametrize("viewer", [{"viewport": PHONE}], indirect=True, ids=["phone"])
def test_a_row_on_a_phone_has_its_text_below_its_cells(viewer: Viewer) -> None:
    row = viewer.open("reference/methods/crm.activity.list.html").locator("tbody tr").first
    first, last = row.locator("td").first.bounding_box(), row.locator("td").last.bounding_box()
    assert first
    assert last
    assert last["y"] > first["y"]
    assert last["width"] > PHONE["width"] * 0.8


def test_print_leaves_navigation_out(viewer: Viewer) -> None:
    page = viewer.open(METHOD)
    parts = (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer")
    assert all(page.locator(part).first.is_visible() for part in parts)
    page.emulate_media(media="print")
    assert not any(page.locator(part).first.is_visible() for part in parts)
    assert page.locator("h1").is_visible()


def test_next_and_previous(viewer: Viewer) -> None:
    page = viewer.open("reference/guides/authorisation.html")
    page.locator(".md-footer__link--next").click()
    assert page.url.endswith("guides/lists.html")
    page.locator(".md-footer__link--prev").click()
    assert page.url.endswith("guides/authorisation.html")


def test_the_document_shows_every_method_and_sample(viewer: Viewer) -> None:
    page = viewer.open("openapi/index.html")
    page.wait_for_load_state("networkidle")
    text = page.content()
    assert [method for method in facts().methods if f"/{method}" not in text] == []
    assert viewer.faults == []


MENU = """() => [...document.querySelectorAll('a:has([data-testid=menu-item-label])')]
    .map(link => [link.href, link.innerText.split('\\n')[0]])"""
"""Where the side bar of the document leads, and what it says there is."""
HEADED = """title => [...document.querySelectorAll('h1, h2')].some(heading =>
    heading.innerText.trim().startsWith(title) && heading.getBoundingClientRect().y >= 0
    && heading.getBoundingClientRect().y < innerHeight / 2)"""
"""Whether a title stands in the upper half of the window."""


def menu(viewer: Viewer) -> dict[str, str]:
    """Each link of the side bar with its title; a click on a part of it opens that part."""
    page = viewer.open("openapi/index.html")
    page.wait_for_load_state("networkidle")
    found: dict[str, str] = {}
    for link, title in page.evaluate(MENU):
        place = link.partition("#")[2]
        page.locator(f'a[href="#{place}"]:has([data-testid=menu-item-label])').click()
        page.wait_for_function(HEADED, arg=title)
        assert page.url.removeprefix(viewer.address) in (
            f"openapi/index.html#{place}",
            f"openapi/index.html{place.removeprefix('/')}",
        )
        found |= {link: title} | dict(page.evaluate(MENU))
    return found


def test_the_side_bar_of_the_document_opens_in_new_tabs(viewer: Viewer) -> None:
    """Every link leads to its own place of the page, also without the script that catches a click."""
    links = menu(viewer)
    assert len(links) > len(facts().methods)
    for link, title in links.items():
        assert link.startswith(f"{viewer.address}openapi/index.html#")
        viewer.page.goto("about:blank")
        viewer.page.goto(link)
        viewer.page.wait_for_function(HEADED, arg=title)
    assert viewer.faults == []


def test_a_link_of_the_side_bar_opens_in_a_new_tab(viewer: Viewer) -> None:
    page = viewer.open("openapi/index.html")
    page.wait_for_load_state("networkidle")
    title = page.evaluate(MENU)[-1][1]
    with page.context.expect_page() as opened:
        page.locator("a:has([data-testid=menu-item-label])").last.click(modifiers=["Control"])
    opened.value.bring_to_front()  # what is behind is not drawn
    opened.value.wait_for_function(HEADED, arg=title)
    assert page.url.endswith("openapi/index.html")
    assert viewer.faults == []
