"""Wire names -> words -> names."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import names

WIRE_KEYS = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]*", fullmatch=True)


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("OWNER_TYPE_ID", ("owner", "type", "id")),
        ("ownerTypeId", ("owner", "type", "id")),
        ("crm.activity.todo", ("crm", "activity", "todo")),
        ("updateDeadline", ("update", "deadline")),
        ("getURLById", ("get", "url", "by", "id")),
        ("ID", ("id",)),
        ("parentId1222", ("parent", "id1222")),
        ("ufCrm_1720019876534", ("uf", "crm", "1720019876534")),
        ("B2E", ("b2", "e")),
        ("__", ()),
    ],
)
def test_words(wire: str, expected: tuple[str, ...]) -> None:
    assert names.words(wire) == expected


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("ownerTypeId", "owner_type_id"),
        ("ID", "id"),
        ("TYPE", "type"),
        ("class", "class_"),
        ("FROM", "from_"),
        ("None", "none_"),
        ("TRUE", "true_"),
        ("24hours", "n24_hours"),
        ("_", "value"),
    ],
)
def test_snake(wire: str, expected: str) -> None:
    assert names.snake(wire) == expected


@pytest.mark.parametrize(
    ("wire", "pascal", "camel"),
    [
        ("crm.activity.todo", "CrmActivityTodo", "crmActivityTodo"),
        (
            "crm.activity.todo.updateDeadline",
            "CrmActivityTodoUpdateDeadline",
            "crmActivityTodoUpdateDeadline",
        ),
        ("NOT_FOUND", "NotFound", "notFound"),
        ("__", "", ""),
    ],
)
def test_class_and_operation_names(wire: str, pascal: str, camel: str) -> None:
    assert names.pascal(wire) == pascal
    assert names.camel(wire) == camel


@pytest.mark.parametrize(
    ("wire", "parameter", "attribute"),
    [
        ("self", "self_", "self"),
        ("copy", "copy", "copy_"),
        ("JSON", "json", "json_"),
        ("modelConfig", "model_config", "model_config_"),
        ("schema", "schema", "schema_"),
        ("id", "id", "id"),
        ("import", "import_", "import_"),
    ],
)
def test_reserved_words_depend_on_the_place(wire: str, parameter: str, attribute: str) -> None:
    assert names.parameter(wire) == parameter
    assert names.attribute(wire) == attribute


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("crm.activity.todo", "crm_activity_todo"),
        ("activity", "activity"),
        ("crm.import", "crm_import"),
    ],
)
def test_module(stem: str, expected: str) -> None:
    assert names.module(stem) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("WRONG_FIELD_VALUE", "WrongFieldValue"),
        ("100", "Code100"),
        ("", "Code"),
        ("expired_token", "ExpiredToken"),
    ],
)
def test_error_class(code: str, expected: str) -> None:
    assert names.error_class(code) == expected


@given(WIRE_KEYS)
def test_every_wire_key_gets_a_python_name(wire: str) -> None:
    for name in (names.snake(wire), names.parameter(wire), names.attribute(wire)):
        assert name.isidentifier()
        assert not keyword.iskeyword(name)
        assert not name.startswith("_")


@given(st.text(max_size=20))
def test_every_error_code_gets_an_identifier(code: str) -> None:
    assert names.error_class(code).isidentifier()
