"""A user's program: makes a layout, sends it, reads what comes back. Only type checkers look at it."""

from typing import assert_never

from bitrix24_client import Bitrix24, RequestError, Unknown
from bitrix24_client.models import (
    Action,
    ContentBlock,
    DeadlineBlock,
    LargeTextBlock,
    Layout,
    LayoutBody,
    LayoutHeader,
    LayoutIcon,
    LayoutLogo,
    LineOfBlocks,
    LinkBlock,
    LinkBlockProperties,
    OpenRestAppAction,
    RedirectAction,
    RestEventAction,
    TextBlock,
    TextBlockProperties,
    TranslatedText,
    WithTitleBlock,
    WithTitleBlockProperties,
)


def in_english(text: TranslatedText) -> str:
    """A text, or its English translation."""
    match text:
        case str():
            return text
        case dict():
            return text.get("en", "")
        case _:
            assert_never(text)


def address(action: Action) -> str | None:
    """Where a click leads."""
    match action:
        case RedirectAction():
            return action.uri
        case RestEventAction() | OpenRestAppAction() | Unknown():
            return None
        case _:
            assert_never(action)


def shown(block: ContentBlock) -> str:
    """What a block says."""
    match block:
        case TextBlock() | LargeTextBlock():
            return in_english(block.properties.value)
        case LinkBlock():
            return f"{in_english(block.properties.text)}: {address(block.properties.action)}"
        case WithTitleBlock():
            return f"{in_english(block.properties.title)}: {shown(block.properties.block)}"
        case LineOfBlocks():
            return " ".join(map(shown, block.properties.blocks.values()))
        case DeadlineBlock():
            return "deadline"
        case Unknown():
            return str(block.to_wire())
        case _:
            assert_never(block)


def add(b24: Bitrix24) -> None:
    """Add an activity with a layout, and tell what is wrong with it."""
    link = LinkBlock(
        properties=LinkBlockProperties(text="Deal", action=RedirectAction(uri="/crm/"))
    )
    titled = WithTitleBlock(properties=WithTitleBlockProperties(title={"en": "Of"}, block=link))
    text = TextBlock(properties=TextBlockProperties(value="Hi", size="sm", color="base_50"))
    layout = Layout(
        icon=LayoutIcon(code="call"),
        header=LayoutHeader(title={"en": "Call", "de": "Anruf"}),
        body=LayoutBody(
            logo=LayoutLogo(code="call"),
            blocks={"text": text, "of": titled, "new": Unknown(type="chart", properties={})},
        ),
    )
    try:
        b24.crm.activity.configurable.add(owner_type_id=2, owner_id=1, fields={}, layout=layout)
    except RequestError as error:
        for path, rule in error.problems:
            print(path, rule)


def read(b24: Bitrix24) -> list[str]:
    """What the blocks of an activity say."""
    found = b24.crm.activity.configurable.get(id=1)
    blocks = found.activity.layout.body.blocks if found and found.activity.layout else None
    return [shown(block) for block in (blocks or {}).values()]
