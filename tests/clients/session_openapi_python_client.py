"""A session of the client that openapi-python-client made: `session_openapi_python_client.py ADDRESS OWNED`.

`OWNED` is how many activities the portal has already. The packages are those of that client, none of ours.
"""

from __future__ import annotations

import sys

from made import models
from made.api.activities import crm_activity_delete, crm_activity_get, crm_activity_list
from made.api.universal_activities import crm_activity_todo_add, crm_activity_todo_update
from made.client import Client
from made.types import UNSET

address, owned = sys.argv[1].rstrip("/"), int(sys.argv[2])
client = Client(base_url=address, raise_on_unexpected_status=True)

added = crm_activity_todo_add.sync(
    client=client,
    body=models.CrmActivityTodoAddRequest(
        owner_type_id=2,
        owner_id=1,
        deadline="2030-02-03T15:00:00+02:00",
        title="Call back",
        ping_offsets=[0, 15],
        color_id="2",
    ),
)
assert isinstance(added, models.CrmActivityTodoAddResponse), added
assert isinstance(added.result, models.TodoId), added
number = added.result.id

got = crm_activity_get.sync(client=client, body=models.CrmActivityGetRequest(id=number))
assert isinstance(got, models.CrmActivityGetResponse), got
assert (got.result.id, got.result.subject) == (str(number), "Call back"), got.result

changed = crm_activity_todo_update.sync(
    client=client,
    body=models.CrmActivityTodoUpdateRequest(
        id=number,
        owner_type_id=2,
        owner_id=1,
        deadline="2030-02-04T15:00:00+02:00",
        title="Call again",
    ),
)
assert isinstance(changed, models.CrmActivityTodoUpdateResponse), changed

rows: list[models.Activity] = []
start: int | None = 0
while start is not None:
    body = models.CrmActivityListRequest(
        select=["ID", "SUBJECT", "DEADLINE"],
        filter_=models.ActivityFilter.from_dict({">ID": 0}),
        order=models.ActivityOrder.from_dict({"ID": "ASC"}),
        start=start,
    )
    page = crm_activity_list.sync(client=client, body=body)
    assert isinstance(page, models.CrmActivityListResponse), page
    rows += page.result
    assert page.total == owned + 1, page.total
    start = None if page.next_ is UNSET else page.next_
assert len({row.id for row in rows}) == owned + 1, len(rows)
assert rows[-1].subject == "Call again", rows[-1]

gone = crm_activity_delete.sync(client=client, body=models.CrmActivityDeleteRequest(id=number))
assert isinstance(gone, models.CrmActivityDeleteResponse), gone
assert gone.result is True

refused = crm_activity_get.sync_detailed(
    client=client, body=models.CrmActivityGetRequest(id=number)
)
assert isinstance(refused.parsed, models.ErrorResponse), refused
assert refused.status_code >= 400, refused
print("add get update list delete error")
