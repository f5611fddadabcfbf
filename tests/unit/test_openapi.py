"""The OpenAPI target: the document of the real spec, documents of small specs, and its YAML writer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator
from ruamel.yaml import YAML

from generator import pipeline
from generator.emit import Target, openapi
from generator.emit.openapi import dump, schemas
from generator.problems import SpecError
from generator.store import Store
from tests.project import CASES, DEMO, HOME, METHOD, Project, project

Data = dict[str, Any]
BASE = "https://example.com/openapi"
TARGETS = (Target("openapi", openapi.unit, openapi.whole),)


@pytest.fixture(autouse=True)
def only_openapi(monkeypatch: pytest.MonkeyPatch) -> None:
    """This target alone, so that a fault of another one does not show here."""
    monkeypatch.setattr(pipeline, "targets", lambda: TARGETS)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The two files that the real spec gives."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "targets", lambda: TARGETS)
        tree = pipeline.generate(HOME, Store(tmp_path_factory.mktemp("store")), "test")
        return {name: tree.text(f"openapi/openapi.{name}") for name in ("json", "yaml")}


@pytest.fixture(scope="module")
def document(texts: dict[str, str]) -> Data:
    """The document of the real spec."""
    return json.loads(texts["json"])


@pytest.fixture(scope="module")
def registry(document: Data) -> jsonschema_rs.Registry:
    """One registry for all validators: a document inside each would take gigabytes at full size."""
    return jsonschema_rs.Registry([(BASE, {"components": document["components"]})])


def faults(schema: Data, value: Any, registry: jsonschema_rs.Registry) -> list[str]:
    whole = json.loads(json.dumps(schema).replace('"#/components/', f'"{BASE}#/components/'))
    kind = jsonschema_rs.Draft202012Validator
    return [
        str(e.message)
        for e in kind(whole, registry=registry, validate_formats=True).iter_errors(value)
    ]


def operations(document: Data) -> Iterator[tuple[str, Data]]:
    for name, item in (document["paths"] | document["webhooks"]).items():
        yield name, item["post"]


def resolved(document: Data, node: Data) -> Data:
    while "$ref" in node:
        _, *steps = node["$ref"].split("/")
        node = document
        for step in steps:
            node = node[step]
    return node


def bodies(document: Data) -> Iterator[tuple[str, Data]]:
    """Every media type with the place where it stands."""
    for name, operation in operations(document):
        parts = {"request": operation["requestBody"], **operation["responses"]}
        for part, body in parts.items():
            for media in resolved(document, body).get("content", {}).values():
                yield f"{name} {part}", media


def subschemas(node: Any) -> Iterator[Data]:
    if isinstance(node, dict):
        yield node
        for key, item in node.items():
            if key == "properties":
                for value in item.values():
                    yield from subschemas(value)
            elif key in ("items", "additionalProperties", "anyOf", "oneOf"):
                yield from subschemas(item)
    elif isinstance(node, list):
        for item in node:
            yield from subschemas(item)


# -- the real spec ------------------------------------------------------------------------------------------


def test_is_openapi(document: Data) -> None:
    assert [str(e) for e in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_yaml_and_json_agree(texts: dict[str, str], document: Data) -> None:
    assert yaml.load(texts["yaml"], yaml.CSafeLoader) == document
    assert texts["yaml"].startswith("# Generated from spec/ by ")


def test_every_example_fits(document: Data, registry: jsonschema_rs.Registry) -> None:
    wrong = []
    for place, media in bodies(document):
        assert media["examples"], place
        for name, example in media["examples"].items():
            wrong += [
                (place, name, fault)
                for fault in faults(media["schema"], example["value"], registry)
            ]
    assert wrong == []


def test_examples_and_defaults_of_schemas_fit(
    document: Data, registry: jsonschema_rs.Registry
) -> None:
    count, wrong = 0, []
    for name, component in document["components"]["schemas"].items():
        for schema in subschemas(component):
            values = [
                *schema.get("examples", ()),
                *([schema["default"]] if "default" in schema else []),
            ]
            bare = {k: v for k, v in schema.items() if k not in ("examples", "default")}
            for value in values:
                count += 1
                wrong += [(name, value, fault) for fault in faults(bare, value, registry)]
    assert count > 100
    assert wrong == []


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ("CrmActivityGetRequest", {}),
        ("CrmActivityGetRequest", {"id": "999"}),
        ("CrmActivityGetRequest", {"id": 999, "ID": 999}),
        ("CrmActivityListRequest", {"filter": {"~DEADLINE": "x"}}),
        ("CrmActivityListRequest", {"order": {"ID": "upwards"}}),
        ("CrmActivityTodoAddRequest", {"ownerTypeId": 2, "ownerId": 1, "deadline": "tomorrow"}),
        ("CrmActivityListResponse", {"result": {}, "total": 0, "time": {}}),
        ("CrmActivityGetResponse", {"result": {"ID": 999}, "time": {}}),
        ("CrmActivityGetResponse", {"result": {"ID": "9", "COMPLETED": True}, "time": {}}),
        ("ErrorResponse", {"error_description": "x"}),
    ],
)
def test_refuses(document: Data, registry: jsonschema_rs.Registry, schema: str, value: Any) -> None:
    assert schema in document["components"]["schemas"]
    assert faults(schemas.ref(schema), value, registry)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (
            "CrmActivityListRequest",
            {"filter": {"!%SUBJECT": "x", "@ID": [1]}, "order": {"ID": "asc"}},
        ),
        (
            "CrmActivityGetResponse",
            {"result": {"ID": "9", "TYPE_ID": 77, "UF_CRM_1": {}}, "time": {}},
        ),
        (
            "CrmActivityGetResponse",
            {"result": {"ID": "9", "TYPE_ID": "77", "SETTINGS": []}, "time": {}},
        ),
    ],
)
def test_accepts(registry: jsonschema_rs.Registry, schema: str, value: Any) -> None:
    assert faults(schemas.ref(schema), value, registry) == []


def test_everything_is_described(document: Data) -> None:
    for name, component in document["components"]["schemas"].items():
        assert component["title"] == name
        for schema in subschemas(component):
            for key, value in schema.get("properties", {}).items():
                assert value["description"].strip(), (name, key)
                assert value["title"].strip(), (name, key)
    for name, operation in operations(document):
        assert 0 < len(operation["summary"]) <= 60, name
        assert not operation["summary"].endswith("."), name


def test_components_are_used_and_links_live(document: Data, texts: dict[str, str]) -> None:
    refs = set(re.findall(r'"\$ref": "#/components/(\w+/[\w.-]+)"', texts["json"]))
    kinds = ("schemas", "responses")
    assert refs == {f"{kind}/{name}" for kind in kinds for name in document["components"][kind]}
    known = {operation["operationId"] for _, operation in operations(document)}
    linked = set(re.findall(r"\(#operation/(\w+)\)", texts["json"]))
    assert linked
    assert linked <= known
    tags = [tag["name"] for tag in document["tags"]]
    assert {tag for _, operation in operations(document) for tag in operation["tags"]} == set(tags)
    assert [tag for group in document["x-tagGroups"] for tag in group["tags"]] == tags


def test_errors_agree(document: Data) -> None:
    for path, operation in operations(document):
        for row in operation.get("x-bitrix24-errors", ()):
            response = resolved(document, operation["responses"][str(row["status"])])
            shown = [
                e["value"] for e in response["content"]["application/json"]["examples"].values()
            ]
            told = row["code"] or row["message"]
            texts_ = {e["error"] or e["error_description"].removesuffix(".") for e in shown}
            assert told.removesuffix(".") in texts_, (path, told)
            code = row["code"] or '""'
            assert f"| {row['status']} | `{code}` |" in operation["description"], (path, told)


def test_one_status_merges_both_kinds_of_errors(document: Data) -> None:
    forbidden = document["paths"]["/crm.item.get"]["post"]["responses"]["403"]
    codes = {
        e["value"]["error"] for e in forbidden["content"]["application/json"]["examples"].values()
    }
    assert {"allowed_only_intranet_user", "insufficient_scope"} <= codes


# -- small specs --------------------------------------------------------------------------------------------

NASTY = "x</script> {{ 7 }} {% if %} \"\"\" ''' | a\\b `c <b> # y: &z *w - [q](r)\n--- ...\n# z\n"


def test_text_stays_text(demo: Project) -> None:
    demo.write(DEMO, METHOD.replace("Title.", "@@").replace("Seven", "@@").replace('"@@"', "@@"))
    source = (demo.root / DEMO).read_text(encoding="utf-8").replace("@@", json.dumps(NASTY))
    demo.write(DEMO, source)
    files = demo.generate()
    document = json.loads(files["openapi/openapi.json"])
    assert YAML(typ="safe").load(files["openapi/openapi.yaml"]) == document
    shown = document["paths"]["/demo.thing.get"]["post"]["responses"]["200"]
    value = next(iter(shown["content"]["application/json"]["examples"].values()))["value"]
    assert value["result"]["TITLE"] == NASTY
    for text in files.values():
        assert "</script" not in text
        assert all(line.isprintable() for line in text.split("\n"))


@pytest.mark.parametrize("name", ["DemoThingGetRequest", "ErrorResponse", "IntegerString"])
def test_a_type_may_not_take_the_name_of_another_schema(demo: Project, name: str) -> None:
    demo.write(DEMO, METHOD.replace("Thing", name))
    with pytest.raises(SpecError) as caught:
        demo.generate()
    assert [problem.slug for problem in caught.value.problems] == ["name-clash"]


CLASHING = {
    "FooValue": "  Foo: {description: A., direction: both, extra: {type: any}, sources: [book]}\n",
    "ColourValue": "",
    "DatetimeValue": "",
    "Datetime": "",
}
"""Types that may not be declared, and what they need beside them: an enum and a scalar are in `_base`."""


@pytest.mark.parametrize("name", CLASHING)
def test_a_type_may_not_take_the_name_of_a_form(demo: Project, name: str) -> None:
    """Told in the line of the type, and nothing is made."""
    declared = "{description: B., direction: response, extra: {type: any}, sources: [book]}"
    text = f"{METHOD}  {name}: {declared}\n{CLASHING[name]}"
    demo.write(DEMO, text)
    with pytest.raises(SpecError) as caught:
        demo.generate()
    (problem,) = caught.value.problems
    line = text.split("\n").index(f"  {name}: {declared}") + 1
    assert (problem.slug, problem.where.file, problem.where.line) == ("name-clash", DEMO, line)
    assert "rename" in problem.hint
    if name in ("FooValue", "ColourValue"):
        assert repr(name.removesuffix("Value")) in problem.hint


def test_two_forms_of_one_name_are_told_with_a_place(demo: Project) -> None:
    """Here no type has the name, but one that goes both ways and a scalar give it."""
    both = "{description: A., direction: both, extra: {type: any}, sources: [book]}"
    demo.write(DEMO, f"{METHOD}  Datetime: {both}\n")
    with pytest.raises(SpecError) as caught:
        demo.generate()
    assert [str(p).split(":")[0] for p in caught.value.problems] == [DEMO, DEMO]
    assert {p.where.line for p in caught.value.problems} == {METHOD.count("\n") + 1}


def test_a_method_for_applications_needs_a_token(tmp_path: Path) -> None:
    made = project(tmp_path / "app", METHOD.replace("context: any", "context: application"))
    document = json.loads(made.generate()["openapi/openapi.json"])
    assert document["security"] == [{}, {"accessToken": []}]
    assert document["paths"]["/demo.thing.get"]["post"]["security"] == [{"accessToken": []}]


def test_a_payload_that_is_the_body(tmp_path: Path) -> None:
    answer = "{result: {ID: '7', TITLE: Seven}, time: {duration: 0.5}}"
    bare = METHOD.replace(answer, "{ID: '7'}").replace(
        "result: {type: Thing,", "result: {type: Thing, at: body,"
    )
    made = project(tmp_path / "bare", bare)
    found = json.loads(made.generate()["openapi/openapi.json"])["components"]["schemas"]
    refs = [schema["$ref"].rpartition("/")[2] for schema in found["DemoThingGetResponse"]["anyOf"]]
    assert refs == ["Thing", "EmptyObject", "DemoThingGetEnvelope"]


# -- both ways, alternatives ------------------------------------------------------------------------------


@pytest.fixture
def pictures(tmp_path: Path) -> Data:
    """The document of the case `alternatives`."""
    text = (CASES / "alternatives" / "spec.yaml").read_text(encoding="utf-8")
    return json.loads(project(tmp_path / "case", text).generate()["openapi/openapi.json"])


def test_is_openapi_with_alternatives(pictures: Data) -> None:
    assert [str(e) for e in OpenAPIV31SpecValidator(pictures).iter_errors()] == []


def test_each_form_refers_to_its_own(pictures: Data) -> None:
    """Of whatever a request leads to nothing is a form of answers, nor the other way round."""
    held = pictures["components"]["schemas"]
    two = {name for name in held if f"{name}Value" in held}
    assert two == {
        *("Picture", "PictureShapes", "Caption", "Translations"),
        *("Figure", "Circle", "Group", "GroupOf"),
    }
    for name in two:
        refs = re.findall(r'components/schemas/(\w+)"', json.dumps(held[name]))
        assert {*refs} <= two
        refs = re.findall(r'components/schemas/(\w+)"', json.dumps(held[f"{name}Value"]))
        assert {*refs} <= {f"{one}Value" for one in two} | {"EmptyObject"}


def test_a_union_by_tag(pictures: Data) -> None:
    held = pictures["components"]["schemas"]
    for end in ("", "Value"):
        mapping = {
            tag: f"#/components/schemas/{name}{end}"
            for tag, name in (("circle", "Circle"), ("group", "Group"))
        }
        union = held[f"Figure{end}"]
        assert union["discriminator"] == {"propertyName": "kind", "mapping": mapping}
        assert union["oneOf"] == [{"$ref": target} for target in mapping.values()]
        assert held[f"Circle{end}"]["properties"]["kind"]["const"] == "circle"
        assert "kind" in held[f"Circle{end}"]["required"]
    assert "x-known-values" not in held["Figure"]
    assert held["FigureValue"]["x-known-values"] == ["circle", "group"]


_CIRCLE: Data = {"kind": "circle", "radius": 1}
_PICTURE: Data = {"title": "Hi", "shapes": {"a": _CIRCLE}}
_GROUP: Data = {"kind": "group", "of": {"b": _CIRCLE}}
_VERDICTS = [
    (_PICTURE, True, True),
    (_PICTURE | {"title": {"en": "Hi"}, "shapes": {"a": _GROUP}}, True, True),
    (_PICTURE | {"width": 1}, True, True),
    (_PICTURE | {"width": 1, "left": 1}, False, False),
    (_PICTURE | {"new": 1}, False, True),
    (_PICTURE | {"shapes": {"a": _CIRCLE | {"new": 1}}}, False, True),
    (_PICTURE | {"shapes": {"a": _GROUP | {"of": []}}}, False, True),
    (_PICTURE | {"shapes": {"a": _GROUP | {"of": {"b": _CIRCLE | {"new": 1}}}}}, False, True),
    (_PICTURE | {"shapes": {"a": _CIRCLE | {"kind": "group"}}}, False, False),
    (_PICTURE | {"shapes": {"a": _CIRCLE | {"kind": "star"}}}, False, False),
    (_PICTURE | {"shapes": {"a": {"radius": 1}}}, False, False),
    (_PICTURE | {"shapes": {}}, False, False),
    (_PICTURE | {"shapes": []}, False, False),
    (_PICTURE | {"shapes": dict.fromkeys("abc", _CIRCLE)}, True, True),
    (_PICTURE | {"shapes": dict.fromkeys("abcd", _CIRCLE)}, False, False),
    (_PICTURE | {"shapes": {"A": _CIRCLE}}, False, False),
    (_PICTURE | {"title": {}}, False, False),
    (_PICTURE | {"title": []}, False, False),
    (_PICTURE | {"title": 7}, False, False),
]


@pytest.mark.parametrize(("value", "sent", "answered"), _VERDICTS)
def test_what_both_forms_take(pictures: Data, value: Data, sent: bool, answered: bool) -> None:
    held = jsonschema_rs.Registry([(BASE, {"components": pictures["components"]})])
    assert (faults(schemas.ref("Picture"), value, held) == []) == sent
    assert (faults(schemas.ref("PictureValue"), value, held) == []) == answered


@pytest.mark.parametrize(
    ("groups", "pairs"),
    [
        ("[[width, left], [width, colour]]", [["width", "left"], ["width", "colour"]]),
        ("[[width, left, colour]]", [["width", "left"], ["width", "colour"], ["left", "colour"]]),
    ],
)
def test_no_two_of_a_group(tmp_path: Path, groups: str, pairs: list[list[str]]) -> None:
    text = (CASES / "alternatives" / "spec.yaml").read_text(encoding="utf-8")
    made = project(tmp_path / "more", text.replace("[[width, left]]", groups)).generate()
    refused = json.loads(made["openapi/openapi.json"])["components"]["schemas"]["Picture"]["not"]
    assert refused == {"anyOf": [{"required": pair} for pair in pairs]}


def test_a_map_that_may_be_empty_is_one_more_alternative(tmp_path: Path) -> None:
    text = (CASES / "alternatives" / "spec.yaml").read_text(encoding="utf-8")
    free = text.replace("type: string, min_items: 1}", "type: string}")
    made = project(tmp_path / "free", free).generate()["openapi/openapi.json"]
    held = json.loads(made)["components"]["schemas"]
    names = ("TranslationsValue", "EmptyObject")
    assert held["CaptionValue"]["anyOf"] == [{"type": "string"}, *map(schemas.ref, names)]


def test_examples_and_defaults_are_those_of_requests(tmp_path: Path) -> None:
    """A number that comes back as text would not fit its own example."""
    text = (CASES / "alternatives" / "spec.yaml").read_text(encoding="utf-8")
    old = "left: {type: integer,"
    new = "left: {type: integer_string, example: 7, default: 8,"
    made = project(tmp_path / "left", text.replace(old, new)).generate()
    held = json.loads(made["openapi/openapi.json"])["components"]["schemas"]
    sent, answered = (held[name]["properties"]["left"] for name in ("Picture", "PictureValue"))
    assert (sent["examples"], sent["default"]) == ([7], 8)
    assert not answered.keys() & {"examples", "default"}
    assert answered["$ref"].endswith("/IntegerString")


def test_an_event_carries_the_form_of_answers(tmp_path: Path) -> None:
    made = project(tmp_path / "event")
    made.edit(
        "spec/events.yaml",
        """direction: response
    properties:
      ID: {type: integer_string, required: true, example: '7',""",
        """direction: both
    properties:
      ID: {type: integer_string, required: true,""",
    )
    found = json.loads(made.generate()["openapi/openapi.json"])["components"]["schemas"]
    held = found["OnThingAddEvent"]["properties"]["data"]
    assert held["$ref"] == "#/components/schemas/ThingEventValue"


def test_run_times_only_come_back(demo: Project) -> None:
    file = next((demo.root / "spec" / "types").glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("direction: response", "direction: both", 1), encoding="utf-8")
    assert [p.slug for p in demo.problems()] == ["wrong-direction"]


# -- YAML ---------------------------------------------------------------------------------------------------

_TRAPS = "ab :#-\n\t'\"|>[]{}&*!%@`,?\\</~=.019eE+_ynoY\u2028\ufeff\x85\U000e0001"
_WORDS = st.text() | st.text(_TRAPS, max_size=30)
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | _WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(_WORDS, _VALUES, min_size=1, max_size=5) | st.lists(_VALUES, min_size=1))
def test_any_data_survives(value: Any) -> None:
    text = dump.yaml_text(value)
    assert YAML(typ="safe").load(text) == value  # YAML 1.2
    assert yaml.load(text, yaml.CSafeLoader) == value  # YAML 1.1
    line = dump.json_text(value)
    assert json.loads(line) == value
    assert line.isprintable()
    assert "</" not in line


@pytest.mark.parametrize("key", ["k" * 2000, "k: " * 700, "ж" * 900])
def test_long_keys_survive(key: str) -> None:
    value = {"a": [{key: {"b": "1"}}], key: []}
    text = dump.yaml_text(value)
    assert YAML(typ="safe").load(text) == value
    assert yaml.load(text, yaml.CSafeLoader) == value
