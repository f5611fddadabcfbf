"""A user's program: an application whose tokens are renewed. Only type checkers look at it."""

from typing import assert_type

from bitrix24_client import (
    AsyncBitrix24,
    AuthorizationError,
    Bitrix24,
    OAuth,
    OAuthApp,
    RefreshRefused,
    Tokens,
    TokensNotSaved,
    parse_event,
)

app = OAuthApp("id", "secret")


def save(tokens: Tokens) -> None:
    """Store tokens."""
    print(tokens.to_dict())


async def save_later(tokens: Tokens) -> None:
    """Store tokens."""
    print(tokens.to_dict())


def call(tokens: Tokens) -> str:
    """Call, and tell what may go wrong."""
    with Bitrix24.from_oauth(app, tokens, on_refresh=save, timeout=5, retry=None) as b24:
        assert_type(b24, Bitrix24)
        try:
            print(b24.crm.activity.get(id=1).subject)
        except RefreshRefused as error:
            assert_type(error.code, str)
            return app.authorize_url(b24.portal, "state")
        except TokensNotSaved as error:
            save(error.tokens)
        except AuthorizationError as error:
            print(error.description)
        return b24.portal


async def call_later(code: str) -> None:
    """The same in coroutines."""
    tokens = await app.aexchange_code(code)
    assert_type(app.exchange_code(code), Tokens)
    shared = OAuth(app, tokens, save)
    print(Bitrix24(shared), AsyncBitrix24(shared))
    for callback in (save, save_later, None):
        async with AsyncBitrix24.from_oauth(app, tokens, callback) as b24:
            print((await b24.crm.activity.get(id=1)).subject)


def receive(body: bytes) -> None:
    """Call with the tokens of an event."""
    event = parse_event(body, application_token="x")
    with Bitrix24.from_event(event, app, save) as b24:
        assert_type(b24, Bitrix24)
    assert_type(Tokens.from_event(event), Tokens)
    Tokens.from_dict({"access_token": "x"})
