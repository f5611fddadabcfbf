"""Answer a click on the button of a card: python examples/answer_click.py 8080

A handler of the event `onCrmTimelineItemAction`, as small as it can be: it marks the card of
`show_card.py` as done, which also ends the animation that the click has started.
"""

import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

from bitrix24_client import Bitrix24, parse_event
from bitrix24_client.errors import Bitrix24Error
from bitrix24_client.events import EventError, OnCrmTimelineItemAction
from bitrix24_client.models import LayoutTag


def answer(event: OnCrmTimelineItemAction) -> None:
    """Change the badge and the tag of the activity whose button was clicked."""
    activity_id = event.data.activity_id
    if event.data.id != "done" or activity_id is None:
        return
    with Bitrix24.from_event(event) as b24:
        activity = b24.crm.activity.configurable.get(id=activity_id).activity
        layout = activity.layout
        if layout is None:
            return
        layout.header.tags = {"status": LayoutTag(type="success", title="done")}
        b24.crm.activity.configurable.update(
            id=activity_id, fields={"badgeCode": "DONE"}, layout=layout
        )


class Handler(BaseHTTPRequestHandler):
    """Takes the requests of the portal; it must answer at once."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            event = parse_event(body, application_token=os.environ["BITRIX24_APPLICATION_TOKEN"])
        except EventError:
            self.send_error(400)
            return
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()
        if isinstance(event, OnCrmTimelineItemAction):
            try:
                answer(event)
            except Bitrix24Error as error:
                print("not answered:", error)


with HTTPServer(("", int(sys.argv[1])), Handler) as server:
    print("waiting for clicks at port", server.server_port, flush=True)
    server.serve_forever()
