"""Link an activity to a company: python examples/bind_to_company.py 999 5"""

import sys

from bitrix24_client import Bitrix24, errors
from bitrix24_client.enums import OwnerType

activity, company = map(int, sys.argv[1:3])

with Bitrix24.from_webhook() as b24:
    try:
        b24.crm.activity.binding.add(
            activity_id=activity, entity_type_id=OwnerType.COMPANY, entity_id=company
        )
    except errors.AlreadyBound:
        print("linked already")
    except errors.AccessDenied as error:
        sys.exit(f"not allowed: {error.description}")
    for bound in b24.crm.activity.binding.list(activity_id=activity):
        print(bound.entity_type_id, bound.entity_id)
