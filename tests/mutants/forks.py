"""Runs in a copy of the project: collects the conformance tests once, then forks for each mutant.

A job is a line of JSON on the standard input, its outcome one on the output:

    {"product": "openapi", "tests": ["openapi"], "owners": ["crm.activity.get"], "names": ["id", "type"]}
    {"state": "killed", "test": "test_conform_openapi_types.py::test_type[Activity]", "line": "Activity: …"}
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import re
import select
import signal
import sys
import traceback
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

SECONDS = 300.0
"""What the tests of one mutant may take."""

CHEAP = ("openapi", "client", "reference", "protocol", "portal", "samples", "forms", "wire")
"""Parts of the tests, the fastest ones first."""

CLIENT = "bitrix24_client"
_LONG = 30


class Forks:
    """A pytest plugin that runs the collected tests for one mutant after the other."""

    def __init__(self, root: Path, jobs: Iterable[str], answers: Any) -> None:
        self.root, self.jobs, self.answers = root, jobs, answers

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In place of pytest's own loop."""
        if session.testsfailed:
            raise session.Failed(f"{session.testsfailed} errors while collecting")
        _remember_yaml()
        _warm(self.root)
        print(json.dumps({"tests": len(session.items)}), file=self.answers, flush=True)
        for line in self.jobs:
            print(
                json.dumps(_forked(session.items, json.loads(line))), file=self.answers, flush=True
            )
        return True


def _forked(items: list[pytest.Item], job: dict[str, Any]) -> dict[str, str]:
    """The outcome of a job, found out in a process of its own."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        os.setsid()
        try:
            found = _outcome(items, job)
        except BaseException:
            found = {"state": "broken", "line": traceback.format_exc()}
        os.write(write, json.dumps(found).encode()[:60_000])
        os._exit(0)
    os.close(write)
    content = b""
    while select.select([read], [], [], SECONDS)[0]:
        if not (part := os.read(read, 65_536)):
            break
        content += part
    os.close(read)
    if not content:
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return dict(json.loads(content)) if content else {"state": "timeout"}


def _outcome(items: list[pytest.Item], job: dict[str, Any]) -> dict[str, str]:
    """Run the tests that read the product, the owner's first, up to the first failure that names the fact."""
    _forget(job["product"])
    unnamed: dict[str, str] = {}
    ordered = (
        [item for item in items if item.nodeid in job["only"]]
        if "only" in job
        else _ordered(items, job)
    )
    for item, following in zip(ordered, [*ordered[1:], None], strict=False):
        if (message := _failure(item, following)) is None:
            continue
        if line := naming(message, job.get("owners", ()), job.get("names", ()), _subjects(item)):
            return {"state": "killed", "test": item.nodeid, "line": line}
        unnamed = unnamed or {"state": "unnamed", "test": item.nodeid, "line": message}
    return unnamed or {"state": "survived"}


def _ordered(items: list[pytest.Item], job: dict[str, Any]) -> list[pytest.Item]:
    """The tests of the owner, then those of the whole product; tests of others need not know the fact."""
    read = [item for item in items if _part(item) in job["tests"]]
    whole = [item for item in read if not hasattr(item, "callspec")]
    about = [item for item in read if _subjects(item) & {*job["owners"]}]
    others = [] if about else [item for item in read if item not in whole]
    ordered = (
        sorted(part, key=lambda item: CHEAP.index(_part(item))) for part in (about, whole, others)
    )
    return [item for part in ordered for item in part]


def _subjects(item: pytest.Item) -> set[str]:
    """What a test is called for: a method, a type, an error class, …"""
    called = getattr(item, "callspec", None)
    return set(map(str, called.params.values())) if called else set()


def _part(item: pytest.Item) -> str:
    """`openapi` of tests/conformance/test_conform_openapi_types.py."""
    return item.path.stem.removeprefix("test_conform_").partition("_")[0]


def _failure(item: pytest.Item, following: pytest.Item | None) -> str | None:
    """The message of a failure; None if the test passes."""
    for report in runtestprotocol(item, log=False, nextitem=following):
        if report.failed:
            crash = getattr(report.longrepr, "reprcrash", None)
            return str(crash.message if crash else report.longrepr)
    return None


def naming(
    message: str, owners: Iterable[str], names: Iterable[str], subjects: Collection[str] = ()
) -> str | None:
    """The line of a failure that names the fact, and its owner if the test is not about that one."""
    named = not {*owners} or bool({*owners} & {*subjects})
    # What pytest adds is the comparison once more, in one long line.
    for line in message.splitlines():
        flat = _plain(line)
        owned = named or any(_has(flat, name) for name in owners)
        if owned and not line.startswith("assert ") and any(_has(flat, name) for name in names):
            return line.removeprefix("AssertionError: ")
    return None


def _has(line: str, name: str) -> bool:
    """Whether a line tells a name, or a long text by its beginning or its end."""
    plain = _plain(name).strip("\"'")
    if len(plain) > _LONG and plain[-_LONG:] in line:
        return True
    end = r"(?!\w)" if len(plain) < 4 else ""
    start = re.escape(plain[: 2 * _LONG])
    return bool(plain) and re.search(rf"(?<!\w){start}{end}", line) is not None


def _plain(text: str) -> str:
    """A text without escapes, code marks, and what tells `ownerId` from `OWNER_ID`."""
    return " ".join(re.sub(r"\\(?=[^\w\s])|[`_]", "", text).split()).lower()


# -- what is read once -----------------------------------------------------------------------------


def _warm(root: Path) -> None:
    """Load the client, so that only what a mutant changes is loaded again."""
    import importlib

    home = root / "generated" / "python"
    for path in sorted((home / CLIENT).rglob("*.py")):
        parts = path.relative_to(home).with_suffix("").parts
        if "testing" not in parts:
            importlib.import_module(".".join(parts).removesuffix(".__init__"))
    gc.collect()
    gc.freeze()


def _remember_yaml() -> None:
    """Parse each file of the spec once: a mutant changes one of them."""
    from tests.conformance import facts

    parse, known = facts._load, dict[str, bytes]()

    def load(path: Path) -> Any:
        text = path.read_text(encoding="utf-8")
        if text not in known:
            known[text] = pickle.dumps(parse(path))
        return pickle.loads(known[text])

    facts._load = load
    facts.facts.cache_clear()
    facts.facts()


def _forget(product: str) -> None:
    """Let go of what was read of a product, and of the spec if that is what is changed."""
    kept = set() if product == "spec" else {"facts", "conditions", "shapes"}
    for cached in _caches(kept):
        cached.cache_clear()
    if product != "client":
        return
    for name in [n for n in sys.modules if n.split(".")[0] == CLIENT]:
        if not name.startswith(f"{CLIENT}._runtime") or name == f"{CLIENT}._runtime.wire":
            del sys.modules[name]


def _caches(kept: set[str]) -> Iterator[Any]:
    for name, module in list(sys.modules.items()):
        if (
            name.startswith(("tests.conformance.", f"{CLIENT}.testing."))
            and name.rpartition(".")[2] not in kept
        ):
            for value in vars(module).values():
                owner = getattr(value, "__module__", "").rpartition(".")[2]
                if hasattr(value, "cache_clear") and owner not in kept:
                    yield value


def main() -> None:
    """Serve jobs from the standard input until it ends."""
    sys.dont_write_bytecode = True
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    folder = Path.cwd()
    options = ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist"]
    options += ["--confcutdir", str(folder / "tests" / "conformance"), *sys.argv[1:]]
    sys.exit(pytest.main(options, plugins=[Forks(folder, sys.stdin, answers)]))


if __name__ == "__main__":
    main()
