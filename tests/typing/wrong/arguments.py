"""Arguments that a type checker refuses."""

import sys

from bitrix24_client import Attempt, Bitrix24, File
from bitrix24_client.models import ActivityFileInput, LayoutTag, RedirectAction, RestEventAction

b24 = Bitrix24.from_webhook("https://a.example/rest/1/x/")
b24.crm.activity.get(id="seven")  # wrong
b24.crm.activity.get(idd=7)  # wrong
b24.crm.activity.gte(id=7)  # wrong
LayoutTag(title="x", type="lavender")  # wrong
LayoutTag(title=7, type="primary")  # wrong
LayoutTag(title="x", type="primary", action="/crm/")  # wrong
RedirectAction(type="restEvent", uri="/crm/")  # wrong
RestEventAction(idd="x")  # wrong
Bitrix24.from_webhook(timezone="Europe/Berlin")  # wrong
Bitrix24.from_webhook(after_attempt=lambda one, two: None)  # wrong
Attempt(method=1, portal="x")  # wrong
File.from_bytes("text", "a.txt")  # wrong
File.from_stream(sys.stdin)  # wrong
ActivityFileInput(file_data=("a.txt", b"bytes"))  # wrong
