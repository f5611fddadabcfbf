"""The client of a spec with alternatives and bounds: how it is used, and what the type checkers refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checkers import marked, mypy, pyright
from tests.project import CASES, project
from tests.unit.test_client import Built, build

RIGHT = """\
from typing import assert_never

from bitrix24_client import Bitrix24, RequestError, Unknown
from bitrix24_client.models import Caption, Circle, Figure, Group, Picture


def area(figure: Figure) -> float:
    match figure:
        case Circle():
            return 3.14 * figure.radius**2
        case Group():
            return sum(map(area, figure.of.values()))
        case Unknown():
            return float(figure.points)
        case _:
            assert_never(figure)


def colour(picture: Picture) -> int:
    match picture.colour:
        case "red":
            return 1
        case "blue":
            return 2
        case None:
            return 3
        case _:
            assert_never(picture.colour)


def shown(title: Caption) -> str:
    match title:
        case str():
            return title
        case dict():
            return title["en"]
        case _:
            assert_never(title)


def draw(b24: Bitrix24) -> None:
    group = Group(of={"c": Unknown(kind="star", points=5)})
    picture = Picture(title={"en": "Hi"}, shapes={"a": Circle(radius=3), "b": group}, colour="red")
    try:
        drawn = b24.demo.thing.draw(picture=picture, size=3)
    except RequestError as error:
        print(error.problems)
    else:
        if drawn:
            print(shown(drawn.title), *map(area, drawn.shapes.values()), colour(drawn))
            print([shape.kind for shape in drawn.shapes.values()])
    b24.demo.thing.draw(picture={"title": "Hi", "shapes": {}})
"""

WRONG = """\
from typing import assert_never

from bitrix24_client.models import Circle, Figure, Group, Picture

circle = Circle(radius="3")  # wrong
Circle(radius=3, kind="group")  # wrong
Circle(radus=3)  # wrong
Circle()  # wrong
Group(of={"a": "circle"})  # wrong
Picture(title="x", shapes={"a": circle}, colour="green")  # wrong
Picture(title=3, shapes={})  # wrong
Picture(title="x", shapes={"a": Picture(title="x", shapes={})})  # wrong
print(circle.of)  # wrong


def area(figure: Figure) -> int:
    match figure:
        case Circle():
            return 1
        case Group():
            return 2
        case _:
            assert_never(figure)  # wrong
"""

USE = """
import json, sys
import bitrix24_client
assert not {"pydantic", "httpx2"} & set(sys.modules)
from bitrix24_client import Bitrix24, RequestError, Unknown
import httpx2
from bitrix24_client.models import Caption, Circle, Figure, Group, Picture
from bitrix24_client import models
assert {"Caption", "Figure"} <= set(dir(models))

sent = []
shapes = {"a": {"kind": "star", "n": [1]}, "b": {"kind": "circle", "radius": 2}}
drawn = {"title": "T", "shapes": shapes, "z": 1}

def answer(request):
    sent.append(json.loads(request.content))
    return httpx2.Response(200, json={"result": drawn})

def client(**more):
    http = httpx2.Client(transport=httpx2.MockTransport(answer))
    return Bitrix24.from_webhook("https://p.example.com/rest/1/c/", http_client=http, **more)

def refused(b24, **given):
    try:
        b24.demo.thing.draw(**given)
    except RequestError as error:
        return str(error)

good = {"title": "Hi", "shapes": {"a": {"kind": "circle", "radius": 3}}}
model = Picture(title="Hi", shapes={"a": Circle(radius=3)})
b24 = client()
for picture in (good, model):
    result = b24.demo.thing.draw(picture=picture, size=9)
    assert sent.pop() == {"picture": good, "size": 9}
assert isinstance(result.shapes["a"], Unknown) and isinstance(result.shapes["b"], Circle)
assert result.to_wire() == result.raw == drawn

assert refused(b24, picture=good, size=10) == "demo.thing.draw: size: must be from 1 to 9"
assert refused(b24, picture={**good, "width": 1, "left": 2}) == (
    "demo.thing.draw: picture: only one of 'width', 'left' is allowed")
assert refused(b24, picture=result) is None
assert sent.pop() == {"picture": drawn}
result.z = 2
assert refused(b24, picture=result) == "demo.thing.draw: picture.z: unknown key"
group = Group(of={"b": {"kind": "star"}})
assert refused(b24, picture={**good, "shapes": {"A": group}}) == (
    "demo.thing.draw: picture.shapes.A: the key must match [a-z]+; "
    "picture.shapes.A.of.b.kind: one of 'circle', 'group' is allowed")
assert sent == []
star = {**good, "shapes": {"a": Unknown(kind="star", n=[1])}}
assert refused(b24, picture=star) is None
for switch in (client(check=False), Bitrix24.from_token("p.example.com", "t", check=False,
        http_client=httpx2.Client(transport=httpx2.MockTransport(answer)))):
    assert refused(switch, picture={"colour": 7}, size=99) is None
    assert {**sent.pop(), "auth": ""} == {"picture": {"colour": 7}, "size": 99, "auth": ""}
"""


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("figures")
    spec = (CASES / "alternatives" / "spec.yaml").read_text(encoding="utf-8")
    return build(root, project(root / "spec_root", spec).root)


def test_use(figures: Built) -> None:
    run = figures.python(USE)
    assert run.returncode == 0, run.stderr


PLAIN = "properties: {kind: {type: string, values: [%s], required: true, description: K.}}"
ANSWERED = f"""\
  Answered: {{description: A., direction: response, one_of: [Dot, Line], by: kind, sources: [book]}}
  Dot: {{description: D., direction: response, {PLAIN % 'dot'}, sources: [book]}}
  Line: {{description: L., direction: response, {PLAIN % 'line'}, sources: [book]}}
"""
SURE = "      sure: {type: yes_no, values: ['Y'], description: Sure.}\n"
USE_ANSWERED = """
import json
import httpx2
from bitrix24_client import Bitrix24, RequestError, Unknown
from bitrix24_client.models import Circle, Dot, Picture

sent = []

def answer(request):
    sent.append(json.loads(request.content))
    return httpx2.Response(200, json={"result": [{"kind": "dot"}, {"kind": "star"}]})

http = httpx2.Client(transport=httpx2.MockTransport(answer))
b24 = Bitrix24.from_webhook("https://p.example.com/rest/1/c/", http_client=http)
picture = Picture(title="Hi", shapes={"a": Circle(radius=3)})
dot, star = b24.demo.thing.draw(picture=picture, sure=True)
assert type(dot) is Dot and type(star) is Unknown
assert sent.pop()["sure"] == "Y"
try:
    b24.demo.thing.draw(picture=picture, sure=False)
except RequestError as error:
    assert str(error) == "demo.thing.draw: sure: only True is allowed"
assert sent == []
"""


def test_alternatives_that_only_come_back_and_a_fixed_truth_value(tmp_path: Path) -> None:
    spec = (CASES / "alternatives" / "spec.yaml").read_text(encoding="utf-8")
    head, examples = spec.split("    examples:", 1)
    size = "      size:"
    assert size in head
    head = head.replace(size, SURE + size)
    head = head.replace(
        "result: {type: Picture, nullable: true", "result: {type: Answered, list: true"
    )
    types = examples.split("types:\n", 1)[1]
    request = "{picture: {title: Hi, shapes: {a: {kind: circle, radius: 3}}}}"
    example = f"    examples: [{{name: one, summary: One., request: {request}}}]"
    made = project(tmp_path / "spec_root", f"{head}{example}\ntypes:\n{types}{ANSWERED}")
    run = build(tmp_path, made.root).python(USE_ANSWERED)
    assert run.returncode == 0, run.stderr


@pytest.mark.slow
def test_type_checkers_know_the_alternatives(figures: Built) -> None:
    home = figures.root / "python"
    (home / "right.py").write_text(RIGHT, encoding="utf-8")
    (home / "wrong.py").write_text(WRONG, encoding="utf-8")
    for checker in (mypy, pyright):
        assert checker(home, "right.py", "wrong.py").wrong == marked([home / "wrong.py"])
