# Generated from spec/types/enums.yaml by "make generate". Do not edit.
"""Enums: Enumerations of CRM activities."""

from enum import IntEnum


class OwnerType(IntEnum):
    """Type of a CRM object. A smart process has a number of its own on every portal,
    with the code `DYNAMIC_<number>` and the abbreviation `T<number in hexadecimal>`:
    156 is `DYNAMIC_156`, `T9c`.

    The server may send values that are not listed; they stay plain `int`.
    """

    LEAD = 1
    """Lead. Code `LEAD`. Abbreviation `L`."""

    DEAL = 2
    """Deal. Code `DEAL`. Abbreviation `D`."""

    CONTACT = 3
    """Contact. Code `CONTACT`. Abbreviation `C`."""

    COMPANY = 4
    """Company. Code `COMPANY`. Abbreviation `CO`."""

    INVOICE = 5
    """Invoice of the old kind; new integrations use 31. Code `INVOICE`. Abbreviation
    `I`.
    """

    QUOTE = 7
    """Quote or estimate. Code `QUOTE`. Abbreviation `Q`."""

    REQUISITE = 8
    """Requisite or billing details. Code `REQUISITE`. Abbreviation `RQ`."""

    ORDER = 14
    """Order. Code `ORDER`. Abbreviation `O`."""

    SMART_INVOICE = 31
    """Invoice of the new kind. Code `SMART_INVOICE`. Abbreviation `SI`."""

    SMART_DOCUMENT = 36
    """Document. Code `SMART_DOCUMENT`. Abbreviation `DO`."""

    SMART_B2E_DOC = 39
    """Company document. Code `SMART_B2E_DOC`. Abbreviation `SBD`."""


class ActivityType(IntEnum):
    """Kind of an activity.

    The server may send values that are not listed; they stay plain `int`.
    """

    UNDEFINED = 0
    """No type is set."""

    MEETING = 1
    """Meeting."""

    CALL = 2
    """Telephone call."""

    TASK = 3
    """Task; the task methods create and change it."""

    EMAIL = 4
    """E-mail message."""

    ACTION = 5
    """General type that the import of calendar events uses."""

    PROVIDER = 6
    """General type of an activity that a provider controls."""


class ActivityStatus(IntEnum):
    """How far an activity is.

    The server may send values that are not listed; they stay plain `int`.
    """

    UNDEFINED = 0
    """No status is set."""

    PENDING = 1
    """Still to do."""

    COMPLETED = 2
    """Done."""

    AUTO_COMPLETED = 3
    """Closed automatically."""


class ActivityPriority(IntEnum):
    """Importance of an activity.

    The server may send values that are not listed; they stay plain `int`.
    """

    UNDEFINED = 0
    """No priority is set."""

    LOW = 1
    """Low."""

    MEDIUM = 2
    """Medium."""

    HIGH = 3
    """High."""


class ActivityNotifyType(IntEnum):
    """Unit of the time by which a reminder comes before the start.

    The server may send values that are not listed; they stay plain `int`.
    """

    NONE = 0
    """No reminder is set."""

    MINUTES = 1
    """Minutes."""

    HOURS = 2
    """Hours."""

    DAYS = 3
    """Days."""


class ActivityDirection(IntEnum):
    """Who contacted whom. It matters for calls and e-mail messages only.

    The server may send values that are not listed; they stay plain `int`.
    """

    UNDEFINED = 0
    """No direction is set."""

    INCOMING = 1
    """From the customer."""

    OUTGOING = 2
    """To the customer."""


class ContentType(IntEnum):
    """Format of a description text.

    The server may send values that are not listed; they stay plain `int`.
    """

    UNDEFINED = 0
    """No format is set."""

    PLAIN_TEXT = 1
    """Plain text."""

    BB_CODE = 2
    """Text with BB codes."""

    HTML = 3
    """HTML."""
