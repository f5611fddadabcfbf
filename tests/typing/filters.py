"""What type checkers and editors know of filters."""

from datetime import datetime

from bitrix24_client import Bitrix24, Condition, Field, UnknownName
from bitrix24_client.enums import OwnerType
from bitrix24_client.filters import ActivityFilter as F
from bitrix24_client.models import BindingFilter


def run(b24: Bitrix24, now: datetime) -> None:
    overdue: Condition = (F.deadline < now) & F.completed.is_(False)
    bound = F.bindings.is_([BindingFilter(owner_type_id=2), {"OWNER_TYPE_ID": 3}])
    own = Field[str]("UF_COLOUR").like("r%")
    for activity in b24.crm.activity.list.iter(filter=overdue & bound & own):
        print(activity.id)
    owner = F.owner_type_id.is_in([OwnerType.DEAL, 3]) & (now > F.created)
    wire = {">=DEADLINE": now, "COMPLETED": "N", UnknownName("NEW"): 1}
    for given in (owner, wire, {**overdue, "ID": 1}):
        b24.crm.activity.list(filter=given, order={"ID": "ASC"}, select=["*", UnknownName("X")])
