# Generated from spec/errors.yaml by "make generate". Do not edit.
"""Everything that a call can raise: a class per error of the API, and those of the client."""

from bitrix24_client._runtime.authorization import (
    AuthorizationError,
    RefreshRefused,
    TokensNotSaved,
)
from bitrix24_client._runtime.errors import (
    ApiError,
    Bitrix24Error,
    OutcomeUnknown,
    RequestError,
    ResponseError,
    TransportError,
)

__all__ = [
    "AccessDenied",
    "ActivityTypeInvalid",
    "AdminRequired",
    "AlreadyBound",
    "ApiError",
    "ApplicationContextRequired",
    "AuthenticationError",
    "AuthorizationError",
    "BadgeCodeTaken",
    "BadgeInUse",
    "BatchLengthExceeded",
    "BatchMethodNotAllowed",
    "BindingNotBuilt",
    "BindingNotFound",
    "Bitrix24Error",
    "CommunicationsInvalid",
    "CompletedTodo",
    "CompletedTodoColor",
    "CompletedTodoResponsible",
    "ConfigurableActivity",
    "Conflict",
    "EmailSendFailed",
    "EmptyLayout",
    "EntityTypesDiffer",
    "ExpiredToken",
    "FieldRedundant",
    "FieldRequired",
    "IncomingWithDeadline",
    "InsufficientScope",
    "InternalServerError",
    "IntranetUserRequired",
    "InvalidArgument",
    "InvalidCredentials",
    "InvalidParameter",
    "InvalidRequest",
    "LastBinding",
    "ManifestNotAvailable",
    "MethodNotFound",
    "NoAuthFound",
    "NotFound",
    "OperationTimeLimit",
    "OutcomeUnknown",
    "OverloadLimit",
    "OwnerNotFound",
    "ParentActivityRestricted",
    "PortalBlocked",
    "PortalDeleted",
    "ProviderRequired",
    "QueryLimitExceeded",
    "RateLimited",
    "RefreshRefused",
    "RequestError",
    "RequiredParameterMissing",
    "ResponseError",
    "ResponsibleInvalid",
    "SameEntity",
    "SectionCodeMissing",
    "SectionCodeReserved",
    "SectionCodeTaken",
    "SectionCodeUnknown",
    "ServerError",
    "SubjectInvalid",
    "TokensNotSaved",
    "TooManyCommunications",
    "TooManyItems",
    "TransportError",
    "TypeUnchangeable",
    "UnexpectedAnswer",
    "UnsuitableActivityType",
    "UserAccessError",
    "ValidationFailed",
    "ValueNotListed",
    "WrongApplication",
    "WrongBadgeType",
    "WrongColor",
    "WrongDatetimeFormat",
    "WrongFieldValue",
    "WrongKey",
    "WrongLanguage",
]


class AuthenticationError(ApiError):
    """The portal does not know the caller. The access token or the webhook code is
    wrong or no longer valid.

    Group of `NoAuthFound` and `ExpiredToken`.
    """


class RateLimited(ApiError):
    """Too much was asked for in a short time. The call was not carried out; the same
    call works later.

    Group of `QueryLimitExceeded` and `OperationTimeLimit`.
    """


class PortalBlocked(ApiError):
    """The REST API of the whole portal is closed. Neither waiting nor another call
    helps; somebody has to open it again.

    Group of `OverloadLimit` and `PortalDeleted`.
    """


class ServerError(ApiError):
    """The server failed while it worked on the call. The call may have taken effect.

    Group of `InternalServerError` and `UnexpectedAnswer`.
    """


class InvalidParameter(ApiError):
    """A parameter or a part of one is missing or has a value that the server does not
    take. The same call fails again.

    Group of `RequiredParameterMissing`, `InvalidArgument`, `SubjectInvalid`,
    `ResponsibleInvalid`, `ActivityTypeInvalid`, `CommunicationsInvalid`,
    `TooManyCommunications`, `BindingNotBuilt`, `ProviderRequired`,
    `WrongDatetimeFormat`, `WrongColor`, `EntityTypesDiffer`, `SameEntity`,
    `FieldRequired`, `WrongFieldValue`, `FieldRedundant`, `ValueNotListed`,
    `TooManyItems`, `WrongKey`, `WrongLanguage`, `SectionCodeReserved`,
    `SectionCodeTaken`, `SectionCodeMissing`, `SectionCodeUnknown`,
    `IncomingWithDeadline`, `EmptyLayout`, `TypeUnchangeable`, `WrongBadgeType` and
    `ValidationFailed`.
    """


class Conflict(ApiError):
    """What is there already does not allow the change. The parameters may be right, and
    the call may work when things have changed.

    Group of `CompletedTodo`, `CompletedTodoColor`, `CompletedTodoResponsible`,
    `ParentActivityRestricted`, `AlreadyBound`, `LastBinding`, `UnsuitableActivityType`,
    `BadgeCodeTaken` and `BadgeInUse`.
    """


class BatchMethodNotAllowed(ApiError):
    """The method may not stand in a batch. Another batch and methods that carry files
    are of this kind.

    Code: `ERROR_BATCH_METHOD_NOT_ALLOWED`.
    """


class BatchLengthExceeded(ApiError):
    """The batch holds too many commands.

    Code: `ERROR_BATCH_LENGTH_EXCEEDED`.
    """


class InvalidRequest(ApiError):
    """The call came over plain HTTP.

    Code: `INVALID_REQUEST`.
    """


class AccessDenied(ApiError):
    """The user may not do this. With status 403, unless the method has a rule of its
    own for it, the portal's plan does not include the REST API.

    Group of `InvalidCredentials`, `InsufficientScope`, `UserAccessError`,
    `ApplicationContextRequired`, `AdminRequired`, `IntranetUserRequired` and
    `WrongApplication`. Code: `ACCESS_DENIED`. Message: `Access denied`.
    """


class ManifestNotAvailable(ApiError):
    """The manifest is not there.

    Code: `ERROR_MANIFEST_IS_NOT_AVAILABLE`.
    """


class MethodNotFound(ApiError):
    """The method does not exist at this address; methods of REST 3.0 only are not found
    at an address of version 2. The text of the message is not documented.

    Code: `ERROR_METHOD_NOT_FOUND`.
    """


class NotFound(ApiError):
    """What the call is about does not exist; the method and the text tell whether it is
    the activity, the CRM object, its type or a badge.

    Group of `OwnerNotFound` and `BindingNotFound`. Code: `NOT_FOUND`. Message:
    `Activity is not found`.
    """


class EmailSendFailed(ApiError):
    """The activity was created, but its e-mail was not sent. Delete the activity before
    another attempt.

    Messages: `Email send error. Failed to load module "subscribe"`, `Email send error.
    Invalid data`, `Email send error. Invalid email is specified`, `Email send error.
    "From" is not found`, `Email send error. "To" is not found`, `Email send error.
    Failed to add posting. Please see details below`, `Email send error. Failed to save
    posting file. Please see details below`, `Email send error. Failed to update
    activity`, `Email send error. General error`. Message beginning: `Email send
    error.`.
    """


class ConfigurableActivity(ApiError):
    """The activity is configurable; `crm.activity.configurable.add` and
    `crm.activity.configurable.update` take care of it.

    Messages: `Use crm.activity.configurable.add for this activity provider`, `Use
    crm.activity.configurable.update for this activity provider`.
    """


class InternalServerError(ServerError):
    """The server failed. The call may have taken effect.

    Code: `INTERNAL_SERVER_ERROR`.
    """

    retry = "if_repeat_safe"


class UnexpectedAnswer(ServerError):
    """A part of the server answered in a way that it could not use. The call may have
    taken effect.

    Code: `ERROR_UNEXPECTED_ANSWER`.
    """

    retry = "if_repeat_safe"


class QueryLimitExceeded(RateLimited):
    """Too many requests came from one address to one portal. The call was not carried
    out; wait and send it again.

    Code: `QUERY_LIMIT_EXCEEDED`.
    """

    retry = "wait"


class OperationTimeLimit(RateLimited):
    """The method has used up its execution time for this application or webhook. It is
    open again when the oldest minute drops out of the sum, at `operating_reset_at`
    of the last good answer.

    Code: `OPERATION_TIME_LIMIT`.
    """

    retry = "wait_for_reset"


class OverloadLimit(PortalBlocked):
    """The vendor has blocked the portal's REST API by hand. Only the vendor's support
    can lift the block.

    Code: `OVERLOAD_LIMIT`.
    """


class NoAuthFound(AuthenticationError):
    """The access token or the webhook code is wrong.

    Code: `NO_AUTH_FOUND`.
    """


class ExpiredToken(AuthenticationError):
    """The access token is too old. Refresh it and send the call again.

    Code: `expired_token`.
    """

    retry = "refresh_token"


class InvalidCredentials(AccessDenied):
    """The user behind the access token or the webhook lacks a permission that the
    method needs.

    Code: `INVALID_CREDENTIALS`.
    """


class InsufficientScope(AccessDenied):
    """The application or the webhook was not given the scope of the method.

    Code: `insufficient_scope`.
    """


class UserAccessError(AccessDenied):
    """The application is installed, but an administrator has not opened it to this
    user.

    Code: `user_access_error`.
    """


class PortalDeleted(PortalBlocked):
    """The portal is gone, or the public part of an on-premise site is switched off.
    Waiting does not help.

    Code: `PORTAL_DELETED`.
    """


class RequiredParameterMissing(InvalidParameter):
    """A required parameter is missing.

    Codes: `100`, `REQUIRED_ARG_MISSING`.
    """


class OwnerNotFound(NotFound):
    """The CRM object that the activity belongs to does not exist.

    Code: `OWNER_NOT_FOUND`.
    """


class InvalidArgument(InvalidParameter):
    """A value is not allowed; the text tells which one and why.

    Code: `INVALID_ARG_VALUE`.
    """


class ApplicationContextRequired(AccessDenied):
    """Only an application may make this call, in some cases only the application that
    created the activity; a webhook may not.

    Codes: `ERROR_WRONG_CONTEXT`, `WRONG_AUTH_TYPE`. Messages: `Application context
    required`, `Access denied! Application context required`.
    """


class AdminRequired(AccessDenied):
    """Only an administrator may make this call.

    Message: `Admin permissions required`.
    """


class IntranetUserRequired(AccessDenied):
    """Only an employee may make this call; the user is a guest from outside.

    Code: `allowed_only_intranet_user`.
    """


class SubjectInvalid(InvalidParameter):
    """The subject of the activity is missing or empty.

    Message: `The field SUBJECT is not defined or empty`.
    """


class ResponsibleInvalid(InvalidParameter):
    """The responsible user of the activity is missing or not valid.

    Message: `The field RESPONSIBLE_ID is not defined or invalid`.
    """


class ActivityTypeInvalid(InvalidParameter):
    """The type of the activity is missing or not valid.

    Message: `The field TYPE_ID is not defined or invalid`.
    """


class CommunicationsInvalid(InvalidParameter):
    """The communications of the activity are missing or not valid.

    Message: `The field COMMUNICATIONS is not defined or invalid`.
    """


class TooManyCommunications(InvalidParameter):
    """An activity of this type takes one communication only.

    Message: `The only one communication is allowed for activity of specified type`.
    """


class BindingNotBuilt(InvalidParameter):
    """The activity could not be linked to a CRM object, because the owner or the
    communications do not tell to which one.

    Message: `Could not build binding. Please ensure that owner info and communications
    are defined correctly`.
    """


class ProviderRequired(InvalidParameter):
    """An activity of this type needs a provider in this context.

    Message: `The custom activity without provider is not supported in current context`.
    """


class WrongDatetimeFormat(InvalidParameter):
    """A value is not a date and time.

    Code: `WRONG_DATETIME_FORMAT`.
    """


class CompletedTodo(Conflict):
    """The activity is completed and can no longer be changed.

    Code: `CAN_NOT_UPDATE_COMPLETED_TODO`.
    """


class CompletedTodoColor(Conflict):
    """The activity is completed, so its colour can no longer be changed.

    Code: `CAN_NOT_UPDATE_COLOR_COMPLETED_TODO`.
    """


class CompletedTodoResponsible(Conflict):
    """The activity is completed, so its responsible user can no longer be changed.

    Code: `CAN_NOT_UPDATE_RESPONSIBLE_USER_COMPLETED_TODO`.
    """


class WrongColor(InvalidParameter):
    """There is no such colour.

    Code: `CAN_NOT_UPDATE_WRONG_COLOR_TODO`.
    """


class ParentActivityRestricted(Conflict):
    """The parent activity is completed, so nothing can be planned after it.

    Code: `ERROR_PARENT_ACTIVITY_RESTRICT`.
    """


class AlreadyBound(Conflict):
    """The activity is already linked to this CRM object.

    Code: `ACTIVITY_IS_ALREADY_BOUND`.
    """


class BindingNotFound(NotFound):
    """The activity is not linked to this CRM object.

    Code: `BINDING_NOT_FOUND`.
    """


class LastBinding(Conflict):
    """It is the activity's only link, which must stay.

    Code: `LAST_BINDING_CANNOT_BE_DELETED`.
    """


class EntityTypesDiffer(InvalidParameter):
    """A link can move between CRM objects of one type only.

    Codes: `SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR`,
    `SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL`.
    """


class SameEntity(InvalidParameter):
    """The CRM object to move to is the one to move from.

    Code: `SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR`.
    """


class UnsuitableActivityType(Conflict):
    """An activity of this type cannot take content blocks.

    Code: `UNSUITABLE_ACTIVITY_TYPE_ERROR`.
    """


class FieldRequired(InvalidParameter):
    """A required part of the layout is missing or empty.

    Code: `FIELD_IS_REQUIRED`.
    """


class WrongFieldValue(InvalidParameter):
    """A field of the activity or a part of the layout has a value that is not allowed.

    Code: `WRONG_FIELD_VALUE`.
    """


class FieldRedundant(InvalidParameter):
    """A part of the layout has a key that it does not know.

    Code: `FIELD_IS_REDUNDANT`.
    """


class ValueNotListed(InvalidParameter):
    """A value in the layout is not one of those allowed.

    Code: `ENUM_FIELD`.
    """


class TooManyItems(InvalidParameter):
    """The layout holds too many of something, such as tags or buttons.

    Code: `TOO_MANY_ITEMS`.
    """


class WrongKey(InvalidParameter):
    """A name in the layout holds something else than Latin letters, digits, `_` and
    `-`.

    Code: `KEY_CONTAIN_WRONG_SYMBOLS`.
    """


class WrongLanguage(InvalidParameter):
    """A translation has the code of a language that is not installed on the portal.

    Code: `WRONG_LANG`.
    """


class SectionCodeReserved(InvalidParameter):
    """A section of the menu has a code that Bitrix24 uses itself.

    Code: `MENU_RESERVED_SECTION_CODE`.
    """


class SectionCodeTaken(InvalidParameter):
    """Two sections of the menu have the same code.

    Code: `MENU_DUPLICATE_SECTION_CODE`.
    """


class SectionCodeMissing(InvalidParameter):
    """The menu has sections, and an item does not name one.

    Code: `MENU_MISSING_SECTION_CODE`.
    """


class SectionCodeUnknown(InvalidParameter):
    """An item of the menu names a section that does not exist.

    Code: `MENU_UNKNOWN_SECTION_CODE`.
    """


class WrongApplication(AccessDenied):
    """Only the application that added the activity can change it.

    Code: `ERROR_WRONG_APPLICATION`.
    """


class IncomingWithDeadline(InvalidParameter):
    """An incoming activity cannot have a deadline.

    Code: `INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE`.
    """


class EmptyLayout(InvalidParameter):
    """The layout is empty.

    Code: `ERROR_EMPTY_LAYOUT`.
    """


class TypeUnchangeable(InvalidParameter):
    """The type of a configurable activity cannot change.

    Code: `CANT_CHANGE_PROVIDER_TYPE_ID`.
    """


class WrongBadgeType(InvalidParameter):
    """There is no such type of badge.

    Code: `WRONG_TYPE_VALUE`.
    """


class BadgeCodeTaken(Conflict):
    """There is a badge with this code already.

    Code: `BX_INVALID_VALUE`.
    """


class BadgeInUse(Conflict):
    """Activities still have the badge, so it cannot be deleted.

    Code: `ENTITY_WITH_BADGE_EXISTS`.
    """


class ValidationFailed(InvalidParameter):
    """A value is not allowed; the text tells why.

    Code: `0`.
    """
