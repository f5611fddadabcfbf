"""Wrong uses of tokens: a type checker must refuse the marked lines and no others."""

from bitrix24_client import Bitrix24, OAuthApp, Tokens

app = OAuthApp("app.1", "key")
tokens = Tokens(access_token="x", client_endpoint="https://a.example/rest/")


async def save(new: Tokens) -> None:
    """Would have to be awaited."""


def lose(new: str) -> None:
    """Takes something else."""


Bitrix24.from_oauth(app, tokens, save)  # wrong
Bitrix24.from_oauth(app, tokens, lose)  # wrong
Bitrix24.from_oauth(app, "token")  # wrong
Bitrix24.from_oauth("app.1", tokens)  # wrong
Tokens(access_token=7, client_endpoint="x")  # wrong
app.exchange_code(7)  # wrong
print(tokens.acces_token)  # wrong
