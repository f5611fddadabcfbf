"""Attach a file to an activity: python examples/attach_file.py 999 contract.pdf"""

import sys
import warnings

from bitrix24_client import Bitrix24, File
from bitrix24_client.errors import AccessDenied, NotFound
from bitrix24_client.models import ActivityFileInput, ActivityUpdate

activity, path = int(sys.argv[1]), sys.argv[2]
file = File.from_path(path)
print(f"sending {file.name}, {len(file.content)} bytes")

# The methods that take files are deprecated, and those that replace them take none.
warnings.simplefilter("ignore", DeprecationWarning)

with Bitrix24.from_webhook() as b24:
    try:
        done = b24.crm.activity.update(
            id=activity, fields=ActivityUpdate(files=[ActivityFileInput(file_data=file)])
        )
    except NotFound:
        sys.exit("there is no such activity")
    except AccessDenied as error:  # a group: the user, the scope, the application, …
        sys.exit(f"not allowed: {type(error).__name__}")
    print("attached" if done else "the portal refused without saying why")
