# Generated from spec/types/layout.yaml by "make generate". Do not edit.
"""Models: Layouts of activities and content blocks."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from bitrix24_client._runtime.alternatives import Unknown, one_of
from bitrix24_client._runtime.limits import Limits
from bitrix24_client._runtime.maps import Map
from bitrix24_client._runtime.model import ClosedModel, exclusive
from bitrix24_client._runtime.values import Bool, Float, Int, Open, Str, either


class LayoutIcon(ClosedModel):
    """Picture at the left edge of the entry."""

    code: Str
    """Code of the icon. The portal's codes come from the method
    `crm.timeline.icon.list`, and `crm.timeline.icon.add` adds one; a code that is
    unknown is refused.
    """


ActionParam: TypeAlias = Annotated[Str | Int | Float | Bool, either()]
"""A single value that an action carries. It comes back, and reaches the application,
as text.
"""


TranslatedText: TypeAlias = (
    Str | Annotated[Map[Str], Limits(keys="[A-Za-z0-9_-]+", min_items=1)]
)
"""A text that is the same in every language, or translations of it. Each user sees
the one in the language of the interface, else the English one, else the first.
"""


class RedirectAction(ClosedModel):
    """Goes to an address."""

    type: Open[Literal["redirect"]] = "redirect"
    """Always `redirect`."""

    uri: Str
    """Where to go. A path to an object of Bitrix24 opens in a slider if the object
    has one; an address with a domain opens in a new tab.
    """


class RestEventAction(ClosedModel):
    """Raises the event `onCrmTimelineItemAction` for the application that set the
    action. Besides `actionParams` its handler gets `id`, `entityTypeId`,
    `entityId` and `activityId`; who clicked stands in `auth`.
    """

    type: Open[Literal["restEvent"]] = "restEvent"
    """Always `restEvent`."""

    id: Str
    """Name of the application's choice by which the handler knows what was clicked."""

    action_params: Annotated[
        Map[ActionParam] | None,
        Limits(keys="[A-Za-z0-9_-]+", max_items=20),
        Field(alias="actionParams"),
    ] = None
    """At most 20 values for the handler, under names made of Latin letters, digits,
    `_` and `-`. They pass through the user's browser: no place for secrets. Each
    key matches `[A-Za-z0-9_-]+`. At most 20 items.
    """

    animation_type: Annotated[
        Open[Literal["loader", "disable"]] | None, Field(alias="animationType")
    ] = None
    """What is blocked from the click until `crm.activity.configurable.update`
    changes the activity: `loader` the whole entry, `disable` the clicked button
    at the bottom. One of `"loader"`, `"disable"`.
    """


@exclusive("width", "leftBoundary")
class SliderParams(ClosedModel):
    """Size, title and label of an application's slider. Either `width` or
    `leftBoundary` can be given. At most one of `width`, `leftBoundary`.
    """

    width: Int | None = None
    """Width of the slider in pixels."""

    left_boundary: Annotated[Int | None, Field(alias="leftBoundary")] = None
    """Margin in pixels to the left of a slider that takes the rest of the window."""

    title: Str | None = None
    """Title of the browser window."""

    label_text: Annotated[Str | None, Field(alias="labelText")] = None
    """Text of a label in the slider's header."""

    label_bg_color: Annotated[
        Open[
            Literal[
                "aqua",
                "green",
                "orange",
                "brown",
                "pink",
                "blue",
                "grey",
                "violet",
            ]
        ]
        | None,
        Field(alias="labelBgColor"),
    ] = None
    """Background of the label. One of `"aqua"`, `"green"`, `"orange"`, `"brown"`,
    `"pink"`, `"blue"`, `"grey"`, `"violet"`.
    """

    label_color: Annotated[
        Str | None, Limits(pattern="#[0-9A-Fa-f]{6}"), Field(alias="labelColor")
    ] = None
    """Colour of the label's text, as `#` and six hexadecimal digits. It matches
    `#[0-9A-Fa-f]{6}`.
    """


class OpenRestAppAction(ClosedModel):
    """Opens the application that set the action in a slider; the mobile application
    cannot. Besides `actionParams` the slider gets `entityTypeId`, `entityId` and
    `activityId`.
    """

    type: Open[Literal["openRestApp"]] = "openRestApp"
    """Always `openRestApp`."""

    action_params: Annotated[
        Map[ActionParam] | None,
        Limits(keys="[A-Za-z0-9_-]+", max_items=20),
        Field(alias="actionParams"),
    ] = None
    """At most 20 values for the application, under names made of Latin letters,
    digits, `_` and `-`. Each key matches `[A-Za-z0-9_-]+`. At most 20 items.
    """

    slider_params: Annotated[SliderParams | None, Field(alias="sliderParams")] = None
    """How the slider looks."""


Action: TypeAlias = Annotated[
    RedirectAction | RestEventAction | OpenRestAppAction | Unknown,
    one_of("type"),
]
"""What a click does. Told apart by `type`."""


class LayoutTag(ClosedModel):
    """A tag in the header."""

    title: TranslatedText
    """Text of the tag."""

    type: Open[Literal["warning", "success", "failure", "primary", "secondary"]]
    """Background: `warning` yellow, `success` green, `failure` red, `primary` blue,
    `secondary` grey. The `lavender` tags that Bitrix24 uses itself are refused.
    One of `"warning"`, `"success"`, `"failure"`, `"primary"`, `"secondary"`.
    """

    action: Action | None = None
    """What a click on the tag does."""


class LayoutHeader(ClosedModel):
    """Title of the entry, and up to two tags beside it."""

    title: TranslatedText
    """Title of the entry."""

    title_action: Annotated[Action | None, Field(alias="titleAction")] = None
    """What a click on the title does."""

    tags: Annotated[
        Map[LayoutTag] | None, Limits(keys="[A-Za-z0-9_-]+", max_items=2)
    ] = None
    """At most two tags under names of the application's choice, made of Latin
    letters, digits, `_` and `-`. Each key matches `[A-Za-z0-9_-]+`. At most 2
    items.
    """


class LayoutLogo(ClosedModel):
    """Logo of the entry."""

    code: Str
    """Code of the logo. The portal's codes come from the method
    `crm.timeline.logo.list`; `crm.timeline.logo.add` adds one.
    """

    action: Action | None = None
    """What a click on the logo does."""


class TextBlockProperties(ClosedModel):
    """The text and its look."""

    value: TranslatedText
    """The text."""

    multiline: Bool | None = None
    """Whether a line feed in the text breaks the line. Left out, the server takes
    `false`.
    """

    title: TranslatedText | None = None
    """Text that appears when the mouse is over the block."""

    bold: Bool | None = None
    """Whether the text is bold. Left out, the server takes `false`."""

    size: Open[Literal["xs", "sm", "md"]] | None = None
    """Size of the text. One of `"xs"`, `"sm"`, `"md"`. Left out, the server takes
    `"md"`.
    """

    color: Open[Literal["base_50", "base_60", "base_70", "base_90"]] | None = None
    """Colour of the text. The pages do not describe the colours. One of `"base_50"`,
    `"base_60"`, `"base_70"`, `"base_90"`.
    """

    scope: Open[Literal["web", "mobile"]] | None = None
    """Where the block is visible. Without it everywhere. One of `"web"`, `"mobile"`."""


class TextBlock(ClosedModel):
    """A text with simple formatting."""

    type: Open[Literal["text"]] = "text"
    """Always `text`."""

    properties: TextBlockProperties
    """The text and its look."""


class LargeTextBlockProperties(ClosedModel):
    """The text."""

    value: TranslatedText
    """The text."""

    scope: Open[Literal["web", "mobile"]] | None = None
    """Where the block is visible. Without it everywhere. One of `"web"`, `"mobile"`."""


class LargeTextBlock(ClosedModel):
    """A long text of several lines. Bitrix24 shows its beginning, and the rest on
    request.
    """

    type: Open[Literal["largeText"]] = "largeText"
    """Always `largeText`."""

    properties: LargeTextBlockProperties
    """The text."""


class LinkBlockProperties(ClosedModel):
    """The text and what a click does."""

    text: TranslatedText
    """Text of the link, without HTML."""

    action: Action
    """What a click on the link does."""

    bold: Bool | None = None
    """Whether the text is bold. Left out, the server takes `false`."""

    scope: Open[Literal["web", "mobile"]] | None = None
    """Where the block is visible. Without it everywhere. One of `"web"`, `"mobile"`."""


class LinkBlock(ClosedModel):
    """A text to click on."""

    type: Open[Literal["link"]] = "link"
    """Always `link`."""

    properties: LinkBlockProperties
    """The text and what a click does."""


class DeadlineBlockProperties(ClosedModel):
    """Look of the block; one of the printed layouts leaves it out."""

    readonly: Bool | None = None
    """Whether the deadline can only be read. It cannot be changed in any case if the
    activity is completed or the user may not edit its CRM object. Left out, the
    server takes `false`.
    """

    scope: Open[Literal["web", "mobile"]] | None = None
    """Where the block is visible. Without it everywhere. One of `"web"`, `"mobile"`."""


class DeadlineBlock(ClosedModel):
    """The deadline of the activity, ready to be changed. Hidden if the activity is
    incoming or has no deadline.
    """

    type: Open[Literal["deadline"]] = "deadline"
    """Always `deadline`."""

    properties: DeadlineBlockProperties | None = None
    """Look of the block; one of the printed layouts leaves it out."""


InnerBlock: TypeAlias = Annotated[
    TextBlock | LinkBlock | DeadlineBlock | Unknown,
    one_of("type"),
]
"""A content block that may stand inside another one. Told apart by `type`."""


class WithTitleBlockProperties(ClosedModel):
    """The name and its value."""

    title: TranslatedText
    """The name."""

    block: InnerBlock
    """The value: a text, a link or the deadline."""

    inline: Bool | None = None
    """Whether the value stands beside the name rather than below it. Left out, the
    server takes `false`.
    """

    scope: Open[Literal["web", "mobile"]] | None = None
    """Where the block is visible. Without it everywhere. One of `"web"`, `"mobile"`."""


class WithTitleBlock(ClosedModel):
    """A name and its value, which is a block itself."""

    type: Open[Literal["withTitle"]] = "withTitle"
    """Always `withTitle`."""

    properties: WithTitleBlockProperties
    """The name and its value."""


class LineOfBlocksProperties(ClosedModel):
    """The blocks of the line."""

    blocks: Annotated[Map[InnerBlock], Limits(keys="[A-Za-z0-9_-]+", max_items=20)]
    """At most 20 texts, links and deadlines under names of the application's choice,
    made of Latin letters, digits, `_` and `-`. Each key matches `[A-Za-z0-9_-]+`.
    At most 20 items.
    """

    scope: Open[Literal["web", "mobile"]] | None = None
    """Where the block is visible. Without it everywhere. One of `"web"`, `"mobile"`."""


class LineOfBlocks(ClosedModel):
    """Several blocks in one line, such as texts of different looks mixed with links."""

    type: Open[Literal["lineOfBlocks"]] = "lineOfBlocks"
    """Always `lineOfBlocks`."""

    properties: LineOfBlocksProperties
    """The blocks of the line."""


ContentBlock: TypeAlias = Annotated[
    TextBlock
    | LargeTextBlock
    | LinkBlock
    | WithTitleBlock
    | LineOfBlocks
    | DeadlineBlock
    | Unknown,
    one_of("type"),
]
"""A piece of content, of one of six kinds. Blocks are shown in the order in which
they stand. Told apart by `type`.
"""


class LayoutBody(ClosedModel):
    """Middle part of the entry."""

    logo: LayoutLogo
    """Logo beside the blocks."""

    blocks: Annotated[
        Map[ContentBlock], Limits(keys="[A-Za-z0-9_-]+", min_items=1, max_items=20)
    ]
    """From 1 to 20 content blocks under names of the application's choice, made of
    Latin letters, digits, `_` and `-`. Each key matches `[A-Za-z0-9_-]+`. From 1
    to 20 items.
    """


class FooterButton(ClosedModel):
    """A button at the bottom."""

    title: TranslatedText
    """Text of the button."""

    type: Open[Literal["primary", "secondary"]]
    """Look of the button: `primary` blue, `secondary` white. One of `"primary"`,
    `"secondary"`.
    """

    action: Action
    """What a click on the button does."""

    scope: Open[Literal["web", "mobile"]] | None = None
    """Where the button is visible. Without it everywhere. One of `"web"`,
    `"mobile"`.
    """

    hide_if_readonly: Annotated[Bool | None, Field(alias="hideIfReadonly")] = None
    """Whether users who may not edit do not see the button. Left out, the server
    takes `false`.
    """


class BadgeText(ClosedModel):
    """A mark beside the text of a menu item."""

    title: TranslatedText
    """Text of the mark."""

    color: Str | None = None
    """Colour of the mark as CSS writes it."""


class MenuItem(ClosedModel):
    """An item of the menu that the application adds."""

    title: TranslatedText
    """Text of the item."""

    action: Action
    """What a click on the item does."""

    subtitle: TranslatedText | None = None
    """A second line below the text."""

    scope: Open[Literal["web", "mobile"]] | None = None
    """Where the item is visible. Without it everywhere. One of `"web"`, `"mobile"`."""

    hide_if_readonly: Annotated[Bool | None, Field(alias="hideIfReadonly")] = None
    """Whether users who may not edit do not see the item. Left out, the server takes
    `false`.
    """

    design: (
        Open[Literal["default", "accent-1", "accent-2", "alert", "copilot", "disabled"]]
        | None
    ) = None
    """Look of the item. One that is `disabled` only looks so; a click on it still
    does what `action` says. One of `"default"`, `"accent-1"`, `"accent-2"`,
    `"alert"`, `"copilot"`, `"disabled"`.
    """

    is_selected: Annotated[Bool | None, Field(alias="isSelected")] = None
    """Makes an item that is ticked if true, and has room for the tick if false.
    Without it the item has neither.
    """

    is_locked: Annotated[Bool | None, Field(alias="isLocked")] = None
    """Whether a lock stands beside the item."""

    badge_text: Annotated[BadgeText | None, Field(alias="badgeText")] = None
    """Mark beside the text."""

    section_code: Annotated[Str | None, Field(alias="sectionCode")] = None
    """Code of the section that the item stands in. Every item needs it if the menu
    has `sections`.
    """


class MenuSection(ClosedModel):
    """A section of the menu."""

    code: Str
    """Code that the items of the section refer to. No two sections have the same;
    `system`, `about`, `base` and `extensions` are Bitrix24's own.
    """

    title: TranslatedText | None = None
    """Heading of the section."""

    design: Open[Literal["default", "accent"]] | None = None
    """Look of the section. One of `"default"`, `"accent"`."""


class FooterMenu(ClosedModel):
    """Menu at the bottom, with items of the application, items of Bitrix24 that can
    be left out, and the item about the application, which in the browser is
    always there.
    """

    show_pin_item: Annotated[Bool | None, Field(alias="showPinItem")] = None
    """Whether the menu offers to pin the entry. Hidden in any case while the
    activity is not completed. Left out, the server takes `true`.
    """

    show_postpone_item: Annotated[Bool | None, Field(alias="showPostponeItem")] = None
    """Whether the menu offers to postpone the activity. Hidden in any case if the
    activity is incoming, completed or without a deadline. Left out, the server
    takes `true`.
    """

    show_delete_item: Annotated[Bool | None, Field(alias="showDeleteItem")] = None
    """Whether the menu offers to delete the activity. Left out, the server takes
    `true`.
    """

    items: Annotated[
        Map[MenuItem] | None, Limits(keys="[A-Za-z0-9_-]+", max_items=10)
    ] = None
    """At most ten items of the application's own under names of its choice, made of
    Latin letters, digits, `_` and `-`. Each key matches `[A-Za-z0-9_-]+`. At most
    10 items.
    """

    sections: Annotated[list[MenuSection] | None, Limits(max_items=10)] = None
    """At most ten sections that the application's items are grouped into. If there
    are any, every item needs the code of one in `sectionCode`. At most 10 items.
    """


class LayoutFooter(ClosedModel):
    """Bottom part of the entry."""

    buttons: Annotated[
        Map[FooterButton] | None, Limits(keys="[A-Za-z0-9_-]+", max_items=2)
    ] = None
    """At most two buttons under names of the application's choice, made of Latin
    letters, digits, `_` and `-`. Buttons without names are taken and not shown.
    Each key matches `[A-Za-z0-9_-]+`. At most 2 items.
    """

    show_note: Annotated[Bool | None, Field(alias="showNote")] = None
    """Whether the entry has the icon for a note. Left out, the server takes `true`."""

    menu: FooterMenu | None = None
    """Menu behind the three dots."""


class Layout(ClosedModel):
    """How a configurable activity looks on the timeline, from its icon to its
    buttons. An update replaces it as a whole.
    """

    icon: LayoutIcon
    """Picture at the left edge."""

    header: LayoutHeader
    """Title and tags at the top."""

    body: LayoutBody
    """Logo and content blocks in the middle."""

    footer: LayoutFooter | None = None
    """Buttons and menu at the bottom."""


class RestAppLayout(ClosedModel):
    """Content blocks of an application in an activity that is not configurable."""

    blocks: Annotated[Map[ContentBlock], Limits(keys="[A-Za-z0-9_-]+", max_items=20)]
    """At most 20 blocks under names of the application's choice, made of Latin
    letters, digits, `_` and `-`. Without any the set is empty. Each key matches
    `[A-Za-z0-9_-]+`. At most 20 items.
    """
