"""The client target: what it writes for the real spec and for one that tries to break out."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import black
import pytest

from generator import pipeline
from generator.emit import Output, Target, client
from generator.emit.client import dcg, docs
from generator.emit.client.imports import Imports
from generator.model import Api, Scope, Unit
from generator.problems import SpecError
from generator.store import Store
from tests.checkers import mypy, pyright
from tests.project import DEMO, HOME, METHOD, Project, project
from tests.unit import hostile, user_program

MODE = black.Mode(line_length=88, target_versions={black.TargetVersion.PY311})


@dataclass(frozen=True)
class Built:
    """A generated package on disk, and the units that it was made of."""

    root: Path
    files: dict[str, str]
    units: list[tuple[Unit, Scope]]

    def python(self, code: str, *options: str) -> subprocess.CompletedProcess[str]:
        """A program that uses the package, in a process of its own."""
        command = [sys.executable, "-W", "error", *options, "-c", code]
        return subprocess.run(
            command, cwd=self.root / "python", capture_output=True, text=True, check=False
        )


def build(root: Path, spec_root: Path) -> Built:
    units: list[tuple[Unit, Scope]] = []

    def unit(unit: Unit, scope: Scope) -> Output:
        units.append((unit, scope))
        return client.unit(unit, scope)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "targets", lambda: (Target("python", unit, client.whole),))
        tree = pipeline.generate(spec_root, Store(root / "store"), "test")
        files = {path: tree.text(path) for path in tree.digests if path.startswith("python/")}
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    return Built(root, files, units)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("real"), HOME)


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("evil")
    return build(root, project(root / "spec_root", hostile.spec()).root)


@pytest.fixture(params=["real", "evil"])
def built(request: pytest.FixtureRequest) -> Built:
    made: Built = request.getfixturevalue(request.param)
    return made


def python_files(built: Built) -> dict[str, str]:
    return {path: text for path, text in built.files.items() if path.endswith((".py", ".pyi"))}


def test_black_leaves_everything_as_it_is(evil: Built) -> None:
    """As tests/test_generated.py shows it of the real client."""
    changed = []
    for path, text in python_files(evil).items():
        mode = black.Mode(
            line_length=88, target_versions=MODE.target_versions, is_pyi=path.endswith("i")
        )
        if text and black.format_str(text, mode=mode) != text:
            changed.append(path)
    assert changed == []


def test_every_file_says_where_it_comes_from(built: Built) -> None:
    silent = [
        path
        for path, text in built.files.items()
        if "/_runtime/" not in path
        and text
        and 'by "make generate". Do not edit.' not in text.split("\n")[0]
    ]
    assert silent == []


def test_texts_stay_texts(evil: Built) -> None:
    module = ast.parse(evil.files["python/bitrix24_client/api/demo_thing.py"])
    allowed = ast.Import | ast.ImportFrom | ast.If | ast.ClassDef | ast.Expr | ast.FunctionDef
    assert [node for node in module.body if not isinstance(node, allowed)] == []
    group = next(
        n for n in module.body if isinstance(n, ast.ClassDef) and n.name == "DemoThingMethods"
    )
    methods = [node for node in group.body if isinstance(node, ast.FunctionDef)]
    for method, text in zip(methods, hostile.TEXTS, strict=False):
        assert "".join(text.split()) in "".join(
            (ast.get_docstring(method, clean=False) or "").split()
        )
        assert [type(node) for node in method.body] == [ast.Expr, ast.Return]


def test_enum_values_are_the_texts(evil: Built) -> None:
    code = "from bitrix24_client.enums import Sign; import json; print(json.dumps([m.value for m in Sign]))"
    run = evil.python(code)
    assert json.loads(run.stdout or "[]") == list(hostile.TEXTS), run.stderr


CALLS = """
import httpx2, json
from datetime import datetime, UTC
from bitrix24_client import Bitrix24
from bitrix24_client.models import Knot
from bitrix24_client.enums import Colour

sent = []

def answer(request):
    sent.append(json.loads(request.content))
    if request.url.path.endswith("import"):
        return httpx2.Response(200, json={"result": []})
    leaf = {"copy": "c", "model_x": None}
    return httpx2.Response(200, json={"result": [
        {"class": "x", "list": 7, "flag": "Y", "map": {"a": leaf}, "bags": [[]], "extra": 1,
         "knot": {"knots": [{"self": "s"}]}},
    ]})

transport = httpx2.MockTransport(answer)
with Bitrix24.from_token("p.example.com", "t", http_client=httpx2.Client(transport=transport)) as b24:
    (knot,) = b24.demo.thing.list(
        class_="c", list="l", self_="s", builtins="b", datetime="d", yes_no="y", flag=True,
        day=datetime(2026, 1, 2, tzinfo=UTC), bags=[{"a": [1]}], one="b\\\\", none_="n",
    )
    assert (knot.class_, knot.list_, knot.flag, knot.map["a"].copy_) == ("x", "7", True, "c"), knot
    assert knot.bags == [{}] and knot.knot.knots[0].self == "s" and knot.model_extra == {"extra": 1}
    assert Knot.model_validate({"class": "a"}) == Knot(class_="a")
    assert b24.demo.thing.import_() == {}
    assert b24.demo.thing.copy(number=1) is not None
assert sent[0] == {
    "class": "c", "self": "s", "list": "l", "builtins": "b", "datetime": "d", "yesNo": "y", "None": "n",
    "day": "2026-01-02T00:00:00+00:00", "flag": "Y", "bags": [{"a": [1]}], "one": "b\\\\", "auth": "t",
}, sent[0]
assert sent[-1] == {"number": 1, "auth": "t"}
"""


def test_awkward_names_work(evil: Built) -> None:
    run = evil.python(CALLS)
    assert run.returncode == 0, run.stderr


def test_import_loads_nothing_that_is_not_asked_for(real: Built) -> None:
    code = """
import sys
before = set(sys.modules)
import bitrix24_client
assert set(sys.modules) - before == {"bitrix24_client"}, set(sys.modules) - before
from bitrix24_client import Bitrix24
from bitrix24_client import enums
from bitrix24_client.enums import OwnerType
b24 = Bitrix24.from_webhook("https://example.bitrix24.com/rest/1/secret/")
assert not {"pydantic", "httpx2"} & set(sys.modules)
assert not [name for name in sys.modules if name.startswith("bitrix24_client.api.")]
b24.crm.activity.todo.add
package = ("bitrix24_client.api.", "bitrix24_client.models.")
loaded = {name for name in sys.modules if name.startswith(package)}
assert loaded == {"bitrix24_client.api.crm_activity", "bitrix24_client.api.crm_activity_todo"}, loaded
assert not hasattr(bitrix24_client, "missing")
assert not hasattr(enums, "Missing") and not hasattr(enums, "missing")
assert "Bitrix24" in dir(bitrix24_client) and "OwnerType" in dir(enums)
"""
    run = real.python(code)
    assert run.returncode == 0, run.stderr


def test_everything_can_be_imported_at_once(built: Built) -> None:
    code = """
import ast, sys
from importlib import import_module
for name in ("models", "enums"):
    package = import_module("bitrix24_client." + name)
    with open(package.__file__ + "i", encoding="utf-8") as file:
        stub = ast.parse(file.read())
    (told,) = (ast.literal_eval(n.value) for n in stub.body if isinstance(n, ast.Assign))
    given = {}
    exec("from bitrix24_client." + name + " import *", given)
    del given["__builtins__"]
    assert sorted(given) == sorted(told) != [], (sorted(given), sorted(told))
    assert all(value.__module__.startswith(package.__name__) for value in given.values()
        if isinstance(value, type)), given
"""
    run = built.python(code)
    assert run.returncode == 0, run.stderr


def test_root_does_not_grow_with_the_api(real: Built, evil: Built) -> None:
    def names(built: Built) -> list[str]:
        root = ast.parse(built.files["python/bitrix24_client/__init__.py"])
        return [ast.unparse(node) for node in root.body[2:]]

    assert names(real) == names(evil)


@pytest.mark.slow
def test_types_are_sound(evil: Built) -> None:
    """Those of the real client are checked in tests/test_generated.py."""
    home = evil.root / "python"
    program = "\n".join(user_program.lines(evil.units))
    (home / "user_program.py").write_text(program, encoding="utf-8")
    for checker in (mypy, pyright):
        assert checker(home).said == ""


def test_a_class_that_differs_from_the_model_stops_the_run(
    monkeypatch: pytest.MonkeyPatch, real: Built
) -> None:
    made = dcg.generated
    for old, new in (
        ("class TodoId", "class Todo"),
        ("id: ", "id_: "),
        ("Type_0", "Type_0 | None = None"),
    ):
        monkeypatch.setattr(dcg, "generated", lambda *a, o=old, n=new: made(*a).replace(o, n))
        unit, scope = next(pair for pair in real.units if pair[0].area.endswith("todo"))
        with pytest.raises((dcg.ModelMismatch, SyntaxError)):
            client.unit(unit, scope)


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    targets = (Target("python", client.unit, client.whole),)
    monkeypatch.setattr(pipeline, "targets", lambda: targets)
    return project(tmp_path / "demo")


def test_a_name_that_the_modules_need_is_refused(demo: Project) -> None:
    demo.write(DEMO, METHOD.replace("Thing", "Page"))
    with pytest.raises(
        SpecError, match=r"demo\.thing\.yaml:\d+:\d+: 'Page' is a name .* \[reserved-name\]"
    ):
        demo.generate()


def test_files_whose_types_need_each_other_are_refused(demo: Project) -> None:
    other = """
title: Others
types:
  Other:
    description: Another.
    direction: response
    properties:
      THING: {type: Thing, description: The thing.}
    sources: [book]
"""
    demo.write("spec/types/other.yaml", other)
    demo.edit(DEMO, "COLOUR: {type: Colour,", "COLOUR: {type: Other,")
    with pytest.raises(SpecError, match="type-circle"):
        demo.generate()


ENDLESS = """
  Names:
    description: Names.
    direction: response
    extra: {keys: '[a-z]+', type: Name}
    sources: [book]
  Name:
    description: A name.
    direction: response
    one_of: [string, Names]
    sources: [book]
"""


def test_what_is_inside_itself_needs_a_class(demo: Project) -> None:
    demo.write(DEMO, METHOD + ENDLESS)
    demo.edit(DEMO, "COLOUR: {type: Colour,", "COLOUR: {type: Name,")
    with pytest.raises(SpecError) as raised:
        demo.generate()
    told = [str(problem) for problem in raised.value.problems]
    assert [t.split(": ", 1)[1].split(" without")[0] for t in told if "circle" in t] == [
        "'Names' is inside itself",
        "'Name' is inside itself",
    ]


def test_a_namespace_gives_way_to_what_the_client_itself_does(demo: Project) -> None:
    demo.write(DEMO, METHOD.replace("demo.thing", "close.thing"))
    (demo.root / DEMO).rename(demo.root / "spec/methods/close.thing.yaml")
    assert "def close_(self) -> Close:" in demo.generate()["python/bitrix24_client/client.py"]


def test_a_timestamp_parameter_takes_a_datetime(demo: Project) -> None:
    scalar = """
  timestamp:
    description: Seconds.
    python: timestamp
    request: {type: integer}
    response: {type: integer}
    sources: [book]
"""
    scalars = (demo.root / "spec/scalars.yaml").read_text(encoding="utf-8")
    demo.write("spec/scalars.yaml", scalars.rstrip() + scalar)
    demo.edit(
        DEMO,
        "    result: {type: Thing",
        "      at: {type: timestamp, description: A.}\n    result: {type: Thing",
    )
    text = demo.generate()["python/bitrix24_client/api/demo_thing.py"]
    assert "at: datetime | int | Unset = UNSET," in text
    assert '"at": _unix(at),' in text


def test_groups_stand_before_their_classes_and_hand_on_nothing_but_the_name(demo: Project) -> None:
    errors = "spec/errors.yaml"
    demo.edit(errors, "  InternalServerError:\n", "  InternalServerError:\n    group: Trouble\n")
    demo.edit(errors, "  QueryLimitExceeded:\n", "  QueryLimitExceeded:\n    group: NotFound\n")
    demo.edit(errors, "    messages: [Thing is not found]\n", "    retry: wait_for_reset\n")
    late = "  AccessDenied:\n    group: NotFound\n"
    demo.edit(errors, "  AccessDenied:\n", f"  Trouble: {{description: All of it.}}\n{late}")
    text = demo.generate()["python/bitrix24_client/errors.py"]
    classes = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
    lines = [ast.unparse(node).split("\n") for node in classes]
    found = [(told[0], told[-1].strip() if "retry" in told[-1] else "") for told in lines]
    assert found == [
        ("class NotFound(ApiError):", "retry = 'wait_for_reset'"),
        ("class Trouble(ApiError):", ""),
        ("class InternalServerError(Trouble):", "retry = 'if_repeat_safe'"),
        ("class QueryLimitExceeded(NotFound):", "retry = 'wait'"),
        ("class AccessDenied(NotFound):", "retry = 'never'"),
    ]


def test_imports_are_sorted_and_fit() -> None:
    imports = Imports()
    imports.own("models.x", "B")
    for name in ("beta", "ALPHA", "Gamma"):
        imports.name("pydantic", name)
    imports.name("typing", "Any")
    imports.modules.add("ast")
    assert imports.text().split("\n") == [
        "import ast",
        "from typing import Any",
        "",
        "from pydantic import ALPHA, Gamma, beta",
        "",
        "from bitrix24_client.models.x import B",
    ]
    assert imports.without(imports).text() == ""
    imports.name("pydantic", "a" * 80)
    assert f"    {'a' * 80}," in imports.text().split("\n")


def test_headers_hold_on_one_line() -> None:
    assert "\n" not in docs.header("spec/a\nb.yaml")


def test_whole_sees_only_indexes_and_fragments(
    demo: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def whole(api: Api, fragments: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        def refuse(name: str) -> object:
            raise AssertionError(f"{name} was loaded")

        blind = Api(*(getattr(api, name) for name in Api.__slots__[:-2]), type=refuse, enum=refuse)  # type: ignore[arg-type]
        yield from client.whole(blind, fragments)

    monkeypatch.setattr(pipeline, "targets", lambda: (Target("python", client.unit, whole),))
    assert "python/bitrix24_client/client.py" in demo.generate()
