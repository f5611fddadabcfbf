"""A session of fast-bitrix24: `session_fast_bitrix24.py ADDRESS OWNED`."""

from __future__ import annotations

import sys

from fast_bitrix24 import Bitrix
from fast_bitrix24.server_response import ErrorInServerResponseException

address, owned = sys.argv[1], int(sys.argv[2])
b24 = Bitrix(address, verbose=False, requests_per_second=1e6, operating_time_limit=10**9)
todo = {"ownerTypeId": 2, "ownerId": 1, "deadline": "2030-02-03T15:00:00+02:00"}

number = b24.call(
    "crm.activity.todo.add", {**todo, "title": "Call back"}
)  # the only value of the object
got = b24.call("crm.activity.get", {"ID": number}, raw=True)["result"]
assert (got["ID"], got["SUBJECT"]) == (str(number), "Call back"), got

rows = b24.get_all("crm.activity.list", {"select": ["ID"], "filter": {">ID": 0}})
assert len({row["ID"] for row in rows}) == owned + 1, len(rows)

new = b24.call("crm.activity.todo.add", [{**todo, "title": f"Many {n}"} for n in range(60)])
ids = [one if isinstance(one, int) else one["id"] for one in new]
assert len(set(ids)) == 60, ids
found = b24.get_by_ID("crm.activity.get", ids)
assert {str(key) for key in found} == {str(key) for key in ids}, found
# Two batches side by side: nobody knows which adds first.
assert {one["SUBJECT"] for one in found.values()} == {f"Many {n}" for n in range(60)}, found

commands = {
    "add": "crm.activity.todo.add?ownerTypeId=2&ownerId=1&deadline=2030-02-03T15:00:00%2B02:00",
    "get": "crm.activity.get?id=$result[add][id]",
}
answer = b24.call_batch({"halt": 0, "cmd": commands})
assert answer["get"]["ID"] == str(answer["add"]["id"]), answer

gone = [number, *ids, answer["add"]["id"]]
assert all(b24.call("crm.activity.delete", [{"ID": key} for key in gone]))
try:
    b24.call("crm.activity.get", {"ID": number})
except ErrorInServerResponseException:
    pass
else:
    raise AssertionError("what was deleted is still there")
print("add get list batch delete error")
