"""Write down how each call goes, and sum up the time: python examples/log_calls.py 999 1000"""

import logging
import sys
from collections import Counter

from bitrix24_client import Attempt, Bitrix24
from bitrix24_client.errors import NotFound, RateLimited

logging.basicConfig(format="%(levelname)s %(name)s %(message)s", stream=sys.stdout)
logging.getLogger("bitrix24_client").setLevel(logging.DEBUG)

seconds: Counter[str] = Counter()
refused = 0


def note(attempt: Attempt) -> None:
    """Called when it is known what came of a call, also before it is sent again."""
    global refused
    seconds[attempt.method] += attempt.seconds or 0
    refused += isinstance(attempt.error, RateLimited)
    if attempt.operating is not None:
        print(f"{attempt.method} has used {attempt.operating:.1f} s of its execution time")


with Bitrix24.from_webhook(after_attempt=note) as b24:
    for identifier in map(int, sys.argv[1:]):
        try:
            print(b24.crm.activity.get(id=identifier).subject)
        except NotFound:
            print(identifier, "does not exist")

print(f"refused for the rate: {refused}")
for method, total in seconds.most_common():
    print(f"{method}: {total:.3f} s")
