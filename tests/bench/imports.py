"""What a program pays before its first answer: CPU milliseconds of small programs in fresh processes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

from measure import DoesNotRun, run

METHOD = "crm.activity.get"

CALL = """
from bitrix24_client import Bitrix24
with Bitrix24.from_webhook("http://127.0.0.1:{port}/rest/1/code/") as b24:
    activity = b24.crm.activity.get(id=999)
assert type(activity.id) is int, activity
"""

BARE = "bare Python"
PYDANTIC = "import pydantic"
MODEL = "pydantic with one model"
HTTP = "pydantic with one model, httpx2"
CLIENT = "import bitrix24_client"
FIRST_CALL = "first validated call"

ONE_MODEL = "import pydantic\nclass Model(pydantic.BaseModel):\n    id: int\nModel(id='1')\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a client of so many methods can be imported from."""

    methods: int
    client: Path
    document: Path


def measure(places: list[Place], runs: int) -> dict[tuple[str, int], float]:
    """Median CPU milliseconds by program and number of methods (0: needs no client); programs take turns."""
    found: dict[tuple[str, int], list[float]] = {}
    with _portal(answer_of(places[0].document)) as port:
        programs = list(_programs(places, port))
        for number in range(runs + 1):
            for name, place, code in programs:
                path = {"PYTHONPATH": str(place.client)} if place else {}
                usage = run([sys.executable, "-c", code], Path.cwd(), {**path, "NO_PROXY": "*"})
                if number:  # the first turn writes the byte code
                    key = (name, place.methods if place else 0)
                    found.setdefault(key, []).append(usage.cpu * 1000)
    return {key: median(times) for key, times in found.items()}


def _programs(places: list[Place], port: int) -> Iterator[tuple[str, Place | None, str]]:
    yield BARE, None, "pass"
    yield PYDANTIC, None, "import pydantic"
    yield MODEL, None, ONE_MODEL
    yield HTTP, None, f"import httpx2\n{ONE_MODEL}"
    call = CALL.format(port=port)
    for place in places:
        yield CLIENT, place, "import bitrix24_client"
        yield FIRST_CALL, place, call


def answer_of(document: Path) -> bytes:
    """The printed answer of the method, from the OpenAPI document."""
    paths: dict[str, Any] = json.loads(document.read_text(encoding="utf-8"))["paths"]
    for path, item in paths.items():
        if path.strip("/") == METHOD:
            content = item["post"]["responses"]["200"]["content"]["application/json"]
            return json.dumps(next(iter(content["examples"].values()))["value"]).encode()
    raise DoesNotRun(f"{document} has no {METHOD}")


@contextmanager
def _portal(answer: bytes) -> Iterator[int]:
    """A portal on this machine that gives the same answer to every call; yields its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, answer))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, answer: bytes, *arguments: Any) -> None:
        self.answer = answer
        super().__init__(*arguments)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(self.answer)))
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, *_: Any) -> None:
        pass
