"""Read one activity: python examples/read_activity.py 999"""

import sys

from bitrix24_client import Bitrix24

with Bitrix24.from_webhook() as b24:
    activity = b24.crm.activity.get(id=int(sys.argv[1]))
    print(activity.subject, activity.deadline, "done" if activity.completed else "open")
    print("as it came:", activity.raw)
