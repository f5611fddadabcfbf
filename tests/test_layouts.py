"""The language of layouts in the client: what the vendor's pages print goes through whole, and each of the
rules stops a wrong layout before it is sent, with the place and the rule."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from tests.conformance import client_code as code
from tests.conformance.facts import facts
from tests.conformance.portal import Portal, running
from tests.conformance.wire_calls import ONCE
from tests.marked import TOKEN

LAYOUT = facts().types["Layout"]["example"]
ADD, GET = "crm.activity.configurable.add", "crm.activity.configurable.get"
GONE = object()
TEXT = {"type": "text", "properties": {"value": "x"}}
EVENT = {"type": "restEvent", "id": "x"}
BLOCKS = "body.blocks"
BLOCK = f"{BLOCKS}.client"
INNER = f"{BLOCK}.properties.block"
LINE = f"{BLOCKS}.responsible.properties.blocks"
TAG = "header.tags.status2"
BUTTON = "footer.buttons.startCall"
MENU = "footer.menu"
LOGO = "body.logo.action"

WRONG: list[tuple[str, Any, str, str]] = [
    # the parts of a layout
    ("icon", GONE, "icon", "required"),
    ("header", GONE, "header", "required"),
    ("body", GONE, "body", "required"),
    ("theme", "dark", "theme", "unknown key"),
    ("icon", "info", "icon", "an object is expected"),
    ("icon.code", GONE, "icon.code", "required"),
    ("icon", {"cod": "info"}, "icon.cod", "unknown key; did you mean 'code'?"),
    ("footer.menu.show_pin_item", True, "footer.menu.show_pin_item", "mean 'showPinItem'?"),
    (LOGO, EVENT | {"actionParams": {"a": []}}, f"{LOGO}.actionParams.a", "text, a whole number"),
    ("icon.color", "red", "icon.color", "unknown key"),
    ("header.title", GONE, "header.title", "required"),
    ("header.title", [1], "header.title", "text or an object is expected"),
    ("header.title", {}, "header.title", "must have at least 1 key, not 0"),
    ("header.title", {"en us": "x"}, "header.title['en us']", "the key must match"),
    ("header.title", {"en": None}, "header.title.en", "text is expected"),
    (
        "header.tags",
        {name: {"type": "success", "title": "x"} for name in "abc"},
        "header.tags",
        "must have at most 2 keys",
    ),
    (f"{TAG}.type", "lavender", f"{TAG}.type", "one of 'warning', 'success', 'failure', 'primary'"),
    (f"{TAG}.title", GONE, f"{TAG}.title", "required"),
    (f"{TAG}.color", "red", f"{TAG}.color", "unknown key"),
    ("body.logo", GONE, "body.logo", "required"),
    ("body.logo.code", GONE, "body.logo.code", "required"),
    (BLOCKS, {}, BLOCKS, "must have from 1 to 20 keys, not 0"),
    (BLOCKS, {f"b{i}": TEXT for i in range(21)}, BLOCKS, "must have from 1 to 20 keys, not 21"),
    (f"{BLOCKS}.a b", TEXT, f"{BLOCKS}['a b']", "the key must match [A-Za-z0-9_-]+"),
    # the kinds of blocks
    (BLOCK, {"properties": {"value": "x"}}, f"{BLOCK}.type", "required"),
    (f"{BLOCK}.type", "video", f"{BLOCK}.type", "one of 'text', 'largeText', 'link', 'withTitle'"),
    (BLOCK, {"type": "text"}, f"{BLOCK}.properties", "required"),
    (f"{BLOCK}.properties.block", GONE, INNER, "required"),
    (INNER, {"type": "withTitle"}, f"{INNER}.type", "one of 'text', 'link', 'deadline' is allowed"),
    (f"{INNER}.properties.value", GONE, f"{INNER}.properties.value", "required"),
    (f"{INNER}.properties.size", "xl", f"{INNER}.properties.size", "one of 'xs', 'sm', 'md'"),
    (
        f"{INNER}.properties.color",
        "red",
        f"{INNER}.properties.color",
        "one of 'base_50', 'base_60'",
    ),
    (
        f"{INNER}.properties.bold",
        "perhaps",
        f"{INNER}.properties.bold",
        "a truth value is expected",
    ),
    (f"{INNER}.properties.scope", "tv", f"{INNER}.properties.scope", "one of 'web', 'mobile'"),
    (f"{INNER}.properties.italic", True, f"{INNER}.properties.italic", "unknown key"),
    (f"{LINE}.client.properties.action", GONE, f"{LINE}.client.properties.action", "required"),
    (f"{LINE}.client.properties.text", GONE, f"{LINE}.client.properties.text", "required"),
    (LINE, {f"b{i}": TEXT for i in range(21)}, LINE, "must have at most 20 keys"),
    # what a click does
    (LOGO, {"type": "jump"}, f"{LOGO}.type", "one of 'redirect', 'restEvent', 'openRestApp'"),
    (LOGO, {"type": "redirect"}, f"{LOGO}.uri", "required"),
    (LOGO, {"type": "restEvent"}, f"{LOGO}.id", "required"),
    (
        LOGO,
        EVENT | {"animationType": "spin"},
        f"{LOGO}.animationType",
        "one of 'loader', 'disable'",
    ),
    (
        LOGO,
        EVENT | {"actionParams": {f"p{i}": i for i in range(21)}},
        f"{LOGO}.actionParams",
        "must have at most 20 keys",
    ),
    (
        LOGO,
        {"type": "openRestApp", "sliderParams": {"width": 700, "leftBoundary": 100}},
        f"{LOGO}.sliderParams",
        "only one of 'width', 'leftBoundary' is allowed",
    ),
    (
        LOGO,
        {"type": "openRestApp", "sliderParams": {"width": "wide"}},
        f"{LOGO}.sliderParams.width",
        "a whole number is expected",
    ),
    # the bottom
    (f"{BUTTON}.type", "danger", f"{BUTTON}.type", "one of 'primary', 'secondary' is allowed"),
    (f"{BUTTON}.action", GONE, f"{BUTTON}.action", "required"),
    (
        "footer.buttons",
        {name: {"title": "x", "type": "primary", "action": EVENT} for name in "abc"},
        "footer.buttons",
        "must have at most 2 keys",
    ),
    ("footer.buttons", [1, 2], "footer.buttons", "an object is expected"),
    (f"{MENU}.showPinItem", {}, f"{MENU}.showPinItem", "a truth value is expected"),
    (f"{MENU}.items.one", {"title": "x"}, f"{MENU}.items.one.action", "required"),
    (f"{MENU}.items.a/b", {"title": "x", "action": EVENT}, f"{MENU}.items['a/b']", "must match"),
    (
        f"{MENU}.items",
        {f"i{i}": {"title": "x", "action": EVENT} for i in range(11)},
        f"{MENU}.items",
        "must have at most 10 keys",
    ),
]


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with running() as made:
        yield made


def changed(place: str, value: Any) -> Any:
    """The vendor's layout with one thing wrong."""
    layout = deepcopy(LAYOUT)
    *steps, last = place.split(".")
    holder = layout
    for step in steps:
        holder = holder.setdefault(step, {})
    if value is GONE:
        del holder[last]
    else:
        holder[last] = value
    return layout


def add(portal: Portal, layout: Any, check: bool = True) -> Any:
    portal.answer((200, facts().methods[ADD]["examples"][0]["response"]))
    with code.part("").Bitrix24.from_token(portal.endpoint, TOKEN, check=check, **ONCE) as b24:
        return b24.crm.activity.configurable.add(
            owner_type_id=2, owner_id=1, fields={}, layout=layout
        )


def test_there_are_forty_rules() -> None:
    assert len({(place, rule) for _, _, place, rule in WRONG}) >= 40


@pytest.mark.parametrize(
    ("place", "value", "path", "rule"), WRONG, ids=[f"{w[2]}: {w[3][:30]}" for w in WRONG]
)
def test_a_wrong_layout_is_not_sent(
    portal: Portal, place: str, value: Any, path: str, rule: str
) -> None:
    wrong = changed(place, value)
    with pytest.raises(code.part("errors").RequestError) as caught:
        add(portal, wrong)
    assert portal.received == []
    ((found, told),) = caught.value.problems
    assert found == f"layout.{path}"
    assert rule in told
    assert str(caught.value) == f"{ADD}: {found}: {told}"


@pytest.mark.parametrize("place", ["theme", f"{TAG}.type", f"{BLOCK}.type", "header.tags"])
def test_the_switch_sends_it_all_the_same(portal: Portal, place: str) -> None:
    value = next(value for where, value, *_ in WRONG if where == place)
    wrong = changed(place, value)
    add(portal, wrong, check=False)
    assert portal.received[0].body["layout"] == wrong


def test_an_unknown_block_can_be_sent_alone(portal: Portal) -> None:
    unknown = code.part("").Unknown
    layout = changed(BLOCK, unknown(type="video", properties={"src": "x"}))
    add(portal, layout)
    assert portal.received[0].body["layout"] == changed(
        BLOCK, {"type": "video", "properties": {"src": "x"}}
    )


def printed() -> Iterator[tuple[str, Any]]:
    """Every layout of the spec: of types, and of the requests and answers of methods."""
    for name in ("Layout", "RestAppLayout"):
        yield f"type {name}", facts().types[name]["example"]
    for method in (ADD, "crm.activity.configurable.update"):
        for example in facts().methods[method]["examples"]:
            if "layout" in example["request"]:
                yield f"{method} {example['name']}", example["request"]["layout"]
    for example in facts().methods[GET]["examples"]:
        yield f"{GET} {example['name']}", example["response"]["result"]["activity"]["layout"]


@pytest.mark.parametrize(("name", "layout"), [*printed()], ids=[name for name, _ in printed()])
def test_printed_layouts_go_to_the_server_and_come_back(
    portal: Portal, name: str, layout: Any
) -> None:
    package = code.part("")
    models = code.part("models")
    if name == "type RestAppLayout":
        model = models.RestAppLayout.from_wire(layout)
    else:
        model = models.Layout.from_wire(layout)
        for given in (layout, model, models.Layout(**layout)):
            add(portal, given)
            assert portal.received[0].body["layout"] == layout
    assert model.to_wire() == layout

    async def both_ways() -> Any:
        record = {"id": 1, "ownerTypeId": 2, "ownerId": 1, "fields": {}, "layout": layout}
        shown = {"layout": layout}
        async with package.AsyncBitrix24.from_token(portal.endpoint, TOKEN, **ONCE) as b24:
            if name == "type RestAppLayout":
                portal.answer((200, {"result": shown}))
                return (
                    await b24.crm.activity.layout.blocks.get(
                        entity_type_id=2, entity_id=1, activity_id=1
                    )
                ).layout
            portal.answer((200, {"result": {"activity": record}}))
            return (await b24.crm.activity.configurable.get(id=1)).activity.layout

    came = asyncio.run(both_ways())
    assert type(came) is type(model)
    assert came.to_wire() == came.raw == layout


UPDATE = "crm.activity.configurable.update"
STRANGE = {
    f"{BLOCK}.properties.width": 5,
    f"{INNER}.properties.color": "base_33",
    f"{LOGO}": {"type": "redirect", "uri": "/", "id": "7"},
    f"{TAG}.type": "lavender",
    "theme": {"name": "dark"},
}
"""What a portal may send, and a caller may not."""


def strange() -> Any:
    layout = deepcopy(LAYOUT)
    for place, value in STRANGE.items():
        *steps, last = place.split(".")
        holder = layout
        for step in steps:
            holder = holder[step]
        holder[last] = value
    return layout


def update(portal: Portal, change: Any) -> Any:
    """What goes out when a layout is read, changed and sent back."""
    record = {"id": 1, "ownerTypeId": 2, "ownerId": 1, "fields": {}, "layout": strange()}
    with code.part("").Bitrix24.from_token(portal.endpoint, TOKEN) as b24:
        portal.answer((200, {"result": {"activity": record}}))
        layout = b24.crm.activity.configurable.get(id=1).activity.layout
        change(layout)
        portal.answer((200, facts().methods[UPDATE]["examples"][0]["response"]))
        b24.crm.activity.configurable.update(id=1, layout=layout)
    return portal.received[-1].body["layout"]


def test_what_a_portal_sent_goes_back_with_one_thing_changed(portal: Portal) -> None:
    def rename(layout: Any) -> None:
        layout.header.title = "Another"
        layout.body.blocks["more"] = code.part("models").TextBlock(properties={"value": "x"})

    with pytest.raises(code.part("errors").RequestError) as caught:
        add(portal, strange())
    assert len(caught.value.problems) == len(STRANGE)
    sent = strange()
    sent["header"]["title"] = "Another"
    sent["body"]["blocks"]["more"] = TEXT
    assert update(portal, rename) == sent


def test_what_is_changed_is_judged_and_nothing_else(portal: Portal) -> None:
    def spoil(layout: Any) -> None:
        layout.header.tags["status2"].type = "mauve"
        layout.body.logo.action.type_ = "jump"

    with pytest.raises(code.part("errors").RequestError) as caught:
        update(portal, spoil)
    assert [place for place, _ in caught.value.problems] == [
        f"layout.{TAG}.type",
        f"layout.{LOGO}.type_",
    ]


def test_a_part_is_left_out_with_del(portal: Portal) -> None:
    def leave_out(layout: Any) -> None:
        del layout.footer.menu

    def empty(layout: Any) -> None:
        layout.footer.menu = None

    sent = strange()
    del sent["footer"]["menu"]
    assert update(portal, leave_out) == sent
    with pytest.raises(code.part("errors").RequestError) as caught:
        update(portal, empty)
    told = "null is not allowed; leave it out"
    assert caught.value.problems == (("layout.footer.menu", told),)
    with pytest.raises(code.part("errors").RequestError) as caught:
        add(portal, changed("footer.menu", None))
    assert caught.value.problems == (("layout.footer.menu", told),)
