"""Errors of getting tokens; they are apart from those of calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import Bitrix24Error

if TYPE_CHECKING:
    from .tokens import Tokens


class AuthorizationError(Bitrix24Error):
    """The authorisation server gives no tokens.

    Attributes:
        code: What it answered, such as `invalid_grant`.
        description: Its text; may be empty.
    """

    def __init__(
        self,
        message: str,
        *,
        code: str,
        description: str = "",
        method: str = "",
        http_status: int | None = None,
    ) -> None:
        super().__init__(message, method=method, http_status=http_status)
        self.code = code
        self.description = description


class RefreshRefused(AuthorizationError):
    """The access token has expired, and the authorisation server gives no new one.

    With the code `invalid_grant` the user has to authorise the application again. The
    call was not carried out.
    """


class TokensNotSaved(Bitrix24Error):
    """There are new tokens, and the callback that stores them has failed.

    Its error is the cause of this one. The tokens are not in use: the next call that
    needs them hands them to the callback again.

    Attributes:
        tokens: The new tokens. The former refresh token may be worth nothing any more.
    """

    def __init__(self, message: str, *, tokens: Tokens, method: str = "") -> None:
        super().__init__(message, method=method)
        self.tokens = tokens
