"""The documents tell the truth: commands exist, links lead somewhere, examples run against a real server."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.conformance.facts import facts, python_path
from tests.conformance.portal import Portal, running
from tests.marked import has_secret

HOME = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "spec/README.md", "examples/README.md")


def example(method: str) -> Any:
    """The first printed answer of a method."""
    return deepcopy(facts().methods[method]["examples"][0]["response"])


ACTIVITY = example("crm.activity.get")
BOUND = example("crm.activity.binding.list")
TOKEN = "put-the-application-token-here"
ADDED = {"result": {"id": 999}}

PROGRAMS = {
    "read_activity.py": (["999"], [(200, ACTIVITY)], ["as it came:", "'ID': '999'"]),
    "plan_todo.py": (["1"], [(200, ADDED), (200, ADDED)], ["planned: 999"]),
    "list_overdue.py": (
        [],
        [
            (200, {"result": [{"ID": str(n), "SUBJECT": "first"} for n in range(1, 51)]}),
            (200, {"result": [{"ID": "51", "SUBJECT": "second"}]}),
        ],
        ["1 None first", "51 None second"],
    ),
    "bind_to_company.py": (
        ["999", "5"],
        [(400, {"error": "ACTIVITY_IS_ALREADY_BOUND", "error_description": "-"}), (200, BOUND)],
        ["linked already"],
    ),
    "many_at_once.py": (["1", "2"], [(200, ACTIVITY)], ["999"]),
    "copy_bindings.py": (
        ["999", "1000"],
        [
            (200, {"result": [{"entityTypeId": 2, "entityId": n} for n in (1, 2)]}),
            (
                200,
                {
                    "result": {
                        "result": {"c0": True},
                        "result_error": {"c1": {"error": "ACTIVITY_IS_ALREADY_BOUND"}},
                    }
                },
            ),
        ],
        ["bound: 2 1", "bound before: 2 2"],
    ),
    "export_activities.py": (
        [str(Path(tempfile.gettempdir()) / "bitrix24-export.jsonl")],
        [(200, {"result": [{"ID": "1", "SUBJECT": "first"}], "total": 1})],
        ["1 activities"],
    ),
    "attach_file.py": (
        ["999", str(HOME / "LICENSE")],
        [(200, {"result": True})],
        ["sending LICENSE", "attached"],
    ),
    "log_calls.py": (
        ["999", "1000"],
        [
            (503, {"error": "QUERY_LIMIT_EXCEEDED", "error_description": "Too many requests"}),
            (200, ACTIVITY | {"time": {"operating": 2.5}}),
            (400, {"error": "NOT_FOUND", "error_description": "-"}),
        ],
        [
            "WARNING bitrix24_client crm.activity.get: attempt 1 failed with QueryLimitExceeded",
            "DEBUG bitrix24_client crm.activity.get: HTTP 200 in 0.",
            "crm.activity.get has used 2.5 s",
            "1000 does not exist",
            "refused for the rate: 1",
            "crm.activity.get: 0.",
        ],
    ),
    "show_card.py": (
        ["101"],
        [
            (200, example("crm.activity.badge.add")),
            (400, {"error": "BX_INVALID_VALUE", "error_description": "-"}),
            (200, example("crm.activity.configurable.add")),
        ],
        ["on the timeline: 999"],
    ),
}


def test_the_attached_file_arrives() -> None:
    with running() as portal:
        portal.answer((200, {"result": True}))
        run(HOME / "examples" / "attach_file.py", ["999", str(HOME / "LICENSE")], portal)
        [received] = portal.received
    [file] = received.body["fields"]["FILES"]
    assert file["fileData"][0] == "LICENSE"
    assert b64decode(file["fileData"][1]) == (HOME / "LICENSE").read_bytes()


def environment(portal: Portal) -> dict[str, str]:
    """What programs find in their environment: the client, and how to reach the portal."""
    return {
        "PYTHONPATH": str(HOME / "generated" / "python"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "BITRIX24_WEBHOOK_URL": portal.webhook,
        "BITRIX24_PORTAL": portal.endpoint,
        "BITRIX24_TOKEN": "put-your-access-token-here",
        "BITRIX24_APPLICATION_TOKEN": TOKEN,
    }


def run(program: Path, arguments: list[str], portal: Portal) -> subprocess.CompletedProcess[str]:
    """Run a program as a user would, with the client on its path."""
    done = subprocess.run(
        [sys.executable, str(program), *arguments],
        env=environment(portal),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert not has_secret(done.stdout + done.stderr)
    return done


def test_every_example_is_run() -> None:
    assert {path.name for path in (HOME / "examples").glob("*.py")} == {
        *PROGRAMS,
        "answer_click.py",
        "oauth_app.py",
        "try_offline.py",
    }


@pytest.mark.parametrize("name", PROGRAMS)
def test_example(name: str) -> None:
    arguments, answers, expected = PROGRAMS[name]
    with running() as portal:
        portal.answer(*answers)
        done = run(HOME / "examples" / name, arguments, portal)
        assert done.returncode == 0, done.stderr
        assert [text for text in expected if text not in done.stdout] == [], done.stdout
        assert len(portal.received) >= len(answers)


def test_the_example_that_needs_no_account() -> None:
    with running() as portal:
        done = run(HOME / "examples" / "try_offline.py", [], portal)
        assert portal.received == []
    assert done.returncode == 0, done.stderr
    rows = ["1 Call about deal 1", "2 Call about deal 2", "3 Call about deal 3"]
    assert done.stdout.splitlines() == ["unknown: [3]", *rows, "requests: 4"]


@contextmanager
def waiting(name: str, env: dict[str, str]) -> Iterator[str]:
    """The address at which an example waits for requests of a portal."""
    program = subprocess.Popen(
        [sys.executable, str(HOME / "examples" / name), "0"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert program.stdout is not None
        port = program.stdout.readline().split()[-1]
        yield f"http://127.0.0.1:{port}/"
    finally:
        program.kill()
        program.communicate()


def post(address: str, form: dict[str, str]) -> int:
    """The status that a handler answers a form with."""
    request = urllib.request.Request(address, urlencode(form).encode())
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.fixture
def handler() -> Iterator[tuple[Portal, str]]:
    """The portal, and the address at which `answer_click.py` waits for it."""
    with running() as portal, waiting("answer_click.py", environment(portal)) as address:
        yield portal, address


def test_an_application_is_installed_and_calls(tmp_path: Path) -> None:
    store = tmp_path / "tokens.json"
    with running() as portal:
        host = portal.address.partition("//")[2]
        env = environment(portal) | {
            "BITRIX24_CLIENT_ID": "app.1.2",
            "BITRIX24_CLIENT_SECRET": "put-your-client-secret-here",
            "BITRIX24_PORTAL": host,
            "BITRIX24_TOKENS": str(store),
        }
        form = {
            "event": "ONAPPINSTALL",
            "data[VERSION]": "1",
            "auth[access_token]": "put-your-access-token-here",
            "auth[refresh_token]": "put-your-refresh-token-here",
            "auth[expires_in]": "3600",
            "auth[client_endpoint]": portal.endpoint,
            "auth[member_id]": "m1",
        }
        portal.answer((200, example("crm.enum.ownertype")))
        with waiting("oauth_app.py", env) as address:
            for wrong in ("ONCRMDEALADD", ""):
                assert post(address, form | {"event": wrong}) == 400
            elsewhere = {"auth[client_endpoint]": f"http://localhost:{host.split(':')[1]}/rest/"}
            assert post(address, form | elsewhere) == 400
            assert portal.received == []
            assert post(address, {k: v for k, v in form.items() if "access" not in k}) == 400
            assert not store.exists()
            assert post(address, form) == 200
        assert [sent.body for sent in portal.received] == [{"auth": form["auth[access_token]"]}]
        kept = json.loads(store.read_text())
        assert (kept["refresh_token"], kept["member_id"]) == ("put-your-refresh-token-here", "m1")
        assert store.stat().st_mode & 0o077 == 0
        portal.answer((200, {"result": [{"ID": "1", "SUBJECT": "s"}], "total": 1}))
        program = HOME / "examples" / "oauth_app.py"
        shown = subprocess.run(
            [sys.executable, str(program)], env=env, capture_output=True, text=True, check=True
        )
        assert shown.stdout == "1 s\n"
        assert portal.received[0].body["auth"] == "put-your-access-token-here"


@pytest.mark.parametrize("token", [TOKEN, "another-token"])
def test_a_click_is_answered_if_it_comes_from_the_portal(
    handler: tuple[Portal, str], token: str
) -> None:
    portal, address = handler
    portal.answer(
        (200, example("crm.activity.configurable.get")),
        (200, example("crm.activity.configurable.update")),
    )
    form = {
        "event": "ONCRMTIMELINEITEMACTION",
        "data[id]": "done",
        "data[activityId]": "8903",
        "auth[application_token]": token,
        "auth[access_token]": "put-your-access-token-here",
        "auth[client_endpoint]": portal.endpoint,
        "auth[server_endpoint]": portal.endpoint,
        "auth[domain]": "your-domain.bitrix24.com",
        "auth[member_id]": "1",
    }
    status = post(address, form)
    if token != TOKEN:
        assert (status, portal.received) == (400, [])
        return
    assert status == 200
    deadline = time.monotonic() + 20
    while len(portal.received) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    got, put = portal.received
    assert got.body["id"] == 8903
    layout = example("crm.activity.configurable.get")["result"]["activity"]["layout"]
    layout["header"] |= {"tags": {"status": {"type": "success", "title": "done"}}}
    assert put.body["layout"] == layout
    assert put.body["fields"] == {"badgeCode": "DONE"}


def test_the_code_in_the_readme_runs(tmp_path: Path) -> None:
    source = re.findall(r"```python\n(.*?)```", (HOME / "README.md").read_text(), re.DOTALL)[0]
    ast.parse(source)
    program = tmp_path / "readme.py"
    with running() as portal:
        portal.answer((200, ADDED), (200, {"result": [{"ID": "1", "SUBJECT": "s"}], "total": 1}))
        program.write_text(re.sub(r'"https://[^"]*"', repr(portal.webhook), source))
        done = run(program, [], portal)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 s ")


REFERENCE = HOME / "generated" / "reference"
PAGES = (REFERENCE / "python.md", *sorted((REFERENCE / "guides").glob("*.md")))
PYTHON = [s for page in PAGES for s in re.split(r"^##? ", page.read_text(), flags=re.M)[1:]]
HANDLER = "A handler\n"
FRAMED = "A handler in "
"""These sections are run by test_handlers.py."""


def code(section: str) -> str:
    """The program in a section of the page on the Python client."""
    return "".join(re.findall(r"```python\n(.*?)```", section, re.DOTALL))


def printed(source: str) -> list[Any]:
    """The printed answers of the methods that a program calls, each list with one page."""
    named = re.findall(r'b24\.call\("([\w.]+)"', source)
    added = re.findall(r"batch\.add\(\s*b24\.([\w.]+)", source)
    calls = re.findall(r"b24\.([\w.]+?)(?:\.iter)?\(", re.sub(r"b24\.(batch|call)\(", "", source))
    paths = {".".join(python_path(name)): name for name in facts().methods}
    results = {f"c{n}": example(paths[call])["result"] for n, call in enumerate(added)}
    batch = [{"result": {"result": results}}] if added else []
    called = [*named, *(paths[call] for call in calls)]
    return [*batch, *({**example(name), "next": None} for name in called)]


def run_section(section: str, portal: Portal, folder: Path, more: str = "") -> str:
    """What the program of a section prints; `address` and `portal` are those of the portal."""
    source = code(section)
    portal.answer(*((200, answer) for answer in printed(source)))
    for name, value in (("address", portal.webhook), ("portal", portal.endpoint)):
        source = re.sub(rf'^{name} = ".*"$', f"{name} = {value!r}", source, flags=re.M)
    program = folder / "page.py"
    program.write_text(source + more)
    done = run(program, [], portal)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("section", PYTHON, ids=lambda section: section.split("\n")[0])
def test_the_page_on_the_python_client_runs(section: str, tmp_path: Path) -> None:
    source = code(section)
    if section.startswith((HANDLER, FRAMED)) or not source:
        return
    with running() as portal:
        shown = run_section(section, portal, tmp_path)
        assert shown or "found" in source
        assert len(portal.received) == len(printed(source))
        tokens = {received.body.get("auth") for received in portal.received}
        assert tokens <= ({"put-your-access-token-here"} if "token = " in source else {None})


def test_what_the_page_reads_it_sends_back(tmp_path: Path) -> None:
    (section,) = (s for s in PYTHON if s.startswith("Read, change, write"))
    with running() as portal:
        run_section(section, portal, tmp_path)
        got, put = portal.received
    assert got.body["id"] == put.body["id"]
    read = printed(code(section))[0]["result"]["activity"]["layout"]
    sent = put.body["layout"]
    assert sent.keys() == read.keys()
    assert sum(sent[key] != read[key] for key in read) == 1


def test_the_page_tells_errors_apart(tmp_path: Path) -> None:
    (section,) = (s for s in PYTHON if s.startswith("Errors"))
    codes = {
        "NOT_FOUND": "documented: -",
        "SOMETHING": "any other: SOMETHING",
    }
    program = tmp_path / "page.py"
    program.write_text(code(section))
    with running() as portal:
        for word, told in codes.items():
            portal.answer((400, {"error": word, "error_description": "-"}))
            assert run(program, [], portal).stdout.startswith(told)
        portal.answer((200, {"result": []}))
        assert run(program, [], portal).stdout == "not as documented: []\n"


@pytest.mark.parametrize(("token", "status"), [(TOKEN, 200), ("another-token", 403)])
def test_the_handler_on_the_page_takes_events_of_the_portal(
    token: str, status: int, tmp_path: Path
) -> None:
    (section,) = (s for s in PYTHON if s.startswith(HANDLER))
    event = deepcopy(next(iter(facts().events.values()))["example"])
    with running() as portal:
        event["auth"] |= {"application_token": token, "client_endpoint": portal.endpoint}
        more = f"\nprint(receive({json.dumps(event).encode()!r}), receive(b'x=1'))\n"
        shown = run_section(section, portal, tmp_path, more)
        assert shown.splitlines()[-1] == f"{status} 400"
        assert len(portal.received) == (status == 200)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_exist(document: str) -> None:
    makefile = (HOME / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", (HOME / document).read_text()))
    named |= set(re.findall(r"^    make ([a-z-]+)", (HOME / document).read_text(), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    text = (HOME / document).read_text()
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    missing = [link for link in links if not (HOME / document).parent.joinpath(link).exists()]
    assert missing == []


def test_the_map_in_the_readme() -> None:
    text = (HOME / "README.md").read_text()
    block = text[text.index("## The map") : text.index("`generated/` is a pure")]
    folders: list[str] = []
    for line in block.splitlines()[1:]:
        if not line.strip():
            continue
        depth = (len(line) - len(line.lstrip()) - 4) // 2
        for name in re.split(r"\s{2,}", line.strip())[0].split(" "):
            path = Path(*folders[:depth], name)
            assert (HOME / path).exists(), f"{path} is on the map and not there"
        folders[depth:] = [re.split(r"\s{2,}", line.strip())[0]]
