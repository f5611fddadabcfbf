# Generated from spec/ by "make generate". Do not edit.
"""Where each name is; loaded only when one is looked up."""

MODULES = {
    "ActivityDirection": "enums",
    "ActivityNotifyType": "enums",
    "ActivityPriority": "enums",
    "ActivityStatus": "enums",
    "ActivityType": "enums",
    "BadgeType": "crm_activity_badge",
    "ContentType": "enums",
    "OwnerType": "enums",
    "TodoColor": "crm_activity_todo",
}
