"""The fake portal keeps what it is given, and refuses what the documentation says it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from bitrix24_client.testing import FakePortal

from tests.portal.asking import Body, ask, refusal, result

DEADLINE = "2025-02-03T15:00:00+02:00"
TODO: Body = {"ownerTypeId": 2, "ownerId": 1, "deadline": DEADLINE}
CALL: Body = {
    "OWNER_TYPE_ID": 2,
    "OWNER_ID": 1,
    "TYPE_ID": 2,
    "SUBJECT": "Call",
    "RESPONSIBLE_ID": 5,
    "COMMUNICATIONS": [{"VALUE": "+49", "ENTITY_ID": 7, "ENTITY_TYPE_ID": 3}],
}
LAYOUT: Body = {
    "icon": {"code": "info"},
    "header": {"title": "Title"},
    "body": {
        "logo": {"code": "document"},
        "blocks": {"one": {"type": "text", "properties": {"value": "Text"}}},
    },
}
APP: Body = {"application": "local"}


def todo(portal: FakePortal, **more: Any) -> int:
    """A new universal activity."""
    number: int = result(portal, "crm.activity.todo.add", {**TODO, **more})["id"]
    return number


def get(portal: FakePortal, number: int, **how: Any) -> Body:
    """An activity."""
    found: Body = result(portal, "crm.activity.get", {"id": number}, **how)
    return found


def test_what_was_added_is_read_in_the_form_of_answers(portal: FakePortal) -> None:
    number = todo(portal, title="Offer", responsibleId="5")
    record = get(portal, number)
    assert (record["ID"], record["OWNER_TYPE_ID"], record["OWNER_ID"]) == (str(number), "2", "1")
    assert (record["SUBJECT"], record["DEADLINE"]) == ("Offer", "2025-02-03T13:00:00+00:00")
    assert (record["PROVIDER_ID"], record["COMPLETED"]) == ("CRM_TODO", "N")
    assert (record["RESPONSIBLE_ID"], record["SETTINGS"]) == ("5", [])
    assert "colorId" not in record
    assert "BINDINGS" not in record


def test_numbers_count_up(portal: FakePortal) -> None:
    assert [todo(portal), todo(portal)] == [1, 2]
    portal.seed("activity", [{"ID": 999, "OWNER_TYPE_ID": 2, "OWNER_ID": 1}])
    assert todo(portal) == 1000


def test_a_deprecated_method_still_works(portal: FakePortal) -> None:
    more = {"UF_CRM_X": "kept", "START_TIME": DEADLINE, "DEADLINE": "2030-01-01T00:00:00Z"}
    number = result(portal, "crm.activity.add", {"fields": {**CALL, **more}})
    record = get(portal, number)
    assert record["UF_CRM_X"] == "kept"
    assert record["DEADLINE"] == record["START_TIME"] == "2025-02-03T13:00:00+00:00"
    change = {"SUBJECT": "New", "OWNER_ID": 77, "COMPLETED": "Y"}
    assert result(portal, "crm.activity.update", {"id": number, "fields": change}) is True
    record = get(portal, number)
    assert (record["SUBJECT"], record["OWNER_ID"]) == ("New", "1")
    assert (record["COMPLETED"], record["STATUS"]) == ("Y", "2")


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"SUBJECT": ""}, "The field SUBJECT is not defined or empty"),
        ({"SUBJECT": None}, "The field SUBJECT is not defined or empty"),
        ({"RESPONSIBLE_ID": "x"}, "The field RESPONSIBLE_ID is not defined or invalid"),
        ({"TYPE_ID": None}, "The field TYPE_ID is not defined or invalid"),
        ({"TYPE_ID": 99}, "The field TYPE_ID is not defined or invalid"),
        ({"TYPE_ID": 3}, "The field TYPE_ID is not defined or invalid"),
        ({"COMMUNICATIONS": []}, "The field COMMUNICATIONS is not defined or invalid"),
        (
            {"TYPE_ID": 1, "COMMUNICATIONS": [{"VALUE": "a"}, {"VALUE": "b"}]},
            "The only one communication is allowed for activity of specified type",
        ),
        (
            {"TYPE_ID": 6},
            "The custom activity without provider is not supported in current context",
        ),
        (
            {"OWNER_ID": None},
            "Could not build binding. Please ensure that owner info and communications are defined"
            " correctly",
        ),
        ({"PROVIDER_ID": "REST_APP"}, "Application context required"),
        (
            {"PROVIDER_ID": "CONFIGURABLE_REST_APP"},
            "Use crm.activity.configurable.add for this activity provider",
        ),
    ],
)
def test_fields_of_a_system_activity_are_checked(
    portal: FakePortal, change: Body, text: str
) -> None:
    assert refusal(portal, "crm.activity.add", {"fields": {**CALL, **change}}) == (400, text)
    assert portal.records("activity") == []


def test_an_activity_of_an_application_is_its_own(portal: FakePortal) -> None:
    fields = {**CALL, "PROVIDER_ID": "REST_APP", "TYPE_ID": None}
    number = result(portal, "crm.activity.add", {"fields": fields}, **APP)
    record = get(portal, number, **APP)
    assert (record["TYPE_ID"], record["PROVIDER_TYPE_ID"]) == ("6", "LINK")
    one = {"id": number}
    assert refusal(portal, "crm.activity.get", one)[1] == "Application context required"
    assert refusal(portal, "crm.activity.delete", one, application="other")[1] == "Access denied"
    assert result(portal, "crm.activity.delete", one, **APP) is True


def test_a_deleted_activity_is_gone(portal: FakePortal) -> None:
    number = todo(portal)
    assert result(portal, "crm.activity.delete", {"id": number}) is True
    wanted = (400, "Activity is not found")
    assert refusal(portal, "crm.activity.get", {"id": number}) == wanted
    assert refusal(portal, "crm.activity.delete", {"id": number}) == wanted
    assert refusal(portal, "crm.activity.get", {}) == wanted


@pytest.mark.parametrize(
    ("method", "change", "field", "value"),
    [
        ("update", {"deadline": DEADLINE, "title": "New"}, "SUBJECT", "New"),
        (
            "updateDeadline",
            {"value": "2026-01-01T00:00:00Z"},
            "DEADLINE",
            "2026-01-01T00:00:00+00:00",
        ),
        ("updateDescription", {"value": "Text"}, "DESCRIPTION", "Text"),
        ("updateResponsibleUser", {"responsibleId": 8}, "RESPONSIBLE_ID", "8"),
        ("updateColor", {"colorId": "3"}, None, None),
    ],
)
def test_a_universal_activity_changes_until_it_is_completed(
    portal: FakePortal, method: str, change: Body, field: str | None, value: str | None
) -> None:
    number, wire = todo(portal), f"crm.activity.todo.{method}"
    given = {"id": number, "ownerTypeId": 2, "ownerId": 1, **change}
    assert result(portal, wire, given) == {"id": number}
    if field is not None:
        assert get(portal, number)[field] == value
    assert refusal(portal, wire, {**given, "ownerId": 2}) == (400, "OWNER_NOT_FOUND")
    assert refusal(portal, wire, {**given, "id": 77}) == (400, "NOT_FOUND")
    assert refusal(portal, wire, {**given, next(iter(change)): None}) == (400, "100")
    portal.remove_object(2, 1)
    assert refusal(portal, wire, given) == (400, "NOT_FOUND")
    ask(portal, "crm.activity.update", {"id": number, "fields": {"COMPLETED": "Y"}})


@pytest.mark.parametrize(
    ("method", "change", "code"),
    [
        ("update", {"deadline": DEADLINE}, "CAN_NOT_UPDATE_COMPLETED_TODO"),
        ("updateDeadline", {"value": DEADLINE}, "CAN_NOT_UPDATE_COMPLETED_TODO"),
        ("updateDescription", {"value": "x"}, "CAN_NOT_UPDATE_COMPLETED_TODO"),
        ("updateColor", {"colorId": "1"}, "CAN_NOT_UPDATE_COLOR_COMPLETED_TODO"),
        (
            "updateResponsibleUser",
            {"responsibleId": 8},
            "CAN_NOT_UPDATE_RESPONSIBLE_USER_COMPLETED_TODO",
        ),
    ],
)
def test_a_completed_activity_refuses_changes(
    portal: FakePortal, method: str, change: Body, code: str
) -> None:
    number = todo(portal)
    result(portal, "crm.activity.update", {"id": number, "fields": {"COMPLETED": "Y"}})
    given = {"id": number, "ownerTypeId": 2, "ownerId": 1, **change}
    assert refusal(portal, f"crm.activity.todo.{method}", given) == (400, code)


def test_values_of_a_universal_activity_are_checked(portal: FakePortal) -> None:
    number = todo(portal)
    add, one = "crm.activity.todo.add", {"id": number, "ownerTypeId": 2, "ownerId": 1}
    assert refusal(portal, add, {**TODO, "deadline": "soon"})[1] == "WRONG_DATETIME_FORMAT"
    assert refusal(portal, add, {**TODO, "ownerId": -1})[1] == "NOT_FOUND"
    color = "crm.activity.todo.updateColor"
    assert refusal(portal, color, {**one, "colorId": "9"})[1] == "CAN_NOT_UPDATE_WRONG_COLOR_TODO"
    user = "crm.activity.todo.updateResponsibleUser"
    assert refusal(portal, user, {**one, "responsibleId": 0})[1] == "INVALID_ARG_VALUE"
    parent = todo(portal)
    result(portal, "crm.activity.update", {"id": parent, "fields": {"COMPLETED": "Y"}})
    given = {**one, "deadline": DEADLINE, "parentActivityId": parent}
    wanted = "ERROR_PARENT_ACTIVITY_RESTRICT"
    assert refusal(portal, "crm.activity.todo.update", given)[1] == wanted


def bind(portal: FakePortal, number: int, type_: int, id_: int, act: str = "add") -> Body:
    """A binding; the body of the answer."""
    given = {"activityId": number, "entityTypeId": type_, "entityId": id_}
    body: Body = ask(portal, f"crm.activity.binding.{act}", given).body
    return body


def test_bindings_come_and_go(portal: FakePortal) -> None:
    number = todo(portal)
    assert bind(portal, number, 3, 4)["result"] is True
    assert bind(portal, number, 3, 4)["error"] == "ACTIVITY_IS_ALREADY_BOUND"
    listed = result(portal, "crm.activity.binding.list", {"activityId": number})
    assert listed == [{"entityTypeId": 2, "entityId": 1}, {"entityTypeId": 3, "entityId": 4}]
    assert bind(portal, number, 4, 4, "delete")["error"] == "BINDING_NOT_FOUND"
    assert bind(portal, number, 2, 1, "delete")["result"] is True
    assert bind(portal, number, 3, 4, "delete")["error"] == "LAST_BINDING_CANNOT_BE_DELETED"
    assert get(portal, number)["OWNER_TYPE_ID"] == "3"
    assert bind(portal, 77, 3, 4)["error"] == "NOT_FOUND"
    portal.remove_object(3)
    assert bind(portal, number, 3, 9)["error"] == "OWNER_NOT_FOUND"


def test_an_activity_has_at_most_a_hundred_bindings(portal: FakePortal) -> None:
    number = todo(portal)
    made = [bind(portal, number, 3, other)["result"] for other in range(2, 102)]
    assert made == [True] * 99 + [False]
    assert len(result(portal, "crm.activity.binding.list", {"activityId": number})) == 100


def test_a_binding_moves(portal: FakePortal) -> None:
    number, move = todo(portal), "crm.activity.binding.move"
    given = {
        "activityId": number,
        "sourceEntityTypeId": 2,
        "sourceEntityId": 1,
        "targetEntityTypeId": 2,
        "targetEntityId": 100,
    }
    differ = "SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR"
    assert refusal(portal, move, {**given, "targetEntityTypeId": 3})[1] == differ
    same = "SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR"
    assert refusal(portal, move, {**given, "targetEntityId": 1})[1] == same
    assert refusal(portal, move, {**given, "sourceEntityId": 5})[1] == "BINDING_NOT_FOUND"
    bind(portal, number, 2, 7)
    taken = {**given, "targetEntityId": 7}
    assert refusal(portal, move, taken)[1] == "ACTIVITY_IS_ALREADY_BOUND"
    assert result(portal, move, given) is True
    assert get(portal, number)["OWNER_ID"] == "100"
    assert refusal(portal, move, given)[1] == "BINDING_NOT_FOUND"


def configurable(portal: FakePortal, **fields: Any) -> int:
    """A new configurable activity."""
    given = {"ownerTypeId": 1, "ownerId": 9, "fields": fields, "layout": LAYOUT}
    number: int = result(portal, "crm.activity.configurable.add", given, **APP)["activity"]["id"]
    return number


def test_a_configurable_activity(portal: FakePortal) -> None:
    number = configurable(portal, completed="N", deadline=DEADLINE, pingOffsets=[15])
    found = result(portal, "crm.activity.configurable.get", {"id": number})["activity"]
    assert (found["ownerTypeId"], found["ownerId"], found["layout"]) == (1, 9, LAYOUT)
    assert found["fields"] == {
        "typeId": "CONFIGURABLE",
        "completed": False,
        "deadline": "2025-02-03T13:00:00+00:00",
        "pingOffsets": [15],
        "isIncomingChannel": False,
        "responsibleId": 1,
        "badgeCode": "",
        "originatorId": None,
        "originId": None,
    }
    assert get(portal, number)["PROVIDER_ID"] == "CONFIGURABLE_REST_APP"
    update = "crm.activity.configurable.update"
    change = {"id": number, "fields": {"completed": True}}
    assert refusal(portal, update, change)[1] == "ERROR_WRONG_CONTEXT"
    assert refusal(portal, update, change, application="x")[1] == "ERROR_WRONG_APPLICATION"
    assert result(portal, update, change, **APP) == {"activity": {"id": number}}
    found = result(portal, "crm.activity.configurable.get", {"id": number})["activity"]
    assert (found["fields"]["completed"], found["layout"]) == (True, LAYOUT)
    text = "Use crm.activity.configurable.update for this activity provider"
    assert refusal(portal, "crm.activity.update", {"id": number, "fields": {}})[1] == text
    assert refusal(portal, "crm.activity.configurable.get", {"id": todo(portal)})[1] == "NOT_FOUND"


def blocks(count: int, **change: Any) -> Body:
    """The layout with another number of blocks, or other parts."""
    block = LAYOUT["body"]["blocks"]["one"]
    body = {**LAYOUT["body"], "blocks": {f"b{n}": block for n in range(count)}}
    return {**LAYOUT, "body": body, **change}


@pytest.mark.parametrize(
    ("layout", "code"),
    [
        ({}, "ERROR_EMPTY_LAYOUT"),
        ({"icon": {"code": "info"}}, "FIELD_IS_REQUIRED"),
        (blocks(0), "FIELD_IS_REQUIRED"),
        (blocks(21), "TOO_MANY_ITEMS"),
        ({**LAYOUT, "colour": "red"}, "FIELD_IS_REDUNDANT"),
        (
            blocks(1, header={"title": "x", "tags": {"a": {"title": "x", "type": "mauve"}}}),
            "ENUM_FIELD",
        ),
        (
            blocks(1, header={"title": "x", "tags": {"a b": {"title": "x", "type": "warning"}}}),
            "KEY_CONTAIN_WRONG_SYMBOLS",
        ),
        (blocks(1, icon="info"), "WRONG_FIELD_VALUE"),
    ],
)
def test_layouts_are_checked(portal: FakePortal, layout: Body, code: str) -> None:
    given = {"ownerTypeId": 1, "ownerId": 9, "fields": {}, "layout": layout}
    assert refusal(portal, "crm.activity.configurable.add", given, **APP) == (400, code)


def test_fields_of_a_configurable_activity_are_checked(portal: FakePortal) -> None:
    add, given = "crm.activity.configurable.add", {"ownerTypeId": 1, "ownerId": 9, "layout": LAYOUT}
    for fields, code in (
        ({"badgeCode": "none"}, "WRONG_FIELD_VALUE"),
        ({"typeId": "none"}, "WRONG_FIELD_VALUE"),
        ({"deadline": "soon"}, "WRONG_FIELD_VALUE"),
        (
            {"isIncomingChannel": True, "deadline": DEADLINE},
            "INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE",
        ),
    ):
        assert refusal(portal, add, {**given, "fields": fields}, **APP)[1] == code
    number = configurable(portal)
    change = {"id": number, "fields": {"typeId": "OTHER"}}
    wanted = "CANT_CHANGE_PROVIDER_TYPE_ID"
    assert refusal(portal, "crm.activity.configurable.update", change, **APP)[1] == wanted


def test_badges(portal: FakePortal) -> None:
    badge = {"code": "missed", "title": "Call", "value": {"en": "Missed"}, "type": "failure"}
    add = "crm.activity.badge.add"
    assert result(portal, add, badge) == {"badge": badge}
    assert refusal(portal, add, badge)[1] == "BX_INVALID_VALUE"
    assert refusal(portal, add, {**badge, "code": "x" * 31})[1] == "0"
    assert refusal(portal, add, {**badge, "type": "mauve"})[1] == "WRONG_TYPE_VALUE"
    assert refusal(portal, add, {**badge, "title": ""})[1] == "REQUIRED_ARG_MISSING"
    reply = ask(portal, "crm.activity.badge.list")
    assert (reply.body["result"], reply.body["total"]) == ({"badges": [badge]}, 1)
    number = configurable(portal, badgeCode="missed")
    delete, one = "crm.activity.badge.delete", {"code": "missed"}
    assert refusal(portal, delete, one)[1] == "ENTITY_WITH_BADGE_EXISTS"
    change = {"id": number, "fields": {"badgeCode": ""}}
    result(portal, "crm.activity.configurable.update", change, **APP)
    assert result(portal, delete, one) is True
    assert refusal(portal, "crm.activity.badge.get", one)[1] == "NOT_FOUND"


def test_types_belong_to_an_application(portal: FakePortal) -> None:
    add, fields = "crm.activity.type.add", {"TYPE_ID": "1C", "IS_CONFIGURABLE_TYPE": "Y"}
    assert (
        refusal(portal, add, {"fields": fields})[1] == "Access denied! Application context required"
    )
    assert result(portal, add, {"fields": fields}, **APP) is True
    assert refusal(portal, add, {"fields": fields}, **APP)[1] == "INVALID_ARG_VALUE"
    assert refusal(portal, add, {"fields": {"NAME": "x"}}, **APP)[1] == "INVALID_ARG_VALUE"
    assert result(portal, "crm.activity.type.list", application="other") == []
    (found,) = result(portal, "crm.activity.type.list", **APP)
    assert found == {"TYPE_ID": "1C", "NAME": "", "IS_CONFIGURABLE_TYPE": "Y", "ICON_ID": "0"}
    assert configurable(portal, typeId="1C") == 1
    assert result(portal, "crm.activity.type.delete", {"TYPE_ID": "1C"}, **APP) is True
    assert (
        refusal(portal, "crm.activity.type.delete", {"TYPE_ID": "1C"}, **APP)[1]
        == "INVALID_ARG_VALUE"
    )


def test_only_an_administrator_registers_types() -> None:
    with FakePortal(domain="demo.bitrix24.com", administrator=False) as portal:
        given = {"fields": {"TYPE_ID": "1C"}}
        wanted = "Admin permissions required"
        assert refusal(portal, "crm.activity.type.add", given, **APP)[1] == wanted


def test_content_blocks_belong_to_an_application(portal: FakePortal) -> None:
    number, base = todo(portal), "crm.activity.layout.blocks"
    one = {"entityTypeId": 2, "entityId": 1, "activityId": number}
    layout = {"blocks": LAYOUT["body"]["blocks"]}
    assert result(portal, f"{base}.get", one, **APP) == {"layout": None}
    assert refusal(portal, f"{base}.delete", one, **APP)[1] == "NOT_FOUND"
    assert refusal(portal, f"{base}.set", {**one, "layout": layout})[1] == "ERROR_WRONG_CONTEXT"
    assert result(portal, f"{base}.set", {**one, "layout": layout}, **APP) == {"success": True}
    assert result(portal, f"{base}.get", one, **APP) == {"layout": layout}
    assert result(portal, f"{base}.get", one, application="other") == {"layout": None}
    assert refusal(portal, f"{base}.get", {**one, "entityId": 5}, **APP)[1] == "OWNER_NOT_FOUND"
    assert refusal(portal, f"{base}.set", {**one, "layout": {}}, **APP)[1] == "FIELD_IS_REQUIRED"
    assert result(portal, f"{base}.delete", one, **APP) == {"success": True}
    assert result(portal, f"{base}.get", one, **APP) == {"layout": None}
    other = {"entityTypeId": 1, "entityId": 9, "activityId": configurable(portal), "layout": layout}
    assert refusal(portal, f"{base}.set", other, **APP)[1] == "UNSUITABLE_ACTIVITY_TYPE_ERROR"


def test_an_item_has_the_number_that_was_asked_for(portal: FakePortal) -> None:
    item = result(portal, "crm.item.get", {"entityTypeId": 2, "id": 17})["item"]
    assert (item["id"], item["entityTypeId"]) == (17, 2)
    portal.remove_object(2, 17)
    assert refusal(portal, "crm.item.get", {"entityTypeId": 2, "id": 17})[1] == "NOT_FOUND"
