# Generated from spec/errors.yaml by "make generate". Do not edit.
"""What the classes of errors are recognised by; they are imported once one is needed.

Codes and messages are the server's own words, whatever they remind a reader of.
"""

from bitrix24_client._runtime.errors import ApiError, Catalogue, normalise_message

_CODES = {
    "INTERNAL_SERVER_ERROR": "InternalServerError",
    "ERROR_UNEXPECTED_ANSWER": "UnexpectedAnswer",
    "QUERY_LIMIT_EXCEEDED": "QueryLimitExceeded",
    "OPERATION_TIME_LIMIT": "OperationTimeLimit",
    "OVERLOAD_LIMIT": "OverloadLimit",
    "ERROR_BATCH_METHOD_NOT_ALLOWED": "BatchMethodNotAllowed",
    "ERROR_BATCH_LENGTH_EXCEEDED": "BatchLengthExceeded",
    "NO_AUTH_FOUND": "NoAuthFound",
    "expired_token": "ExpiredToken",
    "INVALID_REQUEST": "InvalidRequest",
    "ACCESS_DENIED": "AccessDenied",
    "INVALID_CREDENTIALS": "InvalidCredentials",
    "insufficient_scope": "InsufficientScope",
    "user_access_error": "UserAccessError",
    "ERROR_MANIFEST_IS_NOT_AVAILABLE": "ManifestNotAvailable",
    "PORTAL_DELETED": "PortalDeleted",
    "ERROR_METHOD_NOT_FOUND": "MethodNotFound",
    "100": "RequiredParameterMissing",
    "REQUIRED_ARG_MISSING": "RequiredParameterMissing",
    "NOT_FOUND": "NotFound",
    "OWNER_NOT_FOUND": "OwnerNotFound",
    "INVALID_ARG_VALUE": "InvalidArgument",
    "ERROR_WRONG_CONTEXT": "ApplicationContextRequired",
    "WRONG_AUTH_TYPE": "ApplicationContextRequired",
    "allowed_only_intranet_user": "IntranetUserRequired",
    "WRONG_DATETIME_FORMAT": "WrongDatetimeFormat",
    "CAN_NOT_UPDATE_COMPLETED_TODO": "CompletedTodo",
    "CAN_NOT_UPDATE_COLOR_COMPLETED_TODO": "CompletedTodoColor",
    "CAN_NOT_UPDATE_RESPONSIBLE_USER_COMPLETED_TODO": "CompletedTodoResponsible",
    "CAN_NOT_UPDATE_WRONG_COLOR_TODO": "WrongColor",
    "ERROR_PARENT_ACTIVITY_RESTRICT": "ParentActivityRestricted",
    "ACTIVITY_IS_ALREADY_BOUND": "AlreadyBound",
    "BINDING_NOT_FOUND": "BindingNotFound",
    "LAST_BINDING_CANNOT_BE_DELETED": "LastBinding",
    "SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR": "EntityTypesDiffer",
    "SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL": "EntityTypesDiffer",
    "SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR": "SameEntity",
    "UNSUITABLE_ACTIVITY_TYPE_ERROR": "UnsuitableActivityType",
    "FIELD_IS_REQUIRED": "FieldRequired",
    "WRONG_FIELD_VALUE": "WrongFieldValue",
    "FIELD_IS_REDUNDANT": "FieldRedundant",
    "ENUM_FIELD": "ValueNotListed",
    "TOO_MANY_ITEMS": "TooManyItems",
    "KEY_CONTAIN_WRONG_SYMBOLS": "WrongKey",
    "WRONG_LANG": "WrongLanguage",
    "MENU_RESERVED_SECTION_CODE": "SectionCodeReserved",
    "MENU_DUPLICATE_SECTION_CODE": "SectionCodeTaken",
    "MENU_MISSING_SECTION_CODE": "SectionCodeMissing",
    "MENU_UNKNOWN_SECTION_CODE": "SectionCodeUnknown",
    "ERROR_WRONG_APPLICATION": "WrongApplication",
    "INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE": "IncomingWithDeadline",
    "ERROR_EMPTY_LAYOUT": "EmptyLayout",
    "CANT_CHANGE_PROVIDER_TYPE_ID": "TypeUnchangeable",
    "WRONG_TYPE_VALUE": "WrongBadgeType",
    "BX_INVALID_VALUE": "BadgeCodeTaken",
    "ENTITY_WITH_BADGE_EXISTS": "BadgeInUse",
    "0": "ValidationFailed",
}

_MESSAGES = {
    "Access denied": "AccessDenied",
    "Activity is not found": "NotFound",
    "Application context required": "ApplicationContextRequired",
    "Access denied! Application context required": "ApplicationContextRequired",
    "Admin permissions required": "AdminRequired",
    "The field SUBJECT is not defined or empty": "SubjectInvalid",
    "The field RESPONSIBLE_ID is not defined or invalid": "ResponsibleInvalid",
    "The field TYPE_ID is not defined or invalid": "ActivityTypeInvalid",
    "The field COMMUNICATIONS is not defined or invalid": "CommunicationsInvalid",
    "The only one communication is allowed for activity of specified type": "TooManyCommunications",
    "Could not build binding. Please ensure that owner info and communications are defined correctly": "BindingNotBuilt",
    'Email send error. Failed to load module "subscribe"': "EmailSendFailed",
    "Email send error. Invalid data": "EmailSendFailed",
    "Email send error. Invalid email is specified": "EmailSendFailed",
    'Email send error. "From" is not found': "EmailSendFailed",
    'Email send error. "To" is not found': "EmailSendFailed",
    "Email send error. Failed to add posting. Please see details below": "EmailSendFailed",
    "Email send error. Failed to save posting file. Please see details below": "EmailSendFailed",
    "Email send error. Failed to update activity": "EmailSendFailed",
    "Email send error. General error": "EmailSendFailed",
    "The custom activity without provider is not supported in current context": "ProviderRequired",
    "Use crm.activity.configurable.add for this activity provider": "ConfigurableActivity",
    "Use crm.activity.configurable.update for this activity provider": "ConfigurableActivity",
}

_PREFIXES = {
    "Email send error.": "EmailSendFailed",
}


def _load(name: str) -> type[ApiError]:
    from bitrix24_client import errors

    found: type[ApiError] = getattr(errors, name)
    return found


CATALOGUE = Catalogue(
    codes=_CODES,
    messages={normalise_message(text): name for text, name in _MESSAGES.items()},
    prefixes=tuple((normalise_message(text), name) for text, name in _PREFIXES.items()),
    load=_load,
)
