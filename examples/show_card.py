"""Put a card of an application on a deal: python examples/show_card.py 101

The card has a header, blocks of five kinds, two buttons and a badge on the kanban board.
It takes the access token of an application: a webhook may not make configurable activities.
"""

import os
import sys
from contextlib import suppress

from bitrix24_client import Bitrix24
from bitrix24_client.enums import BadgeType, OwnerType
from bitrix24_client.errors import BadgeCodeTaken
from bitrix24_client.models import (
    ConfigurableCreate,
    FooterButton,
    LargeTextBlock,
    LargeTextBlockProperties,
    Layout,
    LayoutBody,
    LayoutFooter,
    LayoutHeader,
    LayoutIcon,
    LayoutLogo,
    LayoutTag,
    LineOfBlocks,
    LineOfBlocksProperties,
    LinkBlock,
    LinkBlockProperties,
    RedirectAction,
    RestEventAction,
    TextBlock,
    TextBlockProperties,
    WithTitleBlock,
    WithTitleBlockProperties,
)

BADGES = (
    ("WAITING", "Waiting", BadgeType.WARNING),
    ("DONE", "Done", BadgeType.SUCCESS),
)
deal = int(sys.argv[1])
address = f"/crm/deal/details/{deal}/"


def text(value: str) -> TextBlock:
    """A block of plain text."""
    return TextBlock(properties=TextBlockProperties(value=value))


def link(value: str, uri: str) -> LinkBlock:
    """A block that leads somewhere."""
    return LinkBlock(properties=LinkBlockProperties(text=value, action=RedirectAction(uri=uri)))


layout = Layout(
    icon=LayoutIcon(code="call-completed"),
    header=LayoutHeader(
        title={"en": "Incoming call", "de": "Eingehender Anruf"},
        tags={"status": LayoutTag(type="warning", title="not transcribed")},
    ),
    body=LayoutBody(
        logo=LayoutLogo(code="call-incoming", action=RedirectAction(uri=address)),
        blocks={
            "subject": text("The customer asks for a new offer."),
            "notes": LargeTextBlock(
                properties=LargeTextBlockProperties(value="A long note.\n" * 10)
            ),
            "deal": link("Open the deal", address),
            "client": WithTitleBlock(
                properties=WithTitleBlockProperties(title="Client", block=text("Müller GmbH"))
            ),
            "contact": LineOfBlocks(
                properties=LineOfBlocksProperties(
                    blocks={
                        "name": link("Klaus Weber", "/crm/contact/details/7/"),
                        "phone": text("+49 999 888 7777"),
                    }
                )
            ),
        },
    ),
    footer=LayoutFooter(
        buttons={
            "done": FooterButton(
                title="Done",
                type="primary",
                action=RestEventAction(id="done", animation_type="loader"),
            ),
            "open": FooterButton(
                title="Open", type="secondary", action=RedirectAction(uri=address)
            ),
        }
    ),
)

with Bitrix24.from_token(os.environ["BITRIX24_PORTAL"], os.environ["BITRIX24_TOKEN"]) as b24:
    for code, value, colour in BADGES:
        with suppress(BadgeCodeTaken):  # it is there from the last time
            b24.crm.activity.badge.add(code=code, title="Offer", value=value, type=colour)
    made = b24.crm.activity.configurable.add(
        owner_type_id=OwnerType.DEAL,
        owner_id=deal,
        fields=ConfigurableCreate(badge_code="WAITING"),
        layout=layout,
    )
    if made is None:
        sys.exit("the portal refused without saying why")
    print("on the timeline:", made.activity.id)
