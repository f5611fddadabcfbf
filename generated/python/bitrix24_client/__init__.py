# Generated from spec/service.yaml by "make generate". Do not edit.
"""Client of the Bitrix24 REST API, CRM activities.

Activities on the timeline of CRM objects, and items of CRM objects.
"""

__version__ = "0.1.0"

__all__ = [
    "UNSET",
    "ApiError",
    "AsyncBatch",
    "AsyncBitrix24",
    "Attempt",
    "AuthorizationError",
    "Batch",
    "Bitrix24",
    "Bitrix24Error",
    "Command",
    "Condition",
    "Field",
    "File",
    "NotExecuted",
    "OAuth",
    "OAuthApp",
    "OffsetWarning",
    "OutcomeUnknown",
    "Page",
    "Rate",
    "RefreshRefused",
    "RequestError",
    "ResponseError",
    "Retry",
    "Tokens",
    "TokensNotSaved",
    "TransportError",
    "Unknown",
    "UnknownName",
    "UnresolvedReference",
    "Unset",
    "parse_event",
]

# Type checkers take it for true. The constant of `typing` would cost its import.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from bitrix24_client._runtime.alternatives import Unknown
    from bitrix24_client._runtime.app import OAuthApp
    from bitrix24_client._runtime.authorization import (
        AuthorizationError,
        RefreshRefused,
        TokensNotSaved,
    )
    from bitrix24_client._runtime.batch import AsyncBatch, Batch
    from bitrix24_client._runtime.call import Page
    from bitrix24_client._runtime.command import (
        Command,
        NotExecuted,
        UnresolvedReference,
    )
    from bitrix24_client._runtime.conditions import Condition, Field
    from bitrix24_client._runtime.errors import (
        ApiError,
        Bitrix24Error,
        OutcomeUnknown,
        RequestError,
        ResponseError,
        TransportError,
    )
    from bitrix24_client._runtime.files import File
    from bitrix24_client._runtime.names import UnknownName
    from bitrix24_client._runtime.oauth import OAuth
    from bitrix24_client._runtime.rate import Rate
    from bitrix24_client._runtime.retry import Retry
    from bitrix24_client._runtime.tokens import Tokens
    from bitrix24_client._runtime.unset import UNSET, Unset
    from bitrix24_client._runtime.walk import OffsetWarning
    from bitrix24_client._runtime.watch import Attempt
    from bitrix24_client.client import AsyncBitrix24, Bitrix24
    from bitrix24_client.events import parse_event

_HOMES = {
    "ApiError": "_runtime.errors",
    "AsyncBatch": "_runtime.batch",
    "Batch": "_runtime.batch",
    "Command": "_runtime.command",
    "AsyncBitrix24": "client",
    "Attempt": "_runtime.watch",
    "AuthorizationError": "_runtime.authorization",
    "Bitrix24": "client",
    "Bitrix24Error": "_runtime.errors",
    "Condition": "_runtime.conditions",
    "Field": "_runtime.conditions",
    "File": "_runtime.files",
    "NotExecuted": "_runtime.command",
    "OAuth": "_runtime.oauth",
    "OAuthApp": "_runtime.app",
    "OutcomeUnknown": "_runtime.errors",
    "OffsetWarning": "_runtime.walk",
    "Page": "_runtime.call",
    "Rate": "_runtime.rate",
    "RefreshRefused": "_runtime.authorization",
    "Retry": "_runtime.retry",
    "RequestError": "_runtime.errors",
    "ResponseError": "_runtime.errors",
    "Tokens": "_runtime.tokens",
    "TokensNotSaved": "_runtime.authorization",
    "TransportError": "_runtime.errors",
    "UNSET": "_runtime.unset",
    "Unknown": "_runtime.alternatives",
    "UnknownName": "_runtime.names",
    "UnresolvedReference": "_runtime.command",
    "Unset": "_runtime.unset",
    "parse_event": "events",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
