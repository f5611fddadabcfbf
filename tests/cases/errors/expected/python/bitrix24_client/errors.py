# Generated from spec/errors.yaml by "make generate". Do not edit.
"""Everything that a call can raise: a class per error of the API, and those of the client."""

from bitrix24_client._runtime.authorization import (
    AuthorizationError,
    RefreshRefused,
    TokensNotSaved,
)
from bitrix24_client._runtime.errors import (
    ApiError,
    Bitrix24Error,
    OutcomeUnknown,
    RequestError,
    ResponseError,
    TransportError,
)

__all__ = [
    "AccessDenied",
    "ApiError",
    "AuthorizationError",
    "Bitrix24Error",
    "Code100",
    "InternalServerError",
    "NotFound",
    "OutcomeUnknown",
    "QueryLimitExceeded",
    "RefreshRefused",
    "RequestError",
    "ResponseError",
    "TokensNotSaved",
    "TransportError",
]


class InternalServerError(ApiError):
    """The server failed.

    Code: `INTERNAL_SERVER_ERROR`.
    """

    retry = "if_repeat_safe"


class QueryLimitExceeded(ApiError):
    """Too many requests.

    Code: `QUERY_LIMIT_EXCEEDED`.
    """

    retry = "wait"


class NotFound(ApiError):
    """What was named does not exist.

    Codes: `NOT_FOUND`, `ERROR_NOT_FOUND`. Message: `Thing is not found`.
    """


class AccessDenied(ApiError):
    """The user may not do this.

    Code: `ACCESS_DENIED`. Message: `Access denied`.
    """


class Code100(ApiError):
    """The server answered with the code `100`."""
