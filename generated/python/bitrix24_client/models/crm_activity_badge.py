# Generated from spec/methods/crm.activity.badge.yaml by "make generate". Do not edit.
"""Models: Badges of configurable activities."""

from bitrix24_client._open_enums.crm_activity_badge import BadgeTypeValue
from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import Str
from bitrix24_client.models.layout import TranslatedText


class Badge(Model):
    """A badge for CRM objects in the kanban."""

    code: Str
    """Code of the badge."""

    title: TranslatedText | None = None
    """Name of the badge."""

    value: TranslatedText | None = None
    """Text on the badge. It is shown in capitals."""

    type: BadgeTypeValue | None = None
    """Colour of the badge."""


class BadgeAnswer(Model):
    """A badge, under its key."""

    badge: Badge
    """The badge."""


class BadgesAnswer(Model):
    """All badges, under their key."""

    badges: list[Badge]
    """The badges."""
