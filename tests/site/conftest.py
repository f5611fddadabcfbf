"""A server of the site's folder, as plain as there is, and a browser that may ask nobody else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

HOME = Path(__file__).resolve().parents[2]
SITE = HOME / "site"
CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


class Quiet(SimpleHTTPRequestHandler):
    """A server that tells nothing of what it is asked for."""

    def log_message(self, *given: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the site is served."""
    assert (SITE / "index.html").exists(), "make site"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the machine."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        made = tool.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield made
        made.close()


@dataclass
class Viewer:
    """A page of the browser, and everything about it that nobody should have to see."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(self.address + path)
        return self.page

    def guard(self, route: Route) -> None:
        """Let nothing through that leads elsewhere."""
        url = route.request.url
        if url.startswith((self.address, "data:", "blob:")):
            route.continue_()
        else:
            self.faults.append(f"asks {url} on {self.page.url}")
            route.abort()


@pytest.fixture
def viewer(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Viewer]:
    """A page in a window of its own; parametrise it indirectly with options of the window."""
    given = getattr(request, "param", {})
    context = browser.new_context(**{"viewport": DESKTOP, **given})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    made = Viewer(page, address)
    context.route("**/*", made.guard)
    page.on("pageerror", lambda error: made.faults.append(f"raises {error}"))
    page.on(
        "console",
        lambda told: (
            made.faults.append(f"logs {told.text}") if told.type in ("error", "warning") else None
        ),
    )
    page.on(
        "response",
        lambda got: made.faults.append(f"misses {got.url}") if got.status >= 400 else None,
    )
    yield made
    context.close()


def pages() -> list[str]:
    """Every page of the site."""
    return sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
