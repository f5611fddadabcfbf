"""A session of the vendor's b24pysdk, which knows only TLS: `session_b24pysdk.py ADDRESS OWNED`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from urllib.parse import urlsplit

from b24pysdk import BitrixWebhook, Client
from b24pysdk.errors import BitrixAPIError

parts, owned = urlsplit(sys.argv[1]), int(sys.argv[2])
token = parts.path.removeprefix("/rest/").rstrip("/")
client = Client(BitrixWebhook(domain=parts.netloc, webhook_token=token))
activity = client.crm.activity
deadline = datetime(2030, 2, 3, 15, tzinfo=UTC)

# The older method: `todo.add` asks for a datetime and, outside of a batch, cannot write it as JSON.
fields = {
    "OWNER_TYPE_ID": 2,
    "OWNER_ID": 1,
    "TYPE_ID": 2,
    "SUBJECT": "Call back",
    "RESPONSIBLE_ID": 1,
}
reached = [{"VALUE": "+4930901820", "ENTITY_ID": 1, "ENTITY_TYPE_ID": 2}]
number = activity.add(fields={**fields, "COMMUNICATIONS": reached}).result
got = activity.get(bitrix_id=number).result
assert (got["ID"], got["SUBJECT"]) == (str(number), "Call back"), got

page = activity.list(select=["ID"]).response
assert len(page.result) == 50, page
assert (page.total, page.next) == (owned + 1, 50), (page.total, page.next)
for whole in (activity.list(select=["ID"]).as_list(), activity.list(select=["ID"]).as_list_fast()):
    ids = {row["ID"] for row in whole.result}
    assert len(ids) == owned + 1, len(ids)

titles = [f"One of many {n}" for n in range(60)]  # more than a batch may have
many = [
    activity.todo.add(owner_type_id=2, owner_id=1, deadline=deadline, title=title)
    for title in titles
]
done = client.call_batches(many).result
assert not done.result_error, done.result_error
new = [
    one["id"] for one in (done.result.values() if isinstance(done.result, dict) else done.result)
]
assert len(set(new)) == 60, new

some = {"good": activity.get(bitrix_id=new[0]), "bad": activity.get(bitrix_id=10**9)}
mixed = client.call_batch(some).result
assert mixed.result["good"]["SUBJECT"] == titles[0], mixed.result
assert set(mixed.result_error) == {"bad"}, mixed.result_error

for gone in (number, *new):
    assert activity.delete(bitrix_id=gone).result is True
try:
    left = activity.get(bitrix_id=number).result
except BitrixAPIError as error:
    left = error.status_code
assert left == 400, left
print("add get list batch delete error")
