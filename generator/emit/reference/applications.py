"""A call of an application -> a program that makes it with tokens which are renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import text
from generator.emit.reference.handlers import WIDEST
from generator.emit.reference.lines import portal
from generator.model import Scope
from generator.pysample import PACKAGE, Writer

if TYPE_CHECKING:
    from generator.model import Api


def tokens(api: Api, call: str) -> str:
    """A call with tokens that are renewed and stored."""
    forms = {form.name: form for form in api.commons.service.protocol.url_forms}
    if "oauth" not in forms or not call:
        return ""
    writer = Writer(Scope(api.commons, api.type, api.enum, api.users))
    writer.need("json")
    writer.need("pathlib", "Path")
    writer.need(PACKAGE, "Bitrix24", "OAuthApp", "Tokens")
    lines = [
        *portal(forms["oauth"]),
        'renewal = "put-your-refresh-token-here"',
        'app = OAuthApp("put-your-client-id-here", "put-your-client-secret-here")',
        "tokens = Tokens(access_token=token, refresh_token=renewal, client_endpoint=portal)",
        "\n\ndef save(tokens: Tokens) -> None:",
        '    """Store tokens in place of the former ones."""',
        '    Path("tokens.json").write_text(json.dumps(tokens.to_dict()))',
        "\n\nwith Bitrix24.from_oauth(app, tokens, save) as b24:",
        f"    print({call if len(call) <= WIDEST else 'b24'})",
    ]
    return text.fence("python", writer.imports() + "\n".join(lines))
