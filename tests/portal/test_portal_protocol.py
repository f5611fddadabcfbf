"""How the fake portal is called: addresses, bodies, batches, limits, applications, events."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from bitrix24_client import parse_event
from bitrix24_client.testing import FakePortal, Reply, Request

from tests.portal.asking import Body, ask, form, refusal, result

TODO: Body = {"ownerTypeId": 2, "ownerId": 1, "deadline": "2025-02-03T15:00:00+02:00"}
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


def path(portal: FakePortal, method: str) -> str:
    """Path of a method behind the webhook."""
    return f"{urlsplit(portal.webhook_url).path}{method}"


def test_every_way_to_send_parameters(portal: FakePortal) -> None:
    params = {**TODO, "title": "Ärger & <Ö>", "pingOffsets": [0, 15]}
    add = path(portal, "crm.activity.todo.add")
    multipart = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in params.items()
        if name != "pingOffsets"
    )
    requests = [
        Request("POST", add, "", JSON, json.dumps(params).encode()),
        Request("POST", f"{add}.json", "", FORM, form(params).encode()),
        Request("GET", add, form(params)),
        Request(
            "GET", f"{add}.json", form(params).replace("%5B0%5D", "[]").replace("%5B1%5D", "[]")
        ),
        Request("POST", add, form(params), JSON, b"{}"),
        Request(
            "POST",
            add,
            "",
            {"content-type": "multipart/form-data; boundary=x"},
            f"{multipart}--x--\r\n".encode(),
        ),
    ]
    for number, request in enumerate(requests, 1):
        assert portal.answer(request).body["result"] == {"id": number}
    titles = {record["SUBJECT"] for record in portal.records("activity")}
    assert titles == {"Ärger & <Ö>"}
    assert [call.params.get("pingOffsets") for call in portal.calls[:4]] == [
        [0, 15],
        ["0", "15"],
        ["0", "15"],
        ["0", "15"],
    ]
    modes = [call.mode for call in portal.calls]
    assert modes == ["json", "form", "query", "query", "json", "form"]


def test_bodies_that_nobody_can_read_have_no_parameters(portal: FakePortal) -> None:
    for body in (b"{", b"[[[", b'"text"', b"\xff"):
        reply = portal.answer(
            Request("POST", path(portal, "crm.activity.todo.add"), "", JSON, body)
        )
        assert reply.body["error"] == "100"


def test_wrong_addresses(portal: FakePortal) -> None:
    def code(where: str, token: str = "") -> tuple[int, str]:
        body = json.dumps({"auth": token} if token else {}).encode()
        reply = portal.answer(Request("POST", where, "", JSON, body))
        return reply.status, "" if isinstance(reply.body, bytes) else reply.body["error"]

    assert code("/rest/1/wrong/crm.activity.list") == (401, "NO_AUTH_FOUND")
    right = path(portal, "crm.activity.list")
    assert code(right.replace("/rest/1/", "/rest/2/")) == (401, "NO_AUTH_FOUND")
    assert code("/rest/crm.activity.list") == (401, "NO_AUTH_FOUND")
    assert code("/rest/crm.activity.list", "wrong") == (401, "NO_AUTH_FOUND")
    assert code(path(portal, "crm.no.such")) == (404, "ERROR_METHOD_NOT_FOUND")
    assert code("/elsewhere") == (404, "")


def test_what_was_asked_is_recorded_without_secrets(portal: FakePortal) -> None:
    token = portal.tokens()["access_token"]
    headers = {**JSON, "authorization": "secret", "user-agent": "test"}
    body = json.dumps({"id": 5, "auth": token}).encode()
    portal.answer(Request("POST", "/rest/crm.activity.get", "", headers, body))
    (call,) = portal.calls_of("crm.activity.get")
    assert (call.params, call.mode, call.batch) == ({"id": 5}, "json", None)
    assert (call.status, call.error) == (400, "Activity is not found")
    assert (call.application, call.headers["user-agent"]) == ("app.local", "test")
    assert token not in repr(call)
    assert "secret" not in repr(call)
    secrets = (token, urlsplit(portal.webhook_url).path.split("/")[3])
    assert not [secret for secret in secrets if secret in repr(portal)]
    portal.clear_calls()
    assert portal.calls == []


# -- batches ---------------------------------------------------------------------------------------


def batch(portal: FakePortal, commands: Any, **more: Any) -> Body:
    """The result of a batch."""
    found: Body = result(portal, "batch", {"cmd": commands, **more})
    return found


def test_a_batch(portal: FakePortal) -> None:
    one = f"crm.activity.todo.add?{form(TODO)}"
    made = batch(
        portal,
        {
            "new": one,
            "read": "crm.activity.get?id=$result[new][id]",
            "bound": "crm.activity.binding.list?activityId=" + quote("$result[read][ID]"),
            "all": "crm.activity.list",
            "first": "crm.activity.get?id=$result[all][0][ID]",
            "lost": "crm.activity.get?id=$result[gone][ID]",
        },
    )
    assert made["result"]["bound"] == [{"entityTypeId": 2, "entityId": 1}]
    assert made["result"]["first"] == made["result"]["read"]
    assert made["result_total"] == {"all": 1}
    assert made["result_next"] == []
    assert made["result_error"] == {
        "lost": {"error": "", "error_description": "Activity is not found"}
    }
    assert made["result_time"].keys() == made["result"].keys()
    assert [call.batch for call in portal.calls] == [
        None,
        "new",
        "read",
        "bound",
        "all",
        "first",
        "lost",
    ]


def test_empty_parts_of_a_batch_are_lists_and_numbered_ones_too(portal: FakePortal) -> None:
    made = batch(portal, ["crm.activity.list", "crm.activity.list"])
    assert (made["result"], made["result_error"]) == ([[], []], [])
    assert made["result_total"] == [0, 0]
    assert batch(portal, {})["result"] == []
    form_ = batch(portal, {"a": "crm.activity.list"}, halt="0")
    assert form_["result"] == {"a": []}


@pytest.mark.parametrize(("halt", "stops"), [(1, True), ("1", True), (True, True), (0, False)])
def test_halt(portal: FakePortal, halt: Any, stops: bool) -> None:
    commands = {"bad": "crm.activity.get?id=5", "good": "crm.activity.list"}
    made = batch(portal, commands, halt=halt)
    assert list(made["result_error"]) == ["bad"]
    assert made["result"] == ([] if stops else {"good": []})


def test_commands_that_no_batch_may_hold(portal: FakePortal) -> None:
    commands = {f"c{n}": "crm.activity.list" for n in range(51)}
    errors = batch(portal, commands)["result_error"]
    assert {key: error["error"] for key, error in errors.items()} == {
        "c50": "ERROR_BATCH_LENGTH_EXCEEDED"
    }
    errors = batch(portal, {"in": "batch?cmd[a]=crm.activity.list"})["result_error"]
    assert errors["in"]["error"] == "ERROR_BATCH_METHOD_NOT_ALLOWED"
    errors = batch(portal, {"no": "crm.no.such"})["result_error"]
    assert errors["no"]["error"] == "ERROR_METHOD_NOT_FOUND"


def test_an_error_on_demand_strikes_a_command(portal: FakePortal) -> None:
    portal.fail("crm.activity.list", error="InternalServerError", on_call=2, times=2)
    made = batch(portal, dict.fromkeys("abcd", "crm.activity.list"))
    assert list(made["result_error"]) == ["b", "c"]
    assert list(made["result"]) == ["a", "d"]


# -- errors on demand ------------------------------------------------------------------------------


def test_plans_count_from_where_they_are_made(portal: FakePortal) -> None:
    ask(portal, "crm.activity.list")
    portal.fail("crm.activity.list", error="QUERY_LIMIT_EXCEEDED", on_call=3)
    codes = [ask(portal, "crm.activity.list").body.get("error") for _ in range(4)]
    assert codes == [None, None, "QUERY_LIMIT_EXCEEDED", None]
    portal.fail("*", error="OverloadLimit", times=None)
    assert refusal(portal, "crm.activity.fields") == (503, "OVERLOAD_LIMIT")
    portal.heal()
    assert ask(portal, "crm.activity.fields").status == 200


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ({"method": "crm.activity.gte", "error": "NotFound"}, "did you mean 'crm.activity.get'"),
        ({"method": "crm.activity.get", "error": "NotFund"}, "did you mean 'NotFound'"),
        ({"method": "crm.activity.get", "error": "BINDING_NOT_FOUND"}, "not documented"),
        ({"method": "crm.activity.get", "fault": "rest"}, "did you mean 'reset'"),
        ({"method": "crm.activity.get"}, "say what goes wrong"),
        (
            {"method": "crm.activity.get", "error": "NotFound", "fault": "reset"},
            "an error or a fault",
        ),
        ({"method": "crm.activity.get", "error": "NotFound", "on_call": 0}, "counted from 1"),
    ],
)
def test_a_plan_that_makes_no_sense(portal: FakePortal, plan: Body, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        portal.fail(**plan)


def test_an_error_of_another_method_on_demand(portal: FakePortal) -> None:
    portal.fail("crm.activity.get", error="LastBinding", undocumented=True)
    assert refusal(portal, "crm.activity.get")[1] == "LAST_BINDING_CANNOT_BE_DELETED"


# -- limits ----------------------------------------------------------------------------------------


class Stopped:
    """A clock that stands still."""

    def __call__(self) -> float:
        return 1_700_000_000.0


def test_the_bucket_overflows_and_leaks() -> None:
    with FakePortal(domain="demo.bitrix24.com", rate="standard", clock=Stopped()) as portal:
        statuses = [ask(portal, "crm.activity.fields").status for _ in range(52)]
        assert statuses == [200] * 50 + [503, 503]
        assert refusal(portal, "crm.activity.fields")[1] == "QUERY_LIMIT_EXCEEDED"
        portal.advance(1)
        statuses = [ask(portal, "crm.activity.fields").status for _ in range(3)]
        assert statuses == [200, 200, 503]


def test_execution_time_runs_out_and_comes_back() -> None:
    costs = {"crm.activity.fields": 200.0}
    with FakePortal(
        domain="demo.bitrix24.com", operating_limit=480, costs=costs, clock=Stopped()
    ) as portal:
        times = [ask(portal, "crm.activity.fields").body["time"] for _ in range(3)]
        assert [time["operating"] for time in times] == [200, 400, 600]
        assert refusal(portal, "crm.activity.fields") == (429, "OPERATION_TIME_LIMIT")
        assert ask(portal, "crm.activity.list").status == 200
        portal.advance(times[-1]["operating_reset_at"] - Stopped()() + 1)
        assert ask(portal, "crm.activity.fields").status == 200


def test_unknown_plans_and_methods_are_told() -> None:
    with pytest.raises(ValueError, match="did you mean 'standard'"):
        FakePortal(rate="standart")
    with pytest.raises(ValueError, match=r"did you mean 'crm\.activity\.list'"):
        FakePortal(costs={"crm.activity.lst": 1.0})


# -- applications ----------------------------------------------------------------------------------


def grant(portal: FakePortal, **asked: str) -> Reply:
    """Ask the authorisation server."""
    app = portal.application()
    keys = {"client_id": app.client_id, "client_secret": app.client_secret}
    return portal.answer(Request("GET", "/oauth/token/", form({**keys, **asked})))


def test_a_code_is_worth_tokens_once(portal: FakePortal) -> None:
    code = portal.code()
    answer = grant(portal, grant_type="authorization_code", code=code)
    assert answer.status == 200
    assert answer.body["expires_in"] == 3600
    assert answer.body["domain"] == "oauth.bitrix.info"
    again = grant(portal, grant_type="authorization_code", code=code)
    assert (again.status, again.body["error"]) == (400, "invalid_grant")
    late = portal.code()
    portal.advance(31)
    assert (
        grant(portal, grant_type="authorization_code", code=late).body["error"] == "invalid_grant"
    )


def test_tokens_are_renewed(portal: FakePortal) -> None:
    old = portal.tokens()
    params = {"auth": old["access_token"]}
    where = "/rest/crm.activity.list"
    request = Request("POST", where, "", JSON, json.dumps(params).encode())
    assert portal.answer(request).status == 200
    portal.advance(3601)
    reply = portal.answer(request)
    assert (reply.status, reply.body["error"]) == (401, "expired_token")
    new = grant(portal, grant_type="refresh_token", refresh_token=old["refresh_token"]).body
    assert {"expires", "user_id", "member_id"} <= new.keys()
    again = grant(portal, grant_type="refresh_token", refresh_token=old["refresh_token"])
    assert again.body["error"] == "invalid_grant"
    params = {"auth": new["access_token"]}
    fresh = Request("POST", where, "", JSON, json.dumps(params).encode())
    assert portal.answer(fresh).status == 200
    portal.expire_token()
    assert portal.answer(fresh).status == 401
    portal.revoke_tokens()
    lost = grant(portal, grant_type="refresh_token", refresh_token=new["refresh_token"])
    assert lost.body["error"] == "invalid_grant"


def test_wrong_keys_and_wrong_questions(portal: FakePortal) -> None:
    wrong = grant(portal, grant_type="authorization_code", code=portal.code(), client_secret="x")
    assert wrong.body["error"] == "invalid_client"
    assert grant(portal, grant_type="password").body["error"] == "invalid_request"


def test_a_user_comes_back_with_a_code(portal: FakePortal) -> None:
    portal.application("web", "https://app.example/back")
    query = form({"client_id": "app.web", "state": "s"})
    reply = portal.answer(Request("GET", "/oauth/authorize/", query))
    back = urlsplit(reply.headers["Location"])
    assert (reply.status, back.netloc, dict(parse_qsl(back.query))["state"]) == (
        302,
        "app.example",
        "s",
    )


def test_a_renamed_portal_sends_on(portal: FakePortal) -> None:
    assert portal.rename("other") == "other.bitrix24.com"
    old = Request("POST", "/rest/1/x/crm.activity.list", "a=1", {"host": "demo.bitrix24.com"})
    reply = portal.answer(old)
    wanted = "https://other.bitrix24.com/rest/1/x/crm.activity.list?a=1"
    assert (reply.status, reply.headers["Location"]) == (302, wanted)
    assert portal.webhook_url.startswith("https://other.bitrix24.com/")
    with FakePortal() as loopback, pytest.raises(ValueError, match="domain="):
        loopback.rename("other")


# -- events ----------------------------------------------------------------------------------------


def test_handlers_are_told_of_changes(portal: FakePortal) -> None:
    bodies: list[bytes] = []
    portal.on_event(bodies.append)
    number = result(portal, "crm.activity.todo.add", TODO)["id"]
    given = {"id": number, "ownerTypeId": 2, "ownerId": 1, "value": "x"}
    result(portal, "crm.activity.todo.updateDescription", given)
    refusal(portal, "crm.activity.get", {"id": 77})
    result(portal, "crm.activity.delete", {"id": number})
    events = [parse_event(body, application_token=portal.application_token) for body in bodies]
    names = ["ONCRMACTIVITYADD", "ONCRMACTIVITYUPDATE", "ONCRMACTIVITYDELETE"]
    assert [event.event for event in events] == names
    assert [delivery.payload["data"] for delivery in portal.events] == [{"FIELDS": {"ID": "1"}}] * 3
    assert "access_token" not in portal.events[0].payload["auth"]


def test_an_application_gets_the_events_it_asked_for(portal: FakePortal) -> None:
    bodies: list[bytes] = []
    portal.on_event(bodies.append, "onCrmActivityDelete", application="local")
    for _ in range(2):
        result(portal, "crm.activity.todo.add", TODO)
    result(portal, "crm.activity.delete", {"id": 2})
    (delivery,) = portal.events
    auth = delivery.payload["auth"]
    assert (delivery.name, auth["expires_in"]) == ("onCrmActivityDelete", "3600")
    body = json.dumps({"auth": auth["access_token"]}).encode()
    request = Request("POST", "/rest/crm.activity.list", "", JSON, body)
    assert portal.answer(request).status == 200
    with pytest.raises(ValueError, match="did you mean 'onCrmActivityAdd'"):
        portal.on_event(bodies.append, "onCrmActivtyAdd")


def test_a_click_is_sent_by_hand(portal: FakePortal) -> None:
    bodies: list[bytes] = []
    portal.on_event(bodies.append, application="local")
    portal.send_event(
        "onCrmTimelineItemAction", {"id": "ok", "entityTypeId": 1, "entityId": 2, "activityId": 3}
    )
    event = parse_event(bodies[0], application_token=portal.application_token)
    assert event.event == "ONCRMTIMELINEITEMACTION"


# -- strict ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "open_"),
    [
        ({"titel": "x"}, True),
        ({"ownerId": "1"}, True),
        ({"title": 5}, True),
        ({"title": None}, True),
        ({"ownerTypeId": 156}, False),
        ({}, False),
    ],
)
def test_a_strict_portal_refuses_what_no_page_knows(change: Body, open_: bool) -> None:
    for strict in (False, True):
        with FakePortal(domain="demo.bitrix24.com", strict=strict) as portal:
            reply = ask(portal, "crm.activity.todo.add", {**TODO, **change})
        assert ("error" in reply.body) is (strict and open_), reply.body


def test_a_strict_portal_refuses_bodies_that_nobody_can_read() -> None:
    for strict in (False, True):
        with FakePortal(strict=strict) as portal:
            where = path(portal, "crm.activity.list")
            reply = portal.answer(Request("POST", where, "", JSON, b'"text"'))
        assert ("error" in reply.body) is strict


def test_a_strict_portal_refuses_null_under_a_free_key() -> None:
    badge: Body = {"code": "a", "title": {"de": "Ä"}, "value": "v", "type": "primary"}
    with FakePortal(strict=True) as portal:
        wrong = {**badge, "title": {"de": "Ä", "en": None}}
        assert refusal(portal, "crm.activity.badge.add", wrong)[1] == "100"
        assert result(portal, "crm.activity.badge.add", badge)


def test_an_error_that_is_a_message_stays_as_it_is(portal: FakePortal) -> None:
    fields = {"TYPE_ID": 1, "OWNER_TYPE_ID": 2, "OWNER_ID": 1, "SUBJECT": "x"}
    reply = ask(portal, "crm.activity.add", {"fields": fields})
    assert reply.body["error"] == ""
    assert reply.body["error_description"] == "The field RESPONSIBLE_ID is not defined or invalid"


def test_names_of_methods_in_any_case(portal: FakePortal) -> None:
    number = result(portal, "crm.activity.Todo.Add", TODO)["id"]
    batch = result(portal, "batch", {"cmd": {"a": f"CRM.Activity.GET?id={number}"}})
    assert batch["result"]["a"]["ID"] == str(number)
    assert portal.calls[0].method == "crm.activity.todo.add"


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, str(2**63), 1e30])
def test_an_integer_has_64_bits(portal: FakePortal, number: Any) -> None:
    def added(owner: Any) -> Any:
        return ask(portal, "crm.activity.todo.add", {**TODO, "ownerId": owner}).body

    assert "error" in added("x")
    assert added(number).get("error") == added("x")["error"]
    assert "error" not in added(2**63 - 1)
