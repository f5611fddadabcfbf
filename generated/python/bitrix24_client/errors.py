# Generated from spec/errors.yaml by "make generate". Do not edit.
"""Everything that a call can raise: a class per error of the API, and those of the client."""

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
    "EmailSendFailed",
    "EntityTypesDiffer",
    "ExpiredToken",
    "FieldRequired",
    "InsufficientScope",
    "InternalServerError",
    "IntranetUserRequired",
    "InvalidArgument",
    "InvalidCredentials",
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
    "PortalDeleted",
    "ProviderRequired",
    "QueryLimitExceeded",
    "RequestError",
    "RequiredParameterMissing",
    "ResponseError",
    "ResponsibleInvalid",
    "SameEntity",
    "SubjectInvalid",
    "TooManyCommunications",
    "TransportError",
    "UnexpectedAnswer",
    "UnsuitableActivityType",
    "UserAccessError",
    "WrongColor",
    "WrongDatetimeFormat",
]


class InternalServerError(ApiError):
    """The server failed. The call may have taken effect.

    Code: `INTERNAL_SERVER_ERROR`.
    """


class UnexpectedAnswer(ApiError):
    """A part of the server answered in a way that it could not use. The call may have
    taken effect.

    Code: `ERROR_UNEXPECTED_ANSWER`.
    """


class QueryLimitExceeded(ApiError):
    """Too many requests came from one address to one portal. The call was not carried
    out; wait and send it again.

    Code: `QUERY_LIMIT_EXCEEDED`.
    """


class OperationTimeLimit(ApiError):
    """The method has used up its execution time for this application or webhook. It is
    open again when the oldest minute drops out of the sum, at `operating_reset_at`
    of the last good answer.

    Code: `OPERATION_TIME_LIMIT`.
    """


class OverloadLimit(ApiError):
    """The vendor has blocked the portal's REST API by hand. Only the vendor's support
    can lift the block.

    Code: `OVERLOAD_LIMIT`.
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


class NoAuthFound(ApiError):
    """The access token or the webhook code is wrong.

    Code: `NO_AUTH_FOUND`.
    """


class ExpiredToken(ApiError):
    """The access token is too old. Refresh it and send the call again.

    Code: `expired_token`.
    """


class InvalidRequest(ApiError):
    """The call came over plain HTTP.

    Code: `INVALID_REQUEST`.
    """


class AccessDenied(ApiError):
    """The user may not do this, or the portal's plan does not include the REST API
    (status 403 without a rule of the method's own).

    Code: `ACCESS_DENIED`. Message: `Access denied`.
    """


class InvalidCredentials(ApiError):
    """The user behind the access token or the webhook lacks a permission that the
    method needs.

    Code: `INVALID_CREDENTIALS`.
    """


class InsufficientScope(ApiError):
    """The application or the webhook was not given the scope of the method.

    Code: `insufficient_scope`.
    """


class UserAccessError(ApiError):
    """The application is installed, but an administrator has not opened it to this
    user.

    Code: `user_access_error`.
    """


class ManifestNotAvailable(ApiError):
    """The manifest is not there.

    Code: `ERROR_MANIFEST_IS_NOT_AVAILABLE`.
    """


class PortalDeleted(ApiError):
    """The portal is gone, or the public part of an on-premise site is switched off.
    Waiting does not help.

    Code: `PORTAL_DELETED`.
    """


class MethodNotFound(ApiError):
    """The method does not exist at this address; methods of REST 3.0 only are not found
    at an address of version 2. The text of the message is not documented.

    Code: `ERROR_METHOD_NOT_FOUND`.
    """


class RequiredParameterMissing(ApiError):
    """A required parameter is missing.

    Code: `100`.
    """


class NotFound(ApiError):
    """What the call is about does not exist; the method and the text tell whether it is
    the activity, the CRM object or its type.

    Code: `NOT_FOUND`. Message: `Activity is not found`.
    """


class OwnerNotFound(ApiError):
    """The CRM object that the activity belongs to does not exist.

    Code: `OWNER_NOT_FOUND`.
    """


class InvalidArgument(ApiError):
    """A value is not allowed; the text tells which one and why.

    Code: `INVALID_ARG_VALUE`.
    """


class ApplicationContextRequired(ApiError):
    """Only an application may make this call, in some cases only the application that
    created the activity; a webhook may not.

    Codes: `ERROR_WRONG_CONTEXT`, `WRONG_AUTH_TYPE`. Messages: `Application context
    required`, `Access denied! Application context required`.
    """


class AdminRequired(ApiError):
    """Only an administrator may make this call.

    Message: `Admin permissions required`.
    """


class IntranetUserRequired(ApiError):
    """Only an employee may make this call; the user is a guest from outside.

    Code: `allowed_only_intranet_user`.
    """


class SubjectInvalid(ApiError):
    """The subject of the activity is missing or empty.

    Message: `The field SUBJECT is not defined or empty`.
    """


class ResponsibleInvalid(ApiError):
    """The responsible user of the activity is missing or not valid.

    Message: `The field RESPONSIBLE_ID is not defined or invalid`.
    """


class ActivityTypeInvalid(ApiError):
    """The type of the activity is missing or not valid.

    Message: `The field TYPE_ID is not defined or invalid`.
    """


class CommunicationsInvalid(ApiError):
    """The communications of the activity are missing or not valid.

    Message: `The field COMMUNICATIONS is not defined or invalid`.
    """


class TooManyCommunications(ApiError):
    """An activity of this type takes one communication only.

    Message: `The only one communication is allowed for activity of specified type`.
    """


class BindingNotBuilt(ApiError):
    """The activity could not be linked to a CRM object, because the owner or the
    communications do not tell to which one.

    Message: `Could not build binding. Please ensure that owner info and communications
    are defined correctly`.
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


class ProviderRequired(ApiError):
    """An activity of this type needs a provider in this context.

    Message: `The custom activity without provider is not supported in current context`.
    """


class ConfigurableActivity(ApiError):
    """The activity is configurable; `crm.activity.configurable.add` and
    `crm.activity.configurable.update` take care of it.

    Messages: `Use crm.activity.configurable.add for this activity provider`, `Use
    crm.activity.configurable.update for this activity provider`.
    """


class WrongDatetimeFormat(ApiError):
    """A value is not a date and time.

    Code: `WRONG_DATETIME_FORMAT`.
    """


class CompletedTodo(ApiError):
    """The activity is completed and can no longer be changed.

    Code: `CAN_NOT_UPDATE_COMPLETED_TODO`.
    """


class CompletedTodoColor(ApiError):
    """The activity is completed, so its colour can no longer be changed.

    Code: `CAN_NOT_UPDATE_COLOR_COMPLETED_TODO`.
    """


class CompletedTodoResponsible(ApiError):
    """The activity is completed, so its responsible user can no longer be changed.

    Code: `CAN_NOT_UPDATE_RESPONSIBLE_USER_COMPLETED_TODO`.
    """


class WrongColor(ApiError):
    """There is no such colour.

    Code: `CAN_NOT_UPDATE_WRONG_COLOR_TODO`.
    """


class ParentActivityRestricted(ApiError):
    """The parent activity is completed, so nothing can be planned after it.

    Code: `ERROR_PARENT_ACTIVITY_RESTRICT`.
    """


class AlreadyBound(ApiError):
    """The activity is already linked to this CRM object.

    Code: `ACTIVITY_IS_ALREADY_BOUND`.
    """


class BindingNotFound(ApiError):
    """The activity is not linked to this CRM object.

    Code: `BINDING_NOT_FOUND`.
    """


class LastBinding(ApiError):
    """It is the activity's only link, which must stay.

    Code: `LAST_BINDING_CANNOT_BE_DELETED`.
    """


class EntityTypesDiffer(ApiError):
    """A link can move between CRM objects of one type only.

    Codes: `SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR`,
    `SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL`.
    """


class SameEntity(ApiError):
    """The CRM object to move to is the one to move from.

    Code: `SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR`.
    """


class UnsuitableActivityType(ApiError):
    """An activity of this type cannot take content blocks.

    Code: `UNSUITABLE_ACTIVITY_TYPE_ERROR`.
    """


class FieldRequired(ApiError):
    """A required field of the layout is missing or empty.

    Code: `FIELD_IS_REQUIRED`.
    """
