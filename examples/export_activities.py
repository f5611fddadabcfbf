"""Write all completed activities to a file of JSON: python examples/export_activities.py all.jsonl"""

import json
import sys
from pathlib import Path

from bitrix24_client import Bitrix24

with Bitrix24.from_webhook() as b24:
    records = b24.raw(
        b24.crm.activity.list.all,
        filter={"COMPLETED": "Y"},
        select=["ID", "SUBJECT", "START_TIME", "RESPONSIBLE_ID"],
        progress=lambda done, total: print(f"{done} of {total}", file=sys.stderr),
    )
lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
Path(sys.argv[1]).write_text("".join(lines), encoding="utf-8")
print(len(records), "activities")
