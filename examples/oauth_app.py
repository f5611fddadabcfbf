"""Act as an application that was installed on a portal, with tokens that are kept in a file.

python examples/oauth_app.py 8080   waits for the installation and stores its tokens
python examples/oauth_app.py        calls with the tokens, and renews them when they expire
"""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from bitrix24_client import Bitrix24, OAuthApp, Tokens, parse_event
from bitrix24_client.errors import Bitrix24Error, RefreshRefused

APP = OAuthApp(os.environ["BITRIX24_CLIENT_ID"], os.environ["BITRIX24_CLIENT_SECRET"])
PORTAL = os.environ["BITRIX24_PORTAL"]
STORE = Path(os.environ.get("BITRIX24_TOKENS", "tokens.json"))


def save(tokens: Tokens) -> None:
    """Store tokens; a crash leaves either the former or the new ones, never half of them."""
    new = STORE.with_suffix(".new")
    new.touch(mode=0o600)  # nobody else may read them
    new.write_text(json.dumps(tokens.to_dict()))
    new.replace(STORE)


class Handler(BaseHTTPRequestHandler):
    """Takes the event of the installation."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            # There is nothing yet to compare its application_token with: what proves
            # where the event comes from is that the portal takes its access token.
            event = parse_event(body, application_token=None)
            with Bitrix24.from_event(event) as b24:
                if event.event.upper() != "ONAPPINSTALL" or b24.portal != PORTAL:
                    raise ValueError("another event, or another portal")
                b24.crm.enum.ownertype()
            save(Tokens.from_event(event))
        except (Bitrix24Error, ValueError) as error:
            print("not installed:", error, flush=True)
            self.send_error(400)
            return
        print("installed on", b24.portal, flush=True)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()


def call() -> None:
    """Call with the stored tokens."""
    tokens = Tokens.from_dict(json.loads(STORE.read_text()))
    with Bitrix24.from_oauth(APP, tokens, save) as b24:
        try:
            for activity in b24.crm.activity.list(filter={"COMPLETED": "N"}).items:
                print(activity.id, activity.subject)
        except RefreshRefused as error:
            sys.exit(f"{error}\nauthorise again: {APP.authorize_url(PORTAL, 'state')}")


if len(sys.argv) == 1:
    call()
else:
    with HTTPServer(("", int(sys.argv[1])), Handler) as server:
        print("waiting for the installation at port", server.server_port, flush=True)
        server.serve_forever()
